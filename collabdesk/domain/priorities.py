"""What to talk about first, what to work on first, and what goes well: orders over results."""

from __future__ import annotations

import math
from collections.abc import Sequence

from collabdesk.domain.agreement import CLOSE_FROM, AgreementBand
from collabdesk.domain.results import (
    STRENGTH_FROM,
    CharacteristicResult,
    IndicatorResult,
    TalkPoint,
    TalkReason,
)


def talk_about_first(indicators: Sequence[IndicatorResult]) -> tuple[TalkPoint, ...]:
    """Return the indicators seen differently or not known, lowest agreement first.

    An agreement that cannot be formed comes last, then the lower score, then the order of
    *indicators*, which is the framework's.
    """
    points = [(result, reasons) for result in indicators if (reasons := _reasons(result))]
    points.sort(key=lambda point: (_last(point[0].agreement), _last(point[0].score)))
    return tuple(
        TalkPoint(result.id, result.agreement, reasons, result.dont_know, result.answered)
        for result, reasons in points
    )


def _reasons(result: IndicatorResult) -> tuple[TalkReason, ...]:
    reasons: list[TalkReason] = []
    if result.agreement is not None and result.agreement < CLOSE_FROM:
        split = result.agreement_band is AgreementBand.SPLIT
        reasons.append(TalkReason.SPLIT if split else TalkReason.MIXED)
    if result.dont_know and 3 * result.dont_know >= result.answered:
        reasons.append(TalkReason.DONT_KNOW)
    return tuple(reasons)


def suggested_priorities(characteristics: Sequence[CharacteristicResult]) -> tuple[int, ...]:
    """Return numbers of scored characteristics: lowest score, then agreement, then number."""
    scored = [result for result in characteristics if result.score is not None]
    scored.sort(key=lambda result: (_last(result.score), _last(result.agreement), result.number))
    return tuple(result.number for result in scored)


def strengths(indicators: Sequence[IndicatorResult]) -> tuple[str, ...]:
    """Return ids of indicators scoring 4 or more without split views, highest first."""
    strong = [
        (result.score, result.id)
        for result in indicators
        if result.score is not None
        and result.score >= STRENGTH_FROM
        and result.agreement_band is not AgreementBand.SPLIT
    ]
    strong.sort(key=lambda pair: -pair[0])
    return tuple(indicator_id for _, indicator_id in strong)


def _last(value: float | None) -> float:
    """Sort what cannot be formed behind everything else."""
    return math.inf if value is None else value
