"""Turn the rows of one workshop back into its value."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from collabdesk.domain.workshop import (
    Action,
    Agreed,
    Answer,
    Collaboration,
    Mode,
    Note,
    Partner,
    Round,
    Special,
    Status,
    Tally,
    Vote,
    Workshop,
)
from collabdesk.store.mapping import table


def read_workshop(connection: Connection, row: Row[Any]) -> Workshop:
    """Return the workshop whose own *row* was read, with every collection in its order."""
    key = row.key
    return Workshop(
        id=row.id,
        framework_id=row.framework_id,
        edition=row.edition,
        collaboration=Collaboration(row.collaboration_id, row.collaboration, row.purpose),
        title=row.title,
        held_on=date.fromisoformat(row.held_on),
        mode=Mode(row.mode),
        place=row.place,
        facilitator=row.facilitator,
        minutes=row.minutes,
        anonymous=bool(row.anonymous),
        type=row.type,
        also=tuple(r.type for r in _rows(connection, key, "also")),
        scope=tuple(r.characteristic for r in _rows(connection, key, "scope")),
        partners=tuple(
            Partner(r.id, r.name, r.seats, bool(r.present))
            for r in _rows(connection, key, "partner")
        ),
        rounds=tuple(
            Round(r.indicator, r.number, bool(r.revealed)) for r in _rows(connection, key, "round")
        ),
        votes=_votes(connection, key),
        tallies=_tallies(connection, key),
        agreed=tuple(
            Agreed(r.indicator, _answer(r.level, r.special), r.evidence, r.dissent)
            for r in _rows(connection, key, "agreed")
        ),
        notes=tuple(
            Note(r.text, r.indicator, r.characteristic) for r in _rows(connection, key, "note")
        ),
        priorities=tuple(r.characteristic for r in _rows(connection, key, "priority")),
        actions=_actions(connection, key),
        review_on=_day(row.review_on),
    )


def _rows(connection: Connection, key: int, name: str, *order: str) -> list[Row[Any]]:
    target = table(name)
    columns = [target.c[column] for column in order or ("position",)]
    statement = select(target).where(target.c.workshop_key == key).order_by(*columns)
    return list(connection.execute(statement))


def _votes(connection: Connection, key: int) -> tuple[Vote, ...]:
    order = ("position", "indicator", "round", "seat")
    return tuple(
        Vote(r.indicator, r.partner_id, r.seat, r.round, r.level or Special(r.special))
        for r in _rows(connection, key, "vote", *order)
    )


def _tallies(connection: Connection, key: int) -> tuple[Tally, ...]:
    counts: dict[tuple[str, int], list[int]] = defaultdict(list)
    for r in _rows(connection, key, "tally_count", "level"):
        counts[r.indicator, r.round].append(r[-1])
    return tuple(
        Tally(
            r.indicator, r.round, tuple(counts[r.indicator, r.round]), r.dont_know, r.not_applicable
        )
        for r in _rows(connection, key, "tally")
    )


def _actions(connection: Connection, key: int) -> tuple[Action, ...]:
    indicators: dict[str, list[str]] = defaultdict(list)
    for r in _rows(connection, key, "action_indicator"):
        indicators[r.action_id].append(r.indicator)
    support: dict[str, list[str]] = defaultdict(list)
    for r in _rows(connection, key, "action_support"):
        support[r.action_id].append(r.partner_id)
    return tuple(
        Action(
            id=r.id,
            title=r.title,
            characteristic=r.characteristic,
            indicators=tuple(indicators[r.id]),
            lead=r.lead or "",
            support=tuple(support[r.id]),
            first_step=r.first_step,
            measure=r.measure,
            due=_day(r.due),
            status=Status(r.status),
            lead_role=r.lead_role,
            note=r.note,
        )
        for r in _rows(connection, key, "action")
    )


def _answer(level: int | None, special: str | None) -> Answer | None:
    return Special(special) if special else level


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
