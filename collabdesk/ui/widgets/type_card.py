"""A type of collaboration as a card: a click makes it the main one, a tick says it also applies."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from collabdesk import tokens
from collabdesk.ui.forms.ui_type_card import Ui_TypeCard
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.purpose import TypeChoice
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.press_button import FocusButton
from collabdesk.ui.widgets.tips import plain


class TypeCard(FocusButton):
    """Checked is the main purpose; only a state shown checks it, never the click itself."""

    also_clicked = Signal()

    def __init__(self, tr_: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_TypeCard()
        self.form.setupUi(self)
        self._tr = tr_
        self._also = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.form.numberDisc.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = self.form.alsoBox.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.form.alsoBox.setSizePolicy(policy)
        self.form.alsoBox.clicked.connect(self.also_clicked)

    def show_choice(self, choice: TypeChoice) -> None:
        """Show *choice*."""
        form = self.form
        self._also = choice.also
        self.setChecked(choice.main)
        self.setText(choice.name)
        self.setAccessibleName(choice.spoken)
        self.setAccessibleDescription(f"{choice.purpose} {choice.how_to_tell}")
        self.setToolTip(plain(choice.how_to_tell))
        form.numberDisc.show_number(str(choice.number), chosen=choice.main)
        form.nameLabel.setText(choice.name)
        form.purposeLabel.setText(choice.purpose)
        form.examplesLabel.setText(choice.examples)
        form.pillLabel.setText(self._tr("main purpose") if choice.main else self._tr("also"))
        form.pillLabel.setVisible(choice.main or choice.also)
        form.alsoBox.setChecked(choice.also)
        form.alsoBox.setVisible(not choice.main)
        spoken = self._tr("{name} also applies").format(name=choice.name)
        form.alsoBox.setAccessibleName(spoken)
        self.update()

    def nextCheckState(self) -> None:
        """Leave the check to the state that is shown."""

    def sizeHint(self) -> QSize:
        """Return the room of what is inside."""
        return self.form.cardColumn.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room of what is inside."""
        return self.form.cardColumn.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card below its words."""
        del event
        palette = look().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        main, lit = self.isChecked(), self.underMouse()
        edge = palette.brand if main else palette.outline if lit or self._also else palette.line
        width = 2 if main else 1
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(palette.selected if main or lit else palette.surface))
        painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.focus), 2))
            painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), 7, 7)
