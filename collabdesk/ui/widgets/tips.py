"""Tooltips that print what people typed, and never read it as markup."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt


def plain(text: str) -> str:
    """Return *text* as a tooltip that shows it as typed.

    Qt takes a tooltip that looks like markup for markup, pictures from the disk included; such
    a text is escaped, and any other is left as it is.
    """
    if not Qt.mightBeRichText(text):
        return text
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>'
