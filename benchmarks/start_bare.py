"""The floor of a start: a bare window, and for a filled one SQLAlchemy and a bare query."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLabel

from benchmarks.painting import HEIGHT, WIDTH, FirstPaint, settle, tell_and_leave


def _query(library: str, label: QLabel) -> None:
    from sqlalchemy import create_engine

    with create_engine(f"sqlite:///{library}").connect() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM workshop").fetchall()
    label.setText(f"{len(rows)}")
    settle()
    tell_and_leave()


def main(until: str, library: str) -> int:
    """Open the window; tell when it is painted, or when the query is shown in it."""
    application = QApplication(sys.argv[:1])
    label = QLabel("CollabDesk")
    label.resize(WIDTH, HEIGHT)
    FirstPaint(
        application, tell_and_leave if until == "painted" else lambda: _query(library, label)
    )
    label.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
