"""The menus behind Settings and Help, the same on Home and beside a workshop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from collabdesk.ui.bus import Bus
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.settings import Settings
from collabdesk.ui.theme import TEXT_SIZES, ThemeChoice


class SettingsMenu(QMenu):
    """Theme, text size, paper and sound; a choice takes effect at once."""

    def __init__(self, settings: Settings, bus: Bus, tr: Translate, parent: QWidget) -> None:
        super().__init__(parent)
        self._bus = bus
        self.setObjectName("settingsMenu")
        themes = {
            ThemeChoice.SYSTEM: tr("As the desktop"),
            ThemeChoice.LIGHT: tr("Light"),
            ThemeChoice.DARK: tr("Dark"),
            ThemeChoice.HIGH_CONTRAST: tr("High contrast"),
        }
        self._add_group(
            tr("Colours"),
            {words: choice for choice, words in themes.items()},
            settings.theme,
            lambda choice: setattr(settings, "theme", choice),
        )
        self._add_group(
            tr("Text size"),
            {f"{size} %": size for size in TEXT_SIZES},
            settings.text_size,
            lambda size: setattr(settings, "text_size", size),
        )
        self._add_group(
            tr("Paper"),
            {"A4": "A4", "Letter": "Letter"},
            settings.paper,
            lambda paper: setattr(settings, "paper", paper),
        )
        self._add_group(
            tr("Sound when time runs out"),
            {tr("Off"): False, tr("On"): True},
            settings.sound,
            lambda sound: setattr(settings, "sound", sound),
        )

    def _add_group(
        self,
        title: str,
        choices: dict[str, object],
        chosen: object,
        choose: Callable[[object], None],
    ) -> None:
        menu = self.addMenu(title)
        group = QActionGroup(menu)
        for words, value in choices.items():
            action = QAction(words, menu, checkable=True, checked=value == chosen)
            action.triggered.connect(lambda _on, value=value: self._choose(choose, value))
            group.addAction(action)
            menu.addAction(action)

    def _choose(self, choose: Callable[[object], None], value: object) -> None:
        choose(value)
        self._bus.settings_changed.emit()


class HelpMenu(QMenu):
    """The keys, and what the program is."""

    def __init__(
        self, keys: Callable[[], None], about: Callable[[], None], tr: Translate, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("helpMenu")
        self.addAction(tr("All keys")).triggered.connect(lambda _on: keys())
        self.addAction(tr("About CollabDesk")).triggered.connect(lambda _on: about())
