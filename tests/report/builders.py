"""Frameworks and workshops for the report's tests, built in code or read from JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from collabdesk.domain.scoring import score
from collabdesk.domain.workshop import (
    Action,
    Agreed,
    Collaboration,
    Mode,
    Note,
    Partner,
    Round,
    Special,
    Status,
    Tally,
    Vote,
    Workshop,
)
from collabdesk.framework.model import (
    Characteristic,
    CollaborationType,
    Framework,
    Indicator,
    Level,
    Scale,
)
from collabdesk.report import ReportInput, ReportOptions, build_report
from tests import pdf

pages, text = pdf.pages, pdf.words
PRINTED = date(2026, 11, 20)
LEVELS = ("Not yet", "Early signs", "In part", "Mostly", "Consistently")
NAMES = (
    ("Purpose with values", 4),
    ("Partners committed", 3),
    ("Trust and generosity", 4),
    ("Leaders span boundaries", 4),
    ("Communicate and convene", 5),
    ("Measure and improve", 5),
    ("Enabling governance", 4),
    ("Skills and capabilities", 4),
)


@cache
def framework(levels: tuple[str, ...] = LEVELS) -> Framework:
    """A pack with the shape of the shipped one: 8 characteristics, 33 indicators."""
    return Framework(
        id="eight-characteristics",
        edition="1",
        name="Eight characteristics",
        language="en-GB",
        summary="",
        credit="The people who first described these characteristics.",
        scale=Scale(
            tuple(Level(i, name, f"Meaning of {name}.") for i, name in enumerate(levels, 1)),
            "Don’t know",
            "Not applicable",
        ),
        types=(CollaborationType("shared-delivery", "Shared delivery", "We want", "", ()),),
        questions=(),
        characteristics=tuple(
            Characteristic(
                number,
                name,
                name,
                f"What {name.lower()} means, in a sentence of a fair length for this page.",
                (),
                (),
                (),
                tuple(
                    Indicator(
                        f"{number}.{position}",
                        f"We can show statement {position} of {name.lower()}.",
                        (),
                        "",
                        (),
                    )
                    for position in range(1, count + 1)
                ),
            )
            for number, (name, count) in enumerate(NAMES, 1)
        ),
    )


PARTNERS = tuple(
    Partner(f"p{number}", name, seats)
    for number, (name, seats) in enumerate(
        (
            ("Acute trust", 1),
            ("Community trust", 2),
            ("Hospice", 1),
            ("District council", 1),
            ("Carers forum", 2),
        ),
        start=1,
    )
)
ANSWERS: tuple[int | Special, ...] = (
    3,
    1,
    4,
    2,
    5,
    3,
    Special.DONT_KNOW,
    4,
    Special.NOT_APPLICABLE,
)


def votes(partners: tuple[Partner, ...] = PARTNERS, *, named: bool = True) -> tuple[Vote, ...]:
    """Every seat answers every indicator once, with all kinds of answers among them."""
    seats = [(p.id, n) for p in partners for n in range(1, p.seats + 1)]
    return tuple(
        Vote(
            indicator.id,
            partner if named else None,
            seat if named else 700 + place,
            1,
            ANSWERS[(row + place * place) % len(ANSWERS)],
        )
        for row, indicator in enumerate(framework().indicators)
        for place, (partner, seat) in enumerate(seats)
    )


def actions(count: int = 5) -> tuple[Action, ...]:
    return tuple(
        Action(
            f"a{n}",
            f"Agree measure number {n}",
            characteristic=n % 8 + 1,
            indicators=(f"{n % 8 + 1}.1",),
            lead=PARTNERS[n % len(PARTNERS)].id,
            support=("p1", "p2"),
            first_step=f"Make the list numbered {n}",
            measure=f"The board sees figure {n}",
            due=PRINTED + timedelta(days=7 * n),
            status=tuple(Status)[n % 3],
        )
        for n in range(count)
    )


def group(**changes: Any) -> Workshop:
    """A named workshop in which every part of a report has something to show."""
    cast = votes()
    fields: dict[str, Any] = {
        "id": "w1",
        "framework_id": "eight-characteristics",
        "edition": "1",
        "collaboration": Collaboration("c1", "Harbour pathway", "Help at home within a day."),
        "title": "Workshop 2",
        "held_on": PRINTED,
        "place": "Library",
        "facilitator": "The host",
        "type": "shared-delivery",
        "scope": tuple(range(1, 9)),
        "partners": PARTNERS,
        "votes": cast,
        "rounds": tuple(Round(i, 1, revealed=True) for i in sorted({v.indicator for v in cast})),
        "agreed": (
            Agreed("1.1", 4, "We saw the minutes.", "One partner sees it lower."),
            Agreed("1.2", Special.DONT_KNOW),
        ),
        "notes": (
            Note("Ask again in spring.", indicator="1.1"),
            Note("A thin chapter.", characteristic=2),
            Note("Talk about parking."),
        ),
        "priorities": (6, 3),
        "actions": actions(),
        "review_on": date(2027, 5, 20),
    }
    return Workshop(**{**fields, **changes})


def anonymous(**changes: Any) -> Workshop:
    return group(votes=votes(named=False), anonymous=True, **changes)


def show_of_hands() -> Workshop:
    tallies = tuple(Tally(i.id, 1, (0, 4, 1, 2, 1), dont_know=1) for i in framework().indicators)
    return group(votes=(), rounds=(), tallies=tallies)


def solo() -> Workshop:
    agreed = tuple(Agreed(i.id, n % 5 + 1, "Seen.") for n, i in enumerate(framework().indicators))
    return group(mode=Mode.SOLO, partners=(), votes=(), rounds=(), agreed=agreed, actions=())


def empty() -> Workshop:
    return group(
        votes=(),
        rounds=(),
        agreed=(),
        notes=(),
        priorities=(),
        actions=(),
        partners=(),
        review_on=None,
        type=None,
        collaboration=Collaboration("", "Nothing yet"),
    )


def long_words() -> Workshop:
    """Texts at their limits, and words that no line can hold."""
    word, text = "W" * 200, "long words and short ones " * 384
    return group(
        collaboration=Collaboration("c1", word, text),
        title=word,
        partners=(Partner("p1", "P" * 200, 2), *PARTNERS[1:]),
        agreed=(Agreed("1.1", 4, text, "D" * 10_000), Agreed("3.3", 2, "\n".join("ab" * 2_000))),
        notes=(Note(text, indicator="1.1"), Note(text, characteristic=2), Note(text)),
        actions=(
            Action("a1", word, first_step=text, measure=text, lead="p1", support=("p1",)),
            *actions(3),
        ),
    )


KINDS: dict[str, Callable[[], Workshop]] = {
    "group": group,
    "anonymous": anonymous,
    "show of hands": show_of_hands,
    "solo": solo,
    "empty": empty,
    "long": long_words,
}


def content(workshop: Workshop, pack: Framework | None = None) -> ReportInput:
    pack = pack or framework()
    return ReportInput(workshop, pack, score(workshop, pack), PRINTED)


@lru_cache(maxsize=48)
def report(
    workshop: Workshop, options: ReportOptions | None = None, pack: Framework | None = None
) -> bytes:
    """The bytes of a report, built once for all tests that read it; `made_anew` builds again."""
    return build_report(content(workshop, pack), options or ReportOptions())


def made_anew(workshop: Workshop, options: ReportOptions | None = None) -> bytes:
    return report.__wrapped__(workshop, options)
