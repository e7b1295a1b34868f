from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Partner
from collabdesk.ui.models.partner_model import Column
from collabdesk.ui.pages import partners_page
from collabdesk.ui.pages.partners_page import PartnersPage
from collabdesk.ui.stage import QtStage
from tests.ui.hands import ALT, CTRL, click, focused, press, type_text
from tests.ui.sittings import open_stage, put_on, qt_stage

# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Shown:
    """The page on the screen, with the stage it acts on."""

    def __init__(self, page: PartnersPage, stage: QtStage) -> None:
        self.page, self.stage = page, stage
        self.went: list[Step] = []
        stage.bus.step_asked_for.connect(self.went.append)

    @property
    def partners(self) -> tuple[Partner, ...]:
        return self.stage.sitting.workshop.partners

    def names(self) -> str:
        return "".join(partner.name for partner in self.partners)

    def place(self, row: int, column: int) -> QPoint:
        table = self.page.form.partnerTable
        return table.visualRect(table.model().index(row, column)).center()

    def click(self, row: int, column: int, beside: int = 0) -> None:
        table = self.page.form.partnerTable
        click(table.viewport(), self.place(row, column) + QPoint(beside, 0))

    def stand_on(self, row: int, column: int) -> None:
        self.page.form.partnerTable.setFocus()
        self.page.form.partnerTable.choose(row, column)


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    with open_stage(tmp_path) as (fake, _desk):
        stage = qt_stage(fake.sitting)
        page = partners_page.build(stage, str)
        qtbot.addWidget(page)
        put_on(stage, page)
        yield Shown(page, stage)


@pytest.fixture
def table(empty: Shown) -> Shown:
    empty.stage.perform(lambda: empty.stage.sitting.paste_partners("A; 2\nB\nC"))
    empty.page.opened()
    return empty


def test_typing_begins_at_once_and_goes_on_with_enter(empty: Shown) -> None:
    for line in ("Acute trust; 2", "Council"):
        type_text(line)
        press(Qt.Key.Key_Return)
    assert [(p.name, p.seats) for p in empty.partners] == [("Acute trust", 2), ("Council", 1)]
    assert empty.page.form.addField.hasFocus()
    assert empty.page.form.addField.text() == ""
    assert empty.page.form.totalsLabel.text() == "2 partners · 3 seats present"
    press(Qt.Key.Key_Return)
    assert empty.went == [Step.SCORE]


def test_a_refused_line_stays_in_the_field(table: Shown) -> None:
    table.page.form.addField.setFocus()
    type_text("b")
    press(Qt.Key.Key_Return)
    assert table.page.form.addField.text() == "b"
    assert table.page.form.addError.isVisible()
    type_text("c")
    assert not table.page.form.addError.isVisible()


def test_several_lines_pasted_into_the_field_add_several(empty: Shown) -> None:
    QGuiApplication.clipboard().setText("Acute trust; 2\r\nCouncil\r\n")
    press(Qt.Key.Key_V, holding=CTRL)
    assert [p.name for p in empty.partners] == ["Acute trust", "Council"]
    QGuiApplication.clipboard().setText("Hospice\n")
    press(Qt.Key.Key_V, holding=CTRL)
    assert empty.page.form.addField.text() == "Hospice"


def test_a_faulty_list_opens_to_be_mended(empty: Shown) -> None:
    QGuiApplication.clipboard().setText("Council\nCouncil")
    press(Qt.Key.Key_V, holding=CTRL)
    assert empty.names() == ""
    assert empty.page.form.pasteError.text().startswith("Line 2: ")
    assert empty.page.form.pasteField.hasFocus()
    press(Qt.Key.Key_End, holding=CTRL)
    type_text(" 2")
    press(Qt.Key.Key_Return, holding=CTRL)
    assert [p.name for p in empty.partners] == ["Council", "Council 2"]
    assert not empty.page.form.pastePanel.isVisible()


