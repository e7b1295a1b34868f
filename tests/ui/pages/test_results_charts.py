"""The charts of the results: read point by point by keys, mouse and screen reader."""

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import run

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsTextItem, QToolTip
from pytestqt.qtbot import QtBot

from collabdesk.domain.flow import Step
from collabdesk.services.desk import NewWorkshop
from collabdesk.tokens import DARK, HIGH_CONTRAST, LIGHT, Palette
from collabdesk.ui import theme
from collabdesk.ui.presenters.place import place_of
from tests.ui.hands import click, double_click, focused, press
from tests.ui.sights import Sight, Told, sight_of, told, told_cells

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Key = Qt.Key


@pytest.mark.parametrize(
    ("view", "name", "first"),
    [
        (Key.Key_4, "Radar of the characteristics", "1 Purpose with values: "),
        (Key.Key_5, "From the first round to the last", "3.2: median 3.5 to 3, "),
    ],
)
def test_a_chart_tells_name_summary_and_the_point_read(
    sight: Sight, view: Qt.Key, name: str, first: str
) -> None:
    press(view)
    chart = sight.chart
    assert focused() is chart
    assert told(chart, Told.Name) == name
    assert told(chart, Told.Description) == sight.page.form.chartPanel.summary.text() != ""
    assert told(chart, Told.Value).startswith(first)
    interface = QAccessible.queryAccessibleInterface(chart)
    assert interface is not None
    assert interface.role() == QAccessible.Role.Chart
    before = told(chart, Told.Value)
    press(Key.Key_Down if view == Key.Key_5 else Key.Key_Right)
    after = told(chart, Told.Value)
    assert after != before
    assert sight.page.form.chartPanel.reading.text() == after


def test_the_next_chart_is_read_from_its_first_point(sight: Sight) -> None:
    press(Key.Key_4, Key.Key_Right)
    press(Key.Key_5)
    assert focused() is sight.chart
    assert sight.page.form.chartPanel.reading.text().startswith("3.2: ")


@pytest.mark.no_cover
def test_names_around_a_narrow_radar_stand_in_two_lines(sight: Sight, qapp: QApplication) -> None:
    press(Key.Key_4)
    assert any(text.startswith("4 Leaders span boundaries ") for text in texts(sight))
    theme.apply(qapp, theme.Look(text_size=200))
    QApplication.processEvents()
    assert any(text.startswith("4 Leaders span\nboundaries ") for text in texts(sight))


def texts(sight: Sight) -> list[str]:
    items = sight.chart.scene().items()
    return [item.toPlainText() for item in items if isinstance(item, QGraphicsTextItem)]


def test_every_point_of_a_chart_can_be_reached_by_arrows(sight: Sight) -> None:
    press(Key.Key_4)
    read = [sight.chart.value_said()]
    for _ in range(9):
        press(Key.Key_Right)
        read.append(sight.chart.value_said())
    assert len(set(read)) == 8
    assert read[7] == read[9]
    press(*[Key.Key_Left] * 7)
    assert sight.chart.value_said() == read[0]
    press(Key.Key_4)
    assert sight.chart.value_said() == read[0]


def test_a_round_leads_to_its_indicator(sight: Sight) -> None:
    press(Key.Key_5, Key.Key_Down, Key.Key_Right, Key.Key_Return)
    assert sight.scene.went == [Step.SCORE]
    assert place_of(sight.scene.stage).take(sight.scene.workshop.id) == "5.1"


def test_a_characteristic_on_the_radar_leads_to_its_first_indicator(sight: Sight) -> None:
    place = place_of(sight.scene.stage)
    press(Key.Key_4, Key.Key_Right, Key.Key_Return)
    assert sight.scene.went == [Step.SCORE]
    assert place.take(sight.scene.workshop.id) == "2.1"
    press(Key.Key_T)
    table = sight.page.form.chartPanel.table
    table.setFocus()
    table.selectRow(2)
    press(Key.Key_Return)
    assert place.take(sight.scene.workshop.id) == "3.1"


def test_the_mouse_reads_a_point_and_opens_it(sight: Sight) -> None:
    press(Key.Key_5)
    chart = sight.chart
    point = chart._state.series[1].points[2]
    assert point is not None
    QApplication.processEvents()  # the axes take their room
    at = chart.getPlotItem().vb.mapViewToScene(QPointF(*point.at)).toPoint()
    QTest.mouseMove(chart.viewport(), QPoint(2, 2))
    QTest.mouseMove(chart.viewport(), at)
    assert QToolTip.text() == point.said
    click(chart.viewport(), at)
    assert chart.value_said() == point.said
    double_click(chart.viewport(), at)
    assert place_of(sight.scene.stage).take(sight.scene.workshop.id) == point.opens
    QTest.mouseMove(chart.viewport(), QPoint(2, 2))


def test_a_chart_has_the_same_as_a_table(sight: Sight) -> None:
    press(Key.Key_5, Key.Key_T)
    panel = sight.page.form.chartPanel
    assert panel.table.isVisible()
    assert sight.page.form.asTableButton.isChecked()
    assert panel.table.model().rowCount() == len(sight.chart._state.rows)
    panel.table.setFocus()
    panel.table.selectRow(0)
    press(Key.Key_Return)
    assert sight.scene.went == [Step.SCORE]
    press(Key.Key_T)
    assert not panel.table.isVisible()


def test_a_point_that_is_gone_is_read_no_longer(sight: Sight) -> None:
    press(Key.Key_4, *[Key.Key_Right] * 7)
    assert sight.chart.value_said().startswith("8 ")
    sight.scene.stage.perform(lambda: sight.scene.sitting.set_scope((1, 2, 3)))
    assert sight.chart.value_said() == ""
    assert sight.page.form.chartPanel.reading.text() == ""


def test_the_trend_stands_beside_who_was_there(qtbot: QtBot, sight: Sight, tmp_path: Path) -> None:
    scene = sight.scene
    draft = NewWorkshop("Next", scene.workshop.collaboration.name)
    after = scene.desk.sit(scene.desk.create(draft))
    for indicator in scene.sitting.framework.indicators:
        after.agree(indicator.id, 5)
    scene.stage.open(after)
    fresh = sight_of(qtbot, scene, tmp_path)
    press(Key.Key_6)
    form = fresh.page.form
    assert form.chartPanel.beside.model().rowCount() == 2
    assert any(said.startswith("Next: ") for said in told_cells(form.chartPanel.beside))
    assert "up: " in form.chartPanel.summary.text()
    press(Key.Key_Right, Key.Key_Down)
    assert "up by" in told(fresh.chart, Told.Value)


def test_a_workshop_without_history_says_so(sight: Sight) -> None:
    press(Key.Key_6)
    panel = sight.page.form.chartPanel
    assert panel.why_not.isVisible()
    assert "first workshop here" in panel.why_not.text()
    assert not sight.page.form.pictureButton.isEnabled()
    assert panel.chart is None


def test_pyqtgraph_is_not_loaded_before_a_chart_is_shown() -> None:
    code = (
        "import sys; import collabdesk.app, collabdesk.ui.pages.results_page;"
        "sys.exit('pyqtgraph' in sys.modules or 'numpy' in sys.modules)"
    )
    assert run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.no_cover
@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda p: p.name)
def test_charts_follow_the_theme(qapp: QApplication, sight: Sight, palette: Palette) -> None:
    press(Key.Key_4)
    theme.apply(qapp, theme.Look(palette))
    picture = sight.chart.grab().toImage()
    assert picture.pixelColor(3, 3) == QColor(palette.surface)
    theme.apply(qapp, theme.Look())
