"""The keys of a page work from the rail and the top bar too; what is typed stays in its field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from collabdesk.domain.flow import Step
from collabdesk.ui.pages.act_page import ActPage
from collabdesk.ui.pages.purpose_page import PurposePage
from collabdesk.ui.pages.results_page import ResultsPage
from collabdesk.ui.pages.score_page import ScorePage
from collabdesk.ui.room.handing_on import hand_on
from collabdesk.ui.widgets.step_rail import StepButton
from tests.ui.hands import NONE, focused, press, type_text
from tests.ui.visits import Visit, visiting

Key = Qt.Key


@pytest.fixture
def visit(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Visit]:
    with visiting(qtbot, qapp, tmp_path) as made:
        made.window.open_workshop(made.desk.duplicate(made.desk.sample()), Step.RESULTS)
        yield made


def rail(visit: Visit, step: Step) -> StepButton:
    found = visit.window.shell.form.stepRail.findChild(StepButton, f"step_{step}")
    assert found is not None
    found.setFocus()
    assert focused() is found
    return found


def place(page: QWidget) -> str:
    assert isinstance(page, ScorePage)
    return page.form.placeLabel.text().partition(" ")[0]


def test_letters_digits_and_arrows_reach_the_page_from_the_rail(visit: Visit) -> None:
    shell = visit.window.shell
    results = shell.page(Step.RESULTS)
    assert isinstance(results, ResultsPage)
    rail(visit, Step.RESULTS)
    press(Key.Key_3)
    assert results.form.indicatorTable.hasFocus()

    shell.show_step(Step.ACT)
    act = shell.page(Step.ACT)
    assert isinstance(act, ActPage)
    rail(visit, Step.ACT)
    press(Key.Key_A)
    assert act.form.titleField.hasFocus()

    shell.show_step(Step.SCORE)
    rail(visit, Step.SCORE)
    press(Key.Key_Right, Key.Key_Right)
    assert place(shell.page(Step.SCORE)) == "1.3"

    shell.show_step(Step.PURPOSE)
    purpose = shell.page(Step.PURPOSE)
    assert isinstance(purpose, PurposePage)
    rail(visit, Step.PURPOSE)
    press(Key.Key_4)
    chosen = visit.window.stage.sitting.workshop.type
    assert chosen == visit.window.stage.sitting.framework.types[3].id


def test_keys_reach_the_page_from_the_top_bar_and_over_the_room_view(visit: Visit) -> None:
    shell = visit.window.shell
    shell.show_step(Step.SCORE)
    shell.form.roomButton.setFocus()
    press(Key.Key_Right)
    assert place(shell.page(Step.SCORE)) == "1.2"
    right = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Right, NONE)
    assert hand_on(right, rail(visit, Step.SCORE))
    assert place(shell.page(Step.SCORE)) == "1.3"


def test_what_presses_or_walks_a_button_stays_with_it(visit: Visit) -> None:
    shell = visit.window.shell
    shell.show_step(Step.SCORE)
    rail(visit, Step.SCORE)
    press(Key.Key_Down)
    assert focused().objectName() == "step_results"
    press(Key.Key_Up, Key.Key_Up)
    assert focused().objectName() == "step_partners"
    press(Key.Key_Space)
    assert shell.step is Step.PARTNERS
    shell.show_step(Step.SCORE)
    shell.form.homeButton.setFocus()
    press(Key.Key_Return)
    assert visit.window.home.isVisible()


def test_escape_brings_the_keyboard_back_to_the_page(visit: Visit) -> None:
    shell = visit.window.shell
    press(Key.Key_3)
    rail(visit, Step.RESULTS)
    press(Key.Key_Escape)
    assert focused().objectName() == "indicatorTable"
    shell.show_step(Step.SCORE)
    rail(visit, Step.SCORE)
    press(Key.Key_Escape)
    assert focused() is shell.page(Step.SCORE)


def test_the_suggested_priorities_are_one_key_away(visit: Visit) -> None:
    shell = visit.window.shell
    sitting = visit.window.stage.sitting
    for indicator in ("1.1", "1.2", "2.1", "2.2"):
        sitting.agree(indicator, 4 if indicator < "2" else 2)
    shell.show_step(Step.ACT)
    act = shell.page(Step.ACT)
    assert [keys for keys, _what in act.hints] == [("A",), ("P",), ("?",)]
    press(Key.Key_P)
    assert sitting.workshop.priorities == (2, 1)
    assert focused().objectName() == "priorityList"
    assert (("S",), "starter ideas") in act.hints
    press(Key.Key_A, Key.Key_P)
    assert focused().objectName() == "titleField"
    press(Key.Key_Escape, Key.Key_Escape)  # the text as it was, then out of the field
    press(Key.Key_P)
    assert focused().objectName() == "priorityList"


def test_what_is_typed_into_a_field_is_no_key_of_the_page(visit: Visit) -> None:
    shell = visit.window.shell
    shell.show_step(Step.ACT)
    act = shell.page(Step.ACT)
    assert isinstance(act, ActPage)
    act.form.titleField.setFocus()
    act.form.titleField.selectAll()
    type_text("Ask as 3 do")
    assert act.form.titleField.text() == "Ask as 3 do"


def test_escape_goes_back_to_the_list_one_came_from_and_only_there(visit: Visit) -> None:
    shell = visit.window.shell
    press(Key.Key_3, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    score = shell.page(Step.SCORE)
    assert place(score) == "1.3"
    assert score.hints[0] == (("Esc",), "back to the results")
    press(Key.Key_E)
    press(Key.Key_Escape)  # leaves the field
    shown = [shell.step]
    press(Key.Key_Escape)
    shown.append(shell.step)
    assert focused().objectName() == "indicatorTable"
    shell.show_step(Step.SCORE)
    press(Key.Key_Escape)
    shown.append(shell.step)
    assert shown == [Step.SCORE, Step.RESULTS, Step.SCORE]
