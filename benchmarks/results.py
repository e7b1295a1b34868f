"""How long the results take in a large workshop: to open, and to follow a changed vote."""

from __future__ import annotations

import random
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from benchmarks.harness import Figure
from benchmarks.painting import HEIGHT, WIDTH, settle
from collabdesk import app
from collabdesk.domain import series
from collabdesk.domain.ballots import Count
from collabdesk.domain.flow import Step
from collabdesk.domain.scoring import score
from collabdesk.domain.workshop import Agreed, Partner, Round, Vote, Workshop
from collabdesk.framework.model import Framework
from collabdesk.services.changes import Changes
from collabdesk.store.library import Library
from collabdesk.ui.main_window import MainWindow
from collabdesk.ui.pages.results_page import ResultsPage
from collabdesk.ui.settings import Settings
from collabdesk.ui.stage import QtStage

PARTNERS, SEATS, ROUNDS = 60, 3, 3
VIEWS = ("overview", "who", "all", "radar", "rounds", "trend")


class Dice(random.Random):
    """Chance that falls the same way in every run."""


class NotRedrawn(Exception):
    """A changed vote did not change what the page shows: its time means nothing."""


def figures(folder: Path, sample: Workshop) -> tuple[Figure, ...]:
    """Return the figures of the results of 60 partners with 3 seats in 3 rounds each."""
    bench = _Bench(folder, sample)
    bare = _bare_table()
    return (
        *(
            Figure(f"results, {view}: opened again", bench.opening(view), bare,
                   "a bare table of as many cells, filled and painted")
            for view in VIEWS
        ),
        *(
            Figure(f"results, {view}: changed vote", bench.change(view),
                   _both(_bare_commit(folder / f"bare-{view}.sqlite"), bare),
                   "a bare sqlite3 commit at the same durability, and a bare table")
            for view in VIEWS
        ),
        Figure("  of it domain: score and map", bench.domain(), bench.count_votes,
               "one count of the votes"),
        Figure("  the same counted afresh", bench.afresh, bench.count_votes,
               "one count of the votes"),
        Figure("  of it store: one vote saved", bench.save(), _bare_commit(folder / "one.sqlite"),
               "a bare sqlite3 commit at the same durability"),
        *(
            Figure(f"  of it drawing: {view}, all anew", bench.drawing(view), bare,
                   "a bare table of as many cells, filled and painted")
            for view in VIEWS
        ),
    )  # fmt: skip


def large(sample: Workshop, framework: Framework) -> Workshop:
    """Return *sample* with 60 partners of 3 seats that voted on everything in 3 rounds."""
    rng = Dice(1)
    partners = tuple(Partner(f"p{n}", f"Partner number {n}", SEATS) for n in range(PARTNERS))
    asked = [(i.id, r) for i in framework.in_scope(sample.scope) for r in range(1, ROUNDS + 1)]
    votes = tuple(
        Vote(indicator, partner.id, seat, number, rng.randint(1, 5))
        for indicator, number in asked
        for partner in partners
        for seat in range(1, SEATS + 1)
    )
    return replace(
        sample,
        partners=partners,
        rounds=tuple(Round(indicator, number, revealed=True) for indicator, number in asked),
        votes=votes,
        tallies=(),
        agreed=tuple(Agreed(i.id, None, "Evidence.") for i in framework.in_scope(sample.scope)),
        actions=(),
    )


