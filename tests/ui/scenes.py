"""A workshop on the real stage, with a page that follows it as in the shell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Workshop
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.services.sitting import Sitting
from collabdesk.ui.bus import Bus
from collabdesk.ui.change_names import ChangeNames
from collabdesk.ui.page import Page
from collabdesk.ui.stage import QtStage
from tests.ui.desks import NOW, example, open_desk

GROUP = "group-8-partners"
_CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


@dataclass
class Scene:
    """The desk, the stage with a workshop open, and what the stage was told."""

    desk: Desk
    stage: QtStage
    went: list[Step] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def sitting(self) -> Sitting:
        return self.stage.sitting

    @property
    def workshop(self) -> Workshop:
        return self.stage.sitting.workshop


@contextmanager
def open_scene(folder: Path, name: str = "") -> Iterator[Scene]:
    """Open an example workshop, or an empty one where no name is given."""
    with open_desk(folder) as desk:
        if name:
            workshop_id = desk.import_files([example(name)])[0].workshop_id
        else:
            workshop_id = desk.create(NewWorkshop("Workshop 1", "Harbour pathway"))
        bus = Bus()
        stage = QtStage(bus, ChangeNames(str), lambda: NOW)
        stage.open(desk.sit(workshop_id))
        scene = Scene(desk, stage)
        bus.step_asked_for.connect(scene.went.append)
        bus.said.connect(scene.said.append)
        yield scene


def show_page(qtbot: QtBot, scene: Scene, page: Page) -> None:
    """Put *page* on the screen at the smallest size it is made for, with the keyboard."""
    qtbot.addWidget(page)
    scene.stage.bus.workshop_changed.connect(lambda _changes: page.refresh())
    page.resize(1048, 628)
    page.show()
    page.activateWindow()
    page.opened()
    qtbot.waitUntil(lambda: _has_keyboard(page))


def _has_keyboard(page: Page) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is page or page.isAncestorOf(focused))


def unnamed(page: QWidget) -> list[str]:
    """Return the controls that a screen reader has no name for."""
    found = []
    for widget in page.findChildren(QWidget):
        # Fields inside a combo or a spin box are named by their owner.
        if not isinstance(widget, _CONTROLS) or isinstance(widget.parent(), QComboBox):
            continue
        if isinstance(widget, QHeaderView) or not widget.isVisibleTo(page):
            continue
        if widget.objectName().startswith("qt_"):
            continue
        told = QAccessible.queryAccessibleInterface(widget)
        if told is None or not told.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found
