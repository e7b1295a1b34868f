"""Every test of the window begins and ends with the same look."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from collabdesk.app import make_application
from collabdesk.tokens import LIGHT
from collabdesk.ui import theme
from collabdesk.ui.theme import Look


@pytest.fixture(autouse=True)
def _plain_look(qapp: QApplication) -> Iterator[None]:
    """Put the light theme at 100 % back, whatever a test chose."""
    make_application()
    if theme.look() != Look(LIGHT, 100) or not qapp.styleSheet():
        theme.apply(qapp, Look(LIGHT, 100))
    yield
    if theme.look() != Look(LIGHT, 100):
        theme.apply(qapp, Look(LIGHT, 100))
