from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from collabdesk.domain import edit
from collabdesk.domain.merging import (
    Before,
    Bringing,
    WhyNot,
    bring_in,
    brought_before,
    guess,
    why_not,
)
from collabdesk.domain.votes import counted_votes
from collabdesk.domain.workshop import (
    DONT_KNOW,
    Agreed,
    Mode,
    Partner,
    Round,
    Tally,
    Workshop,
)
from collabdesk.errors import InvalidInput
from tests.builders import Dice, make_framework, make_workshop, with_votes

FRAMEWORK = make_framework()
ANSWERS = (Agreed("1.1", 4), Agreed("1.2", DONT_KNOW), Agreed("1.3", None, "evidence only"))


def solo(name: str = "Partner 1", **changes: Any) -> Workshop:
    made = make_workshop(
        id=f"solo {name}", mode=Mode.SOLO, partners=(), facilitator=name, agreed=ANSWERS
    )
    return edit.describe(made, title=f"{name}’s view") if not changes else replace(made, **changes)


def ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new-{next(numbers)}"


def brought(workshop: Workshop, *wanted: Bringing) -> Workshop:
    return bring_in(workshop, FRAMEWORK, wanted, ids(), Dice(1))


def test_an_assessment_is_a_seat_that_has_answered_and_stays_hidden() -> None:
    after = brought(make_workshop(), guess(solo(), make_workshop()))
    assert [v.key for v in after.votes] == [("1.1", "p1", 1, 1), ("1.2", "p1", 1, 1)]
    assert [v.answer for v in after.votes] == [4, DONT_KNOW]
    assert not any(r.revealed for r in after.rounds)
    assert counted_votes(after, "1.1") == ()


def test_many_at_once_take_free_seats_then_new_ones_and_new_partners() -> None:
    workshop = make_workshop(partners=(Partner("p1", "Partner 1", 2),))
    wanted = [guess(solo(name), workshop) for name in ("partner 1", "Partner 1", "Partner 1")]
    wanted += [guess(solo("Hospice"), workshop), Bringing(solo("x"), "", "hospice")]
    after = brought(workshop, *wanted)
    assert [(p.name, p.seats) for p in after.partners] == [("Partner 1", 3), ("Hospice", 2)]
    assert {v.seat for v in after.votes if v.partner == "p1"} == {1, 2, 3}
    assert len(after.votes) == 10


def test_a_round_that_is_shown_takes_the_answer_in_at_once() -> None:
    workshop = with_votes(make_workshop(), "1.1", [2])
    after = brought(workshop, Bringing(solo(), "p2"))
    assert [v.answer for v in counted_votes(after, "1.1")] == [2, 4]
    assert Round("1.1", 1, revealed=True) in after.rounds


def test_after_a_show_of_hands_the_next_round_is_opened() -> None:
    workshop = make_workshop(tallies=(Tally("1.1", 1, (0, 1, 0, 0, 0)),))
    after = brought(workshop, Bringing(solo(), "p2"))
    assert after.votes[0].round == 2


def test_an_anonymous_workshop_learns_no_partner() -> None:
    workshop = make_workshop(anonymous=True)
    after = brought(workshop, guess(solo(), workshop), guess(solo("Partner 2"), workshop))
    assert {v.partner for v in after.votes} == {None}
    keys = [(v.indicator, v.round, v.seat) for v in after.votes]
    assert keys == sorted(keys)
    assert len(keys) == 4
    assert after.partners == workshop.partners
    with pytest.raises(InvalidInput, match="All 3 seats"):
        brought(after, guess(solo(), after), guess(solo("x"), after))


@pytest.mark.parametrize(
    ("file", "into", "reason"),
    [
        (solo(), make_workshop(), None),
        (solo(), make_workshop(mode=Mode.SOLO), WhyNot.NO_GROUP),
        (make_workshop(), make_workshop(), WhyNot.NOT_SOLO),
        (solo(edition="2"), make_workshop(), WhyNot.EDITION),
        (solo(), make_workshop(scope=(2,)), WhyNot.NOTHING),
    ],
)
def test_what_cannot_be_brought_in(file: Workshop, into: Workshop, reason: WhyNot | None) -> None:
    assert why_not(file, into) is reason


def revealed(workshop: Workshop) -> Workshop:
    rounds = tuple(replace(each, revealed=True) for each in workshop.rounds)
    return replace(workshop, rounds=rounds)


def test_one_that_was_brought_in_before_is_known_by_its_answers_once_they_are_shown() -> None:
    workshop = make_workshop()
    assert brought_before(solo(), workshop) is None
    after = revealed(brought(workshop, guess(solo(), workshop)))
    assert brought_before(solo(), after) is Before.ANSWERS
    assert brought_before(solo("Hospice"), after) is Before.ANSWERS, "whoever it is given to"
    assert brought_before(solo(agreed=(Agreed("1.1", 5),)), after) is None
    assert brought_before(solo(agreed=()), after) is None


def test_an_anonymous_workshop_knows_one_by_its_answers_at_any_seat() -> None:
    workshop = make_workshop(anonymous=True)
    assert brought_before(solo(), workshop) is None
    after = revealed(brought(workshop, *[guess(solo(), workshop)] * 3))
    assert brought_before(solo(), after) is Before.ANSWERS
    assert brought_before(solo(agreed=(*ANSWERS, Agreed("1.3", 2))), after) is None


@pytest.mark.parametrize("anonymous", [False, True])
def test_of_hidden_votes_only_that_they_are_there_is_looked_at(anonymous: bool) -> None:
    workshop = make_workshop(anonymous=anonymous)
    after = brought(workshop, guess(solo(), workshop))
    found = {brought_before(solo(agreed=(Agreed("1.1", n),)), after) for n in range(1, 6)}
    assert found == {Before.HIDDEN}, "each level alike, the one that was given too"
    assert brought_before(solo(), after) is Before.HIDDEN
    assert brought_before(solo(agreed=(*ANSWERS, Agreed("1.3", 2))), after) is None
    other = brought_before(solo("Partner 2"), after)
    assert other is (Before.HIDDEN if anonymous else None)


def test_what_is_shown_tells_one_from_another_though_the_rest_is_hidden() -> None:
    after = brought(make_workshop(), guess(solo(), make_workshop()))
    shown = tuple(replace(each, revealed=each.indicator == "1.1") for each in after.rounds)
    after = replace(after, rounds=shown)
    assert brought_before(solo(), after) is Before.HIDDEN
    assert brought_before(solo(agreed=(Agreed("1.1", 5), Agreed("1.2", 2))), after) is None


def test_it_goes_by_its_partner_else_by_who_held_it_else_by_its_title() -> None:
    named = solo(partners=(Partner("x", "Hospice"),))
    assert guess(named, make_workshop()).name == "Hospice"
    assert guess(solo("Partner 2"), make_workshop()).partner == "p2"
    assert guess(solo(facilitator=" "), make_workshop()).name == "Workshop 1"


def test_a_partner_without_room_refuses_all() -> None:
    votes = [3] * 100
    workshop = with_votes(make_workshop(partners=(Partner("p1", "Partner 1", 100),)), "1.1", votes)
    with pytest.raises(InvalidInput, match="101 seats"):
        brought(workshop, guess(solo(), workshop))
