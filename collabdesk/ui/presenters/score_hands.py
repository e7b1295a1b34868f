"""The show of hands on the scoring page: a count for each answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from collabdesk.domain.agreement import AgreementBand
from collabdesk.domain.results import IndicatorResult
from collabdesk.domain.table import OnTable, Table, hands_over, table
from collabdesk.domain.workshop import Tally, Workshop
from collabdesk.framework.model import Framework
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.score_room import RoomWords
from collabdesk.ui.presenters.score_spread import level_text
from collabdesk.ui.presenters.score_state import CountBox, Entry, Hands, Phase, Room, Stack
from collabdesk.ui.presenters.score_votes import ScoreVotes

_LONGEST: Final = 6


class ScoreHands(ScoreVotes):
    """Counts hands; a count is kept as soon as it is entered."""

    def count(self, box: int, typed: str) -> None:
        """Take what was typed into a box: those of the levels come first, from 0."""
        workshop, framework, indicator = self._workshop(), self.sitting.framework, self._indicator
        number = _hands(typed)
        if number is None:
            self._hands_error = self.tr("“{typed}” is no number of hands.").format(typed=typed[:20])
            self.refresh()
            return
        had_error, self._hands_error = self._hands_error, ""
        counts = list(counted(workshop, framework, indicator))
        counts[box] = number
        width = framework.scale.width
        refused = self.stage.perform(
            lambda: self.sitting.record_hands(indicator, counts[:width], *counts[width:])
        )
        self._hands_error = refused
        if refused or (had_error and self.sitting.workshop is workshop):
            self.refresh()

    def count_hands(self) -> None:
        """Go to the show of hands, from any way of entry."""
        self.choose_entry(Entry.HANDS)

    def vote_again(self) -> None:
        """Open another round, of hands where hands are counted; the one before is kept."""
        phase = self._phase()
        workshop, indicator = self.sitting.workshop, self._indicator
        if self._entry is not Entry.HANDS:
            super().vote_again()
        elif phase is Phase.REVEALED:
            self._counting = True
            self.refresh()
        elif table(workshop, indicator).way is OnTable.HANDS:
            self._say_if(self.stage.perform(lambda: self.sitting.vote_again(indicator)))
        else:
            self.stage.say(self.tr("Count the hands of this round first; then R counts again."))


def counted(workshop: Workshop, framework: Framework, indicator: str) -> tuple[int, ...]:
    """Return the hands on the table: one number a level, then don't know, not applicable."""
    tally = table(workshop, indicator).tally
    if tally is None:
        return (0,) * (framework.scale.width + 2)
    return (*tally.counts, tally.dont_know, tally.not_applicable)


def _hands(typed: str) -> int | None:
    """Return the number typed, 0 for nothing; None where it is none."""
    text = typed.strip()
    if not text:
        return 0
    right = text.isascii() and text.isdigit() and len(text) <= _LONGEST
    return int(text) if right else None


class HandsWords:
    """Puts a show of hands into words and values."""

    def __init__(self, tr: Translate, room: RoomWords) -> None:
        self.tr = tr
        self._room = room

    def room(
        self, workshop: Workshop, framework: Framework, result: IndicatorResult, error: str
    ) -> Room:
        """Return the boxes to count in, and what is counted."""
        laid = table(workshop, result.id)
        over = 0 if laid.tally is None else hands_over(workshop, laid.tally)
        hands = self._hands(workshop, framework, result, laid)
        hands = replace(hands, error=error, remark=self._remark(laid, over))
        band = result.agreement_band if laid.tally else None
        stacks = tuple(
            Stack(level, ("",) * box.count) for level, box in enumerate(hands.levels, start=1)
        )
        return Room(
            phase=Phase.HANDS,
            votes=self._total(hands, over),
            over=bool(over),
            agreement=self._room.agreement(result) if laid.tally else "",
            attention=band in (AgreementBand.MIXED, AgreementBand.SPLIT),
            round=self._room.round_words(laid.hands_round or laid.round),
            heading=self.tr("The room"),
            stacks=stacks,
            stacks_spoken="; ".join(f"{box.spoken}: {box.count}" for box in hands.levels),
            hands=hands,
        )

    def _total(self, hands: Hands, over: int) -> str:
        if not hands.seats:
            return self.tr("{hands} hands").format(hands=hands.counted)
        words = self.tr("{hands} of {seats} hands").format(hands=hands.counted, seats=hands.seats)
        return f"▲ {words}" if over else words

    def _hands(
        self,
        workshop: Workshop,
        framework: Framework,
        result: IndicatorResult,
        laid: Table,
    ) -> Hands:
        scale, numbers = framework.scale, counted(workshop, framework, result.id)
        names = [f"{level.number}, {level.name}" for level in scale.levels]
        names += [scale.dont_know, scale.not_applicable]
        captions = [*(str(level.number) for level in scale.levels), *names[scale.width :]]
        spoken = self.tr("Hands for {answer}")
        boxes = tuple(
            CountBox(caption, number, spoken.format(answer=name))
            for caption, number, name in zip(captions, numbers, names, strict=True)
        )
        return Hands(
            levels=boxes[: scale.width],
            beside=boxes[scale.width :],
            seats=laid.seats,
            figures=self._figures(result, laid.tally),
        )

    def _figures(self, result: IndicatorResult, tally: Tally | None) -> str:
        if tally is None or result.median is None or result.quartiles is None:
            return ""
        low, high = (level_text(quartile) for quartile in result.quartiles)
        return self.tr("Median {median} · middle half {low} – {high}").format(
            median=level_text(result.median), low=low, high=high
        )

    def _remark(self, laid: Table, over: int) -> str:
        if over:
            return self.tr("More hands than seats: {over}").format(over=over)
        hidden = laid.left_behind
        if laid.way is OnTable.VOTES and not laid.revealed:
            hidden += laid.votes_in
        if hidden:
            return self.tr("Hidden votes kept from before: {votes}").format(votes=hidden)
        return ""
