from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut

from collabdesk.domain.workshop import DONT_KNOW, NOT_APPLICABLE
from tests.ui.hands import CTRL, KEYPAD, click, focused, press, type_text
from tests.ui.tables import Seated, digits

Key = Qt.Key


def test_eight_seats_take_eleven_presses_an_indicator(seated: Seated) -> None:
    table = seated()
    for expected in ("1.1", "1.2"):
        assert table.place() == expected
        presses = (*digits(2, 2, 2, 2, 3, 4, 4, 5), Key.Key_Space, *digits(3), Key.Key_Return)
        assert len(presses) <= 11
        press(*presses)
    assert table.agreed() == {"1.1": 3, "1.2": 3}
    assert table.place() == "1.3"
    assert len(table.votes()) == 16


def test_the_keypad_votes_too(seated: Seated) -> None:
    table = seated()
    press(*digits(4, 0), holding=KEYPAD)
    press(Key.Key_X)
    assert table.votes() == [4, DONT_KNOW, NOT_APPLICABLE]
    press(Key.Key_Enter, holding=KEYPAD)
    assert "Votes still missing: 5" in table.said[-1]


def test_a_key_held_down_votes_once(seated: Seated) -> None:
    table = seated()
    shortcuts = table.page.findChildren(QShortcut)
    assert shortcuts
    assert not any(shortcut.autoRepeat() for shortcut in shortcuts)


def test_backspace_round_and_moves(seated: Seated) -> None:
    table = seated()
    press(*digits(4, 5), Key.Key_Backspace)
    assert table.votes() == [4]
    press(Key.Key_Space, Key.Key_R)
    assert table.page.form.roundLabel.text() == "Round 2"
    press(Key.Key_Right)
    assert table.place() == "1.2"
    press(Key.Key_Left)
    assert table.place() == "1.1"
    press(Key.Key_Down, holding=CTRL)
    assert table.place() == "2.1"
    press(Key.Key_Up, holding=CTRL)
    assert table.place() == "1.1"


def test_m_changes_the_way_of_entry(seated: Seated) -> None:
    table = seated()
    press(Key.Key_M, Key.Key_M, *digits(2), Key.Key_Return)
    assert table.agreed() == {"1.1": 2}
    assert table.page.form.agreedOnlyButton.isChecked()
    click(table.page.form.eachSeatButton)
    press(*digits(2))
    assert table.votes() == [2]


def test_a_digit_beyond_the_scale_is_said_quietly(seated: Seated) -> None:
    table = seated()
    press(*digits(7))
    assert table.said == ["The scale here goes from 1 to 5."]


def test_a_text_field_keeps_its_keys_and_gives_the_keyboard_back(seated: Seated) -> None:
    table = seated()
    press(Key.Key_E)
    assert focused() is table.page.form.evidenceField
    type_text("15 x r0 men")
    press(Key.Key_Space, Key.Key_Return, Key.Key_Left, Key.Key_Backspace)
    assert table.votes() == []
    press(Key.Key_Return, holding=CTRL)
    assert focused() is table.page
    agreed = table.sitting.workshop.agreement_on("1.1")
    assert agreed is not None
    assert agreed.evidence.startswith("15 x r0 men")
    press(*digits(3))
    assert table.votes() == [3]


def test_escape_keeps_what_was_typed_and_goes_back_to_the_votes(seated: Seated) -> None:
    table = seated()
    press(Key.Key_D)
    assert focused() is table.page.form.dissentField
    type_text("no")
    press(Key.Key_Escape)
    agreed = table.sitting.workshop.agreement_on("1.1")
    assert agreed is not None
    assert agreed.dissent == "no"
    press(*digits(3))
    assert table.votes() == [3]


def test_what_is_being_typed_stays_with_its_indicator(seated: Seated) -> None:
    table = seated()
    press(Key.Key_E)
    type_text("Seen in the minutes")
    click(table.page.form.skipButton)
    assert table.place() == "1.2"
    assert table.page.form.evidenceField.toPlainText() == ""
    agreed = table.sitting.workshop.agreement_on("1.1")
    assert agreed is not None
    assert agreed.evidence == "Seen in the minutes"


def test_n_opens_the_notes(seated: Seated) -> None:
    table = seated()
    press(Key.Key_N)
    assert table.page.form.sideTabs.currentWidget() is table.page.form.notesTab
    assert focused() is table.page.form.indicatorNoteField
    type_text("Ask the hospice")
    press(Key.Key_Return, holding=CTRL)
    assert [note.text for note in table.sitting.workshop.notes] == ["Ask the hospice"]


def test_a_focused_button_keeps_space_and_enter(seated: Seated) -> None:
    table = seated()
    press(*digits(3))
    table.page.form.skipButton.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Space)
    assert table.place() == "1.2"
    level = table.page.form.levelRow.buttons[1]
    level.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Return)
    assert table.votes() == [3, 2]
    press(Key.Key_Right)
    assert table.place() == "1.3"


def test_everything_can_be_clicked(seated: Seated) -> None:
    table = seated(partners="A\nB\nC")
    form = table.page.form
    click(form.skipSeatButton)
    click(form.levelRow.buttons[4])
    click(form.dontKnowButton)
    click(form.notApplicableButton)
    assert sorted(map(str, table.votes())) == ["5", "dont-know", "not-applicable"]
    click(form.revealButton)
    click(form.levelRow.buttons[3])
    assert form.levelRow.buttons[3].isChecked()
    click(form.nextButton)
    click(form.previousButton)
    click(form.voteAgainButton)
    assert form.roundLabel.text() == "Round 2"


def test_the_tabs_keep_their_arrows(seated: Seated) -> None:
    table = seated()
    tabs = table.page.form.sideTabs
    tabs.tabBar().setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Right)
    assert (tabs.currentIndex(), table.place()) == (1, "1.1")
