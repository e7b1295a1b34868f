"""One indicator on the wall: what may be shown of it before the reveal, after it, and agreed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from collabdesk.domain.few import MIN_SHOWN
from collabdesk.domain.results import IndicatorResult
from collabdesk.domain.series import dots
from collabdesk.domain.votes import current_round, is_revealed, votes_in
from collabdesk.domain.workshop import Answer, Mode, Round, Workshop
from collabdesk.framework.model import Framework, Indicator
from collabdesk.ui.presenters.room_state import RoomPhase, RoomState
from collabdesk.ui.presenters.room_words import WallWords
from collabdesk.ui.presenters.score_state import Entry
from collabdesk.ui.presenters.score_words import default_entry


@dataclass(frozen=True, slots=True)
class Wall:
    """One indicator on the wall."""

    words: WallWords
    workshop: Workshop
    framework: Framework
    indicator: Indicator

    def state(self, result: IndicatorResult) -> RoomState:
        """Return what is shown of the indicator; *result* knows only what may be read."""
        phase, scale = self._phase(), self.framework.scale
        characteristic = self.framework.characteristic(self.indicator.characteristic)
        ids = [i.id for i in characteristic.indicators]
        bare = RoomState(
            phase=phase,
            heading=f"{characteristic.number} · {characteristic.name}",
            position=self.words.tr("{number} of {total}").format(
                number=ids.index(self.indicator.id) + 1, total=len(ids)
            ),
            statement=self.indicator.statement,
            levels=tuple((level.number, level.name) for level in scale.levels),
        )
        if phase in (RoomPhase.VOTING, RoomPhase.AGREED) and not self._revealed:
            shown = self._unread(bare)
        else:
            shown = self._read(bare, result)
        agreed = self._agreed if phase is RoomPhase.AGREED else None
        if agreed is None:
            return shown
        return replace(
            shown,
            agreed=self.words.agreed(scale, agreed),
            agreed_level=agreed if isinstance(agreed, int) else None,
        )

    @property
    def _round(self) -> int:
        return current_round(self.workshop, self.indicator.id)

    @property
    def _revealed(self) -> bool:
        return is_revealed(self.workshop, self.indicator.id, self._round)

    @property
    def _agreed(self) -> Answer | None:
        agreed = self.workshop.agreement_on(self.indicator.id)
        return None if agreed is None else agreed.answer

    def _phase(self) -> RoomPhase:
        """Say where the indicator stands; an open round hides what was agreed before it."""
        key = (self.indicator.id, self._round)
        if Round(*key) in self.workshop.rounds and not self._revealed:
            return RoomPhase.VOTING
        if self._agreed is not None:
            return RoomPhase.AGREED
        if any(t.key == key for t in self.workshop.tallies):
            return RoomPhase.HANDS
        return RoomPhase.REVEALED if self._revealed else RoomPhase.VOTING

    def _unread(self, bare: RoomState) -> RoomState:
        """Return the state without any answer: anchors, and how many votes are in."""
        votes = len(votes_in(self.workshop, self.indicator.id, self._round))
        seats = len(self.workshop.seats)
        asked = seats and default_entry(self.workshop) is Entry.EACH_SEAT
        waiting = bare.phase is RoomPhase.VOTING and self.workshop.mode is Mode.GROUP
        return replace(
            bare,
            anchors=tuple((a.level, a.text) for a in self.indicator.anchors),
            votes=self.words.votes_in(votes, seats) if waiting and (votes or asked) else "",
        )

    def _read(self, bare: RoomState, result: IndicatorResult) -> RoomState:
        """Return the state with the answers that were revealed, or counted by hands."""
        hidden = result.counts is None
        asides = (result.dont_know, result.not_applicable)
        beside = self.words.beside(self.framework.scale, *asides)
        tallied = any(t.key == (self.indicator.id, self._round) for t in self.workshop.tallies)
        count = self.words.hands if tallied else self.words.votes_in
        votes = count(result.answered, len(self.workshop.seats))
        before = () if hidden else self._before()
        return replace(
            bare,
            votes=" · ".join((votes, *beside)),
            dots=() if result.counts is None else result.counts,
            earlier=before,
            rounds=self.words.rounds(self._round - 1, self._round) if before else "",
            sentence=self.words.too_few(again=result.few_again) if hidden else "",
            remark=self.words.remark(result),
        )

    def _before(self) -> tuple[int, ...]:
        """Return the counts of the round before, () where there is none to set beside this one.

        In an anonymous workshop the difference between two rounds must not tell one answer, so
        each of them has to have enough of its own.
        """
        number = self._round
        if number < 2:
            return ()
        least = MIN_SHOWN if self.workshop.anonymous else 1
        found = [self._counts(number - 1), self._counts(number)]
        return found[0] if all(sum(counts) >= least for counts in found) else ()

    def _counts(self, number: int) -> tuple[int, ...]:
        plot = dots(self.workshop, self.framework, self.indicator.id, number)
        return tuple(level.count or 0 for level in plot.levels)
