"""Verbs that cannot be taken back: make a workshop anonymous, erase a partner."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from collabdesk.domain.edit.partners import remove_partner
from collabdesk.domain.held import partners_called, rewritten, texts
from collabdesk.domain.naming import Names, Naming
from collabdesk.domain.workshop import Mode, Vote, Workshop
from collabdesk.errors import InvalidInput

if TYPE_CHECKING:
    from collabdesk.domain.aside import Aside


@dataclass(frozen=True, slots=True)
class NamesLeft:
    """What still names partners once a workshop is anonymous: it is what was said aloud.

    ``texts`` are evidence, dissent, notes and the like as they were typed; ``actions`` have a
    lead or support.
    """

    texts: int
    actions: int


def make_anonymous(workshop: Workshop, rng: random.Random) -> Workshop:
    """Take the partner off every vote, for good; every figure of all votes stays as it was.

    A seat gets a number drawn by *rng*, another one for each indicator, which it keeps through
    the rounds of that indicator: a second vote still replaces the first, and no two answers to
    different indicators tell of one hand. Hidden votes stay hidden. What was agreed, the texts,
    the list of partners and who leads an action stay. Raises InvalidInput where it is anonymous
    already or one person's own.
    """
    if workshop.mode is Mode.SOLO:
        raise InvalidInput("This is one person’s own view: it has no votes to make anonymous.")
    if workshop.anonymous:
        raise InvalidInput("This workshop is anonymous already.")
    seats: dict[str, set[tuple[str | None, int]]] = {}
    for vote in workshop.votes:
        seats.setdefault(vote.indicator, set()).add((vote.partner, vote.seat))
    most = max((len(voted) for voted in seats.values()), default=0)
    highest = max(most, sum(partner.seats for partner in workshop.partners))
    drawn = {indicator: _draw(voted, highest, rng) for indicator, voted in seats.items()}
    votes = (
        Vote(v.indicator, None, drawn[v.indicator][v.partner, v.seat], v.round, v.answer)
        for v in workshop.votes
    )
    ordered = tuple(sorted(votes, key=lambda v: (v.indicator, v.round, v.seat)))
    return replace(workshop, anonymous=True, votes=ordered)


def _draw(
    voted: set[tuple[str | None, int]], highest: int, rng: random.Random
) -> dict[tuple[str | None, int], int]:
    numbers = rng.sample(range(1, highest + 1), len(voted))
    ordered = sorted(voted, key=lambda seat: (seat[0] or "", seat[1]))
    return dict(zip(ordered, numbers, strict=True))


def aside_without_hands(aside: Aside) -> Aside:
    """Return *aside* with as many dots on everything as before, and none by who laid it."""
    dots = aside.dots.dots
    targets = sorted(dot.target for dot in dots)
    partners = sorted(dot.partner for dot in dots)
    mixed = zip(dots, partners, targets, strict=True)
    laid = tuple(replace(dot, partner=p, target=t) for dot, p, t in mixed)
    return replace(aside, dots=replace(aside.dots, dots=laid))


def names_left(workshop: Workshop) -> NamesLeft:
    """Count what still names a partner in *workshop* besides the list of partners."""
    naming = Names(partner.name for partner in workshop.partners)
    named = sum(naming.names(text) for _, text in texts(workshop))
    return NamesLeft(named, sum(bool(a.lead or a.support) for a in workshop.actions))


def erase_partner(workshop: Workshop, name: str) -> Workshop:
    """Remove the partner *name* with its votes, and take its name out of every text.

    The actions it led stay and are open to another lead. A workshop that does not know it is
    returned as it is.
    """
    left = workshop
    for partner in partners_called(workshop, name):
        left = remove_partner(left, partner.id)
    others = (other.name for other in left.partners)
    return rewritten(left, Naming(name, others).without)


def aside_without(aside: Aside, partner_ids: Collection[str]) -> Aside:
    """Return *aside* without the dots of partners."""
    laid = tuple(dot for dot in aside.dots.dots if dot.partner not in partner_ids)
    return replace(aside, dots=replace(aside.dots, dots=laid))
