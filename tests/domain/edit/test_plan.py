"""The plan: priorities and actions that point only at what is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from collabdesk.domain import edit
from collabdesk.domain.workshop import MAX_ACTIONS, Action, Status, Workshop
from collabdesk.errors import InvalidInput
from tests.builders import make_framework, make_workshop

FRAMEWORK = make_framework()
DUE = date(2027, 1, 15)
ACTIONS = (Action("a1", "One"), Action("a2", "Two"), Action("a3", "Three"))
PLANNED = make_workshop(actions=ACTIONS)


def test_an_action_needs_only_a_title() -> None:
    workshop = edit.add_action(PLANNED, FRAMEWORK, "a4", title=" Four ")
    assert workshop.actions == (*ACTIONS, Action("a4", "Four"))


def test_an_action_holds_everything_given() -> None:
    workshop = edit.add_action(
        make_workshop(),
        FRAMEWORK,
        "a1",
        title="Agree three measures",
        characteristic=6,
        indicators=["6.2", "6.1", "6.2"],
        lead="p2",
        support=["p3", "p1", "p3"],
        first_step="List what\r\neach reports",
        measure="Three measures",
        due=DUE,
        status=Status.STARTED,
    )
    assert workshop.actions == (
        Action(
            "a1", "Agree three measures", 6, ("6.2", "6.1"), "p2", ("p3", "p1"),
            "List what\neach reports", "Three measures", DUE, Status.STARTED,
        ),
    )  # fmt: skip


def test_a_role_leads_where_no_partner_does_and_a_note_is_kept() -> None:
    workshop = edit.add_action(
        make_workshop(), FRAMEWORK, "a1", title="One", lead_role=" Programme  manager ", note="a\rb"
    )
    action = Action("a1", "One", lead_role="Programme  manager", note="a\nb")
    assert workshop.actions == (action,)
    assert workshop.lead_name(action) == "Programme  manager"
    assert action.led


@pytest.mark.parametrize("typed", ["partner 2", " PARTNER  2 "])
def test_a_role_that_reads_as_a_partners_name_is_that_partner(typed: str) -> None:
    workshop = edit.add_action(make_workshop(), FRAMEWORK, "a1", title="One", lead_role=typed)
    assert workshop.actions == (Action("a1", "One", lead="p2"),)
    assert workshop.lead_name(workshop.actions[0]) == "Partner 2"


def test_who_is_newly_named_takes_over_the_lead() -> None:
    led = edit.add_action(make_workshop(), FRAMEWORK, "a1", title="One", lead="p1")
    by_role = edit.edit_action(led, FRAMEWORK, "a1", lead_role="Chair")
    assert by_role.actions == (Action("a1", "One", lead_role="Chair"),)
    assert edit.edit_action(by_role, FRAMEWORK, "a1", lead="p1").actions == led.actions
    assert edit.edit_action(by_role, FRAMEWORK, "a1", lead="") == by_role
    assert edit.edit_action(led, FRAMEWORK, "a1", lead_role="") == led
    (nobody,) = edit.edit_action(by_role, FRAMEWORK, "a1", lead="", lead_role="").actions
    assert not nobody.led
    assert edit.edit_action(led, FRAMEWORK, "a1", lead="", lead_role="").actions == (nobody,)


def test_an_action_has_one_lead() -> None:
    with pytest.raises(InvalidInput, match="one lead") as refused:
        edit.add_action(make_workshop(), FRAMEWORK, "a1", title="One", lead="p1", lead_role="Chair")
    assert refused.value.field == "lead"


def test_editing_changes_what_is_given_and_nothing_else() -> None:
    before = edit.add_action(
        make_workshop(), FRAMEWORK, "a1", title="One", lead="p1", due=DUE, characteristic=2
    )
    after = edit.edit_action(
        before, FRAMEWORK, "a1", lead="", due=None, characteristic=None, status=Status.DONE
    )
    assert after.actions == (Action("a1", "One", status=Status.DONE),)
    assert edit.edit_action(before, FRAMEWORK, "a1") == before
    assert edit.edit_action(before, FRAMEWORK, "a1", title="New").actions[0].title == "New"


REFUSED: list[tuple[Callable[[Workshop], Workshop], str, str]] = [
    (lambda w: edit.add_action(w, FRAMEWORK, "n"), "title", "The action is empty"),
    (lambda w: edit.add_action(w, FRAMEWORK, "n", title=" "), "title", "The action is empty"),
    (lambda w: edit.edit_action(w, FRAMEWORK, "a1", title=""), "title", "The action is empty"),
    (lambda w: edit.edit_action(w, FRAMEWORK, "a9"), "action", "not in this workshop"),
    (lambda w: edit.edit_action(w, FRAMEWORK, "a1", lead="p9"), "lead", "not in this"),
    (lambda w: edit.edit_action(w, FRAMEWORK, "a1", support=["p9"]), "support", "not in this"),
    (
        lambda w: edit.edit_action(w, FRAMEWORK, "a1", characteristic=9),
        "characteristic",
        "no characteristic 9",
    ),
    (
        lambda w: edit.edit_action(w, FRAMEWORK, "a1", indicators=["9.1"]),
        "indicators",
        "no indicator 9.1",
    ),
    (
        lambda w: edit.edit_action(w, FRAMEWORK, "a1", first_step="\x00"),
        "first_step",
        "control character",
    ),
    (
        lambda w: edit.edit_action(w, FRAMEWORK, "a1", measure="x" * 10_001),
        "measure",
        "shorten it",
    ),
    (lambda w: edit.remove_action(w, "a9"), "action", "not in this workshop"),
    (lambda w: edit.move_action(w, "a9", 0), "action", "not in this workshop"),
    (lambda w: edit.set_priorities(w, FRAMEWORK, [9]), "priorities", "no characteristic 9"),
    (lambda w: edit.set_priorities(w, FRAMEWORK, [1, 1]), "priorities", "named twice"),
]


@pytest.mark.parametrize(("verb", "field", "sentence"), REFUSED)
def test_what_cannot_be_is_refused(
    verb: Callable[[Workshop], Workshop], field: str, sentence: str
) -> None:
    with pytest.raises(InvalidInput, match=sentence) as refused:
        verb(PLANNED)
    assert refused.value.field == field


def test_there_are_at_most_1_000_actions() -> None:
    full = make_workshop(actions=tuple(Action(f"a{n}", "Act") for n in range(1000)))
    with pytest.raises(InvalidInput, match="at most 1,000 actions"):
        edit.add_action(full, FRAMEWORK, "n", title="One more")


def test_actions_move_and_go() -> None:
    assert [a.id for a in edit.move_action(PLANNED, "a3", 0).actions] == ["a3", "a1", "a2"]
    assert [a.id for a in edit.remove_action(PLANNED, "a2").actions] == ["a1", "a3"]


def test_priorities_keep_their_order_and_the_review_its_day() -> None:
    assert edit.set_priorities(PLANNED, FRAMEWORK, [6, 3]).priorities == (6, 3)
    assert edit.set_priorities(PLANNED, FRAMEWORK, []).priorities == ()
    reviewed = edit.set_review(PLANNED, DUE)
    assert reviewed.review_on == DUE
    assert edit.set_review(reviewed, None) == PLANNED


def test_a_copy_is_planned_anew_and_has_its_own_id() -> None:
    action = Action("a1", "Title", lead="p1", status=Status.DONE)
    copied = edit.duplicate_action(make_workshop(actions=(action,)), "a1", "a2")
    assert copied.actions == (action, replace(action, id="a2", status=Status.PLANNED))
    full = make_workshop(actions=tuple(Action(f"a{n}", "x") for n in range(MAX_ACTIONS)))
    with pytest.raises(InvalidInput, match="at most"):
        edit.duplicate_action(full, "a1", "new")
    with pytest.raises(InvalidInput, match="not in this workshop"):
        edit.duplicate_action(full, "nothing", "new")
