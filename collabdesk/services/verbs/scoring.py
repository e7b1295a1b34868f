"""Verbs of the scoring step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from collabdesk.domain import edit
from collabdesk.domain.votes import current_round, draw_seat, is_revealed, vote_round, votes_in
from collabdesk.domain.workshop import Mode, Vote, Workshop
from collabdesk.errors import InvalidInput
from collabdesk.services.verbs.keeping import Keeping, World

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Answer
    from collabdesk.framework.model import Framework
    from collabdesk.services.changes import Changes
    from collabdesk.store.library import Library


class ScoringVerbs(Keeping):
    """Vote, show, vote again, agree, and write down what was said.

    Each verb answers None where nothing changed, and raises InvalidInput where it cannot be.
    """

    def __init__(
        self, library: Library, framework: Framework, workshop: Workshop, world: World
    ) -> None:
        super().__init__(library, framework, workshop, world)
        self._entered: list[tuple[str, str | None, int, int]] = []

    def record_vote(
        self, indicator: str, partner_id: str | None, seat: int | None, answer: Answer
    ) -> Changes | None:
        """Record a seat's answer in the open round.

        In an anonymous workshop *partner_id* is None, and the seat is drawn at random: a *seat*
        given is not heeded.
        """
        drawn = self._seat(indicator, seat)
        after = edit.record_vote(
            self.workshop, self.framework, indicator, partner_id, drawn, answer
        )
        changes = self._keep("record_vote", _in_blind_order(after), **self._named(indicator, drawn))
        key = (indicator, partner_id, drawn, current_round(after, indicator))
        self._entered = [*(other for other in self._entered if other != key), key]
        return changes

    def take_back_vote(self, indicator: str) -> Changes | None:
        """Take back the vote entered last in this sitting, else that of the last seat."""
        number = current_round(self.workshop, indicator)
        vote = self._last_vote(votes_in(self.workshop, indicator, number))
        if vote is None:
            raise InvalidInput("There is no hidden vote to take back.", "vote")
        after = edit.take_back_vote(self.workshop, indicator, vote.partner, vote.seat)
        return self._keep("take_back_vote", after, indicator=indicator)

    def reveal(self, indicator: str) -> Changes | None:
        """Show the votes of the open round."""
        return self._keep("reveal", edit.reveal(self.workshop, indicator), indicator=indicator)

    def vote_again(self, indicator: str) -> Changes | None:
        """Open the next round, once the one before was shown."""
        after = edit.vote_again(self.workshop, indicator)
        return self._keep("vote_again", after, indicator=indicator)

    def enter_card(
        self, partner_id: str | None, seat: int | None, answers: Mapping[str, Answer | None]
    ) -> Changes | None:
        """Enter a paper card in one change; see ``domain.edit.enter_card``."""
        before = set(self.workshop.votes)
        rng = self._world.rng
        after = edit.enter_card(self.workshop, self.framework, partner_id, seat, answers, rng)
        named: dict[str, str | int] = {}
        if seat is not None and not self.workshop.anonymous:
            named = {"seat": seat}
        changes = self._keep("enter_card", _in_blind_order(after), **named)
        entered = {vote.key: None for vote in after.votes if vote not in before}
        self._entered = [*(key for key in self._entered if key not in entered), *entered]
        return changes

    def record_hands(
        self, indicator: str, counts: Sequence[int], dont_know: int = 0, not_applicable: int = 0
    ) -> Changes | None:
        """Record a show of hands, a count per level; see ``domain.edit.record_hands``."""
        after = edit.record_hands(
            self.workshop, self.framework, indicator, counts, dont_know, not_applicable
        )
        return self._keep("record_hands", after, indicator=indicator)

    def clear_hands(self, indicator: str) -> Changes | None:
        """Take the show of hands of the latest round away."""
        after = edit.clear_hands(self.workshop, indicator)
        return self._keep("clear_hands", after, indicator=indicator)

    def agree(self, indicator: str, answer: Answer | None) -> Changes | None:
        """Record what was agreed on an indicator; None takes it back."""
        after = edit.agree(self.workshop, self.framework, indicator, answer)
        return self._keep("agree", after, indicator=indicator)

    def write_evidence(self, indicator: str, text: str) -> Changes | None:
        """Write down what an agreed answer rests on."""
        after = edit.write_evidence(self.workshop, self.framework, indicator, text)
        return self._keep("write_evidence", after, indicator=indicator)

    def write_dissent(self, indicator: str, text: str) -> Changes | None:
        """Write down who sees it differently, and how."""
        after = edit.write_dissent(self.workshop, self.framework, indicator, text)
        return self._keep("write_dissent", after, indicator=indicator)

    def write_note(
        self, text: str, indicator: str | None = None, characteristic: int | None = None
    ) -> Changes | None:
        """Replace what is noted at a place; a blank text removes it."""
        after = edit.write_note(self.workshop, self.framework, text, indicator, characteristic)
        return self._keep("write_note", after)

    def _seat(self, indicator: str, seat: int | None) -> int:
        workshop = self.workshop
        if workshop.anonymous and workshop.mode is Mode.GROUP:
            if is_revealed(workshop, indicator, vote_round(workshop, indicator)):
                return 1  # no draw is needed for a vote that will be refused
            return draw_seat(workshop, indicator, self._world.rng)
        if seat is None:
            raise InvalidInput("A vote needs the seat it comes from.", "seat")
        return seat

    def _named(self, indicator: str, seat: int) -> dict[str, str | int]:
        """Return the arguments of a vote's name; an anonymous seat is not for the screen."""
        return {"indicator": indicator} | ({} if self.workshop.anonymous else {"seat": seat})

    def _last_vote(self, votes: tuple[Vote, ...]) -> Vote | None:
        by_key = {vote.key: vote for vote in votes}
        entered = [by_key[key] for key in self._entered if key in by_key]
        if entered:
            return entered[-1]
        order = {partner.id: place for place, partner in enumerate(self.workshop.partners)}
        return max(votes, key=lambda v: (order.get(v.partner or "", 0), v.seat), default=None)


def _in_blind_order(workshop: Workshop) -> Workshop:
    """Sort anonymous votes by indicator, round and seat, so that nothing tells who came last."""
    if not workshop.anonymous:
        return workshop
    votes = sorted(workshop.votes, key=lambda v: (v.indicator, v.round, v.seat))
    return replace(workshop, votes=tuple(votes))
