"""Verbs of a show of hands: a count for each level, seen as it is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from collabdesk.domain.edit.checks import known_indicator, replaced, without
from collabdesk.domain.votes import current_round, hands_round
from collabdesk.domain.workshop import MAX_HANDS, MAX_ROUNDS, Mode, Tally, Workshop
from collabdesk.errors import InvalidInput

if TYPE_CHECKING:
    from collabdesk.framework.model import Framework


def record_hands(
    workshop: Workshop,
    framework: Framework,
    indicator: str,
    counts: Sequence[int],
    dont_know: int = 0,
    not_applicable: int = 0,
) -> Workshop:
    """Record how many hands went up: *counts* per level, lowest first, 0 to 20,000 each.

    It goes into the latest round if that has no votes, in place of what was counted there, else
    into a new round after it; no vote is touched. A count of nobody is no show of hands and
    clears one. More hands than seats are taken: ``table.hands_over`` tells. Raises InvalidInput
    for an unknown indicator, a wrong number of counts, a count out of range, for one alone, and
    beyond the last round there may be.
    """
    known_indicator(framework, indicator)
    if workshop.mode is Mode.SOLO:
        raise InvalidInput("Working alone nobody shows hands. Choose the answer itself.", "hands")
    _check_counts(framework, (*counts, dont_know, not_applicable))
    if not any((*counts, dont_know, not_applicable)):
        return clear_hands(workshop, indicator)
    number = hands_round(workshop, indicator)
    if number > MAX_ROUNDS:
        raise InvalidInput(f"An indicator has at most {MAX_ROUNDS} rounds.", "hands")
    tally = Tally(indicator, number, tuple(counts), dont_know, not_applicable)
    same = next((t for t in workshop.tallies if t.key == tally.key), None)
    tallies = replaced(workshop.tallies, same, tally) if same else (*workshop.tallies, tally)
    # A show of hands needs no reveal, so a round that was opened for votes is none any more.
    rounds = tuple(r for r in workshop.rounds if r.key != tally.key)
    return replace(workshop, tallies=tallies, rounds=rounds)


def clear_hands(workshop: Workshop, indicator: str) -> Workshop:
    """Take the show of hands of the latest round away; what was before it is on the table again.

    Nothing changes where the latest round has none.
    """
    key = (indicator, current_round(workshop, indicator))
    tally = next((t for t in workshop.tallies if t.key == key), None)
    if tally is None:
        return workshop
    return replace(workshop, tallies=without(workshop.tallies, tally))


def _check_counts(framework: Framework, counts: Sequence[int]) -> None:
    """Raise InvalidInput unless *counts* are one for each level and two, all in range."""
    scale = framework.scale
    if len(counts) != scale.width + 2:
        raise InvalidInput(
            f"The scale has {scale.width} levels. Give one count for each of them.", "hands"
        )
    names = (*(level.name for level in scale.levels), scale.dont_know, scale.not_applicable)
    for name, count in zip(names, counts, strict=True):
        if isinstance(count, bool) or not 0 <= count <= MAX_HANDS:
            raise InvalidInput(
                f"{count} hands for “{name}” cannot be. Give 0 to {MAX_HANDS:,}.", "hands"
            )
