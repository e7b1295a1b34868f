"""Verbs of the partners step: who is at the table, with how many seats."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from collabdesk.domain.edit.checks import known_partner, moved, replaced, without
from collabdesk.domain.text import name_key, required_name
from collabdesk.domain.workshop import MAX_PARTNERS, MAX_SEATS, Action, Partner, Workshop
from collabdesk.errors import InvalidInput

_SEATS_BEHIND: Final = re.compile(
    r"(?P<name>.*?)\s*(?:[;,\t]\s*(?P<listed>\d{1,6})|\s[x×]\s*(?P<times>\d{1,6})"
    r"|\(\s*(?P<inside>\d{1,6})\s*\))\s*",
    re.ASCII | re.IGNORECASE,
)


def add_partner(workshop: Workshop, new_id: str, name: str, seats: int = 1) -> Workshop:
    """Add a partner at the end; its name must be new and its seats 1 to 100."""
    if len(workshop.partners) >= MAX_PARTNERS:
        raise InvalidInput(f"A workshop has at most {MAX_PARTNERS} partners.", "name")
    partner = Partner(new_id, _free_name(workshop, name, new_id), _checked_seats(seats))
    return replace(workshop, partners=(*workshop.partners, partner))


def paste_partners(workshop: Workshop, text: str, new_id: Callable[[], str]) -> Workshop:
    """Add one partner per line of *text*, all or none; empty lines are passed over.

    Seats may stand behind the name: "Name; 2", "Name, 2", "Name<tab>2", "Name x2", "Name (2)".
    Raises InvalidInput with the number of the first line that cannot be.
    """
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                workshop = add_partner(workshop, new_id(), *name_and_seats(line))
            except InvalidInput as error:
                raise InvalidInput(f"Line {number}: {error}", "paste") from error
    return workshop


def name_and_seats(line: str) -> tuple[str, int]:
    """Return the name on a typed line and the seats behind it, 1 where none are given."""
    if match := _SEATS_BEHIND.fullmatch(line):
        return match["name"], int(match["listed"] or match["times"] or match["inside"])
    return line.strip().rstrip(";,"), 1


def rename_partner(workshop: Workshop, partner_id: str, name: str) -> Workshop:
    """Give a partner another name, which no other partner has."""
    partner = known_partner(workshop, partner_id)
    named = replace(partner, name=_free_name(workshop, name, partner_id))
    return replace(workshop, partners=replaced(workshop.partners, partner, named))


def set_seats(workshop: Workshop, partner_id: str, seats: int) -> Workshop:
    """Give a partner 1 to 100 seats, never fewer than have answered."""
    partner = known_partner(workshop, partner_id)
    checked = _checked_seats(seats)
    used = max((v.seat for v in workshop.votes if v.partner == partner_id), default=0)
    if checked < used:
        raise InvalidInput(
            f"Seat {used} of “{partner.name}” has answered, so it needs {used} seats or more.",
            "seats",
        )
    seated = replace(partner, seats=checked)
    return replace(workshop, partners=replaced(workshop.partners, partner, seated))


def set_present(workshop: Workshop, partner_id: str, flag: bool) -> Workshop:
    """Say whether a partner is here today; its answers stay either way."""
    partner = known_partner(workshop, partner_id)
    there = replace(partner, present=flag)
    return replace(workshop, partners=replaced(workshop.partners, partner, there))


def move_partner(workshop: Workshop, partner_id: str, index: int) -> Workshop:
    """Move a partner to *index*, counted from 0."""
    partner = known_partner(workshop, partner_id)
    return replace(workshop, partners=moved(workshop.partners, partner, index))


@dataclass(frozen=True, slots=True)
class Holdings:
    """What goes with a partner: ``votes`` in all rounds, hidden ones included, and actions.

    ``leads`` and ``supports`` count the actions it leads and supports, which stay.
    """

    votes: int
    leads: int
    supports: int


def holdings(workshop: Workshop, partner_id: str) -> Holdings:
    """Return what would go if a partner were removed; it tells how many votes, never which.

    Raises InvalidInput where there is no such partner.
    """
    known_partner(workshop, partner_id)
    return Holdings(
        votes=sum(v.partner == partner_id for v in workshop.votes),
        leads=sum(a.lead == partner_id for a in workshop.actions),
        supports=sum(partner_id in a.support for a in workshop.actions),
    )


def remove_partner(workshop: Workshop, partner_id: str) -> Workshop:
    """Remove a partner with its votes, and from every action it leads or supports.

    A round that loses its last vote goes too: no file could tell of it.
    """
    partner = known_partner(workshop, partner_id)
    votes = tuple(v for v in workshop.votes if v.partner != partner_id)
    emptied = {(v.indicator, v.round) for v in workshop.votes} - {
        (v.indicator, v.round) for v in votes
    }
    return replace(
        workshop,
        partners=without(workshop.partners, partner),
        votes=votes,
        rounds=tuple(r for r in workshop.rounds if r.key not in emptied),
        actions=tuple(_left_by(action, partner_id) for action in workshop.actions),
    )


def _left_by(action: Action, partner_id: str) -> Action:
    lead = "" if action.lead == partner_id else action.lead
    return replace(action, lead=lead, support=tuple(p for p in action.support if p != partner_id))


def _free_name(workshop: Workshop, name: str, partner_id: str) -> str:
    cleaned = required_name(name, "name", "The partner’s name")
    for other in workshop.partners:
        if other.id != partner_id and name_key(other.name) == name_key(cleaned):
            raise InvalidInput(
                f"There is already a partner called “{other.name}”. Give it another name.", "name"
            )
    return cleaned


def _checked_seats(seats: int) -> int:
    if not 1 <= seats <= MAX_SEATS:
        raise InvalidInput(
            f"{seats} seats cannot be. Give a partner 1 to {MAX_SEATS} seats.", "seats"
        )
    return seats
