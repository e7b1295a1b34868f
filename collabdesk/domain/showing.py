"""What of an anonymous workshop's figures may be shown: none that tells what somebody answered.

The median of one or two answers is as good as the answers, and so is every mean, order and list
that holds it: from the other figures beside it the answer could be solved for. That somebody
does not know, or finds it not applicable, is an answer like any other. And where one or two vote
again, the figures from before tell what they have changed: so nothing is told then either.
Screens, reports and exports start from here; only ``results --json`` gives every figure of the
contract.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from collabdesk.domain import priorities
from collabdesk.domain.agreement import agreement_band
from collabdesk.domain.few import few
from collabdesk.domain.results import CharacteristicResult, IndicatorResult, Results, ScoreSource
from collabdesk.domain.scoring import mean_agreement, score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabdesk.domain.ballots import Count
    from collabdesk.domain.workshop import Workshop
    from collabdesk.framework.model import Framework


def score_shown(workshop: Workshop, framework: Framework, count: Count | None = None) -> Results:
    """Return the figures of ``scoring.score`` without those that give somebody away.

    What may not be shown is None. An indicator of which nothing may be told is scored, as far as
    ``scored`` goes, whatever was answered. The lists and orders are formed from what is left. A
    named workshop has nothing to hide. For *count* see ``scoring.score``.
    """
    return shown(score(workshop, framework, count), workshop, framework)


def shown(results: Results, workshop: Workshop, framework: Framework) -> Results:
    """Return *results* of *workshop* without the figures that give somebody away."""
    if not workshop.anonymous or not any(_quiet(r) or few(r.n) for r in results.indicators):
        return results
    said = {entry.indicator for entry in workshop.agreed if entry.answer is not None}
    indicators = tuple(_indicator(r, r.id in said) for r in results.indicators)
    parts: dict[int, list[IndicatorResult]] = defaultdict(list)
    for result in indicators:
        parts[framework.indicator(result.id).characteristic].append(result)
    characteristics = tuple(_characteristic(c, parts[c.number]) for c in results.characteristics)
    overall = replace(results.overall, scored=_scored(indicators))
    return replace(
        results,
        indicators=indicators,
        characteristics=characteristics,
        overall=replace(overall, score=None) if _closed(indicators) else overall,
        talk_about_first=priorities.talk_about_first(indicators),
        suggested_priorities=priorities.suggested_priorities(characteristics),
        strengths=priorities.strengths(indicators),
    )


def _quiet(result: IndicatorResult) -> bool:
    """Say whether nothing may be told but how many answered, and what was agreed."""
    return result.few_again or few(result.answered)


def _indicator(result: IndicatorResult, said: bool) -> IndicatorResult:
    """Return what may be shown of *result*; *said*: something was agreed on it, aloud."""
    if _quiet(result):
        result = replace(
            result,
            n=0,
            dont_know=0,
            not_applicable=0,
            withheld=result.answered,
            agreement=None,
            agreement_band=None,
            consensus=None,
            score_source=result.score_source if said else ScoreSource.VOTES,
        )
    elif not few(result.n):
        return result
    agreed = result.score_source is ScoreSource.AGREED  # said aloud, and nobody's answer
    return replace(
        result,
        counts=None,
        median=None,
        quartiles=None,
        far_apart=None,
        score=result.score if agreed else None,
    )


def _characteristic(
    result: CharacteristicResult, parts: Sequence[IndicatorResult]
) -> CharacteristicResult:
    closed, agreement = _closed(parts), mean_agreement(parts)
    return replace(
        result,
        score=None if closed else result.score,
        band=None if closed else result.band,
        scored=_scored(parts),
        agreement=agreement,
        agreement_band=agreement_band(agreement),
    )


def _scored(indicators: Sequence[IndicatorResult]) -> int:
    return sum(result.score_source is not None for result in indicators)


def _closed(indicators: Sequence[IndicatorResult]) -> bool:
    """Say whether there is a score that may not be shown, so that no mean may hold it."""
    return any(r.score is None and r.score_source is not None for r in indicators)
