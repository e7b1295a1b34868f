"""Values for tests: a generated framework of 8 characteristics and 33 indicators, workshops."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from collabdesk.domain.workshop import (
    Agreed,
    Answer,
    Collaboration,
    Partner,
    Round,
    Vote,
    Workshop,
)
from collabdesk.framework.model import (
    DEFAULT_FRAMEWORK_ID,
    Anchor,
    Characteristic,
    CollaborationType,
    Framework,
    Indicator,
    Level,
    Reference,
    Scale,
    StarterAction,
    Story,
    Term,
    TypeEmphasis,
    TypeOption,
    TypeQuestion,
)

TYPE_IDS = ("shared-voice", "aligned-plans", "shared-delivery", "shared-learning")
SIZES = (4, 3, 4, 4, 5, 5, 4, 4)
LEVEL_NAMES = ("Not yet", "Early signs", "In part", "Mostly", "Consistently")
HELD_ON = date(2026, 11, 20)


class Dice(random.Random):
    """Chance that falls the same way in every run of a test; the seed chooses the way."""


def make_framework(
    sizes: Sequence[int] = SIZES, levels: int = 5, framework_id: str = DEFAULT_FRAMEWORK_ID
) -> Framework:
    """Return a framework with *sizes* indicators per characteristic; every text is made up."""
    return Framework(
        id=framework_id,
        edition="1",
        name="Eight characteristics of effective collaboration",
        language="en-GB",
        summary="A framework made for tests.",
        credit="Made for tests.",
        scale=_scale(levels),
        types=tuple(_type(i) for i in TYPE_IDS),
        questions=tuple(_question(n) for n in range(1, 5)),
        characteristics=tuple(_characteristic(n, s) for n, s in enumerate(sizes, start=1)),
        references=(Reference("A reference", ""),),
        glossary=(Term("A term", "Its meaning"),),
    )


def _scale(width: int) -> Scale:
    names = LEVEL_NAMES if width == 5 else [f"Level {n}" for n in range(1, width + 1)]
    levels = tuple(Level(n, name, f"Meaning of {n}") for n, name in enumerate(names, start=1))
    return Scale(levels, "Don’t know", "Not applicable")


def _type(type_id: str) -> CollaborationType:
    name = type_id.replace("-", " ").capitalize()
    return CollaborationType(
        type_id, name, f"We want {name}", f"How to tell {name}", ("One", "Two")
    )


def _question(number: int) -> TypeQuestion:
    options = tuple(TypeOption(f"Option {t} of {number}", (t,)) for t in TYPE_IDS)
    return TypeQuestion(f"Type question {number}?", options)


def _characteristic(number: int, size: int) -> Characteristic:
    return Characteristic(
        number=number,
        name=f"Characteristic {number} in full",
        short_name=f"Characteristic {number}",
        definition=f"Definition of characteristic {number}.",
        reasons=(f"Reason {number}.1", f"Reason {number}.2"),
        stories=(Story(f"Story {number}", f"Text of story {number}."),),
        emphases=tuple(
            TypeEmphasis(t, f"Emphasis of {number} for {t}", ("Prompt one?", "Prompt two?"))
            for t in TYPE_IDS
        ),
        indicators=tuple(_indicator(f"{number}.{i}") for i in range(1, size + 1)),
    )


def _indicator(indicator_id: str) -> Indicator:
    anchors = tuple(Anchor(n, f"Level {n} of {indicator_id}") for n in (1, 3, 5))
    starters = tuple(
        StarterAction(f"Starter {n} for {indicator_id}", "A first step", "A measure")
        for n in (1, 2)
    )
    statement = f"We agree on statement {indicator_id}."
    return Indicator(indicator_id, statement, anchors, f"What of {indicator_id}?", starters)


def make_partners(count: int = 3, seats: int = 1) -> tuple[Partner, ...]:
    """Return partners p1, p2, … with *seats* each."""
    return tuple(Partner(f"p{n}", f"Partner {n}", seats) for n in range(1, count + 1))


def make_workshop(**changes: Any) -> Workshop:
    """Return a group workshop over all eight characteristics, with *changes* to any field."""
    workshop = Workshop(
        id="11111111-2222-4333-8444-555555555555",
        framework_id=DEFAULT_FRAMEWORK_ID,
        edition="1",
        collaboration=Collaboration("c1", "Harbour frailty pathway", "Help at home."),
        title="Workshop 1",
        held_on=HELD_ON,
        type="shared-delivery",
        scope=tuple(range(1, len(SIZES) + 1)),
        partners=make_partners(),
    )
    return replace(workshop, **changes)


def with_votes(
    workshop: Workshop,
    indicator: str,
    answers: Iterable[Answer],
    number: int = 1,
    *,
    revealed: bool = True,
) -> Workshop:
    """Return *workshop* with a round of *answers* by its seats, in voting order."""
    votes = tuple(
        Vote(indicator, None, place, number, answer)
        if workshop.anonymous
        else Vote(indicator, partner.id, seat, number, answer)
        for place, ((partner, seat), answer) in enumerate(
            zip(workshop.seats, answers, strict=False), start=1
        )
    )
    rounds = (*workshop.rounds, Round(indicator, number, revealed))
    ordered = tuple(sorted(rounds, key=lambda r: r.key))
    return replace(workshop, votes=workshop.votes + votes, rounds=ordered)


def with_agreed(workshop: Workshop, answers: Mapping[str, Answer]) -> Workshop:
    """Return *workshop* with *answers* agreed, by indicator id."""
    agreed = tuple(Agreed(indicator, answer) for indicator, answer in answers.items())
    return replace(workshop, agreed=workshop.agreed + agreed)
