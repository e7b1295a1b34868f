"""Every open action of every collaboration: by date, searched, and taken along as CSV."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from collabdesk.domain.open_actions import OpenAction, When, when
from collabdesk.errors import CollabDeskError
from collabdesk.ui.presenters.act_words import ActWords
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.figure_words import NONE
from collabdesk.ui.presenters.file_names import with_ending
from collabdesk.ui.presenters.rows import Cell, Row
from collabdesk.ui.presenters.workshop_file import Folders

ALL = "all"
"""Stands for open actions whatever their date."""


class Actions(Protocol):
    """What knows the open actions: the desk."""

    @property
    def today(self) -> date:
        """The day it is."""

    def open_actions(self) -> tuple[OpenAction, ...]:
        """List every open action, by due date."""

    def export_table(
        self, path: Path, heads: Sequence[str], rows: Sequence[Sequence[str]], force: bool = False
    ) -> None:
        """Write a table as CSV."""


class Questions(Protocol):
    """What is asked in a dialog."""

    def ask_save_file(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Return where to save."""


@dataclass(frozen=True, slots=True)
class OpenActionsState:
    """``filters`` are (value, words) with how many there are; ``filter`` is the one in force."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    filters: tuple[tuple[str, str], ...]
    filter: str
    text: str
    empty: str
    notice: str
    attention: bool


class OpenActionsPresenter:
    """Keeps the list of open actions true."""

    def __init__(
        self, desk: Actions, questions: Questions, folders: Folders, tr: Translate
    ) -> None:
        self.tr = tr
        self._desk = desk
        self._questions = questions
        self._folders = folders
        self._words = ActWords(tr)
        self._actions: tuple[OpenAction, ...] = ()
        self._filter, self._text = ALL, ""
        self._notice, self._attention = "", False
        self._show: Callable[[OpenActionsState], None] = lambda _state: None
        self._open: Callable[[str], None] = lambda _id: None

    def attach(
        self, show: Callable[[OpenActionsState], None], opened: Callable[[str], None]
    ) -> None:
        """Name who shows the state, and who is told that a workshop is to be opened."""
        self._show, self._open = show, opened

    def refresh(self) -> None:
        """Read the library anew and show it."""
        self._actions = self._desk.open_actions()
        self._notice = ""
        self._show(self.state())

    def state(self) -> OpenActionsState:
        """Return what is shown now."""
        tr, found = self.tr, self._found()
        return OpenActionsState(
            headings=(tr("Action"), tr("Collaboration"), tr("Lead"), tr("Due"), tr("Status")),
            rows=tuple(self._row(n, action) for n, action in found),
            filters=self._filters(),
            filter=self._filter,
            text=self._text,
            empty="" if found else self._empty(),
            notice=self._notice,
            attention=self._attention,
        )

    def _filters(self) -> tuple[tuple[str, str], ...]:
        near = [self._when(action) for action in self._actions]
        named = (
            (ALL, self.tr("All ({n})"), len(near)),
            (When.OVERDUE, self.tr("▲ Overdue ({n})"), near.count(When.OVERDUE)),
            (When.SOON, self.tr("Due soon ({n})"), near.count(When.SOON)),
            (When.LATER, self.tr("Later ({n})"), near.count(When.LATER)),
            (When.NO_DATE, self.tr("No date ({n})"), near.count(When.NO_DATE)),
        )
        return tuple((str(value), words.format(n=n)) for value, words, n in named)

    def _when(self, action: OpenAction) -> When:
        return when(action.due, self._desk.today)

    def _found(self) -> list[tuple[int, OpenAction]]:
        words = self._text.casefold().split()
        return [
            (n, action)
            for n, action in enumerate(self._actions)
            if self._filter in {ALL, self._when(action)} and _holds(action, words)
        ]

    def _row(self, number: int, action: OpenAction) -> Row:
        near = self._when(action)
        day = self._words.figures.date(action.due) or NONE
        late = near is When.OVERDUE
        under = {When.OVERDUE: self.tr("overdue"), When.SOON: self.tr("due soon")}.get(near, "")
        cells = (
            Cell(action.title, self._words.first_step(action.first_step), strong=True),
            Cell(action.collaboration, action.workshop),
            Cell(action.lead or self._words.no_lead()),
            Cell(f"▲ {day}" if late else day, under, attention=late),
            Cell(self._words.status(action.status)),
        )
        told = [part for cell in cells for part in (cell.text, cell.under) if part]
        return Row(str(number), cells, ", ".join(told))

    def _empty(self) -> str:
        if self._actions:
            return self.tr("No open action fits.")
        return self.tr("No action is open. They come from the Act step of the workshops.")

    def search(self, text: str) -> None:
        """Narrow the list to what holds every word of *text*."""
        self._text = text
        self._show(self.state())

    def choose(self, filter_: str) -> None:
        """Narrow the list to how near the date is, or to ``ALL``."""
        self._filter = filter_
        self._show(self.state())

    def open_action(self, key: str) -> None:
        """Open the workshop of an action."""
        if key.isdigit() and int(key) < len(self._actions):
            self._open(self._actions[int(key)].workshop_id)

    def export(self) -> None:
        """Write the actions that are shown as CSV, where the user says."""
        title, kinds = self.tr("Save the open actions"), self.tr("CSV (*.csv)")
        name = f"{self.tr('open actions')} {self._desk.today.isoformat()}.csv"
        asked = self._questions.ask_save_file(title, Path(self._folders.last_folder) / name, kinds)
        if asked is None:
            return
        path = with_ending(asked, ".csv")
        self._folders.last_folder = str(path.parent)
        try:
            # Where the name is the one asked for, the dialog has asked before replacing a file.
            self._desk.export_table(path, self._heads(), self._table(), force=path == asked)
            self._notice = self.tr("Saved as {file}.").format(file=path.name)
            self._attention = False
        except CollabDeskError as failed:
            self._notice, self._attention = str(failed), True
        self._show(self.state())

    def _heads(self) -> tuple[str, ...]:
        tr = self.tr
        return (
            tr("Action"), tr("First step"), tr("Collaboration"), tr("Workshop"), tr("Lead"),
            tr("Due"), tr("Status"), tr("Note"),
        )  # fmt: skip

    def _table(self) -> tuple[tuple[str, ...], ...]:
        return tuple(
            (
                a.title,
                a.first_step,
                a.collaboration,
                a.workshop,
                a.lead,
                a.due.isoformat() if a.due else "",
                self._words.status(a.status),
                a.note,
            )
            for _, a in self._found()
        )


def _holds(action: OpenAction, words: list[str]) -> bool:
    said = (action.title, action.first_step, action.note)
    whole = "\n".join((*said, action.collaboration, action.workshop, action.lead)).casefold()
    return all(word in whole for word in words)
