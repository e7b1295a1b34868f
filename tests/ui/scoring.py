"""A scoring presenter on a real sitting, with what it showed and said."""

from __future__ import annotations

from itertools import groupby

from collabdesk.domain.votes import current_round, votes_in
from collabdesk.domain.workshop import Mode
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.services.sitting import Sitting
from collabdesk.ui.presenters.score import ScorePresenter
from collabdesk.ui.presenters.score_state import Phase, Place, ScoreState, SeatKey
from tests.ui.stages import PlainStage

EIGHT = "\n".join(f"Partner {letter}" for letter in "ABCDEFGH")


class Score:
    """A presenter on a real sitting, with what it showed."""

    def __init__(self, sitting: Sitting) -> None:
        self.stage = PlainStage(sitting)
        self.presenter = ScorePresenter(self.stage, str)
        self.shown: list[ScoreState] = []
        self.presenter.attach(self.shown.append)
        self.stage.changed = self.presenter.refresh
        self.presenter.refresh()

    @property
    def state(self) -> ScoreState:
        return self.shown[-1]

    @property
    def sitting(self) -> Sitting:
        return self.stage.sitting

    def turn(self) -> SeatKey | None:
        seats = [s for g in self.state.room.groups for s in g.seats]
        return next((s.key for s in seats if s.turn), None)

    def phases(self) -> list[Phase]:
        """Every phase shown so far, each change once."""
        return [phase for phase, _ in groupby(state.room.phase for state in self.shown)]

    def voted(self) -> list[bool]:
        return [s.voted for g in self.state.room.groups for s in g.seats]

    def answers(self, indicator: str = "1.1") -> list[object]:
        workshop = self.sitting.workshop
        number = current_round(workshop, indicator)
        return [v.answer for v in votes_in(workshop, indicator, number)]

    def vote(self, *levels: int) -> None:
        for level in levels:
            self.presenter.press_level(level)

    def chosen(self) -> list[object]:
        ask = self.state.ask
        choices = (*ask.levels, ask.dont_know, ask.not_applicable)
        return [choice.answer for choice in choices if choice.chosen]

    def text(self, place: Place) -> str:
        return dict(self.state.texts)[place]

    def said(self) -> str:
        return self.stage.said[-1] if self.stage.said else ""


def make(
    desk: Desk,
    partners: str = EIGHT,
    *,
    mode: Mode = Mode.GROUP,
    anonymous: bool = False,
    scope: tuple[int, ...] | None = None,
) -> Score:
    draft = NewWorkshop("Workshop 1", "Harbour", mode=mode, anonymous=anonymous, scope=scope)
    sitting = desk.sit(desk.create(draft))
    if partners:
        sitting.paste_partners(partners)
    return Score(sitting)


def partner_ids(score: Score) -> list[str]:
    return [p.id for p in score.sitting.workshop.partners]
