"""The look: every name of the style sheet is known, and a choice reaches the whole program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collabdesk import app, tokens
from collabdesk.ui import theme
from collabdesk.ui.settings import Settings
from collabdesk.ui.theme import Look, ThemeChoice


@pytest.mark.parametrize("palette", tokens.PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize("size", theme.TEXT_SIZES)
def test_no_name_is_left_in_the_style_sheet(palette: tokens.Palette, size: int) -> None:
    sheet = theme.style_sheet(Look(palette, size))
    assert not re.findall(r"@\w*@", sheet)
    for name in re.findall(r"url\(([^)]+)\)", sheet):
        assert Path(name).is_file()


def test_text_size_grows_type_and_not_hairlines() -> None:
    assert Look(text_size=200).px(tokens.BODY) == 2 * tokens.BODY
    assert "border: 1px solid" in theme.style_sheet(Look(text_size=200))


def test_the_programs_type_is_fira_sans_and_travels_with_it(qapp: QApplication) -> None:
    app.make_application()
    theme.apply(qapp, Look())
    assert tokens.FONT_FAMILY in QFontDatabase.families()
    assert QFontInfo(qapp.font()).family() == tokens.FONT_FAMILY


@pytest.mark.parametrize(
    ("choice", "palette"),
    [
        (ThemeChoice.LIGHT, tokens.LIGHT),
        (ThemeChoice.DARK, tokens.DARK),
        (ThemeChoice.HIGH_CONTRAST, tokens.HIGH_CONTRAST),
    ],
)
def test_a_chosen_theme_is_taken_whatever_the_desktop_says(
    qapp: QApplication, choice: ThemeChoice, palette: tokens.Palette
) -> None:
    assert theme.palette_for(choice, qapp) is palette
    theme.apply(qapp, Look(palette))
    assert theme.look().palette is palette
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == palette.canvas


def test_the_look_in_force_is_not_put_on_again(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    worn: list[Look] = []
    sheet = theme.style_sheet

    def watched(new_look: Look) -> str:
        worn.append(new_look)
        return sheet(new_look)

    monkeypatch.setattr(theme, "style_sheet", watched)
    theme.apply(qapp, theme.look())
    theme.apply(qapp, Look(tokens.DARK))
    theme.apply(qapp, Look(tokens.DARK))
    assert worn == [Look(tokens.DARK)]


def test_the_desktops_theme_is_one_of_ours(qapp: QApplication) -> None:
    assert theme.palette_for(ThemeChoice.SYSTEM, qapp) in tokens.PALETTES


def test_settings_come_back_and_nonsense_counts_as_the_default(
    qtbot: QtBot, tmp_path: Path
) -> None:
    del qtbot
    file = tmp_path / "settings.ini"
    settings = Settings(file)
    settings.theme, settings.text_size, settings.paper = ThemeChoice.DARK, 150, "Letter"
    settings.last_folder = str(tmp_path)
    again = Settings(file)
    assert (again.theme, again.text_size, again.paper) == (ThemeChoice.DARK, 150, "Letter")
    assert again.last_folder == str(tmp_path)
    nonsense = tmp_path / "nonsense.ini"
    nonsense.write_text("[look]\ntheme=purple\ntext_size=1e9\n[report]\npaper=A7\n")
    odd = Settings(nonsense)
    assert (odd.theme, odd.text_size, odd.paper) == (ThemeChoice.SYSTEM, 100, "A4")
    assert odd.geometry.isEmpty()
