"""A workshop of its own for the pages of set up, purpose and partners."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.services.sitting import Sitting
from collabdesk.ui.bus import Bus
from collabdesk.ui.change_names import ChangeNames
from collabdesk.ui.page import Page
from collabdesk.ui.stage import QtStage
from tests.ui.desks import NOW, open_desk
from tests.ui.stages import PlainStage


@contextmanager
def open_stage(folder: Path, draft: NewWorkshop | None = None) -> Iterator[tuple[PlainStage, Desk]]:
    """Open a stage on a fresh workshop in a library of its own."""
    with open_desk(folder) as desk:
        made = desk.create(draft or NewWorkshop("Workshop 1", "Harbour pathway"))
        yield PlainStage(desk.sit(made)), desk


def qt_stage(sitting: Sitting) -> QtStage:
    """Return the stage of the window with *sitting* open on it."""
    stage = QtStage(Bus(), ChangeNames(str), lambda: NOW)
    stage.open(sitting)
    return stage


def put_on(stage: QtStage, page: Page, width: int = 1048, height: int = 628) -> None:
    """Show *page* as the shell does: it is refreshed after every change, and has the keyboard."""
    stage.bus.workshop_changed.connect(lambda _changes: page.refresh())
    page.resize(width, height)
    page.show()
    page.activateWindow()
    page.opened()
