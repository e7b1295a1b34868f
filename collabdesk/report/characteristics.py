"""A page or more for each characteristic: what was scored, how views spread, what was agreed."""

from __future__ import annotations

from collabdesk.domain.agreement import AgreementBand
from collabdesk.domain.results import CharacteristicResult, IndicatorResult, ScoreSource
from collabdesk.domain.rounding import one_decimal, two_decimals
from collabdesk.domain.votes import counted_votes, latest_tally
from collabdesk.framework.model import Indicator
from collabdesk.report import styles
from collabdesk.report.charts import Column, Dots
from collabdesk.report.flow import Marked, Rule, SideBySide
from collabdesk.report.styles import style
from collabdesk.report.text import Run, para
from collabdesk.report.words import NONE, Words
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

SCORE_ROOM = 92.0


def characteristic_pages(words: Words, width: float) -> list[Flowable]:
    """Return the pages of every characteristic in scope, each from a new page."""
    parts: list[Flowable] = []
    for result in words.scope:
        parts += [PageBreak(), *_head(words, result, width)]
        indicators = words.framework.characteristic(result.number).indicators
        for indicator in indicators:
            parts += _indicator(words, indicator, width)
        parts += _notes(words, result.number)
    return parts


def _head(words: Words, result: CharacteristicResult, width: float) -> list[Flowable]:
    characteristic = words.framework.characteristic(result.number)
    big = style(styles.CHAPTER, bold=True, after=3, keep=True)
    name = f"{result.number}  {characteristic.name}"
    muted = style(colour=styles.MUTED, after=5, keep=True)
    return [
        para(name, style=big, role="H2", outline=1),
        para(characteristic.definition, style=muted),
        para(*_facts(words, result), style=style(after=7, keep=True)),
        Rule(2.25, styles.BRAND, after=2),
    ]


def _facts(words: Words, result: CharacteristicResult) -> list[str | Run]:
    scored = words.scored_of(result.scored, result.of)
    if result.score is None:
        short = words.tr("No score: fewer than half of the indicators are scored.")
        return [Run(short, bold=True), f"   {scored}"]
    runs: list[str | Run] = [
        Run(words.say("Score {score}", score=one_decimal(result.score)), bold=True)
    ]
    if result.band is not None:
        runs.append(f"   {words.tr(result.band.value)}")
    if agreement := words.agreement(result):
        differs = result.agreement_band in {AgreementBand.MIXED, AgreementBand.SPLIT}
        said = words.say("views {agreement}", agreement=agreement)
        colour = styles.ATTENTION if differs else ""
        runs += ["   ", Run(said, bold=differs, colour=colour)]
    return [*runs, Run(f"   {scored}", colour=styles.MUTED)]


# One indicator -------------------------------------------------------------------------------


def _indicator(words: Words, indicator: Indicator, width: float) -> list[Flowable]:
    result = words.results.indicator(indicator.id)
    block: list[Flowable] = [Spacer(1, 8), _statement(words, indicator, result, width)]
    if not words.solo:
        block += _spread(words, indicator, result, width)
    block += _agreed(words, indicator)
    return [
        KeepTogether(block),
        *_written(words, indicator),
        Rule(styles.HAIRLINE, styles.LINE, before=7),
    ]


def _statement(
    words: Words, indicator: Indicator, result: IndicatorResult, width: float
) -> Flowable:
    number = Run(f"{indicator.id}  ", colour=styles.MUTED)
    left = para(number, indicator.statement, style=style(10.5, bold=True), role="H3")
    score = NONE if result.score is None else one_decimal(result.score)
    source = Run(f"{_source(words, result)}   ", colour=styles.MUTED, size=styles.SMALL)
    big = Run(score, bold=True, size=12.75)
    right = para(source, big, style=style(10.5, right=True))
    return SideBySide([([left], width - SCORE_ROOM), ([right], SCORE_ROOM)], after=4)


def _source(words: Words, result: IndicatorResult) -> str:
    if result.score is None:
        return words.tr("no score")
    if result.score_source is ScoreSource.VOTES:
        return words.tr("median of votes")
    return words.tr("agreed")


def _spread(
    words: Words, indicator: Indicator, result: IndicatorResult, width: float
) -> list[Flowable]:
    quiet = style(styles.SMALL, styles.MUTED, before=3)
    parts: list[Flowable] = []
    if words.hidden(result):
        parts.append(para(_too_few(words, result), style=quiet))
    elif result.n:
        parts.append(Dots(_columns(words, indicator, result), width, _alt(words, result)))
        parts.append(para(*_figures(words, result), style=style(styles.SMALL, before=3)))
    elif result.answered:
        parts.append(para(_beside(words, result), style=quiet))
    if result.not_revealed:
        text = words.count(
            "1 vote not revealed", "{n} votes not revealed", result.not_revealed
        )
        parts.append(para(text, style=quiet))
    return parts


