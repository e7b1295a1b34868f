"""What of an anonymous workshop's figures may be shown: none that tells what somebody answered.

The median of one or two answers is as good as the answers, and so is every mean, order and list
that holds it: from the other figures beside it the answer could be solved for. Screens, reports
and exports start from here; only ``results --json`` gives every figure of the contract.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from collabdesk.domain import priorities
from collabdesk.domain.results import IndicatorResult, Results, ScoreSource
from collabdesk.domain.scoring import MIN_SHOWN, score

if TYPE_CHECKING:
    from collabdesk.domain.ballots import Count
    from collabdesk.domain.workshop import Workshop
    from collabdesk.framework.model import Framework


def score_shown(workshop: Workshop, framework: Framework, count: Count | None = None) -> Results:
    """Return the figures of ``scoring.score`` without those that give somebody away.

    What may not be shown is None, ``scored`` and ``of`` stay; the lists and orders are formed from
    what is left. A named workshop has nothing to hide. For *count* see ``scoring.score``.
    """
    return shown(score(workshop, framework, count), workshop, framework)


def shown(results: Results, workshop: Workshop, framework: Framework) -> Results:
    """Return *results* of *workshop* without the figures that give somebody away."""
    if not workshop.anonymous or not any(map(_few, results.indicators)):
        return results
    withheld = {r.id for r in results.indicators if _few(r) and r.score_source is ScoreSource.VOTES}
    closed = {framework.indicator(indicator).characteristic for indicator in withheld}
    indicators = tuple(_indicator(r) if _few(r) else r for r in results.indicators)
    characteristics = tuple(
        replace(c, score=None, band=None) if c.number in closed else c
        for c in results.characteristics
    )
    return replace(
        results,
        indicators=indicators,
        characteristics=characteristics,
        overall=replace(results.overall, score=None) if withheld else results.overall,
        talk_about_first=priorities.talk_about_first(indicators),
        suggested_priorities=priorities.suggested_priorities(characteristics),
        strengths=priorities.strengths(indicators),
    )


def _few(result: IndicatorResult) -> bool:
    return 0 < result.n < MIN_SHOWN


def _indicator(result: IndicatorResult) -> IndicatorResult:
    agreed = result.score_source is ScoreSource.AGREED  # said aloud, and nobody's answer
    return replace(
        result,
        counts=None,
        median=None,
        quartiles=None,
        far_apart=None,
        score=result.score if agreed else None,
    )
