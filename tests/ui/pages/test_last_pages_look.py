"""The last three steps in every theme and at every text size: nothing cut, targets big enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from collabdesk import tokens
from collabdesk.ui import theme
from collabdesk.ui.page import Page, scrolled
from collabdesk.ui.pages import act_page, report_page, results_page
from collabdesk.ui.settings import Settings
from tests.ui.desks import Answers
from tests.ui.scenes import Scene

# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Maker = Callable[[Scene, Path], Page]


def _results(scene: Scene, folder: Path) -> Page:
    settings = Settings(folder / "settings.ini")
    return results_page.build(scene.stage, str, settings, Answers())


def _act(scene: Scene, _folder: Path) -> Page:
    return act_page.build(scene.stage, str)


def _report(scene: Scene, folder: Path) -> Page:
    settings = Settings(folder / "settings.ini")
    return report_page.build(scene.stage, str, scene.desk, settings, Answers())


MAKERS = [_results, _act, _report]


@pytest.fixture
def plain_look(qapp: QApplication) -> Iterator[None]:
    theme.load_fonts()
    yield
    theme.apply(qapp, theme.Look())


@pytest.mark.usefixtures("plain_look")
@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("per_cent", [100, 200])
def test_controls_are_big_enough(
    qtbot: QtBot, qapp: QApplication, scene: Scene, tmp_path: Path, make: Maker, per_cent: int
) -> None:
    theme.apply(qapp, theme.Look(text_size=per_cent))
    area, page = _shown(qtbot, make(scene, tmp_path))
    assert area.widget() is page
    controls = [
        control
        for kind in (QAbstractButton, QComboBox, QLineEdit)
        for control in page.findChildren(kind)
        if control.isVisible()
    ]
    assert controls
    assert [_what(c) for c in controls if min(c.width(), c.height()) < 24] == []


@pytest.mark.usefixtures("plain_look")
@pytest.mark.parametrize("make", MAKERS)
def test_no_page_has_to_be_scrolled_in_the_smallest_window(
    qtbot: QtBot, qapp: QApplication, scene: Scene, tmp_path: Path, make: Maker
) -> None:
    theme.apply(qapp, theme.Look())
    area, page = _shown(qtbot, make(scene, tmp_path))
    assert area.widget() is page
    assert page.size().toTuple() == (1048, 628)
    if isinstance(page, results_page.ResultsPage):
        # The overview may be longer than the window, since the heat map stands beside the bars;
        # the views, the finding and the way on stay in sight.
        assert page.form.overviewScroll.horizontalScrollBar().maximum() == 0


@pytest.mark.usefixtures("plain_look")
@pytest.mark.parametrize("make", MAKERS)
def test_large_type_needs_no_scrolling_sideways(
    qtbot: QtBot, qapp: QApplication, scene: Scene, tmp_path: Path, make: Maker
) -> None:
    # The colours take no room: the dark look stands for all.
    theme.apply(qapp, theme.Look(tokens.DARK, 200))
    area, page = _shown(qtbot, make(scene, tmp_path))
    assert area.widget() is page
    assert page.width() <= 1048
    if isinstance(page, results_page.ResultsPage):
        body = page.form.overviewBody
        assert body.width() <= page.form.overviewScroll.width()
        assert body.height() < 1.2 * body.heightForWidth(body.width()), "rows drift apart"
    assert not page.grab().isNull()


def _shown(qtbot: QtBot, page: Page) -> tuple[QScrollArea, Page]:
    """Show *page* as the shell does; whoever drops the area drops the page with it."""
    area = scrolled(page)
    qtbot.addWidget(area)
    area.resize(1048, 628)
    area.show()
    page.refresh()
    QApplication.processEvents()
    area.resize(1047, 628)
    area.resize(1048, 628)
    QApplication.processEvents()
    return area, page


def _what(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} {widget.size().toTuple()}"
