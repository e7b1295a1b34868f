"""A list of cards: arrows choose, Enter opens, Delete drops, Alt with arrows or the mouse moves."""

from __future__ import annotations

from PySide6.QtCore import Property, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from collabdesk.ui.presenters.act_state import Card
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.card_delegate import CARD_ROLE, CardDelegate
from collabdesk.ui.widgets.tips import plain

_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TALLEST = 300
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_BELOW = QAbstractItemView.DropIndicatorPosition.BelowItem


class CardList(QListWidget):
    """Tells by its key what was chosen, opened (Enter or click), dropped or moved."""

    card_chosen = Signal(str)
    card_opened = Signal(str)
    removal_asked_for = Signal(str)
    move_asked_for = Signal(str, int)
    order_asked_for = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._cards: tuple[Card, ...] = ()
        self._delegate = CardDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.clicked.connect(lambda _index: self.card_opened.emit(self.key()))

    def _get_framed(self) -> bool:
        return self._delegate.framed

    def _set_framed(self, framed: bool) -> None:
        self._delegate.framed = framed
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.InternalMove if framed else mode.NoDragDrop)

    framed = Property(bool, _get_framed, _set_framed)

    def show_cards(self, cards: tuple[Card, ...], chosen: str | None = None) -> None:
        """Show *cards*; *chosen* is marked, None keeps the place where the user was."""
        self._showing = True
        row = self.currentRow()
        if cards != self._cards:
            self._cards = cards
            self._fill()
        if chosen is None:
            self.setCurrentRow(min(row, self.count() - 1))
        else:
            keys = [card.key for card in cards]
            self.setCurrentRow(keys.index(chosen) if chosen in keys else -1)
        self._showing = False

    def _fill(self) -> None:
        while self.count() > len(self._cards):
            self.takeItem(self.count() - 1)
        while self.count() < len(self._cards):
            self.addItem(QListWidgetItem())
        for row, card in enumerate(self._cards):
            item = self.item(row)
            item.setData(CARD_ROLE, card)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, card.spoken)
            item.setToolTip(plain(card.name if not card.detail else f"{card.name}\n{card.detail}"))
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def key(self) -> str:
        """Return the key of the current card, "" where there is none."""
        row = self.currentRow()
        return self._cards[row].key if 0 <= row < len(self._cards) else ""

    def first_key(self) -> str:
        """Return the key of the first card, "" where there is none."""
        return self._cards[0].key if self._cards else ""

    def sizeHint(self) -> QSize:
        """Return the room for all cards; plain lines scroll in what room there is."""
        if not self._delegate.framed:
            return QSize(220, look().px(150))
        height = sum(self.sizeHintForRow(row) for row in range(self.count()))
        return QSize(220, min(max(height + 2, 40), look().px(_TALLEST)))

    def minimumSizeHint(self) -> QSize:
        """Return the room for about two cards."""
        return QSize(160, min(self.sizeHint().height(), 130))

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell which card was chosen."""
        super().currentChanged(current, previous)
        if not self._showing and current.isValid():
            self.card_chosen.emit(self._cards[current.row()].key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, drop and move by keys; letters belong to the page."""
        key, alt = self.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in _MOVES and key:
            self.move_asked_for.emit(key, _MOVES[Qt.Key(event.key())])
        elif event.key() in _OPEN_KEYS and key:
            self.card_opened.emit(key)
        elif event.key() == Qt.Key.Key_Delete and key:
            self.removal_asked_for.emit(key)
        elif event.text().strip() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the new order; the list itself moves nothing, the next state does."""
        keys, key = [card.key for card in self._cards], self.key()
        target = self.indexAt(event.position().toPoint())
        if event.source() not in (self, None) or not key:
            event.ignore()
            return
        place = target.row() if target.isValid() else len(keys)
        if target.isValid() and self.dropIndicatorPosition() == _BELOW:
            place += 1
        place -= keys.index(key) < place
        keys.remove(key)
        keys.insert(place, key)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.order_asked_for.emit(keys)
