"""The scoring page in the real window: time on the wall, resuming, ways in, and its fit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from collabdesk import app, tokens
from collabdesk.domain.flow import Step
from collabdesk.services.desk import Desk
from collabdesk.ui import theme
from collabdesk.ui.bus import Bus
from collabdesk.ui.main_window import MainWindow
from collabdesk.ui.menus import SettingsMenu
from collabdesk.ui.pages import score_page
from collabdesk.ui.pages.score_page import ScorePage
from collabdesk.ui.presenters.place import place_of
from collabdesk.ui.presenters.score_state import Entry
from collabdesk.ui.settings import Settings
from collabdesk.ui.stage import QtStage
from tests.ui.desks import Answers, example
from tests.ui.hands import ALT, press
from tests.ui.stages import PlainStage
from tests.ui.tables import digits

pytestmark = pytest.mark.no_cover

Key = Qt.Key
LONG = ("3.2", "5.4", "8.2")
"""Indicators whose words need the most room."""


class Visit:
    """A window with a workshop that follows another one, open at Score."""

    def __init__(self, window: MainWindow, desk: Desk, settings: Settings) -> None:
        self.window, self.desk, self.settings = window, desk, settings
        (brought,) = desk.import_files([example("group-8-partners")])
        self.workshop = desk.follow_up(brought.workshop_id)

    @property
    def page(self) -> ScorePage:
        page = self.window.shell.page(Step.SCORE)
        assert isinstance(page, ScorePage)
        return page

    @property
    def place(self) -> str:
        return self.page.form.placeLabel.text().partition(" ")[0]

    def open(self, qtbot: QtBot) -> None:
        self.window.open_workshop(self.workshop, Step.SCORE)
        qtbot.waitUntil(self.window.isActiveWindow)
        self.page.setFocus()
        qtbot.waitUntil(self.page.hasFocus)


@pytest.fixture
def visit(qapp: QApplication, tmp_path: Path) -> Iterator[Visit]:
    settings = Settings(tmp_path / "settings.ini")
    window = app.make_window(qapp, settings)
    desk = app.furnish(window, tmp_path / "library.sqlite", Answers())
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    yield Visit(window, desk, settings)
    theme.apply(qapp, theme.Look())
    window.close()
    window.deleteLater()
    desk.close()


def test_the_wall_shows_the_time_while_the_timer_runs(qtbot: QtBot, visit: Visit) -> None:
    visit.open(qtbot)
    wall = visit.window.shell.room.view
    press(Key.Key_T)
    assert wall.state.time_left.endswith(" left")
    press(Key.Key_T)
    assert wall.state.time_left == ""


def test_one_goes_on_where_one_left_off_after_home(qtbot: QtBot, visit: Visit) -> None:
    visit.open(qtbot)
    press(Key.Key_Right, Key.Key_Right, Key.Key_M, Key.Key_M, Key.Key_T)
    visit.window.show_home()
    visit.page.time_passed.emit()
    visit.open(qtbot)
    assert visit.place == "1.3"
    assert visit.page.form.agreedOnlyButton.isChecked()
    assert visit.page.form.timerButton.text() == "Start"


def test_closing_the_window_keeps_the_place(qtbot: QtBot, visit: Visit) -> None:
    visit.open(qtbot)
    press(Key.Key_Down, holding=Qt.KeyboardModifier.ControlModifier)
    visit.window.close()
    place = visit.desk.sit(visit.workshop).place
    assert place is not None
    assert (place.indicator, place.way) == ("2.1", Entry.EACH_SEAT)


def test_a_line_of_another_page_opens_at_its_indicator(qtbot: QtBot, visit: Visit) -> None:
    visit.open(qtbot)
    press(Key.Key_5, holding=ALT)
    assert visit.window.shell.step is Step.RESULTS
    stage = visit.window.findChild(QtStage)
    assert stage is not None
    place_of(stage).ask(visit.workshop, "7.2")
    press(Key.Key_4, holding=ALT)
    assert visit.place == "7.2"


def test_the_timer_is_heard_only_where_it_is_asked_for(
    visit: Visit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[bool] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append(True))
    seconds = [0.0]
    stage = PlainStage(visit.desk.sit(visit.workshop))
    page = score_page.build(stage, str, visit.settings, lambda: seconds[0])
    qtbot.addWidget(page)
    page.refresh()
    page.timer_toggled.emit()
    for sound, wait in ((False, 162), (True, 5)):
        visit.settings.sound = sound
        seconds[0] += wait
        page.time_passed.emit()
        page.time_passed.emit()
        assert len(heard) == int(sound)
    assert page.form.timeRemark.text() == "■ time is up"


def test_the_sound_is_off_until_it_is_switched_on(visit: Visit) -> None:
    assert not visit.settings.sound
    menu = SettingsMenu(visit.settings, Bus(), str, visit.window)
    sounds = next(m for m in menu.actions() if m.text() == "Sound when time runs out").menu()
    assert isinstance(sounds, QMenu)
    off, on = sounds.actions()
    assert off.isChecked()
    on.trigger()
    assert visit.settings.sound


def test_it_fits_at_every_indicator_in_every_way(qtbot: QtBot, visit: Visit) -> None:
    visit.open(qtbot)
    page = visit.page
    assert page.form.lastBox.isVisible()

    def fits(what: str) -> None:
        QApplication.processEvents()
        assert (page.width(), page.height()) == (1048, 628), what

    for indicator in visit.desk.catalogue.default().indicators:
        page.indicator_chosen.emit(indicator.id)
        page.entry_chosen.emit(Entry.EACH_SEAT)
        fits(f"{indicator.id} voting")
        if indicator.id in LONG:
            press(*digits(1, 5, 1, 5, 1, 5, 1, 5, 1, 5, 1), Key.Key_Space)
            fits(f"{indicator.id} shown")
            press(Key.Key_R, *digits(2, 5, 2, 5, 2, 5, 2, 4, 2, 4, 3), Key.Key_Space)
            fits(f"{indicator.id} shown twice")
        page.entry_chosen.emit(Entry.HANDS)
        fits(f"{indicator.id} hands")
        page.entry_chosen.emit(Entry.AGREED_ONLY)
        fits(f"{indicator.id} agreed only")


def test_nothing_moves_from_vote_to_reveal_in_a_second_round(qtbot: QtBot, visit: Visit) -> None:
    visit.open(qtbot)
    form, places = visit.page.form, set()

    def note() -> None:
        QApplication.processEvents()
        rows = (form.statementLabel, form.roomArea, form.levelRow, form.evidenceBox)
        places.add(tuple(QRect(row.geometry()).getRect() for row in rows))

    press(*digits(1, 5, 1, 5, 1, 5, 1, 5, 1, 5), Key.Key_Space)
    note()
    press(Key.Key_R)
    note()
    press(*digits(2, 5, 2, 5, 2, 5, 2, 4, 2, 4), Key.Key_Space)
    note()
    press(*digits(3))
    note()
    assert len(places) == 1


@pytest.mark.parametrize("palette", tokens.PALETTES, ids=lambda p: p.name)
def test_at_twice_the_text_size_it_scrolls_and_nothing_overlaps(
    qtbot: QtBot, qapp: QApplication, visit: Visit, palette: tokens.Palette
) -> None:
    visit.open(qtbot)
    theme.apply(qapp, theme.Look(palette, 200))
    for keys in (digits(1, 5, 1, 5, 1, 5, 1, 5), (Key.Key_Space,), (Key.Key_H, *digits(3))):
        press(*keys)
        QApplication.processEvents()
        form = visit.page.form
        rows = (form.statementLabel, form.anchorRow, form.roomArea, form.levelRow, form.evidenceBox)
        tops = [row.geometry().top() for row in rows]
        bottoms = [row.geometry().bottom() for row in rows]
        assert all(below > above for above, below in zip(bottoms, tops[1:], strict=False))
        side = (form.sideTabs, form.lastBox, form.timeBox)
        for above, below in pairwise(side):
            assert below.geometry().top() > above.geometry().bottom()
    assert not visit.page.grab().isNull()


# the way back from a text


def test_in_a_text_the_keys_told_are_the_way_out(qtbot: QtBot, visit: Visit) -> None:
    visit.open(qtbot)
    hints = visit.window.shell.form.keyHints
    before = hints.accessibleName()
    press(Key.Key_E)
    qtbot.waitUntil(visit.page.form.evidenceField.hasFocus)
    assert hints.accessibleName().startswith("Esc: keep the text")
    press(Key.Key_Escape)
    qtbot.waitUntil(visit.page.hasFocus)
    assert hints.accessibleName() == before
