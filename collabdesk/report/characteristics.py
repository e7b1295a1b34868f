"""A page or more for each characteristic: what was scored, how views spread, what was agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from collabdesk.domain.results import CharacteristicResult, IndicatorResult, ScoreSource
from collabdesk.domain.rounding import one_decimal, two_decimals
from collabdesk.domain.series import dots
from collabdesk.framework.model import Indicator
from collabdesk.report import styles
from collabdesk.report.charts import Column, Dots
from collabdesk.report.flow import Rule, SideBySide
from collabdesk.report.styles import style
from collabdesk.report.text import Run, TaggedParagraph, para, passages
from collabdesk.report.words import NONE, Words

SCORE_ROOM: Final = 92.0
TOGETHER: Final = 900
"""Characters of evidence, dissent and notes up to which an indicator is not parted by a page."""


def characteristic_pages(words: Words, width: float) -> list[Flowable]:
    """Return the pages of every characteristic in scope, each from a new page."""
    parts: list[Flowable] = []
    for position, result in enumerate(words.scope):
        # One person's answers have no dots and take little room: they follow on.
        goes_on = words.solo and position > 0
        parts += [Spacer(1, 26) if goes_on else PageBreak(), *_head(words, result)]
        indicators = words.framework.characteristic(result.number).indicators
        for indicator in indicators:
            parts += _indicator(words, indicator, width)
        parts += _notes(words, result.number)
    return parts


def _head(words: Words, result: CharacteristicResult) -> list[Flowable]:
    characteristic = words.framework.characteristic(result.number)
    big = style(styles.CHAPTER, bold=True, after=3, keep=True)
    name = f"{result.number}  {characteristic.name}"
    muted = style(colour=styles.MUTED, after=5, keep=True)
    return [
        para(name, style=big, role="H2", outline=1),
        para(characteristic.definition, style=muted),
        para(*_facts(words, result), style=style(after=7, keep=True)),
        _kept(Rule(2.25, styles.BRAND, after=2)),
    ]


def _kept(rule: Rule) -> Rule:
    rule.keepWithNext = 1
    return rule


def _facts(words: Words, result: CharacteristicResult) -> list[str | Run]:
    scored = words.scored_of(result.scored, result.of)
    if result.score is None:
        short = words.tr("No score: fewer than half of the indicators are scored.")
        return [Run(short, bold=True), f" · {scored}"]
    runs: list[str | Run] = [
        Run(words.say("Score {score}", score=one_decimal(result.score)), bold=True)
    ]
    if result.band is not None:
        runs.append(f" · {words.tr(result.band.value)}")
    if agreement := words.agreement(result):
        differs = words.differs(result.agreement_band)
        said = words.say("views {agreement}", agreement=agreement)
        colour = styles.ATTENTION if differs else ""
        runs += [" · ", Run(said, bold=differs, colour=colour)]
    return [*runs, Run(f" · {scored}", colour=styles.MUTED)]


# One indicator -------------------------------------------------------------------------------


def _indicator(words: Words, indicator: Indicator, width: float) -> list[Flowable]:
    result = words.results.indicator(indicator.id)
    block: list[Flowable] = [Spacer(1, 6), _statement(words, indicator, result, width)]
    block += _spread(words, indicator, result, width)
    written = _written(words, indicator)
    end = Rule(styles.HAIRLINE, styles.LINE, before=5)
    if sum(len(part.getPlainText()) for part in written) <= TOGETHER:
        return [KeepTogether([*block, *written, end])]
    return [KeepTogether(block), *written, end]


def _statement(
    words: Words, indicator: Indicator, result: IndicatorResult, width: float
) -> Flowable:
    number = Run(f"{indicator.id}  ", colour=styles.MUTED)
    left = para(number, indicator.statement, style=style(11, bold=True), role="H3")
    shown = result.score is not None and not _gives_away(words, result)
    score = one_decimal(result.score or 0) if shown else NONE
    source = Run(f"{_source(words, result)}  ", colour=styles.MUTED, size=styles.SMALL)
    right = para(source, Run(score, bold=True), style=style(11, right=True))
    return SideBySide([([left], width - SCORE_ROOM), ([right], SCORE_ROOM)], after=4)


def _gives_away(words: Words, result: IndicatorResult) -> bool:
    # The median of one or two answers is as good as the answers.
    return words.hidden(result) and result.score_source is ScoreSource.VOTES


def _source(words: Words, result: IndicatorResult) -> str:
    if _gives_away(words, result):
        return words.tr("not shown")
    if result.score is None:
        return words.tr("no score")
    if result.score_source is ScoreSource.VOTES:
        return words.tr("median of votes")
    return words.tr("agreed")


def _spread(
    words: Words, indicator: Indicator, result: IndicatorResult, width: float
) -> list[Flowable]:
    """Return the dots with their figures, or why there are none, and what was agreed."""
    agreed = _agreed(words, indicator)
    parts: list[Flowable] = []
    if result.n and not words.hidden(result):
        columns = _columns(words, indicator)
        parts.append(Dots(columns, width, _alt(words, columns)))
        agreed += [Run(" · ")] * bool(agreed) + _figures(words, result)
    elif not words.solo and (told := _without_dots(words, result)):
        agreed += [Run(" · ")] * bool(agreed) + [Run(told, colour=styles.MUTED)]
    if result.not_revealed:
        text = words.count("1 vote not revealed", "{n} votes not revealed", result.not_revealed)
        agreed += [Run(" · ")] * bool(agreed) + [Run(text, colour=styles.MUTED)]
    if agreed:
        parts.append(para(*agreed, style=style(styles.SMALL + 0.5, before=2)))
    return parts


def _without_dots(words: Words, result: IndicatorResult) -> str:
    if not result.answered:
        return "" if result.score is not None else words.tr("nobody has answered")
    if words.hidden(result):
        too_few = words.tr("fewer than 3 answers: not shown")
        return f"{too_few} · {words.beside(result)}"
    return words.beside(result)


def _figures(words: Words, result: IndicatorResult) -> list[Run]:
    """Say everything about the spread that the dots do not: each figure with its count."""
    parts = [words.count("1 answer", "{n} answers", result.n)]
    if result.median is not None:
        parts.append(words.say("median {median}", median=one_decimal(result.median)))
    if result.quartiles is not None:
        low, high = (one_decimal(q) for q in result.quartiles)
        parts.append(words.say("middle half {low} to {high}", low=low, high=high))
    if result.round is not None and result.round > 1:
        parts.append(words.say("round {n}", n=result.round))
    before, after = " · ".join(parts), words.beside(result)
    return [Run(f"{before} · "), _agreement(words, result), Run(f" · {after}")]


def _agreement(words: Words, result: IndicatorResult) -> Run:
    if result.agreement is None:
        return Run(words.tr("too few scores for agreement"))
    said = words.say(
        "views {agreement} ({number})",
        agreement=words.agreement(result),
        number=two_decimals(result.agreement),
    )
    differs = words.differs(result.agreement_band)
    return Run(said, bold=differs, colour=styles.ATTENTION if differs else "")


def _written(words: Words, indicator: Indicator) -> list[TaggedParagraph]:
    """Return evidence, dissent and notes; they may be long and part over pages."""
    agreed = words.workshop.agreement_on(indicator.id)
    texts: list[tuple[str, str]] = []
    if agreed is not None:
        texts += [("Evidence", agreed.evidence), ("Dissent", agreed.dissent)]
    texts += [
        ("Note", note.text) for note in words.workshop.notes if note.indicator == indicator.id
    ]
    look = style(before=2.5)
    return [
        part
        for name, text in texts
        if text.strip()
        for part in passages(words.own(text), look, words.tr(name))
    ]


def _agreed(words: Words, indicator: Indicator) -> list[Run]:
    agreed = words.workshop.agreement_on(indicator.id)
    if agreed is None or agreed.answer is None:
        return []
    text = words.say("Agreed: {answer}", answer=words.answer(agreed.answer))
    return [Run(text, bold=True)]


def _notes(words: Words, number: int) -> list[Flowable]:
    texts = [n.text for n in words.workshop.notes if n.characteristic == number and n.text.strip()]
    look = style(before=8)
    return [p for text in texts for p in passages(words.own(text), look, words.tr("Note"))]


# Dots ----------------------------------------------------------------------------------------


def _columns(words: Words, indicator: Indicator) -> list[Column]:
    agreed = words.workshop.agreement_on(indicator.id)
    plot = dots(words.workshop, words.framework, indicator.id)
    return [
        Column(
            level=level,
            name=words.level(level),
            count=place.count or 0,
            people=tuple(Counter(place.labels).items()) if words.options.names else (),
            agreed=agreed is not None and agreed.answer == level,
        )
        for level, place in enumerate(plot.levels, start=1)
    ]


def _alt(words: Words, columns: Sequence[Column]) -> str:
    said = "; ".join(f"{column.name}: {column.count}{_who(column)}" for column in columns)
    return words.say("Answers by level: {counts}.", counts=said)


def _who(column: Column) -> str:
    names = [name if n == 1 else f"{name} ×{n}" for name, n in column.people]
    return f" ({', '.join(names)})" if names else ""
