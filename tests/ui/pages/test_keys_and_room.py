"""Keys that are shown are the keys there are, and what comes and goes moves nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from collabdesk import tokens
from collabdesk.domain.flow import Step
from collabdesk.ui import theme
from collabdesk.ui.pages import act_page, partners_page, purpose_page, results_page
from collabdesk.ui.pages.act_page import ActPage
from collabdesk.ui.settings import Settings
from tests.ui.desks import Answers
from tests.ui.hands import CTRL, click, press, type_text
from tests.ui.scenes import GROUP, Scene, open_scene, show_page

# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with open_scene(tmp_path, GROUP) as opened:
        yield opened


@pytest.fixture
def act(qtbot: QtBot, scene: Scene) -> ActPage:
    shown = act_page.build(scene.stage, str)
    show_page(qtbot, scene, shown)
    return shown


def test_the_words_of_the_purpose_show_their_way_out(qtbot: QtBot, scene: Scene) -> None:
    page = purpose_page.build(scene.stage, str)
    show_page(qtbot, scene, page)
    assert page.hints[:2] == ((("1", "4"), "choose"), (("Shift+1", "4"), "also"))
    keys, before = page.form.wordsKeys, page.form.wordsField.pos()
    assert not keys.isVisible()
    page.form.wordsField.setFocus()
    assert keys.isVisible()
    assert "Ctrl+Enter" in keys.accessibleName()
    assert page.form.wordsField.pos() == before
    press(Qt.Key.Key_Return, holding=CTRL)
    assert not keys.isVisible()
    press(Qt.Key.Key_Return)
    assert scene.went == [Step.PARTNERS]


def test_enter_with_nothing_to_add_goes_on_and_the_button_does_not(
    qtbot: QtBot, scene: Scene
) -> None:
    page = partners_page.build(scene.stage, str)
    show_page(qtbot, scene, page)
    click(page.form.addButton)
    assert page.form.addField.hasFocus()
    assert scene.went == []
    press(Qt.Key.Key_Return)
    assert scene.went == [Step.SCORE]
    press(Qt.Key.Key_Escape)
    assert page.hasFocus()


def test_enter_leaves_the_overview_for_the_priorities(
    qtbot: QtBot, scene: Scene, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "settings.ini")
    page = results_page.build(scene.stage, str, settings, Answers())
    show_page(qtbot, scene, page)
    assert page.form.nextButton.property("keyHint") == "Enter"
    press(Qt.Key.Key_3)
    assert page.form.nextButton.property("keyHint") == ""
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return)
    assert scene.went == [Step.SCORE, Step.ACT]


def places(page: ActPage) -> list[QPoint]:
    form = page.form
    fields = (form.titleField, form.dueField, form.underBox, form.reviewField)
    return [field.mapTo(page, QPoint()) for field in fields]


def test_a_wrong_date_or_a_gap_moves_no_field(act: ActPage, scene: Scene, qtbot: QtBot) -> None:
    QApplication.processEvents()
    before = places(act)
    for field, error in (
        (act.form.dueField, act.form.dueError),
        (act.form.reviewField, act.form.reviewError),
    ):
        field.setFocus()
        field.selectAll()
        type_text("31 Feb 2027")
        press(Qt.Key.Key_Tab)
        assert error.isVisible()
    QApplication.processEvents()
    assert places(act) == before
    scene.stage.perform(lambda: scene.sitting.add_action("Without a lead"))
    qtbot.waitUntil(act.form.gapsCard.isVisible)
    QApplication.processEvents()
    assert places(act) == before


def test_another_lead_moves_no_column(act: ActPage, scene: Scene) -> None:
    table = act.form.actionTable
    columns = range(table.model().columnCount())
    before = [table.columnWidth(column) for column in columns]
    first = scene.workshop.actions[0].id
    for partner in scene.workshop.partners:
        lead = partner.id
        scene.stage.perform(partial(scene.sitting.edit_action, first, lead=lead))
        assert [table.columnWidth(column) for column in columns] == before


def test_letters_in_the_open_list_of_leads_are_not_keys_of_the_page(
    act: ActPage, scene: Scene
) -> None:
    number = len(scene.workshop.actions)
    act.form.leadBox.setFocus()
    act.form.leadBox.showPopup()
    press(Qt.Key.Key_A)
    act.form.leadBox.hidePopup()
    assert len(scene.workshop.actions) == number
    assert act.form.leadBox.hasFocus()


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("role", ["", "count", "bare", "spin"])
def test_the_keyboard_makes_no_field_larger(
    qtbot: QtBot, qapp: QApplication, size: int, role: str
) -> None:
    theme.apply(qapp, theme.Look(tokens.LIGHT, size))
    try:
        box = QWidget()
        qtbot.addWidget(box)
        field = QSpinBox() if role == "spin" else QLineEdit()
        field.setProperty("role", role)
        other = QLineEdit()
        column = QVBoxLayout(box)
        column.addWidget(other)
        column.addWidget(field)
        box.show()
        box.activateWindow()
        other.setFocus()
        before = field.sizeHint()
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        assert field.sizeHint() == before
    finally:
        theme.apply(qapp, theme.Look())
