"""Partners: unique names, 1 to 100 seats, and nothing left behind by one who goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest

from collabdesk.domain import edit
from collabdesk.domain.workshop import Action, Partner, Round, Vote, Workshop
from collabdesk.errors import InvalidInput
from tests.builders import make_partners, make_workshop, with_votes

EMPTY = make_workshop(partners=())


def ids() -> Callable[[], str]:
    """Return a source of new ids n1, n2, …"""
    numbers = count(1)
    return lambda: f"n{next(numbers)}"


def test_a_partner_is_added_at_the_end() -> None:
    workshop = edit.add_partner(make_workshop(partners=make_partners(1)), "new", " Hospice ", 2)
    assert workshop.partners[1] == Partner("new", "Hospice", 2)


REFUSED: list[tuple[Callable[[Workshop], Workshop], str, str]] = [
    (lambda w: edit.add_partner(w, "n", "  "), "name", "The partner’s name is empty"),
    (lambda w: edit.add_partner(w, "n", " pArtner 1 "), "name", "a partner called “Partner 1”"),
    (lambda w: edit.add_partner(w, "n", "New", 0), "seats", "1 to 100 seats"),
    (lambda w: edit.add_partner(w, "n", "New", 101), "seats", "1 to 100 seats"),
    (lambda w: edit.rename_partner(w, "p1", "PARTNER 2"), "name", "called “Partner 2”"),
    (lambda w: edit.rename_partner(w, "p9", "New"), "partner", "not in this workshop"),
    (lambda w: edit.set_seats(w, "p1", 0), "seats", "1 to 100 seats"),
    (lambda w: edit.set_seats(w, "p9", 1), "partner", "not in this workshop"),
    (lambda w: edit.set_present(w, "p9", flag=False), "partner", "not in this workshop"),
    (lambda w: edit.move_partner(w, "p9", 0), "partner", "not in this workshop"),
    (lambda w: edit.remove_partner(w, "p9"), "partner", "not in this workshop"),
]


@pytest.mark.parametrize(("verb", "field", "sentence"), REFUSED)
def test_what_cannot_be_is_refused(
    verb: Callable[[Workshop], Workshop], field: str, sentence: str
) -> None:
    with pytest.raises(InvalidInput, match=sentence) as refused:
        verb(make_workshop())
    assert refused.value.field == field


def test_there_are_at_most_200_partners() -> None:
    full = make_workshop(partners=make_partners(200))
    with pytest.raises(InvalidInput, match="at most 200 partners"):
        edit.add_partner(full, "n", "One more")


def test_a_pasted_list_gives_names_and_seats() -> None:
    text = (
        "Acute trust; 2\r\nHospice, 3\n\n  Carers forum\t4\nFire x5\nWater × 6\nCouncil (7)\n"
        "Trust 2000\nMax;\nNHS (North)\nSussex 5\n"
    )
    workshop = edit.paste_partners(EMPTY, text, ids())
    assert [(p.id, p.name, p.seats) for p in workshop.partners] == [
        ("n1", "Acute trust", 2), ("n2", "Hospice", 3), ("n3", "Carers forum", 4),
        ("n4", "Fire", 5), ("n5", "Water", 6), ("n6", "Council", 7), ("n7", "Trust 2000", 1),
        ("n8", "Max", 1), ("n9", "NHS (North)", 1), ("n10", "Sussex 5", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("A\nB\na", "Line 3: There is already a partner called “A”"),
        ("A\n\nB; 0", "Line 3: 0 seats cannot be"),
        ("; 2", "Line 1: The partner’s name is empty"),
    ],
)
def test_a_pasted_list_is_taken_whole_or_not_at_all(text: str, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence) as refused:
        edit.paste_partners(EMPTY, text, ids())
    assert refused.value.field == "paste"


def test_an_empty_paste_changes_nothing() -> None:
    assert edit.paste_partners(EMPTY, " \n\n", ids()) == EMPTY


def test_renaming_may_change_the_case_of_ones_own_name() -> None:
    workshop = edit.rename_partner(make_workshop(), "p2", "PARTNER 2")
    assert [p.name for p in workshop.partners] == ["Partner 1", "PARTNER 2", "Partner 3"]


def test_seats_never_fall_below_those_that_answered() -> None:
    workshop = make_workshop(partners=make_partners(1, seats=3))
    workshop = with_votes(workshop, "1.1", [1, 2])
    assert edit.set_seats(workshop, "p1", 2).partners[0].seats == 2
    with pytest.raises(InvalidInput, match="Seat 2 of “Partner 1” has answered") as refused:
        edit.set_seats(workshop, "p1", 1)
    assert refused.value.field == "seats"


def test_being_away_keeps_the_answers() -> None:
    before = with_votes(make_workshop(), "1.1", [1, 2, 3])
    after = edit.set_present(before, "p2", flag=False)
    assert after.votes == before.votes
    assert [p.id for p, _ in after.seats] == ["p1", "p3"]


@pytest.mark.parametrize(
    ("index", "order"),
    [(0, ["p3", "p1", "p2"]), (1, ["p1", "p3", "p2"]), (9, ["p1", "p2", "p3"]),
     (-4, ["p3", "p1", "p2"])],
)  # fmt: skip
def test_moving(index: int, order: list[str]) -> None:
    assert [p.id for p in edit.move_partner(make_workshop(), "p3", index).partners] == order


def test_a_partner_who_goes_takes_votes_leads_and_support_along() -> None:
    votes = (Vote("1.1", "p1", 1, 1, 3), Vote("1.1", "p2", 1, 1, 4), Vote("1.2", "p1", 1, 1, 5))
    rounds = (Round("1.1", 1, revealed=True), Round("1.2", 1, revealed=True), Round("1.3", 2))
    actions = (Action("a1", "One", lead="p1", support=("p2", "p1")), Action("a2", "Two", lead="p2"))
    before = make_workshop(votes=votes, rounds=rounds, actions=actions)
    assert edit.remove_partner(before, "p1") == replace(
        before,
        partners=before.partners[1:],
        votes=votes[1:2],
        rounds=(rounds[0], rounds[2]),
        actions=(Action("a1", "One", lead="", support=("p2",)), actions[1]),
    )


def test_what_would_go_with_a_partner_is_told_before() -> None:
    workshop = with_votes(make_workshop(), "1.1", [1, 2, 3])
    workshop = with_votes(workshop, "1.1", [1], 2, revealed=False)
    actions = (
        Action("a1", "One", lead="p1", support=("p2",)),
        Action("a2", "Two", lead="p2", support=("p1", "p3")),
        Action("a3", "Three", lead="p1"),
    )
    workshop = replace(workshop, actions=actions)
    assert edit.holdings(workshop, "p1") == edit.Holdings(votes=2, leads=2, supports=1)
    assert edit.holdings(workshop, "p3") == edit.Holdings(votes=1, leads=0, supports=1)
    with pytest.raises(InvalidInput, match="not in this workshop"):
        edit.holdings(workshop, "p9")
    removed = edit.remove_partner(workshop, "p1")
    assert len(workshop.votes) - len(removed.votes) == 2
    assert [a.lead for a in removed.actions] == ["", "p2", ""]
