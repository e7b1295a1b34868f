"""What the shell asks of a page: a title, key hints, and to be shown and left."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QMargins, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from collabdesk.ui.theme import look
from collabdesk.ui.widgets.key_hints import KeyHint


class Refreshing(Protocol):
    """The one thing a page asks of its presenter."""

    def refresh(self) -> None:
        """Hand the page its present state."""


NARROW = 600
"""A page of less width (at 100 % text size) keeps little room at its sides, in pixels."""

_SIDE = 6
"""The room at the sides of a narrow page, in pixels."""


class Page(QWidget):
    """Base of the step pages: passive, it shows a state and tells what the user did.

    A page module offers ``build(stage, tr)``, which makes the page and its presenter and joins
    the page's signals to the presenter's methods.
    """

    hints_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._presenter: Refreshing | None = None
        self._margins: QMargins | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

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

    def take_keyboard(self) -> None:
        """Give the keyboard back to the page from what stands around it."""
        self.setFocus()

    def leave(self) -> None:
        """Keep what is worth keeping: another page is shown next, or the workshop is closed."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room at the sides to what stands between where there is little."""
        super().resizeEvent(event)
        layout = self.layout()
        if layout is None:
            return
        if self._margins is None:
            self._margins = layout.contentsMargins()
        sides = QMargins(self._margins)
        if self.width() < look().px(NARROW):
            sides.setLeft(_SIDE)
            sides.setRight(_SIDE)
        layout.setContentsMargins(sides)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Take the keyboard back when a field of this page lets go of it for nobody."""
        mine = old is not None and (old is self or self.isAncestorOf(old))
        if new is None and mine and self.isVisible() and self.window().isActiveWindow():
            self.setFocus()


class PageArea(QScrollArea):
    """Scrolls only where the page would not fit without the bar either.

    Left alone, a bar that came once stays: the page is narrower beside it, and so higher.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again whenever the page asks for another size."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._settle()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again at another size."""
        self._settle()
        super().resizeEvent(event)

    def _settle(self) -> None:
        page, room = self.widget(), self.maximumViewportSize()
        if page is None:
            return
        needed = max(page.heightForWidth(room.width()), page.minimumSizeHint().height())
        bar = Qt.ScrollBarPolicy
        fits = needed <= room.height()
        self.setVerticalScrollBarPolicy(bar.ScrollBarAlwaysOff if fits else bar.ScrollBarAsNeeded)


def scrolled(page: QWidget) -> QScrollArea:
    """Return *page* in a scroll area that grows with the window."""
    area = PageArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
