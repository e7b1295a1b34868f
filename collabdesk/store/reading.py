"""Turn the rows of one workshop back into its value, once each is known to be as it was written."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any, Final

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
from collabdesk.store.mapping import TABLES, table
from collabdesk.store.seals import Seals, compare_sums

_SEALS: Final = {t.name: Seals(t.name, t.c.keys()) for t in TABLES if "seal" in t.c}


class _Rows:
    """The rows of one workshop, table by table, and whether they are as they were written."""

    def __init__(self, connection: Connection, own: Row[Any], *, trusting: bool) -> None:
        self._connection = connection
        self._own = own
        self._trusting = trusting
        self._sum = 0
        if not trusting:
            _SEALS["workshop"].sum((own,), own.title)

    def of(self, name: str, *order: str) -> list[Row[Any]]:
        """Return the rows of a table, by position or in the order of the columns named."""
        target = table(name)
        columns = [target.c[column] for column in order or ("position",)]
        mine = select(target).where(target.c.workshop_key == self._own.key).order_by(*columns)
        found = list(self._connection.execute(mine))
        if not self._trusting:
            self._sum += _SEALS[name].sum(found, self._own.title)
        return found

    def compare(self) -> None:
        """Raise BrokenSeal where the rows of all tables are not as many as were written."""
        if not self._trusting:
            compare_sums(self._own.title, self._sum, self._own.seals)


def read_workshop(connection: Connection, row: Row[Any], *, trusting: bool = False) -> Workshop:
    """Return the workshop whose own *row* was read, with every collection in its order.

    Raises BrokenSeal where something is not as it was written, unless *trusting*.
    """
    rows = _Rows(connection, row, trusting=trusting)
    workshop = Workshop(
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
        also=tuple(r.type for r in rows.of("also")),
        scope=tuple(r.characteristic for r in rows.of("scope")),
        partners=tuple(Partner(r.id, r.name, r.seats, bool(r.present)) for r in rows.of("partner")),
        rounds=tuple(Round(r.indicator, r.number, bool(r.revealed)) for r in rows.of("round")),
        votes=_votes(rows),
        tallies=_tallies(rows),
        agreed=tuple(
            Agreed(r.indicator, _answer(r.level, r.special), r.evidence, r.dissent)
            for r in rows.of("agreed")
        ),
        notes=tuple(Note(r.text, r.indicator, r.characteristic) for r in rows.of("note")),
        priorities=tuple(r.characteristic for r in rows.of("priority")),
        actions=_actions(rows),
        review_on=_day(row.review_on),
    )
    rows.compare()
    return workshop


def _votes(rows: _Rows) -> tuple[Vote, ...]:
    order = ("position", "indicator", "round", "seat")
    return tuple(
        Vote(r.indicator, r.partner_id, r.seat, r.round, r.level or Special(r.special))
        for r in rows.of("vote", *order)
    )


def _tallies(rows: _Rows) -> tuple[Tally, ...]:
    counts: dict[tuple[str, int], list[int]] = defaultdict(list)
    for r in rows.of("tally_count", "level"):
        counts[r.indicator, r.round].append(r._asdict()["count"])
    return tuple(
        Tally(
            r.indicator, r.round, tuple(counts[r.indicator, r.round]), r.dont_know, r.not_applicable
        )
        for r in rows.of("tally")
    )


def _actions(rows: _Rows) -> tuple[Action, ...]:
    indicators: dict[str, list[str]] = defaultdict(list)
    for r in rows.of("action_indicator"):
        indicators[r.action_id].append(r.indicator)
    support: dict[str, list[str]] = defaultdict(list)
    for r in rows.of("action_support"):
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
        for r in rows.of("action")
    )


def _answer(level: int | None, special: str | None) -> Answer | None:
    return Special(special) if special else level


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
