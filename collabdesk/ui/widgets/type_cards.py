"""The types of a framework as a grid of cards, however many there are."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.purpose import TypeChoice
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.type_card import TypeCard

_LEAST_WIDTH = 330


class TypeCards(QWidget):
    """Tells by id which card was chosen, and which was ticked."""

    type_chosen = Signal(str)
    also_toggled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr: Translate = str
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._cards: dict[str, TypeCard] = {}
        self._columns = 0

    def translate_by(self, tr_: Translate) -> None:
        """Name the translation of the words on the cards."""
        self._tr = tr_

    def card(self, type_id: str) -> TypeCard:
        """Return the card of a type."""
        return self._cards[type_id]

    def show_choices(self, choices: tuple[TypeChoice, ...]) -> None:
        """Show *choices*; new cards are made only where the types differ."""
        if [choice.id for choice in choices] != list(self._cards):
            self._make(choices)
        for choice in choices:
            self._cards[choice.id].show_choice(choice)

    def _make(self, choices: tuple[TypeChoice, ...]) -> None:
        for card in self._cards.values():
            self._grid.removeWidget(card)
            card.deleteLater()
        self._cards = {}
        for choice in choices:
            card = TypeCard(self._tr, self)
            card.setObjectName(f"type_{choice.id}")
            card.clicked.connect(lambda _on, chosen=choice.id: self.type_chosen.emit(chosen))
            card.also_clicked.connect(lambda chosen=choice.id: self.also_toggled.emit(chosen))
            self._cards[choice.id] = card
        self._columns = 0
        self._flow()

    def minimumSizeHint(self) -> QSize:
        """Return the room of the largest card: side by side they stand only where they fit.

        How high all of them are depends on the width: the grid tells the page.
        """
        least = [card.minimumSizeHint() for card in self._cards.values()]
        return QSize(
            max((size.width() for size in least), default=0),
            max((size.height() for size in least), default=0),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many cards side by side as fit."""
        super().resizeEvent(event)
        self._flow()

    def _flow(self) -> None:
        fitting = max(self.width() // look().px(_LEAST_WIDTH), 1)
        columns = min(columns_for(len(self._cards)), fitting)
        if columns == self._columns:
            return
        self._columns = columns
        for index, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, index // columns, index % columns)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < columns))
        self.updateGeometry()


def columns_for(types: int) -> int:
    """Return how many cards stand side by side: the rows stay as full as they can be."""
    if types <= 1:
        return 1
    return 2 if types in (2, 4) else 3
