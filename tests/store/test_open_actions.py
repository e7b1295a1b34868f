"""Open actions over all workshops, each once, where it stands now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from collabdesk.domain.follow import follow_up
from collabdesk.domain.open_actions import When, when
from collabdesk.domain.workshop import Action, Collaboration, Status, Workshop
from collabdesk.store.library import Library
from tests.builders import make_workshop

TODAY = date(2026, 11, 20)


def planned(**changes: Any) -> Workshop:
    actions = (
        Action("a1", "Late", lead="p1", due=TODAY - timedelta(1)),
        Action("a2", "Soon", due=TODAY + timedelta(14), status=Status.STARTED),
        Action("a3", "Later", due=TODAY + timedelta(15), lead_role="Chair", note="Ask"),
        Action("a4", "Some day"),
        Action("a5", "Done", due=TODAY, status=Status.DONE),
        Action("a6", "Dropped", status=Status.DROPPED),
    )
    return replace(make_workshop(actions=actions), **changes)


def titles(library: Library) -> list[str]:
    return [action.title for action in library.open_actions()]


def test_open_actions_stand_by_their_dates(library: Library) -> None:
    library.add([planned()])
    found = library.open_actions()
    assert [a.title for a in found] == ["Late", "Soon", "Later", "Some day"]
    assert [a.lead for a in found[:3]] == ["Partner 1", "", "Chair"]
    assert [a.note for a in found[1:3]] == ["", "Ask"]
    assert found[1].status is Status.STARTED
    assert found[0].collaboration == "Harbour frailty pathway"
    assert [when(a.due, TODAY) for a in found] == list(When)
    (summary,) = library.summaries(TODAY)
    assert (summary.overdue, summary.due_soon) == (1, 1)


def test_what_was_carried_on_counts_once_where_it_is_now(library: Library) -> None:
    first = planned()
    second = follow_up(first, "second", first.collaboration, TODAY)
    done = replace(second.actions[0], status=Status.DONE)
    library.add([first, replace(second, actions=(done, *second.actions[1:3]))])
    assert [(a.title, a.workshop_id) for a in library.open_actions()] == [
        ("Soon", "second"),
        ("Later", "second"),
        ("Some day", first.id),
    ]
    newest, before = library.summaries(TODAY)
    assert (newest.id, newest.overdue, newest.due_soon) == ("second", 0, 1)
    assert (before.overdue, before.due_soon, before.actions) == (0, 0, 6)


def test_workshops_of_no_collaboration_do_not_share_actions(library: Library) -> None:
    alone = planned(collaboration=Collaboration("", "Alone"), actions=(Action("a1", "Mine"),))
    library.add([alone, replace(alone, id="other")])
    assert titles(library) == ["Mine", "Mine"]


def test_archived_workshops_are_left_out(library: Library) -> None:
    library.add([planned()], archived=[planned().id])
    assert titles(library) == []


def test_soon_ends_with_the_calendar() -> None:
    assert when(date.max, date.max) is When.SOON
