"""Step 2: why the partners work together."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from collabdesk.ui.dialogs.type_questions import TypeQuestionsDialog
from collabdesk.ui.forms.ui_purpose_page import Ui_PurposePage
from collabdesk.ui.page import Page
from collabdesk.ui.page_keys import add_keys
from collabdesk.ui.presenters.base import Stage, Translate
from collabdesk.ui.presenters.purpose import PurposePresenter, PurposeState
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.key_hints import KeyHint

_SHIFTED: Final = {
    symbol: number
    for number, symbols in enumerate(("!", '"@', "£#", "$", "%", "^", "&", "*", "("), start=1)
    for symbol in symbols
}
"""What Shift and a digit give on British and American keyboards."""


class PurposePage(Page):
    """Shows a ``PurposeState`` and tells what was chosen and written."""

    number_chosen = Signal(int)
    number_toggled = Signal(int)
    option_chosen = Signal(int, int)
    suggestion_taken = Signal()
    questions_closed = Signal()

    def __init__(self, tr_: Translate) -> None:
        super().__init__()
        self.form = Ui_PurposePage()
        self.form.setupUi(self)
        self._tr = tr_
        self._types = 0
        self._dialog: TypeQuestionsDialog | None = None
        self.form.typeCards.translate_by(tr_)
        self._name_keys_of_words()
        self._fit()
        add_keys(self, ((keys, self.form.nextButton.click) for keys in ("Return", "Enter")))

    def _name_keys_of_words(self) -> None:
        """Say beside the words which keys are theirs, in room that stays when they are left."""
        keys, tr_ = self.form.wordsKeys, self._tr
        keys.set_hints(
            ((("Ctrl+Enter",), tr_("done, then Enter goes on")), (("Enter",), tr_("new line")))
        )
        policy = keys.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        keys.setSizePolicy(policy)
        keys.hide()

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        super()._on_focus_changed(old, new)
        self.form.wordsKeys.setVisible(new is self.form.wordsField)

    @property
    def title(self) -> str:
        """The words in the bar above the page."""
        return self._tr("Choose your purpose")

    @property
    def hints(self) -> tuple[KeyHint, ...]:
        """The keys worth knowing here."""
        keys = ("1", str(self._types)) if self._types > 1 else ("1",)
        return (
            (keys, self._tr("choose")),
            (("Shift+1", *keys[1:]), self._tr("also")),
            (("Enter",), self._tr("next")),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit, also on the keypad; with Shift say that the type also applies."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        number = event.key() - Qt.Key.Key_0
        if held == Qt.KeyboardModifier.NoModifier and 1 <= number <= 9:
            self.number_chosen.emit(number)
        elif held == Qt.KeyboardModifier.ShiftModifier and 1 <= number <= 9:
            self.number_toggled.emit(number)
        elif held == Qt.KeyboardModifier.ShiftModifier and event.text() in _SHIFTED:
            self.number_toggled.emit(_SHIFTED[event.text()])
        else:
            super().keyPressEvent(event)

    def show_state(self, state: PurposeState) -> None:
        """Show *state*."""
        form = self.form
        self._types = len(state.choices)
        form.typeCards.show_choices(state.choices)
        if not state.words_error:
            form.wordsField.show_text(state.words)
        form.wordsError.setText(state.words_error)
        form.wordsError.setVisible(bool(state.words_error))
        form.nextButton.setText(state.next_words)
        form.questionsButton.setText(state.questions_words)
        form.questionsButton.setVisible(bool(state.questions))
        self._show_questions(state)

    def changeEvent(self, event: QEvent) -> None:
        """Give the words room for two lines of any text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def _fit(self) -> None:
        self.form.wordsField.setFixedHeight(look().px(44) + 18)

    def _show_questions(self, state: PurposeState) -> None:
        if not state.questions_open:
            if self._dialog is not None:
                dialog, self._dialog = self._dialog, None
                dialog.close()
            return
        if self._dialog is None:
            self._dialog = TypeQuestionsDialog(state.questions, self)
            self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._dialog.option_chosen.connect(self.option_chosen)
            self._dialog.suggestion_taken.connect(self.suggestion_taken)
            self._dialog.rejected.connect(self.questions_closed)
            self._dialog.open()
        self._dialog.show_state(state)


def build(stage: Stage, tr: Translate) -> PurposePage:
    """Return the page, joined to the presenter that acts for it."""
    page = PurposePage(tr)
    presenter = PurposePresenter(stage, tr)
    presenter.attach(page.show_state)
    page.follow(presenter)
    form = page.form
    form.typeCards.type_chosen.connect(presenter.choose)
    form.typeCards.also_toggled.connect(presenter.toggle_also)
    form.wordsField.text_committed.connect(presenter.word)
    form.questionsButton.clicked.connect(presenter.open_questions)
    form.backButton.clicked.connect(presenter.go_back)
    form.nextButton.clicked.connect(presenter.go_next)
    page.number_chosen.connect(presenter.choose_nth)
    page.number_toggled.connect(presenter.toggle_also_nth)
    page.option_chosen.connect(presenter.answer)
    page.suggestion_taken.connect(presenter.take_suggestion)
    page.questions_closed.connect(presenter.close_questions)
    return page
