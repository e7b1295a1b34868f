"""The tags of a report say what a reader needs; tests/report/walk.py finds what they leave out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from collabdesk.domain.workshop import Agreed, Status
from collabdesk.handout.model import Paper
from collabdesk.report import ReportOptions
from tests.report.builders import actions, group, report
from tests.report.walk import below, elements, opened, roles

pytestmark = pytest.mark.no_cover


def test_a_report_has_one_title() -> None:
    assert roles(report(group())).count("H1") == 1


def test_figures_say_what_they_show_and_where_they_stand() -> None:
    pdf = opened(report(group()))
    figures = [e for e in elements(pdf) if e.S == "/Figure"]
    assert len(figures) == 1 + 5 + 33 + 5, "bars, boxes on page one, dots, and boxes once more"
    assert all(len(str(f.Alt)) > 3 and len(f.A.BBox) == 4 for f in figures)
    assert "1 Purpose with values" in str(figures[0].Alt)


def test_dots_name_the_partners_in_words_too() -> None:
    pdf = opened(report(group()))
    alts = [str(e.Alt) for e in elements(pdf) if e.S == "/Figure"]
    assert any("3 In part: 2 (" in alt and "Hospice" in alt for alt in alts)


def test_a_table_over_pages_is_one_table() -> None:
    few, many = report(group(actions=actions(2))), report(group(actions=actions(80)))
    assert roles(many).count("Table") == roles(few).count("Table") == 3


def test_a_paragraph_over_pages_is_one_paragraph() -> None:
    short = report(group(agreed=(Agreed("1.1", 3, "Seen."),)))
    long = report(group(agreed=(Agreed("1.1", 3, "Seen it. " * 1_100),)))
    assert len(opened(long).pages) > len(opened(short).pages)
    assert roles(long).count("P") == roles(short).count("P")


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


def test_every_action_of_the_full_table_has_a_box_to_tick() -> None:
    done = replace(actions()[0], status=Status.DONE)
    open_ones = tuple(replace(a, status=Status.PLANNED) for a in actions(40)[1:])
    pdf = opened(report(group(actions=(done, *open_ones))))
    tables = [e for e in elements(pdf) if e.S == "/Table"]
    boxes = [
        [
            str(f.Alt)
            for f in below(t)
            if f.S == "/Figure" and str(f.Alt) in {"Done", "Not done yet"}
        ]
        for t in tables
    ]
    assert max(boxes, key=len) == ["Done", *["Not done yet"] * 39]
