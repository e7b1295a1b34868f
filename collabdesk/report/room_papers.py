"""Papers for the room: score cards, tally sheets, the wall poster, the facilitator's guide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from collabdesk.handout.kit import Card, Item, Kit, Slot, Topic
from collabdesk.handout.speech import Speech
from collabdesk.report import styles
from collabdesk.report.flow import TALLEST, Box, Rule, SideBySide
from collabdesk.report.lists import bullets
from collabdesk.report.stamps import Die, Stamp
from collabdesk.report.styles import style
from collabdesk.report.tables import table
from collabdesk.report.tagging import tags
from collabdesk.report.text import Run, para
from collabdesk.tokens import LIGHT

RING: Final = 6.2
"""Radius in points of a circle to tick."""
POSTER_COLUMNS: Final = 2
_NARROW: Final = ("RIGHTPADDING", (1, 0), (-1, -1), 1)
"""The columns of levels are too narrow for the usual distance."""


class Ring(Flowable):
    """A circle to tick with a pen: the cell's heading says what for, so it is decoration."""

    def wrap(self, _width: float, _height: float, /) -> tuple[float, float]:
        """Return the size, which nothing changes."""
        self.width = self.height = 2 * RING + 2
        return self.width, self.height

    def draw(self) -> None:
        """Draw the circle."""
        with tags(self.canv).artifact():
            self.canv.setStrokeColor(HexColor(styles.INK))
            self.canv.setLineWidth(0.8)
            self.canv.circle(RING + 1, RING + 1, RING, stroke=1, fill=0)


class Room(Flowable):
    """Empty paper to write on."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def wrap(self, width: float, _height: float, /) -> tuple[float, float]:
        """Take the width there is."""
        self.width = width
        return width, self.height

    def draw(self) -> None:
        """Draw nothing."""


def _title(text: str, aside: str, kit: Kit) -> list[Flowable]:
    return [
        para(text, style=style(styles.TITLE, bold=True, after=2), role="H1", outline=0),
        para(
            " · ".join(part for part in (kit.name, kit.subject, aside) if part),
            style=style(colour=styles.MUTED, after=6),
        ),
        Rule(2.25, styles.BRAND, after=8),
    ]


def _heads(kit: Kit, first: str, last: Sequence[str]) -> list[Flowable]:
    small = style(7, styles.MUTED, tight=True)
    levels = [Run(f"{number}\n{name}") for number, name, _ in kit.levels]
    heads: list[str | Run] = [first, *levels, *last]
    return [para(head, style=small) for head in heads]


# Score cards ---------------------------------------------------------------------------------


def score_cards(kit: Kit, words: Speech, width: float) -> list[Flowable]:
    """Return a card for each seat, each from a new page; what they ask is set out once."""
    asked = [_Asked(kit, topic, words, width) for topic in kit.topics]
    parts: list[Flowable] = []
    for position, card in enumerate(kit.cards):
        parts += [PageBreak()] * (position > 0)
        parts += _card(kit, card, words, asked)
    return parts


class _Asked:
    """The lines of a topic, for card after card."""

    def __init__(self, kit: Kit, topic: Topic, words: Speech, width: float) -> None:
        self._given = kit, topic, words, width
        self._die = Die(_ticks(*self._given), width)

    def once_more(self) -> Flowable:
        """Return the lines; those that pages part are made anew for each card."""
        if self._die.height > TALLEST:
            return KeepTogether(_ticks(*self._given))
        return Stamp(self._die)


def _card(kit: Kit, card: Card, words: Speech, asked: Sequence[_Asked]) -> list[Flowable]:
    aside = " · ".join(part for part in (card.holder, card.seat) if part)
    how = words.tr("Tick one circle for each statement, before anybody talks.")
    return [
        *_title(words.tr("Score card"), aside, kit),
        para(how, style=style(after=6)),
        *(topic.once_more() for topic in asked),
    ]


def _ticks(kit: Kit, topic: Topic, words: Speech, width: float) -> list[Flowable]:
    columns = len(kit.levels) + 2
    room = 0.085 * width
    widths = [width - columns * room, *[room] * columns]
    rows = [[_statement(item), *(Ring() for _ in range(columns))] for item in topic.items]
    heads = _heads(kit, words.tr("Statement"), kit.beside)
    heading = style(styles.SECTION, bold=True, before=9, after=3, keep=True)
    name = para(f"{topic.number}  {topic.name}", style=heading, role="H2")
    made = table(heads, rows, widths, "MIDDLE")
    made.setStyle([_NARROW])
    return [name, made]


def _statement(item: Item) -> Flowable:
    return para(Run(f"{item.id}  ", bold=True), item.statement, style=style(8.5, tight=True))


def sheets(kit: Kit, words: Speech, width: float) -> list[Flowable]:
    """Return the score cards, then the tally sheets."""
    return [*score_cards(kit, words, width), PageBreak(), *tally_sheets(kit, words, width)]


# Tally sheets --------------------------------------------------------------------------------


def tally_sheets(kit: Kit, words: Speech, width: float) -> list[Flowable]:
    """Return sheets to count hands on, with room for what was agreed."""
    how = words.tr("One stroke a hand. Write what was agreed once all have talked.")
    parts = [*_title(words.tr("Tally sheet"), "", kit), para(how, style=style(after=6))]
    for topic in kit.topics:
        parts += _tallies(kit, topic, words, width)
    return parts


def _tallies(kit: Kit, topic: Topic, words: Speech, width: float) -> list[Flowable]:
    columns = len(kit.levels) + 3
    room = 0.092 * width
    widths = [width - columns * room, *[room] * columns]
    rows = [[_statement(item), *(Room(26) for _ in range(columns))] for item in topic.items]
    heads = _heads(kit, words.tr("Statement"), (*kit.beside, words.tr("Agreed")))
    heading = style(styles.SECTION, bold=True, before=9, after=3, keep=True)
    name = para(f"{topic.number}  {topic.name}", style=heading, role="H2")
    made = table(heads, rows, widths, "MIDDLE")
    grid = ("INNERGRID", (0, 0), (-1, -1), styles.HAIRLINE, HexColor(styles.LINE))
    made.setStyle([_NARROW, grid, ("LEFTPADDING", (1, 0), (-1, -1), 3)])
    return [KeepTogether([name, made])]


# The poster ----------------------------------------------------------------------------------


def poster(kit: Kit, words: Speech, width: float) -> list[Flowable]:
    """Return the characteristics in large letters, for one page of A3."""
    gap = 22.0
    room = (width - gap) / POSTER_COLUMNS
    big = style(40, bold=True, after=6)
    parts: list[Flowable] = [
        para(kit.framework, style=big, role="H1", outline=0),
        para(kit.name, style=style(20, colour=styles.MUTED, after=14)),
        Rule(4, styles.BRAND, after=20),
    ]
    boxes = [_poster_box(topic, room) for topic in kit.topics]
    for start in range(0, len(boxes), POSTER_COLUMNS):
        pair = boxes[start : start + POSTER_COLUMNS]
        for box in pair:
            box.least = max(b.wrap(room, 1e6)[1] for b in pair)
        parts += [SideBySide([([box], room) for box in pair], gap=gap), Spacer(1, 18)]
    scale = "   ".join(f"{number} {name}" for number, name, _ in kit.levels)
    parts.append(para(Run(scale, bold=True), style=style(19, before=8)))
    parts.append(para(words.tr("Answer before you hear the loudest voice."), style=style(15)))
    return parts


def _poster_box(topic: Topic, room: float) -> Box:
    heading = style(25, bold=True, colour=LIGHT.brand_soft_ink)
    name = para(f"{topic.number}  {topic.name}", style=heading, role="H2")
    return Box([name, para(topic.definition, style=style(18))], LIGHT.brand_soft, room)


# The guide -----------------------------------------------------------------------------------


def guide(kit: Kit, words: Speech, width: float) -> list[Flowable]:
    """Return the facilitator's guide: the agenda, the scale, and every topic with its prompts."""
    minutes = words.say("{n} minutes", n=kit.minutes)
    return [
        *_title(words.tr("Facilitator’s guide"), minutes, kit),
        _section(words.tr("Agenda")),
        _agenda(kit.agenda, words, width),
        para(kit.per_item, style=style(bold=True, before=6)),
        _section(words.tr("Before people come")),
        *bullets(kit.prepare),
        _section(words.tr("In the room")),
        *bullets(kit.rules),
        _section(words.tr("The scale")),
        *bullets(f"{number} {name}: {meaning}" for number, name, meaning in kit.levels),
        *(part for topic in kit.topics for part in _topic(topic, words)),
        _section(words.tr("Where this comes from")),
        para(kit.credit),
    ]


