"""After the characteristics: all actions, what was parked, partners, reading guide, credit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.platypus import Flowable, KeepTogether, PageBreak

from collabdesk.domain.rounding import one_decimal
from collabdesk.domain.workshop import Action, Partner
from collabdesk.report import styles
from collabdesk.report.styles import style
from collabdesk.report.tables import table
from collabdesk.report.text import Run, TaggedParagraph, para, passages
from collabdesk.report.words import NONE, Words

LONG_PURPOSE: Final = 240
"""Characters that fit the lines page one has for the purpose, with some to spare."""


def appendix(words: Words, width: float) -> list[Flowable]:
    """Return the closing pages of a full report."""
    return [
        PageBreak(),
        *_purpose(words),
        *_all_actions(words, width),
        *_parked(words),
        *_partners(words, width),
        KeepTogether([*_how_to_read(words), *_about(words)]),
    ]


def _heading(text: str) -> Flowable:
    look = style(13.5, bold=True, before=18, after=5, keep=True)
    return para(text, style=look, role="H2", outline=1)


def _muted(text: str) -> TaggedParagraph:
    return para(text, style=style(colour=styles.MUTED))


def _purpose(words: Words) -> list[Flowable]:
    """Return the purpose in full where page one may have had no room for all of it."""
    own = words.own(words.workshop.collaboration.purpose)
    if len(own) < LONG_PURPOSE and own.count("\n") < 3:
        return []
    return [_heading(words.tr("Our purpose")), *passages(own, style())]


# Actions -------------------------------------------------------------------------------------


def _all_actions(words: Words, width: float) -> list[Flowable]:
    head = _heading(words.tr("All the actions"))
    actions = words.workshop.actions
    if not actions:
        return [head, _muted(words.tr("No actions yet."))]
    widths = [width * share for share in (0.47, 0.25, 0.14, 0.14)]
    names = ("Action, first step and measure", "Lead and support", "By", "Status")
    heads = [_muted(words.tr(name)) for name in names]
    rows = [_action_row(words, action) for action in actions]
    return [head, table(heads, rows, widths)]


def _action_row(words: Words, action: Action) -> list[list[Flowable]]:
    what: list[Flowable] = [para(words.own(action.title), style=style(bold=True))]
    if action.first_step.strip():
        what += passages(words.own(action.first_step), style(colour=styles.MUTED))
    if action.measure.strip():
        what += passages(words.own(action.measure), style(), words.tr("Measure"))
    if place := _place(words, action):
        what.append(para(place, style=style(styles.SMALL, styles.MUTED)))
    who: list[Flowable] = [para(words.lead(action.lead))]
    if support := words.people(action.support):
        who.append(_muted(words.say("with {partners}", partners=support)))
    due = words.date(action.due, short=True) if action.due else NONE
    return [what, who, [para(due)], [_status(words, action)]]


def _status(words: Words, action: Action) -> Flowable:
    if not action.overdue(words.printed_on):
        return para(words.status(action.status))
    late = Run(words.tr("overdue"), bold=True, colour=styles.ATTENTION)
    return para(f"{words.status(action.status)}, ", late)


def _place(words: Words, action: Action) -> str:
    parts = []
    if action.characteristic is not None:
        characteristic = words.framework.characteristic(action.characteristic)
        parts.append(f"{characteristic.number} {characteristic.short_name}")
    if action.indicators:
        parts.append(", ".join(action.indicators))
    return " · ".join(parts)


def _parked(words: Words) -> list[Flowable]:
    texts = [
        note.text
        for note in words.workshop.notes
        if note.indicator is None and note.characteristic is None and note.text.strip()
    ]
    if not texts:
        return []
    look = style(after=4)
    return [
        _heading(words.tr("For later")),
        *(part for text in texts for part in passages(words.own(text), look)),
    ]


# Partners ------------------------------------------------------------------------------------


def _partners(words: Words, width: float) -> list[Flowable]:
    partners = words.workshop.partners
    if words.solo or not partners:
        return []
    head = _heading(words.tr("Partners"))
    if not words.options.names:
        return [head, para(_unnamed(words))]
    widths = [width * share for share in (0.6, 0.2, 0.2)]
    heads = [_muted(words.tr(name)) for name in ("Partner", "Seats", "Present")]
    return [head, table(heads, [_partner_row(words, p) for p in partners], widths)]


def _partner_row(words: Words, partner: Partner) -> Sequence[Flowable]:
    present = words.tr("yes") if partner.present else words.tr("no")
    return [para(partner.name), para(str(partner.seats)), para(present)]


def _unnamed(words: Words) -> str:
    seats = sum(partner.seats for partner in words.present)
    return words.say(
        "{partners} with {seats} took part. This report leaves out their names.",
        partners=words.count("1 partner", "{n} partners", len(words.present)),
        seats=words.count("1 seat", "{n} seats", seats),
    )


# How to read the numbers ---------------------------------------------------------------------


def _how_to_read(words: Words) -> list[Flowable]:
    look = style(after=5)
    parts: list[Flowable] = [_heading(words.tr("How to read the numbers"))]
    parts.append(para(Run(words.tr("The scale."), bold=True), _scale(words), style=look))
    for title, text in READING:
        if words.solo and title in ABOUT_VIEWS:
            continue
        parts.append(para(Run(words.tr(title), bold=True), words.tr(text), style=look))
    overall = words.results.overall
    if overall.score is not None:
        parts.append(para(_overall(words), style=look))
    return parts


def _scale(words: Words) -> str:
    levels = words.framework.scale.levels
    return "\n".join(["", *(f"{words.level(lv.number)}: {lv.meaning}" for lv in levels)])


ABOUT_VIEWS = frozenset({"Spread. ", "Agreement. "})
"""What one person's report need not explain."""

