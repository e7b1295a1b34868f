"""What a screen reader is told of a chart: what it is, and the point that is walked on."""

from __future__ import annotations

from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueChangeEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget


@runtime_checkable
class Telling(Protocol):
    """A widget that has a value to tell, and keeps what tells it."""

    told: QAccessibleInterface | None

    def value_said(self) -> str:
        """Return the value in words."""


class ToldChart(QAccessibleWidget):
    """Says name and description as any widget does, and the value besides."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Chart)

    def text(self, what: QAccessible.Text) -> str:
        """Return the value where it is asked for."""
        chart = self.object()
        if what == QAccessible.Text.Value and isinstance(chart, Telling):
            return chart.value_said()
        return str(super().text(what))


_INSTALLED: Final[list[bool]] = []


def install() -> None:
    """Let Qt ask here about charts, from now on."""
    if not _INSTALLED:
        QAccessible.installFactory(_tell)
        _INSTALLED.append(True)


def announce(widget: QWidget, said: str) -> None:
    """Tell whoever listens that the value of *widget* is another."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(widget, said))


def _tell(_class_name: str, asked: QObject) -> QAccessibleInterface | None:
    if not isinstance(asked, QWidget) or not isinstance(asked, Telling):
        return None
    # Kept with the widget, since Qt holds only a pointer to it.
    asked.told = ToldChart(asked)
    return asked.told
