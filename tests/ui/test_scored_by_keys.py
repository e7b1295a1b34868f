"""A whole workshop scored by real keys gives the results of the same workshop in a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collabdesk import app
from collabdesk.domain.flow import Step
from collabdesk.domain.results import Results
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.ui.main_window import MainWindow
from collabdesk.ui.settings import Settings
from tests.builders import Dice
from tests.ui.desks import Answers
from tests.ui.hands import press
from tests.ui.tables import digits

pytestmark = pytest.mark.no_cover

Key = Qt.Key
SEATS = 8
PARTNERS = ("Alder", "Birch; 2", "Cedar", "Dogwood; 3", "Elm")
TWICE = 5
"""Every so many indicators the room votes a second time."""

Script = dict[str, tuple[list[list[object]], int]]
"""Per indicator the votes of each round, seat by seat, and the level agreed."""


def script(desk: Desk) -> Script:
    dice, plan = Dice(7), {}
    answers: tuple[object, ...] = (1, 2, 3, 4, 5, "dont-know", "not-applicable")
    for place, indicator in enumerate(desk.catalogue.default().indicators):
        rounds = 2 if place % TWICE == 0 else 1
        votes = [[dice.choice(answers) for _ in range(SEATS)] for _ in range(rounds)]
        plan[indicator.id] = (votes, dice.randint(1, 5))
    return plan


def key(answer: object) -> Key:
    special = {"dont-know": Key.Key_0, "not-applicable": Key.Key_X}
    return special[answer] if isinstance(answer, str) else digits(int(str(answer)))[0]


def presses(rounds: list[list[object]], agreed: int) -> list[Key]:
    keys: list[Key] = []
    for number, votes in enumerate(rounds):
        keys += [Key.Key_R] if number else []
        keys += [*map(key, votes), Key.Key_Space]
    return [*keys, *digits(agreed), Key.Key_Return]


def as_file(plan: Script, desk: Desk, sitting_id: str, path: Path) -> Path:
    """Write the workshop of *plan* as a file, from the script alone."""
    workshop = desk.read(sitting_id)
    seats = [(p.id, n) for p in workshop.partners for n in range(1, p.seats + 1)]
    votes = [
        {
            "indicator": indicator,
            "partner": partner,
            "seat": seat,
            "round": number,
            "answer": answer,
        }
        for indicator, (rounds, _) in plan.items()
        for number, given in enumerate(rounds, start=1)
        for (partner, seat), answer in zip(seats, given, strict=True)
    ]
    empty = path.with_name("empty.collabdesk")
    desk.export(replace(workshop, votes=(), rounds=(), tallies=(), agreed=()), empty, force=False)
    written = json.loads(empty.read_text(encoding="utf-8"))
    written["votes"] = votes
    written["agreed"] = [
        {"indicator": indicator, "answer": agreed} for indicator, (_, agreed) in plan.items()
    ]
    path.write_text(json.dumps(written), encoding="utf-8")
    return path


@pytest.fixture
def visit(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[MainWindow, Desk]]:
    window = app.make_window(qapp, Settings(tmp_path / "settings.ini"))
    desk = app.furnish(window, tmp_path / "library.sqlite", Answers())
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    yield window, desk
    window.close()
    window.deleteLater()
    desk.close()


def figures(results: Results) -> Results:
    """Return *results* without the id of their workshop."""
    return replace(results, workshop_id="")


def test_33_indicators_by_keys_equal_the_same_workshop_in_a_file(
    qtbot: QtBot, visit: tuple[MainWindow, Desk], tmp_path: Path
) -> None:
    window, desk = visit
    workshop_id = desk.create(NewWorkshop("Workshop 1", "Harbour"))
    desk.sit(workshop_id).paste_partners("\n".join(PARTNERS))
    plan = script(desk)
    qtbot.waitUntil(window.isActiveWindow)
    window.open_workshop(workshop_id, Step.SCORE)
    counted = 0
    for indicator, (rounds, agreed) in plan.items():
        assert window.shell.room is not None
        keys = presses(rounds, agreed)
        assert len(keys) <= SEATS + 3 + (len(rounds) - 1) * (SEATS + 2), indicator
        press(*keys)
        counted += len(keys)
    assert window.shell.step is Step.RESULTS
    twice = sum(len(rounds) > 1 for rounds, _ in plan.values())
    assert twice == 7
    assert counted <= 33 * (SEATS + 3) + twice * (SEATS + 2)
    scored = desk.read(workshop_id)
    assert len(scored.votes) == (33 + twice) * SEATS
    file = as_file(plan, desk, workshop_id, tmp_path / "script.collabdesk")
    from_file = desk.read(str(file))
    assert figures(desk.results(scored)) == figures(desk.results(from_file))
    assert desk.results(scored).overall.scored == 33
