"""Candid scores: of one or two anonymous answers nothing is told, and nothing solves for them.

Two worlds are alike but for such answers: levels in the one, don't-know and not-applicable in the
other, and such that were given again. All that a window shows or says, and all that a command
prints or writes for others to read, is compared between them. What carries the answers on to be
worked with is not looked at: the workshop file, and ``results --json``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collabdesk import app
from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import DONT_KNOW, NOT_APPLICABLE, Answer
from collabdesk.ui.pages.score_page import ScorePage
from collabdesk.ui.presenters.results import ResultsPresenter
from collabdesk.ui.presenters.results_state import View
from collabdesk.ui.settings import Settings
from tests.cli.helpers import CommandLine
from tests.ui.desks import Answers, example
from tests.ui.test_blind import Seen, collabdesk_at, look_at, walk, write

pytestmark = pytest.mark.no_cover

__all__ = ["collabdesk_at"]
CARRIED = {"results as data", "workshop.collabdesk", "export collabdesk"}
NO_ANSWERS = frozenset({"cards"})
CONTROL = frozenset({"cards", "report", "one page", "export docx", "export xlsx"})
FEW = ("1.1", "2.1", "3.2", "5.1", "6.1", "7.1")
"""Two votes; two votes and what was agreed; two hands; one vote; two levels among three answers
that say so; four votes, and one of them again."""
LEVELS: tuple[Answer, Answer] = (1, 2)
BESIDE: tuple[Answer, Answer] = (DONT_KNOW, NOT_APPLICABLE)


def told(folder: Path, few: Sequence[Answer], *, more: int = 0) -> Path:
    """Write a workshop in which the few answers are *few*; *more* seats answer 3."""
    data: dict[str, Any] = json.loads(example("anonymous-show-of-hands").read_text("utf-8"))
    hands = [tally for tally in data["tallies"] if tally["indicator"] not in FEW]
    counts = [few.count(level) for level in range(1, 6)]
    counts[2] += more
    beside = {"dont_know": few.count(DONT_KNOW), "not_applicable": few.count(NOT_APPLICABLE)}
    hands.append({"indicator": "3.2", "round": 1, "counts": counts} | beside)
    level = 1 if few == LEVELS else 5
    rounds: tuple[tuple[str, int, Sequence[Answer]], ...] = (
        ("1.1", 1, few),
        ("2.1", 1, few),
        ("5.1", 1, few[:1]),
        ("6.1", 1, (level, level, DONT_KNOW)),
        ("7.1", 1, (1, 2, 3, 4)),
        ("7.1", 2, few[:1]),
    )
    votes = [
        {"indicator": indicator, "partner": None, "seat": seat, "round": number, "answer": answer}
        for indicator, number, given in rounds
        for seat, answer in enumerate([*given, *[3] * more], start=4)
    ]
    agreed = [{"indicator": "2.1", "answer": 4, "evidence": "said aloud"}]
    file = folder / "workshop.collabdesk"
    file.write_text(
        json.dumps(data | {"tallies": hands, "votes": votes, "agreed": agreed, "priorities": []}),
        encoding="utf-8",
    )
    return file


World = Callable[..., Seen]


@pytest.fixture
def world(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, collabdesk_at: Callable[[Path], CommandLine]
) -> World:
    def make(name: str, few: Sequence[Answer], more: int = 0) -> Seen:
        without = CONTROL if more else NO_ANSWERS
        folder, seen = tmp_path / name, Seen()
        folder.mkdir()
        window = app.make_window(qapp, Settings(folder / "settings.ini"))
        desk = app.furnish(window, folder / "library.sqlite", Answers())
        (brought,) = desk.import_files([told(folder, few, more=more)])
        window.resize(1280, 720)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.show_home()
        look_at(seen, "home", window)
        window.open_workshop(brought.workshop_id, Step.SCORE)
        page = window.shell.page(Step.SCORE)
        assert isinstance(page, ScorePage)
        for indicator in FEW:
            page.indicator_chosen.emit(indicator)
            look_at(seen, f"score {indicator}", window)
            look_at(seen, f"room view {indicator}", window.shell.room.view)
        walk(window, seen)
        presenter = ResultsPresenter(window.stage, str)
        presenter.state()
        for view in View:
            presenter.show_view(view)
            seen.words[f"results, {view}"] = [repr(presenter.state())]
        window.close()
        window.deleteLater()
        desk.close()
        commands = collabdesk_at(folder / "library.sqlite")
        write(seen, commands, brought.workshop_id, folder / "out", without)
        return seen

    return make


def differing(one: Seen, other: Seen) -> set[str]:
    """Return where two worlds can be told apart."""
    found = {place for place, words in one.words.items() if other.words[place] != words}
    found |= {place for place, drawn in one.pictures.items() if other.pictures[place] != drawn}
    written = {name for name, said in one.written.items() if other.written[name] != said}
    return found | (written - CARRIED)


def test_one_or_two_anonymous_answers_change_nothing_that_is_told(world: World) -> None:
    levels, beside = world("levels", LEVELS), world("beside", BESIDE)
    assert differing(levels, beside) == set()
    assert levels.written["results as data"] != beside.written["results as data"], "the control"
    assert "too few voted again to show" in levels.written["results"]
    assert any("Fewer than 3 new scores" in words for words in levels.words["score 7.1"])


def test_with_three_answers_the_same_scan_tells_them_apart(world: World) -> None:
    places = differing(world("levels", LEVELS, 2), world("beside", BESIDE, 2))
    assert {"score 3.2", "score 7.1", "results", "workshop.csv", "console, results"} <= places
