"""The views of the results: walked by keys, told to a screen reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import NAME_LIMIT
from collabdesk.ui import theme
from collabdesk.ui.models.heat_model import HeatModel
from collabdesk.ui.presenters.place import place_of
from tests.ui.hands import KEYPAD, click, focused, press
from tests.ui.scenes import open_scene
from tests.ui.sights import Sight, Told, sight_of, told, told_cells

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Key = Qt.Key


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


def test_a_row_of_characteristics_leads_to_its_first_indicator(sight: Sight) -> None:
    press(Key.Key_2, Key.Key_Down, Key.Key_Return)
    assert sight.scene.went == [Step.SCORE]
    assert place_of(sight.scene.stage).take(sight.scene.workshop.id) == "2.1"


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


def test_enter_opens_an_indicator_after_a_filter_and_an_order(sight: Sight) -> None:
    press(Key.Key_3)
    table = sight.page.form.indicatorTable
    split = [r.id for r in sight.scene.sitting.results.indicators if r.agreement_band == "split"]
    assert "1.1" not in split
    press(Key.Key_F)
    assert table.key() == split[0]
    press(Key.Key_Down)
    for key in (Key.Key_S, Key.Key_S):
        press(key)
        assert table.key() == split[1]
    click(sight.page.form.filterSwitch.buttons[0])
    assert table.key() == split[1]
    click(sight.page.form.filterSwitch.buttons[4])
    assert table.key() == ""
    click(sight.page.form.filterSwitch.buttons[0])
    first = table.model().index(0, 0).data()
    table.setFocus()
    press(Key.Key_Return)
    assert place_of(sight.scene.stage).take(sight.scene.workshop.id) == first


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
