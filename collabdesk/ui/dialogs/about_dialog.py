"""What the program is, whose method it uses, and where its library lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from collabdesk import __version__
from collabdesk.framework.model import Framework
from collabdesk.resources import licences
from collabdesk.ui.dialogs.room import take_room
from collabdesk.ui.forms.ui_about_dialog import Ui_AboutDialog
from collabdesk.ui.presenters.base import Translate

_WIDTH = 640
"""The least width at 100 % text size, in pixels."""


class AboutDialog(QDialog):
    """Shown from the Help menu."""

    def __init__(self, framework: Framework, library: Path, tr: Translate, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = Ui_AboutDialog()
        self.form.setupUi(self)
        form = self.form
        for label in (
            *(form.frameworkLabel, form.creditLabel),
            *(form.libraryLabel, form.licencesLabel),
        ):
            label.setTextFormat(Qt.TextFormat.PlainText)
        form.versionLabel.setText(tr("Version {version}").format(version=__version__))
        edition = tr("{name}, edition {edition}")
        form.frameworkLabel.setText(edition.format(name=framework.name, edition=framework.edition))
        form.creditLabel.setText(framework.credit)
        form.libraryLabel.setText(tr("Library: {path}").format(path=library))
        shipped = licences()
        form.licencesLabel.setVisible(shipped is not None)
        words = tr("Licences of all parts: {path}")
        form.licencesLabel.setText(words.format(path=shipped))
        form.closeButton.clicked.connect(self.accept)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the room that is needed, which is only known once the style is."""
        super().showEvent(event)
        take_room(self, _WIDTH)
