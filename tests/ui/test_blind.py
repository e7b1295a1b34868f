"""The blind room: whatever is voted before the reveal, everything that can be read is the same.

Two worlds are alike but for their hidden votes. All that a window shows, says or keeps ready, and
all that a command prints or writes, is compared between them; after the reveal the same scan
does tell them apart.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage, QUndoStack
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from collabdesk import app
from collabdesk.domain.flow import Step
from collabdesk.domain.votes import not_revealed
from collabdesk.ui.main_window import MainWindow
from collabdesk.ui.pages.score_page import ScorePage
from collabdesk.ui.settings import Settings
from tests import pdf
from tests.cli.helpers import CommandLine
from tests.ui.desks import Answers, example
from tests.ui.hands import CTRL, press
from tests.ui.tables import digits

pytestmark = pytest.mark.no_cover

Key = Qt.Key
EVEN = (3,) * 10
SENTINELS = (1, 5, 1, 5, 1, 5, 1, 5, 1, 5)
CONTROL = frozenset({"cards", "one page", "export docx", "export xlsx", "export csv"})
"""What the control does not write: it looks at the others."""
NOT_REVEALED = re.compile("not (yet )?revealed", re.IGNORECASE)
NOW = re.compile(r"\d\d:\d\d:\d\d")
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.EditRole,
)
SPOKEN = (
    QAccessible.Text.Name,
    QAccessible.Text.Description,
    QAccessible.Text.Value,
    QAccessible.Text.Help,
)


@dataclass
class Seen:
    """All that could be read in one world."""

    words: dict[str, list[str]] = field(default_factory=dict)
    pictures: dict[str, QImage] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)


def items(model: QAbstractItemModel) -> list[str]:
    """Return every text of a list or a table."""
    found, root = [], QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    for row in range(model.rowCount(root)):
        for column in range(columns):
            index = model.index(row, column)
            found += [str(model.data(index, role)) for role in ROLES]
    return found


def texts(widget: QWidget) -> list[str]:
    """Return every text that one widget shows, tells or says."""
    read = [widget.toolTip(), widget.statusTip(), widget.whatsThis(), widget.windowTitle()]
    read += [widget.accessibleName(), widget.accessibleDescription()]
    text = getattr(widget, "text", None)
    if callable(text) and not isinstance(widget, QAbstractItemView):
        read.append(str(text()))
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        read.append(widget.placeholderText())
    if isinstance(widget, QPlainTextEdit):
        read.append(widget.toPlainText())
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        read += items(widget.model())
    told = QAccessible.queryAccessibleInterface(widget)
    if told is not None:
        read += [told.text(part) for part in SPOKEN]
        value = told.valueInterface()
        read.append("" if value is None else str(value.currentValue()))
    return [NOW.sub("", part) for part in read if part]


def look_at(seen: Seen, place: str, window: QWidget) -> None:
    """Note all that *window* shows and says at *place*."""
    QApplication.processEvents()
    every = [window, *window.findChildren(QWidget)]
    seen.words[place] = [text for widget in every for text in texts(widget)]
    seen.pictures[place] = window.grab().toImage()


def put_votes(window: MainWindow, votes: tuple[int, ...]) -> ScorePage:
    """Vote on an open indicator, and in a second round on one that is agreed."""
    page = window.shell.page(Step.SCORE)
    assert isinstance(page, ScorePage)
    page.indicator_chosen.emit("2.3")
    page.setFocus()
    # What was shown there is voted on again.
    press(Key.Key_R, *digits(*votes))
    page.indicator_chosen.emit("5.4")
    press(Key.Key_R, *digits(*votes), Key.Key_Backspace, Key.Key_0)
    return page


def walk(window: MainWindow, seen: Seen) -> None:
    """Look at every step, at the room view, at what could be undone, and at the clipboard."""
    shell = window.shell
    shell.form.savedLabel.hide()
    shell.room.view.resize(960, 540)
    for step in Step:
        shell.show_step(step)
        shell.form.savedLabel.hide()
        shell.form.messageLabel.clear()
        look_at(seen, f"console, {step}", window)
        look_at(seen, f"room view, {step}", shell.room.view)
    shell.show_step(Step.SCORE)
    press(Key.Key_A, Key.Key_C, holding=CTRL)
    stack = window.findChild(QUndoStack)
    assert stack is not None
    seen.words["undo"] = [stack.text(index) for index in range(stack.count())]
    seen.words["clipboard"] = [QGuiApplication.clipboard().text()]


def content(file: Path) -> str:
    """Return what a written file says, whatever its format."""
    if file.suffix == ".pdf":
        return pdf.words(file.read_bytes())
    data = file.read_bytes()
    if data[:2] == b"PK":
        with zipfile.ZipFile(file) as packed:
            names = [name for name in packed.namelist() if "docProps" not in name]
            return "\n".join(f"{name} {packed.read(name).decode('latin-1')}" for name in names)
    return data.decode("utf-8")


def write(
    seen: Seen,
    collabdesk: CommandLine,
    workshop: str,
    folder: Path,
    leaving_out: frozenset[str] = frozenset(),
) -> None:
    """Run every command that reads a workshop, and note what it prints and writes."""
    folder.mkdir()
    commands: dict[str, tuple[str | Path, ...]] = {
        "list": ("list",),
        "list as data": ("list", "--json"),
        "results": ("results", workshop),
        "results as data": ("results", workshop, "--json"),
        "cards": ("cards", workshop, "--out", folder / "cards.pdf"),
        "report": ("report", workshop, "--out", folder / "plan.pdf"),
        "one page": ("report", workshop, "--one-page", "--out", folder / "page.pdf"),
    }
    for ending in ("collabdesk", "docx", "xlsx", "csv"):
        file = folder / f"workshop.{ending}"
        commands[f"export {ending}"] = ("export", workshop, "--out", file)
    for name in commands.keys() - leaving_out:
        arguments = commands[name]
        outcome = collabdesk(*arguments)
        said = (outcome.out + outcome.err).replace(str(folder), "")
        seen.written[name] = f"{outcome.status} {NOW.sub('', said)}"
        assert outcome.status == 0, (name, said)
    for file in sorted(folder.iterdir()):
        seen.written[file.name] = NOW.sub("", content(file))


@pytest.fixture
def world(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    collabdesk_at: Callable[[Path], CommandLine],
    caplog: pytest.LogCaptureFixture,
) -> Callable[..., Seen]:
    def make(name: str, votes: tuple[int, ...], *, shown: bool = False) -> Seen:
        folder, seen = tmp_path / name, Seen()
        folder.mkdir()
        QGuiApplication.clipboard().clear()
        caplog.clear()
        window = app.make_window(qapp, Settings(folder / "settings.ini"))
        desk = app.furnish(window, folder / "library.sqlite", Answers())
        (brought,) = desk.import_files([example("group-8-partners")])
        window.resize(1280, 720)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.open_workshop(brought.workshop_id, Step.SCORE)
        put_votes(window, votes)
        if shown:
            press(Key.Key_Space)
        walk(window, seen)
        hidden = not_revealed(desk.read(brought.workshop_id))
        assert len(hidden) == (1 if shown else 2), hidden
        seen.words["log"] = [record.getMessage() for record in caplog.records]
        window.close()
        window.deleteLater()
        desk.close()
        commands = collabdesk_at(folder / "library.sqlite")
        left_out = CONTROL if shown else frozenset[str]()
        write(seen, commands, brought.workshop_id, folder / "out", left_out)
        return seen

    return make


@pytest.fixture
def collabdesk_at(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[Path], CommandLine]:
    def at(library: Path) -> CommandLine:
        monkeypatch.setenv("COLLABDESK_LIBRARY", str(library))
        return CommandLine(capsys, library)

    return at


def test_nothing_that_can_be_read_depends_on_a_hidden_vote(world: Callable[..., Seen]) -> None:
    even, sentinels = world("even", EVEN), world("sentinels", SENTINELS)
    for step in Step:
        assert len(even.words[f"console, {step}"]) > 40, "the scan reads the whole window"
    assert any("10 of 11 votes in" in text for text in even.words["room view, score"])
    for place, words in even.words.items():
        assert sentinels.words[place] == words, place
    for place, picture in even.pictures.items():
        assert sentinels.pictures[place] == picture, place
    assert set(even.written) == set(sentinels.written)
    for name, said in even.written.items():
        assert sentinels.written[name] == said, name
    assert even.words["clipboard"] == [""]
    assert any("vote of seat" in text for text in even.words["undo"])
    for name in ("results", "export collabdesk", "plan.pdf"):
        assert NOT_REVEALED.search(" ".join(even.written[name].split())), name
    assert "not_revealed" in even.written["workshop.collabdesk"]


def test_after_the_reveal_the_same_scan_tells_the_votes_apart(world: Callable[..., Seen]) -> None:
    even, split = world("even", EVEN, shown=True), world("split", SENTINELS, shown=True)
    for place in ("console, score", "room view, score", "console, results"):
        assert even.words[place] != split.words[place], place
        assert even.pictures[place] != split.pictures[place], place
    for name in ("results", "workshop.collabdesk", "plan.pdf"):
        assert even.written[name] != split.written[name], name
