"""What a workshop can tell about itself."""

from __future__ import annotations

from datetime import date

import pytest

from collabdesk.domain.workshop import Action, Agreed, Partner, Round, Status, Tally, Vote
from tests.builders import make_workshop

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("status", "due", "overdue"),
    [
        (Status.PLANNED, date(2026, 11, 19), True),
        (Status.STARTED, date(2026, 11, 19), True),
        (Status.PLANNED, TODAY, False),
        (Status.PLANNED, None, False),
        (Status.DONE, date(2026, 11, 19), False),
        (Status.DROPPED, date(2026, 11, 19), False),
    ],
)
def test_only_open_actions_are_overdue(status: Status, due: date | None, overdue: bool) -> None:
    assert Action("a1", "Act", due=due, status=status).overdue(TODAY) is overdue


def test_keys() -> None:
    assert Vote("1.1", "p1", 2, 3, 4).key == ("1.1", "p1", 2, 3)
    assert Round("1.1", 3).key == Tally("1.1", 3, (1,)).key == ("1.1", 3)
    assert Agreed("1.1", 3).key == "1.1"


def test_seats_are_those_of_partners_present() -> None:
    partners = (Partner("p1", "A", 2), Partner("p2", "B", 5, present=False), Partner("p3", "C"))
    workshop = make_workshop(partners=partners, agreed=(Agreed("1.1", 3),))
    assert [(p.id, n) for p, n in workshop.seats] == [("p1", 1), ("p1", 2), ("p3", 1)]
    assert workshop.partner("p2") is partners[1]
    assert workshop.partner(None) is None
    assert workshop.agreement_on("1.1") == Agreed("1.1", 3)
    assert workshop.agreement_on("1.2") is None
