"""A fault of the program: what was saved, and a report without content to copy."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from collabdesk.ui.forms.ui_crash_dialog import Ui_CrashDialog


class CrashDialog(QDialog):
    """Shown after the work was saved."""

    def __init__(self, kept: str, report: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = Ui_CrashDialog()
        self.form.setupUi(self)
        self.form.keptLabel.setText(kept)
        self.form.reportEdit.setPlainText(report)
        self.form.copyButton.clicked.connect(self._copy)
        self.form.closeButton.clicked.connect(self.accept)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.form.reportEdit.toPlainText())
