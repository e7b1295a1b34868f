"""How far answers on one ordered scale agree: two measures, and words for the first."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from typing import Final

MIN_ANSWERS: Final = 3
"""Below this many numeric answers agreement is not formed."""

CLOSE_FROM: Final = 0.6
MIXED_FROM: Final = 0.3


class AgreementBand(StrEnum):
    """Agreement in words; the thresholds are this project's own convention."""

    CLOSE = "close"
    MIXED = "mixed"
    SPLIT = "split"


def agreement_band(agreement: float | None) -> AgreementBand | None:
    """Return the word for an agreement A from −1 to 1; None where there is none."""
    if agreement is None:
        return None
    if agreement >= CLOSE_FROM:
        return AgreementBand.CLOSE
    return AgreementBand.MIXED if agreement >= MIXED_FROM else AgreementBand.SPLIT


def van_der_eijk(counts: Sequence[int]) -> float:
    """Return van der Eijk's agreement A for *counts*, the answers per level, lowest first.

    1 where all answers are the same, 0 where they are spread evenly, −1 where half stand at
    each end. The counts are peeled into layers that each hold some levels equally often; A is
    the mean of the layers' agreement, weighted by the answers in each layer.
    Source: C. van der Eijk, "Measuring agreement in ordered rating scales",
    Quality & Quantity 35 (2001) 325-341. Raises ValueError where there is no answer.
    """
    return float(exact_agreement(tuple(counts)))


@lru_cache(maxsize=2048)
def exact_agreement(counts: tuple[int, ...]) -> Fraction:
    """Return van der Eijk's A as a fraction, so that means of it meet a threshold exactly."""
    answers = _checked_total(counts)
    remainder = list(counts)
    weighted = Fraction(0)
    while any(remainder):
        pattern = tuple(count > 0 for count in remainder)
        height = min(count for count in remainder if count)
        weighted += height * sum(pattern) * _layer_agreement(pattern)
        remainder = [count - height if count else 0 for count in remainder]
    return weighted / answers


@lru_cache(maxsize=2048)
def _layer_agreement(pattern: tuple[bool, ...]) -> Fraction:
    """Return A of one layer: U·(1 − (S−1)/(k−1)), with U from the triples of levels.

    U = ((k−2)·TU − (k−1)·TDU) / ((k−2)·(TU+TDU)), where TU counts the triples 110 and 011 and
    TDU the triples 101. Fractions keep the result the nearest float there is.
    """
    width, ones = len(pattern), sum(pattern)
    if ones == 1:
        return Fraction(1)
    triples = [triple for triple in combinations(pattern, 3) if sum(triple) == 2]
    apart = triples.count((True, False, True))
    together = len(triples) - apart
    if not triples:
        return Fraction(0)
    dividend = ((width - 2) * together - (width - 1) * apart) * (width - ones)
    return Fraction(dividend, (width - 2) * len(triples) * (width - 1))


def tastle_wierman(counts: Sequence[int]) -> float:
    """Return the consensus 1 + Σ p_i·log2(1 − |i − μ|/(k−1)), from 0 to 1, as a cross-check.

    *counts* are the answers per level, lowest first; k is their number, at least 2. Source:
    W. Tastle and M. Wierman, "Consensus and dissention: a measure of ordinal dispersion",
    International Journal of Approximate Reasoning 45 (2007) 531-545.
    Raises ValueError where there is no answer.
    """
    answers = _checked_total(counts)
    mean = sum(level * count for level, count in enumerate(counts)) / answers
    widest = len(counts) - 1
    return 1.0 + math.fsum(
        count / answers * math.log2(1 - abs(level - mean) / widest)
        for level, count in enumerate(counts)
        if count
    )


def _checked_total(counts: Sequence[int]) -> int:
    total = sum(counts)
    if total == 0 or min(counts) < 0:
        raise ValueError("agreement needs at least one answer and no negative count")
    return total
