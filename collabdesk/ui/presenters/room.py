"""The room view's presenter: what the wall shows of the workshop, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from collabdesk.domain.flow import Step
from collabdesk.ui.presenters.base import Presenter, Stage, Translate
from collabdesk.ui.presenters.place import place_of
from collabdesk.ui.presenters.room_state import RoomPhase, RoomState
from collabdesk.ui.presenters.room_wall import Wall
from collabdesk.ui.presenters.room_words import WallWords


class RoomPresenter(Presenter[RoomState]):
    """Shows the indicator that the scoring page shows, or what else belongs to ``step``.

    ``time_left`` is shown as it stands; ``black`` hides everything.
    """

    def __init__(self, stage: Stage, tr: Translate) -> None:
        super().__init__(stage, tr)
        self._words = WallWords(tr)
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
        return Wall(self._words, workshop, framework, framework.indicator(indicator)).state(result)
