"""Page one: where we stand and what we will do, always on one page."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from collabdesk.domain.rounding import one_decimal
from collabdesk.domain.series import Bar, ListItem, bars, lists
from collabdesk.domain.workshop import Action, Status
from collabdesk.report import fonts, styles
from collabdesk.report.charts import BarLine, Bars
from collabdesk.report.flow import Box, Marked, Rule, SideBySide, Tick
from collabdesk.report.styles import style
from collabdesk.report.tables import TaggedTable, table
from collabdesk.report.text import Run, lines_of, para, shorten
from collabdesk.report.words import NONE, Words
from collabdesk.tokens import LIGHT

LEAST_PLAN = 60.0
"""Points that a heading and the line about further actions take."""

BESIDE_BARS = 60.0
"""Points that heading, scale and the line about further characteristics take."""
MOST_STATEMENTS = 2
"""Statements in each of the two boxes."""


def page_one(words: Words, width: float, height: float) -> list[Flowable]:
    """Return the first page for a frame of *width* by *height* points; it never takes a second."""
    title = _title(words, width)
    below = [*_boxes(words, width), *_review(words)]
    room = height - _height(title, width) - _height(below, width)
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


def _title(words: Words, width: float) -> list[Flowable]:
    date = words.say("Action plan · {date}", date=words.date(words.workshop.held_on))
    aside = style(colour=styles.MUTED, right=True)
    right = fonts.width(date, aside.fontName, aside.fontSize) + 4
    room = width - right - 12
    sizes = (styles.TITLE, 16.0, 13.5)
    size = next((s for s in sizes if _lines(words.name, s, room) <= 2), 10.5)
    title = para(words.name, style=style(size, bold=True), role="H1", outline=0)
    columns = [([title], room + 12), ([para(date, style=aside)], right)]
    return [
        SideBySide(columns, align="bottom", after=6.5),
        Rule(2.25, styles.BRAND, after=9),
        *_purpose(words, width),
    ]


def _lines(text: str, size: float, width: float) -> int:
    return lines_of(para(text, style=style(size, bold=True)), width)


def _purpose(words: Words, width: float) -> list[Flowable]:
    chosen = words.framework.type(words.workshop.type)
    lead = f"{chosen.name}. " if chosen else ""
    look = style(styles.LEAD_IN, after=4)
    own = words.own(words.workshop.collaboration.purpose).strip()
    own = shorten(own, look, width - 12, 4, lead)
    muted = style(colour=styles.MUTED)
    sentence = shorten(_sentence(words), muted, width, 4)
    said = [para(Run(lead, bold=True), own, style=look)] if lead or own else []
    return [*said, para(sentence, style=muted)]


def _sentence(words: Words) -> str:
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
    scored = [c for c in words.scope if c.score is not None]
    first = (words.workshop.priorities or words.results.suggested_priorities)[:1]
    best = max(scored, key=lambda c: c.score or 0, default=None)
    if best is not None and best.number not in first:
        parts.append(words.say("Strongest: {name}.", name=_name(words, best.number)))
    if first:
        parts.append(words.say("First to act on: {name}.", name=_name(words, first[0])))
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


def _where_we_stand(words: Words, width: float, room: float) -> list[Flowable]:
    levels = words.framework.scale.levels
    lines = [_bar(words, bar) for bar in bars(words.results, words.framework)]
    # A pack with more characteristics than fit says how many are left out.
    fits = int((room - BESIDE_BARS) // Bars.PITCH)
    shown = lines[: max(fits, 1)]
    if not shown:
        return []
    ends = (str(levels[0].number), str(levels[-1].number))
    alt = "; ".join(_said(bar) for bar in shown)
    parts: list[Flowable] = [
        section(words.tr("Where we stand")),
        Bars(shown, ends, width, words.say("Scores by characteristic: {bars}.", bars=alt)),
    ]
    if (more := len(lines) - len(shown)) > 0:
        text = words.count("1 more characteristic", "{n} more characteristics", more)
        parts.append(para(text, style=style(colour=styles.MUTED)))
    return parts


def _bar(words: Words, bar: Bar) -> BarLine:
    complete = bar.scored == bar.of
    return BarLine(
        name=f"{bar.number} {bar.short_name}",
        filled=bar.fraction,
        score=NONE if bar.score is None else one_decimal(bar.score),
        agreement=words.agreement(words.results.characteristic(bar.number)),
        differs=words.differs(bar.agreement_band),
        aside="" if complete else words.scored_of(bar.scored, bar.of),
    )


def _said(bar: BarLine) -> str:
    return ", ".join(part for part in (f"{bar.name} {bar.score}", bar.agreement, bar.aside) if part)


# What we will do -----------------------------------------------------------------------------


def _what_we_will_do(words: Words, width: float, room: float) -> list[Flowable]:
    actions = [a for a in words.workshop.actions if a.status is not Status.DROPPED]
    head = section(words.tr("What we will do"))
    if not actions:
        return [head, para(words.tr("No actions yet."), style=style(colour=styles.MUTED))]
    left = room - _height([head], width)
    shown = _fitting(words, actions, width, left)
    parts: list[Flowable] = [head]
    if shown:
        parts.append(_actions(words, actions[:shown], width))
    if shown < len(actions):
        parts.append(_more(words, len(actions) - shown))
    return parts


def _fitting(words: Words, actions: Sequence[Action], width: float, room: float) -> int:
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


def _more(words: Words, n: int) -> Flowable:
    if words.options.one_page:
        text = words.count(
            "1 more action is in the full report.", "{n} more actions are in the full report.", n
        )
    else:
        text = words.count(
            "1 more action stands under All the actions, further on.",
            "{n} more actions stand under All the actions, further on.",
            n,
        )
    return para(text, style=style(colour=styles.MUTED, before=5))


def _actions(words: Words, actions: Sequence[Action], width: float) -> TaggedTable:
    widths = [width * share for share in (0.582, 0.214, 0.147, 0.057)]
    muted = style(colour=styles.MUTED)
    names = ("Action and first step", "Lead", "By", "Done")
    heads = [para(words.tr(name), style=muted) for name in names]
    return table(heads, [_action(words, action, widths) for action in actions], widths, "MIDDLE")


def _action(words: Words, action: Action, widths: Sequence[float]) -> list[list[Flowable]]:
    bold, muted = style(bold=True, tight=True), style(colour=styles.MUTED, tight=True)
    room = widths[0] - 9
    what: list[Flowable] = [para(shorten(words.own(action.title), bold, room, 3), style=bold)]
    if action.first_step.strip():
        step = shorten(words.own(action.first_step).strip(), muted, room, 2)
        what.append(para(step, style=muted))
    lead = shorten(words.lead(action.lead), style(), widths[1] - 9, 3)
    done = action.status is Status.DONE
    tick = Tick(words.tr("Done") if done else words.tr("Not done yet"), ticked=done)
    due = words.date(action.due, short=True) if action.due else NONE
    return [what, [para(lead)], [para(due)], [tick]]


# Below ---------------------------------------------------------------------------------------


def _boxes(words: Words, width: float) -> list[Flowable]:
    gap = 15.0
    room = (width - gap) / 2
    inside = room - 2 * Box.PADDING
    found = lists(words.results, words.framework, MOST_STATEMENTS)
    attention = style(bold=True, colour=styles.ATTENTION)
    strong = style(bold=True, colour=LIGHT.brand_soft_ink)
    quiet = words.tr("Views are close wherever they can be compared.")
    doing = words.tr("Nothing reaches the level of a strength yet.")
    if words.solo:
        quiet = words.tr("These are one person’s answers. Compare them with your partners.")
    if not words.results.overall.scored:
        quiet = doing = words.tr("Nothing is scored yet.")
    left = Box(
        [
            Marked(
                para(words.tr("Keep talking about"), style=attention, role="H2"), styles.ATTENTION
            ),
            _statements(found.see_differently, quiet, inside),
        ],
        LIGHT.attention_soft,
        room,
    )
    right = Box(
        [
            para(words.tr("Keep doing"), style=strong, role="H2"),
            _statements(found.do_well, doing, inside),
        ],
        LIGHT.brand_soft,
        room,
    )
    left.least = right.least = max(left.wrap(room, 1e6)[1], right.wrap(room, 1e6)[1])
    return [Spacer(1, 15), SideBySide([([left], room), ([right], room)], gap=gap)]


def _statements(items: Sequence[ListItem], empty: str, width: float) -> Flowable:
    said = " ".join(item.statement for item in items) or empty
    return para(shorten(said, style(), width, 5))


def _review(words: Words) -> list[Flowable]:
    day = words.workshop.review_on
    if day is None:
        return []
    text = words.say("We review this together on {date}.", date=words.date(day))
    return [para(text, style=style(bold=True, before=16))]
