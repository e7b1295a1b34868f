"""The scoring page on a stage of its own, in a window of the smallest size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from collabdesk.services.sitting import Sitting
from collabdesk.ui.bus import Bus
from collabdesk.ui.change_names import ChangeNames
from collabdesk.ui.page import scrolled
from collabdesk.ui.pages import score_page
from collabdesk.ui.pages.score_page import ScorePage
from collabdesk.ui.stage import QtStage

WHEN = datetime(2026, 11, 20, 10, 42, 7, tzinfo=UTC)
DIGITS = {n: Qt.Key(Qt.Key.Key_0 + n) for n in range(10)}


def digits(*levels: int) -> tuple[Qt.Key, ...]:
    return tuple(DIGITS[level] for level in levels)


@dataclass
class Table:
    """The page on a stage of its own, with what was said and where it wanted to go."""

    page: ScorePage
    stage: QtStage
    area: QScrollArea
    said: list[str] = field(default_factory=list)
    gone: list[object] = field(default_factory=list)

    @property
    def sitting(self) -> Sitting:
        return self.stage.sitting

    def votes(self) -> list[object]:
        return [vote.answer for vote in self.sitting.workshop.votes]

    def agreed(self) -> dict[str, object]:
        return {a.indicator: a.answer for a in self.sitting.workshop.agreed}

    def place(self) -> str:
        return self.page.form.placeLabel.text().partition(" ")[0]


Seated = Callable[..., Table]


def seated_at(qtbot: QtBot, sitting: Sitting, width: int = 1048, height: int = 628) -> Table:
    bus = Bus()
    stage = QtStage(bus, ChangeNames(str), lambda: WHEN)
    stage.open(sitting)
    page = score_page.build(stage, str)
    area = scrolled(page)
    qtbot.addWidget(area)
    table = Table(page, stage, area)
    bus.workshop_changed.connect(lambda _changes: page.refresh())
    bus.said.connect(table.said.append)
    bus.step_asked_for.connect(table.gone.append)
    area.resize(width, height)
    with qtbot.waitExposed(area):
        area.show()
    area.activateWindow()
    page.opened()
    qtbot.waitUntil(page.hasFocus)
    return table


def spoken(page: QWidget) -> list[tuple[str, ...]]:
    """Return every text that a child shows, tells or says."""
    found: list[tuple[str, ...]] = []
    for child in page.findChildren(QWidget):
        text = child.text() if isinstance(child, QLabel | QAbstractButton) else ""
        typed = child.toPlainText() if isinstance(child, QPlainTextEdit) else ""
        checked = str(child.isChecked()) if isinstance(child, QAbstractButton) else ""
        found.append(
            (
                child.objectName(),
                text,
                typed,
                checked,
                child.toolTip(),
                child.statusTip(),
                child.whatsThis(),
                child.accessibleName(),
                child.accessibleDescription(),
            )
        )
    return found
