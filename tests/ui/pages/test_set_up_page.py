from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Workshop
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.ui.pages import set_up_page
from collabdesk.ui.pages.set_up_page import SetUpPage
from collabdesk.ui.settings import Settings
from collabdesk.ui.stage import QtStage
from tests.ui.hands import CTRL, press, type_text
from tests.ui.sittings import open_stage, put_on, qt_stage

# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Shown:
    """The page on the screen, with the stage it acts on."""

    def __init__(self, page: SetUpPage, stage: QtStage, desk: Desk, settings: Settings) -> None:
        self.page, self.stage, self.desk, self.settings = page, stage, desk, settings
        self.went: list[Step] = []
        stage.bus.step_asked_for.connect(self.went.append)

    @property
    def workshop(self) -> Workshop:
        return self.stage.sitting.workshop


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    with open_stage(tmp_path) as (plain, desk):
        stage, settings = qt_stage(plain.sitting), Settings(tmp_path / "settings.ini")
        page = set_up_page.build(stage, str, desk, settings)
        qtbot.addWidget(page)
        put_on(stage, page)
        yield Shown(page, stage, desk, settings)


def test_typing_begins_with_the_name_and_enter_goes_on(shown: Shown) -> None:
    assert shown.page.form.collaborationField.selectedText() == "Harbour pathway"
    type_text("Coastal youth")
    press(Qt.Key.Key_Tab)
    type_text("Workshop 7")
    press(Qt.Key.Key_Return)
    assert (shown.workshop.collaboration.name, shown.workshop.title) == (
        "Coastal youth",
        "Workshop 7",
    )
    assert shown.went == [Step.PURPOSE]


def test_a_wrong_field_keeps_its_text_and_the_page(shown: Shown) -> None:
    shown.page.form.dateField.setFocus()
    press(Qt.Key.Key_A, holding=CTRL)
    type_text("31 Feb 2026")
    press(Qt.Key.Key_Return)
    assert shown.went == []
    assert shown.page.form.dateError.isVisible()
    assert shown.page.form.dateField.hasFocus()
    shown.page.refresh()
    assert shown.page.form.dateField.text() == "31 Feb 2026"
    press(Qt.Key.Key_A, holding=CTRL)
    type_text("2026-12-05")
    press(Qt.Key.Key_Return)
    assert shown.workshop.held_on == date(2026, 12, 5)
    assert shown.went == [Step.PURPOSE]


def test_a_date_is_rewritten_only_on_leaving(shown: Shown) -> None:
    field = shown.page.form.dateField
    field.setFocus()
    press(Qt.Key.Key_A, holding=CTRL)
    type_text("5/12/2026")
    field.commit()
    assert field.text() == "5/12/2026"
    press(Qt.Key.Key_Tab)
    assert field.text() == "5 Dec 2026"


def test_a_space_typed_at_a_pause_is_not_taken_away(shown: Shown) -> None:
    field = shown.page.form.titleField
    field.setFocus()
    press(Qt.Key.Key_A, holding=CTRL)
    type_text("Spring ")
    field.commit()
    type_text("review")
    press(Qt.Key.Key_Tab)
    assert shown.workshop.title == "Spring review"


def test_an_empty_title_is_told_under_the_field(shown: Shown) -> None:
    shown.page.form.titleField.setFocus()
    press(Qt.Key.Key_A, holding=CTRL)
    press(Qt.Key.Key_Delete, Qt.Key.Key_Tab)
    assert shown.page.form.titleError.isVisible()
    assert shown.page.form.titleField.text() == ""
    assert shown.workshop.title == "Workshop 1"


def test_a_known_collaboration_is_offered(shown: Shown, qtbot: QtBot) -> None:
    shown.desk.create(NewWorkshop("Workshop 1", "Coastal youth"))
    shown.page.refresh()
    type_text("youth")
    popup = shown.page.form.collaborationField.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert shown.workshop.collaboration.name == "Coastal youth"


def test_minutes_scope_names_and_paper(shown: Shown) -> None:
    form = shown.page.form
    form.minutesBox.setFocus()
    press(Qt.Key.Key_Up)
    form.scopeBoxes.box(3).click()
    form.anonymousButton.click()
    form.letterButton.click()
    assert shown.workshop.minutes == 95
    assert 3 not in shown.workshop.scope
    assert shown.workshop.anonymous
    assert shown.settings.paper == "Letter"
    form.allButton.click()
    form.namedButton.click()
    form.a4Button.click()
    assert len(shown.workshop.scope) == 8
    assert not form.allButton.isVisible()
    assert shown.settings.paper == "A4"


def test_minutes_typed_are_kept_by_enter(shown: Shown) -> None:
    shown.page.form.minutesBox.setFocus()
    press(Qt.Key.Key_A, holding=CTRL)
    type_text("45")
    press(Qt.Key.Key_Return)
    assert shown.workshop.minutes == 45
    assert shown.went == [Step.PURPOSE]


def test_names_are_fixed_once_scoring_has_started(shown: Shown) -> None:
    shown.stage.perform(lambda: shown.stage.sitting.agree("1.1", 3))
    assert not shown.page.form.namedButton.isEnabled()
    assert shown.page.form.namesHint.text() == "Scoring has started, so this is fixed."


def test_the_calendar_chooses_a_day(shown: Shown) -> None:
    shown.page.form.calendarButton.click()
    calendar = shown.page.calendar.calendar
    assert calendar.selectedDate().day() == 20
    calendar.activated.emit(calendar.selectedDate().addDays(1))
    calendar.clicked.emit(calendar.selectedDate().addDays(2))
    assert shown.workshop.held_on == date(2026, 11, 21)
    assert shown.page.form.dateField.text() == "21 Nov 2026"


def test_undo_is_shown(shown: Shown) -> None:
    shown.page.setFocus()
    shown.stage.perform(lambda: shown.stage.sitting.describe(place="Town hall"))
    assert shown.page.form.placeField.text() == "Town hall"
    shown.stage.undo_stack.undo()
    assert shown.page.form.placeField.text() == ""