def _too_few(words: Words, result: IndicatorResult) -> str:
    if not result.answered:
        return words.tr("Nobody has voted on this one.")
    return words.tr("fewer than 3 answers: not shown")


def _beside(words: Words, result: IndicatorResult) -> str:
    scale = words.framework.scale
    return (
        f"{scale.dont_know} {result.dont_know} · {scale.not_applicable} {result.not_applicable}"
    )


def _figures(words: Words, result: IndicatorResult) -> list[str | Run]:
    """Say everything about the spread that the dots do not: each figure with its count."""
    parts = [words.count("1 answer", "{n} answers", result.n)]
    if result.median is not None:
        parts.append(words.say("median {median}", median=one_decimal(result.median)))
    if result.quartiles is not None:
        low, high = (one_decimal(q) for q in result.quartiles)
        parts.append(words.say("middle half {low} to {high}", low=low, high=high))
    if result.round is not None and result.round > 1:
        parts.append(words.say("round {n}", n=result.round))
    runs: list[str | Run] = [" · ".join(parts), " · "]
    return [*runs, _agreement(words, result), Run(f" · {_beside(words, result)}")]


def _agreement(words: Words, result: IndicatorResult) -> Run:
    if result.agreement is None:
        return Run(words.tr("too few scores for agreement"))
    said = words.say(
        "views {agreement} ({number})",
        agreement=words.agreement(result),
        number=two_decimals(result.agreement),
    )
    differs = result.agreement_band in {AgreementBand.MIXED, AgreementBand.SPLIT}
    return Run(said, bold=differs, colour=styles.ATTENTION if differs else "")


def _alt(words: Words, result: IndicatorResult) -> str:
    counts = result.counts or ()
    said = "; ".join(f"{words.level(i)}: {n}" for i, n in enumerate(counts, start=1))
    return words.say("Answers by level: {counts}.", counts=said)


def _written(words: Words, indicator: Indicator) -> list[Flowable]:
    """Return evidence, dissent and notes; they may be long and part over pages."""
    agreed = words.workshop.agreement_on(indicator.id)
    texts = [(words.tr("Evidence"), agreed.evidence), (words.tr("Dissent"), agreed.dissent)] if (
        agreed
    ) else []
    texts += [
        (words.tr("Note"), note.text)
        for note in words.workshop.notes
        if note.indicator == indicator.id
    ]
    look = style(before=2.5)
    return [
        para(Run(f"{name}  ", bold=True), words.own(text), style=look)
        for name, text in texts
        if text.strip()
    ]


def _agreed(words: Words, indicator: Indicator) -> list[Flowable]:
    agreed = words.workshop.agreement_on(indicator.id)
    if agreed is None or agreed.answer is None:
        return []
    answer = words.answer(agreed.answer)
    return [para(Run(words.tr("Agreed") + "  ", bold=True), answer, style=style(before=3))]


def _notes(words: Words, number: int) -> list[Flowable]:
    texts = [n.text for n in words.workshop.notes if n.characteristic == number and n.text.strip()]
    look = style(before=8)
    return [
        para(Run(words.tr("Note") + "  ", bold=True), words.own(text), style=look)
        for text in texts
    ]


# Dots ----------------------------------------------------------------------------------------


def _columns(words: Words, indicator: Indicator, result: IndicatorResult) -> list[Column]:
    agreed = words.workshop.agreement_on(indicator.id)
    people = _people(words, indicator)
    return [
        Column(
            level=level.number,
            name=words.level(level.number),
            count=(result.counts or ())[level.number - 1],
            people=people.get(level.number, ()),
            agreed=agreed is not None and agreed.answer == level.number,
        )
        for level in words.framework.scale.levels
    ]


def _people(words: Words, indicator: Indicator) -> dict[int, tuple[tuple[str, int], ...]]:
    """Return per level who answered it with how many seats; empty where that is not open."""
    if words.workshop.anonymous or not words.options.names:
        return {}
    tally = latest_tally(words.workshop, indicator.id)
    if tally is not None and tally.round == words.results.indicator(indicator.id).round:
        return {}
    seats: dict[int, dict[str, int]] = {}
    for vote in counted_votes(words.workshop, indicator.id):
        partner = words.workshop.partner(vote.partner)
        if partner is not None and isinstance(vote.answer, int):
            level = seats.setdefault(int(vote.answer), {})
            level[partner.name] = level.get(partner.name, 0) + 1
    return {level: tuple(named.items()) for level, named in seats.items()}
