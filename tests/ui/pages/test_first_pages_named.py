from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from collabdesk.services.desk import Desk
from collabdesk.ui import theme
from collabdesk.ui.bus import Bus
from collabdesk.ui.page import Page
from collabdesk.ui.pages import home_page, partners_page, purpose_page, set_up_page
from collabdesk.ui.settings import Settings
from collabdesk.ui.stage import QtStage
from tests.ui.desks import NOW, Answers
from tests.ui.sittings import open_stage, qt_stage

# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Make = Callable[[QtStage, Desk, Settings], QWidget]


def home(stage: QtStage, desk: Desk, settings: Settings) -> QWidget:
    del stage
    return home_page.build(desk, Bus(), settings, Answers(), str, NOW.date)


def set_up(stage: QtStage, desk: Desk, settings: Settings) -> QWidget:
    return set_up_page.build(stage, str, desk, settings)


def purpose(stage: QtStage, desk: Desk, settings: Settings) -> QWidget:
    del desk, settings
    return purpose_page.build(stage, str)


def partners(stage: QtStage, desk: Desk, settings: Settings) -> QWidget:
    del desk, settings
    return partners_page.build(stage, str)


@pytest.mark.parametrize("make", [home, set_up, purpose, partners])
@pytest.mark.parametrize("per_cent", [100, 200])
def test_every_control_has_a_name_and_room(
    make: Make, per_cent: int, qtbot: QtBot, tmp_path: Path, qapp: QApplication
) -> None:
    theme.load_fonts()
    theme.apply(qapp, theme.Look(text_size=per_cent))
    with open_stage(tmp_path) as (plain, desk):
        plain.sitting.paste_partners("Acute trust; 2\nCouncil")
        stage = qt_stage(plain.sitting)
        page = make(stage, desk, Settings(tmp_path / "settings.ini"))
        qtbot.addWidget(page)
        page.resize(1280 if make is home else 1048, 720 if make is home else 628)
        assert isinstance(page, Page | home_page.HomePage)
        page.refresh()
        page.show()
        controls = [w for w in page.findChildren(QWidget) if _is_control(w)]
        assert len(controls) > 4
        unnamed = [w.objectName() for w in controls if not _name(w)]
        assert unnamed == []
        small = [w.objectName() for w in controls if min(w.width(), w.height()) < 24]
        assert small == []
    theme.apply(qapp, theme.Look())


def _is_control(widget: QWidget) -> bool:
    inside = isinstance(widget.parent(), QAbstractItemView) or isinstance(widget, QScrollBar)
    helper = widget.objectName().startswith("qt_") or inside
    reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return widget.isVisible() and reached and not helper


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name)) if interface else ""
