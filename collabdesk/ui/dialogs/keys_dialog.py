"""Every key of the program on one sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from collabdesk.ui.forms.ui_keys_dialog import Ui_KeysDialog
from collabdesk.ui.keys import KeyTable, key_table
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.widgets.roles import set_role

_AROUND = 70
"""The room of the margins, the heading and the button, in pixels."""


class KeysDialog(QDialog):
    """Shown by ``?`` and from the Help menu; any Escape or Enter closes it."""

    def __init__(self, tr: Translate, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = Ui_KeysDialog()
        self.form.setupUi(self)
        table = key_table(tr)
        self._fill(self.form.leftColumn, table[:1])
        self._fill(self.form.middleColumn, table[1:5])
        self._fill(self.form.rightColumn, table[5:])
        self._take_room()
        self.form.closeButton.clicked.connect(self.accept)

    def _take_room(self) -> None:
        """Be as large as the keys need, or as the screen has room for: then they scroll."""
        room, columns = self.screen().availableGeometry(), self.form.keyColumns
        if self.form.keysBody.sizeHint().width() + 2 * _AROUND > room.width():
            columns.setDirection(QBoxLayout.Direction.TopToBottom)
        body = self.form.keysBody.sizeHint()
        self.resize(
            min(body.width() + _AROUND, room.width() - _AROUND),
            min(body.height() + 2 * _AROUND, room.height() - _AROUND // 2),
        )

    def _fill(self, column: QVBoxLayout, groups: KeyTable) -> None:
        for heading, keys in groups:
            column.addWidget(_label(heading, "strong"))
            grid = QGridLayout()
            grid.setHorizontalSpacing(10)
            grid.setVerticalSpacing(2)
            grid.setColumnStretch(1, 1)
            for row, (key, what) in enumerate(keys):
                grid.addWidget(_label(key, "key"), row, 0)
                grid.addWidget(_label(what, "small"), row, 1)
            column.addLayout(grid)
        column.addStretch(1)


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    set_role(label, role)
    return label
