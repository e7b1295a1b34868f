"""Take a picture of everything there is to look at into ``screenshots/``.

Pages in their states, dialogs, and the room view before and after the reveal: in both sizes the
program is designed for, in all three themes, and with text of 200 %; the views of the results also
in shades of grey. The pictures are for eyes; nothing compares them.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from sights import Sights

from collabdesk import app as program
from collabdesk.ui.pages.report_page import ReportPage
from collabdesk.ui.settings import Settings
from collabdesk.ui.theme import ThemeChoice

SIZES = ((1280, 720), (1440, 900))
OUT = Path(__file__).resolve().parents[1] / "screenshots"


def main(arguments: list[str]) -> int:
    """Write the pictures; *arguments* may name how the sights begin that are wanted."""
    wanted = tuple(arguments) or ("",)
    OUT.mkdir(exist_ok=True)
    application = program.make_application()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder  # nothing of this goes to the user's own backups
        settings = Settings(Path(folder) / "settings.ini")
        settings.theme = ThemeChoice.LIGHT
        window = program.make_window(application, settings)
        desk = program.furnish(window, Path(folder) / "library.sqlite")
        window.show()
        sights = Sights(window, desk)
        for width, height in SIZES:
            window.resize(width, height)
            _take_all(application, sights, f"{width}x{height}", wanted)
        window.resize(*SIZES[0])
        for theme, size in ((ThemeChoice.DARK, 100), (ThemeChoice.HIGH_CONTRAST, 100),
                            (ThemeChoice.LIGHT, 200)):  # fmt: skip
            settings.theme, settings.text_size = theme, size
            window.restyle()
            _take_all(application, sights, f"{theme}-{size}", wanted)
        window.close()
    return 0


def _take_all(
    application: QApplication, sights: Sights, look: str, wanted: tuple[str, ...]
) -> None:
    for name, seen in sights:
        if not name.startswith(wanted):
            continue
        if name == "report":
            _wait_for_preview(application, seen)
        path = OUT / f"{name}-{look}.png"
        _take(application, seen, path)
        if name.startswith("results"):
            grey = QImage(str(path)).convertToFormat(QImage.Format.Format_Grayscale8)
            grey.save(str(path.with_name(f"{path.stem}-grey.png")))


def _wait_for_preview(application: QApplication, window: QWidget) -> None:
    """Let the preview be drawn: an event tells so, and is waited for without a clock."""
    page = window.findChildren(ReportPage)[0]
    while page.form.drawingLabel.text() or not page.form.pageView.count:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _take(application: QApplication, seen: QWidget, path: Path) -> None:
    for _ in range(3):
        application.processEvents()
    seen.grab().save(str(path))
    sys.stdout.write(f"{path.stem}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
