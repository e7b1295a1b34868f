"""The backups of the library: what each holds, one more now, one brought back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QTreeWidgetItem, QWidget

from collabdesk.ui.dialogs.room import take_room
from collabdesk.ui.forms.ui_backups_dialog import Ui_BackupsDialog
from collabdesk.ui.presenters.backups import BackupsPresenter

_WIDTH = 620
"""The least width at 100 % text size, in pixels."""


class BackupsDialog(QDialog):
    """Shown from the Settings menu."""

    brought_back = Signal()

    def __init__(self, presenter: BackupsPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = Ui_BackupsDialog()
        self.form.setupUi(self)
        self._presenter = presenter
        form = self.form
        form.backUpButton.clicked.connect(self._back_up)
        form.bringBackButton.clicked.connect(self._bring_back)
        form.bringCopyButton.clicked.connect(self._bring_copy)
        form.closeButton.clicked.connect(self.accept)
        form.backupList.currentItemChanged.connect(lambda *_items: self._choose())
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the room that is needed, which is only known once the style is."""
        super().showEvent(event)
        take_room(self, _WIDTH)

    def _show(self) -> None:
        form, presenter = self.form, self._presenter
        form.folderLabel.setText(presenter.folder)
        form.backupList.clear()
        for row in presenter.rows:
            QTreeWidgetItem(form.backupList, [row.when, row.size, row.holds])
        for column in range(form.backupList.columnCount()):
            form.backupList.resizeColumnToContents(column)
        form.noticeLabel.setText(presenter.notice)
        if self.isVisible():  # its width is not known before
            take_room(self, _WIDTH)
        self._choose()

    def _choose(self) -> None:
        row = self._row()
        self.form.bringBackButton.setEnabled(row >= 0 and self._presenter.rows[row].usable)

    def _row(self) -> int:
        return self.form.backupList.currentIndex().row()

    def _back_up(self) -> None:
        self._presenter.back_up_now()
        self._show()

    def _bring_back(self) -> None:
        self._end(done=self._presenter.bring_back(self._row()))

    def _bring_copy(self) -> None:
        self._end(done=self._presenter.bring_back_copy())

    def _end(self, *, done: bool) -> None:
        self._show()
        if done:
            self.brought_back.emit()
