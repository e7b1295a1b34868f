"""Take a picture of every page, with the sample workshop, into ``screenshots/``.

Both sizes the program is designed for, all three themes, and 200 % text; the views of the results
also in shades of grey. The pictures are for
eyes; nothing compares them.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from collabdesk import app as program
from collabdesk.domain.flow import Step
from collabdesk.ui.main_window import MainWindow
from collabdesk.ui.pages.report_page import ReportPage
from collabdesk.ui.pages.results_page import ResultsPage
from collabdesk.ui.presenters.results_state import View
from collabdesk.ui.settings import Settings
from collabdesk.ui.theme import ThemeChoice

SIZES = ((1280, 720), (1440, 900))
OUT = Path(__file__).resolve().parents[1] / "screenshots"


def main(arguments: list[str]) -> int:
    """Write the pictures; *arguments* may name the steps wanted."""
    wanted = set(arguments)
    application = program.make_application()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.ini")
        settings.theme = ThemeChoice.LIGHT
        library = Path(folder) / "library.sqlite"
        window = program.make_window(application, settings)
        workshop = program.furnish(window, library).sample()
        window.show()
        for width, height in SIZES:
            window.resize(width, height)
            _pages(application, window, workshop, f"{width}x{height}", wanted)
        for theme, size in ((ThemeChoice.DARK, 100), (ThemeChoice.HIGH_CONTRAST, 100),
                            (ThemeChoice.LIGHT, 200)):  # fmt: skip
            settings.theme, settings.text_size = theme, size
            window.restyle()
            _pages(application, window, workshop, f"{theme}-{size}", wanted)
        window.close()
    return 0


def _pages(
    application: QApplication, window: MainWindow, workshop: str, name: str, wanted: set[str]
) -> None:
    OUT.mkdir(exist_ok=True)
    if not wanted or "home" in wanted:
        window.show_home()
        _take(application, window, f"home-{name}")
    for step in Step:
        if not wanted or step in wanted:
            window.open_workshop(workshop, step)
            if step is Step.REPORT:
                _wait_for_preview(application, window)
            _take(application, window, f"{step}-{name}")
            if step is Step.RESULTS:
                _views(application, window, name)


def _wait_for_preview(application: QApplication, window: MainWindow) -> None:
    """Let the preview be drawn: an event tells so, and is waited for without a clock."""
    page = window.findChildren(ReportPage)[0]
    while page.form.drawingLabel.text() or not page.form.pageView.count:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _views(application: QApplication, window: MainWindow, name: str) -> None:
    """Take the other views of the results, and each of them in shades of grey too."""
    page = window.findChildren(ResultsPage)[0]
    for view in View:
        page.view_chosen.emit(view)
        _take(application, window, f"results-{view}-{name}")
        picture = QImage(str(OUT / f"results-{view}-{name}.png"))
        grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
        grey.save(str(OUT / f"results-{view}-{name}-grey.png"))


def _take(application: QApplication, window: MainWindow, name: str) -> None:
    for _ in range(3):
        application.processEvents()
    window.grab().save(str(OUT / f"{name}.png"))
    sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
