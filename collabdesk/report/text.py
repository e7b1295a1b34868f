"""The one way text gets on paper: every character printed as typed, never read as markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, zip_longest
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from collabdesk.handout.direction import goes_left, has_right, led_left
from collabdesk.report import bidi, breaking, emoji, fonts, styles
from collabdesk.report.tagging import tags

ELLIPSIS = "…"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNSEEN = re.compile(
    # The key around a digit, the colour of a skin, and which of its forms a letter has.
    "(?<=[0-9#*])\ufe0f?\u20e3"
    "|(?<=[\u261d-\u270d\U0001f385-\U0001f3fa\U0001f400-\U0001faff])\ufe0f?[\U0001f3fb-\U0001f3ff]"
    "|[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""What changes how the letter before it looks, or has no look at all."""
PIECE = 40
"""Lines of typed text in one paragraph."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that looks different from the paragraph it stands in."""

    text: str
    bold: bool = False
    colour: str = ""
    size: float = 0


class TaggedParagraph(Paragraph):
    """A paragraph that is one element of the structure tree, also where pages part it."""

    role = "P"
    key: object = None
    outline: tuple[int, str] | None = None
    leftwards = False
    close = False
    place = ""
    _broken_at = -1.0

    def wrap(self, width: float, height: float, /) -> tuple[float, float]:
        """Break into lines, between letters too where the writing has no spaces.

        Once for a width: what holds the paragraph asks as it measures, and again as it draws.
        """
        if self._broken_at == width and "blPara" in vars(self):
            return self.width, self.height
        self._broken_at = width
        if self.close and self.frags and not isinstance(self.frags[0], list):
            self.frags = breaking.apart(self.frags)
        return super().wrap(width, height)

    def split(self, width: float, height: float, /) -> list[Flowable]:
        """Split over pages; both parts stay the same element."""
        parts: list[Any] = super().split(width, height)
        for part in parts:
            part.role, part.key, part.leftwards = self.role, self.key, self.leftwards
        if parts:
            parts[0].outline, parts[0].place = self.outline, self.place
        return parts

    def draw(self) -> None:
        """Draw inside an element of the paragraph's role; a heading adds its bookmark."""
        canvas = tags(self.canv)
        said = self._put_in_order()
        self._space_line_ends()
        if self.outline is not None:
            level, title = self.outline
            canvas.bookmark(title, level, self.height)
        if self.place:
            canvas.mark_place(self.place, self.height)
        with canvas.element(self.role, self.key), canvas.content(said):
            super().draw()
        # The heads of a table are drawn again on its next page, from lines as they were.
        self._broken_at = -1.0

    def _put_in_order(self) -> str:
        """Put each line into the order it is drawn in; return the text where that differs."""
        lines = _lines(self)
        texts = [_text(line) for line in lines]
        whole = _joined(texts)
        if not has_right(whole):
            return ""
        leftwards = bool(self.leftwards)
        for place, line in enumerate(lines):
            lines[place] = _ordered(line, leftwards=leftwards)
        return emoji.spelled(bidi.as_written(whole))

    def _space_line_ends(self) -> None:
        # Read aloud or copied, the last word of a line must not run into the next.
        for line, after in zip_longest(_lines(self), _lines(self)[1:]):
            words = line.words if hasattr(line, "words") else line[1]
            if self.close and after is not None and _goes_on(_text(line), _text(after)):
                continue
            if words and isinstance(words[-1], str):
                words.append("")
            elif words and not words[-1].text.endswith(" "):
                words[-1].text += " "


def printable(text: str) -> str:
    """Return *text* with each character that the fonts lack shown as a box; none dropped.

    Not for what it has returned already: its own signs for emoji are not for people to type.

    Characters without a shape of their own (joiners, direction marks, selectors of a variant) go
    unseen on any paper; so does what only changes the emoji or the digit before it.
    """
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    out = []
    whole = fonts.joined(unicodedata.normalize("NFC", text))
    for char in bidi.joined(_UNSEEN.sub("", whole)):
        category = unicodedata.category(char)
        if char == "\t":
            out.append("    ")
        elif char == "\n" or category in {"Zl", "Zp"}:
            out.append("\n")
        elif category == "Zs":
            out.append(char if char == "\u00a0" else " ")
        elif category not in {"Cf", "Cc"}:
            out.append(char if fonts.shown(char) else fonts.BOX)
    return "".join(out)


def boxed(texts: Iterable[str]) -> str:
    """Return the characters in *texts* that no face has, each once, in the order met."""
    met = dict.fromkeys(char for text in texts if not text.isascii() for char in text)
    return "".join(char for char in met if printable(char) == fonts.BOX != char)


def _markup(run: Run) -> str:
    pieces = fonts.runs(printable(run.text), "")
    text = "".join(_piece(face, piece) for face, piece in pieces)
    if run.colour:
        text = f'<font color="{run.colour}">{text}</font>'
    if run.size:
        text = f'<font size="{run.size}">{text}</font>'
    return f'<font name="{fonts.BOLD}">{text}</font>' if run.bold else text


def _piece(face: str, piece: str) -> str:
    text = escape(piece).replace("  ", "\u00a0 ").replace("\n", "<br/>")
    return f'<font name="{face}">{text}</font>' if face else text


