"""Text of any kind is printed as it was typed, and there is one way in."""

from __future__ import annotations

import ast
import unicodedata
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import collabdesk.report
from collabdesk.domain.workshop import Agreed, Collaboration
from collabdesk.report import ReportOptions
from collabdesk.report.fonts import BOX
from collabdesk.report.styles import style
from collabdesk.report.text import _UNSEEN, cut, para, printable, shorten
from tests.report.builders import group, pages, report, text

MARKUP = (
    '<img src="/etc/hostname"/>',
    "</b><b>",
    "<goal> & &amp; &lt;",
    "{name} %s %(x)s",
    '<a href="http://example.org">x</a>',
    "<para>",
    "a < b > c",
    "]]> <!-- -->",
)


@pytest.mark.parametrize("typed", MARKUP)
def test_markup_is_printed_as_typed(typed: str) -> None:
    workshop = group(
        collaboration=Collaboration("c1", f"Pathway {typed}", typed),
        agreed=(Agreed("1.1", 3, f"Evidence of {typed}"),),
    )
    found = pages(report(workshop))
    plain = typed.replace("  ", " ")
    assert f"Pathway {plain}" in found[0]
    assert f"Shared delivery. {plain}" in found[0]
    assert f"Evidence of {plain}" in found[1]


def test_markup_adds_neither_picture_nor_link() -> None:
    workshop = group(agreed=(Agreed("1.1", 3, " ".join(MARKUP)),))
    pdf = pikepdf.open(BytesIO(report(workshop)))
    for page in pdf.pages:
        for link in page.obj.get("/Annots", []):
            # Only to places in this file: nothing is opened, fetched or run.
            assert "/Dest" in link
            assert "/A" not in link
        assert "/XObject" not in page.Resources


def test_markup_in_the_title_stays_out_of_the_metadata_structure() -> None:
    name = "</rdf:li> & <x>"
    pdf = pikepdf.open(BytesIO(report(group(collaboration=Collaboration("", name)))))
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == f"{name}: action plan"


@pytest.mark.parametrize("typed", ["नमस्ते", "한국어", "\U0001d54f"])
def test_what_the_font_lacks_is_a_visible_box(typed: str) -> None:
    workshop = group(collaboration=Collaboration("", f"To {typed} it is"))
    data = report(workshop)
    boxes = BOX * len(printable(typed))
    assert f"To {boxes} it is" in pages(data)[0]
    pdf = pikepdf.open(BytesIO(data))
    assert str(pdf.docinfo.Title) == f"To {typed} it is: action plan"


@given(st.text())
def test_no_visible_character_is_dropped(typed: str) -> None:
    composed = unicodedata.normalize("NFC", typed)
    unseen = {"Cc", "Cf", "Zl", "Zp"}
    visible = [c for c in _UNSEEN.sub("", composed) if unicodedata.category(c) not in unseen]
    shown = printable(composed)
    assert len([c for c in shown.replace("    ", "") if c != "\n"]) >= len(
        [c for c in visible if not c.isspace()]
    )


@given(st.text(max_size=300))
@settings(max_examples=200)
def test_any_text_makes_a_paragraph(typed: str) -> None:
    width, height = para(typed, style=style()).wrap(200, 10_000)
    assert width <= 200
    assert height >= 0


@given(st.text(alphabet=st.characters(categories=["L", "N", "P"]), max_size=80), st.integers(8, 90))
def test_a_cut_line_fits(typed: str, room: int) -> None:
    from collabdesk.report.fonts import REGULAR, width

    assert width(cut(printable(typed), REGULAR, 9, room), REGULAR, 9) <= max(room, 9)


@given(st.text(alphabet="ab cd\n", max_size=900), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_a_shortened_text_takes_no_more_lines(typed: str, lines: int) -> None:
    from collabdesk.report.text import lines_of

    shown = shorten(typed, style(), 150, lines)
    assert lines_of(para(shown, style=style()), 150) <= lines
    assert shown == typed or shown.endswith("…")


def test_short_text_is_not_shortened() -> None:
    assert shorten("As it is.", style(), 150, 1) == "As it is."


def test_line_breaks_and_spaces_survive() -> None:
    workshop = group(agreed=(Agreed("1.1", 3, "first line\nsecond   line"),))
    assert "Evidence first line second line" in text(report(workshop))
    assert para("a\nb", style=style()).wrap(300, 900)[1] == 2 * style().leading


def test_long_words_break_and_titles_shrink() -> None:
    word = "Unbroken" * 25
    data = report(
        group(
            collaboration=Collaboration("", word),
            agreed=(Agreed("1.1", 3, word),),
        ),
        ReportOptions(),
    )
    found = ["".join(page.split()) for page in pages(data)]
    assert word in found[0]
    assert word in found[1]


# One way in ----------------------------------------------------------------------------------

ONLY_IN_TEXT = {
    "Paragraph",
    "TaggedParagraph",
    "XPreformatted",
    "Preformatted",
    "drawString",
    "drawRightString",
    "drawCentredString",
    "drawAlignedString",
    "beginText",
    "textLine",
    "textLines",
    "textOut",
    "drawText",
}


def calls(source: str) -> set[str]:
    """Names of all that is called, or handed on to be called, in a module."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found.add(node.func.id)
    return found


def modules() -> list[Path]:
    return sorted(Path(collabdesk.report.__file__).parent.glob("*.py"))


def test_text_gets_on_paper_in_one_place_only() -> None:
    assert len(modules()) > 8
    for path in modules():
        used = calls(path.read_text(encoding="utf-8")) & ONLY_IN_TEXT
        if path.name == "text.py":
            assert {"TaggedParagraph", "drawString"} <= used
        else:
            assert used == set(), path.name


def test_the_check_sees_other_ways() -> None:
    assert calls("canvas.drawString(1, 2, name)") & ONLY_IN_TEXT
    assert calls("Paragraph(name)") & ONLY_IN_TEXT
