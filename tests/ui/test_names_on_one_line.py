"""Names that a file tore apart: taken as they are, shown on one line in every place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from collabdesk.domain.flow import Step
from tests.cli.helpers import CommandLine
from tests.ui.desks import example
from tests.ui.test_blind import content, texts
from tests.ui.visits import Visit, visiting

# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TORN = "Alpha\nBeta\tGamma\u2028Delta"
WHOLE = "Alpha Beta Gamma Delta"
TORN_APART = re.compile("Alpha[^ ]Beta|Beta[^ ]Gamma|Gamma[^ ]Delta")


def torn(folder: Path) -> Path:
    """Write a workshop file in which every name has a line end, a tab and a line separator."""
    value: dict[str, Any] = json.loads(example("group-8-partners").read_text(encoding="utf-8"))
    value["title"] = f"title {TORN}"
    value["collaboration"]["name"] = f"collaboration {TORN}"
    value["place"] = value["facilitator"] = TORN
    for number, partner in enumerate(value["partners"]):
        partner["name"] = f"partner {number} {TORN}"
    for number, action in enumerate(value["actions"]):
        action["title"] = f"action {number} {TORN}"
    path = folder / "torn.collabdesk"
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


@pytest.fixture
def visit(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Visit]:
    with visiting(qtbot, qapp, tmp_path) as made:
        made.desk.import_files([torn(tmp_path)])
        made.window.show_home()
        yield made


@pytest.fixture
def collabdesk(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """The command line on a library of its own."""
    library = tmp_path / "other.sqlite"
    monkeypatch.setenv("COLLABDESK_LIBRARY", str(library))
    return CommandLine(capsys, library)


def seen(window: QWidget) -> list[str]:
    QApplication.processEvents()
    every = [window, *window.findChildren(QWidget)]
    return [f"{w.objectName() or type(w).__name__}: {text}" for w in every for text in texts(w)]


def test_a_torn_name_is_shown_whole_in_every_place_and_kept_as_it_came(
    visit: Visit, tmp_path: Path, collabdesk: CommandLine
) -> None:
    window, desk = visit.window, visit.desk
    (line,) = desk.summaries()
    workshop = desk.read(line.id)
    window.home.form.dueButton.click()
    read = {"home": seen(window)}
    window.open_workshop(line.id, Step.SET_UP)
    for step in (Step.SET_UP, Step.PARTNERS, Step.RESULTS, Step.ACT):
        window.shell.show_step(step)
        read[f"console, {step}"] = [window.windowTitle(), *seen(window.shell.page(step))]
        read[f"room view, {step}"] = seen(window.shell.room.view)
    file = tmp_path / "torn.collabdesk"
    for ending in (".docx", ".ics"):
        out = tmp_path / f"out{ending}"
        desk.export(workshop, out)
        read[ending] = [content(out).replace("\r\n ", "")]
    read["results"] = [collabdesk("results", file).out]
    read["import"] = [collabdesk("import", file).out]
    read["list"] = [collabdesk("list").out]
    read["refused"] = [collabdesk("import", file).err]
    without = {place for place, words in read.items() if not any(WHOLE in w for w in words)}
    assert without <= {f"room view, {step}" for step in Step}, "the control: all others name one"
    torn_at = {place for place, words in read.items() if any(map(TORN_APART.search, words))}
    assert torn_at == set()
    assert len(read["import"][0].splitlines()) == len(read["refused"][0].splitlines()) == 1
    back = tmp_path / "back.collabdesk"
    desk.export(workshop, back)
    # As it came, whatever was shown of it.
    told, came = (json.loads(path.read_text(encoding="utf-8")) for path in (back, file))
    names: list[tuple[str | int, ...]] = [
        ("title",),
        ("collaboration", "name"),
        ("place",),
        ("facilitator",),
    ]
    names += [("partners", n, "name") for n in range(8)] + [("actions", 0, "title")]
    assert [at(told, *way) for way in names] == [at(came, *way) for way in names]
    assert all(TORN in at(told, *way) for way in names)


def at(value: Any, *way: str | int) -> Any:
    """Return what stands in a file at the end of *way*."""
    for step in way:
        value = value[step]
    return value
