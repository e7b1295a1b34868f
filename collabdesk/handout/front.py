"""What page one says: who scored what, where we stand, what to keep talking about and doing."""

from __future__ import annotations

from collabdesk.domain.ends import ends
from collabdesk.domain.rounding import one_decimal
from collabdesk.domain.series import Bar, bars, lists
from collabdesk.handout.sheets import CharacteristicSheet, Statements
from collabdesk.handout.spread import gives_away, indicator_sheet
from collabdesk.handout.words import NONE, Words

MOST_STATEMENTS = 2
"""Statements in each of the two boxes."""


def sentence(words: Words) -> str:
    """Say who scored how much on which scale, what is strongest and what comes first."""
    levels = words.framework.scale.levels
    parts = [
        words.say(
            "{who} {indicators} on a scale of {low} ({lowest}) to {high} ({highest}).",
            who=_who(words),
            indicators=_how_many(words),
            low=levels[0].number,
            lowest=_small(levels[0].name),
            high=levels[-1].number,
            highest=_small(levels[-1].name),
        )
    ]
    scored = [c for c in words.scope if c.score is not None and not withheld(words, c.number)]
    found = ends(words.workshop.priorities, scored)
    if found.strongest is not None:
        parts.append(words.say("Strongest: {name}.", name=_name(words, found.strongest)))
    if found.first is not None:
        sentence = "First to act on: {name}." if found.urgent else "Lowest so far: {name}."
        parts.append(words.say(sentence, name=_name(words, found.first)))
    elif len(scored) > 1:
        alike = one_decimal(scored[0].score or 0.0)
        parts.append(words.say("All score alike: {score}.", score=alike))
    return " ".join(parts)


def _name(words: Words, number: int) -> str:
    return words.framework.characteristic(number).short_name


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _who(words: Words) -> str:
    if not words.results.overall.scored:
        return words.tr("Nothing is scored yet:")
    if words.solo:
        return words.tr("One person scored")
    partners = len(words.present)
    if not partners:
        return words.tr("The group scored")
    return words.count("1 partner scored", "{n} partners scored", partners)


def _how_many(words: Words) -> str:
    overall = words.results.overall
    if 0 < overall.scored < overall.of:
        return words.say("{n} of {of} indicators", n=overall.scored, of=overall.of)
    return words.count("1 indicator", "{n} indicators", overall.of)


# Characteristics -----------------------------------------------------------------------------


def withheld(words: Words, number: int) -> bool:
    """Say whether a mean holds a score that may not be shown, which it would give away."""
    return any(
        gives_away(words, words.results.indicator(i.id))
        for i in words.framework.characteristic(number).indicators
    )


def characteristic_sheets(words: Words) -> tuple[CharacteristicSheet, ...]:
    """Return every characteristic in scope with its indicators, in framework order."""
    return tuple(_characteristic(words, bar) for bar in bars(words.results, words.framework))


def _characteristic(words: Words, bar: Bar) -> CharacteristicSheet:
    result = words.results.characteristic(bar.number)
    meant = words.framework.characteristic(bar.number)
    kept = withheld(words, bar.number)
    score = None if kept else result.score
    return CharacteristicSheet(
        number=bar.number,
        name=meant.name,
        short_name=meant.short_name,
        definition=meant.definition,
        score=score,
        score_text=NONE if score is None else one_decimal(score),
        unscored_text=_unscored(words, kept=kept) if score is None else "",
        filled=None if kept else bar.fraction,
        band="" if kept or result.band is None else words.tr(result.band.value),
        agreement=result.agreement,
        agreement_text=words.agreement(result),
        differs=words.differs(result.agreement_band),
        scored=result.scored,
        of=result.of,
        scored_text=words.scored_of(result.scored, result.of),
        indicators=tuple(indicator_sheet(words, indicator) for indicator in meant.indicators),
        notes=tuple(
            words.own(n.text)
            for n in words.workshop.notes
            if n.characteristic == bar.number and n.text.strip()
        ),
    )


def _unscored(words: Words, *, kept: bool) -> str:
    if kept:
        return words.tr("Score not shown: it would give away an answer.")
    return words.tr("No score: fewer than half of the indicators are scored.")


# The two boxes -------------------------------------------------------------------------------


def boxes(words: Words) -> tuple[Statements, Statements]:
    """Return what to keep talking about and what to keep doing."""
    found = lists(words.results, words.framework, MOST_STATEMENTS)
    quiet = words.tr("Views are close wherever they can be compared.")
    doing = words.tr("Nothing reaches the level of a strength yet.")
    if all(result.agreement is None for result in words.results.indicators):
        quiet = words.tr("Too few answers to compare views.")
    if words.solo:
        quiet = words.tr("These are one person’s answers. Compare them with your partners.")
    if not words.results.overall.scored:
        quiet = doing = words.tr("Nothing is scored yet.")
    talking = tuple(item.statement for item in found.see_differently)
    keeping = tuple(item.statement for item in found.do_well)
    return (
        Statements(words.tr("Keep talking about"), talking, quiet),
        Statements(words.tr("Keep doing"), keeping, doing),
    )
