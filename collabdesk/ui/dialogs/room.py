"""How large a dialog of wrapped texts is: as its words need, or as the screen has room for."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QLabel

from collabdesk.ui.theme import look

_AROUND = 40
"""What stays free of the screen at least, in pixels."""


def take_room(dialog: QDialog, width: int) -> None:
    """Make *dialog* at least *width* pixels wide at 100 % text size, and wider for a long word.

    Left alone, Qt keeps a dialog within two thirds of the screen and cuts its texts. A path is one
    word: it cannot be wrapped, and must be whole where it is copied from.
    """
    layout, screen = dialog.layout(), dialog.screen().availableGeometry()
    if layout is None:
        return
    words = [
        QFontMetrics(label.font()).horizontalAdvance(word)
        for label in dialog.findChildren(QLabel)
        if label.wordWrap() and not label.isHidden()
        for word in label.text().split()
    ]
    sides = layout.contentsMargins()
    needed = max([look().px(width), *(word + sides.left() + sides.right() for word in words)])
    wide = min(max(needed, layout.totalMinimumSize().width()), screen.width() - _AROUND)
    high = max(layout.totalHeightForWidth(wide), layout.totalSizeHint().height())
    dialog.resize(wide, min(high, screen.height() - _AROUND))
