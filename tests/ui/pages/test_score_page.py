from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from collabdesk import tokens
from collabdesk.domain.workshop import DONT_KNOW, NOT_APPLICABLE, Mode
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.services.sitting import Sitting
from collabdesk.ui import theme
from collabdesk.ui.bus import Bus
from collabdesk.ui.change_names import ChangeNames
from collabdesk.ui.page import scrolled
from collabdesk.ui.pages import score_page
from collabdesk.ui.pages.score_page import ScorePage
from collabdesk.ui.stage import QtStage
from tests.ui.desks import example, open_desk
from tests.ui.hands import CTRL, KEYPAD, click, focused, press, type_text

WHEN = datetime(2026, 11, 20, 10, 42, 7, tzinfo=UTC)
EIGHT = "\n".join(f"Partner {letter}" for letter in "ABCDEFGH")
DIGITS = {n: Qt.Key(Qt.Key.Key_0 + n) for n in range(10)}
Key = Qt.Key


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


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as made:
        yield made


@pytest.fixture
def seated(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Seated:
    theme.load_fonts()
    theme.apply(qapp, theme.Look())

    def seat(
        sitting: Sitting | None = None, *, partners: str = EIGHT, mode: Mode = Mode.GROUP
    ) -> Table:
        if sitting is None:
            made = NewWorkshop("Workshop 1", "Harbour", mode=mode)
            sitting = desk.sit(desk.create(made))
            if partners:
                sitting.paste_partners(partners)
        return seated_at(qtbot, sitting)

    return seat


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
    press(Key.Key_M, *digits(2), Key.Key_Return)
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


def test_escape_leaves_the_field_as_it_was(seated: Seated) -> None:
    table = seated()
    press(Key.Key_D)
    assert focused() is table.page.form.dissentField
    type_text("no")
    press(Key.Key_Escape)
    assert table.page.form.dissentField.toPlainText() == ""
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


def test_the_tabs_keep_their_arrows(seated: Seated) -> None:
    table = seated()
    tabs = table.page.form.sideTabs
    tabs.tabBar().setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Right)
    assert (tabs.currentIndex(), table.place()) == (1, "1.1")


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
