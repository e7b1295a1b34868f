"""How to read the numbers, and what stands behind a report: the same words in every format."""

from __future__ import annotations

from typing import Final

from collabdesk.domain.rounding import one_decimal
from collabdesk.handout.words import Words

ABOUT_VIEWS: Final = frozenset({"Spread. ", "Agreement. "})
"""What one person's report need not explain."""

READING: Final = (
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


def guide(words: Words) -> tuple[tuple[str, str], ...]:
    """Return (title, text) of every passage of the reading guide."""
    levels = words.framework.scale.levels
    scale = "\n".join(["", *(f"{words.level(lv.number)}: {lv.meaning}" for lv in levels)])
    told = [(words.tr("The scale."), scale)]
    told += [
        (words.tr(title), words.tr(text))
        for title, text in READING
        if not (words.solo and title in ABOUT_VIEWS)
    ]
    return tuple(told)


def overall_said(words: Words) -> str:
    """Say the mean of all scores, a footnote; "" where there is none."""
    overall = words.results.overall
    if overall.score is None:
        return ""
    return words.say(
        "The mean over all scored indicators is {score} ({scored}).",
        score=one_decimal(overall.score),
        scored=words.scored_of(overall.scored, overall.of),
    )


def about(words: Words) -> tuple[str, ...]:
    """Say which workshop it was, and in which further ways the partners collaborate."""
    workshop = words.workshop
    held = [words.own(workshop.title), words.date(workshop.held_on)]
    if workshop.place.strip():
        held.append(words.own(workshop.place))
    if workshop.facilitator.strip() and words.options.names:
        held.append(words.say("facilitated by {name}", name=workshop.facilitator))
    lines = [" · ".join(part for part in held if part.strip())]
    also = [kind.name for i in workshop.also if (kind := words.framework.type(i))]
    if also:
        lines.append(words.say("Also: {types}.", types=", ".join(also)))
    return tuple(lines)
