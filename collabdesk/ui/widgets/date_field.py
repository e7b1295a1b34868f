"""A field for a date as people type it, or pick it from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from collabdesk.domain.dates import parse_date
from collabdesk.errors import InvalidInput
from collabdesk.ui.presenters.shell import long_date
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.calendar_menu import CalendarMenu
from collabdesk.ui.widgets.fields import LineField

_LONGEST = "30 Mar 2027"
_AROUND = 28
"""The room beside the text, in pixels."""
_ARROW = 24
"""The room of the arrow that opens the calendar, in pixels."""


class DateField(LineField):
    """Its arrow or Alt+↓ opens the calendar.

    At a pause it keeps whole dates only, so that half a date is not called wrong.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pause.timeout.disconnect(self.commit)
        self._pause.timeout.connect(self._commit_whole)
        self.setTextMargins(0, 0, _ARROW - 8, 0)
        self.setMouseTracking(True)
        self.calendar: CalendarMenu | None = None

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of a whole date."""
        least = super().minimumSizeHint()
        width = self.fontMetrics().horizontalAdvance(_LONGEST) + _AROUND + _ARROW - 8
        return QSize(max(width, least.width()), least.height())

    def open_calendar(self) -> None:
        """Open a calendar that shows the day in the field, or today where there is none."""
        if self.calendar is None:
            self.calendar = CalendarMenu(self.accessibleName(), self)
            self.calendar.day_chosen.connect(self._on_picked)
        self.calendar.open_below(self, self._day())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar on Alt+↓."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the calendar on a click on the arrow."""
        if self._on_arrow(event):
            self.open_calendar()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer where the arrow is."""
        shape = Qt.CursorShape
        self.setCursor(shape.PointingHandCursor if self._on_arrow(event) else shape.IBeamCursor)
        super().mouseMoveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow behind the text."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look().palette.muted), 1.6))
        middle = QPointF(self.width() - _ARROW / 2 - 2, self.height() / 2 + 2)
        beside = (QPointF(-4, -4), QPointF(0, 0), QPointF(4, -4))
        painter.drawPolyline(QPolygonF([middle + step for step in beside]))

    def _on_arrow(self, event: QMouseEvent) -> bool:
        return event.position().x() >= self.width() - _ARROW

    def _day(self) -> date | None:
        try:
            return parse_date(self.text(), "")
        except InvalidInput:
            return None

    def _on_picked(self, day: date) -> None:
        self.setText(long_date(day))
        self.commit()
        self.editingFinished.emit()

    def _commit_whole(self) -> None:
        if self._day() is not None:
            self.commit()
