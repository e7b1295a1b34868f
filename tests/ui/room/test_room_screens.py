"""Where the room view stands: beside the console, in a corner, or on a screen of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from collabdesk.ui.room.screens import corner_place, free_place

pytestmark = pytest.mark.no_cover

ROOT = Path(__file__).parents[3]
WIDE = QRect(0, 0, 2560, 1400)


@pytest.mark.parametrize(
    "console",
    [QRect(0, 0, 1280, 800), QRect(1270, 100, 1280, 800), QRect(0, 0, 2560, 900)],
)
def test_where_there_is_room_the_console_stays_free(console: QRect) -> None:
    place = free_place(WIDE, console)
    assert place is not None
    assert WIDE.contains(place)
    assert not place.intersects(console)
    assert place.width() * 9 // 16 == pytest.approx(place.height(), abs=2)


def test_beside_a_console_that_fills_its_screen_there_is_no_room() -> None:
    assert free_place(WIDE, WIDE) is None
    assert WIDE.contains(corner_place(WIDE))
    assert corner_place(QRect(0, 0, 1280, 720)).width() <= 640


def screen(name: str, x: int, width: int, height: int) -> dict[str, object]:
    return {
        "name": name,
        "x": x,
        "y": 0,
        "width": width,
        "height": height,
        "logicalDpi": 96,
        "logicalBaseDpi": 96,
        "dpr": 1,
    }


def run(tmp_path: Path, screens: list[dict[str, object]], story: str) -> None:
    """Tell *story* in a process that has these screens; it fails where an assertion does."""
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}), encoding="utf-8")
    (tmp_path / "story.py").write_text(OPENING + story, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", str(tmp_path / "story.py")],
        cwd=tmp_path,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen:configfile=screens.json",
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


OPENING = """
from pathlib import Path
from collabdesk import app as program
from collabdesk.ui.settings import Settings
from tests.ui.desks import Answers

app = program.make_application()
window = program.make_window(app, Settings(Path("settings.ini")))
desk = program.furnish(window, Path("library.sqlite"), Answers())
said = []
window.resize(1000, 600)
window.show()
window.open_workshop(desk.duplicate(desk.sample()))
room = window.shell.room
room.said.connect(said.append)
names = {screen.name(): screen for screen in app.screens()}


def on(name):
    app.processEvents()
    return room.view.screen() is names[name]
"""

LAPTOP = screen("laptop", 0, 1280, 720)
PROJECTOR = screen("projector", 1280, 1920, 1080)
MIRROR = screen("mirror", 0, 1024, 768)


def test_the_view_fills_the_screen_that_the_console_is_not_on(tmp_path: Path) -> None:
    story = """
room.toggle()
assert on("projector")
assert room.view.isFullScreen()
assert room.view.geometry() == names["projector"].geometry()
assert not said
room.toggle()
assert not room.shown
window.setScreen(names["projector"])
window.setGeometry(1400, 100, 1000, 600)
app.processEvents()
room.toggle()
assert on("laptop")
assert room.view.isFullScreen()
"""
    run(tmp_path, [LAPTOP, PROJECTOR], story)


def test_a_screen_that_vanishes_leaves_an_ordinary_window(tmp_path: Path) -> None:
    story = """
room.toggle()
assert on("projector")
window.setGeometry(0, 0, 1280, 720)
app.screenRemoved.emit(names["projector"])
assert on("laptop")
assert room.shown
assert not room.view.isFullScreen()
assert "unplugged" in said[-1]
assert window.geometry() == names["laptop"].geometry()
assert names["laptop"].geometry().contains(room.view.geometry())
assert not app.topLevelWidgets()[0].isModal()
app.screenAdded.emit(names["projector"])
assert "F5" in said[-1]
room.toggle()
assert on("projector")
assert room.view.isFullScreen()
"""
    run(tmp_path, [LAPTOP, PROJECTOR], story)


def test_a_screen_that_vanishes_elsewhere_changes_nothing(tmp_path: Path) -> None:
    story = """
room.toggle()
assert on("projector")
app.screenRemoved.emit(names["third"])
assert on("projector")
assert room.view.isFullScreen()
assert not said
"""
    run(tmp_path, [LAPTOP, PROJECTOR, screen("third", 3200, 1024, 768)], story)


@pytest.mark.parametrize("screens", [[LAPTOP], [LAPTOP, MIRROR]], ids=["alone", "mirrored"])
def test_without_another_screen_it_is_an_ordinary_window(
    tmp_path: Path, screens: list[dict[str, object]]
) -> None:
    story = """
room.toggle()
assert on("laptop")
assert room.shown
assert not room.view.isFullScreen()
assert "no second screen" in said[-1]
room.toggle()
assert not room.shown
"""
    run(tmp_path, screens, story)
