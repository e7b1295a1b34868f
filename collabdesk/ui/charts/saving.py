"""Take a picture away: to a file the user names, or to the clipboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from collabdesk.errors import CollabDeskError
from collabdesk.services.pictures import keep_picture
from collabdesk.ui.charts.pictures import Drawing, image, png, svg
from collabdesk.ui.dialogs.picture_dialog import Form
from collabdesk.ui.messages import Messages
from collabdesk.ui.presenters.base import Stage, Translate
from collabdesk.ui.settings import Settings

_NOT_IN_NAMES = '<>:"/\\|?*'


class PictureSaver:
    """Saves and copies; what became of it is said in the status line, a refusal in a dialog."""

    def __init__(self, stage: Stage, settings: Settings, messages: Messages, tr: Translate) -> None:
        self._stage = stage
        self._settings = settings
        self._messages = messages
        self._tr = tr

    def take(self, drawing: Drawing, caption: str, size: QSize, way: Form) -> None:
        """Take *drawing* away in the form asked for."""
        if way is Form.COPY:
            QGuiApplication.clipboard().setImage(image(drawing, caption, size))
            self._stage.say(self._tr("Picture copied."))
            return
        path = self._path(drawing, way)
        if path is None:
            return
        made = (svg if way is Form.SVG else png)(drawing, caption, size)
        try:
            keep_picture(path, made)
        except CollabDeskError as refused:
            self._messages.tell(str(refused))
            return
        self._settings.last_folder = str(path.parent)
        self._stage.say(self._tr("Picture saved: {name}").format(name=path.name))

    def _path(self, drawing: Drawing, way: Form) -> Path | None:
        kinds = {
            Form.PNG: self._tr("PNG pictures (*.png)"),
            Form.SVG: self._tr("SVG drawings (*.svg)"),
        }
        name = f"{self._stage.sitting.workshop.collaboration.name} - {drawing.name}"
        plain = "".join("-" if c in _NOT_IN_NAMES or ord(c) < 32 else c for c in name)
        suggested = Path(self._settings.last_folder) / f"{plain[:100].strip(' .')}.{way}"
        title = self._tr("Save picture")
        path = self._messages.ask_save_file(title, suggested, kinds[way])
        if path is not None and path.suffix.lower() != f".{way}":
            path = path.with_name(f"{path.name}.{way}")
        return path
