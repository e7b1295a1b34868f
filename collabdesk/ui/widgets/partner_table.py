"""The table of partners: typed into, stepped and ticked by keys as by the mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from collabdesk import tokens
from collabdesk.ui.models.partner_model import EDITED, ROW_ROLE, Column
from collabdesk.ui.presenters.partners import PartnerRow
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.partner_delegate import (
    PAD,
    PartnerDelegate,
    row_height,
    step_width,
)

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN_KEYS = (*_ENTER, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Escape)
_ALT = Qt.KeyboardModifier.AltModifier


class PartnerTable(QTableView):
    """Enter, F2 or typing changes a cell; Space ticks; Alt with an arrow moves; Delete removes."""

    presence_toggled = Signal(str)
    seats_stepped = Signal(str, int)
    partner_moved = Signal(str, int)
    removal_asked_for = Signal(str)
    refusal_dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = PartnerDelegate(self)
        self._delegate.pressed.connect(self._press)
        self._delegate.seats_stepped.connect(self._step)
        self.setItemDelegate(self._delegate)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(self._on_clicked)

    def fit(self) -> None:
        """Give rows and columns the sizes of the text in force."""
        self.verticalHeader().setDefaultSectionSize(row_height())
        heads = QFontMetrics(look().font(tokens.SMALL + 1))
        button = max(40, look().px(36))
        widths = {
            Column.SEATS: 2 * step_width() + max(48, look().px(44)),
            Column.PRESENT: heads.horizontalAdvance("Here today ") + 2 * PAD + 6,
            Column.UP: button,
            Column.DOWN: button,
            Column.REMOVE: button,
        }
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        room = self.viewport().width() - sum(widths.values())
        self.setColumnWidth(Column.NAME, max(room, 120))

    def choose(self, row: int, column: int) -> None:
        """Make a cell the current one, or the nearest row there is."""
        rows = self.model().rowCount()
        if rows:
            self.setCurrentIndex(self.model().index(max(0, min(row, rows - 1)), column))

    def event(self, event: QEvent) -> bool:
        """Keep the keys that act on the cell from the page."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _OWN_KEYS
            and self.currentIndex().isValid()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the current cell."""
        if not self._act(event):
            super().keyPressEvent(event)

    def _act(self, event: QKeyEvent) -> bool:
        """Say whether *event* was a key for the current cell, after acting on it."""
        index, key = self.currentIndex(), event.key()
        if self._row(index) is None:
            return False
        if event.modifiers() & _ALT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._press(index.row(), Column.UP if key == Qt.Key.Key_Up else Column.DOWN)
        elif key == Qt.Key.Key_Delete:
            self._press(index.row(), Column.REMOVE)
        elif key == Qt.Key.Key_Escape:
            self.refusal_dropped.emit()
        elif index.column() == Column.SEATS and event.text() in {"+", "-"}:
            self._step(index.row(), 1 if event.text() == "+" else -1)
        elif index.column() in EDITED:
            return key in _ENTER and self._edit(index)
        elif key in _ENTER or key == Qt.Key.Key_Space:
            self._press(index.row(), index.column())
        else:
            return False
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the control under the mouse."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._hover((index.row(), index.column()))

    def leaveEvent(self, event: QEvent) -> None:
        """No control is under the mouse any more."""
        super().leaveEvent(event)
        self._hover((-1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.fit()

    def _hover(self, place: tuple[int, int]) -> None:
        if place != self._delegate.hovered:
            self._delegate.hovered = place
            self.viewport().update()

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.NAME:
            self._edit(index)

    def _edit(self, index: QModelIndex) -> bool:
        self.edit(index)
        return True

    def _step(self, row: int, by: int) -> None:
        partner = self._row(self.model().index(row, 0))
        if partner is not None:
            self.seats_stepped.emit(partner.id, by)

    def _press(self, row: int, column: int) -> None:
        partner = self._row(self.model().index(row, 0))
        if partner is None:
            return
        if column == Column.PRESENT:
            self.presence_toggled.emit(partner.id)
        elif column == Column.REMOVE:
            self.removal_asked_for.emit(partner.id)
        else:
            self.partner_moved.emit(partner.id, -1 if column == Column.UP else 1)

    def _row(self, index: QModelIndex | QPersistentModelIndex) -> PartnerRow | None:
        row = index.data(ROW_ROLE)
        return row if isinstance(row, PartnerRow) else None