READING = (
    (
        "Beside the scale. ",
        (
            "Don’t know and not applicable are answers too. They are counted and shown, and they "
            "never enter a score, a median or an agreement."
        ),
    ),
    (
        "Scores. ",
        (
            "An indicator’s score is the level that was agreed; where nothing is agreed yet, it "
            "is the median of the votes. A characteristic’s score is the mean of its scored "
            "indicators, and is given once at least half of them have a score. “4 of 5 scored” "
            "says how many stand behind a figure. Only the latest revealed answer of each seat "
            "counts."
        ),
    ),
    (
        "Spread. ",
        (
            "The median is the answer in the middle once all are put in order. The middle half "
            "runs from the answer a quarter of the way up to the one three quarters of the way up."
        ),
    ),
    (
        "Agreement. ",
        (
            "It is 1 where all answers are the same, 0 where they are spread evenly over the "
            "scale, and −1 where half stand at each end. It follows van der Eijk (2001), whose "
            "measure takes the answers apart into even layers and weighs them; it is made for "
            "rating scales, where a standard deviation can mislead. The consensus of Tastle and "
            "Wierman (2007), which measures how far answers lie from their mean, serves the "
            "program as a cross-check. Fewer than 3 answers are too few to speak of agreement."
        ),
    ),
    (
        "Words. ",
        (
            "Views are close from 0.6, mixed from 0.3, and split below that. A score is a "
            "strength from 4.0 and in part from 3.0; below that it needs attention. These limits "
            "are this project’s own convention: they help a group to talk and are not a "
            "published standard."
        ),
    ),
)


def _overall(words: Words) -> str:
    overall = words.results.overall
    return words.say(
        "The mean over all scored indicators is {score} ({scored}).",
        score=one_decimal(overall.score or 0),
        scored=words.scored_of(overall.scored, overall.of),
    )


def _about(words: Words) -> list[Flowable]:
    workshop, framework = words.workshop, words.framework
    held = [words.own(workshop.title), words.date(workshop.held_on)]
    if workshop.place.strip():
        held.append(words.own(workshop.place))
    if workshop.facilitator.strip() and words.options.names:
        held.append(words.say("facilitated by {name}", name=workshop.facilitator))
    edition = words.say(
        "{name}, edition {edition}.", name=framework.name, edition=framework.edition
    )
    look = style(after=5)
    return [
        _heading(words.tr("About this report")),
        para(" · ".join(part for part in held if part.strip()), style=look),
        *_types(words),
        para(Run(f"{edition} ", bold=True), framework.credit, style=look),
        _muted(words.say("Printed on {date}.", date=words.date(words.printed_on))),
    ]


def _types(words: Words) -> list[Flowable]:
    """Say in which further ways the partners collaborate; page one names the main one."""
    also = [kind.name for i in words.workshop.also if (kind := words.framework.type(i))]
    if not also:
        return []
    return [para(words.say("Also: {types}.", types=", ".join(also)), style=style(after=5))]