class _Bench:
    """A window with the large workshop open on its results."""

    def __init__(self, folder: Path, sample: Workshop) -> None:
        path = folder / "results.sqlite"
        self._window: MainWindow = app.make_window(
            app.make_application(), Settings(folder / "results.ini")
        )
        self._window.resize(WIDTH, HEIGHT)
        self._window.show()
        app.furnish(self._window, path)
        self._framework = self._window.rooms.desk.framework(sample)
        self._workshop = large(sample, self._framework)
        with closing(Library.open(path)) as library:
            library.add([self._workshop])
        self._path = folder / "saved.sqlite"
        self._window.open_workshop(self._workshop.id, Step.RESULTS)
        self._page = self._window.findChildren(ResultsPage)[0]
        self._stage = self._window.findChildren(QtStage)[0]
        self._others = _changed(self._workshop)
        settle()

    def opening(self, view: str) -> Callable[[], float]:
        """Return what opens the page on *view* from another step."""

        def take() -> float:
            self._page.view_chosen.emit(view)
            self._window.open_workshop(self._workshop.id, Step.PARTNERS)
            settle()
            began = time.perf_counter()
            self._window.open_workshop(self._workshop.id, Step.RESULTS)
            self._page.view_chosen.emit(view)
            settle()
            return time.perf_counter() - began

        return take

    def change(self, view: str) -> Callable[[], float]:
        """Return what changes one vote while *view* is shown."""

        def take() -> float:
            self._page.view_chosen.emit(view)
            settle()
            sitting = self._stage.sitting
            before, shown = sitting.workshop, sitting.results
            change = Changes("record_vote", (), before, _other_vote(before, next(self._others)))
            began = time.perf_counter()
            self._stage.perform(lambda: sitting.apply(change))
            settle()
            took = time.perf_counter() - began
            if self._stage.sitting.results == shown:
                raise NotRedrawn(view)
            return took

        return take

    def domain(self) -> Callable[[], float]:
        """Return what scores the workshop and works out the map again after a changed vote."""
        count = Count()
        now = self._workshop
        self._figures(now, count)

        def take() -> float:
            nonlocal now
            now = _other_vote(now, next(self._others))
            return self._figures(now, count)

        return take

    def afresh(self) -> float:
        """Score the workshop and work out the map with nothing known from before."""
        return self._figures(self._workshop, Count())

    def _figures(self, workshop: Workshop, count: Count) -> float:
        began = time.perf_counter()
        results = score(workshop, self._framework, count)
        views = series.views(workshop, self._framework, count)
        if isinstance(views, series.Views):
            series.heat(views, self._framework, results)
        return time.perf_counter() - began

    def count_votes(self) -> float:
        """Count the votes once."""
        began = time.perf_counter()
        Counter((vote.indicator, vote.answer) for vote in self._workshop.votes)
        return time.perf_counter() - began

    def save(self) -> Callable[[], float]:
        """Return what saves one changed vote."""
        library = Library.open(self._path)
        library.add([self._workshop])
        now = self._workshop

        def take() -> float:
            nonlocal now
            after = _other_vote(now, next(self._others))
            began = time.perf_counter()
            library.save(now, after)
            took = time.perf_counter() - began
            now = after
            return took

        return take

    def drawing(self, view: str) -> Callable[[], float]:
        """Return what paints all of *view*."""

        def take() -> float:
            self._page.view_chosen.emit(view)
            settle()
            began = time.perf_counter()
            self._page.repaint()
            settle()
            return time.perf_counter() - began

        return take


def _changed(workshop: Workshop) -> Iterator[int]:
    """Return places of votes of the last round, far from each other."""
    last = [place for place, vote in enumerate(workshop.votes) if vote.round == ROUNDS]
    return cycle(last[::97])


def _other_vote(workshop: Workshop, place: int) -> Workshop:
    votes = list(workshop.votes)
    votes[place] = replace(votes[place], answer=1 if votes[place].answer != 1 else 5)
    return replace(workshop, votes=tuple(votes))


def _bare_table() -> Callable[[], float]:
    table = QTableWidget(8, PARTNERS)
    table.resize(WIDTH, HEIGHT)
    table.show()
    settle()

    def take() -> float:
        began = time.perf_counter()
        for row in range(8):
            for column in range(PARTNERS):
                table.setItem(row, column, QTableWidgetItem("3.0"))
        table.repaint()
        settle()
        return time.perf_counter() - began

    return take


def _bare_commit(path: Path) -> Callable[[], float]:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE vote (seat INTEGER PRIMARY KEY, answer INTEGER) STRICT")

    def take() -> float:
        began = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO vote (answer) VALUES (3)")
        connection.execute("COMMIT")
        return time.perf_counter() - began

    return take


def _both(one: Callable[[], float], other: Callable[[], float]) -> Callable[[], float]:
    return lambda: one() + other()
