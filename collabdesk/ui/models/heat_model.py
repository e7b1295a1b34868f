"""Who sees what as a model: partners across, rows down."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from collabdesk.ui.models.row_model import Index
from collabdesk.ui.presenters.heat_state import Heat, HeatCell, HeatHead, HeatLine
from collabdesk.ui.widgets.tips import plain

CELL_ROLE: Final = Qt.ItemDataRole.UserRole
_ROOT: Final = QModelIndex()
_NOTHING: Final = Heat("", "", "", 5, (), ())


class HeatModel(QAbstractTableModel):
    """Shows a map handed to it; it changes nothing itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heat = _NOTHING

    @property
    def heat(self) -> Heat:
        """The map that is shown."""
        return self._heat

    def show_heat(self, heat: Heat) -> None:
        """Show *heat*; where rows and columns stay in place, only what changed is redrawn."""
        last = self._heat
        if heat == last:
            return
        if _keys(heat) == _keys(last):
            self._heat = heat
            self._tell_changed(last)
        else:
            self.beginResetModel()
            self._heat = heat
            self.endResetModel()

    def _tell_changed(self, last: Heat) -> None:
        heat = self._heat
        if heat.heads != last.heads or heat.sorted_by != last.sorted_by:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(heat.heads) - 1)
        for row, (line, was) in enumerate(zip(heat.lines, last.lines, strict=True)):
            if line == was:
                continue
            self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)
            for column, (cell, before) in enumerate(zip(line.cells, was.cells, strict=True)):
                if cell != before:
                    at = self.index(row, column)
                    self.dataChanged.emit(at, at)

    def line(self, row: int) -> HeatLine | None:
        """Return a row, None where there is none."""
        return self._heat.lines[row] if 0 <= row < len(self._heat.lines) else None

    def head(self, column: int) -> HeatHead | None:
        """Return a column's head, None where there is none."""
        return self._heat.heads[column] if 0 <= column < len(self._heat.heads) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._heat.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of partners."""
        return 0 if parent.isValid() else len(self._heat.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the cell's text, what it says in words, or the whole cell for the delegate."""
        cell: HeatCell = self._heat.lines[index.row()].cells[index.column()]
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.said
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(cell.said)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a name; as a tooltip, a row with its figures."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            head = self.head(section)
            name = head.name if head else ""
            return plain(name) if role == Qt.ItemDataRole.ToolTipRole else name
        line = self.line(section)
        if line is None:
            return None
        return plain(line.said) if role == Qt.ItemDataRole.ToolTipRole else line.name


def _keys(heat: Heat) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(h.key for h in heat.heads), tuple(line.key for line in heat.lines)
