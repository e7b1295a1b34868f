"""The verb of a paper card: everything one seat wrote down, in one change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from collabdesk.domain.edit.answers import agree
from collabdesk.domain.edit.checks import check_answer, known_indicator
from collabdesk.domain.edit.rounds import check_seat, record_vote, with_vote
from collabdesk.domain.votes import draw_seat, is_revealed, vote_round
from collabdesk.domain.workshop import Answer, Mode, Vote, Workshop
from collabdesk.errors import InvalidInput

if TYPE_CHECKING:
    import random

    from collabdesk.framework.model import Framework


def enter_card(
    workshop: Workshop,
    framework: Framework,
    partner_id: str | None,
    seat: int | None,
    answers: Mapping[str, Answer | None],
    rng: random.Random,
) -> Workshop:
    """Enter the card of one seat: its *answers* by indicator id; None was left out.

    Each is a vote in the round that is open, hidden like any other, and replaces the seat's
    hidden vote there. Where the round has been revealed the card still takes part in it, if that
    seat gave no answer in it: it was filled in at the same time as the others. An answer that
    was revealed is never changed. In an anonymous workshop *partner_id* is None, and a seat
    is drawn by *rng* for each indicator (a *seat* given is not heeded), so that no two answers
    tell of one hand. One alone has neither: what is on the card is agreed.

    Raises InvalidInput, and enters nothing, for an unknown indicator, partner or seat, a level
    outside the scale, where no seat is free, and where the seat has answered otherwise in a
    round that was revealed.
    """
    given = {indicator: answer for indicator, answer in answers.items() if answer is not None}
    for indicator, answer in given.items():
        known_indicator(framework, indicator)
        check_answer(framework, answer)
    if workshop.mode is Mode.SOLO:
        for indicator, answer in given.items():
            workshop = agree(workshop, framework, indicator, answer)
        return workshop
    seat = _checked_seat(workshop, partner_id, seat)
    if seat is not None:
        _check_not_shown(workshop, (partner_id, seat), given)
    for indicator, answer in given.items():
        try:
            drawn = draw_seat(workshop, indicator, rng) if seat is None else seat
            workshop = _with_answer(workshop, framework, indicator, (partner_id, drawn), answer)
        except InvalidInput as error:
            raise InvalidInput(f"{indicator}: {error}", error.field) from error
    return workshop


def _checked_seat(workshop: Workshop, partner_id: str | None, seat: int | None) -> int | None:
    """Return the seat of a named workshop; None in an anonymous one, where any is drawn."""
    if workshop.anonymous:
        check_seat(workshop, partner_id, 1)
        return None
    if seat is None:
        raise InvalidInput("A card needs the seat it comes from.", "seat")
    check_seat(workshop, partner_id, seat)
    return seat


def _check_not_shown(
    workshop: Workshop, seat: tuple[str | None, int], given: Mapping[str, Answer]
) -> None:
    """Raise InvalidInput where *seat* has answered otherwise in a round that may be read."""
    shown = []
    for indicator, answer in given.items():
        number = vote_round(workshop, indicator)
        key = (indicator, *seat, number)
        said = next((v.answer for v in workshop.votes if v.key == key), answer)
        if said != answer and is_revealed(workshop, indicator, number):
            shown.append(indicator)
    if shown:
        raise InvalidInput(
            f"This seat has answered otherwise where the votes have been shown: "
            f"{', '.join(shown)}. Leave those out, or vote again on them.",
            "card",
        )


def _with_answer(
    workshop: Workshop,
    framework: Framework,
    indicator: str,
    seat: tuple[str | None, int],
    answer: Answer,
) -> Workshop:
    number = vote_round(workshop, indicator)
    if not is_revealed(workshop, indicator, number):
        return record_vote(workshop, framework, indicator, *seat, answer)
    vote = Vote(indicator, *seat, number, answer)
    return replace(workshop, votes=with_vote(workshop, vote))
