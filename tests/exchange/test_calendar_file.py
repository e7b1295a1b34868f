"""The calendar is read back by another library than the one that wrote it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
import vobject
from icalendar import Calendar

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


def uids(workshop: Workshop) -> dict[str, str]:
    return {title: event.uid.value for title, event in events(written(workshop)).items()}


def test_an_event_is_the_same_one_in_the_next_workshop() -> None:
    later = replace(WORKSHOP, id="later", actions=(replace(ACTIONS[0], due=date(2027, 3, 1)),))
    title = f"Due: {ACTIONS[0].title}"
    assert uids(WORKSHOP)[title] == uids(later)[title]
    review = "Review: Harbour frailty pathway"
    assert uids(WORKSHOP)[review] == uids(replace(WORKSHOP, title="Renamed"))[review]


def test_no_two_events_are_the_same_one() -> None:
    other = replace(WORKSHOP, collaboration=Collaboration("c2", "Another"))
    alone = [replace(WORKSHOP, id=n, collaboration=Collaboration("", "Alone")) for n in ("x", "y")]
    found = [uid for w in (WORKSHOP, other, *alone) for uid in uids(w).values()]
    # The review is the workshop's own, whatever its collaboration is called.
    assert len(found) - len(set(found)) == 1
    assert len({str(UUID(uid)) for uid in found}) == len(set(found))


def test_an_id_of_others_tells_nobody_a_name() -> None:
    named = replace(ACTIONS[0], id="Partner 1: call them")
    assert b"Partner" not in written(replace(WORKSHOP, actions=(named,)), names=False)


def test_letters_of_many_bytes_are_never_parted_by_a_fold() -> None:
    typed = "\u0645\u0631\u062d\u0628\u0627 \u6771\u4eac \U0001f642 " * 40
    action = Action("a1", typed.strip(), first_step=typed, due=date(2027, 1, 15))
    data = written(replace(WORKSHOP, actions=(action,)))
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert "".join(line.decode("utf-8") for line in lines)
    found: list[Any] = Calendar.from_ical(data).walk("VEVENT")
    (event,) = [event for event in found if event["SUMMARY"].startswith("Due")]
    assert event["SUMMARY"] == f"Due: {typed.strip()}"
    assert typed in event["DESCRIPTION"]
    assert (event["DTSTART"].params["VALUE"], event["DTSTART"].dt) == ("DATE", date(2027, 1, 15))


def test_a_workshop_without_dates_is_an_empty_calendar() -> None:
    assert events(written(make_workshop())) == {}
