from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from collabdesk.domain.flow import Step
from collabdesk.ui.pages import results_page
from collabdesk.ui.pages.results_page import ResultsPage
from collabdesk.ui.presenters.place import place_of
from collabdesk.ui.settings import Settings
from tests.ui.desks import Answers
from tests.ui.hands import click, press
from tests.ui.scenes import Scene, show_page, unnamed

# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(qtbot: QtBot, scene: Scene, tmp_path: Path) -> ResultsPage:
    settings = Settings(tmp_path / "settings.ini")
    shown = results_page.build(scene.stage, str, settings, Answers())
    show_page(qtbot, scene, shown)
    return shown


def asked(scene: Scene) -> str:
    return place_of(scene.stage).take(scene.workshop.id)


def test_a_finding_leads_to_its_indicator(page: ResultsPage, scene: Scene) -> None:
    button = page.form.actList.buttons[1]
    click(button)
    assert scene.went == [Step.SCORE]
    assert asked(scene) == button.indicator


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_finding_is_pressed_by_key(page: ResultsPage, scene: Scene, key: Qt.Key) -> None:
    button = page.form.differList.buttons[0]
    button.setFocus()
    press(key)
    assert scene.went == [Step.SCORE]
    assert asked(scene) == button.indicator


def test_a_digit_shows_every_indicator_and_another_goes_back(
    page: ResultsPage, scene: Scene
) -> None:
    press(Qt.Key.Key_3)
    table = page.form.indicatorTable
    assert table.isVisible()
    assert table.hasFocus()
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert asked(scene) == "1.3"
    press(Qt.Key.Key_1)
    assert not table.isVisible()
    assert page.form.barTable.isVisible()


def test_a_row_is_spoken_whole(page: ResultsPage) -> None:
    press(Qt.Key.Key_3)
    model = page.form.indicatorTable.model()
    role = Qt.ItemDataRole
    first = model.index(0, 0)
    spoken = str(model.data(first, role.AccessibleTextRole))
    assert spoken.startswith("1.1 ")
    assert "Median" in spoken
    statement = model.index(0, 1)
    assert model.data(statement, role.ToolTipRole) == model.data(statement)
    assert model.data(statement, role.AccessibleTextRole) == model.data(statement)
    assert model.data(statement, role.EditRole) is None


def test_the_primary_button_goes_to_the_priorities(page: ResultsPage, scene: Scene) -> None:
    click(page.form.nextButton)
    assert scene.went == [Step.ACT]


def test_a_change_shows_at_once(page: ResultsPage, scene: Scene) -> None:
    before = page.form.findingLabel.text()
    scene.stage.perform(lambda: scene.sitting.set_priorities((4,)))
    assert page.form.findingLabel.text() != before


def test_every_control_has_a_name(page: ResultsPage) -> None:
    assert unnamed(page) == []
    for place in range(2, 7):
        press(Qt.Key(Qt.Key.Key_0 + place))
        assert unnamed(page) == []


def test_everything_fits_the_smallest_window(page: ResultsPage) -> None:
    assert page.minimumSizeHint().width() <= 1048
    assert page.minimumSizeHint().height() <= 628
    body = page.form.overviewBody
    assert body.width() <= page.form.overviewScroll.viewport().width()


def test_says_what_it_is_and_which_keys_help(page: ResultsPage) -> None:
    assert page.title == "What the scores say"
    assert page.hints[0] == (("1", "6"), "views")
    assert (("Enter",), "choose priorities") in page.hints
    page.form.actList.buttons[0].setFocus()
    assert (("Enter",), "indicator") in page.hints
    page.form.pictureButton.setFocus()
    assert "Enter" not in {key for keys, _what in page.hints for key in keys}
