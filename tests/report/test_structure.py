"""The tags of a report: everything on a page is either in the tree or furniture."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from collabdesk.domain.workshop import Agreed
from collabdesk.handout.model import Paper
from collabdesk.report import ReportOptions
from tests.report.builders import KINDS, actions, group, report

SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
PAINTS = {"f", "F", "f*", "S", "s", "B", "b", "B*", "b*", "Do", "sh"}


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def marked(page: pikepdf.Page) -> Iterator[tuple[str, int | None, bool]]:
    """Yield (operator, MCID or None, inside an artifact) of all that leaves a mark."""
    stack: list[tuple[int | None, bool]] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name == "BDC":
            number = operands[1].get("/MCID")
            stack.append((None if number is None else int(number), operands[0] == "/Artifact"))
        elif name == "EMC":
            stack.pop()
        elif name in SHOWS_TEXT | PAINTS:
            yield name, *(stack[-1] if stack else (None, False))
    assert stack == []


def below(node: Any) -> Iterator[Any]:
    for kid in node.K:
        if "/S" in kid:
            yield kid
            yield from below(kid)


def elements(pdf: pikepdf.Pdf) -> list[Any]:
    """The elements of the structure tree in reading order; alive as long as *pdf* is."""
    return list(below(pdf.Root.StructTreeRoot))


def roles(data: bytes) -> list[str]:
    pdf = opened(data)
    return [str(element.S).lstrip("/") for element in elements(pdf)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_mark_is_tagged_or_furniture(kind: str) -> None:
    for page in opened(report(KINDS[kind]())).pages:
        seen = list(marked(page))
        assert seen
        assert [mark for mark in seen if mark[1] is None and not mark[2]] == []


def test_the_walk_sees_untagged_marks() -> None:
    pdf = opened(report(group()))
    page = pdf.pages[0]
    page.contents_add(b"BT (x) Tj ET", prepend=False)
    assert ("Tj", None, False) in list(marked(page))


@pytest.mark.parametrize("kind", KINDS)
def test_every_mark_is_in_the_tree_once(kind: str) -> None:
    pdf = opened(report(KINDS[kind]()))
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums
    by_page = {int(parents[i]): parents[i + 1] for i in range(0, len(parents), 2)}
    for page in pdf.pages:
        numbers = {number for _, number, _ in marked(page) if number is not None}
        listed = by_page[int(page.obj.StructParents)]
        assert numbers <= set(range(len(listed)))
        for number, element in enumerate(listed):
            own = [k for k in element.K if isinstance(k, pikepdf.Dictionary) and "/MCID" in k]
            here = [k for k in own if k.Pg.objgen == page.obj.objgen and int(k.MCID) == number]
            assert len(here) == 1


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = [int(role[1]) for role in roles(report(group())) if role[0] == "H"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_figures_say_what_they_show_and_where_they_stand() -> None:
    pdf = opened(report(group()))
    figures = [e for e in elements(pdf) if e.S == "/Figure"]
    assert len(figures) == 1 + 5 + 33
    assert all(len(str(f.Alt)) > 3 and len(f.A.BBox) == 4 for f in figures)
    assert "1 Purpose with values" in str(figures[0].Alt)


def test_dots_name_the_partners_in_words_too() -> None:
    pdf = opened(report(group()))
    alts = [str(e.Alt) for e in elements(pdf) if e.S == "/Figure"]
    assert any("3 In part: 2 (" in alt and "Hospice" in alt for alt in alts)


def test_tables_have_headed_columns_and_even_rows() -> None:
    pdf = opened(report(group(actions=actions(60))))
    for table in elements(pdf):
        if table.S != "/Table":
            continue
        rows = [[str(cell.S) for cell in row.K] for row in table.K]
        assert set(rows[0]) == {"/TH"}
        assert all(cell.A.Scope == "/Column" for cell in table.K[0].K)
        assert all(set(row) == {"/TD"} and len(row) == len(rows[0]) for row in rows[1:])


def test_a_table_over_pages_is_one_table() -> None:
    few, many = report(group(actions=actions(2))), report(group(actions=actions(80)))
    assert roles(many).count("Table") == roles(few).count("Table") == 3


def test_a_paragraph_over_pages_is_one_paragraph() -> None:
    short = report(group(agreed=(Agreed("1.1", 3, "Seen."),)))
    long = report(group(agreed=(Agreed("1.1", 3, "Seen it. " * 1_100),)))
    assert len(opened(long).pages) > len(opened(short).pages)
    assert roles(long).count("P") == roles(short).count("P")


def test_every_font_is_embedded() -> None:
    pdf = opened(report(group()))
    fonts = {font.objgen: font for page in pdf.pages for font in page.Resources.Font.values()}
    assert len(fonts) >= 2
    for font in fonts.values():
        assert "Fira" in str(font.BaseFont)
        assert len(font.FontDescriptor.FontFile2.read_bytes()) > 1_000


def test_outline_leads_to_title_characteristics_and_appendix() -> None:
    with opened(report(group())).open_outline() as outline:
        (top,) = outline.root
        assert top.title == "Harbour pathway"
        titles = [item.title for item in top.children]
    assert titles[0] == "1 Purpose with values"
    assert titles[8:] == [
        "All the actions",
        "For later",
        "Partners",
        "How to read the numbers",
        "About this report",
    ]


def test_the_file_says_title_language_and_no_author() -> None:
    pdf = opened(report(group()))
    assert str(pdf.Root.Lang) == "en-GB"
    assert str(pdf.docinfo.Title) == "Harbour pathway: action plan"
    assert str(pdf.docinfo.Subject) == "Workshop 2, 20 November 2026"
    assert str(pdf.docinfo.Author) == ""
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "Harbour pathway: action plan"
        assert metadata["pdfuaid:part"] == "1"


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_paper(paper: Paper, size: tuple[int, int]) -> None:
    for page in opened(report(group(), ReportOptions(paper=paper))).pages:
        assert tuple(round(float(edge)) for edge in page.mediabox[2:]) == size
