"""Word, Excel and CSV: what stands in them, and that user text is only ever text."""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import example, given
from hypothesis import strategies as st

from collabdesk.domain.workshop import Action, Agreed, Collaboration, Note, Partner, Workshop
from collabdesk.exchange.csv_file import as_typed, harmless, write_csv
from collabdesk.exchange.excel_file import write_excel
from collabdesk.exchange.word_file import write_word
from collabdesk.handout import Handout, ReportOptions, make_handout
from collabdesk.handout.speech import Speech
from collabdesk.handout.tables import Table, tables
from collabdesk.lines import as_shown
from tests.report.builders import KINDS, content, framework, group

pytestmark = pytest.mark.no_cover

RISKY = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "'quoted", '=HYPERLINK("http://x")', "－1")
SPEECH = Speech(lambda text: text)


def handout(workshop: Workshop, *, names: bool = True) -> Handout:
    return make_handout(content(workshop), ReportOptions(names=names))


def excel(workshop: Workshop) -> bytes:
    made = handout(workshop)
    return write_excel(made.name, made.printed_on, tables(made, SPEECH))


def word(workshop: Workshop) -> bytes:
    return write_word(handout(workshop), SPEECH)


def opened(data: bytes) -> Document:
    return docx.Document(BytesIO(data))


def full(**changes: Any) -> Workshop:
    """User text that a spreadsheet could take for more, wherever there is user text."""
    return group(
        collaboration=Collaboration("c1", RISKY[0], RISKY[1]),
        title=RISKY[2],
        partners=tuple(Partner(f"p{n}", text, 2) for n, text in enumerate(RISKY, start=1)),
        agreed=tuple(
            Agreed(i.id, 3, text) for i, text in zip(framework().indicators, RISKY, strict=False)
        ),
        notes=tuple(Note(text) for text in RISKY),
        actions=tuple(
            Action(f"a{n}", text, first_step=text, measure=text, lead="p1")
            for n, text in enumerate(RISKY)
        ),
        **changes,
    )


# Excel ---------------------------------------------------------------------------------------


def test_a_workbook_has_a_sheet_for_each_table_with_head_and_filter() -> None:
    book = openpyxl.load_workbook(BytesIO(excel(group())))
    assert book.sheetnames == ["Results", "Votes", "Actions", "Notes"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
        assert sheet.sheet_state == "visible"
        assert sheet["A1"].font.b


def test_numbers_are_numbers_and_dates_are_dates() -> None:
    book = openpyxl.load_workbook(BytesIO(excel(group())))
    heads = [cell.value for cell in book["Results"][1]]
    row = [cell.value for cell in book["Results"][3]]
    found = dict(zip(heads, row, strict=True))
    assert found["Number"] == "1.1"
    assert (found["Score"], found["Answers"]) == (4, 7)
    assert isinstance(found["Agreement"], float)
    assert isinstance(book["Actions"]["G2"].value, datetime)


@pytest.mark.parametrize("part", ["<f>", "<f ", "hyperlink", "externalLink"])
def test_user_text_is_never_a_formula_or_a_link(part: str) -> None:
    with ZipFile(BytesIO(excel(full()))) as book:
        assert all(part not in book.read(name).decode("utf-8", "replace") for name in sheets(book))


def sheets(book: ZipFile) -> list[str]:
    found = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
    assert len(found) >= 4
    return found


def test_user_text_reads_back_as_typed_from_a_workbook() -> None:
    book = openpyxl.load_workbook(BytesIO(excel(full())))
    titles = [row[0].value for row in book["Actions"].iter_rows(min_row=2)]
    # A name is on one line, whatever a file had for it.
    assert titles == [as_shown(text) for text in RISKY]


def test_an_anonymous_workbook_has_no_votes() -> None:
    book = openpyxl.load_workbook(BytesIO(excel(KINDS["anonymous"]())))
    assert book.sheetnames == ["Results", "Actions", "Notes"]


# CSV -----------------------------------------------------------------------------------------


@given(st.text())
@example("'")
@example("\r\nx")
def test_what_is_made_harmless_reads_back(text: str) -> None:
    made = harmless(text)
    assert as_typed(made) == text
    assert not made.startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text(st.sampled_from(" \u00a0\u200b\ufeff\u2060\u3000\t\u0301\x85")), st.text())
