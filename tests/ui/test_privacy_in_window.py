"""By hand in the window: what is held, erased with no way back, and no name in log or settings."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from collabdesk import app, paths
from collabdesk.domain.flow import Step
from collabdesk.domain.held import texts
from collabdesk.errors import LibraryError
from collabdesk.handout import ReportOptions
from collabdesk.services.endings import Ending
from collabdesk.services.logs import note, start_log, stop_log
from collabdesk.ui.dialogs.crash_dialog import CrashDialog
from collabdesk.ui.dialogs.held_dialog import HeldDialog
from tests.ui.desks import example
from tests.ui.hands import click
from tests.ui.visits import Visit, visiting

# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NAMED = "f6fadfa7-e5c1-4b62-9362-da5cc13da58a"
FIRST = "Acute trust"


@pytest.fixture
def visit(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Visit]:
    with visiting(qtbot, qapp, tmp_path) as made:
        made.desk.import_files([example("group-8-partners")])
        made.window.show_home()
        yield made


def held_dialog(visit: Visit) -> HeldDialog:
    visit.window._show_settings(visit.window.home.form.settingsButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry = next(a for a in menu.actions() if a.text() == "What is held about a partner…")
    entry.trigger()
    menu.close()
    dialog = visit.window.findChild(HeldDialog)
    assert dialog is not None
    return dialog


def test_a_partner_is_looked_up_and_erased_with_no_way_back(visit: Visit, tmp_path: Path) -> None:
    visit.window.home.form.workshopTable.removal_asked_for.emit(visit.desk.duplicate(NAMED))
    visit.window.open_workshop(NAMED, Step.ACT)
    dialog = held_dialog(visit)
    assert not visit.window.stage.is_open
    form = dialog.form
    assert form.nameBox.currentText() == FIRST
    assert form.heldList.topLevelItemCount() == 43
    form.nameBox.value_chosen.emit("Hospice")
    assert form.nameBox.currentText() == "Hospice"
    click(form.eraseButton)
    assert form.nameBox.currentText() == "Hospice", "the question was cancelled"
    visit.answers.choice = 0
    click(form.eraseButton)
    assert "Erased" in form.noticeLabel.text()
    visit.answers.save_to = tmp_path / "held.csv"
    click(form.saveButton)
    assert visit.answers.save_to.exists()
    click(form.closeButton)
    visit.window.home.form.undoButton.click()
    assert len(visit.desk.summaries()) == 1, "the workshop deleted before does not come back"
    assert "Hospice" not in visit.desk.privacy.names()


def test_the_menu_of_a_workshop_makes_it_anonymous(visit: Visit) -> None:
    home = visit.window.home
    home._open_row_menu(NAMED, QPoint(10, 10))
    visit.answers.choice = 0
    next(a for a in home._row_menu.actions() if "anonymous" in a.text()).trigger()
    home._row_menu.close()
    assert visit.desk.read(NAMED).anonymous
    assert home.form.noticeLabel.text().endswith("is anonymous now.")
    assert home.form.copiesButton.isVisible() == bool(
        visit.desk.privacy.copies_of(NAMED, named=True)
    )


def test_no_name_and_no_text_of_a_whole_way_is_in_log_or_settings(
    visit: Visit, tmp_path: Path
) -> None:
    start_log(paths.log_folder())
    for step in Step:
        visit.window.open_workshop(NAMED, step)
    stage = visit.window.stage
    stage.perform(lambda: stage.sitting.agree("1.1", 2))
    stage.perform(lambda: stage.sitting.write_evidence("1.1", "Quayside said two"))
    visit.desk.report(stage.sitting.workshop, tmp_path / "plan.pdf", ReportOptions())
    workshop = stage.sitting.workshop
    visit.window.show_home()
    visit.window.back_up()
    visit.window.close()
    visit.settings.sync()
    note("the control:", FIRST)
    stop_log()
    logging.raiseExceptions = True
    log = (paths.log_folder() / "collabdesk.log").read_text(encoding="utf-8")
    *lines, control = log.splitlines()
    assert FIRST in control
    settings = (tmp_path / "settings.ini").read_text(encoding="utf-8")
    names = [p.name for p in workshop.partners] + [text for _, text in texts(workshop)]
    whole = "\n".join([*lines, settings])
    assert not [name for name in names if name in whole]


def test_no_name_is_in_log_or_settings_after_all_that_was_refused(
    visit: Visit, tmp_path: Path
) -> None:
    """What is refused is told with the file's name; it is called after a partner each time."""
    start_log(paths.log_folder())
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    broken = folder / f"{FIRST}.collabdesk"
    broken.write_text("nothing", encoding="utf-8")
    window, answers = visit.window, visit.answers
    window.home.bring_in((broken,))
    assert FIRST in window.home.form.noticeLabel.text()
    answers.save_to = folder / "not there" / f"{FIRST}.collabdesk"
    window.home.export_asked_for.emit(NAMED)
    assert FIRST in window.home.form.noticeLabel.text()
    with pytest.raises(LibraryError, match=FIRST):
        visit.desk.safekeeping.bring_back(broken)
    watch = app.watch_for_faults(window, Ending(paths.log_folder()))
    watch.take(ValueError, ValueError(FIRST), None)
    QApplication.processEvents()
    shown = window.findChild(CrashDialog)
    assert shown is not None
    assert FIRST not in shown.form.reportEdit.toPlainText()
    shown.close()
    window.close()
    visit.settings.sync()
    stop_log()
    logging.raiseExceptions = True
    ours = [*paths.log_folder().iterdir(), tmp_path / "settings.ini"]
    assert {path.name for path in ours} >= {"collabdesk.log", "settings.ini"}
    assert "ValueError" in (paths.log_folder() / "collabdesk.log").read_text(encoding="utf-8")
    told = [path.name for path in ours if FIRST.encode() in path.read_bytes()]
    assert told == []
