"""What several tests of pages begin with."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collabdesk.ui import theme
from tests.ui.scenes import Scene
from tests.ui.sights import Sight, sight_of


@pytest.fixture
def sight(qtbot: QtBot, qapp: QApplication, scene: Scene, tmp_path: Path) -> Sight:
    """Return the page of the results of the example workshop, in the plain look."""
    theme.load_fonts()
    theme.apply(qapp, theme.Look())
    return sight_of(qtbot, scene, tmp_path)
