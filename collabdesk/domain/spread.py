"""Figures of one set of answers on the scale: middle, quartiles, and spread by partner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Vote

FAR_APART_FROM: Final = 3
"""Answers this many levels apart are far apart."""


def ranked(counts: Sequence[int]) -> list[int]:
    """Return the answers behind *counts* in rising order: (0, 2, 1) gives [2, 2, 3]."""
    return [
        level
        for number, level in zip(counts, range(1, len(counts) + 1), strict=True)
        for _ in repeat(None, number)
    ]


def quantile(answers: Sequence[int], part: float) -> float:
    """Return the value *part* (0 to 1) of the way through *answers*, which rise; at least one.

    Type 7 of R. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American
    Statistician 50 (1996) 361-365: linear between the ranks, both ends included.
    """
    place = (len(answers) - 1) * part
    below = int(place)
    above = min(below + 1, len(answers) - 1)
    return answers[below] + (place - below) * (answers[above] - answers[below])


def median(answers: Sequence[int]) -> float:
    """Return the middle of rising *answers*, the mean of the two middle ones if even."""
    return quantile(answers, 0.5)


def by_partner(votes: Iterable[Vote]) -> dict[str, list[int]]:
    """Return each partner's numeric answers in rising order; votes without a partner are left."""
    answers: dict[str, list[int]] = {}
    for vote in votes:
        if vote.partner is not None and isinstance(vote.answer, int):
            answers.setdefault(vote.partner, []).append(vote.answer)
    return {partner: sorted(given) for partner, given in answers.items()}


def between(answers: dict[str, list[int]]) -> float | None:
    """Return highest minus lowest partner median; None for fewer than two partners."""
    medians = [median(given) for given in answers.values()]
    return max(medians) - min(medians) if len(medians) > 1 else None


def within(answers: dict[str, list[int]]) -> float | None:
    """Return the widest gap inside one partner; None where none has two numeric answers."""
    gaps = (float(given[-1] - given[0]) for given in answers.values() if len(given) > 1)
    return max(gaps, default=None)
