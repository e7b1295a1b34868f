"""The settings of the window, each declared once with its default."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from collabdesk.services.rights import MINE
from collabdesk.ui.theme import TEXT_SIZES, ThemeChoice


class Settings:
    """Typed access to the settings file; a value that makes no sense counts as the default."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    def sync(self) -> None:
        """Write what was set, and read what was changed in the file meanwhile."""
        self._store.sync()

    @property
    def theme(self) -> ThemeChoice:
        """The theme chosen."""
        value = str(self._store.value("look/theme", ThemeChoice.SYSTEM))
        return ThemeChoice(value) if value in list(ThemeChoice) else ThemeChoice.SYSTEM

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._keep("look/theme", str(choice))

    @property
    def text_size(self) -> int:
        """The size of text in per cent, one of ``TEXT_SIZES``."""
        value = str(self._store.value("look/text_size", "100"))
        return int(value) if value in map(str, TEXT_SIZES) else 100

    @text_size.setter
    def text_size(self, per_cent: int) -> None:
        self._keep("look/text_size", str(per_cent))

    @property
    def paper(self) -> str:
        """Either "A4" or "Letter"."""
        return "Letter" if self._store.value("report/paper", "A4") == "Letter" else "A4"

    @paper.setter
    def paper(self, paper: str) -> None:
        self._keep("report/paper", paper)

    @property
    def sound(self) -> bool:
        """Whether the timer may be heard; it is silent unless switched on."""
        return str(self._store.value("time/sound", "off")) == "on"

    @sound.setter
    def sound(self, on: bool) -> None:
        self._keep("time/sound", "on" if on else "off")

    @property
    def organisation(self) -> str:
        """The name that heads reports, "" for none."""
        return str(self._store.value("report/organisation", ""))

    @organisation.setter
    def organisation(self, name: str) -> None:
        self._keep("report/organisation", name)

    @property
    def logo(self) -> str:
        """The picture file that heads reports, "" for none."""
        return str(self._store.value("report/logo", ""))

    @logo.setter
    def logo(self, file: str) -> None:
        self._keep("report/logo", file)

    @property
    def last_folder(self) -> str:
        """The folder where a file was last opened or saved."""
        return str(self._store.value("files/last_folder", str(Path.home())))

    @last_folder.setter
    def last_folder(self, folder: str) -> None:
        self._keep("files/last_folder", folder)

    @property
    def geometry(self) -> QByteArray:
        """Where the window was, as Qt saved it; empty at first."""
        value = self._store.value("window/geometry", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._keep("window/geometry", geometry)

    def _keep(self, key: str, value: object) -> None:
        with suppress(OSError):  # then it lasts as long as the window
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.touch(MINE)  # it may name folders of others
        self._store.setValue(key, value)
