"""The scoring page's presenter: from keys and clicks to votes, hands and agreed answers."""

from __future__ import annotations

import time

from collabdesk.domain.workshop import Mode
from collabdesk.ui.presenters.base import Hint, Stage, Translate
from collabdesk.ui.presenters.score_base import Now
from collabdesk.ui.presenters.score_hands import HandsWords
from collabdesk.ui.presenters.score_last_time import LastTimeWords
from collabdesk.ui.presenters.score_moves import ScoreMoves
from collabdesk.ui.presenters.score_room import RoomWords
from collabdesk.ui.presenters.score_state import Phase, Room, ScoreState, SeatKey
from collabdesk.ui.presenters.score_words import ScoreWords, texts


class ScorePresenter(ScoreMoves):
    """Keeps the scoring page true; which indicator and whose turn it is are its own to know."""

    def __init__(self, stage: Stage, tr: Translate, now: Now = time.monotonic) -> None:
        super().__init__(stage, tr, now)
        self._room = RoomWords(tr)
        self._hands = HandsWords(tr, self._room)
        self._words = ScoreWords(tr)
        self._last = LastTimeWords(tr)

    def state(self) -> ScoreState:
        """Return what the page shows now."""
        workshop, framework = self._workshop(), self.sitting.framework
        indicator = framework.indicator(self._indicator)
        characteristic = framework.characteristic(indicator.characteristic)
        phase, turn = self._phase(), self._turn()
        solo = workshop.mode is Mode.SOLO
        last = self._last.line(self.sitting, indicator.id)
        return ScoreState(
            workshop=workshop.id,
            indicator=indicator.id,
            lines=self._words.lines(workshop, framework, indicator.id),
            place=f"{indicator.id} · {characteristic.name}",
            statement=indicator.statement,
            anchors=tuple((str(a.level), a.text) for a in indicator.anchors),
            entry=self._entry,
            can_switch=not solo,
            room=self._room_state(phase, turn),
            ask=self._words.ask(workshop, framework.scale, indicator.id, phase, turn),
            next_text=self._next_text(solo=solo),
            side=self._words.side(workshop, framework, indicator, last),
            texts=texts(workshop, indicator),
            errors=tuple(self._errors.items()),
            hints=self._hints(phase, framework.scale.width, solo=solo),
            title=self.tr("Score on your own") if solo else self.tr("Score with the room"),
            solo=solo,
        )

    def _hints(self, phase: Phase, width: int, *, solo: bool) -> tuple[Hint, ...]:
        hints = self._words.hints(phase, width, solo=solo)
        back: Hint = (("Esc",), self.tr("back to the results"))
        return (back, *hints) if self._visiting else hints

    def _room_state(self, phase: Phase, turn: SeatKey | None) -> Room:
        workshop, framework = self.sitting.workshop, self.sitting.framework
        if phase is Phase.VOTING:
            return self._room.voting(workshop, self._indicator, turn)
        result = self.sitting.results.indicator(self._indicator)
        if phase is Phase.REVEALED:
            return self._room.revealed(workshop, framework, result)
        if phase is Phase.HANDS:
            return self._hands.room(workshop, framework, result, self._hands_error)
        if phase is Phase.DIRECT:
            if workshop.mode is Mode.SOLO:
                return self._room.alone(workshop, framework)
            return self._room.direct(workshop, self._indicator, framework.scale)
        return self._room.no_partners()

    def _next_text(self, *, solo: bool) -> str:
        if self._course().following(self._indicator) is None:
            return self.tr("See results") if solo else self.tr("Agree, see results")
        return self.tr("Next") if solo else self.tr("Agree and next")
