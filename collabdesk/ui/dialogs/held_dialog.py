"""What is held about a partner: all of it, a file to hand over, and a way to erase it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QTreeWidgetItem, QWidget

from collabdesk.ui.forms.ui_held_dialog import Ui_HeldDialog
from collabdesk.ui.presenters.held import HeldPresenter


class HeldDialog(QDialog):
    """Shown from the Settings menu."""

    erased = Signal()

    def __init__(self, presenter: HeldPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = Ui_HeldDialog()
        self.form.setupUi(self)
        self._presenter = presenter
        form = self.form
        form.nameBox.value_chosen.connect(self._choose)
        form.saveButton.clicked.connect(self._save)
        form.eraseButton.clicked.connect(self._erase)
        form.closeButton.clicked.connect(self.accept)
        self._show()

    def _show(self) -> None:
        form, state = self.form, self._presenter.state()
        form.nameBox.show_choices(state.names, state.name)
        form.summaryLabel.setText(state.summary)
        form.heldList.clear()
        for row in state.rows:
            QTreeWidgetItem(form.heldList, list(row))
        for column in range(form.heldList.columnCount() - 1):
            form.heldList.resizeColumnToContents(column)
        for button in (form.saveButton, form.eraseButton):
            button.setEnabled(state.may_act)
        form.noticeLabel.setText(state.notice)

    def _choose(self, name: str) -> None:
        self._presenter.choose(name)
        self._show()

    def _save(self) -> None:
        self._presenter.save()
        self._show()

    def _erase(self) -> None:
        done = self._presenter.erase()
        self._show()
        if done:
            self.erased.emit()
