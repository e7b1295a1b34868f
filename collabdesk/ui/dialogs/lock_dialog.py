"""The form for a passphrase: to open, to protect, to set, to change or to remove."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from collabdesk.ui.forms.ui_lock_dialog import Ui_LockDialog
from collabdesk.ui.presenters.lock import (
    LockPresenter,
    LockState,
    PassphrasePresenter,
    UnlockPresenter,
)
from collabdesk.ui.theme import look

_WIDTH = 520
"""The width of the form at 100 % text size, in pixels."""

_AROUND = 40
"""What stays free of the screen at least, and below the words, in pixels."""


class LockDialog(QDialog):
    """Shows a ``LockState``; it is accepted once the presenter is done and has no more to say."""

    def __init__(self, presenter: PassphrasePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_LockDialog()
        self.form.setupUi(self)
        self._presenter = presenter
        form = self.form
        self._fields = (form.presentField, form.newField, form.againField)
        form.showCheck.clicked.connect(self._show_typed)
        form.acceptButton.clicked.connect(self._accept)
        form.removeButton.clicked.connect(self._remove)
        form.lostButton.clicked.connect(self._lose)
        form.cancelButton.clicked.connect(self.reject)
        self._show(presenter.state())

    def _show(self, state: LockState) -> None:
        form = self.form
        self.setWindowTitle(state.heading)
        form.lockTitle.setText(state.heading)
        for label, words in (
            (form.wordsLabel, state.words),
            (form.warningLabel, state.warning),
            (form.errorLabel, state.error),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        for widget in (form.presentLabel, form.presentField):
            widget.setVisible(state.asks_present)
        for widget in (form.newLabel, form.newField, form.againLabel, form.againField):
            widget.setVisible(state.asks_new)
        form.showCheck.setVisible(state.asks_present or state.asks_new)
        for button, words in (
            (form.acceptButton, state.accept),
            (form.removeButton, state.remove),
            (form.lostButton, state.lost),
        ):
            button.setText(words)
            button.setVisible(bool(words))
        form.cancelButton.setText(self.tr("Close") if state.over else self.tr("Cancel"))
        self._take_room()
        self._focus(state)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the room that is needed, which is only known once the style is."""
        super().showEvent(event)
        self._take_room()

    def _take_room(self) -> None:
        """Be as large as the words need, or as the screen has room for: then they scroll."""
        form, screen = self.form, self.screen().availableGeometry()
        width = min(look().px(_WIDTH), screen.width() - _AROUND)
        sides = form.lockColumn.contentsMargins()
        rows = form.lockRows.totalHeightForWidth(width - sides.left() - sides.right())
        parts = (form.lockTitle.sizeHint(), form.lockButtons.sizeHint())
        around = sum(part.height() + form.lockColumn.spacing() for part in parts)
        around += sides.top() + sides.bottom() + _AROUND
        self.resize(width, min(rows + around, screen.height() - _AROUND))

    def _focus(self, state: LockState) -> None:
        form = self.form
        wrong_new = state.field == "new" or not state.asks_present
        first = form.newField if state.asks_new and wrong_new else form.presentField
        (form.cancelButton if state.over else first).setFocus()
        if state.error:
            form.lockArea.ensureWidgetVisible(form.errorLabel)

    def _show_typed(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        for field in self._fields:
            field.setEchoMode(mode)

    def _accept(self) -> None:
        self._presenter.accept(*(field.text() for field in self._fields))
        self._end_or_show()

    def _remove(self) -> None:
        if isinstance(self._presenter, LockPresenter):
            self._presenter.remove(self.form.presentField.text())
            self._end_or_show()

    def _lose(self) -> None:
        if isinstance(self._presenter, UnlockPresenter):
            self._presenter.lose()
            self.reject()

    def _end_or_show(self) -> None:
        state = self._presenter.state()
        if self._presenter.done and not state.over:
            self.accept()
            return
        if self._presenter.done:
            for field in self._fields:
                field.clear()
        self._show(state)
