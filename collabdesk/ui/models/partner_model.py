"""The partners as a table: a cell for each thing that can be changed or done."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.partners import PartnerRow
from collabdesk.ui.widgets.tips import plain

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
ROW_ROLE = int(Qt.ItemDataRole.UserRole)


class Column(IntEnum):
    """The columns from left to right; the last three are buttons."""

    NAME = 0
    SEATS = 1
    PRESENT = 2
    UP = 3
    DOWN = 4
    REMOVE = 5


EDITED = (Column.NAME, Column.SEATS)


class PartnerModel(QAbstractTableModel):
    """Rows are partners; what is typed is told, never kept here."""

    name_typed = Signal(str, str)  # id, name
    seats_typed = Signal(str, str)  # id, what was typed

    def __init__(self, tr_: Translate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tr = tr_
        self._rows: tuple[PartnerRow, ...] = ()
        self._heads = (tr_("Organisation"), tr_("Seats"), tr_("Here today"), "", "", "")
        self._spoken_heads = (
            *self._heads[:3],
            tr_("Move up"),
            tr_("Move down"),
            tr_("Remove"),
        )

    def show_rows(self, rows: tuple[PartnerRow, ...]) -> None:
        """Show *rows*; where the partners are the same, only their cells are told anew."""
        same = [r.id for r in rows] == [r.id for r in self._rows]
        if rows == self._rows:
            return
        if same:
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, Column.REMOVE))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> PartnerRow | None:
        """Return the partner at a row, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def row_of(self, partner_id: str) -> int:
        """Return the row of a partner, -1 where there is none."""
        return next((n for n, row in enumerate(self._rows) if row.id == partner_id), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of partners."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say which cells are typed into and which are ticked."""
        flags = super().flags(index)
        if index.column() in EDITED:
            flags |= Qt.ItemFlag.ItemIsEditable
        if index.column() == Column.PRESENT:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, what it says aloud, or the whole row."""
        row = self.row(index.row())
        if row is None:
            return None
        column = Column(index.column())
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return {Column.NAME: row.name, Column.SEATS: row.seats}.get(column, "")
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            spoken = self._spoken(row, column)
            return plain(spoken) if role == Qt.ItemDataRole.ToolTipRole else spoken
        if role == Qt.ItemDataRole.CheckStateRole and column == Column.PRESENT:
            return Qt.CheckState.Checked if row.present else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed into a cell, where it is another value."""
        row = self.row(index.row())
        if row is None or role != Qt.ItemDataRole.EditRole:
            return False
        typed = str(value)
        if index.column() == Column.NAME and typed != row.name:
            self.name_typed.emit(row.id, typed)
        elif index.column() == Column.SEATS and typed != row.seats:
            self.seats_typed.emit(row.id, typed)
        return True

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the head of a column; the buttons have one for the ear only."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        heads = {
            Qt.ItemDataRole.DisplayRole: self._heads,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken_heads,
        }.get(Qt.ItemDataRole(role))
        return heads[section] if heads else None

    def _spoken(self, row: PartnerRow, column: Column) -> str:
        here = self._tr("{name} is here today") if row.present else self._tr("{name} is not here")
        patterns = {
            Column.NAME: "{name}",
            Column.SEATS: self._tr("Seats of {name}: {seats}"),
            Column.PRESENT: here,
            Column.UP: self._tr("Move {name} up"),
            Column.DOWN: self._tr("Move {name} down"),
            Column.REMOVE: self._tr("Remove {name}"),
        }
        words = patterns[column].format(name=row.name, seats=row.seats)
        wrong = {"name": Column.NAME, "seats": Column.SEATS}.get(row.wrong)
        return f"{words}. {row.error}" if wrong == column else words
