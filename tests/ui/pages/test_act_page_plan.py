"""The plan on its page: priorities, ideas, review and gaps, earlier actions, dots."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from collabdesk.domain.flow import Step
from collabdesk.ui.pages.act_page import ActPage
from collabdesk.ui.widgets.key_button import KeyButton
from tests.ui.acting import last_action, shown_page
from tests.ui.hands import ALT, click, press, type_text
from tests.ui.scenes import Scene, unnamed

# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(qtbot: QtBot, scene: Scene) -> ActPage:
    return shown_page(qtbot, scene)


def test_priorities_by_keys(page: ActPage, scene: Scene) -> None:
    first, second, third = scene.workshop.priorities
    page.form.priorityList.setFocus()
    press(Qt.Key.Key_Down)
    assert page.form.actionsHeading.text().startswith("2 ")
    press(Qt.Key.Key_Up, holding=ALT)
    assert scene.workshop.priorities == (second, first, third)
    assert page.form.actionsHeading.text().startswith("1 ")
    press(Qt.Key.Key_Down, holding=ALT)
    press(Qt.Key.Key_Delete)
    assert list(scene.workshop.priorities) == [first, third]


def test_priorities_by_buttons(page: ActPage, scene: Scene) -> None:
    first, second, third = scene.workshop.priorities
    click(page.form.downButton)
    assert scene.workshop.priorities == (second, first, third)
    click(page.form.upButton)
    click(page.form.dropButton)
    assert list(scene.workshop.priorities) == [second, third]


def test_a_priority_is_added_from_the_menu(page: ActPage, scene: Scene) -> None:
    click(page.form.addPriorityButton)
    added = page._menu.actions()[0]
    added.trigger()
    page._menu.close()
    assert len(scene.workshop.priorities) == 4
    assert page.form.actionsHeading.text().startswith("4 ")


def test_a_single_indicator_is_chosen_from_the_menu(page: ActPage, scene: Scene) -> None:
    click(page.form.addPriorityButton)
    single = page._menu.actions()[-1].menu()
    assert isinstance(single, QMenu)
    assert len(single.actions()) == 33
    chosen = next(a for a in single.actions() if a.text().startswith("1.2 "))
    chosen.trigger()
    page._menu.close()
    assert scene.workshop.priorities[-1] == 1
    assert page.form.titleField.hasFocus()
    type_text("Say it in one line")
    press(Qt.Key.Key_Return)
    assert last_action(scene).indicators == ("1.2",)


def test_a_priority_is_dropped_behind_the_last(page: ActPage, scene: Scene) -> None:
    first, second, third = scene.workshop.priorities
    cards = page.form.priorityList
    below = cards.visualItemRect(cards.item(2)).bottomLeft()
    drop = QDropEvent(
        QPointF(below.x() + 5, below.y() + 40),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    cards.dropEvent(drop)
    assert scene.workshop.priorities == (second, third, first)


def test_a_starter_idea_is_added_by_enter_and_by_click(page: ActPage, scene: Scene) -> None:
    ideas = page.form.starterList
    press(Qt.Key.Key_S)
    assert ideas.hasFocus()
    press(Qt.Key.Key_Home, Qt.Key.Key_Down)
    number = len(scene.workshop.actions)
    press(Qt.Key.Key_Return)
    assert len(scene.workshop.actions) == number + 1
    assert ideas.hasFocus()
    click(ideas.viewport(), ideas.visualItemRect(ideas.item(0)).center())
    assert len(scene.workshop.actions) == number + 2
    assert last_action(scene).first_step
    assert page.form.titleField.text() == last_action(scene).title


def test_the_review_date(page: ActPage, scene: Scene) -> None:
    page.form.reviewField.setFocus()
    page.form.reviewField.selectAll()
    type_text("never")
    press(Qt.Key.Key_Return)
    assert page.form.reviewError.isVisible()
    page.form.reviewField.selectAll()
    press(Qt.Key.Key_Delete, Qt.Key.Key_Return)
    assert scene.workshop.review_on is None
    page.setFocus()
    click(page.form.reviewButton)
    assert scene.workshop.review_on == date(2027, 5, 20)
    assert page.form.reviewField.text() == "20 May 2027"


def test_goes_on_to_the_report(page: ActPage, scene: Scene) -> None:
    click(page.form.nextButton)
    assert scene.went == [Step.REPORT]


def test_suggested_priorities_are_taken_with_one_press(page: ActPage, scene: Scene) -> None:
    scene.stage.perform(lambda: scene.sitting.set_priorities(()))
    click(page.form.suggestedButton)
    assert scene.workshop.priorities == scene.sitting.results.suggested_priorities[:3]
    assert not page.form.suggestedButton.isVisible()


def test_a_gap_leads_to_its_field(page: ActPage, scene: Scene) -> None:
    scene.stage.perform(lambda: scene.sitting.add_action("Bare"))
    links = [b for b in page.form.gapLinks.findChildren(KeyButton) if b.isVisible()]
    assert [b.text() for b in links] == [
        "1 action has no lead",
        "1 action has no first step",
        "1 action has no date",
    ]
    click(links[2])
    assert page.form.dueField.hasFocus()
    assert page.form.titleField.text() == "Bare"
    type_text("in 6 weeks")
    assert page.form.dueWords.text().startswith("Fri 1 Jan 2027")
    press(Qt.Key.Key_Return)
    assert last_action(scene).due == date(2027, 1, 1)
    assert page.form.dueField.text() == "1 Jan 2027"


def test_a_follow_up_opens_on_the_earlier_actions(
    qtbot: QtBot, page: ActPage, scene: Scene
) -> None:
    opened = [a.title for a in scene.workshop.actions if a.open]
    scene.stage.open(scene.desk.sit(scene.desk.follow_up(scene.workshop.id)))
    page.opened()
    sides = page.sides
    assert sides is not None
    earlier = sides.earlier.form
    assert earlier.earlierTable.hasFocus()
    assert earlier.titleLabel.text() == opened[0]
    press(Qt.Key.Key_D)
    assert earlier.titleLabel.text() == opened[1]
    press(Qt.Key.Key_X)
    assert earlier.whyField.hasFocus()
    type_text("A good reason")
    press(Qt.Key.Key_Return)
    assert earlier.earlierTable.hasFocus()
    assert scene.workshop.notes[0].text == f"{opened[1]} — A good reason"
    press(Qt.Key.Key_Down, Qt.Key.Key_G)
    assert len(scene.sitting.waiting()) == len(opened) - 3
    assert unnamed(page) == []
    click(earlier.nextButton)
    assert scene.went
    click(earlier.backButton)
    assert page.form.actionsCard.isVisible()
    click(page.form.earlierButton)
    qtbot.waitUntil(earlier.earlierTable.hasFocus)


def test_a_dot_vote_by_keys(page: ActPage, scene: Scene) -> None:
    click(page.form.dotsButton)
    sides = page.sides
    assert sides is not None
    form = sides.dots.form
    assert form.dotTable.hasFocus()
    press(Qt.Key.Key_6, Qt.Key.Key_6, Qt.Key.Key_3, Qt.Key.Key_Backspace)
    assert [dot.target for dot in scene.sitting.dots.dots] == ["6", "6"]
    press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert scene.sitting.dots.dots[-1].target == "2"
    assert form.dotTable.currentIndex().row() == 0
    assert unnamed(page) == []
    press(Qt.Key.Key_Space)
    assert form.useButton.isVisible()
    assert not form.showButton.isVisible()
    press(Qt.Key.Key_1)
    assert len(scene.sitting.dots.dots) == 3
    click(form.useButton)
    assert scene.workshop.priorities == (6, 2)
    click(form.againButton)
    click(form.indicatorsButton)
    assert form.dotTable.model().rowCount() == 33
    form.eachBox.value_chosen.emit("5")
    assert scene.sitting.dots.each == 5
    click(form.backButton)
    assert page.form.actionsCard.isVisible()


def test_what_is_missing_takes_two_lines_of_a_low_page_and_the_rest_a_menu(
    qtbot: QtBot, page: ActPage, scene: Scene
) -> None:
    scene.sitting.set_review(date(2026, 12, 1))
    scene.sitting.set_priorities((6, 1, 2))
    scene.sitting.set_scope((1, 2, 3, 5, 7, 8))
    scene.sitting.add_action("Bare")
    scene.sitting.add_action("Late", due=date(2027, 12, 24))
    scene.stage.perform(lambda: scene.sitting.add_action("Past", due=date(2026, 11, 1)))
    links = [b for b in page.form.gapLinks.findChildren(KeyButton) if b.isVisible()]
    (more,) = [link for link in links if link.objectName() == "moreGapsButton"]
    kept = [link for link in links if link is not more]
    assert len({link.y() for link in links}) == 2
    click(more)
    menu = page.form.gapLinks.findChild(QMenu)
    assert menu is not None
    rest = [action.text() for action in menu.actions()]
    assert more.text() == f"{len(rest)} more ▾"
    assert len({*rest, *(link.text() for link in kept)}) == 6
    (late,) = [a for a in menu.actions() if "after the review" in a.text()]
    late.trigger()
    menu.close()
    assert page.form.dueField.hasFocus()
    page.resize(1048, 900)
    qtbot.waitUntil(lambda: not more.isVisible())
    assert all(link.isVisible() for link in kept)
