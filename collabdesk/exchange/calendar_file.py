"""The review and every due date as a calendar (RFC 5545), for everybody's diary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from icalendar import Calendar, Event

from collabdesk.domain.workshop import Action, Status
from collabdesk.handout.words import Words

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Workshop
    from collabdesk.handout import ReportInput, ReportOptions

_PRODUCT: Final = "-//CollabDesk//CollabDesk//EN"
_HERE: Final = UUID("17c2d300-1217-4e52-bf90-619e18750603")
"""Stands before what is hashed, so that no other program makes the same UID."""
_STATUS: Final = {Status.DROPPED: "CANCELLED"}


def write_calendar(content: ReportInput, options: ReportOptions) -> bytes:
    """Return a calendar with a whole-day event for the review and for each action with a date.

    An event keeps its UID from one writing to the next, and from workshop to workshop, so that a
    calendar that has it already moves it; it tells nothing of what it was made from. Partners are
    named only with ``options.names`` and never for an anonymous workshop. A dropped action is a
    cancelled event.
    """
    words = Words(content, options)
    workshop = _covered(content.workshop, words)
    tr, names = options.tr, words.options.names
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{workshop.collaboration.name} · {workshop.title}")
    stamp = datetime.combine(content.printed_on, time(), UTC)
    for event in _events(workshop, tr, names=names):
        event.add("dtstamp", stamp)
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _covered(workshop: Workshop, words: Words) -> Workshop:
    """Return *workshop* with what people typed as it may be handed out."""
    return replace(
        workshop,
        title=words.own(workshop.title),
        collaboration=replace(workshop.collaboration, name=words.name),
        actions=tuple(
            replace(
                action,
                title=words.own(action.title),
                first_step=words.own(action.first_step),
                measure=words.own(action.measure),
                note=words.own(action.note),
            )
            for action in workshop.actions
        ),
    )


def _events(workshop: Workshop, tr: Callable[[str], str], *, names: bool) -> Iterator[Event]:
    if workshop.review_on is not None:
        title = tr("Review: {name}").format(name=workshop.collaboration.name)
        yield _event(_uid("review", workshop.id), title, workshop.review_on)
    home = workshop.collaboration.id or workshop.id
    for action in workshop.actions:
        if action.due is not None:
            title = tr("Due: {title}").format(title=action.title)
            event = _event(_uid("action", home, action.id), title, action.due)
            event.add("description", "\n".join(_lines(action, workshop, tr, names=names)))
            event.add("status", _STATUS.get(action.status, "CONFIRMED"))
            yield event


def _uid(*parts: str) -> str:
    # An id from a file of others can be anything, a partner's name too (RFC 7986, 5.3).
    return str(uuid5(_HERE, "\n".join(parts)))


def _event(uid: str, title: str, day: date) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("summary", title)
    event.add("dtstart", day)
    event.add("transp", "TRANSPARENT")
    return event


def _lines(
    action: Action, workshop: Workshop, tr: Callable[[str], str], *, names: bool
) -> Iterator[str]:
    yield tr("{name}, {title}").format(name=workshop.collaboration.name, title=workshop.title)
    helping = [p.name for p in workshop.partners if p.id in action.support]
    told = (
        (tr("Lead: {what}"), workshop.lead_name(action) if names else ""),
        (tr("Support: {what}"), ", ".join(helping) if names else ""),
        (tr("First step: {what}"), action.first_step),
        (tr("Measure of success: {what}"), action.measure),
        (tr("Note: {what}"), action.note),
    )
    for pattern, what in told:
        if what:
            yield pattern.format(what=what)
