"""Everything held about a partner as one plain table: a line a thing, each with its workshop."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from collabdesk.domain.held import Kind, Line
from collabdesk.handout.tables import Cell, Table

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Workshop

Translate = Callable[[str], str]

_KINDS: Final = {
    Kind.SEATS: "Seats",
    Kind.VOTE: "Vote",
    Kind.HIDDEN_VOTES: "Votes not shown yet",
    Kind.LEADS: "Leads an action",
    Kind.SUPPORTS: "Supports an action",
    Kind.DOT: "Dot",
    Kind.HIDDEN_DOTS: "Dots not shown yet",
    Kind.ANONYMOUS_DOTS: "Dots, and nothing of where they lie",
    Kind.TEXT: "Text with the name",
    Kind.ID: "Internal id with the name",
}
_FIELDS: Final = {
    "present": "present",
    "absent": "absent",
    "collaboration": "collaboration",
    "workshop": "workshop",
    "partner": "partner",
    "action": "action",
    "name": "name",
    "purpose": "purpose",
    "title": "title",
    "place": "place",
    "facilitator": "facilitator",
    "agreed": "agreed",
    "evidence": "evidence",
    "dissent": "dissent",
    "notes": "notes",
    "text": "text",
    "actions": "actions",
    "first_step": "first step",
    "measure": "measure of success",
    "note": "note",
    "lead_role": "role of the lead",
}
"""How the fields of a workshop are called; an indicator or a title stands for itself."""


def held_table(found: Iterable[tuple[Workshop, tuple[Line, ...]]], tr: Translate) -> Table:
    """Return a line for each thing that is held in each workshop."""
    heads = ("Collaboration", "Workshop", "Held on", "What", "Where", "Text")
    return Table(
        key="held",
        name=tr("What is held"),
        heads=tuple(map(tr, heads)),
        widths=(30, 30, 12, 22, 30, 80),
        rows=tuple(_row(workshop, line, tr) for workshop, lines in found for line in lines),
    )


def _row(workshop: Workshop, line: Line, tr: Translate) -> tuple[Cell, ...]:
    return (
        *(workshop.collaboration.name, workshop.title, workshop.held_on),
        *(kind_words(line, tr), where_words(line, tr), line.text),
    )


def kind_words(line: Line, tr: Translate) -> str:
    """Say what a line tells."""
    return tr(_KINDS[line.kind])


def where_words(line: Line, tr: Translate) -> str:
    """Say where it stands, as in "5.4, round 1, seat 2" or "agreed, 5.4, evidence"."""
    if line.kind is Kind.VOTE:
        indicator, number, seat = line.where
        words = tr("{indicator}, round {round}, seat {seat}")
        return words.format(indicator=indicator, round=number, seat=seat)
    return ", ".join(tr(_FIELDS[part]) if part in _FIELDS else part for part in line.where if part)
