"""Text in a Word document: as it was typed, each paragraph and run in its own direction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from collabdesk.handout.direction import has_right, led_left, sides

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AFTER_BIDI: Final = (
    *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents"),
    *("suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap"),
    *("outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)
"""What may stand behind the mark for a direction: the format wants one order."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a cell: *text* behind *lead* in bold."""

    text: str
    lead: str = ""
    bold: bool = False


def holdable(text: str) -> str:
    """Return *text* with U+FFFD for each character that the format cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def qualified(name: str) -> str:
    """Return a name such as ``w:tbl`` as the file's parts have it."""
    from docx.oxml.ns import qn

    return qn(name)


def text_runs(paragraph: Paragraph, text: str, *, lead: str = "", bold: bool = False) -> None:
    """Add *text* behind *lead* in bold; a line end stays one. The only way in for any text."""
    lead, text = holdable(lead), holdable(text)
    leftwards = led_left(lead, text)
    if leftwards:
        _turn(paragraph)
    for piece, strong in ((lead, True), (text, bold)):
        for rightwards, part in _pieces(piece, leftwards=leftwards):
            run = paragraph.add_run(part)
            if strong:
                run.bold = True
            if not rightwards:
                run.font.rtl = True
                if strong:
                    run.font.cs_bold = True


def _pieces(text: str, *, leftwards: bool) -> list[tuple[bool, str]]:
    """Return (whether it runs to the right, piece) of *text*, in the order it was typed."""
    if not leftwards and not has_right(text):
        return [(True, text)] if text else []
    given = zip(sides(text, leftwards=leftwards), text, strict=True)
    runs = groupby(given, key=lambda pair: pair[0] == "L")
    return [(side, "".join(char for _, char in run)) for side, run in runs]


def _turn(paragraph: Paragraph) -> None:
    """Let *paragraph* begin at the right."""
    from docx.oxml import OxmlElement

    properties = paragraph.paragraph_format.element.get_or_add_pPr()
    after = (f"w:{name}" for name in _AFTER_BIDI)
    properties.insert_element_before(OxmlElement("w:bidi"), *after)


def add_field(paragraph: Paragraph, name: str) -> None:
    """Add what a word processor works out as it shows the page: PAGE or NUMPAGES."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    shown = "<w:r><w:t>1</w:t></w:r>"
    field = f'<w:fldSimple {nsdecls("w")} w:instr="{name}">{shown}</w:fldSimple>'
    paragraph.paragraph_format.element.append(parse_xml(field))
