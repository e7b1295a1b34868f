"""The handout as plain tables, for programs that reckon on: results, votes, actions, notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from collabdesk.handout.sheets import CharacteristicSheet, Handout, IndicatorSheet
from collabdesk.handout.speech import Speech
from collabdesk.handout.words import NONE

Cell = str | int | float | date | None
"""None is an empty cell: a figure that cannot be formed, or may not be shown."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``key`` names it in file names, ``widths`` are in characters."""

    key: str
    name: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(handout: Handout, speech: Speech) -> tuple[Table, ...]:
    """Return results, votes (where seats are named), actions and notes; figures unrounded."""
    made = [results(handout, speech)]
    if handout.votes:
        made.append(_votes(handout, speech))
    return (*made, _actions(handout, speech), _notes(handout, speech))


def results(handout: Handout, speech: Speech) -> Table:
    """Return a line for everything, for each characteristic and for each indicator."""
    tr = speech.tr
    levels = [f"{number} {name}" for number, name in handout.levels]
    columns = [
        ("Kind", 15), ("Number", 9), ("Name", 60), ("Score", 8), ("Score from", 16),
        ("Scored", 8), ("Of", 6), ("Answers", 9), *((level, 11) for level in levels),
        ("Don’t know", 11), ("Not applicable", 14), ("Median", 8), ("Lower quartile", 14),
        ("Upper quartile", 14), ("Agreement", 11), ("Views", 30), ("Band", 16),
        ("Between partners", 16), ("Within one partner", 17), ("Round", 7),
        ("Votes not revealed", 17), ("Agreed answer", 18),
    ]  # fmt: skip
    return Table(
        key="results",
        name=tr("Results"),
        heads=tuple(name if name in levels else tr(name) for name, _ in columns),
        widths=tuple(width for _, width in columns),
        rows=tuple(_result_rows(handout, speech)),
    )


def _result_rows(handout: Handout, speech: Speech) -> Iterator[tuple[Cell, ...]]:
    width = len(handout.levels)
    for sheet in handout.characteristics:
        yield _characteristic(sheet, speech, width)
        for indicator in sheet.indicators:
            yield _indicator(indicator, speech, width)
    name = speech.tr("All scored indicators")
    tail: tuple[Cell, ...] = (None,) * (width + 14)
    scored = (handout.overall, None, handout.overall_scored, handout.overall_of)
    yield (speech.tr("overall"), None, name, *scored, *tail)


def _characteristic(sheet: CharacteristicSheet, speech: Speech, width: int) -> tuple[Cell, ...]:
    between: tuple[Cell, ...] = (None,) * (width + 6)
    said = (sheet.agreement, sheet.agreement_text or None, sheet.band or None)
    return (
        *(speech.tr("characteristic"), sheet.number, sheet.name),
        *(sheet.score, None, sheet.scored, sheet.of),
        *between,
        *said,
        *(None,) * 5,
    )


def _indicator(sheet: IndicatorSheet, speech: Speech, width: int) -> tuple[Cell, ...]:
    low, high = sheet.quartiles or (None, None)
    counts: tuple[Cell, ...] = sheet.counts if sheet.counts is not None else (None,) * width
    return (
        *(speech.tr("indicator"), sheet.id, sheet.statement, sheet.score, sheet.source),
        *(None, None, sheet.n),
        *counts,
        *(sheet.dont_know, sheet.not_applicable, sheet.median, low, high),
        *(sheet.agreement, None if sheet.n == 0 else sheet.agreement_text, None),
        *(sheet.between, sheet.within, sheet.round, sheet.not_revealed or None),
        sheet.agreed_text or None,
    )


def _votes(handout: Handout, speech: Speech) -> Table:
    heads = ("Indicator", "Statement", "Partner", "Seat", "Round", "Level", "Answer")
    return Table(
        key="votes",
        name=speech.tr("Votes"),
        heads=tuple(map(speech.tr, heads)),
        widths=(10, 60, 30, 7, 7, 7, 18),
        rows=tuple(
            (
                *(vote.indicator, vote.statement, vote.partner, vote.seat, vote.round),
                # A special answer is a text; a level is a number.
                *(None if isinstance(vote.answer, str) else vote.answer, vote.answer_text),
            )
            for vote in handout.votes
        ),
    )


def _actions(handout: Handout, speech: Speech) -> Table:
    heads = ("Action", "First step", "Measure", "Belongs to", "Lead", "Support", "By", "Status",
             "Overdue", "Note")  # fmt: skip
    return Table(
        key="actions",
        name=speech.tr("Actions"),
        heads=tuple(map(speech.tr, heads)),
        widths=(44, 44, 40, 30, 24, 30, 12, 12, 10, 44),
        rows=tuple(
            (
                *(action.title, action.first_step or None, action.measure or None),
                *(action.place or None, None if action.lead == NONE else action.lead),
                *(action.support or None, action.due, action.status_text),
                *(action.late_text or None, action.note or None),
            )
            for action in handout.actions
        ),
    )


def _notes(handout: Handout, speech: Speech) -> Table:
    return Table(
        key="notes",
        name=speech.tr("Notes"),
        heads=tuple(map(speech.tr, ("Belongs to", "Kind", "Text"))),
        widths=(12, 12, 100),
        rows=tuple((note.place or None, note.kind, note.text) for note in handout.notes),
    )
