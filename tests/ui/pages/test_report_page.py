from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from collabdesk.ui.pages import report_page
from collabdesk.ui.pages.report_page import ReportPage
from collabdesk.ui.settings import Settings
from tests.ui.desks import Answers
from tests.ui.hands import click, press
from tests.ui.scenes import GROUP, Scene, open_scene, show_page, unnamed

# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with open_scene(tmp_path, GROUP) as opened:
        yield opened


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def page(qtbot: QtBot, scene: Scene, settings: Settings, answers: Answers) -> ReportPage:
    shown = report_page.build(scene.stage, str, scene.desk, settings, answers)
    show_page(qtbot, scene, shown)
    return shown


def test_the_key_s_saves_and_says_so(
    page: ReportPage, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.save_to = tmp_path / "plan.pdf"
    press(Qt.Key.Key_S)
    assert page.form.savedLabel.text() == "Writing…"
    assert not page.form.saveButton.isEnabled()
    assert page.cursor().shape() == Qt.CursorShape.WaitCursor
    qtbot.waitUntil(lambda: page.form.savedLabel.text().startswith("Saved to"), timeout=20_000)
    assert (tmp_path / "plan.pdf").is_file()
    assert page.form.saveButton.isEnabled()
    assert page.cursor().shape() != Qt.CursorShape.WaitCursor


def test_the_key_e_exports(
    page: ReportPage, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.save_to = tmp_path / "room.collabdesk"
    press(Qt.Key.Key_E)
    qtbot.waitUntil(lambda: page.form.savedLabel.text().startswith("Saved to"))
    assert (tmp_path / "room.collabdesk").is_file()


def test_a_failure_is_said_on_the_page(
    page: ReportPage, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.save_to = tmp_path / "gone" / "room.collabdesk"
    click(page.form.exportButton)
    qtbot.waitUntil(page.form.errorLabel.isVisible)
    assert "no such folder" in page.form.errorLabel.text()
    assert not page.form.savedLabel.isVisible()


def test_choices_by_keys(page: ReportPage, settings: Settings) -> None:
    page.form.fullRadio.setFocus()
    press(Qt.Key.Key_Down)
    assert page.form.onePageRadio.isChecked()
    shown = [label for label in page.form.holdsList.findChildren(QLabel) if label.isVisible()]
    assert len(shown) == 2, "the one page, and what it holds"
    page.form.a4Radio.setFocus()
    press(Qt.Key.Key_Down)
    assert settings.paper == "Letter"
    page.form.namesCheck.setFocus()
    press(Qt.Key.Key_Space)
    assert not page.form.namesCheck.isChecked()


def test_choices_by_mouse(page: ReportPage, settings: Settings) -> None:
    click(page.form.letterRadio)
    click(page.form.a4Radio)
    assert settings.paper == "A4"
    click(page.form.onePageRadio)
    click(page.form.fullRadio)
    assert page.form.fullRadio.isChecked()


def test_names_are_no_question_without_partners(
    qtbot: QtBot, tmp_path: Path, settings: Settings, answers: Answers
) -> None:
    with open_scene(tmp_path) as empty:
        page = report_page.build(empty.stage, str, empty.desk, settings, answers)
        show_page(qtbot, empty, page)
        assert not page.form.namesCheck.isVisible()
        assert page.form.missingCard.isVisible()


def test_every_control_has_a_name(page: ReportPage) -> None:
    assert unnamed(page) == []


def test_everything_fits_the_smallest_window(page: ReportPage) -> None:
    assert page.minimumSizeHint().width() <= 1048
    assert page.heightForWidth(1048) <= 628


def test_says_what_it_is_and_which_keys_help(page: ReportPage) -> None:
    assert page.title == "Take it home"
    assert page.hints[0] == (("S",), "save PDF")
