"""What several tests of pages begin with."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collabdesk.domain.workshop import Mode
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.services.sitting import Sitting
from collabdesk.ui import theme
from tests.ui.scenes import Scene
from tests.ui.scoring import EIGHT
from tests.ui.sights import Sight, sight_of
from tests.ui.tables import Seated, Table, seated_at


@pytest.fixture
def sight(qtbot: QtBot, qapp: QApplication, scene: Scene, tmp_path: Path) -> Sight:
    """Return the page of the results of the example workshop, in the plain look."""
    theme.load_fonts()
    theme.apply(qapp, theme.Look())
    return sight_of(qtbot, scene, tmp_path)


@pytest.fixture
def seated(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Seated:
    """Return what opens the score page on a workshop, of eight partners where none is given."""
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
