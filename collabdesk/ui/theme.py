"""Colours and type of the window: tokens turned into a palette, a style sheet and fonts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from collabdesk import tokens
from collabdesk.resources import font, resource

FACES = ("Regular", "Medium", "SemiBold", "Bold", "Italic")
TEXT_SIZES = (100, 125, 150, 175, 200)


class ThemeChoice(StrEnum):
    """What the user chose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


@dataclass(frozen=True, slots=True)
class Look:
    """The palette in force and the text size in per cent."""

    palette: tokens.Palette = tokens.LIGHT
    text_size: int = 100

    def px(self, size: int) -> int:
        """Return a type size in pixels at this text size."""
        return round(size * self.text_size / 100)

    def font(self, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the program's type at *size* pixels (before the text size), figures tabular."""
        # A copy shares all but what is changed on it; cells ask for the same font by the thousand.
        return QFont(_font(self.px(size), weight))


@cache
def _font(pixels: int, weight: QFont.Weight) -> QFont:
    made = QFont(tokens.FONT_FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


_PALETTES = {
    ThemeChoice.LIGHT: tokens.LIGHT,
    ThemeChoice.DARK: tokens.DARK,
    ThemeChoice.HIGH_CONTRAST: tokens.HIGH_CONTRAST,
}


class _InForce:
    """Holds the look in force, as QApplication holds the palette."""

    look = Look()


def look() -> Look:
    """Return the look in force; painted widgets ask for it each time they paint."""
    return _InForce.look


@cache
def load_fonts() -> None:
    """Make Fira Sans known to Qt, once: each time Qt forgets every text it has laid out."""
    for face in FACES:
        QFontDatabase.addApplicationFont(str(font(face)))


def palette_for(choice: ThemeChoice, app: QApplication) -> tokens.Palette:
    """Return the palette of *choice*; SYSTEM asks the desktop for contrast, then for darkness."""
    if choice in _PALETTES:
        return _PALETTES[choice]
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return tokens.HIGH_CONTRAST
    return tokens.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else tokens.LIGHT


def apply(app: QApplication, new_look: Look) -> None:
    """Give the whole program *new_look*, unless it has it already."""
    styled = bool(app.styleSheet())
    if styled and new_look == _InForce.look:
        return
    _InForce.look = new_look
    # The style stays. Setting it again would polish every widget once more than the sheet does.
    if not styled:
        app.setStyle("Fusion")
    app.setPalette(_qt_palette(new_look.palette))
    app.setFont(new_look.font(tokens.BODY))
    app.setStyleSheet(style_sheet(new_look))


def style_sheet(new_look: Look) -> str:
    """Return the style sheet with every ``@name@`` filled in."""
    sheet = resource("styles/window.qss").read_text(encoding="utf-8")
    for name, value in _values(new_look).items():
        sheet = sheet.replace(f"@{name}@", value)
    return sheet


def _values(new_look: Look) -> dict[str, str]:
    palette = new_look.palette
    values = {
        name: value
        for name in palette.__dataclass_fields__
        if isinstance(value := getattr(palette, name), str)
    }
    sizes = {
        "small": tokens.SMALL,
        "body": tokens.BODY,
        "subheading": tokens.SUBHEADING,
        "heading": tokens.HEADING,
        "statement": tokens.STATEMENT,
        "title": tokens.TITLE,
        "timer": tokens.TIMER,
    }
    values |= {name: str(new_look.px(size)) for name, size in sizes.items()}
    control = max(tokens.CONTROL_HEIGHT, new_look.px(tokens.CONTROL_HEIGHT - 6)) - 2
    values["control"], values["field"] = str(control), str(control - 2)
    # With its border of one pixel an indicator is 20 pixels, and a chosen radio button as large.
    indicator = max(18, new_look.px(18))
    ring = (indicator + 2) // 3
    values["tick"] = str(max(26, indicator + 4))
    values["indicator"], values["indicator_half"] = str(indicator), str((indicator + 2) // 2)
    values["indicator_ring"], values["indicator_dot"] = str(ring), str(indicator + 2 - 2 * ring)
    values["compact"] = str(max(28, new_look.px(23)))  # room for a key cap
    values["link"] = str(max(26, new_look.px(23)))
    values["radius"] = str(tokens.RADIUS)
    values["control_radius"] = str(tokens.CONTROL_RADIUS)
    values["styles"] = resource("styles").as_posix()
    values["theme"] = palette.name.replace(" ", "-")
    return values


def _qt_palette(palette: tokens.Palette) -> QPalette:
    made = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.canvas,
        role.WindowText: palette.ink,
        role.Base: palette.surface,
        role.AlternateBase: palette.selected,
        role.Text: palette.ink,
        role.Button: palette.surface,
        role.ButtonText: palette.ink,
        role.ToolTipBase: palette.surface,
        role.ToolTipText: palette.ink,
        role.Highlight: palette.brand,
        role.HighlightedText: palette.brand_ink,
        role.Link: palette.brand_soft_ink,
        role.PlaceholderText: palette.muted,
    }
    for where, colour in colours.items():
        made.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(palette.muted))
    return made