def para(
    *runs: str | Run,
    style: ParagraphStyle | None = None,
    role: str = "P",
    outline: int | None = None,
) -> TaggedParagraph:
    """Return a paragraph of *runs*; the only way in for text of users and packs.

    *role* is a structure role such as P or H2; *outline* adds a bookmark on that level from 0.
    """
    parts = [run if isinstance(run, Run) else Run(run) for run in runs]
    lead = "".join(part.text for part in parts if part.bold)
    leftwards = led_left(lead, "".join(part.text for part in parts if not part.bold))
    look = style or styles.style()
    made = TaggedParagraph("".join(map(_markup, parts)), styles.from_right(look, leftwards))
    made.leftwards = leftwards
    made.close = any(
        breaking.wide(char) for part in parts if not part.text.isascii() for char in part.text
    )
    made.role = role
    made.key = object()
    if outline is not None:
        made.outline = (outline, one_line(part.text for part in parts))
    return made


def passages(text: str, style: ParagraphStyle, lead: str = "") -> list[TaggedParagraph]:
    """Return text of any length as paragraphs, the first behind *lead* in bold.

    A paragraph that breaks over pages is measured again on each of them; in pieces of some
    lines, a text of thousands of lines still takes no more than its own time.
    """
    lines = text.strip("\n").split("\n")
    pieces = ["\n".join(lines[i : i + PIECE]) for i in range(0, len(lines), PIECE)]
    first = para(*([Run(f"{lead}  ", bold=True)] if lead else []), pieces[0], style=style)
    return [first, *(para(piece, style=style) for piece in pieces[1:])]


def one_line(texts: Iterable[str]) -> str:
    """Join *texts* into one line, as a bookmark or a file's title needs it.

    What XML cannot hold becomes U+FFFD: the title stands in the file's metadata too.
    """
    return _NOT_XML.sub("\ufffd", " ".join("".join(texts).split()))


def _lines(paragraph: Paragraph) -> list[Any]:
    """Return the lines of a wrapped paragraph, which the library keeps untyped."""
    lines: list[Any] = vars(paragraph)["blPara"].lines
    return lines


def _goes_on(line: str, after: str) -> bool:
    """Say whether a word written without spaces goes on in the next line."""
    return bool(line and after) and breaking.may_part(line[-1], after[0])


def _joined(lines: Sequence[str]) -> str:
    """Return the text of lines, a space between two but within a word."""
    spaces = ("" if _goes_on(line, after) else " " for line, after in pairwise(lines))
    return "".join(part for pair in zip_longest(lines, spaces, fillvalue="") for part in pair)


def _text(line: Any) -> str:
    words = line.words if hasattr(line, "words") else line[1]
    if words and isinstance(words[0], str):
        return " ".join(words)
    return "".join(word.text for word in words)


def _ordered(line: Any, *, leftwards: bool) -> Any:
    """Return a wrapped line with its characters as they stand on paper from the left."""
    text = _text(line)
    if not has_right(text) and not leftwards:
        return line
    drawn = bidi.order(text, leftwards=leftwards)
    if not hasattr(line, "words"):
        return (line[0], "".join(char for _, char in drawn).split(" "))
    owners = [word for word in line.words for _ in word.text]
    pieces = groupby(drawn, key=lambda given: id(owners[given[0]]))
    made = []
    for _, group in pieces:
        given = list(group)
        made.append(owners[given[0][0]].clone(text="".join(char for _, char in given)))
    line.words = made
    return line


def lines_of(paragraph: TaggedParagraph, width: float) -> int:
    """Return how many lines *paragraph* takes at *width* points."""
    paragraph.wrap(width, 1e6)
    return len(_lines(paragraph))


def label(
    canvas: Canvas,
    x: float,
    y: float,
    text: str,
    style: ParagraphStyle,
    room: float = 0,
    tail: str = "",
) -> None:
    """Draw one line at a point, for charts and page furniture.

    *room* above 0 cuts the line to that many points with an ellipsis, before *tail*.
    """
    shown = printable(text).replace("\n", " ")
    name, size = style.fontName, style.fontSize
    if room:
        shown = cut(shown, name, size, room - fonts.width(tail, name, size))
    shown += tail
    leftwards = goes_left(shown)
    if has_right(shown):
        shown = "".join(char for _, char in bidi.order(shown, leftwards=leftwards))
    canvas.setFillColor(style.textColor)
    if style.alignment:
        x -= fonts.width(shown, name, size)
    for face, piece in fonts.runs(shown, name):
        canvas.setFont(face, size)
        canvas.drawString(x, y, piece)
        x += fonts.width(piece, name, size)


def cut(text: str, font: str, size: float, room: float) -> str:
    """Return *text*, or as much of it as fits *room* points with an ellipsis behind."""
    if fonts.width(text, font, size) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fonts.width(text[:middle].rstrip() + ELLIPSIS, font, size) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def shorten(text: str, style: ParagraphStyle, width: float, lines: int, lead: str = "") -> str:
    """Return *text*, or as much of it as fits *lines* lines after *lead*, with an ellipsis."""
    if len(text) < 2_000 and lines_of(para(lead + text, style=style), width) <= lines:
        return text
    low, high = 0, min(len(text), 2_000)
    while low < high:
        middle = (low + high + 1) // 2
        tried = lead + text[:middle].rstrip() + ELLIPSIS
        if lines_of(para(tried, style=style), width) <= lines:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS
