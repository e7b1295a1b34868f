"""The blind room while assessments are brought in: a file that guesses at votes is told nothing.

Two worlds are alike but for their hidden votes. Files that say each level in turn are brought in:
whatever is shown, offered, left out or refused must be the same in both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collabdesk import app
from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Agreed, Mode, Workshop
from collabdesk.exchange.workshop_file import read_workshop, write_workshop
from collabdesk.ui.dialogs.solo_dialog import SoloDialog
from collabdesk.ui.main_window import MainWindow
from collabdesk.ui.pages.partners_page import PartnersPage
from collabdesk.ui.settings import Settings
from collabdesk.ui.stage import QtStage
from tests.ui.desks import Answers, catalogue, example
from tests.ui.hands import click
from tests.ui.test_blind import Seen, look_at

# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
World = Callable[..., Seen]
VOTED_ON, SHOWN = "2.1", "shown"
EVEN, SENTINELS = (1, 1, 1, 1), (5, 2, 5, 5)
"""Levels that nobody gave in the round before, which is shown."""


def guesses(folder: Path, workshop: Workshop) -> tuple[Path, ...]:
    """Write a file for each level that a seat of the first partner may have voted."""
    solo = read_workshop(example("solo"), catalogue()).workshop
    made = []
    for level in range(1, 6):
        path = folder / f"guess {level}.collabdesk"
        agreed = (Agreed(VOTED_ON, level),)
        asked = replace(
            solo,
            id=f"guess-{level}",
            mode=Mode.SOLO,
            partners=(),
            facilitator=workshop.partners[0].name,
            agreed=agreed,
        )
        path.write_bytes(write_workshop(asked))
        made.append(path)
    # An anonymous one has no seat left for answers on all indicators.
    return (*made, *([] if workshop.anonymous else [example("solo")]))


def preview(window: MainWindow, seen: Seen, when: str, rows: int) -> SoloDialog:
    """Look at the preview, which lists all, and at what is offered for each of *rows* files."""
    page = window.shell.page(Step.PARTNERS)
    assert isinstance(page, PartnersPage)
    window.shell.show_step(Step.PARTNERS)
    click(page.form.soloButton)
    dialog = page.findChildren(SoloDialog)[-1]
    for row in range(rows):
        dialog.form.fileTable.row_chosen.emit(str(row))
        if not row:
            look_at(seen, f"{when}, {row}", dialog)
        offered = (dialog.form.bringButton, dialog.form.takenCheck, dialog.form.partnerBox)
        seen.words[f"{when}, offered, {row}"] = [str(widget.isEnabled()) for widget in offered]
    return dialog


def vote(stage: QtStage, answers: tuple[int, ...]) -> None:
    """Vote again on what is agreed, hidden, seat by seat."""
    sitting = stage.sitting
    stage.perform(lambda: sitting.vote_again(VOTED_ON))
    for (partner, seat), answer in zip(sitting.workshop.seats, answers, strict=False):
        whose = None if sitting.workshop.anonymous else partner.id
        stage.perform(partial(sitting.record_vote, VOTED_ON, whose, seat, answer))


@pytest.fixture
def world(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> World:
    def make(name: str, votes: tuple[int, ...], *, anonymous: bool) -> Seen:
        folder, seen, answers = tmp_path / name, Seen(), Answers()
        folder.mkdir()
        window = app.make_window(qapp, Settings(folder / "settings.ini"))
        desk = app.furnish(window, folder / "library.sqlite", answers)
        (brought,) = desk.import_files([example("group-8-partners")])
        if anonymous:
            desk.privacy.anonymise(brought.workshop_id)
        window.resize(1280, 720)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.open_workshop(brought.workshop_id, Step.PARTNERS)
        stage = window.stage
        vote(stage, votes)
        answers.files = guesses(tmp_path, stage.sitting.workshop)
        dialog = preview(window, seen, "hidden", len(answers.files))
        before = len(stage.sitting.workshop.votes)
        click(dialog.form.bringButton)
        assert len(stage.sitting.workshop.votes) > before
        window.shell.form.savedLabel.hide()  # it says the hour
        look_at(seen, "after", window)
        stage.perform(lambda: stage.sitting.reveal(VOTED_ON))
        answers.files = answers.files[:1]
        preview(window, seen, SHOWN, 1)
        window.close()
        window.deleteLater()
        desk.close()
        return seen

    return make


@pytest.mark.parametrize("anonymous", [False, True])
def test_nothing_that_is_shown_of_a_file_depends_on_a_hidden_vote(
    world: World, anonymous: bool
) -> None:
    even = world("even", EVEN, anonymous=anonymous)
    sentinels = world("sentinels", SENTINELS, anonymous=anonymous)
    assert "brought in before?" in " ".join(even.words["hidden, 0"]), "that there are votes is told"
    hidden = [place for place in even.words if not place.startswith(SHOWN)]
    for place in hidden:
        assert sentinels.words[place] == even.words[place], place
    for place in (place for place in hidden if place in even.pictures):
        assert sentinels.pictures[place] == even.pictures[place], place
    told_apart = even.words[f"{SHOWN}, 0"] != sentinels.words[f"{SHOWN}, 0"]
    assert told_apart is not anonymous, "the control: once shown, the one that fits is told"