@example("", "")
def test_what_a_program_may_pass_over_hides_no_formula(before: str, after: str) -> None:
    for sign in "=+-@＝＋－＠﹢":
        made = harmless(before + sign + after)
        assert made == f"'{before}{sign}{after}"
        assert as_typed(made) == made[1:]
    assert harmless(f" {before}a={after}") == f" {before}a={after}", "as it was typed"


@given(st.lists(st.tuples(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.floats(
    allow_nan=False, allow_infinity=False)), min_size=1))  # fmt: skip
def test_a_table_reads_back_from_csv(rows: list[tuple[str, float]]) -> None:
    data = write_csv(Table("t", "T", ("Text", "Figure"), (1, 1), tuple(rows)))
    assert data.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))
    assert read[0] == ["Text", "Figure"]
    assert [(as_typed(text), float(figure)) for text, figure in read[1:]] == rows


def test_a_date_is_written_the_same_everywhere() -> None:
    row = (date(2027, 1, 15), None, -0.5, "-0.5")
    data = write_csv(Table("t", "T", ("a", "b", "c", "d"), (1,) * 4, (row,)))
    assert data.decode("utf-8-sig").splitlines()[1] == '"2027-01-15","",-0.5,"\'-0.5"'


# Word ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_has_headings_in_order_and_tables_with_heads(kind: str) -> None:
    found = opened(word(KINDS[kind]()))
    styles = [p.style.name for p in found.paragraphs if p.style]
    assert styles[0] == "Title"
    assert {"Heading 1", "Heading 2"} <= set(styles)
    xml = found.element.xml
    assert xml.count("<w:tbl>") == xml.count("<w:tblHeader") == xml.count("<w:tblDescription")
    assert xml.count("<wp:docPr ") == xml.count('descr="Scores by characteristic: 1 Purpose')


def test_no_page_of_a_document_ends_within_a_row_or_before_a_table() -> None:
    body = opened(word(group())).element.body
    assert len(body.findall(qn("w:tbl"))) == 1 + 33 + 2
    for table in body.findall(qn("w:tbl")):
        leads = table.getprevious()
        # A heading keeps with what follows by its style; any other text says so itself.
        said = leads.find(f".//{qn('w:keepNext')}") is not None
        assert said or leads.find(f".//{qn('w:pStyle')}").get(qn("w:val")).startswith("Heading")
        first = table.findall(qn("w:tr"))[0]
        assert all(p.find(f".//{qn('w:keepNext')}") is not None for p in first.iter(qn("w:p")))
        assert all(
            row.find(f".//{qn('w:cantSplit')}") is not None for row in table.iter(qn("w:tr"))
        )


def test_nothing_in_a_document_is_read_aloud_as_a_blank() -> None:
    found = opened(word(group()))
    pictures = [p for p in found.paragraphs if not p.text.strip()]
    assert all(p._p.find(f".//{qn('w:drawing')}") is not None for p in pictures)
    assert len(pictures) == 1


def test_user_text_reads_back_as_typed_from_a_document() -> None:
    # Word takes a tab or a line end for what it is; all else is the same text.
    strange = "<b>&amp;</b> ]]> {name} ../x %s \u0645\u0631\u062d\u0628\u0627 日本 🙂"
    found = opened(word(group(agreed=(Agreed("1.1", 3, strange),))))
    assert any(strange in p.text for p in found.paragraphs)
    assert "HYPERLINK" not in found.element.xml


def test_a_document_says_what_it_is() -> None:
    about = opened(word(group())).core_properties
    assert about.title == "Harbour pathway: action plan"
    assert (about.author, about.last_modified_by, about.language) == ("", "", "en-GB")
    assert about.created == datetime.fromisoformat("2026-11-20T00:00:00+00:00")


def test_paper_is_as_wished() -> None:
    section = opened(write_word(handout(group()), SPEECH, "Letter")).sections[0]
    assert round((section.page_width or 0) / 36_000) == 216


@pytest.mark.parametrize("make", [word, excel])
def test_equal_input_gives_equal_bytes(make: Any) -> None:
    assert make(group()) == make(group())
