"""How long a plan of a thousand actions takes to scroll and to filter, until it is painted."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QTableView

from benchmarks.harness import Figure, Take
from benchmarks.painting import HEIGHT, WIDTH, settle
from collabdesk import app
from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import MAX_ACTIONS, Action, Status, Workshop
from collabdesk.store.library import Library
from collabdesk.ui.pages.act_page import ActPage
from collabdesk.ui.presenters.act_view import EVERYONE
from collabdesk.ui.settings import Settings


class NotShown(Exception):
    """The list did not show what was asked for: its time means nothing."""


def figures(folder: Path, sample: Workshop) -> tuple[Figure, ...]:
    """Return the figures of the act page with as many actions as a workshop may have."""
    folder.mkdir()
    page = _page(folder, replace(sample, priorities=(), actions=_actions(sample)))
    plain = _plain()
    return (
        Figure("1,000 actions: scroll a page", _scroll(page.form.actionTable), _scroll(plain), _IS),
        Figure("1,000 actions: filter by lead", _filter(page, sample), _refill(plain), _IS),
    )


_IS = "a bare table view of 1,000 lines, scrolled or filled anew, and painted"


def _actions(sample: Workshop) -> tuple[Action, ...]:
    leads, states = cycle(p.id for p in sample.partners), cycle(Status)
    return tuple(
        Action(
            f"action-{n}",
            f"Action {n} of a plan that has a great many of them",
            indicators=("6.1",),
            lead=next(leads),
            first_step=f"First step of action {n}",
            due=date(2027, 1, 1) + timedelta(n % 400),
            status=next(states),
        )
        for n in range(MAX_ACTIONS)
    )


def _page(folder: Path, workshop: Workshop) -> ActPage:
    path = folder / "plan.sqlite"
    with closing(Library.open(path)) as library:
        library.add([workshop])
    window = app.make_window(app.make_application(), Settings(folder / "plan.ini"))
    window.resize(WIDTH, HEIGHT)
    window.show()
    app.furnish(window, path)
    window.open_workshop(workshop.id, Step.ACT)
    settle()
    page = window.shell.page(Step.ACT)
    if not isinstance(page, ActPage) or page.form.actionTable.model().rowCount() != MAX_ACTIONS:
        raise NotShown("the act page does not show every action")
    return page


def _plain() -> QTableView:
    view = QTableView()
    view.setModel(QStringListModel([f"Line {n}" for n in range(MAX_ACTIONS)], view))
    view.resize(WIDTH, HEIGHT)
    view.show()
    settle()
    return view


def _scroll(view: QTableView) -> Take:
    bar = view.verticalScrollBar()

    def take() -> float:
        value = bar.value() + bar.pageStep()
        return _timed(lambda: bar.setValue(value if value <= bar.maximum() else 0))

    return take


def _filter(page: ActPage, sample: Workshop) -> Take:
    leads = cycle((sample.partners[0].id, EVERYONE))
    rows = cycle((len(range(0, MAX_ACTIONS, len(sample.partners))), MAX_ACTIONS))

    def take() -> float:
        lead, wanted = next(leads), next(rows)
        took = _timed(lambda: page.lead_chosen.emit(lead))
        if page.form.actionTable.model().rowCount() != wanted:
            raise NotShown(f"expected {wanted} actions to be shown")
        return took

    return take


def _refill(view: QTableView) -> Take:
    sizes = cycle((MAX_ACTIONS // 8, MAX_ACTIONS))

    def take() -> float:
        lines = [f"Line {n}" for n in range(next(sizes))]
        return _timed(lambda: view.setModel(QStringListModel(lines, view)))

    return take


def _timed(act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    settle()
    return time.perf_counter() - began
