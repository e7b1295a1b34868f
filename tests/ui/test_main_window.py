"""The window around everything: Home and the shell, settings, help, and where it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from collabdesk import app, tokens
from collabdesk.domain.flow import Step
from collabdesk.ui import theme
from collabdesk.ui.keys import key_table
from collabdesk.ui.pages.act_page import ActPage
from collabdesk.ui.settings import Settings
from collabdesk.ui.theme import ThemeChoice
from collabdesk.ui.widgets.fields import LineField
from collabdesk.ui.widgets.step_rail import StepButton
from tests.ui.hands import ALT, click, press, type_text
from tests.ui.visits import Visit, visiting


@pytest.fixture
def visit(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Visit]:
    with visiting(qtbot, qapp, tmp_path) as made:
        yield made


def open_menu(qtbot: QtBot, visit: Visit, button: QPushButton, name: str) -> QMenu:
    click(button)
    qtbot.waitUntil(lambda: visit.window.findChild(QMenu, name) is not None)
    menu = visit.window.findChild(QMenu, name)
    assert menu is not None
    return menu


def entry(menu: QMenu, *way: str) -> QAction:
    (action,) = [a for a in menu.actions() if a.text() == way[0]]
    if len(way) == 1:
        return action
    inner = action.menu()
    assert isinstance(inner, QMenu)
    return entry(inner, *way[1:])


@pytest.mark.no_cover
@pytest.mark.parametrize("screen", ["home", "shell"])
def test_a_theme_and_a_text_size_take_effect_at_once_and_are_kept(
    qtbot: QtBot, visit: Visit, screen: str
) -> None:
    if screen == "shell":
        visit.window.open_workshop(visit.desk.sample(), Step.RESULTS)
    form = visit.window.home.form if screen == "home" else visit.window.shell.form
    menu = open_menu(qtbot, visit, form.settingsButton, "settingsMenu")
    entry(menu, "Colours", "High contrast").trigger()
    assert theme.look().palette is tokens.HIGH_CONTRAST
    entry(menu, "Text size", "150 %").trigger()
    assert theme.look().text_size == 150
    entry(menu, "Paper", "Letter").trigger()
    assert (visit.settings.theme, visit.settings.text_size, visit.settings.paper) == (
        ThemeChoice.HIGH_CONTRAST,
        150,
        "Letter",
    )
    menu.close()


def dialog(visit: Visit, name: str) -> QDialog:
    found = visit.window.findChild(QDialog, name)
    assert found is not None
    return found


def test_the_question_mark_shows_every_key_and_escape_closes_it(qtbot: QtBot, visit: Visit) -> None:
    visit.window.open_workshop(visit.desk.sample(), Step.RESULTS)
    press(Qt.Key.Key_Question)
    sheet = dialog(visit, "keysDialog")
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    for heading, keys in key_table(app.translate):
        assert heading in shown
        assert {key for key, _what in keys} <= shown
    qtbot.waitUntil(sheet.isActiveWindow)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: visit.window.findChild(QDialog, "keysDialog") is None)


def test_about_credits_the_framework_and_says_where_the_library_lies(
    qtbot: QtBot, visit: Visit
) -> None:
    menu = open_menu(qtbot, visit, visit.window.home.form.helpButton, "helpMenu")
    entry(menu, "About CollabDesk").trigger()
    about = dialog(visit, "aboutDialog")
    words = " ".join(label.text() for label in about.findChildren(QLabel))
    framework = visit.desk.catalogue.default()
    for wanted in (framework.name, framework.credit, str(visit.desk.library_path)):
        assert wanted in words
    about.close()
    menu.close()


def test_the_way_home_keeps_what_was_being_typed(qtbot: QtBot, visit: Visit) -> None:
    workshop = visit.desk.duplicate(visit.desk.sample())
    visit.window.open_workshop(workshop, Step.SET_UP)
    place = visit.window.shell.page(Step.SET_UP).findChild(LineField, "placeField")
    assert place is not None
    place.setFocus()
    place.selectAll()
    qtbot.keyClicks(place, "Town hall")
    click(visit.window.shell.form.homeButton)
    assert visit.window.home.isVisible()
    assert visit.desk.read(workshop).place == "Town hall"
    assert visit.window.windowTitle() == "CollabDesk"


def test_the_next_one_is_opened_and_what_was_being_typed_stays_in_this_one(
    qtbot: QtBot, visit: Visit
) -> None:
    this = visit.desk.sample()
    visit.window.open_workshop(this, Step.ACT)
    page = visit.window.shell.page(Step.ACT)
    assert isinstance(page, ActPage)
    page.form.titleField.setFocus()
    qtbot.waitUntil(page.form.titleField.hasFocus)
    page.form.titleField.selectAll()
    type_text("Changed on the way")
    following = visit.desk.follow_up(this)
    visit.window.stage.go_to(following)
    assert visit.window.stage.sitting.workshop.id == following
    assert visit.desk.sit(this).workshop.actions[0].title == "Changed on the way"
    assert visit.window.stage.sitting.workshop.actions[0].title != "Changed on the way"
    assert visit.window.shell.step is Step.ACT


def test_alt_and_a_digit_go_to_a_step(visit: Visit) -> None:
    visit.window.open_workshop(visit.desk.sample(), Step.RESULTS)
    shown = []
    for key in (Qt.Key.Key_6, Qt.Key.Key_2):
        press(key, holding=ALT)
        shown.append(visit.window.shell.step)
    assert shown == [Step.ACT, Step.PURPOSE]


def test_a_step_of_the_rail_is_chosen_by_click_and_by_key(visit: Visit) -> None:
    visit.window.open_workshop(visit.desk.sample(), Step.RESULTS)
    rail = visit.window.shell.form.stepRail
    partners, act = (rail.findChild(StepButton, f"step_{key}") for key in ("partners", "act"))
    assert partners is not None
    assert act is not None
    click(partners)
    shown = [visit.window.shell.step]
    act.setFocus()
    press(Qt.Key.Key_Return)
    assert [*shown, visit.window.shell.step] == [Step.PARTNERS, Step.ACT]


def test_a_quiet_sentence_is_shown_and_a_failed_save_stands_where_saved_stood(
    visit: Visit,
) -> None:
    shell = visit.window.shell
    visit.window.open_workshop(visit.desk.sample(), Step.RESULTS)
    visit.window.shell._bus.said.emit("Press 1 to 5.")
    assert shell.form.messageLabel.text() == "Press 1 to 5."
    visit.window.shell._bus.save_failed.emit("The disk is full.")
    assert shell.form.savedLabel.text() == "▲ The disk is full."


def test_a_new_title_is_in_the_windows_title_at_once(visit: Visit) -> None:
    workshop = visit.desk.duplicate(visit.desk.sample())
    visit.window.open_workshop(workshop, Step.RESULTS)
    stage = visit.window.shell._stage
    stage.perform(lambda: stage.sitting.describe(title="Autumn"))
    assert visit.window.windowTitle() == "Autumn — CollabDesk"


def test_what_was_said_is_over_once_something_changes(visit: Visit) -> None:
    workshop = visit.desk.duplicate(visit.desk.sample())
    visit.window.open_workshop(workshop, Step.RESULTS)
    stage = visit.window.shell._stage
    stage.say("All votes are in.")
    stage.perform(lambda: stage.sitting.describe(title="Autumn"))
    assert visit.window.shell.form.messageLabel.text() == ""


def test_the_window_opens_where_it_was(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with visiting(qtbot, qapp, tmp_path) as first:
        first.window.resize(960, 701)
    again = app.make_window(qapp, Settings(tmp_path / "settings.ini"))
    assert again.height() == 701
    again.close()
    again.deleteLater()


def test_the_empty_window_paints_before_the_library_is_opened(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = app.make_window(qapp, Settings(tmp_path / "settings.ini"))
    with qtbot.waitSignal(window.first_painted):
        window.show()
    with pytest.raises(RuntimeError):
        _ = window.rooms
    window.tell("Another program holds the library.")
    assert window.form.bannerLabel.isVisible()
    window.close()
    window.deleteLater()


def test_a_standing_sentence_can_be_put_away_and_what_presses_cannot(visit: Visit) -> None:
    form = visit.window.form
    visit.window.tell("CollabDesk did not end properly.")
    visit.window._press("Not saved yet.")
    assert not form.closeBannerButton.isVisible()
    visit.window._press("")
    assert form.bannerLabel.text() == "CollabDesk did not end properly."
    click(form.closeBannerButton)
    assert not form.bannerLabel.isVisible()
    assert not form.closeBannerButton.isVisible()


def test_a_long_name_leaves_room_for_the_steps(visit: Visit) -> None:
    workshop = visit.desk.duplicate(visit.desk.sample())
    sitting = visit.desk.sit(workshop)
    sitting.describe(collaboration="<b>Very</b> long " * 11)
    visit.window.open_workshop(workshop, Step.RESULTS)
    label = visit.window.shell.form.collaborationLabel
    assert len(label.text()) <= 72
    assert label.text().startswith("<b>Very</b> long")
    assert visit.window.height() == 720
