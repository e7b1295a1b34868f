"""A start of the program itself, by its own way in, stopped when it has got there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from PySide6.QtWidgets import QApplication

from benchmarks.painting import HEIGHT, WIDTH, FirstPaint, settle, tell_and_leave

if TYPE_CHECKING:
    from collabdesk.services.desk import Desk
    from collabdesk.ui.main_window import MainWindow
    from collabdesk.ui.messages import Messages


def main(until: str, library: str) -> int:
    """Open the window on *library*; tell when it is painted, or when Home is filled and painted."""
    from collabdesk import __main__ as program
    from collabdesk import app
    from collabdesk.ui.main_window import MainWindow

    make, furnish, show = app.make_application, app.furnish, MainWindow.show

    def watched() -> QApplication:
        application = make()
        if until == "painted":
            FirstPaint(application, tell_and_leave)
        return application

    def filled(
        window: MainWindow,
        path: Path,
        messages: Messages | None = None,
        *,
        read_only: bool = False,
    ) -> Desk:
        desk = furnish(window, path, messages, read_only=read_only)
        settle()
        tell_and_leave()
        return desk

    def sized(window: MainWindow) -> None:
        window.resize(WIDTH, HEIGHT)
        show(window)

    with (
        patch.object(app, "make_application", watched),
        patch.object(app, "furnish", filled),
        patch.object(MainWindow, "show", sized),
    ):
        sys.argv[1:] = ["--library", library]
        return program.main()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
