"""Rows of text as a model; a row keeps its key whatever is changed around it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from collabdesk.ui.presenters.rows import Cell, Row
from collabdesk.ui.widgets.tips import plain

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE: Final = Qt.ItemDataRole.UserRole
_ROOT: Final = QModelIndex()


class RowModel(QAbstractTableModel):
    """Shows rows handed to it; it changes nothing itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()

    def show_rows(self, headings: tuple[str, ...], rows: tuple[Row, ...]) -> None:
        """Show *rows*; where the same keys stay in place, only their cells are redrawn."""
        if (headings, rows) == (self._headings, self._rows):
            return
        same = headings == self._headings and [r.key for r in rows] == [r.key for r in self._rows]
        if not same:
            self.beginResetModel()
        self._headings, self._rows = headings, rows
        if same:
            last = self.index(len(rows) - 1, len(headings) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.endResetModel()

    def key(self, row: int) -> str:
        """Return the key of a row, "" where there is none."""
        return self._rows[row].key if 0 <= row < len(self._rows) else ""

    def cells(self, row: int) -> tuple[Cell, ...]:
        """Return the cells of a row."""
        return self._rows[row].cells

    def row_of(self, key: str) -> int:
        """Return where the row of *key* stands, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the cell's text, or the whole cell for the delegate."""
        row = self._rows[index.row()]
        cell: Cell = row.cells[index.column()]
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain("\n".join(part for part in (cell.text, cell.under) if part))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken if index.column() == 0 else cell.text
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the head of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None
