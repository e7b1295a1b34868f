"""The numbers of a workshop as text: every figure with what it is made of, reasons in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from collabdesk.cli.output import one_line, table
from collabdesk.cli.reasons import reason
from collabdesk.domain.results import CharacteristicResult, IndicatorResult, Results
from collabdesk.domain.rounding import one_decimal, two_decimals
from collabdesk.domain.showing import shown
from collabdesk.domain.votes import not_revealed
from collabdesk.domain.workshop import Workshop
from collabdesk.framework.model import Framework

_NONE: Final = "–"
_NOTHING: Final = "  none"
_NOTE: Final = (
    "Scores run from 1 to {width}. n counts the numeric scores; don't know (d/k) and not "
    "applicable (n/a) stand beside it and enter no other figure. Agreement runs from -1 to 1 and "
    "needs 3 scores. A score is what was agreed, else the median of the votes. Bands and "
    "thresholds are this project's own convention."
)


def results_text(workshop: Workshop, framework: Framework, results: Results) -> str:
    """Return a table of the characteristics, one of the indicators, and the lists.

    Of an anonymous workshop only what may be shown.
    """
    results = shown(results, workshop, framework)
    hidden = not_revealed(workshop)
    parts = [
        _head(workshop, framework),
        _characteristics(results, framework),
        _overall(results),
        _indicators(results, {indicator for indicator, _, _ in hidden}),
        _list("Talk about first", _talk(results, framework)),
        _list("Suggested priorities", _priorities(results, framework)),
        _list("What we do well", _strengths(results, framework)),
    ]
    if hidden:
        lines = (f"{i}, round {number}: {votes} in" for i, number, votes in hidden)
        parts.append(_list("Not revealed, so not shown and not counted", lines))
    return "\n\n".join([*parts, _NOTE.format(width=framework.scale.width)])


def _head(workshop: Workshop, framework: Framework) -> str:
    named = "anonymous, " if workshop.anonymous else ""
    return (
        f"{one_line(workshop.collaboration.name)}: {one_line(workshop.title)}, "
        f"{workshop.held_on.isoformat()} ({named}{workshop.mode})\n"
        f"{one_line(framework.name)}, edition {one_line(framework.edition)}"
    )


def _characteristics(results: Results, framework: Framework) -> str:
    head = ("", "characteristic", "score", "from", "agreement", "", "band")
    rows = [
        (
            str(c.number),
            framework.characteristic(c.number).short_name,
            _score(c.score),
            f"{c.scored} of {c.of}",
            _agreement(c),
            c.agreement_band or "",
            c.band or _too_few(c),
        )
        for c in results.characteristics
    ]
    return table(head, rows, numbers=(0, 2, 3, 4))


def _too_few(result: CharacteristicResult) -> str:
    if 2 * result.scored >= result.of:
        return "not shown: too few answers to one of its indicators"
    return f"no score yet: {result.scored} of {result.of} indicators have one"


def _overall(results: Results) -> str:
    overall = results.overall
    if overall.score is None and overall.scored:
        return "Overall is not shown: there are too few answers to an indicator."
    return (
        f"Overall, as a footnote: {_score(overall.score)}, the mean of the "
        f"{overall.scored} of {overall.of} indicators that have a score."
    )


def _indicators(results: Results, hidden: Collection[str]) -> str:
    head = ("", "score", "", "n", "d/k", "n/a", "counts", "median", "quartiles", "agreement", "",
            "round", "")  # fmt: skip
    rows = (_indicator(result, _counts(result, hidden)) for result in results.indicators)
    return table(head, rows, numbers=(1, 3, 4, 5, 7, 9, 11))


def _counts(result: IndicatorResult, hidden: Collection[str]) -> str:
    """Return how many gave each level, or why that is not said; *hidden* has unread votes."""
    if result.counts is not None:
        return " ".join(map(str, result.counts))
    if result.few_again:
        return "too few voted again to show"
    if result.n or result.withheld:
        return "too few to show"
    if result.dont_know or result.not_applicable:
        return "nobody gave a score"
    return "not revealed" if result.id in hidden else "nobody answered"


def _indicator(result: IndicatorResult, counts: str) -> tuple[str, ...]:
    few = result.n + result.withheld > 0 and result.agreement is None
    beside = (result.n, result.dont_know, result.not_applicable)
    return (
        result.id,
        _score(result.score),
        result.score_source or "",
        *(_NONE if result.withheld else str(number) for number in beside),
        counts,
        _score(result.median),
        _quartiles(result),
        _agreement(result),
        result.agreement_band or ("too few scores" if few else ""),
        str(result.round or _NONE),
        ", ".join(_differences(result)),
    )


def _quartiles(result: IndicatorResult) -> str:
    if result.quartiles is None:
        return _NONE
    lower, upper = result.quartiles
    return f"{one_decimal(lower)} to {one_decimal(upper)}"


def _differences(result: IndicatorResult) -> Iterable[str]:
    if result.far_apart:
        yield "far apart"
    if result.between is not None:
        yield f"between partners {one_decimal(result.between)}"
    if result.within is not None:
        yield f"within one {one_decimal(result.within)}"


def _talk(results: Results, framework: Framework) -> Iterable[str]:
    for point in results.talk_about_first:
        statement = one_line(framework.indicator(point.indicator).statement)
        yield f"{point.indicator} {statement}\n      {reason(results, point)}"


def _priorities(results: Results, framework: Framework) -> Iterable[str]:
    for number in results.suggested_priorities:
        result = results.characteristic(number)
        name = one_line(framework.characteristic(number).short_name)
        yield f"{number} {name}: {_score(result.score)} from {result.scored} of {result.of}"


def _strengths(results: Results, framework: Framework) -> Iterable[str]:
    for indicator in results.strengths:
        result = results.indicator(indicator)
        statement = one_line(framework.indicator(indicator).statement)
        made_of = "agreed" if result.score_source == "agreed" else f"median of {result.n} scores"
        yield f"{indicator} {statement} {_score(result.score)}, {made_of}"


def _list(title: str, lines: Iterable[str]) -> str:
    return "\n".join([title, *([f"  {line}" for line in lines] or [_NOTHING])])


def _score(score: float | None) -> str:
    return _NONE if score is None else one_decimal(score)


def _agreement(result: IndicatorResult | CharacteristicResult) -> str:
    return _NONE if result.agreement is None else two_decimals(result.agreement)
