"""A whole second workshop after a first: it opens on the actions, and each keeps its history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from collabdesk.domain.aside import Aside
from collabdesk.domain.dots import DotVote
from collabdesk.domain.edit import note_at
from collabdesk.domain.workshop import Action, Status
from collabdesk.errors import InvalidInput
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.services.sitting import Sitting
from collabdesk.store.library import Library

TODAY = date(2026, 11, 23)


@pytest.fixture
def first(desk: Desk) -> Sitting:
    made = desk.create(NewWorkshop("Workshop 1", "Harbour", held_on=date(2026, 5, 20)))
    sitting = desk.sit(made)
    sitting.paste_partners("Acute trust; 2\nGP federation")
    sitting.choose_type("shared-delivery")
    sitting.word_purpose("Help at home.")
    trust = sitting.workshop.partners[0].id
    sitting.agree("6.1", 2)
    sitting.set_priorities((6, 3))
    for title in ("Measures", "Dashboard", "Review day"):
        sitting.add_action(title, characteristic=6, lead=trust, due=date(2026, 10, 1))
    sitting.add_action("Finished", status=Status.DONE)
    return sitting


def follow(desk: Desk, sitting: Sitting) -> Sitting:
    return desk.sit(desk.follow_up(sitting.workshop.id))


def test_a_whole_second_workshop_after_a_first(desk: Desk, first: Sitting, tmp_path: Path) -> None:
    before = first.workshop
    second = follow(desk, first)
    workshop = second.workshop
    assert (workshop.title, workshop.held_on) == ("Workshop 2", TODAY)
    assert workshop.collaboration == before.collaboration
    assert [p.id for p in workshop.partners] == [p.id for p in before.partners]
    assert workshop.type == before.type
    measures, dashboard, review = second.earlier_actions()
    assert [a.title for a in second.waiting()] == ["Measures", "Dashboard", "Review day"]
    second.settle_action(measures.id, Status.DONE)
    second.settle_action(dashboard.id, Status.DROPPED, "The network cannot\nreach it")
    assert second.settle_action(review.id, Status.PLANNED) is None
    assert second.waiting() == ()
    assert note_at(second.workshop) == "Dashboard — The network cannot reach it"
    assert second.compared_with() is not None
    second.agree("6.1", 4)
    second.add_action("Something new")
    assert second.past(review.id)[0].workshop == "Workshop 1"
    assert second.past(second.workshop.actions[-1].id) == ()
    assert desk.sit(before.id).workshop == before

    desk.export(second.workshop, tmp_path / "second.collabdesk")
    assert desk.read(str(tmp_path / "second.collabdesk")) == second.workshop

    third = follow(desk, second)
    assert [a.title for a in third.workshop.actions] == ["Review day", "Something new"]
    assert [p.workshop for p in third.past(review.id)] == ["Workshop 1", "Workshop 2"]
    assert [p.status for p in third.past(dashboard.id)] == [Status.PLANNED, Status.DROPPED]


def test_what_was_looked_at_stays_so_when_it_is_opened_again(desk: Desk, first: Sitting) -> None:
    second = follow(desk, first)
    second.settle_action(second.waiting()[0].id, Status.STARTED)
    again = desk.sit(second.workshop.id)
    assert [a.title for a in again.waiting()] == ["Dashboard", "Review day"]
    removed = desk.remove(second.workshop.id)
    desk.restore(removed)
    assert len(desk.sit(second.workshop.id).waiting()) == 2


def test_a_reason_that_no_longer_holds_is_taken_from_the_note(desk: Desk, first: Sitting) -> None:
    second = follow(desk, first)
    action = second.waiting()[0].id
    changes = second.settle_action(action, Status.DROPPED, "no money")
    assert changes is not None
    second.settle_action(action, Status.STARTED, "heeded only where it was dropped")
    assert second.workshop.notes == ()
    second.settle_action(action, Status.PLANNED)
    second.apply(replace(changes, before=second.workshop))
    assert note_at(second.workshop) == "Measures — no money"


def test_an_unknown_action_and_an_endless_reason_are_refused(desk: Desk, first: Sitting) -> None:
    second = follow(desk, first)
    with pytest.raises(InvalidInput):
        second.settle_action("nothing", Status.DONE)
    with pytest.raises(InvalidInput, match="10,000"):
        second.settle_action(second.waiting()[0].id, Status.DROPPED, "x" * 10_000)
    assert len(second.waiting()) == 3


@pytest.mark.usefixtures("first")
def test_a_workshop_begun_anew_is_offered_what_was_left_behind(desk: Desk) -> None:
    made = desk.create(NewWorkshop("Another", "Harbour"))
    sitting = desk.sit(made)
    sitting.add_partner("acute trust")
    assert len(sitting.left_behind()) == 3
    assert sitting.bring_over() is not None
    assert sitting.left_behind() == ()
    lead = sitting.workshop.partners[0].id
    assert [a.lead for a in sitting.earlier_actions()] == [lead] * 3
    assert sitting.bring_over() is None


def test_a_workshop_of_no_collaboration_is_given_one(
    desk: Desk, first: Sitting, library: Library
) -> None:
    nameless = replace(
        first.workshop,
        id="nameless",
        collaboration=replace(first.workshop.collaboration, id=""),
        actions=(Action("a1", "Open"),),
    )
    library.add([nameless])
    second = desk.sit(desk.follow_up("nameless"))
    kept = library.load("nameless")
    assert second.workshop.collaboration == kept.collaboration
    assert kept.collaboration.id not in {"", first.workshop.collaboration.id}
    assert [a.title for a in second.waiting()] == ["Open"]


def test_dots_are_laid_shown_and_become_priorities(desk: Desk, first: Sitting) -> None:
    first.set_dots_each(2)
    for target in ("6", "6.1", "5"):
        first.lay_dot(target)
    assert first.dot_standings() == ()
    first.take_back_dot()
    first.lay_dot("3")
    first.lay_dot("3")
    first.show_dots()
    assert [(s.characteristic, s.dots, s.tied) for s in first.dot_standings()] == [
        (3, 2, True),
        (6, 2, True),
    ]
    assert first.take_dot_leaders(1) is not None
    assert first.workshop.priorities == (3, 6)
    again = desk.sit(first.workshop.id)
    assert again.dots == first.dots
    again.clear_dots()
    assert again.aside == Aside(dots=DotVote(2))
    assert desk.sit(first.workshop.id).dots == DotVote(2)
