"""Solo assessments brought into a group workshop, each as a seat of a partner."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from collabdesk.domain.ballots import ballots
from collabdesk.domain.edit.partners import add_partner, set_seats
from collabdesk.domain.edit.rounds import record_vote, with_vote
from collabdesk.domain.few import too_few
from collabdesk.domain.text import name_key
from collabdesk.domain.votes import draw_seat, is_revealed, revealed_votes, vote_round
from collabdesk.domain.workshop import Answer, Mode, Vote, Workshop

if TYPE_CHECKING:
    from collabdesk.framework.model import Framework


class WhyNot(StrEnum):
    """Why an assessment cannot be brought in."""

    NO_GROUP = "no-group"
    NOT_SOLO = "not-solo"
    EDITION = "edition"
    NOTHING = "nothing"


class Before(StrEnum):
    """Why an assessment may have been brought in before.

    ``ANSWERS``: all of them are there to be seen, at one seat, or in an anonymous workshop at
    any. ``HIDDEN``: where they are not seen, that seat has voted, or in an anonymous one any.
    """

    ANSWERS = "answers"
    HIDDEN = "hidden"


_BySeat = dict[tuple[str | None, int], set[tuple[str, Answer]]]
_ANYBODY: Final = (None, 0)


@dataclass(frozen=True, slots=True)
class Bringing:
    """An assessment and whose it is: a partner's id, or the ``name`` of one that is new."""

    solo: Workshop
    partner: str = ""
    name: str = ""


def answers(solo: Workshop, workshop: Workshop) -> dict[str, Answer]:
    """Return what was answered on the indicators in the scope of *workshop*, by indicator."""
    scope = set(workshop.scope)
    return {
        agreed.indicator: agreed.answer
        for agreed in solo.agreed
        if agreed.answer is not None and int(agreed.indicator.partition(".")[0]) in scope
    }


def why_not(solo: Workshop, workshop: Workshop) -> WhyNot | None:
    """Say why *solo* cannot be brought into *workshop*; None where it can."""
    if workshop.mode is not Mode.GROUP:
        return WhyNot.NO_GROUP
    if solo.mode is not Mode.SOLO:
        return WhyNot.NOT_SOLO
    if (solo.framework_id, solo.edition) != (workshop.framework_id, workshop.edition):
        return WhyNot.EDITION
    return None if answers(solo, workshop) else WhyNot.NOTHING


def brought_before(solo: Workshop, workshop: Workshop) -> Before | None:
    """Say why *solo* looks as if it was brought in before; None where it does not.

    No file and no library keeps which were, so it is told by the answers; but of votes that are
    not revealed only by what everybody in the room may see: that there is one. Anonymous answers
    that are too few to be shown are as hidden.
    """
    wanted = answers(solo, workshop)
    seen = _seen(workshop)
    given, hidden = _by_seat(seen), _by_seat(v for v in workshop.votes if v not in seen)
    if not wanted:
        return None
    if workshop.anonymous:  # nothing ties the votes of a person to each other
        given, hidden = {_ANYBODY: _all(given)}, {_ANYBODY: _all(hidden)}
    if any(wanted.items() <= told for told in given.values()):
        return Before.ANSWERS
    partner = guess(solo, workshop).partner
    for seat, told in hidden.items():
        left = {indicator for indicator, _ in wanted.items() - given.get(seat, set())}
        if left <= {indicator for indicator, _ in told} and seat[0] in (partner, _ANYBODY[0]):
            return Before.HIDDEN
    return None


def _seen(workshop: Workshop) -> frozenset[Vote]:
    """Return the votes that are shown, in an anonymous workshop those that count and are enough."""
    if not workshop.anonymous:
        return frozenset(revealed_votes(workshop))
    return frozenset(
        vote
        for ballot in ballots(workshop).values()
        if not too_few(ballot, votes := ballot.counted())
        for vote in votes
    )


def _by_seat(votes: Iterable[Vote]) -> _BySeat:
    found: _BySeat = {}
    for vote in votes:
        found.setdefault((vote.partner, vote.seat), set()).add((vote.indicator, vote.answer))
    return found


def _all(votes: _BySeat) -> set[tuple[str, Answer]]:
    return set().union(*votes.values())


def whose(solo: Workshop) -> str:
    """Return the name an assessment goes by: its partner, who held it, else its title."""
    named = [partner.name for partner in solo.partners]
    return next((name for name in (*named, solo.facilitator) if name.strip()), solo.title)


def guess(solo: Workshop, workshop: Workshop) -> Bringing:
    """Return the partner that is called as the assessment is, else a new one of that name."""
    name = whose(solo)
    same = (p.id for p in workshop.partners if name_key(p.name) == name_key(name))
    return Bringing(solo, next(same, ""), name)


def bring_in(
    workshop: Workshop,
    framework: Framework,
    wanted: Sequence[Bringing],
    new_id: Callable[[], str],
    rng: random.Random,
) -> Workshop:
    """Add the answers of every assessment in *wanted*, all or none, each as a seat of its partner.

    A seat that has not answered yet is taken first, then a new one. Answers on an indicator
    whose votes are hidden or not begun stay hidden until the reveal; the others count at once.
    Assessments must pass ``why_not``. Raises InvalidInput where a partner has no room, or no
    seat of an anonymous workshop is free.
    """
    for bringing in wanted:
        given = answers(bringing.solo, workshop)
        if workshop.anonymous:
            for indicator, answer in given.items():
                seat = draw_seat(workshop, indicator, rng)
                workshop = _with_answer(workshop, framework, indicator, (None, seat), answer)
        else:
            workshop, partner = _partner(workshop, bringing, new_id)
            workshop, seat = _seat(workshop, partner)
            for indicator, answer in given.items():
                workshop = _with_answer(workshop, framework, indicator, (partner, seat), answer)
    return _in_blind_order(workshop) if workshop.anonymous else workshop


def _in_blind_order(workshop: Workshop) -> Workshop:
    votes = sorted(workshop.votes, key=lambda v: (v.indicator, v.round, v.seat))
    return replace(workshop, votes=tuple(votes))


def _partner(
    workshop: Workshop, bringing: Bringing, new_id: Callable[[], str]
) -> tuple[Workshop, str]:
    names = {name_key(p.name): p.id for p in workshop.partners}
    known = bringing.partner or names.get(name_key(bringing.name), "")
    if workshop.partner(known):
        return workshop, known
    made = new_id()
    return add_partner(workshop, made, bringing.name), made


def _seat(workshop: Workshop, partner_id: str) -> tuple[Workshop, int]:
    taken = {vote.seat for vote in workshop.votes if vote.partner == partner_id}
    seats = next(p.seats for p in workshop.partners if p.id == partner_id)
    free = next((n for n in range(1, seats + 1) if n not in taken), seats + 1)
    return (set_seats(workshop, partner_id, free) if free > seats else workshop), free


def _with_answer(
    workshop: Workshop,
    framework: Framework,
    indicator: str,
    who: tuple[str | None, int],
    answer: Answer,
) -> Workshop:
    number = vote_round(workshop, indicator)
    if not is_revealed(workshop, indicator, number):
        return record_vote(workshop, framework, indicator, *who, answer)
    return replace(workshop, votes=with_vote(workshop, Vote(indicator, *who, number, answer)))
