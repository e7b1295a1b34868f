"""A table of rows: arrows choose, Enter opens, Delete removes, Alt with arrows moves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from collabdesk.ui.models.row_model import Index, RowModel
from collabdesk.ui.presenters.rows import Row
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.row_delegate import RowDelegate, row_height

_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STRETCHED = 130
_WHOLE_WIDTH = 1100
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RowTable(QTableView):
    """Tells by its key which row the user chose, opened, or wants moved or removed."""

    row_chosen = Signal(str)
    row_opened = Signal(str)
    removal_asked_for = Signal(str)
    move_asked_for = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowModel(self)
        self._showing = False
        self._stretched = 0
        self._two_lines = False
        self._taller = 0
        self.setModel(self._model)
        self.setItemDelegate(RowDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def arrange(self, stretched: int, *, two_lines: bool, taller: int = 0) -> None:
        """Say which column takes the room that is left, and whether cells have two lines.

        Rows are *taller* by so many pixels (at 100 % text size) than their text needs.
        """
        self._stretched, self._two_lines, self._taller = stretched, two_lines, taller

    def show_rows(self, headings: tuple[str, ...], rows: tuple[Row, ...], chosen: str) -> None:
        """Show *rows* with the one of key *chosen* marked; nothing is told by that."""
        self._showing = True
        self.horizontalHeader().setAccessibleName(", ".join(headings))
        self._model.show_rows(headings, rows)
        row = self._model.row_of(chosen)
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif row != self.currentIndex().row() or not self.selectionModel().hasSelection():
            self.selectRow(row)
        self._fit()
        self._showing = False

    def show_whole(self) -> None:
        """Ask for the room that every row needs, with no bar to scroll by."""
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self._model.rowCount() * self.verticalHeader().defaultSectionSize()
        self.setMinimumHeight(rows + self.horizontalHeader().sizeHint().height() + 2)
        self.setMinimumWidth(look().px(_WHOLE_WIDTH))

    def key(self) -> str:
        """Return the key of the chosen row, "" where none is."""
        return self._model.key(self.currentIndex().row())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row was chosen."""
        super().currentChanged(current, previous)
        if self._showing or not current.isValid():
            return
        if current.row() != previous.row():
            self.row_chosen.emit(self._model.key(current.row()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the stretched column its share anew."""
        super().resizeEvent(event)
        self._fit()
        if event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())  # what was chosen stays in sight

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, remove and move by keys."""
        key, alt = self.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in _MOVES and key:
            self.move_asked_for.emit(key, _MOVES[Qt.Key(event.key())])
        elif event.key() in _OPEN_KEYS and key:
            self.row_opened.emit(key)
        elif event.key() == Qt.Key.Key_Delete and key:
            self.removal_asked_for.emit(key)
        elif event.text().strip() and not event.modifiers() & ~_KEYPAD:
            event.ignore()  # letters and digits belong to the page
        else:
            super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        self.row_opened.emit(self._model.key(row))

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(
            row_height(two_lines=self._two_lines) + look().px(self._taller)
        )
        head = self.horizontalHeader()
        for column in range(self._model.columnCount()):
            mode = QHeaderView.ResizeMode.ResizeToContents
            head.setSectionResizeMode(column, mode)
        if self._model.columnCount() > self._stretched:
            self._stretch(head)

    def _stretch(self, head: QHeaderView) -> None:
        """Give one column the room that is left, and never too little to read."""
        others = sum(
            max(self.sizeHintForColumn(column), head.sectionSizeHint(column))
            for column in range(head.count())
            if column != self._stretched
        )
        if self.viewport().width() - others >= look().px(_STRETCHED):
            head.setSectionResizeMode(self._stretched, QHeaderView.ResizeMode.Stretch)
        else:
            head.setSectionResizeMode(self._stretched, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(self._stretched, look().px(_STRETCHED))
