"""The list of workshops: arrows choose, Enter opens, a menu for the rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from collabdesk import tokens
from collabdesk.ui.models.workshop_model import Column, WorkshopModel
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.workshop_delegate import PAD, WorkshopDelegate, row_height

_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHARES = ((Column.HELD_ON, "29 Sept 2026 "), (Column.PARTNERS, "Partners "))
_PROGRESS = "Plan agreed · 88 of 88 actions done"


class WorkshopTable(QTableView):
    """Rows of equal height, drawn by a delegate, so that a thousand stay quick.

    A double click or Enter opens; one click chooses, so that the second click of an impatient
    pair never lands on the page that has just opened.
    """

    workshop_opened = Signal(str)
    removal_asked_for = Signal(str)
    menu_asked_for = Signal(str, QPoint)  # id and the place on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = WorkshopDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(40)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)

    def current_id(self) -> str:
        """Return the id of the chosen workshop, "" where none is."""
        return self._id(self.currentIndex().row())

    def choose(self, row: int) -> None:
        """Choose *row*, or the nearest there is."""
        model = self._model()
        if model is not None and model.rowCount():
            self.selectRow(max(0, min(row, model.rowCount() - 1)))

    def fit(self) -> None:
        """Give rows and columns the sizes of the text in force."""
        self.verticalHeader().setDefaultSectionSize(row_height())
        metrics = QFontMetrics(look().font(tokens.BODY))
        small = QFontMetrics(look().font(tokens.SMALL))
        room = self.viewport().width()
        more = max(44, look().px(36))
        widths = {column: metrics.horizontalAdvance(text) + 2 * PAD for column, text in _SHARES}
        taken = sum(widths.values()) + more
        wanted = small.horizontalAdvance(_PROGRESS) + 2 * PAD + 18
        # Large type in a small window: name and progress share what is left, dates stay whole.
        widths[Column.PROGRESS] = max(min(wanted, (room - taken) * 9 // 20), 60)
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        self.setColumnWidth(Column.MORE, more)
        self.setColumnWidth(Column.WORKSHOP, max(room - sum(widths.values()) - more, 80))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, delete on Delete; Up from the first row stays."""
        workshop_id = self.current_id()
        if event.key() in _OPEN_KEYS and workshop_id:
            self.workshop_opened.emit(workshop_id)
        elif event.key() == Qt.Key.Key_Delete and workshop_id:
            self.removal_asked_for.emit(workshop_id)
        elif event.key() == Qt.Key.Key_Home:
            self.choose(0)
        elif event.key() == Qt.Key.Key_End:
            self.choose(1_000_000)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the mouse, or of the chosen row by the key."""
        row = self.currentIndex().row()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            row = self.indexAt(event.pos()).row()
        if self._id(row):
            self.choose(row)
            place = event.globalPos()
            if event.reason() != QContextMenuEvent.Reason.Mouse:
                place = self._below_more(row)
            self.menu_asked_for.emit(self._id(row), place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse any more."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.MORE:
            row = index.row()
            self.menu_asked_for.emit(self._id(row), self._below_more(row))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.column() != Column.MORE:
            self.workshop_opened.emit(self._id(index.row()))

    def _below_more(self, row: int) -> QPoint:
        box = self.visualRect(self.model().index(row, Column.MORE))
        return self.viewport().mapToGlobal(box.center())

    def _id(self, row: int) -> str:
        model = self._model()
        line = model.line(row) if model is not None else None
        return line.id if line is not None else ""

    def _model(self) -> WorkshopModel | None:
        model = self.model()
        return model if isinstance(model, WorkshopModel) else None
