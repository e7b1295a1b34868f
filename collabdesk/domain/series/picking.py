"""All indicators, sorted and filtered."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from collabdesk.domain.agreement import AgreementBand
from collabdesk.domain.results import IN_PART_FROM
from collabdesk.domain.series.heat import lowest_first

if TYPE_CHECKING:
    from collabdesk.domain.results import IndicatorResult, Results


class Only(StrEnum):
    """Which indicators are listed."""

    ALL = "all"
    SPLIT = "split"
    LOW = "low"
    DONT_KNOW = "dont-know"
    NOT_SCORED = "not-scored"


class Order(StrEnum):
    """What indicators are sorted by, the most urgent first."""

    NUMBER = "number"
    SCORE = "score"
    AGREEMENT = "agreement"
    DONT_KNOW = "dont-know"


_KEPT: Final[dict[Only, Callable[[IndicatorResult], bool]]] = {
    Only.ALL: lambda _: True,
    Only.SPLIT: lambda r: r.agreement_band is AgreementBand.SPLIT,
    Only.LOW: lambda r: r.score is not None and r.score < IN_PART_FROM,
    Only.DONT_KNOW: lambda r: r.dont_know > 0,
    # A score that is withheld has a source all the same.
    Only.NOT_SCORED: lambda r: r.score_source is None,
}

_SORTED: Final[dict[Order, Callable[[IndicatorResult], tuple[bool, float]]]] = {
    Order.NUMBER: lambda _: (False, 0.0),
    Order.SCORE: lambda r: lowest_first(r.score),
    Order.AGREEMENT: lambda r: lowest_first(r.agreement),
    Order.DONT_KNOW: lambda r: (False, -r.dont_know),
}


def pick(results: Results, only: Only, order: Order) -> tuple[IndicatorResult, ...]:
    """Return the indicators that *only* lets through, sorted; equals in framework order."""
    return tuple(sorted(filter(_KEPT[only], results.indicators), key=_SORTED[order]))


def how_many(results: Results) -> dict[Only, int]:
    """Return how many indicators each filter lets through."""
    return {only: sum(map(kept, results.indicators)) for only, kept in _KEPT.items()}
