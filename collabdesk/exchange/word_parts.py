"""What Word can hold and its library has no call for: language, header rows, alternative texts."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Final

from collabdesk.exchange.word_text import add_field, holdable, qualified, text_runs
from collabdesk.tokens import LIGHT

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

    from collabdesk.handout.model import Paper

_SIZES: Final = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
TABLES: Final = "Table Grid"
"""The style of every table, so that whoever edits the document changes all in one place."""
TABLE_TEXT: Final = "Table Text"
TABLE_TEXT_ID: Final = "TableText"
_MARGIN_MM: Final = 20
_LONGEST_WORDS: Final = 2_000
_LONGEST_HEAD: Final = 100
"""Characters of the running head, so that it stays on one line."""
_FIELDS: Final = {"{n}": "PAGE", "{pages}": "NUMPAGES"}
_FROM_RIGHT: Final = "Arial"
"""Has Arabic and Hebrew letters, which Calibri lacks."""
_LEFT_OVER: Final = ("thumbnail", "extended-properties", "stylesWithEffects", "customXml")
"""What the library's template has beside the document: a picture and words about itself."""


def clear_template(document: Document) -> None:
    """Take away what the library's template says of itself."""
    package = document.part.package
    for relations in (package.rels, document.part.rels):
        for name, relation in list(relations.items()):
            if relation.reltype.endswith(_LEFT_OVER):
                del relations[name]


def set_looks(document: Document) -> None:
    """Give the styles the colours of the report, so that whoever edits keeps them."""
    from docx.shared import RGBColor

    sizes = {"Title": 22, "Subtitle": 11, "Heading 1": 15, "Heading 2": 11.5, "Normal": 10}
    for name, size in sizes.items():
        look = document.styles[name]
        look.font.name = "Calibri"
        set_size(look, size)
        if name != "Normal":
            look.font.color.rgb = RGBColor.from_string(LIGHT.brand.lstrip("#").upper())
            look.paragraph_format.keep_with_next = True
        for fonts in look.element.iter(qualified("w:rFonts")):
            # A theme's font would win over the one named here.
            for theme in [key for key in fonts.attrib if "heme" in str(key)]:
                del fonts.attrib[theme]
            fonts.set(qualified("w:cs"), _FROM_RIGHT)


def set_size(look: ParagraphStyle, points: float) -> None:
    """Set the size of a style's letters, of those that run from the right too."""
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    look.font.size = Pt(points)
    properties = look.element.get_or_add_rPr()
    for old in properties.findall(qualified("w:szCs")):
        properties.remove(old)
    size = OxmlElement("w:szCs")
    size.set(qualified("w:val"), str(round(2 * points)))
    properties.find(qualified("w:sz")).addnext(size)


def set_table_look(document: Document) -> None:
    """Give tables hairlines between the rows and a strong line below the heads, and their text."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Pt

    words = document.styles.add_style(TABLE_TEXT, WD_STYLE_TYPE.PARAGRAPH)
    words.base_style = document.styles["Normal"]
    set_size(words, 9)
    words.paragraph_format.space_before = words.paragraph_format.space_after = Pt(2)

    line, ink = (colour.lstrip("#").upper() for colour in (LIGHT.line, LIGHT.ink))
    thin = f'w:val="single" w:sz="4" w:space="0" w:color="{line}"'
    none = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left"))
    borders = (
        f"<w:tblBorders {nsdecls('w')}>{none}<w:bottom {thin}/>"
        f'<w:right w:val="nil"/><w:insideH {thin}/><w:insideV w:val="nil"/></w:tblBorders>'
    )
    heads = (
        f'<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
        f'<w:tcBorders><w:bottom w:val="single" w:sz="12" w:space="0" w:color="{ink}"/>'
        "</w:tcBorders></w:tcPr></w:tblStylePr>"
    )
    style = document.styles[TABLES].element
    (old,) = style.iter(qualified("w:tblBorders"))
    old.getparent().replace(old, parse_xml(borders))
    style.append(parse_xml(heads))


def set_language(document: Document, language: str) -> None:
    """Say which language the document is read aloud in."""
    from docx.oxml import OxmlElement

    qn = qualified
    for fonts in document.styles.element.iter(qn("w:rPr")):
        for old in fonts.findall(qn("w:lang")):
            fonts.remove(old)
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language)
    normal = document.styles["Normal"].element.get_or_add_rPr()
    normal.append(mark)


def paper_size(document: Document, paper: Paper) -> None:
    """Set the paper, with margins of 20 mm."""
    from docx.shared import Mm

    section = document.sections[0]
    width, height = _SIZES[paper]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(_MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(_MARGIN_MM)


def set_furniture(document: Document, head: str, made: str, page: str) -> None:
    """Put *head* above every page but the first; *made* and *page* below every one.

    *page* has the places ``{n}`` and ``{pages}``, which the word processor fills.
    """
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    section = document.sections[0]
    section.header_distance = section.footer_distance = Mm(_MARGIN_MM / 2)
    for name in ("Header", "Footer"):
        look = document.styles[name]
        set_size(look, 8)
        look.paragraph_format.tab_stops.clear_all()
        look.paragraph_format.tab_stops.add_tab_stop(text_width(document), WD_TAB_ALIGNMENT.RIGHT)
    section.different_first_page_header_footer = True
    short = head if len(head) <= _LONGEST_HEAD else head[: _LONGEST_HEAD - 1].rstrip() + "…"
    text_runs(section.header.paragraphs[0], short)
    for foot in (section.first_page_footer, section.footer):
        line = foot.paragraphs[0]
        text_runs(line, f"{made}\t")
        for part in re.split(r"(\{n\}|\{pages\})", page):
            if field := _FIELDS.get(part):
                add_field(line, field)
            else:
                text_runs(line, part)


def text_width(document: Document) -> int:
    """Return the width between the margins, in the units of a document (36,000 a millimetre)."""
    section = document.sections[0]
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    return int((section.page_width or 0) - margins)


def mark_table(document: Document, words: str) -> None:
    """Let the newest table's first row head it on every page, and give it an alternative text."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    table = document.element.body.findall(qn("w:tbl"))[-1]
    properties = table.find(qn("w:tblPr"))
    for old in properties.findall(qn("w:tblLook")):
        # The first column is not a heading; the first row is.
        for key in list(old.attrib):
            del old.attrib[key]
        for key, on in (("val", "0420"), ("firstRow", "1"), ("firstColumn", "0"), ("noVBand", "1")):
            old.set(qn(f"w:{key}"), on)
    for name in ("w:tblCaption", "w:tblDescription"):
        mark = OxmlElement(name)
        mark.set(qn("w:val"), holdable(words)[:_LONGEST_WORDS])
        properties.append(mark)
    for row in table.findall(qn("w:tr")):
        row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    table.find(qn("w:tr")).get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def add_picture(document: Document, png: bytes, width_mm: float, words: str) -> None:
    """Add a picture with an alternative text; it stays with the table below it."""
    from docx.oxml.ns import qn
    from docx.shared import Mm

    document.add_picture(BytesIO(png), width=Mm(width_mm))
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    about = list(document.element.body.iter(qn("wp:docPr")))[-1]
    about.set("descr", holdable(words))
