"""The preview of solo assessments before they are brought in."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from collabdesk.ui.forms.ui_solo_dialog import Ui_SoloDialog
from collabdesk.ui.presenters.solo import SoloPresenter, SoloState


class SoloDialog(QDialog):
    """Shows a ``SoloState``: who is what, what is left out and why."""

    def __init__(self, presenter: SoloPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_SoloDialog()
        self.form.setupUi(self)
        self._presenter = presenter
        form = self.form
        form.fileTable.arrange(0, two_lines=True)
        form.fileTable.row_chosen.connect(presenter.choose)
        form.fileTable.row_opened.connect(lambda _key: presenter.toggle())
        form.partnerBox.value_chosen.connect(presenter.assign)
        form.takenCheck.clicked.connect(lambda _on: presenter.toggle())
        form.cancelButton.clicked.connect(self.reject)
        form.bringButton.clicked.connect(presenter.bring_in)
        presenter.attach(self.show_state, self.accept)
        self.show_state(presenter.state())

    def show_state(self, state: SoloState) -> None:
        """Show *state*."""
        form = self.form
        form.wordsLabel.setText(state.words)
        form.fileTable.show_rows(state.headings, state.rows, state.chosen)
        form.partnerBox.show_choices(state.partners, state.partner)
        for widget in (form.partnerLabel, form.partnerBox):
            widget.setVisible(not state.anonymous)
            widget.setEnabled(state.may_take)
        form.takenCheck.setChecked(state.taken)
        form.takenCheck.setEnabled(state.may_take)
        form.bringButton.setText(state.bring)
        form.bringButton.setEnabled(state.may_bring)
        form.errorLabel.setText(state.error)
        form.errorLabel.setVisible(bool(state.error))
