"""A small window to type a paper card in, seat by seat."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from collabdesk.ui.forms.ui_card_dialog import Ui_CardDialog
from collabdesk.ui.presenters.card import CardPresenter, CardState
from collabdesk.ui.theme import look


class CardDialog(QDialog):
    """What is typed is drawn as filled dots, as votes are everywhere before the reveal."""

    def __init__(self, presenter: CardPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = Ui_CardDialog()
        self.form.setupUi(self)
        self._presenter = presenter
        self._clear = 0
        self._seats: tuple[str, ...] = ()
        form = self.form
        form.entryField.setEchoMode(QLineEdit.EchoMode.Password)
        form.entryField.textEdited.connect(presenter.type)
        form.seatBox.activated.connect(presenter.choose_seat)
        form.onButton.clicked.connect(presenter.go_on)
        form.againButton.clicked.connect(presenter.begin_again)
        form.closeButton.clicked.connect(self.reject)
        form.showBox.toggled.connect(self._on_show_toggled)
        presenter.attach(self.show_state)
        presenter.refresh()
        self.resize(look().px(600), look().px(390))
        form.entryField.setFocus()

    def show_state(self, state: CardState) -> None:
        """Show what is to be typed; an empty field has the keyboard."""
        form = self.form
        form.howLabel.setText(state.how)
        if state.seats != self._seats:
            self._seats = state.seats
            form.seatBox.clear()
            form.seatBox.addItems(state.seats)
        form.seatBox.setCurrentIndex(state.seat)
        form.seatBox.setVisible(bool(state.seats))
        form.seatCaption.setVisible(bool(state.seats))
        form.entryCaption.setText(state.caption)
        form.entryField.setAccessibleName(state.caption)
        form.progressLabel.setText(state.progress)
        form.errorLabel.setText(state.error)
        form.errorLabel.setVisible(bool(state.error))
        form.onButton.setText(state.button)
        if state.clear != self._clear:
            self._clear = state.clear
            form.entryField.clear()
            form.entryField.setFocus()

    def _on_show_toggled(self, on: bool) -> None:
        modes = QLineEdit.EchoMode
        self.form.entryField.setEchoMode(modes.Normal if on else modes.Password)
        self.form.entryField.setFocus()
