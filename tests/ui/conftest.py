"""Every test of the window begins and ends with the same look; many with the same workshop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from collabdesk.app import make_application
from collabdesk.services.desk import Desk
from collabdesk.tokens import LIGHT
from collabdesk.ui import theme
from collabdesk.ui.theme import Look
from tests.ui.desks import open_desk
from tests.ui.scenes import GROUP, Scene, open_scene


@pytest.fixture(autouse=True)
def _plain_look(qapp: QApplication) -> Iterator[None]:
    """Put the light theme at 100 % back, whatever a test chose."""
    make_application()
    if theme.look() != Look(LIGHT, 100) or not qapp.styleSheet():
        theme.apply(qapp, Look(LIGHT, 100))
    yield
    # What a test closed is deleted only now; left alive, it would be styled anew in each later one.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if theme.look() != Look(LIGHT, 100):
        theme.apply(qapp, Look(LIGHT, 100))


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """Open the example workshop of eight partners."""
    with open_scene(tmp_path, GROUP) as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Scene]:
    """Open a workshop in which nothing is written yet."""
    with open_scene(tmp_path) as opened:
        yield opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Open a desk without workshops."""
    with open_desk(tmp_path) as made:
        yield made
