"""Questions for partners who are not sure which type of collaboration they are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from collabdesk.ui.forms.ui_type_questions import Ui_TypeQuestions
from collabdesk.ui.presenters.purpose import PurposeState, Question
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.roles import set_role


class QuestionBox(QFrame):
    """One question and its options, of which one can be chosen."""

    option_chosen = Signal(int)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        label = QLabel(question.text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        set_role(label, "subheading")
        column.addWidget(label)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.option_chosen)
        self.setAccessibleName(question.text)
        for number, option in enumerate(question.options):
            button = QRadioButton(option.replace("&", "&&"))
            button.setAccessibleDescription(question.text)
            self._group.addButton(button, number)
            column.addWidget(button)

    def show_chosen(self, chosen: int | None) -> None:
        """Show which option is chosen."""
        button = self._group.button(-1 if chosen is None else chosen)
        if button is not None:
            button.setChecked(True)

    def button(self, number: int) -> QRadioButton:
        """Return the button of an option, counted from 0."""
        button = self._group.button(number)
        if not isinstance(button, QRadioButton):
            raise TypeError(number)
        return button


class TypeQuestionsDialog(QDialog):
    """Shows the questions of a ``PurposeState`` and what the answers suggest."""

    option_chosen = Signal(int, int)  # question, option
    suggestion_taken = Signal()

    def __init__(self, questions: tuple[Question, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_TypeQuestions()
        self.form.setupUi(self)
        self.boxes = [QuestionBox(question, self) for question in questions]
        for number, box in enumerate(self.boxes):
            box.option_chosen.connect(
                lambda option, number=number: self.option_chosen.emit(number, option)
            )
            self.form.questionColumn.addWidget(box)
        self.form.questionColumn.addStretch(1)
        self.form.closeButton.clicked.connect(self.reject)
        self.form.takeButton.clicked.connect(self.suggestion_taken)
        room = self.screen().availableGeometry()
        wanted = look().px(640), look().px(640) + 120
        self.resize(min(wanted[0], room.width() - 40), min(wanted[1], room.height() - 60))
        if self.boxes:
            self.boxes[0].button(0).setFocus()

    def show_state(self, state: PurposeState) -> None:
        """Show the answers so far and what they suggest."""
        for box, question in zip(self.boxes, state.questions, strict=True):
            box.show_chosen(question.chosen)
        self.form.suggestionLabel.setText(state.suggestion)
        self.form.takeButton.setText(state.take_words.replace("&", "&&"))
        self.form.takeButton.setVisible(bool(state.take_words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the suggestion on Enter, wherever the keyboard is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.form.takeButton.isVisible():
                self.suggestion_taken.emit()
        else:
            super().keyPressEvent(event)
