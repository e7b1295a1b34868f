"""The overview in the smallest window: everything is seen, and nothing moves."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from collabdesk.ui import theme
from collabdesk.ui.models.heat_model import HeatModel
from collabdesk.ui.presenters.results import ResultsPresenter
from collabdesk.ui.presenters.results_state import OverviewState
from collabdesk.ui.widgets.bar_table import BarTable
from collabdesk.ui.widgets.heat_table import HeatTable
from collabdesk.ui.widgets.scale_bar import ScaleBar
from collabdesk.ui.widgets.two_lines import small_metrics, two_lines
from tests.ui.hands import press
from tests.ui.scenes import open_scene
from tests.ui.sights import Sight, sight_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Key = Qt.Key


@pytest.fixture
def seen(qtbot: QtBot, qapp: QApplication, sight: Sight) -> Sight:
    """The page in the type that it is drawn in."""
    theme.load_fonts()
    theme.apply(qapp, theme.Look())
    qtbot.waitUntil(lambda: sight.page.form.findingLabel.font().family() == "Fira Sans")
    QApplication.processEvents()  # what was asked to be laid out anew is laid out
    return sight


def test_all_of_it_is_seen_without_scrolling(seen: Sight) -> None:
    form = seen.page.form
    port = form.overviewScroll.viewport()
    assert form.overviewScroll.verticalScrollBar().maximum() == 0
    assert form.overviewScroll.horizontalScrollBar().maximum() == 0
    for shown in (form.wellList, form.actList, form.differList):
        assert len(shown.buttons) == 3
        for button in shown.buttons:
            place = QRect(button.mapTo(port, button.rect().topLeft()), button.size())
            assert port.rect().contains(place)
            assert button.height() >= button.heightForWidth(button.width())


def names_whole(table: HeatTable) -> bool:
    """Say whether every name of the partners stands over its column without an ellipsis."""
    model, head = table.model(), table.horizontalHeader()
    assert isinstance(model, HeatModel)
    room = max(head.height() - 8, 0)
    for column, partner in enumerate(model.heat.heads):
        wide = max(head.sectionSize(column) - 2, room)
        if any("…" in line for line in two_lines(partner.name, small_metrics(), wide)):
            return False
    return True


def test_partners_are_named_whole(seen: Sight) -> None:
    table = seen.page.form.heatTable
    assert table.horizontalScrollBar().maximum() == 0
    assert names_whole(table)


def test_names_stand_upright_where_there_is_room(seen: Sight, qtbot: QtBot) -> None:
    table = seen.page.form.heatTable
    turned = table.horizontalHeader().height()
    alike = {table.columnWidth(column) for column in range(8)}
    assert len(alike) == 1
    seen.page.resize(1208, 808)
    qtbot.waitUntil(lambda: table.horizontalHeader().height() < turned)
    widths = [table.columnWidth(column) for column in range(8)]
    assert len(set(widths)) > 1
    for column, partner in enumerate(seen.scene.workshop.partners):
        longest = max(map(small_metrics().horizontalAdvance, partner.name.split()))
        assert widths[column] >= longest
    assert not seen.page.grab().isNull()
    press(Key.Key_2)
    large = seen.page.form.whoTable
    assert len({large.columnWidth(column) for column in range(8)}) == 1


def test_no_bar_moves_when_a_figure_changes(seen: Sight) -> None:
    bars = seen.page.form.barTable.findChildren(ScaleBar)
    before = [bar.geometry() for bar in bars]
    sitting = seen.scene.sitting
    for partner in seen.scene.workshop.partners:
        for seat in range(1, partner.seats + 1):
            answer = 1 if seat == 1 else 5
            seen.scene.stage.perform(partial(sitting.record_vote, "2.1", partner.id, seat, answer))
    seen.scene.stage.perform(lambda: sitting.reveal("2.1"))
    seen.scene.stage.perform(lambda: sitting.agree("2.2", None))
    QApplication.processEvents()
    assert [bar.geometry() for bar in bars] == before


def test_what_measures_the_room_is_not_seen(seen: Sight, qtbot: QtBot) -> None:
    table = BarTable()
    qtbot.addWidget(table)
    shown = ResultsPresenter(seen.scene.stage, str).state().shown
    assert isinstance(shown, OverviewState)
    table.show_bars(shown.bars, shown.scale)
    labels = [label for label in table.findChildren(QLabel) if not label.isHidden()]
    assert len(labels) == 4 * 8 + 2


def test_only_cells_that_changed_are_drawn_again(seen: Sight) -> None:
    model = seen.page.form.heatTable.model()
    assert isinstance(model, HeatModel)
    told: list[tuple[int, int]] = []
    heads: list[tuple[Qt.Orientation, int]] = []
    model.dataChanged.connect(lambda at, _to: told.append((at.row(), at.column())))
    model.headerDataChanged.connect(lambda way, first, _last: heads.append((way, first)))
    seen.scene.stage.perform(lambda: seen.scene.sitting.agree("3.1", 5))
    assert told == []
    assert heads == [(Qt.Orientation.Vertical, 2)]
    before = [line.cells for line in model.heat.lines]
    partner = seen.scene.workshop.partners[0].id
    view = model.heat.lines[1].cells[0].text
    sitting = seen.scene.sitting
    seen.scene.stage.perform(lambda: sitting.vote_again("2.1"))
    other = 1 if float(view) > 3 else 5
    seen.scene.stage.perform(lambda: sitting.record_vote("2.1", partner, 1, other))
    seen.scene.stage.perform(lambda: sitting.reveal("2.1"))
    changed = [
        (row, column)
        for row, line in enumerate(model.heat.lines)
        for column, cell in enumerate(line.cells)
        if cell != before[row][column]
    ]
    assert told == changed != []


def test_a_wide_map_keeps_its_last_row_above_the_bar(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    theme.load_fonts()
    theme.apply(qapp, theme.Look())
    with open_scene(tmp_path) as scene:
        scene.sitting.paste_partners("\n".join(f"Partner number {n}" for n in range(60)))
        for partner in scene.workshop.partners:
            scene.sitting.record_vote("1.1", partner.id, 1, 3)
        scene.sitting.reveal("1.1")
        sight = sight_of(qtbot, scene, tmp_path)
        table = sight.page.form.heatTable
        assert table.horizontalScrollBar().maximum() > 0
        assert table.verticalScrollBar().maximum() == 0
        assert table.verticalHeader().length() <= table.viewport().height()


def test_a_view_of_many_rows_does_not_stretch_the_page(seen: Sight) -> None:
    press(Key.Key_2, Key.Key_C)
    QApplication.processEvents()
    assert seen.page.heightForWidth(seen.page.width()) <= seen.page.height()
    for view in (Key.Key_4, Key.Key_5, Key.Key_6, Key.Key_1):
        press(view)
        QApplication.processEvents()
        assert seen.page.heightForWidth(seen.page.width()) <= seen.page.height()
