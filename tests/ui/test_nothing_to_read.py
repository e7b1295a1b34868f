"""After a whole locked way nothing of it can be read in any file of ours, byte by byte."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collabdesk import app, paths
from collabdesk.domain.flow import Step
from collabdesk.services.endings import Ending
from collabdesk.services.logs import start_log, stop_log
from collabdesk.services.opening import open_desk
from collabdesk.store.copying import sha256_of
from collabdesk.store.header import journal_of, mark_of
from collabdesk.store.recovery import recover
from tests.store.test_faults import held_by_another_program
from tests.ui.visits import visiting

pytestmark = pytest.mark.no_cover

WORDS = "correct horse battery"
SAID = ("Kestrelharbour", "Ospreyward", "Plovernote", "Ternaction")
KILLED = """
import os, signal, sys
from pathlib import Path
from collabdesk.services.locking import unlock
from collabdesk.store.library import Library
path = Path(sys.argv[1])
unlock(path, sys.argv[2])
library = Library.open(path)
with library._writing():
    library._connection.exec_driver_sql("PRAGMA cache_size=1")
    library._connection.exec_driver_sql("UPDATE note SET text = text || ' Plovernote'")
    library._connection.exec_driver_sql("DELETE FROM agreed")
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put the temporary files of this process and of those it starts below the test's folder."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    yield folder
    stop_log()


def readable(folder: Path) -> set[str]:
    """Return the names of the files below *folder* in which one of the words can be read."""
    forms = [word.encode(code) for word in SAID for code in ("utf-8", "utf-16-le", "utf-16-be")]
    forms += [word.lower().encode() for word in SAID]
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.name for path in files if any(form in path.read_bytes() for form in forms)}


def walk(qtbot: QtBot, qapp: QApplication, folder: Path, passphrase: str) -> set[str]:
    """Score, back up, crash, export and be killed; return what could ever be read on the way."""
    seen: set[str] = set()
    with visiting(qtbot, qapp, folder) as visit:
        start_log(paths.log_folder())
        desk, window = visit.desk, visit.window
        if passphrase:
            desk.locking.set(passphrase)
        made = desk.duplicate(desk.sample())
        window.open_workshop(made, Step.RESULTS)
        stage, sitting = window.stage, window.stage.sitting
        partner = sitting.workshop.partners[0].id
        for act in (
            lambda: sitting.rename_partner(partner, SAID[0]),
            lambda: sitting.agree("1.1", 2),
            lambda: sitting.write_evidence("1.1", SAID[1] * 500),
            lambda: sitting.write_note(SAID[2] * 500),
            lambda: sitting.add_action(SAID[3], indicators=["1.1"]),
        ):
            assert stage.perform(act) == ""
        desk.safekeeping.back_up()
        seen |= readable(folder)
        desk.safekeeping.bring_back(desk.safekeeping.lines()[0].path)
        desk.export(sitting.workshop, folder / "sent.collabdesk", passphrase=passphrase)
        with held_by_another_program(desk.library_path):
            sitting.write_note(SAID[2])
            watch = app.watch_for_faults(window, Ending(paths.log_folder()))
            watch.take(RuntimeError, RuntimeError(SAID[2]), None)
        seen |= readable(folder)
        assert list(paths.rescue_folder().iterdir())
        visit.answers.choice = 1
    return seen


def be_killed(library: Path) -> None:
    arguments = [sys.executable, "-c", KILLED, str(library), WORDS]
    subprocess.run(arguments, check=False, env=dict(os.environ), cwd=Path(__file__).parents[2])
    assert journal_of(library).stat().st_size > 4096


def test_a_locked_way_leaves_nothing_to_read(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, temporary: Path
) -> None:
    library = tmp_path / "library.sqlite"
    assert walk(qtbot, qapp, tmp_path, WORDS) == set()
    assert mark_of(library)
    be_killed(library)
    assert readable(tmp_path) == set()
    recover(library)
    assert readable(tmp_path) == set()
    assert list(temporary.iterdir()) == []


@pytest.mark.usefixtures("temporary")
def test_the_control_finds_the_same_way_without_a_passphrase(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    library = tmp_path / "library.sqlite"
    seen = walk(qtbot, qapp, tmp_path, "")
    be_killed(library)
    seen |= readable(tmp_path)
    kinds = {"library.sqlite", "library-kept-1.sqlite", "library.sqlite-journal", "sent.collabdesk"}
    assert kinds <= seen
    assert any(name.startswith("000001-") for name in seen)
    assert any(name.endswith(".collabdesk") for name in seen - {"sent.collabdesk"})


@pytest.mark.usefixtures("temporary")
def test_setting_the_passphrase_afterwards_leaves_nothing_to_read_either(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    walk(qtbot, qapp, tmp_path, "")
    before = sha256_of(tmp_path / "sent.collabdesk")
    desk = open_desk(tmp_path / "library.sqlite")
    desk.locking.set(WORDS)
    desk.close()
    # What was sent in the open is not ours to lock.
    assert readable(tmp_path) == {"sent.collabdesk"}
    assert sha256_of(tmp_path / "sent.collabdesk") == before
