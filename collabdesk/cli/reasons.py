"""Why an indicator should be talked about first, in words."""

from __future__ import annotations

from collabdesk.domain.results import Results, TalkPoint, TalkReason
from collabdesk.domain.rounding import two_decimals


def reason(results: Results, point: TalkPoint) -> str:
    """Return all reasons in one sentence part, each with its figure and its denominator."""
    return "; ".join(_words(results, point, why) for why in point.reasons)


def _words(results: Results, point: TalkPoint, why: TalkReason) -> str:
    if why is TalkReason.DONT_KNOW:
        return f"{point.dont_know} of {point.answered} said don't know"
    count = results.indicator(point.indicator).n
    agreement = "" if point.agreement is None else two_decimals(point.agreement)
    views = "views are split" if why is TalkReason.SPLIT else "views differ in part"
    return f"{views} (agreement {agreement} among {count} scores)"
