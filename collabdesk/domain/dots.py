"""Dot voting on where to act first: each partner has a few dots, blind until they are shown.

A dot lies on a characteristic ("6") or on one of its indicators ("6.1"); a dot on an indicator
counts for its characteristic too. Dots are kept beside the workshop, not in its file.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from collabdesk.errors import InvalidInput

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Partner, Workshop
    from collabdesk.framework.model import Framework

MOST_DOTS: Final = 10
USUAL_DOTS: Final = 3


@dataclass(frozen=True, slots=True)
class Dot:
    """One dot of a partner, by the partner's id; ``target`` as in "6" or "6.1"."""

    partner: str
    target: str


@dataclass(frozen=True, slots=True)
class DotVote:
    """The dots laid so far, in the order they came; ``each`` partner has that many."""

    each: int = USUAL_DOTS
    shown: bool = False
    dots: tuple[Dot, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A characteristic after the vote: ``place`` from 1, the same for all that tie.

    ``indicators`` are (id, dots) of the dots that lay on single indicators.
    """

    characteristic: int
    dots: int
    place: int
    tied: bool
    indicators: tuple[tuple[str, int], ...] = ()


def set_each(vote: DotVote, each: int) -> DotVote:
    """Give every partner 1 to 10 dots; only before the first one lies."""
    if vote.dots:
        raise InvalidInput("Dots have been placed already. Begin again to change how many.", "each")
    if not 1 <= each <= MOST_DOTS:
        raise InvalidInput(f"{each} dots cannot be. Give each partner 1 to {MOST_DOTS}.", "each")
    return replace(vote, each=each)


def left(vote: DotVote, workshop: Workshop) -> tuple[tuple[Partner, int], ...]:
    """Return the partners here today with the dots each still has, in the order of the list."""
    used = Counter(dot.partner for dot in vote.dots)
    return tuple((p, max(vote.each - used[p.id], 0)) for p in workshop.partners if p.present)


def turn(vote: DotVote, workshop: Workshop) -> Partner | None:
    """Return whose turn it is: the first partner here with dots left; None where all are laid."""
    return next((partner for partner, dots in left(vote, workshop) if dots), None)


def lay(vote: DotVote, workshop: Workshop, framework: Framework, target: str) -> DotVote:
    """Lay a dot of the partner whose turn it is. Raises InvalidInput where it cannot lie there."""
    if vote.shown:
        raise InvalidInput("The dots have been shown. Begin again to vote anew.", "dot")
    partner = turn(vote, workshop)
    if partner is None:
        raise InvalidInput("Every dot is placed. Show them, or take one back.", "dot")
    if _characteristic(target, framework) not in workshop.scope:
        raise InvalidInput(f"{target} is not in the scope of this workshop.", "dot")
    return replace(vote, dots=(*vote.dots, Dot(partner.id, target)))


def take_back(vote: DotVote) -> DotVote:
    """Take back the dot that was laid last, while none is shown."""
    if vote.shown or not vote.dots:
        raise InvalidInput("There is no hidden dot to take back.", "dot")
    return replace(vote, dots=vote.dots[:-1])


def show(vote: DotVote) -> DotVote:
    """Show the dots; there must be one."""
    if not vote.dots:
        raise InvalidInput("There are no dots to show yet.", "dot")
    return replace(vote, shown=True)


def standings(vote: DotVote, workshop: Workshop, framework: Framework) -> tuple[Standing, ...]:
    """Return the characteristics that have dots, most first; nothing while they are hidden.

    Those with as many dots share a place and are ``tied``; they stand in framework order. Dots
    of a partner that has left, or on what has left the scope, are passed over.
    """
    if not vote.shown:
        return ()
    here = {partner.id for partner in workshop.partners}
    targets = Counter(dot.target for dot in vote.dots if dot.partner in here)
    sums: Counter[int] = Counter()
    for target, dots in targets.items():
        sums[_characteristic(target, framework) or 0] += dots
    counted = {n: dots for n, dots in sums.items() if n in workshop.scope}
    order = sorted(counted, key=lambda n: (-counted[n], n))
    return tuple(
        Standing(
            number,
            counted[number],
            1 + sum(dots > counted[number] for dots in counted.values()),
            list(counted.values()).count(counted[number]) > 1,
            _on_indicators(number, targets),
        )
        for number in order
    )


def leaders(found: tuple[Standing, ...], wanted: int) -> tuple[int, ...]:
    """Return the characteristics in the first *wanted* places; a tie there takes all of it in."""
    return tuple(s.characteristic for s in found if s.place <= wanted)


def _on_indicators(number: int, targets: Counter[str]) -> tuple[tuple[str, int], ...]:
    found = ((t, n) for t, n in targets.items() if t.startswith(f"{number}."))
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def _characteristic(target: str, framework: Framework) -> int | None:
    if framework.has_indicator(target):
        return framework.indicator(target).characteristic
    numbers = {str(c.number): c.number for c in framework.characteristics}
    return numbers.get(target)
