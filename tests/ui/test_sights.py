"""Every page, state and dialog: each control has its name, and large text is never cut."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from sights import Sights

from collabdesk.ui.main_window import MainWindow
from collabdesk.ui.page import PageArea
from collabdesk.ui.widgets.elided_label import ElidedLabel
from collabdesk.ui.widgets.finding_button import FindingButton
from tests.ui.scenes import unnamed
from tests.ui.visits import visiting


def sideways(window: QWidget) -> list[str]:
    """Return the pages that would have to be scrolled sideways."""
    areas = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
    return [
        f"{area.objectName()} scrolls sideways"
        for area in areas
        if isinstance(area, PageArea) or area.objectName() == "homeScroll"
        if area.horizontalScrollBar().maximum()
    ]


def cut(window: QWidget) -> list[str]:
    """Return the words that do not have the room they need."""
    shown = [w for w in window.findChildren(QWidget) if w.isVisible()]
    labels = [w for w in shown if isinstance(w, QLabel) and not isinstance(w, ElidedLabel)]
    buttons = [
        w for w in shown if isinstance(w, QAbstractButton) and not isinstance(w, FindingButton)
    ]
    plain = [w for w in (*labels, *buttons) if not (isinstance(w, QLabel) and w.wordWrap())]
    wrapped = [w for w in labels if w.wordWrap() and w.text()]
    return [
        f"{w.objectName()} {w.size().toTuple()}"
        for w, height in (
            *((w, w.minimumSizeHint().height()) for w in plain),
            *((w, w.heightForWidth(w.width())) for w in wrapped),
        )
        if height > w.height() + 1 or (w in plain and w.minimumSizeHint().width() > w.width() + 1)
    ]


def faults(seen: QWidget) -> list[str]:
    """Return what is wrong once all is laid out, which wrapped words need some passes for."""
    found: list[str] = []
    for _ in range(3):
        QApplication.processEvents()
        found = unnamed(seen)
        if isinstance(seen, MainWindow):
            found += sideways(seen) + cut(seen)
        if not found:
            break
    return found


def test_at_twice_the_text_size_all_is_named_and_whole(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with visiting(qtbot, qapp, tmp_path) as visit:
        sights = Sights(visit.window, visit.desk)
        visit.settings.text_size = 200
        visit.window.restyle()
        wrong = {name: found for name, seen in sights if (found := faults(seen))}
    assert wrong == {}
