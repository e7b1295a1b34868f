"""A damaged library: what is wrong, the ways out, and what came back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from collabdesk.errors import CollabDeskError
from collabdesk.ui.presenters.backups import contents_words
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.shell import long_date

if TYPE_CHECKING:
    from pathlib import Path

    from collabdesk.services.safekeeping import BackupLine, Restored
    from collabdesk.store.recovery import Recovered


_MOST: Final = 5


class Rescuer(Protocol):
    """What can be done about a damaged library."""

    def newest_backup(self) -> BackupLine | None:
        """Return the newest backup that is whole."""

    def bring_back(self, backup: BackupLine) -> Restored:
        """Put it in the library's place."""

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


class RescuePresenter:
    """Asks once; nothing is done that was not chosen."""

    def __init__(self, rescuer: Rescuer, questions: Questions, tr: Translate) -> None:
        self._rescuer = rescuer
        self._questions = questions
        self._tr = tr

    def way_out(self, why: str) -> WayOut:
        """Say *why* the library was not opened, and do what the user chooses."""
        tr, backup = self._tr, self._rescuer.newest_backup()
        ways: list[tuple[str, Callable[[], WayOut]]] = []
        if backup is not None and backup.contents is not None:
            words = tr("Bring back the backup of {when} ({holds})").format(
                when=f"{long_date(backup.made_at.date())}, {backup.made_at:%H:%M}",
                holds=contents_words(backup.contents, tr),
            )
            ways.append((words, lambda: self._bring_back(backup)))
        ways.append((tr("Recover what can still be read"), self._recover))
        look = WayOut(why, opens=True, read_only=True)
        ways.append((tr("Only look at it, and change nothing"), lambda: look))
        chosen = self._questions.choose(why, [words for words, _ in ways])
        if chosen is None:
            return WayOut(why)
        try:
            return ways[chosen][1]()
        except CollabDeskError as failed:
            return WayOut(str(failed))

    def _bring_back(self, backup: BackupLine) -> WayOut:
        done = self._rescuer.bring_back(backup)
        holds = contents_words(done.contents, self._tr)
        words = self._tr("The backup was brought back: {holds}.").format(holds=holds)
        return WayOut(f"{words} {self._kept(done.kept)}", opens=True)

    def _recover(self) -> WayOut:
        done = self._rescuer.recover()
        holds = contents_words(done.contents, self._tr)
        words = self._tr("Recovered: {holds}; {lost} rows did not fit together and were left out.")
        sentence = words.format(holds=holds, lost=f"{done.refused:,}")
        told = (sentence, self._doubtful(done.doubtful), self._kept(done.kept))
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
