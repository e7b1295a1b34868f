"""A small calendar that opens below a button."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidget, QWidgetAction

from collabdesk.ui.theme import look


class CalendarMenu(QMenu):
    """Tells the day that was chosen; Escape and a click elsewhere choose none."""

    day_chosen = Signal(object)  # date

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.calendar = QCalendarWidget(self)
        self.calendar.setAccessibleName(name)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        action = QWidgetAction(self)
        action.setDefaultWidget(self.calendar)
        self.addAction(action)
        self.calendar.clicked.connect(self._on_chosen)
        self.calendar.activated.connect(self._on_chosen)

    def open_below(self, widget: QWidget, day: date | None) -> None:
        """Open below *widget*, showing *day*, or what it showed last, at first today."""
        self._dress()
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.popup(widget.mapToGlobal(QPoint(0, widget.height() + 2)))
        self.calendar.setFocus()

    def _dress(self) -> None:
        """Give the calendar the colours in force; by itself it has its own for weekends."""
        palette = look().palette
        self.calendar.setMinimumSize(max(320, look().px(280)), max(270, look().px(240)))
        self.calendar.setStyleSheet(
            f"QWidget {{ background: {palette.surface}; color: {palette.ink}; }}"
            f"QAbstractItemView {{ selection-background-color: {palette.brand};"
            f" selection-color: {palette.brand_ink}; }}"
            f"QAbstractItemView:disabled {{ color: {palette.muted}; }}"
        )
        plain = QTextCharFormat()
        plain.setForeground(QColor(palette.ink))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekday, plain)

    def _on_chosen(self, day: QDate) -> None:
        # Enter and a click tell of the same day, at times both.
        if self.isVisible():
            self.close()
            self.day_chosen.emit(date(day.year(), day.month(), day.day()))
