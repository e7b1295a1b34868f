"""The calendar is read back by another library than the one that wrote it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import vobject

from collabdesk.domain.scoring import score
from collabdesk.domain.workshop import Action, Collaboration, Status, Workshop
from collabdesk.exchange.calendar_file import write_calendar
from collabdesk.handout import ReportInput, ReportOptions
from tests.builders import make_framework, make_workshop

FRAMEWORK = make_framework()
ACTIONS = (
    Action(
        "a1",
        "Agree; three, measures\\ – später 測",
        lead="p1",
        support=("p2", "p3"),
        first_step="List what each partner reports.\nThen meet: BEGIN:VEVENT",
        measure="x" * 300,
        due=date(2027, 1, 15),
    ),
    Action("a2", "Without a date"),
    Action("a3", "Dropped", due=date(2027, 2, 28), status=Status.DROPPED),
    Action("a4", "Nobody", lead="gone", due=date(2026, 2, 1), status=Status.DONE),
    Action("a5", "By role", lead_role="Clerk", note="Tell Partner 1", due=date(2027, 3, 1)),
)
WORKSHOP = make_workshop(actions=ACTIONS, review_on=date(2027, 5, 20))


def written(workshop: Workshop, *, names: bool = True) -> bytes:
    content = ReportInput(workshop, FRAMEWORK, score(workshop, FRAMEWORK), date(2026, 11, 20))
    return write_calendar(content, ReportOptions(names=names))


def events(data: bytes) -> dict[str, Any]:
    (calendar,) = vobject.readComponents(data.decode("utf-8"))
    found: list[Any] = calendar.contents.get("vevent", [])
    return {event.summary.value: event for event in found}


def test_the_review_and_every_due_date_are_whole_days() -> None:
    found = events(written(WORKSHOP))
    assert {title: event.dtstart.value for title, event in found.items()} == {
        "Review: Harbour frailty pathway": date(2027, 5, 20),
        f"Due: {ACTIONS[0].title}": date(2027, 1, 15),
        "Due: Dropped": date(2027, 2, 28),
        "Due: Nobody": date(2026, 2, 1),
        "Due: By role": date(2027, 3, 1),
    }
    assert found["Due: Dropped"].status.value == "CANCELLED"
    assert found["Due: Nobody"].status.value == "CONFIRMED"
    assert found["Due: Nobody"].dtstamp.value.isoformat() == "2026-11-20T00:00:00+00:00"


def test_what_is_to_be_done_comes_whole() -> None:
    first = events(written(WORKSHOP))[f"Due: {ACTIONS[0].title}"]
    assert first.description.value == (
        "Harbour frailty pathway, Workshop 1\nLead: Partner 1\nSupport: Partner 2, Partner 3\n"
        "First step: List what each partner reports.\nThen meet: BEGIN:VEVENT\n"
        f"Measure of success: {'x' * 300}"
    )


def test_a_role_and_a_note_are_told() -> None:
    told = events(written(WORKSHOP))["Due: By role"].description.value
    assert told.endswith("\nLead: Clerk\nNote: Tell Partner 1")


@pytest.mark.parametrize(
    ("workshop", "names"), [(WORKSHOP, False), (replace(WORKSHOP, anonymous=True), True)]
)
def test_no_partner_is_named_where_names_stay_out(workshop: Workshop, names: bool) -> None:
    data = written(workshop, names=names)
    assert b"Partner" not in data
    assert b"Clerk" not in data


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    lines = written(WORKSHOP).split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)


def test_an_event_is_the_same_one_in_the_next_workshop() -> None:
    later = replace(WORKSHOP, id="later", actions=(replace(ACTIONS[0], due=date(2027, 3, 1)),))
    title = f"Due: {ACTIONS[0].title}"
    both = [events(written(w))[title].uid.value for w in (WORKSHOP, later)]
    assert both == ["a1.c1@collabdesk"] * 2
    alone = replace(WORKSHOP, collaboration=Collaboration("", "Alone"))
    assert events(written(alone))[title].uid.value == f"a1.{WORKSHOP.id}@collabdesk"


def test_a_workshop_without_dates_is_an_empty_calendar() -> None:
    assert events(written(make_workshop())) == {}
