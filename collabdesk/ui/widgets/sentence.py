"""A sentence under a field that is there only while there is something to say."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel


def say(label: QLabel, words: str) -> None:
    """Show *words*, and no label where there are none."""
    label.setText(words)
    label.setVisible(bool(words))
