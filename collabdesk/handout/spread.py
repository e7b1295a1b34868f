"""One indicator as it is handed out: how views spread, and nothing that gives somebody away."""

from __future__ import annotations

from collections import Counter

from collabdesk.domain.results import IndicatorResult, ScoreSource
from collabdesk.domain.rounding import one_decimal, two_decimals
from collabdesk.domain.series import dots
from collabdesk.framework.model import Indicator
from collabdesk.handout.sheets import IndicatorSheet, LevelSheet
from collabdesk.handout.words import NONE, Words


def indicator_sheet(words: Words, indicator: Indicator) -> IndicatorSheet:
    """Return one indicator with every figure that may be shown."""
    result = words.results.indicator(indicator.id)
    hidden = words.hidden(result)
    score = None if gives_away(words, result) else result.score
    agreed = words.workshop.agreement_on(indicator.id)
    answer = agreed.answer if agreed else None
    columns = _columns(words, indicator) if result.n and not hidden else ()
    return IndicatorSheet(
        id=indicator.id,
        statement=indicator.statement,
        score=score,
        score_text=NONE if score is None else one_decimal(score),
        source=_source(words, result),
        agreed=answer,
        agreed_text="" if answer is None else words.answer(answer),
        n=None if result.withheld else result.n,
        dont_know=None if result.withheld else result.dont_know,
        not_applicable=None if result.withheld else result.not_applicable,
        counts=None if hidden else result.counts,
        median=None if hidden else result.median,
        quartiles=None if hidden else result.quartiles,
        agreement=result.agreement,
        agreement_text=_agreement(words, result),
        differs=words.differs(result.agreement_band),
        between=result.between,
        within=result.within,
        round=result.round,
        not_revealed=result.not_revealed,
        not_revealed_text=_not_revealed(words, result),
        columns=columns,
        columns_text=_said(words, columns),
        without="" if columns or words.solo else _without(words, result),
        figures=_figures(words, result),
        after=_after(words, result),
        written=_written(words, indicator),
    )


def gives_away(words: Words, result: IndicatorResult) -> bool:
    """Say whether a score is the median of one or two answers, as good as the answers."""
    return words.hidden(result) and result.score_source is ScoreSource.VOTES


def _source(words: Words, result: IndicatorResult) -> str:
    if gives_away(words, result):
        return words.tr("not shown")
    if result.score is None:
        return words.tr("no score")
    if result.score_source is ScoreSource.VOTES:
        return words.tr("median of votes")
    return words.tr("agreed")


def _not_revealed(words: Words, result: IndicatorResult) -> str:
    if not result.not_revealed:
        return ""
    return words.count("1 vote not revealed", "{n} votes not revealed", result.not_revealed)


def _without(words: Words, result: IndicatorResult) -> str:
    if not result.answered:
        return "" if result.score is not None else words.tr("nobody has answered")
    if words.hidden(result):
        too_few = words.tr("fewer than 3 answers: not shown")
        if result.few_again:
            too_few = words.tr("fewer than 3 new answers: not shown")
        return " · ".join(filter(None, (too_few, words.beside(result))))
    return words.beside(result)


def _figures(words: Words, result: IndicatorResult) -> str:
    """Say everything about the spread that the dots do not: each figure with its count."""
    parts = [words.count("1 answer", "{n} answers", result.withheld or result.n)]
    if result.median is not None:
        parts.append(words.say("median {median}", median=one_decimal(result.median)))
    if result.quartiles is not None:
        low, high = (one_decimal(q) for q in result.quartiles)
        parts.append(words.say("middle half {low} to {high}", low=low, high=high))
    if result.round is not None and result.round > 1:
        parts.append(words.say("round {n}", n=result.round))
    return " · ".join(parts)


def _agreement(words: Words, result: IndicatorResult) -> str:
    if result.agreement is None:
        return words.tr("too few scores for agreement")
    return words.say(
        "views {agreement} ({number})",
        agreement=words.agreement(result),
        number=two_decimals(result.agreement),
    )


def _after(words: Words, result: IndicatorResult) -> str:
    """Say what stands behind agreement: differences between partners, then beside the scale."""
    parts = []
    if result.between is not None:
        parts.append(words.say("between partners {gap}", gap=one_decimal(result.between)))
    if result.within is not None:
        parts.append(words.say("within one partner {gap}", gap=one_decimal(result.within)))
    return " · ".join(filter(None, (*parts, words.beside(result))))


def _written(words: Words, indicator: Indicator) -> tuple[tuple[str, str], ...]:
    """Return evidence, dissent and notes as (kind, text)."""
    agreed = words.workshop.agreement_on(indicator.id)
    texts: list[tuple[str, str]] = []
    if agreed is not None:
        texts += [("Evidence", agreed.evidence), ("Dissent", agreed.dissent)]
    texts += [
        ("Note", note.text) for note in words.workshop.notes if note.indicator == indicator.id
    ]
    return tuple((words.tr(kind), words.own(text)) for kind, text in texts if text.strip())


def _columns(words: Words, indicator: Indicator) -> tuple[LevelSheet, ...]:
    agreed = words.workshop.agreement_on(indicator.id)
    plot = dots(words.workshop, words.framework, indicator.id)
    return tuple(
        LevelSheet(
            level=level,
            name=words.level(level),
            count=place.count or 0,
            people=tuple(Counter(place.labels).items()) if words.options.names else (),
            agreed=agreed is not None and agreed.answer == level,
        )
        for level, place in enumerate(plot.levels, start=1)
    )


def _said(words: Words, columns: tuple[LevelSheet, ...]) -> str:
    said = "; ".join(f"{column.name}: {column.count}{_who(column)}" for column in columns)
    return words.say("Answers by level: {counts}.", counts=said) if columns else ""


def _who(column: LevelSheet) -> str:
    names = [name if n == 1 else f"{name} ×{n}" for name, n in column.people]
    return f" ({', '.join(names)})" if names else ""
