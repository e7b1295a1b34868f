from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from collabdesk.domain.follow import (
    bring_over,
    carried,
    follow_up,
    history,
    left_behind,
    next_title,
    why_dropped,
    with_reason,
)
from collabdesk.domain.workshop import MAX_ACTIONS, Action, Agreed, Note, Partner, Status, Workshop
from tests.builders import HELD_ON, make_workshop, with_votes

LATER = date(2027, 5, 20)
ACTIONS = (
    Action("a1", "Planned", lead="p1", support=("p2",), due=date(2027, 1, 15)),
    Action("a2", "Started", lead="p2", status=Status.STARTED),
    Action("a3", "Done", status=Status.DONE),
    Action("a4", "Dropped", status=Status.DROPPED),
)


def first() -> Workshop:
    return with_votes(
        make_workshop(
            actions=ACTIONS,
            agreed=(Agreed("1.1", 3),),
            notes=(Note("for later"),),
            priorities=(6,),
            review_on=LATER,
            also=("shared-voice",),
            partners=(Partner("p1", "One", 2, present=False), Partner("p2", "Two")),
        ),
        "1.2",
        [3],
    )


def second() -> Workshop:
    before = first()
    return follow_up(before, "second", before.collaboration, LATER)


@pytest.mark.parametrize(
    ("title", "following"),
    [
        ("Workshop 1", "Workshop 2"),
        ("Workshop 9", "Workshop 10"),
        ("Kick-off", "Kick-off 2"),
        ("2026", "2027"),
        ("x" * 200, "x" * 199 + "2"),
        ("x" * 199 + "9", "x" * 198 + "10"),
        ("Workshop 1234567", "Workshop 1234568"),
    ],
)
def test_the_title_counts_on(title: str, following: str) -> None:
    assert next_title(title) == following


def test_what_goes_on_is_carried_and_what_was_answered_is_not() -> None:
    before, after = first(), second()
    assert after.id == "second"
    assert after.collaboration == before.collaboration
    assert (after.type, after.also, after.scope) == (before.type, before.also, before.scope)
    assert after.partners == (Partner("p1", "One", 2), Partner("p2", "Two"))
    assert after.actions == ACTIONS[:2]
    assert after.held_on == LATER
    nothing = (after.votes, after.rounds, after.agreed, after.notes, after.priorities)
    assert nothing == ((), (), (), (), ())
    assert after.review_on is None


def test_the_next_one_never_stands_before_this_one() -> None:
    before = first()
    assert follow_up(before, "x", before.collaboration, date(2026, 1, 1)).held_on == HELD_ON


def test_an_action_keeps_its_history_by_its_id() -> None:
    before, after = first(), second()
    assert [a.id for a in carried(after, [before])] == ["a1", "a2"]
    assert carried(before, []) == ()
    third = replace(second(), id="third")
    past = history("a1", [before, replace(after, title="Second")])
    assert [p.workshop for p in past] == ["Workshop 1", "Second"]
    assert (past[0].lead, past[0].status, past[0].due) == ("One", Status.PLANNED, ACTIONS[0].due)
    assert history("a3", [before, after])[0].lead == ""
    by_role = replace(before, actions=(replace(ACTIONS[0], lead="", lead_role="Chair"),))
    assert history("a1", [by_role])[0].lead == "Chair"
    assert history("new", [before, after, third]) == ()


def test_what_was_left_behind_is_brought_over_by_the_names_of_the_partners() -> None:
    before = first()
    fresh = make_workshop(id="fresh", partners=(Partner("q", "  one"),))
    assert [a.id for a in left_behind(fresh, [before])] == ["a1", "a2"]
    brought = bring_over(fresh, [before])
    assert [(a.lead, a.support) for a in brought.actions] == [("q", ()), ("", ())]
    assert bring_over(brought, [before]) is brought
    by_role = replace(before, actions=(Action("r", "By role", lead_role="Chair", note="Why"),))
    assert bring_over(fresh, [by_role]).actions == by_role.actions
    assert left_behind(fresh, []) == ()


def test_no_more_actions_are_brought_over_than_a_workshop_has_room_for() -> None:
    many = tuple(Action(f"b{n}", "x") for n in range(MAX_ACTIONS - 1))
    full = bring_over(make_workshop(actions=many), [first()])
    assert len(full.actions) == MAX_ACTIONS


def test_why_an_action_was_dropped_stands_in_the_note_for_later() -> None:
    action = ACTIONS[0]
    note = with_reason("Remember the room", action, "no  money\nleft")
    assert note == "Remember the room\nPlanned — no money left"
    told = make_workshop(notes=(Note("Planned — elsewhere", indicator="1.1"), Note(note)))
    assert why_dropped(told, action) == "no money left"
    assert why_dropped(told, ACTIONS[1]) == ""
    assert with_reason(note, action, "done by others") == (
        "Remember the room\nPlanned — done by others"
    )
    assert with_reason(note, action, " ") == "Remember the room"
    assert with_reason("", action, "why") == "Planned — why"
