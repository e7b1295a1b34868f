"""Give a widget its role in the style sheet, and have it drawn anew when the role changes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_role(widget: QWidget, role: str) -> None:
    """Set the ``role`` that the style sheet selects on, for example ``pill``."""
    set_flag(widget, "role", role)


def set_flag(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a dynamic property and polish again, only where it differs."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
