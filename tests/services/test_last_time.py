"""Last time: the latest earlier workshop of the same collaboration and framework."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from collabdesk.domain.agreement import AgreementBand
from collabdesk.domain.workshop import DONT_KNOW, Collaboration, Workshop
from collabdesk.services.desk import Desk
from collabdesk.services.sitting import Sitting
from collabdesk.services.verbs.last_time import LastTime, LastWorkshop
from collabdesk.store.library import Library
from tests.builders import HELD_ON, make_workshop, with_agreed, with_votes

BEFORE = date(2026, 5, 4)
HERE = make_workshop()


def held(workshop_id: str, day: date, level: int = 3) -> Workshop:
    """Return a workshop of the same collaboration with *level* agreed on 1.1."""
    workshop = make_workshop(id=workshop_id, title=f"Workshop {workshop_id}", held_on=day)
    return with_agreed(workshop, {"1.1": level})


def sit(desk: Desk, library: Library, *others: Workshop) -> Sitting:
    library.add([HERE, *others])
    return desk.sit(HERE.id)


def test_the_first_workshop_has_no_last_time(desk: Desk, library: Library) -> None:
    sitting = sit(desk, library)
    assert sitting.last_workshop is None
    assert sitting.last_time("1.1") is None


def test_the_latest_earlier_one_counts(desk: Desk, library: Library) -> None:
    days = [BEFORE, date(2026, 11, 19), date(2027, 1, 1), HELD_ON, date(2026, 11, 19)]
    others = [held(str(n), day, n) for n, day in enumerate(days, start=1)]
    sitting = sit(desk, library, *others)
    assert sitting.last_workshop == LastWorkshop("5", "Workshop 5", date(2026, 11, 19), 1, 33)
    assert sitting.last_time("1.1") == LastTime(date(2026, 11, 19), 5, 5.0, None)


@pytest.mark.parametrize(
    "other",
    [
        replace(held("a", BEFORE), collaboration=Collaboration("c2", "Harbour frailty pathway")),
        replace(held("a", BEFORE), framework_id="another"),
        replace(held("a", BEFORE), edition="2"),
    ],
)
def test_only_the_same_collaboration_and_framework_compare(
    desk: Desk, library: Library, other: Workshop
) -> None:
    assert sit(desk, library, other).last_workshop is None


def test_without_an_id_no_collaboration_is_the_same(desk: Desk, library: Library) -> None:
    nameless = Collaboration("", "Harbour frailty pathway")
    library.add([replace(HERE, collaboration=nameless)])
    library.add([replace(held("a", BEFORE), collaboration=nameless)])
    assert desk.sit(HERE.id).last_workshop is None


def test_an_indicator_tells_its_answer_score_and_agreement(desk: Desk, library: Library) -> None:
    last = with_votes(make_workshop(id="a", held_on=BEFORE, scope=(1, 2)), "1.2", [2, 3, 3])
    last = with_votes(last, "1.3", [5, 5, 5], revealed=False)
    last = with_agreed(last, {"1.1": DONT_KNOW, "3.1": 4})
    sitting = sit(desk, library, last)
    assert sitting.last_time("1.1") == LastTime(BEFORE, DONT_KNOW, None, None)
    assert sitting.last_time("1.2") == LastTime(BEFORE, None, 3.0, AgreementBand.CLOSE)
    assert sitting.last_time("1.3") is None
    assert sitting.last_time("1.4") is None
    assert sitting.last_time("3.1") is None
    assert sitting.last_workshop == LastWorkshop("a", "Workshop 1", BEFORE, 1, 7)


def test_it_is_looked_up_once_and_again_for_another_date(desk: Desk, library: Library) -> None:
    sitting = sit(desk, library, held("a", BEFORE))
    assert sitting.last_workshop is not None
    library.remove("a")
    assert sitting.last_time("1.1") is not None
    sitting.describe(held_on=date(2026, 11, 21))
    assert sitting.last_time("1.1") is None
