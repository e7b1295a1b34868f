"""A page or more for each characteristic: what was scored, how views spread, what was agreed."""

from __future__ import annotations

from typing import Final

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from collabdesk.handout.sheets import CharacteristicSheet, IndicatorSheet
from collabdesk.report import styles
from collabdesk.report.charts import Dots
from collabdesk.report.flow import Rule, SideBySide
from collabdesk.report.paper import Paper
from collabdesk.report.styles import style
from collabdesk.report.text import Run, TaggedParagraph, para, passages

SCORE_ROOM: Final = 92.0
TOGETHER: Final = 900
"""Characters of evidence, dissent and notes up to which an indicator is not parted by a page."""


def place_of(number: int) -> str:
    """Return the name of the place where a characteristic begins, for links to it."""
    return f"characteristic-{number}"


def characteristic_pages(words: Paper, width: float) -> list[Flowable]:
    """Return the pages of every characteristic in scope, each from a new page.

    Where there are no dots, for one person or before anybody has answered, they take little
    room and follow on.
    """
    parts: list[Flowable] = []
    follow = not words.handout.has_spreads
    for position, sheet in enumerate(words.handout.characteristics):
        goes_on = follow and position > 0
        parts += [Spacer(1, 26) if goes_on else PageBreak(), *_head(words, sheet)]
        for indicator in sheet.indicators:
            parts += _indicator(words, indicator, width)
        parts += _notes(words, sheet)
    return parts


def _head(words: Paper, sheet: CharacteristicSheet) -> list[Flowable]:
    big = style(styles.CHAPTER, bold=True, after=3, keep=True)
    muted = style(colour=styles.MUTED, after=5, keep=True)
    name = para(f"{sheet.number}  {sheet.name}", style=big, role="H2", outline=1)
    name.place = place_of(sheet.number)
    return [
        name,
        para(sheet.definition, style=muted),
        para(*_facts(words, sheet), style=style(after=7, keep=True)),
        _kept(Rule(2.25, styles.BRAND, after=2)),
    ]


def _kept(rule: Rule) -> Rule:
    rule.keepWithNext = 1
    return rule


def _facts(words: Paper, sheet: CharacteristicSheet) -> list[str | Run]:
    if sheet.unscored_text:
        return [Run(sheet.unscored_text, bold=True), f" · {sheet.scored_text}"]
    runs: list[str | Run] = [Run(words.say("Score {score}", score=sheet.score_text), bold=True)]
    if sheet.band:
        runs.append(f" · {sheet.band}")
    if sheet.agreement_text:
        said = words.say("views {agreement}", agreement=sheet.agreement_text)
        colour = styles.ATTENTION if sheet.differs else ""
        runs += [" · ", Run(said, bold=sheet.differs, colour=colour)]
    return [*runs, Run(f" · {sheet.scored_text}", colour=styles.MUTED)]


# One indicator -------------------------------------------------------------------------------


def _indicator(words: Paper, sheet: IndicatorSheet, width: float) -> list[Flowable]:
    block: list[Flowable] = [Spacer(1, 6), _statement(sheet, width)]
    block += _spread(words, sheet, width)
    written = _written(sheet)
    end = Rule(styles.HAIRLINE, styles.LINE, before=5)
    if sum(len(part.getPlainText()) for part in written) <= TOGETHER:
        return [KeepTogether([*block, *written, end])]
    return [KeepTogether(block), *written, end]


def _statement(sheet: IndicatorSheet, width: float) -> Flowable:
    number = Run(f"{sheet.id}  ", colour=styles.MUTED)
    left = para(number, sheet.statement, style=style(11, bold=True), role="H3")
    source = Run(f"{sheet.source}  ", colour=styles.MUTED, size=styles.SMALL)
    right = para(source, Run(sheet.score_text, bold=True), style=style(11, right=True))
    return SideBySide([([left], width - SCORE_ROOM), ([right], SCORE_ROOM)], after=4)


def _spread(words: Paper, sheet: IndicatorSheet, width: float) -> list[Flowable]:
    """Return the dots with their figures, or why there are none, and what was agreed."""
    said: list[list[Run]] = []
    if sheet.agreed_text:
        said.append([Run(words.say("Agreed: {answer}", answer=sheet.agreed_text), bold=True)])
    parts: list[Flowable] = []
    if sheet.columns:
        parts.append(Dots(sheet.columns, width, sheet.columns_text))
        said.append(_figures(sheet))
    elif sheet.without:
        said.append([Run(sheet.without, colour=styles.MUTED)])
    if sheet.not_revealed_text:
        said.append([Run(sheet.not_revealed_text, colour=styles.MUTED)])
    runs = [run for group in said for run in (Run(" · "), *group)][1:]
    if runs:
        parts.append(para(*runs, style=style(styles.SMALL + 0.5, before=2)))
    return parts


def _figures(sheet: IndicatorSheet) -> list[Run]:
    colour = styles.ATTENTION if sheet.differs else ""
    views = Run(sheet.agreement_text, bold=sheet.differs, colour=colour)
    return [Run(f"{sheet.figures} · "), views, Run(f" · {sheet.after}")]


def _written(sheet: IndicatorSheet) -> list[TaggedParagraph]:
    """Return evidence, dissent and notes; they may be long and part over pages."""
    look = style(before=2.5)
    return [part for kind, text in sheet.written for part in passages(text, look, kind)]


def _notes(words: Paper, sheet: CharacteristicSheet) -> list[Flowable]:
    look = style(before=8)
    return [p for text in sheet.notes for p in passages(text, look, words.tr("Note"))]
