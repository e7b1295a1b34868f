"""A canvas that says of every mark what it is, so that a screen reader can follow the page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from operator import methodcaller
from typing import IO, Any, Final

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from collabdesk.report import fonts
from collabdesk.report.structure import BBox, Link, Mark, Node, write_structure

Deferred = Callable[["TaggedCanvas", int], None]
"""Draws what needs the number of pages, once it is known."""

# A file goes where bytes go: written as letters, its pages took a quarter more room, and time.
rl_config.useA85 = 0

_NUMBER: Final = re.compile(r"^(/\w+ <</MCID )(\d+)", re.MULTILINE)
"""A mark's number in the code of a page; what people typed never begins a line there."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn once: its code, the number of its first mark, and its elements."""

    code: str
    first: int
    nodes: tuple[Node, ...]


# The library's own links cannot be told their place in the structure tree.
def _place(canvas: Canvas, name: str) -> Any:
    return methodcaller("_bookmarkReference", name)(canvas)


def _annotate(canvas: Canvas, annotation: PDFDictionary) -> None:
    methodcaller("_addAnnotation", annotation)(canvas)


class TaggedCanvas(Canvas):
    """Writes PDF/UA-1: marked content, the structure tree, language and title."""

    _doc: Any
    _code: list[str]
    _filename: Any

    def __init__(self, filename: str | IO[bytes], *args: Any, **kwargs: Any) -> None:
        super().__init__(filename, *args, **kwargs)
        self.lang = "en-GB"
        self.root = Node("Document")
        self._open = [self.root]
        self._by_key: dict[Hashable, Node] = {}
        self._marks: list[list[Node]] = []
        self._artifacts = 0
        self._bookmarks = 0
        self._deferred: list[tuple[int, str, Deferred]] = []
        self._pages_of: dict[str, int] = {}
        self.progress: Callable[[int], None] = lambda _page: None

    @contextmanager
    def element(
        self,
        role: str,
        key: Hashable = None,
        *,
        alt: str = "",
        bbox: BBox | None = None,
        scope: str = "",
    ) -> Iterator[None]:
        """Put what follows into an element; the same *key* goes on with the same element."""
        if self._artifacts:
            yield
            return
        node = self._by_key.get(key) if key is not None else None
        if node is None:
            node = Node(role, alt, bbox, scope)
            self._open[-1].kids.append(node)
            if key is not None:
                self._by_key[key] = node
        self._open.append(node)
        try:
            yield
        finally:
            self._open.pop()

    @contextmanager
    def content(self, said: str = "") -> Iterator[None]:
        """Mark what is drawn as content of the open element.

        *said* is its text where it is not drawn in the order or the letters it was typed in.
        """
        if self._artifacts:
            yield
            return
        node, marks = self._open[-1], self._marks_here()
        mark = Mark(self.getPageNumber() - 1, len(marks))
        marks.append(node)
        node.kids.append(mark)
        text = f" /ActualText <FEFF{said.encode('utf-16-be').hex().upper()}>" if said else ""
        with self._marked(f"/{node.role} <</MCID {mark.number}{text}>>"):
            yield

    def _marks_here(self) -> list[Node]:
        """Return the element of each mark on this page, for more to be added."""
        while len(self._marks) < self.getPageNumber():
            self._marks.append([])
        return self._marks[self.getPageNumber() - 1]

    def record(self, draw: Callable[[], None]) -> Drawn:
        """Draw, and return what it left, for :meth:`repeat`; figures and links are not for that."""
        begun, marks, whole = len(self._code), len(self._marks_here()), self._open[-1]
        before = len(whole.kids)
        draw()
        nodes = tuple(kid for kid in whole.kids[before:] if isinstance(kid, Node))
        return Drawn("\n".join(self._code[begun:]), marks, nodes)

    def repeat(self, drawn: Drawn) -> None:
        """Put what was drawn onto this page, at the present origin, as elements of its own."""
        marks = self._marks_here()
        shift = len(marks) - drawn.first
        self._code.append(_NUMBER.sub(lambda m: f"{m[1]}{int(m[2]) + shift}", drawn.code))
        holders: dict[int, Node] = {}
        for node in drawn.nodes:
            self._open[-1].kids.append(node.again(self.getPageNumber() - 1, shift, holders))
        marks += [holders[number] for number in sorted(holders)]

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """Mark what is drawn as decoration (Layout) or page furniture (Pagination)."""
        self._artifacts += 1
        try:
            if self._artifacts > 1:
                yield
            else:
                with self._marked(f"/Artifact <</Type /{kind}>>"):
                    yield
        finally:
            self._artifacts -= 1

    @contextmanager
    def _marked(self, properties: str) -> Iterator[None]:
        self._code.append(f"{properties} BDC")
        try:
            yield
        finally:
            self._code.append("EMC")

    def later(self, draw: Deferred) -> None:
        """Keep a place on this page for *draw*, which is called once the last page is done."""
        # A PDF comment: where a place were never filled, the page would still be sound.
        place = f"%place-{len(self._deferred)}%"
        self._deferred.append((self.getPageNumber() - 1, place, draw))
        self._code.append(place)

    def link(self, box: BBox, title: str, target: str) -> None:
        """Let the open element's place on the page, in its coordinates, lead to *target*.

        *target* is the name of a place that ``mark_place`` has marked or will mark.
        """
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray([round(edge, 2) for edge in box]),
                "Border": PDFArray([0, 0, 0]),
                "F": 4,
                "Contents": PDFString(title),
                "Dest": _place(self, target),
            }
        )
        _annotate(self, annotation)
        self._open[-1].kids.append(Link(self.getPageNumber() - 1, annotation))

    def mark_place(self, name: str, top: float) -> None:
        """Mark *top* in the present coordinates as the place *name*, for links to it."""
        self.bookmarkHorizontal(name, 0, top)
        self._pages_of[name] = self.getPageNumber()

    def page_of(self, name: str) -> int:
        """Return the number of the page on which the place *name* was marked, from 1."""
        return self._pages_of[name]

    def bookmark(self, title: str, level: int, top: float) -> None:
        """Add an entry to the outline that leads to *top* in the present coordinates."""
        name = f"mark-{self._bookmarks}"
        self._bookmarks += 1
        self.bookmarkHorizontal(name, 0, top)
        self.addOutlineEntry(title, name, level, closed=False)

    def date_file(self, day: date) -> None:
        """Say in the file that it was made on *day*, whatever the clock says."""
        stamp = f"D:{day:%Y%m%d}000000Z"
        self.setDateFormatter(lambda *_parts: stamp)

    def save(self) -> None:
        """Finish the last page, fill the places kept, write tree, fonts and file."""
        if self._code:
            self.showPage()
        self._fill_places()
        self._sign()
        write_structure(self._doc, self.root, self._marks, self.lang)
        self.setViewerPreference("DisplayDocTitle", "true")
        self._finish_fonts()
        self._doc.SaveToFile(self._filename, self)

    def _fill_places(self) -> None:
        pages = list(self._doc.Pages.pages)
        for index, place, draw in self._deferred:
            self._code = []
            draw(self, len(pages))
            page = pages[index]
            # On a line of its own, as no text is: one that looks the same stands among other code.
            before, _, after = page.stream.partition(f"\n{place}\n")
            page.stream = "\n".join([before, *self._code, after])
        self._code = []

    def _sign(self) -> None:
        # The file's identifier comes from its pages, never from a clock or the surroundings.
        signature = hashlib.md5(usedforsecurity=False)
        for page in self._doc.Pages.pages:
            signature.update(page.stream.encode())
        self._doc.signature = signature

    def _finish_fonts(self) -> None:
        fonts_used, self._doc.delayedFonts = self._doc.delayedFonts, []
        for font in fonts_used:
            font.addObjects(self._doc)
        for name, item in self._doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                item.content = fonts.sound_unicode(item.content)


def tags(canvas: Canvas) -> TaggedCanvas:
    """Return *canvas* as the tagging canvas that every part of a report draws on."""
    if not isinstance(canvas, TaggedCanvas):
        raise TypeError("a report draws on a TaggedCanvas only")
    return canvas
