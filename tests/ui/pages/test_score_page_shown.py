from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit

from collabdesk import tokens
from collabdesk.domain.workshop import Mode
from collabdesk.services.desk import Desk
from collabdesk.ui import theme
from tests.ui.desks import example
from tests.ui.hands import CTRL, click, press
from tests.ui.tables import Seated, digits, spoken

Key = Qt.Key


def test_no_vote_can_be_read_before_the_reveal(seated: Seated) -> None:
    seen = []
    for answers in (
        (Key.Key_1, Key.Key_5, Key.Key_0, Key.Key_X, Key.Key_2),
        digits(3, 3, 3, 3, 3),
    ):
        table = seated()
        press(*answers)
        QApplication.processEvents()
        seen.append((spoken(table.page), table.page.grab().toImage(), table.said))
        assert len(set(map(str, table.votes()))) == (5 if answers[0] == Key.Key_1 else 1)
    assert seen[0][0] == seen[1][0]
    assert seen[0][1] == seen[1][1]
    assert seen[0][2] == seen[1][2]


def test_after_the_reveal_the_scan_does_find_the_votes(seated: Seated) -> None:
    table = seated()
    press(*digits(1, 5), Key.Key_Space)
    assert "Partner B" in table.page.form.dotStacks.accessibleDescription()


def test_the_seat_strip_chooses_seats_by_mouse_and_arrows(seated: Seated) -> None:
    table = seated(partners="A; 2\nB")
    strip = table.page.form.seatStrip
    assert "A, seat 1: not yet" in strip.accessibleDescription()
    press(*digits(5))
    click(strip, strip.turn_box.center())
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Right)
    assert "B, seat 1: not yet" in strip.accessibleDescription()
    press(Key.Key_Right)
    assert "A, seat 1: voted" in strip.accessibleDescription()
    assert table.place() == "1.1"
    press(*digits(1))
    assert table.votes() == [1]


def test_the_list_goes_to_characteristics_and_indicators(seated: Seated) -> None:
    table = seated()
    button = table.page.form.characteristicList.buttons[4]
    click(button, QPoint(20, 12))
    assert table.place() == "5.1"
    click(button, button.mark_box(3).center().toPoint())
    assert table.place() == "5.4"
    button.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Space)
    assert table.place() == "5.1"
    assert button.accessibleName() == "5 Communicate and convene: 0 of 5 agreed"


def test_without_partners_the_way_to_them_is_there(seated: Seated) -> None:
    table = seated(partners="")
    assert table.page.form.partnersButton.isVisible()
    click(table.page.form.partnersButton)
    assert [str(step) for step in table.gone] == ["partners"]


def test_alone_there_is_no_way_of_entry_to_choose(seated: Seated) -> None:
    table = seated(partners="", mode=Mode.SOLO)
    assert not table.page.form.eachSeatButton.isVisible()
    press(*digits(4, 5))
    assert table.agreed() == {"1.1": 4, "1.2": 5}
    press(Key.Key_Left, *digits(1))
    assert table.agreed() == {"1.1": 4, "1.2": 1}


def test_nothing_jumps_at_the_reveal(seated: Seated) -> None:
    table = seated(partners="A; 20\nB; 20")
    places = set()
    for keys in (digits(*([3] * 20)), digits(*([5] * 20)), (Key.Key_Space,), digits(4)):
        press(*keys)
        QApplication.processEvents()
        form = table.page.form
        places.add((form.roomArea.geometry().getRect(), form.levelRow.geometry().getRect()))
    assert len(places) == 1


def test_every_indicator_fits_without_scrolling(seated: Seated, desk: Desk) -> None:
    (imported,) = desk.import_files([example("group-8-partners")])
    table = seated(desk.sit(desk.summaries()[0].id))
    assert imported
    for indicator in table.sitting.framework.indicators:
        table.page.indicator_chosen.emit(indicator.id)
        QApplication.processEvents()
        assert (table.page.width(), table.page.height()) == (1048, 628), indicator.id
        statement = table.page.form.statementLabel
        assert statement.height() >= statement.heightForWidth(statement.width())


def test_controls_have_names_and_are_large_enough(seated: Seated) -> None:
    table = seated()
    press(*digits(3))
    for control in table.page.findChildren(QAbstractButton):
        if control.isVisible():
            assert control.accessibleName() or control.text(), control.objectName()
            assert control.height() >= 24, control.objectName()
    for text_field in table.page.findChildren(QPlainTextEdit):
        assert text_field.accessibleName(), text_field.objectName()
    for level in table.page.form.levelRow.buttons:
        assert level.height() >= 44
        assert level.width() >= 44


@pytest.mark.no_cover
@pytest.mark.parametrize("palette", tokens.PALETTES, ids=lambda p: p.name)
def test_every_theme_paints_at_twice_the_text_size(
    seated: Seated, qapp: QApplication, palette: tokens.Palette
) -> None:
    table = seated(partners="A; 30\nB; 30")
    press(*digits(*([2] * 60)))
    theme.apply(qapp, theme.Look(palette, 200))
    press(Key.Key_Space)
    QApplication.processEvents()
    form = table.page.form
    assert form.roomArea.geometry().bottom() < form.askTitle.geometry().top()
    assert not table.page.grab().isNull()


def test_a_refused_text_stays_as_it_was_typed(seated: Seated) -> None:
    table = seated()
    press(Key.Key_E)
    table.page.form.evidenceField.setPlainText("x" * 10_001)
    press(Key.Key_Return, holding=CTRL)
    assert table.page.form.errorLabel.isVisible()
    assert len(table.page.form.evidenceField.toPlainText()) == 10_001


def test_the_hints_follow_the_phase(seated: Seated) -> None:
    table = seated()
    assert table.page.hints[0] == (("Space",), "reveal")
    press(*digits(3), Key.Key_Space)
    assert table.page.hints[0] == (("Enter",), "agree and next")
    assert table.page.title == "Score with the room"
