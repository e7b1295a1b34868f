"""Stacks whose hidden sheets have no say in how large the page must be."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QStackedWidget


def ask_only_shown(stack: QStackedWidget) -> None:
    """Let only the sheet on top take room: one hidden may still have the size of another text."""
    for sheet in filter(None, map(stack.widget, range(stack.count()))):
        shown = sheet is stack.currentWidget()
        policy = QSizePolicy.Policy.Preferred if shown else QSizePolicy.Policy.Ignored
        sheet.setSizePolicy(policy, policy)
