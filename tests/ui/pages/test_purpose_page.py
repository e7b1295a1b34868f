from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from collabdesk.domain.flow import Step
from collabdesk.ui.dialogs.type_questions import TypeQuestionsDialog
from collabdesk.ui.pages import purpose_page
from collabdesk.ui.pages.purpose_page import PurposePage
from collabdesk.ui.presenters.purpose import PurposePresenter, PurposeState
from collabdesk.ui.stage import QtStage
from collabdesk.ui.widgets.type_cards import TypeCards, columns_for
from tests.ui.hands import KEYPAD, SHIFT, click, focused, press, type_text
from tests.ui.sittings import open_stage, put_on, qt_stage

# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Shown:
    """The page on the screen, with the stage it acts on."""

    def __init__(self, page: PurposePage, stage: QtStage) -> None:
        self.page, self.stage = page, stage
        self.went: list[Step] = []
        stage.bus.step_asked_for.connect(self.went.append)

    @property
    def main(self) -> str | None:
        return self.stage.sitting.workshop.type

    @property
    def also(self) -> tuple[str, ...]:
        return self.stage.sitting.workshop.also

    def dialog(self) -> TypeQuestionsDialog | None:
        open_ones = [d for d in self.page.findChildren(TypeQuestionsDialog) if d.isVisible()]
        return open_ones[0] if open_ones else None


@pytest.fixture
def purpose(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    with open_stage(tmp_path) as (plain, _desk):
        stage = qt_stage(plain.sitting)
        page = purpose_page.build(stage, str)
        qtbot.addWidget(page)
        put_on(stage, page)
        yield Shown(page, stage)


def test_digits_choose_also_on_the_keypad(purpose: Shown) -> None:
    press(Qt.Key.Key_3)
    assert purpose.main == "shared-delivery"
    press(Qt.Key.Key_1, holding=KEYPAD)
    assert purpose.main == "shared-voice"
    press(Qt.Key.Key_9)
    assert purpose.main == "shared-voice"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (Qt.Key.Key_2, "2"),
        (Qt.Key.Key_QuoteDbl, '"'),  # British
        (Qt.Key.Key_At, "@"),  # American
    ],
)
def test_shift_and_a_digit_say_also(purpose: Shown, key: Qt.Key, text: str) -> None:
    press(Qt.Key.Key_3)
    QTest.sendKeyEvent(QTest.KeyAction.Click, focused(), key, text, SHIFT)
    assert list(purpose.also) == ["aligned-plans"]
    QTest.sendKeyEvent(QTest.KeyAction.Click, focused(), key, text, SHIFT)
    assert list(purpose.also) == []
    assert purpose.main == "shared-delivery"


def test_a_click_chooses_and_the_tick_says_also(purpose: Shown) -> None:
    cards = purpose.page.form.typeCards
    click(cards.card("shared-delivery"))
    cards.card("shared-learning").form.alsoBox.click()
    assert (purpose.main, purpose.also) == ("shared-delivery", ("shared-learning",))
    click(cards.card("shared-delivery"))
    assert cards.card("shared-delivery").isChecked()
    assert not cards.card("shared-delivery").form.alsoBox.isVisible()
    press(Qt.Key.Key_4)
    assert not cards.card("shared-delivery").isChecked()
    assert cards.card("shared-learning").isChecked()


def test_enter_goes_on_and_on_a_card_it_chooses(purpose: Shown) -> None:
    card = purpose.page.form.typeCards.card("aligned-plans")
    card.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    assert purpose.main == "aligned-plans"
    assert purpose.went == []
    purpose.page.setFocus()
    press(Qt.Key.Key_Return)
    assert purpose.went == [Step.PARTNERS]


def test_digits_and_enter_belong_to_the_words_while_they_are_typed(purpose: Shown) -> None:
    purpose.page.form.wordsField.setFocus()
    type_text("Help in 1 day")
    press(Qt.Key.Key_Return)
    purpose.page.setFocus()
    assert purpose.stage.sitting.workshop.collaboration.purpose == "Help in 1 day\n"
    assert purpose.main is None
    assert purpose.went == []


def test_words_that_cannot_be_kept_stay_in_the_field(purpose: Shown) -> None:
    field = purpose.page.form.wordsField
    field.setFocus()
    field.insertPlainText("x" * 10_001)
    purpose.page.setFocus()
    assert purpose.page.form.wordsError.isVisible()
    assert len(field.toPlainText()) == 10_001


def test_the_questions_lead_to_a_type(purpose: Shown, qtbot: QtBot) -> None:
    purpose.page.form.questionsButton.click()
    dialog = purpose.dialog()
    assert dialog is not None
    assert not dialog.form.takeButton.isVisible()
    dialog.boxes[0].button(1).click()
    assert "Aligned plans" in dialog.form.suggestionLabel.text()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(focused()))
    press(Qt.Key.Key_Return)
    assert purpose.main == "aligned-plans"
    assert purpose.dialog() is None


def test_the_questions_are_put_away_by_escape(purpose: Shown, qtbot: QtBot) -> None:
    purpose.page.form.questionsButton.click()
    dialog = purpose.dialog()
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.isAncestorOf(focused()))
    press(Qt.Key.Key_Escape)
    assert purpose.dialog() is None
    purpose.page.form.questionsButton.click()
    again = purpose.dialog()
    assert again is not None
    again.form.closeButton.click()
    assert purpose.main is None


@pytest.mark.parametrize("number", range(1, 10))
def test_any_number_of_types_is_laid_out(purpose: Shown, qtbot: QtBot, number: int) -> None:
    states: list[PurposeState] = []
    presenter = PurposePresenter(purpose.stage, str)
    presenter.attach(states.append)
    presenter.refresh()
    one = states[0].choices[0]
    cards = TypeCards()
    qtbot.addWidget(cards)
    cards.resize(1000, 700)
    cards.show_choices(tuple(replace(one, id=f"t{n}", number=n) for n in range(1, number + 1)))
    cards.show()
    boxes = [cards.card(f"t{n}").geometry() for n in range(1, number + 1)]
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)
    assert all(cards.rect().contains(box) for box in boxes)
    assert columns_for(number) <= 3


def test_narrow_cards_stand_below_each_other(purpose: Shown, qtbot: QtBot) -> None:
    purpose.page.resize(500, 900)
    cards = purpose.page.form.typeCards
    types = purpose.stage.sitting.framework.types
    qtbot.waitUntil(lambda: len({cards.card(kind.id).x() for kind in types}) == 1)
