"""Page one: where we stand and what we will do, always on one page."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from collabdesk.domain.workshop import Status
from collabdesk.handout.sheets import ActionSheet, CharacteristicSheet, Statements
from collabdesk.report import fonts, styles
from collabdesk.report.characteristics import place_of
from collabdesk.report.charts import BarLine, Bars
from collabdesk.report.contents import ALL_ACTIONS, Contents, Pointer, logo
from collabdesk.report.flow import Box, Marked, Rule, SideBySide
from collabdesk.report.paper import Paper
from collabdesk.report.styles import style
from collabdesk.report.tables import TaggedTable, table, tick
from collabdesk.report.text import Run, lines_of, para, shorten
from collabdesk.tokens import LIGHT

MOST_CONTENTS = 45.0
"""Points that the links to further pages may take."""
LEAST_PLAN = 60.0
"""Points that a heading and the line about further actions take."""

BESIDE_BARS = 60.0
"""Points that heading, scale and the line about further characteristics take."""


def page_one(words: Paper, width: float, height: float) -> list[Flowable]:
    """Return the first page for a frame of *width* by *height* points; it never takes a second."""
    title = _title(words, width)
    below = [*_boxes(words, width), *_review(words), *_boxed(words)]
    room = height - _height(title, width) - _height(below, width)
    further = [] if words.options.one_page else _contents(words)
    # Links are an aid; where a pack is so large that they crowd the plan, they stay away.
    if (used := _height(further, width)) < MOST_CONTENTS:
        below, room = [*below, *further], room - used
    above = [*title, *_where_we_stand(words, width, room - LEAST_PLAN)]
    room = height - _height(above, width) - _height(below, width)
    return [*above, *_what_we_will_do(words, width, room), *below]


def section(text: str, before: float = 14) -> Flowable:
    """Return the heading of a part of a page."""
    heading = style(styles.SECTION, bold=True, before=before, after=3.5, keep=True)
    return para(text, style=heading, role="H2")


def _height(parts: Sequence[Flowable], width: float) -> float:
    return sum(
        part.getSpaceBefore() + part.wrap(width, 1e6)[1] + part.getSpaceAfter() for part in parts
    )


def _title(words: Paper, width: float) -> list[Flowable]:
    date = words.say("Action plan · {date}", date=words.handout.held_on_text)
    aside = style(colour=styles.MUTED, right=True)
    right = fonts.width(date, aside.fontName, aside.fontSize) + 4
    room = width - right - 12
    sizes = (styles.TITLE, 16.0, 13.5)
    size = next((s for s in sizes if _lines(words.handout.name, s, room) <= 2), 10.5)
    title = para(words.handout.name, style=style(size, bold=True), role="H1", outline=0)
    columns = [([title], room + 12), ([para(date, style=aside)], right)]
    return [
        *_head(words, width),
        SideBySide(columns, align="bottom", after=6.5),
        Rule(2.25, styles.BRAND, after=9),
        *_purpose(words, width),
    ]


def _head(words: Paper, width: float) -> list[Flowable]:
    """Return logo and organisation side by side, nothing where there is neither."""
    name = words.options.organisation.strip()
    alt = words.say("Logo of {name}", name=name) if name else words.tr("Logo")
    mark = logo(words.options.logo, alt)
    look = style(bold=True, colour=styles.MUTED)
    said: list[Flowable] = [para(shorten(name, look, width - 140, 2), style=look)] if name else []
    if not mark:
        return [*said, Spacer(1, 4)] if said else []
    return [SideBySide([(mark, 130), (said, width - 130)], align="bottom", after=8)]


def _contents(words: Paper) -> list[Flowable]:
    """Return links to every part of a full report."""
    sheets = words.handout.characteristics
    entries = [(f"{s.number} {s.short_name}", place_of(s.number)) for s in sheets]
    entries.append((words.tr("All the actions"), ALL_ACTIONS))
    return [Contents(words.tr("Further on:"), entries)]


def _lines(text: str, size: float, width: float) -> int:
    return lines_of(para(text, style=style(size, bold=True)), width)


def _purpose(words: Paper, width: float) -> list[Flowable]:
    handout = words.handout
    lead = f"{handout.type_name}. " if handout.type_name else ""
    look = style(styles.LEAD_IN, after=4)
    own = shorten(handout.purpose.strip(), look, width - 12, 4, lead)
    muted = style(colour=styles.MUTED)
    sentence = shorten(handout.sentence, muted, width, 4)
    said = [para(Run(lead, bold=True), own, style=look)] if lead or own else []
    return [*said, para(sentence, style=muted)]


def _where_we_stand(words: Paper, width: float, room: float) -> list[Flowable]:
    levels = words.handout.levels
    lines = [_bar(sheet) for sheet in words.handout.characteristics]
    # A pack with more characteristics than fit says how many are left out.
    fits = int((room - BESIDE_BARS) // Bars.PITCH)
    shown = lines[: max(fits, 1)]
    if not shown:
        return []
    ends = (str(levels[0][0]), str(levels[-1][0]))
    alt = "; ".join(_said(bar) for bar in shown)
    parts: list[Flowable] = [
        section(words.tr("Where we stand")),
        Bars(shown, ends, width, words.say("Scores by characteristic: {bars}.", bars=alt)),
    ]
    if (more := len(lines) - len(shown)) > 0:
        text = words.count("1 more characteristic", "{n} more characteristics", more)
        parts.append(para(text, style=style(colour=styles.MUTED)))
    return parts


def _bar(sheet: CharacteristicSheet) -> BarLine:
    return BarLine(
        name=f"{sheet.number} {sheet.short_name}",
        filled=sheet.filled,
        score=sheet.score_text,
        agreement=sheet.agreement_text,
        differs=sheet.differs,
        aside="" if sheet.scored == sheet.of else sheet.scored_text,
    )


def _said(bar: BarLine) -> str:
    return ", ".join(part for part in (f"{bar.name} {bar.score}", bar.agreement, bar.aside) if part)


# What we will do -----------------------------------------------------------------------------


def _what_we_will_do(words: Paper, width: float, room: float) -> list[Flowable]:
    actions = [a for a in words.handout.actions if a.status is not Status.DROPPED]
    head = section(words.tr("What we will do"))
    if not actions:
        return [head, para(words.tr("No actions yet."), style=style(colour=styles.MUTED))]
    left = room - _height([head], width)
    shown = _fitting(words, actions, width, left)
    if shown < len(actions):
        # What is still to be done has the first claim on the page.
        actions.sort(key=lambda action: action.done)
        shown = _fitting(words, actions, width, left)
    parts: list[Flowable] = [head]
    if shown:
        parts.append(_actions(words, actions[:shown], width))
    if shown < len(actions):
        parts.append(_more(words, len(actions) - shown))
    return parts


def _fitting(words: Paper, actions: Sequence[ActionSheet], width: float, room: float) -> int:
    """Return how many of *actions* fit, with the line about the rest where there is a rest."""
    whole = _actions(words, actions[:60], width)
    _, used = whole.wrap(width, 1e6)
    if len(actions) <= 60 and used <= room:
        return len(actions)
    more = _height([_more(words, len(actions))], width)
    heights = whole.row_heights
    used, shown = heights[0] + more, 0
    for row in heights[1:]:
        used += row
        if used > room:
            break
        shown += 1
    return shown


def _more(words: Paper, n: int) -> Flowable:
    if words.options.one_page:
        text = words.count(
            "1 more action is in the full report.", "{n} more actions are in the full report.", n
        )
        return para(text, style=style(colour=styles.MUTED, before=5))
    one = "1 more action stands under All the actions, on page {page}."
    many = "{n} more actions stand under All the actions, on page {page}."

    def told(page: int) -> str:
        return words.say(one if n == 1 else many, n=n, page=page)

    return Pointer(told, words.tr("All the actions"), ALL_ACTIONS)


def _actions(words: Paper, actions: Sequence[ActionSheet], width: float) -> TaggedTable:
    widths = [width * share for share in (0.582, 0.214, 0.147, 0.057)]
    muted = style(colour=styles.MUTED)
    names = ("Action and first step", "Lead", "By", "Done")
    heads = [para(words.tr(name), style=muted) for name in names]
    return table(heads, [_action(words, action, widths) for action in actions], widths, "MIDDLE")


def _action(words: Paper, action: ActionSheet, widths: Sequence[float]) -> list[list[Flowable]]:
    bold, muted = style(bold=True, tight=True), style(colour=styles.MUTED, tight=True)
    room = widths[0] - 9
    what: list[Flowable] = [para(shorten(action.title, bold, room, 3), style=bold)]
    if action.first_step.strip():
        what.append(para(shorten(action.first_step.strip(), muted, room, 2), style=muted))
    lead = shorten(action.lead, style(), widths[1] - 9, 3)
    return [what, [para(lead)], [para(action.due_text)], [tick(words, action)]]


# Below ---------------------------------------------------------------------------------------


def _boxes(words: Paper, width: float) -> list[Flowable]:
    gap = 15.0
    room = (width - gap) / 2
    talking, doing = words.handout.keep_talking, words.handout.keep_doing
    attention = style(bold=True, colour=styles.ATTENTION)
    strong = style(bold=True, colour=LIGHT.brand_soft_ink)
    sign = Marked(para(talking.heading, style=attention, role="H2"), styles.ATTENTION)
    left = Box([sign, _statements(talking, room)], LIGHT.attention_soft, room)
    heading = para(doing.heading, style=strong, role="H2")
    right = Box([heading, _statements(doing, room)], LIGHT.brand_soft, room)
    left.least = right.least = max(left.wrap(room, 1e6)[1], right.wrap(room, 1e6)[1])
    return [Spacer(1, 15), SideBySide([([left], room), ([right], room)], gap=gap)]


def _statements(found: Statements, room: float) -> Flowable:
    said = " ".join(found.items) or found.empty
    return para(shorten(said, style(), room - 2 * Box.PADDING, 5))


def _review(words: Paper) -> list[Flowable]:
    text = words.handout.review_text
    return [para(text, style=style(bold=True, before=16))] if text else []


def _boxed(words: Paper) -> list[Flowable]:
    """Return the line about letters that are boxes; a full report has it at its end."""
    told = words.boxed() if words.options.one_page else ""
    look = style(styles.SMALL, styles.MUTED, before=6)
    return [para(told, style=look)] if told else []
