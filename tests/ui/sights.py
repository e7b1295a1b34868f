"""The page of the results with what stands behind it, and what it tells a screen reader."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from collabdesk.ui.charts.plot import PlotChart
from collabdesk.ui.pages import results_page
from collabdesk.ui.pages.results_page import ResultsPage
from collabdesk.ui.settings import Settings
from tests.ui.desks import Answers
from tests.ui.scenes import Scene, show_page

Told = QAccessible.Text


@dataclass
class Sight:
    """The page with what stands behind it."""

    page: ResultsPage
    scene: Scene
    answers: Answers

    @property
    def chart(self) -> PlotChart:
        made = self.page.form.chartPanel.chart
        assert made is not None
        return made


def sight_of(qtbot: QtBot, scene: Scene, folder: Path) -> Sight:
    answers = Answers()
    page = results_page.build(scene.stage, str, Settings(folder / "settings.ini"), answers)
    show_page(qtbot, scene, page)
    return Sight(page, scene, answers)


def told(widget: QWidget, what: QAccessible.Text) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(what)


def told_cells(widget: QWidget) -> list[str]:
    """Return what a screen reader is told of heads and cells of a table, row by row."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return [interface.child(place).text(Told.Name) for place in range(interface.childCount())]
