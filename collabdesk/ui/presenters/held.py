"""What is held about a partner: shown, written to a file, erased for good."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from collabdesk.errors import CollabDeskError
from collabdesk.handout.held import kind_words, where_words
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.shell import long_date

if TYPE_CHECKING:
    from collabdesk.services.privacy import Held


class Keeper(Protocol):
    """What knows and erases."""

    def names(self) -> tuple[str, ...]:
        """List the partners."""

    def held(self, name: str) -> Held:
        """Return what is held about one."""

    def write_held(
        self, path: Path, name: str, tr: Callable[[str], str], *, force: bool = False
    ) -> Held:
        """Write it as a file."""

    def erase(self, name: str) -> Held:
        """Erase one for good."""

    def remove_copies(self, copies: Iterable[Path]) -> int:
        """Remove backups that hold it."""


class Questions(Protocol):
    """What may be asked in a dialog."""

    def ask_save_file(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Return where to save."""

    def choose(self, question: str, answers: Sequence[str]) -> int | None:
        """Return the index of the answer chosen, or None for Cancel."""


class Places(Protocol):
    """The settings: where files were last saved, and a way to read them anew."""

    last_folder: str

    def sync(self) -> None:
        """Write what was set, and read what was changed in the file."""


@dataclass(frozen=True, slots=True)
class HeldState:
    """``rows`` are (workshop, what, where, text); ``names`` are (value, words) to choose from."""

    names: tuple[tuple[str, str], ...]
    name: str
    summary: str
    rows: tuple[tuple[str, str, str, str], ...]
    notice: str

    @property
    def may_act(self) -> bool:
        """Whether there is somebody to act on."""
        return bool(self.name)


class HeldPresenter:
    """Shows what is held about one partner at a time."""

    def __init__(self, keeper: Keeper, questions: Questions, places: Places, tr: Translate) -> None:
        self._keeper = keeper
        self._questions = questions
        self._places = places
        self._tr = tr
        self._notice = ""
        self.left: tuple[Path, ...] = ()
        """Backups that hold what was erased yet."""
        self._names: tuple[str, ...] = ()
        self._held: Held | None = None
        self._read()

    def _read(self) -> None:
        try:
            self._names = self._keeper.names()
            self._held = self._keeper.held(self._names[0]) if self._names else None
        except CollabDeskError as failed:
            self._notice = str(failed)

    def state(self) -> HeldState:
        """Return what the dialog shows now."""
        return HeldState(
            names=tuple((name, name) for name in self._names),
            name=self._held.name if self._held else "",
            summary=self._summary(),
            rows=self._rows(),
            notice=self._notice,
        )

    def _summary(self) -> str:
        if self._held is None:
            return self._tr("There is no partner in any workshop.")
        words = self._tr(
            "Entries: {lines}. Workshops: {workshops}. Backups that hold it too: {copies}."
        )
        held = self._held
        counted = words.format(
            lines=held.lines, workshops=len(held.workshops), copies=len(held.copies)
        )
        if held.known:
            return counted
        unknown = self._tr("No partner is called “{name}”; texts and settings may hold the word.")
        return f"{unknown.format(name=held.name)} {counted}"

    def _rows(self) -> tuple[tuple[str, str, str, str], ...]:
        tr, found = self._tr, self._held.workshops if self._held else ()
        return tuple(
            (
                f"{one.workshop.title}, {long_date(one.workshop.held_on)}",
                *(kind_words(line, tr), where_words(line, tr), line.text),
            )
            for one in found
            for line in one.lines
        )

    def choose(self, name: str) -> None:
        """Look at another partner."""
        self._notice = ""
        try:
            self._held = self._keeper.held(name)
        except CollabDeskError as failed:
            self._notice = str(failed)

    def save(self) -> None:
        """Ask for a file and write everything that is held."""
        if self._held is None:
            return
        suggested = Path(self._places.last_folder) / f"{self._tr('what is held')}.csv"
        title = self._tr("Save what is held")
        kinds = self._tr("Table (*.csv);;JSON (*.json)")
        path = self._questions.ask_save_file(title, suggested, kinds)
        if path is None:
            return
        path = path if path.suffix else path.with_suffix(".csv")
        try:
            # The dialog has asked before an existing file is replaced.
            self._keeper.write_held(path, self._held.name, self._tr, force=True)
        except CollabDeskError as failed:
            self._notice = str(failed)
            return
        self._places.last_folder = str(path.parent)
        self._notice = self._tr("✓ Saved as {file}.").format(file=path.name)

    def erase(self) -> bool:
        """Ask once, then erase the partner for good; say whether it was done."""
        if self._held is None:
            return False
        held, tr = self._held, self._tr
        question = tr(
            "Erase “{name}” from every workshop for good? Its seats and votes go, actions that it "
            "leads are open to another lead, and its name goes from every text. What was agreed "
            "stays. This cannot be undone."
        ).format(name=held.name)
        answers = [tr("Erase")]
        if held.copies:
            words = tr("Erase, and remove the backups that hold it ({n})")
            answers.append(words.format(n=len(held.copies)))
        chosen = self._questions.choose(question, answers)
        if chosen is None:
            return False
        try:
            self._places.sync()
            done = self._keeper.erase(held.name)
            self._places.sync()
        except CollabDeskError as failed:
            self._notice = str(failed)
            return False
        self._notice = tr("✓ Erased. Workshops changed: {n}.").format(n=len(done.workshops))
        self._remove(done.copies if chosen == 1 else ())
        # Of several partners that went, each backup once.
        held_yet = dict.fromkeys((*self.left, *done.copies))
        self.left = tuple(path for path in held_yet if path.exists())
        self._read()
        return True

    def _remove(self, copies: Sequence[Path]) -> None:
        try:
            if removed := self._keeper.remove_copies(copies):
                words = self._tr("Backups removed: {n}; a new one was made.")
                self._notice += " " + words.format(n=removed)
        except CollabDeskError as failed:
            self._notice += f" {failed}"
