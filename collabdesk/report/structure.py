"""The structure tree of a tagged PDF: what each mark on a page is, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFPage,
    PDFString,
)

BBox = tuple[float, float, float, float]

_XMP: Final = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt>'
    "</dc:description><pdfuaid:part>1</pdfuaid:part>"
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of marked content: page index from 0, and its number on that page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A place on a page that leads somewhere: its page index from 0, and the annotation."""

    page: int
    annotation: PDFDictionary


@dataclass(slots=True, eq=False)
class Node:
    """A structure element: its role, what a reader needs beside it, and its parts in order."""

    role: str
    alt: str = ""
    bbox: BBox | None = None
    scope: str = ""
    kids: list[Node | Mark | Link] = field(default_factory=list)

    def again(self, page: int, shift: int, holders: dict[int, Node]) -> Node:
        """Return this element as it is on another *page*, with *shift* added to each mark.

        Tells *holders* which element has which mark. Raises TypeError for what is of one page
        alone: a figure, which says where it stands, or a link.
        """
        made = Node(self.role, self.alt, None, self.scope)
        for kid in self.kids:
            if self.bbox is not None or isinstance(kid, Link):
                raise TypeError(f"a {self.role} is of one page alone")
            if isinstance(kid, Node):
                made.kids.append(kid.again(page, shift, holders))
            else:
                made.kids.append(Mark(page, kid.number + shift))
                holders[kid.number + shift] = made
        return made

    def attributes(self) -> PDFDictionary | None:
        """Return the /A entry, or None: where a figure stands, what a header cell heads."""
        if self.bbox is not None:
            box = PDFArray([round(edge, 2) for edge in self.bbox])
            return PDFDictionary(
                {"O": PDFName("Layout"), "BBox": box, "Placement": PDFName("Block")}
            )
        if self.scope:
            return PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(self.scope)})
        return None


class _Mark(PDFObject):
    """A piece of marked content as an element's kid."""

    def __init__(self, page: Any, number: int) -> None:
        self._page, self._number = page, number

    def format(self, document: Any) -> bytes:
        """Return the bytes."""
        page: bytes = self._page.format(document)
        return b"<</Type /MCR /MCID %d /Pg %b>>" % (self._number, page)


class _Element(PDFObject):
    """An element in a file, written in one go: the cards of a big room have a hundred thousand."""

    def __init__(self, node: Node, parent: Any) -> None:
        self._node, self._parent = node, parent
        self.kids: list[Any] = []

    def format(self, document: Any) -> bytes:
        """Return the bytes."""
        node = self._node
        parts = [b"<</Type /StructElem /S /%b /P " % node.role.encode()]
        parts.append(self._parent.format(document))
        if node.alt:
            parts += [b" /Alt ", PDFString(node.alt).format(document)]
        if (attributes := node.attributes()) is not None:
            parts += [b" /A ", attributes.format(document)]
        kids = b" ".join(kid.format(document) for kid in self.kids)
        return b"".join([*parts, b" /K [", kids, b"]>>"])


class _Writer:
    """Turns nodes into PDF objects; remembers the reference of each for the parent tree."""

    def __init__(self, doc: Any, pages: Sequence[Any]) -> None:
        self._doc = doc
        self._pages = pages
        self.references: dict[Node, Any] = {}
        self.links: list[Any] = []

    def element(self, node: Node, parent: Any) -> Any:
        """Write *node* and everything below it; return the reference."""
        entry = _Element(node, parent)
        reference = self._doc.Reference(entry)
        self.references[node] = reference
        entry.kids = [self._kid(kid, reference) for kid in node.kids]
        return reference

    def _kid(self, kid: Node | Mark | Link, parent: Any) -> Any:
        if isinstance(kid, Node):
            return self.element(kid, parent)
        page = self._pages[kid.page]
        if isinstance(kid, Mark):
            return _Mark(page, kid.number)
        # After the pages, which have the first numbers of the parent tree.
        kid.annotation["StructParent"] = len(self._pages) + len(self.links)
        self.links.append(parent)
        reference = self._doc.Reference(kid.annotation)
        return PDFDictionary({"Type": PDFName("OBJR"), "Pg": page, "Obj": reference})


def write_structure(doc: Any, root: Node, marks: Sequence[Sequence[Node]], lang: str) -> None:
    """Write tree, parent tree, language and the PDF/UA-1 identification into *doc*.

    *marks* holds per page the node of each marked-content number.
    """
    pages = list(doc.Pages.pages)
    tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    tree_reference = doc.Reference(tree)
    writer = _Writer(doc, [doc.Reference(page) for page in pages])
    tree["K"] = PDFArray([writer.element(root, tree_reference)])
    numbers: list[Any] = []
    for index, page in enumerate(pages):
        _tag_page(page, index)
        nodes = marks[index] if index < len(marks) else ()
        numbers += [index, doc.Reference(PDFArray([writer.references[n] for n in nodes]))]
    for index, parent in enumerate(writer.links, start=len(pages)):
        numbers += [index, parent]
    tree["ParentTree"] = PDFDictionary({"Nums": PDFArray(numbers)})
    tree["ParentTreeNextKey"] = len(pages) + len(writer.links)
    catalogue = doc.Catalog
    catalogue.StructTreeRoot = tree_reference
    catalogue.MarkInfo = PDFDictionary({"Marked": "true"})
    catalogue.Lang = PDFString(lang)
    catalogue.Metadata = XMP(creator=lambda _doc: _metadata(doc.info.title, doc.info.subject))


def _tag_page(page: PDFPage, index: int) -> None:
    # A page writes the entries it lists, and the library does not list these two.
    tagged: Any = page
    tagged.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    tagged.StructParents = index
    tagged.Tabs = PDFName("S")


def _metadata(title: str, subject: str) -> bytes:
    # Bytes, since the library would encode text as PDFDocEncoding.
    return _XMP.format(title=escape(title), subject=escape(subject)).encode()
