from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.store.library import Library


def held(desk: Desk, day: date, collaboration: str = "Harbour", level: int = 3) -> str:
    made = desk.create(NewWorkshop(f"Held {day}", collaboration, held_on=day))
    desk.sit(made).agree("1.1", level)
    return made


def test_earlier_workshops_of_the_collaboration_stand_in_the_order_of_time(desk: Desk) -> None:
    third = held(desk, date(2026, 11, 1))
    first = held(desk, date(2025, 11, 1))
    held(desk, date(2026, 1, 1), "Another")
    second = held(desk, date(2026, 5, 1), level=5)
    desk.set_archived(first, flag=True)
    sitting = desk.sit(third)
    assert [h.workshop.id for h in sitting.earlier()] == [first, second]
    compared = sitting.compared_with()
    assert compared is not None
    assert compared.workshop.id == second
    assert compared.results is not None
    assert compared.results.indicator("1.1").score == 5
    assert desk.sit(first).earlier() == ()
    assert desk.sit(first).compared_with() is None


def test_workshops_of_one_day_stand_in_the_order_they_came(desk: Desk) -> None:
    made = [held(desk, date(2026, 5, 1)) for _ in range(3)]
    assert [h.workshop.id for h in desk.sit(made[2]).earlier()] == made[:2]
    assert [h.workshop.id for h in desk.sit(made[0]).earlier()] == []


def test_another_edition_is_read_and_not_scored(desk: Desk, library: Library) -> None:
    old = library.load(held(desk, date(2025, 5, 1)))
    library.add([replace(old, edition="0")], replacing=[old.id])
    sitting = desk.sit(held(desk, date(2026, 5, 1)))
    assert [h.results for h in sitting.earlier()] == [None]
    assert sitting.compared_with() is None


def test_a_change_of_collaboration_or_day_is_followed(desk: Desk) -> None:
    before = held(desk, date(2026, 5, 1))
    sitting = desk.sit(held(desk, date(2026, 6, 1)))
    assert [h.workshop.id for h in sitting.earlier()] == [before]
    sitting.describe(held_on=date(2026, 4, 1))
    assert sitting.earlier() == ()


def test_a_workshop_without_a_collaboration_of_its_own_has_no_history(
    desk: Desk, library: Library
) -> None:
    first = library.load(held(desk, date(2026, 5, 1)))
    nameless = replace(first, collaboration=replace(first.collaboration, id=""))
    library.add([nameless, replace(nameless, id="other")], replacing=[first.id])
    assert desk.sit("other").earlier() == ()


def test_it_is_read_once_for_as_long_as_the_workshop_is_open(
    desk: Desk, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(desk, date(2026, 5, 1))
    sitting = desk.sit(held(desk, date(2026, 6, 1)))
    known = sitting.earlier()
    monkeypatch.setattr(library, "load", lambda _: pytest.fail("read again"))
    sitting.agree("1.2", 4)
    assert sitting.earlier() is known
