"""How long a key press takes until its answer is committed and painted."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from benchmarks.harness import Figure
from benchmarks.painting import HEIGHT, WIDTH, settle
from collabdesk import app
from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Partner, Workshop
from collabdesk.store.library import Library
from collabdesk.ui.settings import Settings

SEATS = 100
MANY_PARTNERS, MANY_SEATS = 60, 3


class NotCommitted(Exception):
    """A key press did not leave its vote in the library: its time means nothing."""


def figures(folder: Path, sample: Workshop) -> tuple[Figure, ...]:
    """Return the figures of a key press, in workshops with a free seat for each."""
    # First the bare window: the later one has the keyboard.
    bare = _bare(folder)
    floor = "a bare sqlite3 commit at the same durability, and a bare repaint"
    first = replace(sample.partners[0], seats=SEATS, present=True)
    many = tuple(
        replace(first, id=f"{first.id}-{number}", name=f"Partner {number}", seats=MANY_SEATS)
        for number in range(1, MANY_PARTNERS + 1)
    )
    few, crowd = _unscored(sample, (first,)), _unscored(sample, many)
    named = f"the same, with {MANY_PARTNERS} partners of {MANY_SEATS} seats"
    return (
        Figure("key press to committed and painted", _press(folder / "few", few), bare, floor),
        Figure(named, _press(folder / "many", crowd), bare, floor),
    )


def _unscored(sample: Workshop, partners: tuple[Partner, ...]) -> Workshop:
    return replace(
        sample,
        partners=partners,
        rounds=(),
        votes=(),
        tallies=(),
        agreed=(),
        actions=(),
    )


def _press(folder: Path, workshop: Workshop) -> Callable[[], float]:
    folder.mkdir()
    path = folder / "keys.sqlite"
    with closing(Library.open(path)) as library:
        library.add([workshop])
    window = app.make_window(app.make_application(), Settings(folder / "keys.ini"))
    window.resize(WIDTH, HEIGHT)
    window.show()
    app.furnish(window, path)
    window.open_workshop(workshop.id, Step.SCORE)
    settle()
    votes = 0

    def take() -> float:
        nonlocal votes
        window.activateWindow()
        settle()
        began = time.perf_counter()
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_3)
        settle()
        took = time.perf_counter() - began
        votes += 1
        if _votes(path) != votes:
            raise NotCommitted(f"{votes} keys were pressed, and the library holds {_votes(path)}")
        return took

    return take


def _votes(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM vote").fetchone()[0])


def _bare(folder: Path) -> Callable[[], float]:
    connection = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    for pragma in ("journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE vote (seat INTEGER PRIMARY KEY, answer INTEGER) STRICT")
    app.make_application()
    label = QLabel("3")
    label.resize(WIDTH, HEIGHT)
    label.show()
    settle()

    def take() -> float:
        began = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO vote (answer) VALUES (3)")
        connection.execute("COMMIT")
        label.repaint()
        return time.perf_counter() - began

    return take
