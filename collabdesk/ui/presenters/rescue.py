"""A library that is damaged or gone: what is wrong, the ways out that work, and what came back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from collabdesk.errors import CollabDeskError
from collabdesk.ui.presenters.backup_words import (
    contents_words,
    laid_open_words,
    lock_words,
    when_words,
)
from collabdesk.ui.presenters.base import Translate

if TYPE_CHECKING:
    from pathlib import Path

    from collabdesk.services.safekeeping import BackupLine, Restored
    from collabdesk.store.recovery import Recovered


_MOST: Final = 5


class Rescuer(Protocol):
    """What can be done about a library that does not open."""

    def newest_backup(self) -> BackupLine | None:
        """Return the newest backup that is whole."""

    def may_look(self) -> bool:
        """Say whether the library opens to be looked at."""

    def may_recover(self) -> bool:
        """Say whether it is worth trying to recover something."""

    def bring_back(self, source: Path, *, lost: bool = False) -> Restored:
        """Put a copy in the library's place."""

    def begin_anew(self) -> Restored:
        """Put an empty library in its place."""

    def recover(self) -> Recovered:
        """Put what can be read in the library's place."""


class Questions(Protocol):
    """What may be asked in a dialog."""

    def choose(self, question: str, answers: Sequence[str]) -> int | None:
        """Return the index of the answer chosen, or None for Cancel."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """How to go on: open the library or not, only to read it or not, and what to say."""

    sentence: str
    opens: bool = False
    read_only: bool = False


Ways = list[tuple[str, Callable[[], WayOut]]]
"""What may be chosen: its words, and what does it."""


def chosen_way(question: str, ways: Ways, questions: Questions, otherwise: str) -> WayOut:
    """Ask, and do what was chosen; for Cancel nothing is done, and *otherwise* is said."""
    chosen = questions.choose(question, [words for words, _ in ways])
    if chosen is None:
        return WayOut(otherwise)
    try:
        return ways[chosen][1]()
    except CollabDeskError as failed:
        return WayOut(str(failed))


def backup_way(
    backup: BackupLine | None, act: Callable[[BackupLine], WayOut], tr: Translate
) -> Ways:
    """Return the way to bring back a backup, where there is one."""
    if backup is None or backup.contents is None:
        return []
    words = tr("Bring back the backup of {when} ({holds})").format(
        when=when_words(backup), holds=contents_words(backup.contents, tr)
    )
    return [(words, lambda: act(backup))]


class RescuePresenter:
    """Asks once; nothing is done that was not chosen, and nothing offered that cannot be done."""

    def __init__(self, rescuer: Rescuer, questions: Questions, tr: Translate) -> None:
        self._rescuer = rescuer
        self._questions = questions
        self._tr = tr

    def way_out(self, why: str) -> WayOut:
        """Say *why* the library was not opened, and do what the user chooses."""
        tr, rescuer = self._tr, self._rescuer
        ways = backup_way(rescuer.newest_backup(), self._bring_back, tr)
        has_backup = bool(ways)
        if rescuer.may_recover():
            ways.append((tr("Recover what can still be read"), self._recover))
        if rescuer.may_look():
            look = WayOut(why, opens=True, read_only=True)
            ways.append((tr("Only look at it, and change nothing"), lambda: look))
        if not has_backup:
            ways.append((tr("Begin with an empty library"), self._begin_anew))
        return chosen_way(why, ways, self._questions, why)

    def missing(self, path: Path) -> WayOut:
        """Say that there is no library at *path* any more, and do what the user chooses."""
        words = self._tr(
            "The library “{path}” is not there, though there are backups of it. If its drive is "
            "not connected, cancel, connect it and start again."
        )
        there_again = WayOut(self._tr("The library is there again, and was opened."), opens=True)

        def bring_back(backup: BackupLine) -> WayOut:
            return there_again if path.exists() else self._bring_back(backup)

        def begin_anew() -> WayOut:
            return there_again if path.exists() else self._begin_anew()

        ways = backup_way(self._rescuer.newest_backup(), bring_back, self._tr)
        ways.append((self._tr("Begin with an empty library"), begin_anew))
        why = words.replace("{path}", str(path))
        return chosen_way(why, ways, self._questions, why)

    def _bring_back(self, backup: BackupLine) -> WayOut:
        words = self._tr("The backup was brought back: {holds}.")
        return self._told(words, self._rescuer.bring_back(backup.path))

    def _begin_anew(self) -> WayOut:
        return self._told(self._tr("The library is empty now."), self._rescuer.begin_anew())

    def _told(self, words: str, done: Restored) -> WayOut:
        told = words.format(holds=contents_words(done.contents, self._tr))
        return self._opens(told, self._kept(done.kept), lock_words(done, self._tr))

    def _recover(self) -> WayOut:
        done = self._rescuer.recover()
        holds = contents_words(done.contents, self._tr)
        words = self._tr("Recovered: {holds}; {lost} rows did not fit together and were left out.")
        return self._opens(
            words.format(holds=holds, lost=f"{done.refused:,}"),
            self._doubtful(done.doubtful),
            self._kept(done.kept),
            laid_open_words(self._tr) if done.laid_open else "",
        )

    def _opens(self, *told: str) -> WayOut:
        return WayOut(" ".join(filter(None, told)), opens=True)

    def _doubtful(self, places: Sequence[str]) -> str:
        if not places:
            return ""
        words = self._tr("Not as it was written, so please look at it: {places}.")
        shown = "; ".join(places[:_MOST])
        if len(places) > _MOST:
            tail = self._tr("{places}; and {n} more")
            shown = tail.format(places=shown, n=f"{len(places) - _MOST:,}")
        return words.format(places=shown)

    def _kept(self, kept: Path | None) -> str:
        words = self._tr("The damaged file is kept as {file}.")
        return words.format(file=kept.name) if kept else ""
