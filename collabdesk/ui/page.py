"""What the shell asks of a page: a title, key hints, and to be shown and left."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from collabdesk.ui.widgets.key_hints import KeyHint


class Refreshing(Protocol):
    """The one thing a page asks of its presenter."""

    def refresh(self) -> None:
        """Hand the page its present state."""


class Page(QWidget):
    """Base of the step pages: passive, it shows a state and tells what the user did.

    A page module offers ``build(stage, tr)``, which makes the page and its presenter and joins
    the page's signals to the presenter's methods.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._presenter: Refreshing | None = None

    def follow(self, presenter: Refreshing) -> None:
        """Show what *presenter* says from now on."""
        self._presenter = presenter

    @property
    def title(self) -> str:
        """The words in the bar above the page."""
        raise NotImplementedError

    @property
    def hints(self) -> tuple[KeyHint, ...]:
        """The keys worth knowing here, the most important first."""
        return ()

    def refresh(self) -> None:
        """Show the present state."""
        if self._presenter is not None:
            self._presenter.refresh()

    def opened(self) -> None:
        """Show the present state and take the keyboard."""
        self.refresh()
        self.setFocus()


def scrolled(page: QWidget) -> QScrollArea:
    """Return *page* in a scroll area that grows with the window."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
