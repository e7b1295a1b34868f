"""Turn the values of a workshop into rows, collection by collection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from collabdesk.domain.workshop import (
    Action,
    Agreed,
    Answer,
    Note,
    Partner,
    Round,
    Special,
    Tally,
    Vote,
    Workshop,
)
from collabdesk.lines import as_written
from collabdesk.store.entries import Entries
from collabdesk.store.tables import Base

if TYPE_CHECKING:
    from sqlalchemy import Table

Row = dict[str, Any]
TABLES: Final[tuple[Table, ...]] = tuple(Base.metadata.sorted_tables)
"""Every table, those that others refer to first."""


def table(name: str) -> Table:
    """Return a declared table by name."""
    return Base.metadata.tables[name]


@dataclass(frozen=True, slots=True)
class Collection:
    """One collection of a workshop: its entries, and the rows that keep one entry."""

    entries: Callable[[Workshop], Entries]
    rows: Callable[[int, Any], Iterator[tuple[str, Row]]]


def workshop_row(workshop: Workshop) -> Row:
    """Return the columns of a workshop's own row, but for key, revision and archived."""
    return {
        "id": workshop.id,
        "framework_id": workshop.framework_id,
        "edition": workshop.edition,
        "collaboration_id": workshop.collaboration.id,
        "collaboration": as_written(workshop.collaboration.name),
        "purpose": workshop.collaboration.purpose,
        "title": as_written(workshop.title),
        "held_on": workshop.held_on.isoformat(),
        "mode": workshop.mode.value,
        "place": as_written(workshop.place),
        "facilitator": as_written(workshop.facilitator),
        "minutes": workshop.minutes,
        "anonymous": int(workshop.anonymous),
        "type": workshop.type,
        "review_on": iso(workshop.review_on),
    }


def iso(day: date | None) -> str | None:
    """Return a date as it is kept."""
    return None if day is None else day.isoformat()


def _vote_entries(workshop: Workshop) -> Entries:
    """Give the votes of an anonymous workshop no position of their own.

    They stand in the order of indicator, round and seat, so that neither the value nor the file
    tells in which order they were cast. Any other order came in with a file and is kept.
    """
    in_order = workshop.anonymous and all(
        (a.indicator, a.round, a.seat) < (b.indicator, b.round, b.seat)
        for a, b in pairwise(workshop.votes)
    )
    return Entries(workshop.votes, numbered=not in_order)


def _level(answer: Answer | None) -> int | None:
    return None if isinstance(answer, Special) else answer


def _special(answer: Answer | None) -> str | None:
    return answer.value if isinstance(answer, Special) else None


def _also(position: int, value: str) -> Iterator[tuple[str, Row]]:
    yield "also", {"type": value, "position": position}


def _scope(position: int, value: int) -> Iterator[tuple[str, Row]]:
    yield "scope", {"characteristic": value, "position": position}


def _priority(position: int, value: int) -> Iterator[tuple[str, Row]]:
    yield "priority", {"characteristic": value, "position": position}


def _partner(position: int, value: Partner) -> Iterator[tuple[str, Row]]:
    yield (
        "partner",
        {
            "id": value.id,
            "position": position,
            "name": as_written(value.name),
            "seats": value.seats,
            "present": int(value.present),
        },
    )


def _round(position: int, value: Round) -> Iterator[tuple[str, Row]]:
    yield (
        "round",
        {
            "indicator": value.indicator,
            "number": value.number,
            "position": position,
            "revealed": int(value.revealed),
        },
    )


def _vote(position: int, value: Vote) -> Iterator[tuple[str, Row]]:
    yield (
        "vote",
        {
            "indicator": value.indicator,
            "voter": value.partner or "",
            "seat": value.seat,
            "round": value.round,
            "position": position,
            "anonymous": int(value.partner is None),
            "partner_id": value.partner,
            "level": _level(value.answer),
            "special": _special(value.answer),
        },
    )


def _tally(position: int, value: Tally) -> Iterator[tuple[str, Row]]:
    key = {"indicator": value.indicator, "round": value.round}
    yield (
        "tally",
        {
            **key,
            "position": position,
            "dont_know": value.dont_know,
            "not_applicable": value.not_applicable,
        },
    )
    for level, count in enumerate(value.counts, start=1):
        yield "tally_count", {**key, "level": level, "count": count}


def _agreed(position: int, value: Agreed) -> Iterator[tuple[str, Row]]:
    yield (
        "agreed",
        {
            "indicator": value.indicator,
            "position": position,
            "level": _level(value.answer),
            "special": _special(value.answer),
            "evidence": value.evidence,
            "dissent": value.dissent,
        },
    )


def _note(position: int, value: Note) -> Iterator[tuple[str, Row]]:
    yield (
        "note",
        {
            "position": position,
            "indicator": value.indicator,
            "characteristic": value.characteristic,
            "text": value.text,
        },
    )


def _action(position: int, value: Action) -> Iterator[tuple[str, Row]]:
    yield (
        "action",
        {
            "id": value.id,
            "position": position,
            "title": as_written(value.title),
            "characteristic": value.characteristic,
            "lead": value.lead or None,
            "first_step": value.first_step,
            "measure": value.measure,
            "due": iso(value.due),
            "status": value.status.value,
            "lead_role": as_written(value.lead_role),
            "note": value.note,
        },
    )
    for place, indicator in enumerate(value.indicators):
        row = {"action_id": value.id, "indicator": indicator, "position": place}
        yield "action_indicator", row
    for place, partner in enumerate(value.support):
        yield "action_support", {"action_id": value.id, "partner_id": partner, "position": place}


VOTES: Final = Collection(_vote_entries, _vote)
COLLECTIONS: Final = (
    Collection(lambda w: Entries(w.also), _also),
    Collection(lambda w: Entries(w.scope), _scope),
    Collection(lambda w: Entries(w.priorities), _priority),
    Collection(lambda w: Entries(w.partners), _partner),
    Collection(lambda w: Entries(w.rounds), _round),
    VOTES,
    Collection(lambda w: Entries(w.tallies), _tally),
    Collection(lambda w: Entries(w.agreed), _agreed),
    Collection(lambda w: Entries(w.notes), _note),
    Collection(lambda w: Entries(w.actions), _action),
)
