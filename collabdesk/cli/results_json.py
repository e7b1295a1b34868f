"""The numbers of a workshop as JSON: unrounded, null where one cannot be formed."""

from __future__ import annotations

import json
from typing import Any

from collabdesk.cli.reasons import reason
from collabdesk.domain.results import CharacteristicResult, IndicatorResult, Results


def results_json(results: Results) -> str:
    """Return one JSON object, in ASCII so that it survives every terminal and pipe."""
    return json.dumps(
        {
            "workshop": results.workshop_id,
            "framework": results.framework_id,
            "edition": results.edition,
            "indicators": [_indicator(i) for i in results.indicators],
            "characteristics": [_characteristic(c) for c in results.characteristics],
            "overall": {
                "score": results.overall.score,
                "scored": results.overall.scored,
                "of": results.overall.of,
            },
            "talk_about_first": [
                {"id": p.indicator, "reason": reason(results, p)} for p in results.talk_about_first
            ],
            "suggested_priorities": list(results.suggested_priorities),
            "strengths": list(results.strengths),
        },
        indent=1,
        allow_nan=False,
    )


def _indicator(result: IndicatorResult) -> dict[str, Any]:
    return {
        "id": result.id,
        "n": result.n,
        "dont_know": result.dont_know,
        "not_applicable": result.not_applicable,
        "counts": result.counts,
        "median": result.median,
        "quartiles": result.quartiles,
        "agreement": result.agreement,
        "agreement_band": result.agreement_band,
        "consensus": result.consensus,
        "far_apart": result.far_apart,
        "between": result.between,
        "within": result.within,
        "round": result.round,
        "score": result.score,
        "score_source": result.score_source,
    }


def _characteristic(result: CharacteristicResult) -> dict[str, Any]:
    return {
        "id": result.number,
        "score": result.score,
        "scored": result.scored,
        "of": result.of,
        "agreement": result.agreement,
        "band": result.band,
    }