def _section(text: str) -> Flowable:
    look = style(13.5, bold=True, before=14, after=4, keep=True)
    return para(text, style=look, role="H2", outline=1)


def _agenda(slots: Sequence[Slot], words: Speech, width: float) -> Flowable:
    muted = style(colour=styles.MUTED)
    heads = [para(words.tr(head), style=muted) for head in ("From", "Minutes", "Part", "How")]
    rows = [
        [
            para(f"{slot.begins // 60}:{slot.begins % 60:02d}"),
            para(str(slot.minutes)),
            para(slot.title, style=style(bold=True)),
            para(slot.how),
        ]
        for slot in slots
    ]
    return table(heads, rows, [width * share for share in (0.09, 0.11, 0.16, 0.64)])


def _topic(topic: Topic, words: Speech) -> list[Flowable]:
    look = style(after=4, keep=True)
    parts: list[Flowable] = [
        _section(f"{topic.number}  {topic.name}"),
        para(topic.definition, style=style(after=4)),
    ]
    if topic.emphasis:
        parts.append(para(topic.emphasis, style=style(bold=True, after=4)))
    if topic.prompts:
        parts.append(para(words.tr("Ask to open the talk:"), style=look))
        parts += bullets(topic.prompts)
    for item in topic.items:
        said = para(
            Run(f"{item.id}  ", bold=True), item.statement, style=style(before=3, keep=True)
        )
        parts.append(said)
        stuck = words.say("Where the room is stuck: {question}", question=item.question)
        parts.append(para(stuck, style=style(colour=styles.MUTED, after=2)))
    return parts
