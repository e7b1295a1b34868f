"""After the characteristics: all actions, what was parked, partners, reading guide, credit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.platypus import Flowable, KeepTogether, PageBreak

from collabdesk.handout.sheets import ActionSheet, PartnerSheet
from collabdesk.report import styles
from collabdesk.report.contents import ALL_ACTIONS
from collabdesk.report.paper import Paper
from collabdesk.report.styles import style
from collabdesk.report.tables import table, tick
from collabdesk.report.text import Run, TaggedParagraph, para, passages

LONG_PURPOSE: Final = 240
"""Characters that fit the lines page one has for the purpose, with some to spare."""


def appendix(words: Paper, width: float) -> list[Flowable]:
    """Return the closing pages of a full report."""
    return [
        PageBreak(),
        *_purpose(words),
        *_all_actions(words, width),
        *_parked(words),
        *_partners(words, width),
        KeepTogether([*_how_to_read(words), *_about(words)]),
    ]


def _heading(text: str) -> TaggedParagraph:
    look = style(13.5, bold=True, before=18, after=5, keep=True)
    return para(text, style=look, role="H2", outline=1)


def _muted(text: str) -> TaggedParagraph:
    return para(text, style=style(colour=styles.MUTED))


def _purpose(words: Paper) -> list[Flowable]:
    """Return the purpose in full where page one may have had no room for all of it."""
    own = words.handout.purpose
    if len(own) < LONG_PURPOSE and own.count("\n") < 3:
        return []
    return [_heading(words.tr("Our purpose")), *passages(own, style())]


# Actions -------------------------------------------------------------------------------------


def _all_actions(words: Paper, width: float) -> list[Flowable]:
    head = _heading(words.tr("All the actions"))
    head.place = ALL_ACTIONS
    actions = words.handout.actions
    if not actions:
        return [head, _muted(words.tr("No actions yet."))]
    widths = [width * share for share in (0.44, 0.223, 0.14, 0.14, 0.057)]
    names = ("Action, first step and measure", "Lead and support", "By", "Status", "Done")
    heads = [_muted(words.tr(name)) for name in names]
    rows = [_action_row(words, action) for action in actions]
    return [head, table(heads, rows, widths)]


def _action_row(words: Paper, action: ActionSheet) -> list[list[Flowable]]:
    what: list[Flowable] = [para(action.title, style=style(bold=True))]
    if action.first_step.strip():
        what += passages(action.first_step, style(colour=styles.MUTED))
    if action.measure.strip():
        what += passages(action.measure, style(), words.tr("Measure"))
    if action.note.strip():
        what += passages(action.note, style(), words.tr("Note"))
    if action.place:
        what.append(para(action.place, style=style(styles.SMALL, styles.MUTED)))
    who: list[Flowable] = [para(action.lead)]
    if action.support_text:
        who.append(_muted(action.support_text))
    return [what, who, [para(action.due_text)], [_status(action)], [tick(words, action)]]


def _status(action: ActionSheet) -> Flowable:
    if not action.late_text:
        return para(action.status_text)
    late = Run(action.late_text, bold=True, colour=styles.ATTENTION)
    return para(f"{action.status_text}, ", late)


def _parked(words: Paper) -> list[Flowable]:
    texts = words.handout.parked
    if not texts:
        return []
    look = style(after=4)
    later = _heading(words.tr("For later"))
    return [later, *(part for text in texts for part in passages(text, look))]


# Partners ------------------------------------------------------------------------------------


def _partners(words: Paper, width: float) -> list[Flowable]:
    handout = words.handout
    head = _heading(words.tr("Partners"))
    if handout.partners_text:
        return [head, para(handout.partners_text)]
    if not handout.partners:
        return []
    widths = [width * share for share in (0.6, 0.2, 0.2)]
    heads = [_muted(words.tr(name)) for name in ("Partner", "Seats", "Present")]
    return [head, table(heads, [_partner_row(p) for p in handout.partners], widths)]


def _partner_row(partner: PartnerSheet) -> Sequence[Flowable]:
    return [para(partner.name), para(str(partner.seats)), para(partner.present_text)]


# The end -------------------------------------------------------------------------------------


def _how_to_read(words: Paper) -> list[Flowable]:
    look = style(after=5)
    parts: list[Flowable] = [_heading(words.tr("How to read the numbers"))]
    parts += [para(Run(title, bold=True), text, style=look) for title, text in words.handout.guide]
    if words.handout.guide_overall:
        parts.append(para(words.handout.guide_overall, style=look))
    return parts


def _about(words: Paper) -> list[Flowable]:
    handout, look = words.handout, style(after=5)
    return [
        _heading(words.tr("About this report")),
        *(para(line, style=look) for line in handout.about),
        para(Run(f"{handout.edition} ", bold=True), handout.credit, style=look),
        *([_muted(told)] if (told := words.boxed()) else []),
        _muted(handout.printed_text),
    ]
