"""The rail: every step with how far it is, said whole to a screen reader."""

from __future__ import annotations

from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Mode
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.ui.presenters.shell import ShellPresenter, ShellState
from tests.ui.desks import NOW
from tests.ui.stages import PlainStage


def rail(desk: Desk, workshop_id: str, current: Step) -> ShellState:
    return ShellPresenter(PlainStage(desk.sit(workshop_id)), str).state(current)


def test_the_sample_is_done_but_for_the_report(desk: Desk) -> None:
    state = rail(desk, desk.sample(), Step.RESULTS)
    assert state.collaboration == "Harbour frailty pathway"
    assert state.workshop == "Sample workshop · 20 Nov 2026"
    assert [line.number for line in state.steps] == [1, 2, 3, 4, 5, 6, 7]
    assert [line.step for line in state.steps if not line.done] == [Step.REPORT]
    assert [line.step for line in state.steps if line.current] == [Step.RESULTS]
    score = next(line for line in state.steps if line.step is Step.SCORE)
    assert (score.detail, score.counted) == ("33/33", "agreed")
    assert score.spoken == "Step 4: Score, 33 of 33 agreed, done"


def test_one_person_alone_has_no_partners_step(desk: Desk) -> None:
    solo = desk.create(NewWorkshop("Alone", "Stroke network", mode=Mode.SOLO))
    names = [line.name for line in rail(desk, solo, Step.SCORE).steps]
    assert names == ["Set up", "Purpose", "Score", "Results", "Act", "Report"]
    score = rail(desk, solo, Step.SCORE).steps[2]
    assert score.spoken == "Step 3: Score, 0 of 33 answered"


def test_a_save_is_said_with_its_time(desk: Desk) -> None:
    presenter = ShellPresenter(PlainStage(desk.sit(desk.sample())), str)
    assert presenter.saved(NOW) == "✓ Saved 09:12:30"
