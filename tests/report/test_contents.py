"""Links to further pages, and what heads page one."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from collabdesk.report import ReportOptions
from tests.report.builders import actions, framework, group, made_anew, pages, report
from tests.report.test_conformance import failures
from tests.report.walk import elements, faults, opened, roles

pytestmark = pytest.mark.no_cover

ONE = ReportOptions(one_page=True)


def png(width: int = 300, height: int = 80) -> bytes:
    made = BytesIO()
    Image.new("RGB", (width, height), (20, 90, 120)).save(made, "PNG")
    return made.getvalue()


def page_of(pdf: Any, link: Any) -> int:
    """The index of the page that a link leads to."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    target = pdf.Root.Dests[link.Dest] if isinstance(link.Dest, str) else link.Dest
    return numbers[target[0].objgen]


def test_what_does_not_fit_page_one_is_a_link_too() -> None:
    data = report(group(actions=actions(40)))
    assert failures(data) == faults(data) == []
    pdf = opened(data)
    first = next(iter(pdf.pages[0].obj["/Annots"]))
    assert str(first.Contents) == "All the actions"
    assert "All the actions Action, first step" in pages(data)[page_of(pdf, first)]


def test_page_one_leads_to_the_page_of_every_characteristic_and_of_the_actions() -> None:
    data = report(group())
    pdf = opened(data)
    shown = pages(data)
    *links, last = list[Any](pdf.pages[0].obj["/Annots"])
    assert str(last.Contents) == "All the actions"
    assert "All the actions Action, first step" in shown[page_of(pdf, last)]
    for link, meant in zip(links, framework().characteristics, strict=True):
        assert str(link.Contents) == f"{meant.number} {meant.short_name}"
        assert f"{meant.number} {meant.name} {meant.definition}" in shown[page_of(pdf, link)]


def test_links_are_in_the_structure_and_nothing_but_links() -> None:
    data = report(group())
    assert failures(data) == []
    assert roles(data).count("Link") == 9
    pdf = opened(data)
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums
    by_number = {int(parents[i]): parents[i + 1] for i in range(0, len(parents), 2)}
    for link in pdf.pages[0].obj["/Annots"]:
        assert by_number[int(link.StructParent)].S == "/Link"


def test_a_plan_on_one_page_leads_nowhere() -> None:
    pdf = opened(report(group(), ONE))
    (only,) = pdf.pages
    assert "/Annots" not in only.obj


@pytest.mark.parametrize("options", [ReportOptions(), ONE])
def test_logo_and_organisation_head_page_one(options: ReportOptions) -> None:
    headed = replace(options, organisation="Harbour board & friends", logo=png())
    data = report(group(), headed)
    assert failures(data) == []
    assert pages(data)[0].startswith("Harbour board & friends Harbour pathway")
    pdf = opened(data)
    alts = [str(e.Alt) for e in elements(pdf) if "/Alt" in e]
    assert "Logo of Harbour board & friends" in alts
    assert made_anew(group(), headed) == data


def test_a_logo_alone_and_a_tall_one_keep_to_their_room() -> None:
    data = report(group(), ReportOptions(one_page=True, logo=png(50, 2_000)))
    assert failures(data) == []
    assert len(pages(data)) == 1


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\nbroken", b"no picture at all"])
def test_what_is_no_picture_is_left_out(data: bytes) -> None:
    assert pages(report(group(), ReportOptions(logo=data))) == pages(report(group()))
