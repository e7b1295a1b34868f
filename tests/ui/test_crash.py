"""A fault of the program: work saved first, one dialog without content, a second fault survived."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from collabdesk import app, paths
from collabdesk.domain.flow import Step
from collabdesk.errors import LibraryError
from collabdesk.services.endings import Ending, Kept, Left
from collabdesk.services.logs import start_log, stop_log
from collabdesk.services.opening import claim, open_desk
from collabdesk.ui.crash import CrashWatch
from collabdesk.ui.dialogs.crash_dialog import CrashDialog
from collabdesk.ui.main_window import MainWindow
from tests.store.test_faults import held_by_another_program
from tests.ui.desks import Answers
from tests.ui.hands import click
from tests.ui.visits import Visit, visiting

SAID = "Quayside Hospice said two"


@pytest.fixture
def visit(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Visit]:
    with visiting(qtbot, qapp, tmp_path) as made:
        yield made


def fail() -> None:
    raise RuntimeError(SAID)


def fault(watch: CrashWatch, error: BaseException) -> None:
    watch.take(type(error), error, None)


def shown(visit: Visit) -> CrashDialog | None:
    found = visit.window.findChild(QDialog, "crashDialog")
    return found if isinstance(found, CrashDialog) else None


def test_a_fault_is_shown_with_a_report_without_content(
    qtbot: QtBot, visit: Visit, tmp_path: Path
) -> None:
    start_log(tmp_path / "logs")
    watch = app.watch_for_faults(visit.window, Ending(tmp_path / "logs"))
    fault(watch, RuntimeError(SAID))
    fault(watch, RuntimeError("while the first is on its way"))
    qtbot.waitUntil(lambda: shown(visit) is not None)
    dialog = shown(visit)
    assert dialog is not None
    assert dialog.form.keptLabel.text() == "All your work is saved."
    click(dialog.form.copyButton)
    report = QApplication.clipboard().text()
    assert "builtins.RuntimeError" in report
    assert SAID not in report
    dialog.close()
    stop_log()
    logging.raiseExceptions = True
    log = (tmp_path / "logs" / "collabdesk.log").read_text()
    assert "RuntimeError" in log
    assert SAID not in log


def test_what_the_library_does_not_take_is_saved_as_a_file_first(
    visit: Visit, tmp_path: Path
) -> None:
    made = visit.desk.duplicate(visit.desk.sample())
    visit.window.open_workshop(made, Step.RESULTS)
    stage, ending = visit.window.stage, Ending(tmp_path / "logs")
    ending.begin()
    with held_by_another_program(visit.desk.library_path):
        stage.perform(lambda: stage.sitting.agree("1.1", 2))
        words = app.save_in_need(visit.window, ending)
    assert str(paths.rescue_folder()) in words
    left = Ending(tmp_path / "logs").begin()
    copy = paths.rescued_copy(made)
    assert left == Left(ended=False, kept=(Kept(paths.digest_of(made), 1, 0, copy),))
    assert visit.desk.read(str(copy)).agreed[0].answer == 2
    assert str(copy) in app.last_time(left, visit.desk)
    assert "All that was saved is here" in app.last_time(Left(ended=False), visit.desk)
    assert app.last_time(None, visit.desk) == ""


def test_what_was_kept_at_a_fault_is_said_once(visit: Visit, tmp_path: Path) -> None:
    made = visit.desk.duplicate(visit.desk.sample())
    visit.window.open_workshop(made, Step.RESULTS)
    stage, ending = visit.window.stage, Ending(tmp_path / "logs")
    ending.begin()
    stage.perform(lambda: stage.sitting.agree("1.1", 2))
    assert app.save_in_need(visit.window, ending) == "All your work is saved."
    ending.end()
    left = Ending(tmp_path / "logs").begin()
    title = stage.sitting.workshop.title
    assert app.last_time(left, visit.desk).endswith(f"Kept: “{title}” (answers: 1, actions: 0).")
    visit.window.show_home()
    visit.desk.remove(made)
    assert "a workshop that was deleted since" in app.last_time(left, visit.desk)


def _counted(said: list[str], count: int) -> bool:
    return said.count("dialog") == count


def test_a_fault_in_the_dialog_or_in_the_saving_is_survived(qtbot: QtBot) -> None:
    said: list[str] = []
    parent = QObject()

    def broken(_kept: str, _report: str) -> None:
        said.append("dialog")
        fail()

    def cannot_save() -> str:
        said.append("saving")
        raise RuntimeError(SAID)

    watch = CrashWatch(cannot_save, broken, said.append, parent)
    for count in (1, 2):
        fault(watch, RuntimeError(SAID))
        qtbot.waitUntil(partial(_counted, said, count))
    assert said == ["saving", "dialog"] * 2


def test_an_error_of_the_user_s_world_is_said_and_is_no_fault() -> None:
    said: list[str] = []
    parent = QObject()
    watch = CrashWatch(lambda: "", lambda *_: said.append("dialog"), said.append, parent)
    fault(watch, LibraryError("The drive is full."))
    fault(watch, KeyboardInterrupt())
    watch.take(SystemError, None, None)
    assert said == ["The drive is full."]


def test_what_the_library_refuses_is_said_where_one_is_looking(visit: Visit) -> None:
    watch = app.watch_for_faults(visit.window, Ending(paths.log_folder()))
    fault(watch, LibraryError("The drive is away."))
    assert visit.window.form.bannerLabel.text() == "The drive is away."
    visit.window.open_workshop(visit.desk.sample(), Step.RESULTS)
    fault(watch, LibraryError("The drive is full."))
    assert "The drive is full." in visit.window.shell.form.savedLabel.text()


def test_faults_of_threads_and_of_python_are_taken_while_installed(qtbot: QtBot) -> None:
    before = sys.excepthook, threading.excepthook
    said: list[str] = []
    parent = QObject()
    watch = CrashWatch(lambda: "kept", lambda kept, _report: said.append(kept), said.append, parent)
    watch.install()
    assert sys.excepthook == watch.take
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: said == ["kept"])
    watch.remove()
    assert (sys.excepthook, threading.excepthook) == before


class Run:
    """The whole program, left by itself once *then* was called in its event loop."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, answers: Answers) -> None:
        self.banner = ""
        monkeypatch.setattr(app, "WindowMessages", lambda *_: answers)
        made = app.make_window

        def make_window(*arguments: Any) -> MainWindow:
            self.window = made(*arguments)
            return self.window

        monkeypatch.setattr(app, "make_window", make_window)

    def __call__(self, library: Path, file: Path | None = None) -> int:
        timer = QTimer()
        timer.timeout.connect(self._leave)
        timer.start(20)
        return app.run(library, file, claim(library))

    def _leave(self) -> None:
        self.banner = self.window.form.bannerLabel.text()
        if self.banner or self.window.is_furnished:
            self.window.close()


