"""The views of the results: walked by keys, told to a screen reader, saved as pictures."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import run

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QImage, QShortcut
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import NAME_LIMIT
from collabdesk.services.desk import NewWorkshop
from collabdesk.tokens import DARK, HIGH_CONTRAST, LIGHT, Palette
from collabdesk.ui import theme
from collabdesk.ui.charts.plot import PlotChart
from collabdesk.ui.dialogs.picture_dialog import PictureDialog
from collabdesk.ui.models.heat_model import HeatModel
from collabdesk.ui.pages import results_page
from collabdesk.ui.pages.results_page import ResultsPage
from collabdesk.ui.presenters.place import place_of
from collabdesk.ui.settings import Settings
from tests.ui.desks import Answers
from tests.ui.hands import KEYPAD, click, double_click, focused, press
from tests.ui.scenes import GROUP, Scene, open_scene, show_page

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Key = Qt.Key
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


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with open_scene(tmp_path, GROUP) as opened:
        yield opened


@pytest.fixture
def sight(qtbot: QtBot, qapp: QApplication, scene: Scene, tmp_path: Path) -> Sight:
    theme.load_fonts()
    theme.apply(qapp, theme.Look())
    return sight_of(qtbot, scene, tmp_path)


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


def test_every_view_has_a_button_that_shows_its_key(sight: Sight) -> None:
    buttons = sight.page.form.viewSwitch.buttons
    assert [b.property("keyHint") for b in buttons] == ["1", "2", "3", "4", "5", "6"]
    for place, button in enumerate(buttons):
        click(button)
        assert [b.isChecked() for b in buttons].index(True) == place
    press(Key.Key_2, holding=KEYPAD)
    assert buttons[1].isChecked()
    assert not any(key.autoRepeat() for key in sight.page.findChildren(QShortcut))


def test_the_overview_shows_bars_and_map_beside_each_other(sight: Sight) -> None:
    form = sight.page.form
    bars, heat = form.barsCard.geometry(), form.heatCard.geometry()
    assert heat.left() > bars.right()
    assert form.heatTable.model().rowCount() == 8
    assert form.heatTable.model().columnCount() == 8
    # whole: nothing to scroll by within the card
    assert form.heatTable.verticalScrollBar().maximum() == 0
    assert form.heatTable.horizontalScrollBar().maximum() == 0


def test_the_map_is_walked_by_arrows_and_says_each_cell(sight: Sight) -> None:
    press(Key.Key_2)
    table = sight.page.form.whoTable
    assert focused() is table
    press(Key.Key_Down, Key.Key_Right)
    model = table.model()
    assert isinstance(model, HeatModel)
    cell = model.heat.lines[1].cells[1]
    assert cell.said in told_cells(table)
    assert cell.said.startswith("Community trust, 2 Partners committed: ")
    assert told(table, Told.Name) == "Who sees what"
    assert told(table, Told.Description) == "8 rows, 8 partners. Each cell is one partner’s view."
    line = model.heat.lines[1]
    assert sight.page.form.betweenLabel.text() == f"{line.name}: {line.between}"
    assert model.data(model.index(1, 1), Qt.ItemDataRole.ToolTipRole) == cell.said


def test_one_key_hides_the_names_everywhere(sight: Sight) -> None:
    names = [p.name for p in sight.scene.workshop.partners]
    for view in (Key.Key_1, Key.Key_2):
        press(view)
        table = sight.page.form.heatTable if view == Key.Key_1 else sight.page.form.whoTable
        model = table.model()
        assert isinstance(model, HeatModel)
        if view == Key.Key_1:
            press(Key.Key_H)
        assert [h.name for h in model.heat.heads] == list("ABCDEFGH")
        said = " ".join(
            [c.said for line in model.heat.lines for c in line.cells]
            + [line.between + line.within for line in model.heat.lines]
        )
        assert not any(name in said for name in names)
    assert not any(name in sight.page.form.betweenLabel.text() for name in names)
    press(Key.Key_H)
    assert isinstance(model, HeatModel)
    assert [h.name for h in model.heat.heads] == names


def test_rows_and_order_of_the_map_change_by_key_and_by_head(sight: Sight) -> None:
    press(Key.Key_2, Key.Key_C)
    table, form = sight.page.form.whoTable, sight.page.form
    assert table.model().rowCount() == 33
    assert form.rowsSwitch.buttons[1].isChecked()
    press(Key.Key_S, Key.Key_S)
    assert form.heatOrderSwitch.buttons[2].isChecked()
    head = table.horizontalHeader()
    middle = QPoint(head.sectionViewportPosition(2) + 5, head.height() // 2)
    click(head.viewport(), middle)
    assert form.heatOrderSwitch.buttons[3].isChecked()
    model = table.model()
    assert isinstance(model, HeatModel)
    assert model.heat.sorted_by == model.heat.heads[2].key
    values = [line.cells[2].text for line in model.heat.lines]
    given = [float(value) for value in values if value not in {"?", "–"}]
    assert given == sorted(given)
    click(form.heatOrderSwitch.buttons[0])
    assert [line.key for line in model.heat.lines][:2] == ["1.1", "1.2"]
    press(Key.Key_Return)
    assert sight.scene.went == [Step.SCORE]
    assert place_of(sight.scene.stage).take(sight.scene.workshop.id)


def test_a_row_of_characteristics_opens_nothing(sight: Sight) -> None:
    press(Key.Key_2, Key.Key_Return)
    assert sight.scene.went == []


def test_indicators_are_filtered_and_sorted_by_key_and_button(sight: Sight) -> None:
    press(Key.Key_3, Key.Key_F)
    form = sight.page.form
    split = [r.id for r in sight.scene.sitting.results.indicators if r.agreement_band == "split"]
    assert form.indicatorTable.model().rowCount() == len(split)
    click(form.filterSwitch.buttons[4])
    assert form.indicatorTable.model().rowCount() == 0
    assert form.emptyLabel.text() == "No indicator is like that."
    click(form.filterSwitch.buttons[0])
    press(Key.Key_S)
    assert form.orderSwitch.buttons[1].isChecked()
    scores = {r.id: r.score for r in sight.scene.sitting.results.indicators}
    model = form.indicatorTable.model()
    shown = [str(model.index(row, 0).data()) for row in range(33)]
    assert sorted(shown) == sorted(scores)
    assert [scores[i] for i in shown] == sorted(s for s in scores.values() if s is not None)
    assert any(said.startswith(f"{shown[0]} ") for said in told_cells(form.indicatorTable))


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


# pictures


def ask(sight: Sight) -> PictureDialog:
    press(Key.Key_P)
    found = sight.page.findChildren(PictureDialog)[-1]
    assert found.isVisible()
    return found


@pytest.mark.parametrize("view", range(1, 6))
def test_every_view_is_saved_as_png_of_the_size_asked(
    sight: Sight, tmp_path: Path, view: int
) -> None:
    press(Qt.Key(Key.Key_0 + view))
    sight.answers.save_to = tmp_path / "picture"
    dialog = ask(sight)
    dialog.form.widthBox.setValue(900)
    dialog.form.heightBox.setValue(640)
    assert dialog.form.sizeBox.currentIndex() == dialog.form.sizeBox.count() - 1
    click(dialog.form.pngButton)
    image = QImage(str(tmp_path / "picture.png"))
    assert image.size() == QSize(900, 640)
    assert image.text("Title")
    colours = {image.pixel(x, y) for x in range(0, 900, 9) for y in range(0, 640, 7)}
    assert len(colours) > 10
    assert sight.scene.said[-1] == "Picture saved: picture.png"


@pytest.mark.parametrize("view", range(1, 6))
def test_every_view_is_saved_as_svg_with_its_words_as_text(
    sight: Sight, tmp_path: Path, view: int
) -> None:
    press(Qt.Key(Key.Key_0 + view))
    sight.answers.save_to = tmp_path / "picture.svg"
    click(ask(sight).form.svgButton)
    drawn = (tmp_path / "picture.svg").read_text(encoding="utf-8")
    words = re.findall(r"<text [^>]*>([^<]*)", drawn)
    assert any("Harbour frailty pathway" in text for text in words)
    assert 'viewBox="0 0 1920 1080"' in drawn
    assert QSvgRenderer(drawn.encode()).isValid()


def test_a_picture_is_copied(sight: Sight) -> None:
    click(ask(sight).form.copyButton)
    assert QGuiApplication.clipboard().image().size() == QSize(1920, 1080)
    assert sight.scene.said[-1] == "Picture copied."


def test_the_overview_offers_both_its_pictures(sight: Sight, tmp_path: Path) -> None:
    dialog = ask(sight)
    box = dialog.form.whatBox
    assert isinstance(box, QComboBox)
    assert [box.itemText(n) for n in range(2)] == ["Eight characteristics", "Who sees what"]
    box.setCurrentIndex(1)
    dialog.form.sizeBox.setCurrentIndex(1)
    dialog.form.sizeBox.activated.emit(1)
    sight.answers.save_to = tmp_path / "heat.png"
    click(dialog.form.pngButton)
    assert QImage(str(tmp_path / "heat.png")).size() == QSize(1280, 720)
    assert sight.answers.suggested[-1].name == "Harbour frailty pathway - Who sees what.png"


def test_a_picture_that_cannot_be_written_is_said(sight: Sight, tmp_path: Path) -> None:
    sight.answers.save_to = tmp_path / "none" / "picture.png"
    click(ask(sight).form.pngButton)
    assert "no such folder" in sight.answers.asked[-1]
    assert sight.scene.said == []


def test_no_picture_is_taken_where_none_is_wanted(sight: Sight) -> None:
    click(ask(sight).form.pngButton)
    click(ask(sight).form.cancelButton)
    assert sight.scene.said == []


# themes and large names


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda p: p.name)
def test_charts_follow_the_theme(qapp: QApplication, sight: Sight, palette: Palette) -> None:
    press(Key.Key_4)
    theme.apply(qapp, theme.Look(palette))
    picture = sight.chart.grab().toImage()
    assert picture.pixelColor(3, 3) == QColor(palette.surface)
    theme.apply(qapp, theme.Look())


def test_two_hundred_partners_with_the_longest_names_fit(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    theme.load_fonts()
    theme.apply(qapp, theme.Look())
    scripts = ("漢字の名前", "اسم طويل جدا", "Ĉiuĵaŭde ", "नाम लंबा ", "W<b>&")
    with open_scene(tmp_path) as scene:
        names = [(scripts[n % 5] * NAME_LIMIT)[: NAME_LIMIT - 4] + f" {n}" for n in range(200)]
        scene.sitting.paste_partners("\n".join(names))
        for partner in scene.workshop.partners:
            scene.sitting.record_vote("1.1", partner.id, 1, 3)
        scene.sitting.reveal("1.1")
        sight = sight_of(qtbot, scene, tmp_path)
        for view in range(1, 7):
            press(Qt.Key(Key.Key_0 + view))
            assert sight.page.minimumSizeHint().width() <= 1048
        press(Key.Key_2, Key.Key_C)
        table = sight.page.form.whoTable
        model = table.model()
        assert model.columnCount() == 200
        assert sight.page.form.betweenLabel.text().endswith("All 200 partners say 3.")
        tip = model.headerData(4, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        assert "&lt;b&gt;" in str(tip)
        press(Key.Key_End)
        assert table.horizontalScrollBar().value() > 0
        assert not sight.page.grab().isNull()


@pytest.mark.parametrize("name", ["anonymous-show-of-hands", "solo", ""])
def test_where_there_are_no_names_it_says_why(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    with open_scene(tmp_path, name) as scene:
        sight = sight_of(qtbot, scene, tmp_path)
        form = sight.page.form
        assert not form.heatTable.isVisible()
        assert form.noHeatLabel.text()
        press(Key.Key_2)
        assert not form.whoTable.isVisible()
        assert form.noWhoLabel.isVisible()
        assert form.noWhoLabel.text() == form.noHeatLabel.text()
