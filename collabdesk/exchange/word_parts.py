"""What Word can hold and its library has no call for: language, header rows, alternative texts."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Final

from collabdesk.tokens import LIGHT

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from collabdesk.handout.model import Paper

_SIZES: Final = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
TABLES: Final = "Table Grid"
"""The style of every table, so that whoever edits the document changes all in one place."""
TABLE_TEXT: Final = "Table Text"
_MARGIN_MM: Final = 20
_LONGEST_WORDS: Final = 2_000
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text_runs(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    """Add *text* as it was typed; a line end stays one. The only way in for any text."""
    run = paragraph.add_run(_NOT_XML.sub("\ufffd", text))
    if bold:
        run.bold = True


def set_looks(document: Document) -> None:
    """Give the styles the colours of the report, so that whoever edits keeps them."""
    from docx.shared import Pt, RGBColor

    sizes = {"Title": 22, "Subtitle": 11, "Heading 1": 15, "Heading 2": 11.5, "Normal": 10}
    for name, size in sizes.items():
        look = document.styles[name]
        look.font.name = "Calibri"
        look.font.size = Pt(size)
        if name != "Normal":
            look.font.color.rgb = RGBColor.from_string(LIGHT.brand.lstrip("#").upper())
            look.paragraph_format.keep_with_next = True
        for fonts in look.element.iter(qualified("w:rFonts")):
            # A theme's font would win over the one named here.
            for theme in [key for key in fonts.attrib if "Theme" in str(key)]:
                del fonts.attrib[theme]


def set_table_look(document: Document) -> None:
    """Give tables hairlines between the rows and a strong line below the heads, and their text."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Pt

    words = document.styles.add_style(TABLE_TEXT, WD_STYLE_TYPE.PARAGRAPH)
    words.base_style = document.styles["Normal"]
    words.font.size = Pt(9)
    words.paragraph_format.space_before = words.paragraph_format.space_after = Pt(2)

    line, ink = (colour.lstrip("#").upper() for colour in (LIGHT.line, LIGHT.ink))
    thin = f'w:val="single" w:sz="4" w:space="0" w:color="{line}"'
    none = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left"))
    borders = (
        f"<w:tblBorders {nsdecls('w')}>{none}<w:bottom {thin}/>"
        f'<w:right w:val="nil"/><w:insideH {thin}/><w:insideV w:val="nil"/></w:tblBorders>'
    )
    heads = (
        f'<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
        f'<w:tcBorders><w:bottom w:val="single" w:sz="12" w:space="0" w:color="{ink}"/>'
        "</w:tcBorders></w:tcPr></w:tblStylePr>"
    )
    style = document.styles[TABLES].element
    (old,) = style.iter(qualified("w:tblBorders"))
    old.getparent().replace(old, parse_xml(borders))
    style.append(parse_xml(heads))


def qualified(name: str) -> str:
    """Return a name such as ``w:tbl`` as the file's parts have it."""
    from docx.oxml.ns import qn

    return qn(name)


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
        mark.set(qn("w:val"), _NOT_XML.sub("\ufffd", words)[:_LONGEST_WORDS])
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
    about.set("descr", _NOT_XML.sub("\ufffd", words))
