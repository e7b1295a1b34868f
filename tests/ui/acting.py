"""What the tests of actions share: the presenter and the page on a real stage."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from collabdesk.domain.workshop import Action
from collabdesk.ui.pages import act_page
from collabdesk.ui.pages.act_page import ActPage
from collabdesk.ui.presenters.act import ActPresenter
from collabdesk.ui.presenters.act_state import Sheet
from tests.ui.desks import NOW
from tests.ui.scenes import Scene, show_page

TODAY = NOW.date()


def present(scene: Scene) -> ActPresenter:
    """Return a presenter whose page is refreshed after every change, as the shell does."""
    presenter = ActPresenter(scene.stage, str)
    presenter.attach(lambda _state: None)
    scene.stage.bus.workshop_changed.connect(lambda _changes: presenter.refresh())
    return presenter


def shown_page(qtbot: QtBot, scene: Scene) -> ActPage:
    shown = act_page.build(scene.stage, str)
    show_page(qtbot, scene, shown)
    return shown


def sheet_of(presenter: ActPresenter) -> Sheet:
    sheet = presenter.state().sheet
    assert sheet is not None
    return sheet


def last_action(scene: Scene) -> Action:
    return scene.workshop.actions[-1]
