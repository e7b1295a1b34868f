"""The stage: verbs run, are remembered for undo, are told; refusals come back as sentences."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from collabdesk.app import translate
from collabdesk.domain.flow import Step
from collabdesk.errors import LibraryError
from collabdesk.services.changes import Changes
from collabdesk.services.desk import Desk
from collabdesk.ui.bus import Bus
from collabdesk.ui.change_names import ChangeNames
from collabdesk.ui.stage import QtStage

WHEN = datetime(2026, 11, 20, 10, 42, 7, tzinfo=UTC)


@pytest.fixture
def stage(qtbot: QtBot, desk: Desk) -> QtStage:
    del qtbot
    made = QtStage(Bus(), ChangeNames(translate), lambda: WHEN)
    made.open(desk.sit(desk.duplicate(desk.sample())))
    return made


def vote(stage: QtStage, answer: int = 3) -> str:
    return stage.perform(lambda: stage.sitting.record_vote("1.1", "p1", 1, answer))


def test_a_verb_is_kept_named_and_told(qtbot: QtBot, stage: QtStage) -> None:
    with qtbot.waitSignal(stage.bus.saved) as told, qtbot.waitSignal(stage.bus.workshop_changed):
        assert vote(stage) == ""
    assert told.args == [WHEN]
    assert [v.answer for v in stage.sitting.workshop.votes] == [3]
    assert stage.undo_stack.undoText() == "vote of seat 1 on 1.1"


def test_undo_and_redo_are_saved_and_told_too(qtbot: QtBot, desk: Desk, stage: QtStage) -> None:
    vote(stage)
    for act, votes in ((stage.undo_stack.undo, 0), (stage.undo_stack.redo, 1)):
        with qtbot.waitSignal(stage.bus.saved):
            act()
        assert len(desk.sit(stage.sitting.workshop.id).workshop.votes) == votes


def test_undo_reaches_back_to_the_first_change(stage: QtStage) -> None:
    before = stage.sitting.workshop
    for answer in (1, 2, 3, 4, 5):
        vote(stage, answer)
    while stage.undo_stack.canUndo():
        stage.undo_stack.undo()
    assert stage.sitting.workshop == before


def test_a_refusal_comes_back_as_its_sentence_and_changes_nothing(stage: QtStage) -> None:
    before = stage.sitting.workshop
    sentence = stage.perform(lambda: stage.sitting.record_vote("1.1", "nobody", 1, 3))
    assert sentence
    assert stage.sitting.workshop is before
    assert not stage.undo_stack.canUndo()


def test_a_verb_that_changes_nothing_is_not_remembered(stage: QtStage) -> None:
    title = stage.sitting.workshop.title
    assert stage.perform(lambda: stage.sitting.describe(title=title)) == ""
    assert not stage.undo_stack.canUndo()


def test_a_library_that_cannot_be_written_is_said_and_not_remembered(
    qtbot: QtBot, stage: QtStage
) -> None:
    def fail() -> Changes | None:
        raise LibraryError("The disk is full.")

    with qtbot.waitSignal(stage.bus.save_failed) as told:
        assert stage.perform(fail) == ""
    assert told.args == ["The disk is full."]
    assert not stage.undo_stack.canUndo()


def test_another_workshop_starts_with_a_history_of_its_own(desk: Desk, stage: QtStage) -> None:
    vote(stage)
    stage.open(desk.sit(desk.sample()))
    assert not stage.undo_stack.canUndo()
    stage.close()
    assert not stage.is_open
    with pytest.raises(RuntimeError):
        _ = stage.sitting


def test_steps_and_sentences_go_over_the_bus(qtbot: QtBot, stage: QtStage) -> None:
    with qtbot.waitSignal(stage.bus.step_asked_for) as step:
        stage.go(Step.ACT)
    with qtbot.waitSignal(stage.bus.said) as said:
        stage.say("Press 1 to 5.")
    assert (step.args, said.args) == ([Step.ACT], ["Press 1 to 5."])
