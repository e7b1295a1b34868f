"""What goes on paper before a workshop: who gets a card, what is asked, how the time is spent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from collabdesk.framework.model import Characteristic
from collabdesk.handout.model import ReportInput, ReportOptions
from collabdesk.handout.words import Words

SHARES: Final = (
    (5, "Welcome", "Say what the day is for, and that nobody’s answer is wrong."),
    (9, "Purpose", "Choose the way of working together that fits, and word the purpose."),
    (52, "Score", "One statement at a time: answer first, then reveal, then talk, then agree."),
    (12, "Results", "Look at where views differ before looking at what is low."),
    (17, "Act", "For each priority agree an action, a lead, a first step and a date."),
    (5, "Close", "Read the plan out, fix the day of the review, take the paper home."),
)
"""The parts of a workshop as shares of a hundred, which is this project's own convention."""

PREPARE: Final = (
    "Print a score card for each seat, a tally sheet for yourself and the poster for the wall.",
    "Set the chairs so that all can see each other and the wall.",
    "Have one pen a seat, and a clock that all can see.",
    "Say early what is anonymous here and what is not.",
)
ROOM_RULES: Final = (
    "Everybody answers before anybody talks.",
    "“Don’t know” is an answer: it says who has not seen this yet.",
    "Where views differ, ask for an example before asking for a reason.",
    "What is agreed need not be the middle. Write down who sees it otherwise.",
)


@dataclass(frozen=True, slots=True)
class Card:
    """One seat's card; ``holder`` is "" where no name may stand on it."""

    holder: str
    seat: str


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a card: the number is the one on the screen."""

    id: str
    statement: str
    question: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A characteristic with its items, and what the type of collaboration puts first."""

    number: int
    name: str
    definition: str
    emphasis: str
    prompts: tuple[str, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of the agenda: when it begins and how long it takes, in minutes."""

    begins: int
    minutes: int
    title: str
    how: str


@dataclass(frozen=True, slots=True)
class Kit:
    """All that the papers for the room show."""

    name: str
    subject: str
    framework: str
    credit: str
    minutes: int
    levels: tuple[tuple[int, str, str], ...]
    beside: tuple[str, str]
    cards: tuple[Card, ...]
    topics: tuple[Topic, ...]
    agenda: tuple[Slot, ...]
    per_item: str
    prepare: tuple[str, ...]
    rules: tuple[str, ...]


def make_kit(content: ReportInput, options: ReportOptions) -> Kit:
    """Return what the papers for the room show, from the framework and the set up."""
    words = Words(content, options)
    workshop, framework = content.workshop, content.framework
    scope = [c for c in framework.characteristics if c.number in workshop.scope]
    slots = agenda(workshop.minutes)
    items = sum(len(c.indicators) for c in scope)
    return Kit(
        name=words.name,
        subject=words.say(
            "{title}, {date}", title=words.own(workshop.title), date=words.date(workshop.held_on)
        ),
        framework=framework.name,
        credit=framework.credit,
        minutes=workshop.minutes,
        levels=tuple((lv.number, lv.name, lv.meaning) for lv in framework.scale.levels),
        beside=(framework.scale.dont_know, framework.scale.not_applicable),
        cards=_cards(words),
        topics=tuple(_topic(c, workshop.type) for c in scope),
        agenda=tuple(Slot(s.begins, s.minutes, words.tr(s.title), words.tr(s.how)) for s in slots),
        per_item=_per_item(words, slots, items),
        prepare=tuple(map(words.tr, PREPARE)),
        rules=tuple(map(words.tr, ROOM_RULES)),
    )


def agenda(minutes: int) -> tuple[Slot, ...]:
    """Spread whole *minutes* over the parts of a workshop by their shares; the sum is exact."""
    slots, begun, share = [], 0, 0
    for part, title, how in SHARES:
        share += part
        ends = (minutes * share + 50) // 100
        slots.append(Slot(begun, ends - begun, title, how))
        begun = ends
    return tuple(slots)


def _per_item(words: Words, slots: tuple[Slot, ...], items: int) -> str:
    scoring = next(slot.minutes for slot in slots if slot.title == "Score")
    if not items:
        return ""
    seconds = scoring * 60 // items
    return words.say(
        "{minutes} minutes for {items} statements: {time} each.",
        minutes=scoring,
        items=items,
        time=f"{seconds // 60}:{seconds % 60:02d}",
    )


def _cards(words: Words) -> tuple[Card, ...]:
    """Return a card for each seat of those present; nameless where names may not be shown."""
    named = words.options.names
    return tuple(
        Card(
            holder=partner.name if named else "",
            seat=words.say("Seat {n}", n=seat) if named and partner.seats > 1 else "",
        )
        for partner, seat in words.workshop.seats
    ) or (Card("", ""),)


def _topic(meant: Characteristic, kind: str | None) -> Topic:
    emphasis = meant.emphasis_for(kind)
    return Topic(
        number=meant.number,
        name=meant.name,
        definition=meant.definition,
        emphasis=emphasis.emphasis if emphasis else "",
        prompts=emphasis.prompts if emphasis else (),
        items=tuple(Item(i.id, i.statement, i.question) for i in meant.indicators),
    )