def test_the_whole_program_opens_backs_up_and_ends_well(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qapp
    run, library = Run(monkeypatch, Answers()), tmp_path / "library.sqlite"
    example = Path(__file__).parents[1] / "data" / "examples" / "solo.collabdesk"
    assert run(library, example) == 0
    assert run.banner == ""
    logging.raiseExceptions = True
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["library.sqlite"]
    with closing(open_desk(library)) as desk:
        lines = [line.contents.workshops for line in desk.safekeeping.lines() if line.contents]
    assert lines == [1, 0]
    log = (paths.log_folder() / "collabdesk.log").read_text()
    assert "opened schema=" in log
    assert "ended status=0" in log
    assert not (paths.log_folder() / "running.txt").exists()


def test_a_damaged_library_and_a_run_that_did_not_end_are_told(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qapp
    library, answers = tmp_path / "library.sqlite", Answers()
    with closing(open_desk(library)) as desk:
        desk.sample()
        desk.safekeeping.back_up()
    library.write_bytes(library.read_bytes()[:-5000])
    Ending(paths.log_folder()).begin()
    run = Run(monkeypatch, answers)
    assert run(library) == 0
    assert "is cut short" in run.banner
    answers.choice = 0
    run = Run(monkeypatch, answers)
    Ending(paths.log_folder()).begin()
    assert run(library) == 0
    assert "The backup was brought back: 1 workshop" in run.banner
    assert "did not end properly" in run.banner
    library.unlink()
    run, answers.choice = Run(monkeypatch, answers), None
    assert run(library) == 0
    assert "is not there, though there are backups of it" in run.banner
    assert not library.exists()
    logging.raiseExceptions = True


def test_a_newer_or_held_damaged_library_is_only_told(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qapp
    library = tmp_path / "library.sqlite"
    library.write_bytes(b"\x93" * 5000)
    held = claim(library)
    assert held is not None
    run = Run(monkeypatch, Answers())
    assert run(library) == 0
    assert "is not a CollabDesk library" in run.banner
    held.release()
    logging.raiseExceptions = True
