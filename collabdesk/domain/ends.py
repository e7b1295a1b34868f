"""The two ends of what was found: which characteristic is strongest, and which comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from collabdesk.domain.priorities import suggested_priorities
from collabdesk.domain.results import Band, CharacteristicResult


@dataclass(frozen=True, slots=True)
class Ends:
    """Numbers of characteristics, None where none stands out, as where all score alike.

    ``urgent`` says that ``first`` is one to act on, for the room chose it or it scores low;
    otherwise it is only the lowest so far.
    """

    strongest: int | None
    first: int | None
    urgent: bool


def ends(priorities: Sequence[int], scored: Sequence[CharacteristicResult]) -> Ends:
    """Return the ends of *scored*, which all have a score; the room's *priorities* come first."""
    scores = [result.score or 0.0 for result in scored]
    alike = len(set(scores)) == 1
    # Where nothing needs attention, only the room itself says that there is one to act on.
    urgent = bool(priorities) or any(c.band is Band.NEEDS_ATTENTION for c in scored)
    lowest = () if alike and not urgent else suggested_priorities(scored)
    first = next(iter((*priorities, *lowest)), None)
    best = max(scored, key=lambda result: result.score or 0.0, default=None)
    strongest = None if best is None or alike or best.number == first else best.number
    return Ends(strongest, first, urgent)
