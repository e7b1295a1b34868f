"""Papers for the room: what stands on them, and that a screen reader can follow them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from collabdesk.domain.workshop import Collaboration, Workshop
from collabdesk.framework.model import Framework
from collabdesk.handout.kit import SHARES, agenda
from collabdesk.report import Kind, ReportOptions, build_paper
from tests.report.builders import KINDS, PARTNERS, content, framework, group, pages, text
from tests.report.test_conformance import failures
from tests.report.walk import faults, roles

pytestmark = pytest.mark.no_cover

ROOM = [Kind.SHEETS, Kind.CARDS, Kind.TALLIES, Kind.POSTER, Kind.GUIDE]
WITHOUT = ReportOptions(names=False)


@lru_cache(maxsize=48)
def paper(
    kind: Kind,
    workshop: Workshop | None = None,
    options: ReportOptions | None = None,
    pack: Framework | None = None,
) -> bytes:
    return build_paper(kind, content(workshop or group(), pack), options or ReportOptions())


@pytest.mark.parametrize("kind", ROOM)
@pytest.mark.parametrize("name", ["group", "empty", "solo", "anonymous", "long"])
def test_no_rule_for_accessible_files_fails(kind: Kind, name: str) -> None:
    data = paper(kind, KINDS[name]())
    assert failures(data) == faults(data) == []


@pytest.mark.parametrize("kind", ROOM)
def test_equal_input_gives_equal_bytes(kind: Kind) -> None:
    assert paper(kind) == paper.__wrapped__(kind)


def test_each_seat_has_a_card_with_the_numbers_of_the_screen() -> None:
    found = pages(paper(Kind.CARDS))
    begun = [page for page in found if "Score card" in page]
    assert len(begun) == sum(p.seats for p in PARTNERS)
    assert "Community trust · Seat 2" in begun[2]
    for number, page in enumerate(begun):
        assert PARTNERS[0].name in page or number
    said = " ".join(found)
    for indicator in framework().indicators:
        assert said.count(f"{indicator.id} {indicator.statement}") == len(begun)


@pytest.mark.parametrize("kind", ROOM)
@pytest.mark.parametrize(
    ("workshop", "options"), [(group(), WITHOUT), (KINDS["anonymous"](), ReportOptions())]
)
def test_nobody_is_named_where_nobody_is_to_be(
    kind: Kind, workshop: Workshop, options: ReportOptions
) -> None:
    said = text(paper(kind, workshop, options))
    assert not any(p.name in said for p in PARTNERS)


def test_without_partners_there_is_one_card_to_copy() -> None:
    assert text(paper(Kind.CARDS, KINDS["empty"]())).count("Score card") == 1


def test_tally_sheets_have_room_for_what_was_agreed() -> None:
    said = text(paper(Kind.TALLIES))
    assert said.count("Agreed") == 8
    assert "Tick one circle" not in said
    both = text(paper(Kind.SHEETS))
    assert both.count("Score card") == 7
    assert "Tally sheet" in both


def test_the_poster_is_one_page_of_a3() -> None:
    reader = PdfReader(BytesIO(paper(Kind.POSTER, options=ReportOptions(paper="Letter"))))
    (only,) = reader.pages
    assert (round(only.mediabox.width), round(only.mediabox.height)) == (842, 1191)
    said = only.extract_text()
    assert all(
        f"{c.number} {c.name}" in " ".join(said.split()) for c in framework().characteristics
    )


def test_a_poster_of_few_characteristics_has_these_alone() -> None:
    said = text(paper(Kind.POSTER, group(scope=(2, 5, 7))))
    assert "Partners committed" in said
    assert "Purpose with values" not in said


def test_the_guide_fits_the_agenda_to_the_minutes() -> None:
    said = text(paper(Kind.GUIDE, group(minutes=120)))
    assert "Facilitator’s guide" in said
    assert "120 minutes" in said
    assert "62 minutes for 33 statements: 1:52 each." in said


@given(st.integers(1, 1_000))
def test_an_agenda_uses_every_minute_once(minutes: int) -> None:
    slots = agenda(minutes)
    assert sum(slot.minutes for slot in slots) == minutes
    assert all(slot.minutes >= 0 for slot in slots)
    ends = [slot.begins + slot.minutes for slot in slots]
    assert [slot.begins for slot in slots[1:]] == ends[:-1]
    assert sum(share for share, _, _ in SHARES) == 100


def test_lists_are_lists() -> None:
    found = roles(paper(Kind.GUIDE))
    assert found.count("L") >= 3
    assert found.count("LI") == found.count("Lbl") == found.count("LBody") >= 12


def test_user_text_is_printed_as_typed() -> None:
    name = "<b>&amp;</b> {name} ../x"
    said = text(paper(Kind.GUIDE, group(collaboration=Collaboration("", name))))
    assert name in said


def test_work_that_is_not_wanted_any_more_ends() -> None:
    begun: list[int] = []

    def stop(page: int) -> None:
        begun.append(page)
        if page == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        build_paper(Kind.CARDS, content(group()), ReportOptions(), stop)
    assert begun == [1, 2]


def test_type_puts_its_own_prompts_first() -> None:
    bare = replace(framework(), credit="Somebody.")
    assert "Somebody." in text(paper(Kind.GUIDE, pack=bare))
