"""The program in a process of its own: a real fault, its dialog, its end, the next start."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from collabdesk import paths
from collabdesk.services.endings import Ending
from collabdesk.services.opening import open_desk

ROOT = Path(__file__).resolve().parents[2]
TYPED = "Quayside said two"

RUN = f"""
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from collabdesk import app
from collabdesk.domain.flow import Step
from collabdesk.services.opening import claim
from collabdesk.ui.dialogs.crash_dialog import CrashDialog
from collabdesk.ui.main_window import MainWindow

deed, library = sys.argv[1], Path(sys.argv[2])
application = app.make_application()

def window():
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None)

def begin():
    if deed == "tell":
        print(window().form.bannerLabel.text(), flush=True)
        window().close()
        return
    window().open_workshop(window().home.form.workshopTable.current_id(), Step.RESULTS)
    stage = window().stage
    stage.perform(lambda: stage.sitting.agree("1.1", 2))
    stage.perform(lambda: stage.sitting.write_evidence("1.1", "{TYPED}"))
    QTimer.singleShot(0, fail)
    watch.timeout.connect(end)
    watch.start()

def fail():
    raise RuntimeError("{TYPED}")

def end():
    dialog = window().findChild(CrashDialog)
    if dialog is not None and dialog.isVisible():
        print(dialog.form.keptLabel.text(), flush=True)
        print(dialog.form.reportEdit.toPlainText(), flush=True)
        if deed == "killed":
            os.abort()
        watch.stop()
        dialog.close()
        window().close()

def wait():
    if window() is not None and window().is_furnished:
        waiting.stop()
        QTimer.singleShot(0, begin)

waiting, watch = QTimer(interval=5), QTimer(interval=5)
waiting.timeout.connect(wait)
waiting.start()
sys.exit(app.run(library, None, claim(library)))
"""


def run(deed: str, library: Path) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-c", RUN, deed, str(library)]
    return subprocess.run(line, check=False, cwd=ROOT, capture_output=True, text=True, timeout=90)


def test_a_fault_saves_first_tells_no_content_and_is_told_at_the_next_start(
    tmp_path: Path,
) -> None:
    library = tmp_path / "library.sqlite"
    with closing(open_desk(library)) as desk:
        made = desk.duplicate(desk.sample())
        desk.remove(desk.sample())
        title = desk.read(made).title
    killed = run("killed", library)
    assert killed.returncode not in (0, 1), killed.stderr
    assert killed.stdout.startswith("All your work is saved.\n")
    assert "builtins.RuntimeError" in killed.stdout
    assert TYPED not in killed.stdout
    told = run("tell", library)
    assert f"did not end properly the last time. All that was saved is here. Kept: “{title}” (" in (
        told.stdout
    ), told.stderr
    assert "answers: 1" in told.stdout
    assert run("tell", library).stdout == "\n", "told once"
    assert run("ended", library).returncode == 0
    assert f"met a fault of its own the last time. All that was saved is here. Kept: “{title}”" in (
        run("tell", library).stdout
    )
    with closing(open_desk(library)) as desk:
        assert desk.read(made).agreed[0].evidence == TYPED
    written = b"".join(p.read_bytes() for p in paths.log_folder().iterdir())
    assert b"RuntimeError" in written
    assert TYPED.encode() not in written
    assert Ending(paths.log_folder()).begin() is None
