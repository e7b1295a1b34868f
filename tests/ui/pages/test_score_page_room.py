"""Hands, time, cards and seats on the scoring page, by real key events."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from collabdesk.domain.workshop import Mode, Tally
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.ui import theme
from collabdesk.ui.dialogs.card_dialog import CardDialog
from collabdesk.ui.pages.score_page import ScorePage
from collabdesk.ui.presenters.score_state import Entry
from collabdesk.ui.widgets.count_field import CountField
from tests.ui.hands import CTRL, click, focused, press, type_text
from tests.ui.scoring import EIGHT
from tests.ui.tables import Seated, Table, digits, seated_at

Key = Qt.Key


@pytest.fixture
def seated(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Seated:
    theme.load_fonts()
    theme.apply(qapp, theme.Look())

    def seat(partners: str = EIGHT, *, mode: Mode = Mode.GROUP, anonymous: bool = False) -> Table:
        draft = NewWorkshop("Workshop 1", "Harbour", mode=mode, anonymous=anonymous)
        sitting = desk.sit(desk.create(draft))
        if partners:
            sitting.paste_partners(partners)
        return seated_at(qtbot, sitting)

    return seat


def boxes(table: Table) -> list[CountField]:
    return table.page.form.handsPage.boxes


# a show of hands


def test_hands_are_counted_with_digits_and_enter(seated: Seated) -> None:
    table = seated()
    press(Key.Key_M)
    assert table.page.form.handsButton.isChecked()
    assert focused() is boxes(table)[0]
    presses = (Key.Key_Return, *digits(3), Key.Key_Return, *digits(5), Key.Key_Return)
    press(*presses)
    assert table.sitting.workshop.tallies == (Tally("1.1", 1, (0, 3, 5, 0, 0)),)
    # Every seat is counted, so the keyboard is the page's again: digits say what is agreed.
    assert focused() is table.page
    press(*digits(3), Key.Key_Return)
    assert table.agreed() == {"1.1": 3}
    assert table.place() == "1.2"
    assert focused() is boxes(table)[0]
    assert len(presses) + 2 <= 11


def test_a_box_keeps_its_digits_and_leaves_by_escape(seated: Seated) -> None:
    table = seated()
    press(Key.Key_H)
    type_text("12")
    press(Key.Key_Backspace, Key.Key_Right)
    assert focused() is boxes(table)[1]
    press(Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Down, Key.Key_Left)
    assert focused() is boxes(table)[0]
    type_text("x 4")
    press(Key.Key_Escape)
    assert table.sitting.workshop.tallies == (Tally("1.1", 1, (1, 2, 0, 0, 0)),)
    press(Key.Key_Escape)
    assert focused() is table.page
    assert table.agreed() == {}


def test_enter_goes_through_every_box_and_then_back_to_the_page(seated: Seated) -> None:
    table = seated()
    press(Key.Key_H)
    for box in boxes(table):
        assert focused() is box
        assert box.accessibleName().startswith("Hands for ")
        press(Key.Key_Return)
    assert focused() is table.page
    assert table.sitting.workshop.tallies == ()


def test_letters_that_are_no_number_still_reach_the_page(seated: Seated) -> None:
    table = seated()
    press(Key.Key_H, *digits(2), Key.Key_T)
    assert table.page.form.timerButton.text() == "Pause"
    press(Key.Key_M)
    assert table.page.form.agreedOnlyButton.isChecked()
    assert focused() is table.page
    assert table.sitting.workshop.tallies == (Tally("1.1", 1, (2, 0, 0, 0, 0)),)


def test_undo_reaches_the_workshop_from_a_box(seated: Seated) -> None:
    table = seated()
    press(Key.Key_H, *digits(2), Key.Key_Return)
    assert focused() is boxes(table)[1]
    claimed = QApplication.focusWidget()
    assert isinstance(claimed, CountField)
    assert not claimed.typing
    table.stage.undo_stack.undo()
    assert table.sitting.workshop.tallies == ()
    assert boxes(table)[0].text() == ""


def test_what_is_no_number_is_told_beside_the_boxes(seated: Seated) -> None:
    table = seated()
    press(Key.Key_H)
    type_text("lots")
    press(Key.Key_Return)
    texts = [label.text() for label in table.page.form.handsPage.findChildren(QLabel)]
    assert any("is no number of hands" in text for text in texts)
    assert table.sitting.workshop.tallies == ()


def test_segments_switch_by_click_and_lose_nothing(seated: Seated) -> None:
    table = seated()
    press(*digits(4, 5))
    click(table.page.form.handsButton)
    press(*digits(8), Key.Key_Return)
    click(table.page.form.agreedOnlyButton)
    click(table.page.form.eachSeatButton)
    assert table.votes() == [4, 5]
    assert table.sitting.workshop.tallies[0].counts == (8, 0, 0, 0, 0)


# seats


def test_the_arrows_choose_a_seat_and_s_skips_one(seated: Seated) -> None:
    table = seated("A; 2\nB")
    press(Key.Key_Down, Key.Key_Down)
    assert table.page.form.askTitle.text() == "B votes"
    press(Key.Key_Up)
    assert table.page.form.askTitle.text() == "A, seat 2 votes"
    press(Key.Key_S)
    assert table.page.form.askTitle.text() == "B votes"


def test_with_sixty_partners_the_seat_whose_turn_it_is_stays_in_sight(seated: Seated) -> None:
    table = seated("\n".join(f"Partner {n}; 3" for n in range(60)))
    strip, area = table.page.form.seatStrip, table.page.form.seatsArea
    for _ in range(100):
        press(*digits(3))
    QApplication.processEvents()
    top = strip.mapTo(area.viewport(), strip.turn_box.topLeft()).y()
    assert 0 <= top <= area.viewport().height() - strip.turn_box.height()
    assert strip.height() > area.viewport().height()
    assert (table.page.width(), table.page.height()) == (1048, 628)
    assert len(table.votes()) == 100


def test_keys_before_there_are_partners_say_what_to_do(seated: Seated) -> None:
    table = seated("")
    press(*digits(3), Key.Key_0, Key.Key_X, Key.Key_Return)
    assert all("Nobody is at the table yet" in sentence for sentence in table.said)
    press(Key.Key_P)
    assert "add the partners whose cards these are" in table.said[-1]
    press(Key.Key_S, Key.Key_Down, Key.Key_R, Key.Key_Space, Key.Key_Backspace)
    assert table.sitting.workshop.votes == ()


# time


def test_t_and_its_button_start_and_pause(qtbot: QtBot, seated: Seated) -> None:
    table = seated()
    form = table.page.form
    assert form.timeDetail.text().startswith("of 02:44 for this indicator · 90 min left for 33")
    press(Key.Key_T)
    assert form.timerButton.text() == "Pause"
    before = form.timerLabel.text()
    qtbot.waitUntil(lambda: form.timerLabel.text() != before, timeout=3000)
    click(form.timerButton)
    assert form.timerButton.text() == "Start"
    assert table.sitting.place is not None
    assert before in form.timeBar.accessibleName() or form.timeBar.accessibleName()


def test_leaving_keeps_where_one_is(seated: Seated, desk: Desk) -> None:
    table = seated()
    press(Key.Key_Right, Key.Key_Right, Key.Key_M, Key.Key_M)
    table.page.leave()
    place = desk.sit(table.sitting.workshop.id).place
    assert place is not None
    assert (place.indicator, place.way) == ("1.3", Entry.AGREED_ONLY)


# paper cards


def card(table: Table) -> CardDialog:
    found = table.page.findChild(CardDialog)
    assert isinstance(found, CardDialog)
    return found


def test_a_card_of_33_answers_is_typed_twice_and_hidden(qtbot: QtBot, seated: Seated) -> None:
    table = seated("A; 2\nB")
    press(Key.Key_P)
    dialog = card(table)
    qtbot.waitUntil(dialog.form.entryField.hasFocus)
    assert dialog.form.entryField.echoMode() is QLineEdit.EchoMode.Password
    began = time.monotonic()
    for _ in range(2):
        type_text("1234 501 23x4 4512 34512 34512 3451 2345".replace(" ", ""))
        press(Key.Key_Return)
    took = time.monotonic() - began
    assert len(table.votes()) == 33
    assert took < 60
    assert dialog.form.seatBox.currentText() == "A, seat 2"
    assert dialog.form.entryField.text() == ""
    assert table.said[-1] == "A, seat 1: 33 answers entered. Undo takes them back."
    assert table.stage.undo_stack.undoText() == "paper card"
    table.stage.undo_stack.undo()
    assert table.votes() == []
    dialog.close()


def test_the_dialog_tells_a_mistake_and_can_show_what_is_typed(
    qtbot: QtBot, seated: Seated
) -> None:
    table = seated("A\nB")
    click(table.page.form.cardButton)
    dialog = card(table)
    qtbot.waitUntil(dialog.form.entryField.hasFocus)
    type_text("348")
    assert "Answer 3 (1.3)" in dialog.form.errorLabel.text()
    dialog.form.showBox.setChecked(True)
    assert dialog.form.entryField.echoMode() is QLineEdit.EchoMode.Normal
    click(dialog.form.againButton)
    assert dialog.form.entryField.text() == ""
    dialog.form.seatBox.activated.emit(1)
    assert dialog.form.seatBox.currentText() == "B"
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: table.page.findChild(CardDialog) is None)


# alone


def test_alone_the_page_is_calmer(seated: Seated) -> None:
    table = seated("", mode=Mode.SOLO)
    form = table.page.form
    assert not any(
        widget.isVisible()
        for widget in (form.handsButton, form.entryKey, form.revealButton, form.dissentBox)
    )
    press(Key.Key_D)
    assert focused() is table.page
    press(*digits(4))
    assert form.votesPill.text() == "1 of 33 answered"
    assert table.page.title == "Score on your own"
    assert isinstance(table.page, ScorePage)


def test_alone_33_indicators_take_33_keys(seated: Seated) -> None:
    table = seated("", mode=Mode.SOLO)
    press(*digits(*([1, 2, 3, 4, 5] * 6), 1, 2, 3))
    assert len(table.agreed()) == 33
    assert "That was the last one" in table.said[-1]
    press(Key.Key_Return)
    assert [str(step) for step in table.gone] == ["results"]


def test_a_sheet_of_keys_is_not_needed_in_a_field(seated: Seated) -> None:
    table = seated()
    press(Key.Key_E)
    type_text("hpst")
    press(Key.Key_Return, holding=CTRL)
    agreed = table.sitting.workshop.agreement_on("1.1")
    assert agreed is not None
    assert agreed.evidence == "hpst"
