"""The actions on a board: a column for each status."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from collabdesk.ui.presenters.act_state import Column
from collabdesk.ui.widgets.action_table import ActionTable


class ActionBoard(QWidget):
    """Tells by its key which action was chosen, opened, or wants removed or moved sideways."""

    card_chosen = Signal(str)
    card_opened = Signal(str)
    removal_asked_for = Signal(str)
    side_asked_for = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: list[ActionTable] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)

    def show_columns(self, columns: tuple[Column, ...], chosen: str) -> None:
        """Show *columns* with the card of key *chosen* marked, in whichever it is."""
        while len(self._columns) < len(columns):
            self._add_column()
        held = any(table.hasFocus() for table in self._columns)
        for table, column in zip(self._columns, columns, strict=False):
            table.setAccessibleName(column.heading)
            table.show_rows((column.heading,), column.rows, chosen)
        if held:
            self.take_keyboard()

    def key(self) -> str:
        """Return the key of the chosen card, "" where there is none."""
        return next((table.key() for table in self._columns if table.key()), "")

    def take_keyboard(self) -> None:
        """Give the keyboard to the column with the chosen card, else to the first."""
        chosen = [table for table in self._columns if table.key()]
        for table in (chosen or self._columns)[:1]:
            table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_column(self) -> None:
        table = ActionTable(self)
        table.arrange(0, two_lines=True)
        table.row_chosen.connect(self.card_chosen)
        table.row_opened.connect(self.card_opened)
        table.removal_asked_for.connect(self.removal_asked_for)
        table.side_asked_for.connect(self.side_asked_for)
        self._columns.append(table)
        self._row.addWidget(table)