def test_escape_closes_the_list(empty: Shown) -> None:
    empty.page.form.pasteButton.click()
    press(Qt.Key.Key_Escape)
    assert not empty.page.form.pastePanel.isVisible()


def test_a_name_is_typed_in_place(table: Shown, qtbot: QtBot) -> None:
    table.click(1, Column.NAME)
    qtbot.waitUntil(lambda: focused().objectName() == "nameEditor")
    press(Qt.Key.Key_A, holding=CTRL)
    type_text("Borough")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.names() == "ABoroughC")
    assert table.went == []


def test_seats_are_typed_stepped_and_clicked(table: Shown, qtbot: QtBot) -> None:
    table.stand_on(1, Column.SEATS)
    type_text("7")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.partners[1].seats == 7)
    table.page.form.partnerTable.setFocus()
    type_text("+")
    type_text("-")
    type_text("-")
    assert table.partners[1].seats == 6
    table.click(1, Column.SEATS, beside=45)
    table.click(1, Column.SEATS, beside=45)
    table.click(1, Column.SEATS, beside=-45)
    assert table.partners[1].seats == 7


def test_no_seats_is_refused_where_it_was_typed(table: Shown, qtbot: QtBot) -> None:
    table.stand_on(1, Column.SEATS)
    type_text("0")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.page.model.index(1, Column.SEATS).data() == "0")
    spoken = table.page.model.index(1, Column.SEATS).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Seats of B: 0" in spoken
    assert "0 seats cannot be" in spoken
    assert table.partners[1].seats == 1
    table.stand_on(1, Column.SEATS)
    press(Qt.Key.Key_Escape)
    assert table.page.model.index(1, Column.SEATS).data() == "1"


def test_presence_is_ticked_by_space_and_mouse(table: Shown) -> None:
    table.stand_on(2, Column.PRESENT)
    press(Qt.Key.Key_Space)
    assert not table.partners[2].present
    table.click(2, Column.PRESENT)
    assert table.partners[2].present


def test_partners_move_and_the_cursor_goes_along(table: Shown) -> None:
    table.stand_on(2, Column.NAME)
    press(Qt.Key.Key_Up, holding=ALT)
    press(Qt.Key.Key_Up, holding=ALT)
    assert table.names() == "CAB"
    assert table.page.form.partnerTable.currentIndex().row() == 0
    table.click(0, Column.DOWN)
    table.click(2, Column.UP)
    assert table.names() == "ABC"


def test_a_removed_partner_comes_back_in_its_place(table: Shown) -> None:
    table.stand_on(1, Column.NAME)
    press(Qt.Key.Key_Delete)
    assert table.names() == "AC"
    table.click(1, Column.REMOVE)
    assert table.names() == "A"
    table.stage.undo_stack.undo()
    table.stage.undo_stack.undo()
    assert table.names() == "ABC"
    assert table.page.model.rowCount() == 3


def test_enter_on_the_page_goes_on(table: Shown) -> None:
    press(Qt.Key.Key_Enter)
    assert table.went == [Step.SCORE]
    press(Qt.Key.Key_A)
    assert table.page.form.addField.hasFocus()
    table.page.form.backButton.click()
    assert table.went == [Step.SCORE, Step.PURPOSE]


def test_two_hundred_partners_scroll_inside_the_card(empty: Shown, qtbot: QtBot) -> None:
    names = "\n".join(f"Partner {n}" for n in range(200))
    empty.stage.perform(lambda: empty.stage.sitting.paste_partners(names))
    qtbot.waitUntil(lambda: empty.page.form.partnerTable.verticalScrollBar().maximum() > 0)
    assert empty.page.height() == 628


def test_every_cell_is_named_for_the_ear(table: Shown) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [table.page.model.index(0, column).data(role) for column in Column]
    assert spoken == [
        "A",
        "Seats of A: 2",
        "A is here today",
        "Move A up",
        "Move A down",
        "Remove A",
    ]
