"""A show of hands: a box for each answer, and the dots that grow as it is counted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from collabdesk.ui.presenters.score_state import CountBox, Hands, Stack
from collabdesk.ui.widgets.count_field import CountField
from collabdesk.ui.widgets.dot_stacks import COLUMN_GAP, DotStacks
from collabdesk.ui.widgets.roles import set_role
from collabdesk.ui.widgets.tips import plain


class HandsPanel(QWidget):
    """Tells each count as it is entered, and when the last one is."""

    count_entered = Signal(int, str)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hands: Hands | None = None
        self.stacks = DotStacks(self)
        self.boxes: list[CountField] = []
        self._captions: list[QLabel] = []
        self._levels = QHBoxLayout()
        self._levels.setSpacing(COLUMN_GAP)
        self._beside = QGridLayout()
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setVerticalSpacing(4)
        self._figures, self._remark, self._error = QLabel(), QLabel(), QLabel()
        self._lay_out()

    def _lay_out(self) -> None:
        left, right, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        left.setSpacing(3)
        left.addWidget(self.stacks, 1)
        left.addLayout(self._levels)
        right.setSpacing(3)
        right.addLayout(self._beside)
        for label, role in (
            (self._figures, "smallStrong"),
            (self._remark, "small"),
            (self._error, "error"),
        ):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            set_role(label, role)
            right.addWidget(label)
        right.addStretch(1)
        line = QFrame(self)
        set_role(line, "upright")
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(left, 5)
        row.addWidget(line)
        row.addLayout(right, 2)

    def show_hands(self, hands: Hands, stacks: tuple[Stack, ...], spoken: str) -> None:
        """Show what is counted; a box in which something is being typed is left alone."""
        self._hands = hands
        self.stacks.show_stacks(stacks, spoken)
        self.stacks.setAccessibleName(self.accessibleName())
        boxes = (*hands.levels, *hands.beside)
        if len(self.boxes) != len(boxes):
            self._rebuild(hands)
        for field, box in zip(self.boxes, boxes, strict=True):
            field.setAccessibleName(box.spoken)
            field.show_text(str(box.count) if box.count else "")
        for label, text in (
            (self._figures, hands.figures),
            (self._remark, hands.remark),
            (self._error, hands.error),
        ):
            label.setText(text)
            label.setVisible(bool(text))

    def begin(self) -> None:
        """Take the keyboard into the first box."""
        self.boxes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Tell what is being typed."""
        for field in self.boxes:
            field.commit()

    @property
    def has_keyboard(self) -> bool:
        """Whether a count is being typed."""
        return any(field.hasFocus() for field in self.boxes)

    def _rebuild(self, hands: Hands) -> None:
        for old in (*self.boxes, *self._captions):
            old.setParent(None)
            old.deleteLater()
        self.boxes, self._captions = [], []
        for box in hands.levels:
            self._levels.addWidget(self._field(box), 1)
        for row, box in enumerate(hands.beside):
            caption = QLabel(box.caption)
            caption.setTextFormat(Qt.TextFormat.PlainText)
            set_role(caption, "small")
            self._captions.append(caption)
            self._beside.addWidget(caption, row, 0)
            self._beside.addWidget(self._field(box), row, 1)

    def _field(self, box: CountBox) -> CountField:
        field, index = CountField(self), len(self.boxes)
        field.setObjectName(f"hands_{index + 1}")
        field.setToolTip(plain(box.spoken))
        field.text_committed.connect(partial(self.count_entered.emit, index))
        field.entered.connect(partial(self._go_on, index))
        field.moved.connect(partial(self._go_beside, index))
        field.given_up.connect(self.finished)
        self.boxes.append(field)
        return field

    def _go_on(self, index: int) -> None:
        """Go to the next box; after the last one, and once every seat is counted, it is done."""
        hands = self._hands
        full = hands is not None and 0 < hands.seats <= hands.counted
        if full or index + 1 == len(self.boxes):
            self.finished.emit()
        else:
            self._focus(index + 1)

    def _go_beside(self, index: int, step: int) -> None:
        self._focus((index + step) % len(self.boxes))

    def _focus(self, index: int) -> None:
        self.boxes[index].setFocus(Qt.FocusReason.TabFocusReason)
