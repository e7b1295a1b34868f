"""The room view's presenter: what the wall shows of the workshop, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace

from collabdesk.domain.agreement import AgreementBand
from collabdesk.domain.flow import Step
from collabdesk.domain.results import IndicatorResult
from collabdesk.domain.scoring import MIN_SHOWN
from collabdesk.domain.series import dots
from collabdesk.domain.votes import current_round, is_revealed, votes_in
from collabdesk.domain.workshop import DONT_KNOW, Mode, Round, Workshop
from collabdesk.framework.model import Framework, Indicator, Scale
from collabdesk.ui.presenters.base import Presenter, Stage, Translate
from collabdesk.ui.presenters.place import place_of
from collabdesk.ui.presenters.room_state import RoomPhase, RoomState
from collabdesk.ui.presenters.score_state import Entry
from collabdesk.ui.presenters.score_words import default_entry


class RoomPresenter(Presenter[RoomState]):
    """Shows the indicator that the scoring page shows, or what else belongs to ``step``.

    ``time_left`` is shown as it stands; ``black`` hides everything.
    """

    def __init__(self, stage: Stage, tr: Translate) -> None:
        super().__init__(stage, tr)
        self._words = _Words(tr)
        self.step = Step.SET_UP
        self.black = False
        self.time_left = ""

    def state(self) -> RoomState:
        """Return what the wall shows now; black shows nothing, so it says nothing."""
        if self.black:
            return RoomState(black=True, spoken=self.tr("The screen is black."))
        shown = self._shown()
        if shown.phase is not RoomPhase.CARD:
            shown = replace(shown, time_left=self.time_left)
        return replace(shown, spoken=self._words.spoken(shown))

    def _shown(self) -> RoomState:
        workshop, framework = self.sitting.workshop, self.sitting.framework
        if self.step is Step.PURPOSE:
            return self._words.purpose(workshop, framework)
        indicator = place_of(self.stage).shown(workshop.id)
        if indicator not in {i.id for i in framework.in_scope(workshop.scope)}:
            return self._words.title(workshop)
        result = self.sitting.results.indicator(indicator)
        return _Wall(self._words, workshop, framework, framework.indicator(indicator)).state(result)


class _Words:
    """The words of the wall."""

    def __init__(self, tr: Translate) -> None:
        self.tr = tr

    @staticmethod
    def title(workshop: Workshop) -> RoomState:
        """Return the card that only says which workshop this is."""
        name = workshop.collaboration.name
        return RoomState(statement=name or workshop.title, note=workshop.title if name else "")

    def purpose(self, workshop: Workshop, framework: Framework) -> RoomState:
        """Return the purpose in the partners' own words, and its type."""
        chosen = framework.type(workshop.type)
        note = "" if chosen is None else chosen.name
        words = workshop.collaboration.purpose.strip()
        if not (words or note):
            return self.title(workshop)
        name = workshop.collaboration.name or workshop.title
        return RoomState(heading=name, statement=words or note, note=note if words else "")

    def votes_in(self, votes: int, seats: int) -> str:
        """Return how many votes are in."""
        return self.tr("{votes} of {seats} votes in").format(votes=votes, seats=max(votes, seats))

    def hands(self, hands: int, seats: int) -> str:
        """Return how many hands were counted."""
        return self.tr("{hands} of {seats} hands counted").format(
            hands=hands, seats=max(hands, seats)
        )

    @staticmethod
    def beside(scale: Scale, dont_know: int, not_applicable: int) -> tuple[str, ...]:
        """Return the answers beside the scale, each counted where there is any."""
        counted = ((dont_know, scale.dont_know), (not_applicable, scale.not_applicable))
        return tuple(f"{number} {name[:1].lower()}{name[1:]}" for number, name in counted if number)

    def too_few(self) -> str:
        """Return why an anonymous workshop shows no dots."""
        return self.tr("With fewer than {least} scores there is nothing to show.").format(
            least=MIN_SHOWN
        )

    def remark(self, result: IndicatorResult) -> str:
        """Return the remark on views that are not close."""
        if result.agreement_band in (AgreementBand.MIXED, AgreementBand.SPLIT):
            return self.tr("▲ We see this differently")
        return ""

    def agreed(self, scale: Scale, answer: object) -> str:
        """Return what was agreed."""
        names = {level.number: f"{level.number} · {level.name}" for level in scale.levels}
        if isinstance(answer, int):
            name = names[answer]
        else:
            name = scale.dont_know if answer == DONT_KNOW else scale.not_applicable
        return self.tr("✓ Agreed: {answer}").format(answer=name)

    def rounds(self, before: int, now: int) -> str:
        """Return what rings and dots stand for."""
        return self.tr("○ round {before}   ● round {now}").format(before=before, now=now)

    def spoken(self, state: RoomState) -> str:
        """Return everything on the wall in words."""
        levels = tuple(f"{number} {name}" for number, name in state.levels)
        if state.dots:
            counted = zip(state.levels, state.dots, strict=True)
            levels = tuple(f"{number} {name}: {count}" for (number, name), count in counted)
        if state.earlier:
            counts = ", ".join(map(str, state.earlier))
            levels = (*levels, self.tr("round before: {counts}").format(counts=counts))
        anchors = tuple(f"{level}: {text}" for level, text in state.anchors)
        parts = (
            *(state.heading, state.position, state.statement, state.note),
            *anchors,
            *(state.sentence, *levels),
            *(state.votes, state.rounds, state.remark, state.agreed, state.time_left),
        )
        return "; ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class _Wall:
    """One indicator on the wall."""

    words: _Words
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
    def _agreed(self) -> object:
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
        few = hidden and result.answered < MIN_SHOWN
        asides = (result.dont_know, result.not_applicable)
        beside = () if few else self.words.beside(self.framework.scale, *asides)
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
            sentence=self.words.too_few() if hidden else "",
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
