"""The whole way in the real window: from an empty library through the sample to a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from collabdesk.domain.flow import Step
from tests.pdf import words
from tests.ui.hands import CTRL, click, press
from tests.ui.visits import Visit, visiting

pytestmark = pytest.mark.no_cover


@pytest.fixture
def visit(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Visit]:
    with visiting(qtbot, qapp, tmp_path) as made:
        yield made


def test_from_an_empty_home_through_the_sample_to_a_plan_on_paper(
    qtbot: QtBot, visit: Visit, tmp_path: Path
) -> None:
    window, desk = visit.window, visit.desk
    click(window.home.form.sampleButton)
    (summary,) = desk.summaries()
    if window.home.isVisible():
        press(Qt.Key.Key_Return)
    shell = window.shell
    qtbot.waitUntil(shell.isVisible)
    for step in Step:
        shell.show_step(step)
        assert shell.step == step
        assert shell.page(step).isVisible()
    plan = tmp_path / "plan.pdf"
    visit.answers.save_to = plan
    button = shell.page(Step.REPORT).findChild(QPushButton, "saveButton")
    assert button is not None
    click(button)
    qtbot.waitUntil(plan.exists)
    text = words(plan.read_bytes())
    workshop = desk.read(summary.id)
    framework = desk.catalogue.default()
    for wanted in (
        workshop.collaboration.name,
        *(characteristic.name for characteristic in framework.characteristics),
        *(action.title for action in workshop.actions),
    ):
        assert wanted in text


def test_a_vote_in_the_window_is_on_disk_undone_and_redone_by_key(
    qtbot: QtBot, visit: Visit
) -> None:
    window, desk = visit.window, visit.desk
    workshop_id = desk.duplicate(desk.sample())
    window.open_workshop(workshop_id, Step.SCORE)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    def votes() -> int:
        return len(desk.read(workshop_id).votes)

    press(Qt.Key.Key_4)
    assert votes() == 1
    assert "Saved" in window.shell.form.savedLabel.text()
    press(Qt.Key.Key_Z, holding=CTRL)
    assert votes() == 0
    press(Qt.Key.Key_Z, holding=CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert votes() == 1
    assert window.shell.form.undoButton.toolTip().startswith("Undo: vote of seat 1")
