"""The heat map as a table: arrows walk its cells, Enter opens a row, a head sorts by a partner."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from collabdesk.ui.models.heat_model import HeatModel
from collabdesk.ui.models.row_model import Index
from collabdesk.ui.presenters.heat_state import Heat, HeatLine
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.heat_delegate import HeatDelegate
from collabdesk.ui.widgets.heat_heads import PartnerHead, RowHead

_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_NARROWEST, _WIDEST = 34, 96
_LOWEST, _HIGHEST = 26, 48
_LARGE = 32
_LEAST = 180
_SMALL, _SMALL_LOW, _SMALL_LONG = 30, 20, 64


class HeatTable(QTableView):
    """Tells which row is walked on, which row was opened, and which partner to sort by."""

    row_walked = Signal(object)
    row_opened = Signal(str)
    partner_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = HeatModel(self)
        self._whole = False
        self._narrowest, self._lowest = _NARROWEST, _LOWEST
        self._corner: QWidget | None = None
        self._grows = True
        self.setModel(self._model)
        self.setItemDelegate(HeatDelegate(self))
        self._partners, self._rows = PartnerHead(self._model, self), RowHead(self._model, self)
        self.setHorizontalHeader(self._partners)
        self.setVerticalHeader(self._rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self._partners.sectionClicked.connect(self._on_head)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def show_whole(self, *, figures: bool) -> None:
        """Be as high as all rows are; *figures* say whether rows have score and agreement."""
        self._whole = True
        self._rows.figures = figures
        if not figures:
            self._narrowest, self._lowest = _SMALL, _SMALL_LOW
            self._partners.longest = _SMALL_LONG
        self._grows = figures
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_corner(self, corner: QWidget) -> None:
        """Put *corner* before the names of the partners and above those of the rows."""
        self._corner = corner
        corner.setParent(self)
        corner.show()
        corner.raise_()
        self._fit()

    def show_heat(self, heat: Heat) -> None:
        """Show *heat*; the cell walked on stays where it was."""
        at = self.currentIndex()
        row, column = at.row(), at.column()
        self._model.show_heat(heat)
        self.setAccessibleName(heat.name)
        self.setAccessibleDescription(heat.summary)
        for head in (self._partners, self._rows):
            head.setAccessibleName(heat.name)
        self._fit()
        if row >= 0 and not self.currentIndex().isValid() and heat.heads and heat.lines:
            place = min(row, len(heat.lines) - 1), min(column, len(heat.heads) - 1)
            self.setCurrentIndex(self._model.index(*place))
        self.row_walked.emit(self.line())

    def line(self) -> HeatLine | None:
        """Return the row that is walked on, None before any is."""
        return self._model.line(self.currentIndex().row())

    def partner(self) -> str:
        """Return the id of the partner walked on; the first before any is."""
        head = self._model.head(max(self.currentIndex().column(), 0))
        return head.key if head else ""

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is walked on."""
        super().currentChanged(current, previous)
        self.row_walked.emit(self._model.line(current.row()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first cell."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.columnCount():
            self.setCurrentIndex(self._model.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter; leave letters and digits to the page."""
        if event.key() in _OPEN_KEYS:
            self._open(self.currentIndex().row())
        elif event.text().strip() and not event.modifiers() & ~_KEYPAD:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the columns over the room there is."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def sizeHint(self) -> QSize:
        """Return the room for columns that can be read, and for every row where it is whole."""
        columns = self._model.columnCount() * look().px(self._narrowest)
        return QSize(self._rows.sizeHint().width() + columns + 4, self._needed_height())

    def minimumSizeHint(self) -> QSize:
        """Return the least room: whole in height where that was asked for."""
        return QSize(look().px(200), self._needed_height())

    def _needed_height(self) -> int:
        if not self._whole:
            return look().px(_LEAST)  # the rest is scrolled to
        rows = self._model.rowCount() * look().px(self._lowest)
        height = self._partners.sizeHint().height() + rows + 4
        if self._partners.length() > self.viewport().width():
            height += self.horizontalScrollBar().sizeHint().height()
        return height

    def _fit(self) -> None:
        columns, rows = self._model.columnCount(), self._model.rowCount()
        if not columns or not rows:
            return
        self._rows.large = self._grows and self.height() // (rows + 2) >= look().px(_LARGE)
        self._make_room_for_corner()
        before = self._rows.sizeHint().width()
        over, high = self._fit_columns(before, rows)
        if high != self._rows.defaultSectionSize():
            self._rows.setDefaultSectionSize(high)
        if self._corner is not None:
            self._corner.setGeometry(0, 0, before, over)
        self.updateGeometries()
        if self._whole:
            self.updateGeometry()

    def _fit_columns(self, before: int, rows: int) -> tuple[int, int]:
        """Spread the columns beside *before* pixels; return the height of heads and of a row."""
        most = look().px(_WIDEST * (1 + 2 * self._grows))
        lowest, highest = look().px(self._lowest), look().px(_HIGHEST + 32 * self._grows)
        bar = self.horizontalScrollBar().sizeHint().height()
        room = max(self.width() - before - 2, 0)
        self._partners.spread(room, look().px(self._narrowest), most)
        if not self._whole and rows * lowest > self.height() - self._partners.sizeHint().height():
            room = max(room - bar, 0)  # rows will be scrolled, beside a bar as wide as that
            self._partners.spread(room, look().px(self._narrowest), most)
        over = self._partners.sizeHint().height()
        below = bar * (self._partners.length() > room)
        high = min(max((self.height() - over - below - 2) // rows, lowest), highest)
        return over, high

    def _make_room_for_corner(self) -> None:
        if self._corner is not None:
            needed = self._corner.sizeHint()
            self._rows.least_width, self._partners.least_height = needed.width(), needed.height()

    def _open(self, row: int) -> None:
        if line := self._model.line(row):
            self.row_opened.emit(line.key)

    def _on_head(self, column: int) -> None:
        if head := self._model.head(column):
            self.partner_chosen.emit(head.key)
