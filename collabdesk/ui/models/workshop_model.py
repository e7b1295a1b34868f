"""The workshops on Home as a table."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.home_lines import WorkshopLine
from collabdesk.ui.widgets.tips import plain

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
LINE_ROLE = int(Qt.ItemDataRole.UserRole)


class Column(IntEnum):
    """The columns from left to right; the last holds the button for the row's menu."""

    WORKSHOP = 0
    HELD_ON = 1
    PARTNERS = 2
    PROGRESS = 3
    MORE = 4


class WorkshopModel(QAbstractTableModel):
    """Rows are workshop lines; the whole line comes by ``LINE_ROLE``."""

    def __init__(self, tr_: Translate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tr = tr_
        self._lines: tuple[WorkshopLine, ...] = ()
        self._heads = (
            tr_("Workshop"),
            tr_("Held on"),
            tr_("Partners"),
            tr_("Progress"),
            tr_("More"),
        )

    def show_lines(self, lines: tuple[WorkshopLine, ...]) -> None:
        """Show *lines*; nothing is told where they are the same."""
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def line(self, row: int) -> WorkshopLine | None:
        """Return the line at *row*, or None."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, workshop_id: str) -> int:
        """Return the row of a workshop, -1 where it is not shown."""
        return next((n for n, line in enumerate(self._lines) if line.id == workshop_id), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell, what it says aloud, or the whole line."""
        line = self.line(index.row())
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.WORKSHOP:
            return plain(f"{line.title}\n{line.detail}")
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the head of a column; the menu column has one for the ear only."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if section == Column.MORE else self._heads[section]
        return None

    def _text(self, line: WorkshopLine, column: Column) -> str:
        texts = {
            Column.WORKSHOP: line.title,
            Column.HELD_ON: line.held_on,
            Column.PARTNERS: line.partners,
            Column.PROGRESS: line.words,
            Column.MORE: "…",
        }
        return texts[column]

    def _spoken(self, line: WorkshopLine, column: Column) -> str:
        if column == Column.WORKSHOP:
            return line.spoken
        if column == Column.MORE:
            return self._tr("More for {title}").format(title=line.title)
        return f"{self._heads[column]}: {self._text(line, column)}"
