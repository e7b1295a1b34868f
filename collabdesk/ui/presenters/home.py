"""What Home shows, and what the facilitator can do there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from collabdesk.domain.text import name_key
from collabdesk.domain.workshop import Mode
from collabdesk.errors import CollabDeskError, FrameworkError
from collabdesk.framework.model import Framework
from collabdesk.services.desk import AlreadyThere, Conflict, Desk, NewWorkshop, Removed
from collabdesk.services.protecting import check_passphrase
from collabdesk.store.summary import Summary
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.home_copies import anonymise_question, copies_words, removed_words
from collabdesk.ui.presenters.home_lines import (
    LineMaker,
    Wanted,
    due_words,
    workshop_name,
)
from collabdesk.ui.presenters.home_state import HomeState, Notice
from collabdesk.ui.presenters.unlocking import unlock_all
from collabdesk.ui.presenters.workshop_file import Folders, ask_where


class Questions(Protocol):
    """What Home asks in a dialog."""

    def ask_open_files(self, title: str, folder: str, kinds: str) -> tuple[Path, ...]:
        """Return the files the user chose."""

    def ask_save_file(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Return where to save."""

    def choose(self, question: str, answers: Sequence[str]) -> int | None:
        """Return the index of the answer chosen, or None for Cancel."""

    def ask_passphrase(self, words: str, give: Callable[[str], None]) -> bool:
        """Ask until *give* takes what was typed; False where the user gave up."""

    def ask_new_passphrase(self, check: Callable[[str], None]) -> str:
        """Return a passphrase that *check* takes; "" where the user gave up."""


class HomePresenter:
    """Lists the workshops, makes, brings in, gives out and removes them."""

    def __init__(
        self,
        desk: Desk,
        questions: Questions,
        folders: Folders,
        tr: Translate,
    ) -> None:
        self.tr = tr
        self._desk = desk
        self._questions = questions
        self._folders = folders
        self._wanted = Wanted()
        self._notice = Notice()
        self._removed: list[tuple[Removed, str]] = []
        self._copies: tuple[Path, ...] = ()
        self._summaries: tuple[Summary, ...] = ()
        self._lines = LineMaker(self._framework, tr)
        self._show: Callable[[HomeState], None] = lambda _state: None
        self._open: Callable[[str], None] = lambda _id: None

    def attach(self, show: Callable[[HomeState], None], opened: Callable[[str], None]) -> None:
        """Name who shows the state, and who is told that a workshop is to be opened."""
        self._show, self._open = show, opened

    def refresh(self) -> None:
        """Read the library anew and show it; raises LibraryError where it cannot be read."""
        self._summaries = self._desk.summaries()
        self._show(self.state())

    def state(self) -> HomeState:
        """Return what Home shows now."""
        found = tuple(s for s in self._summaries if self._wanted.admits(s))
        types = self._types()
        names = dict(types)
        empty, detail, sample = self._empty(found)
        return HomeState(
            lines=self._lines.lines(found),
            count=self._count(len(found)),
            text=self._wanted.text,
            types=types,
            type=self._wanted.type,
            filter_words=names.get(self._wanted.type or "", self.tr("All types")),
            archived=self._wanted.archived,
            empty=empty,
            empty_detail=detail,
            offers_sample=sample,
            notice=self._notice,
            due=self._due(),
        )

    def _due(self) -> str:
        """Return the text of the button to all open actions, "" where there are no actions."""
        live = [s for s in self._summaries if not s.archived]
        if not any(s.actions for s in live):
            return ""
        return due_words(sum(s.overdue for s in live), sum(s.due_soon for s in live), self.tr)

    def search(self, text: str) -> None:
        """Narrow the list to what holds every word of *text*."""
        self._narrow(replace(self._wanted, text=text))

    def choose_type(self, type_id: str | None) -> None:
        """Narrow the list to one type, or to none in particular."""
        self._narrow(replace(self._wanted, type=type_id))

    def show_archived(self, shown: bool) -> None:
        """Show the archived workshops too, or hide them."""
        self._narrow(replace(self._wanted, archived=shown))

    def show_all(self) -> None:
        """Drop search and filter."""
        self._narrow(Wanted(archived=self._wanted.archived))

    def dismiss(self) -> None:
        """Take the notice away."""
        self._notice = Notice()
        self._show(self.state())

    def start_workshop(self) -> None:
        """Make a workshop for a group and open it."""
        name = self._free_name(self.tr("New collaboration"))
        self._start(NewWorkshop(self.tr("Workshop 1"), name))

    def start_solo(self) -> None:
        """Make an assessment for one person and open it."""
        name = self._free_name(self.tr("My collaboration"))
        self._start(NewWorkshop(self.tr("My own view"), name, mode=Mode.SOLO, minutes=20))

    def try_sample(self) -> None:
        """Bring in the sample workshop and open it."""
        self._try(lambda: self._open(self._desk.sample()))

    def open_workshop(self, workshop_id: str) -> None:
        """Open a workshop of the list."""
        self._notice = Notice()
        self._open(workshop_id)

    def duplicate(self, workshop_id: str) -> None:
        """Make a copy of a workshop."""
        words = self.tr("Made a copy of “{name}”.").format(name=self._name(workshop_id))
        self._try(lambda: self._desk.duplicate(workshop_id), words)

    def follow_up(self, workshop_id: str) -> None:
        """Hold the collaboration's next workshop: it is made and opened."""
        self._try(lambda: self._open(self._desk.follow_up(workshop_id)))

    def archive(self, workshop_id: str, archived: bool) -> None:
        """Put a workshop away, or back into the list."""
        words = self.tr("Archived “{name}”. The filter shows archived workshops.")
        if not archived:
            words = self.tr("“{name}” is back in the list.")
        words = words.format(name=self._name(workshop_id))
        self._try(lambda: self._desk.set_archived(workshop_id, archived), words)

    def remove(self, workshop_id: str) -> None:
        """Delete a workshop at once; ``undo`` brings it back."""
        name = self._name(workshop_id)

        self._copies = ()

        def act() -> None:
            self._removed.append((self._desk.remove(workshop_id), name))
            self._copies = self._desk.privacy.copies_of(workshop_id)

        self._try(act, self.tr("Deleted “{name}”.").format(name=name), undo=True)
        self._offer_copies()

    def anonymise(self, workshop_id: str) -> None:
        """Ask once, then take the partners off the votes of a workshop, for good."""
        privacy, self._copies = self._desk.privacy, ()
        try:
            if self._desk.read(workshop_id).anonymous:  # the names may be in backups yet
                self._copies = privacy.copies_of(workshop_id, named=True)
            would = privacy.would_anonymise(workshop_id)
        except CollabDeskError as error:
            self._fail(error)
            self._offer_copies()
            return
        question, answers = anonymise_question(would, self.tr)
        chosen = self._questions.choose(question, answers)
        if chosen is None:
            return

        def act() -> None:
            self._copies = privacy.anonymise(workshop_id).copies

        words = self.tr("“{name}” is anonymous now.").format(name=self._name(workshop_id))
        self._try(act, words)
        if chosen == 1 and self._copies:
            self.remove_copies()
        else:
            self._offer_copies()

    def remove_copies(self) -> None:
        """Remove the backups that hold what went, once a new backup is made."""
        undo, copies = self._notice.undo, self._copies
        words = f"{self._notice.words} {removed_words(len(copies), self.tr)}"
        self._try(lambda: self._desk.privacy.remove_copies(copies), words, undo=undo)
        self._notice = replace(self._notice, undo=undo)
        self._copies = tuple(path for path in copies if path.exists())
        self._offer_copies()

    def forget(self, copies: Sequence[Path] = ()) -> None:
        """Forget what could be brought back, as after a partner was erased from the library.

        *copies* hold it yet, and are offered.
        """
        self._removed.clear()
        self._copies = tuple(copies)
        self._notice = Notice(self.tr("The partner is erased.")) if copies else Notice()
        self.refresh()
        self._offer_copies()

    def _offer_copies(self) -> None:
        """Offer to remove the backups that hold what went, or what could not be removed yet."""
        if self._copies:
            words = copies_words(len(self._copies), self.tr)
            self._notice = replace(self._notice, copies=words)
            self._show(self.state())

    def undo(self) -> None:
        """Bring back the workshop deleted last."""
        if not self._removed:
            return
        removed, name = self._removed[-1]

        def act() -> None:
            self._desk.restore(removed)
            self._removed.pop()

        self._try(act, self.tr("“{name}” is back.").format(name=name))

    def export(self, workshop_id: str, passphrase: str = "") -> None:
        """Write a workshop as a file where the user says; a *passphrase* protects it."""
        title, names = self.tr("Export workshop file"), (self._name(workshop_id),)
        where = ask_where(self._questions, self._folders, title, names, self.tr)
        if where is None:
            return
        path, force = where

        def act() -> None:
            workshop = self._desk.read(workshop_id)
            self._desk.export(workshop, path, force=force, passphrase=passphrase)

        self._try(act, self.tr("Saved as {file}.").format(file=path.name))

    def export_protected(self, workshop_id: str) -> None:
        """Ask for a passphrase, then write a workshop file that only it opens."""
        if passphrase := self._questions.ask_new_passphrase(check_passphrase):
            self.export(workshop_id, passphrase)

    def open_files(self) -> None:
        """Ask for workshop files and bring them in."""
        title, kinds = self.tr("Open a workshop file"), self.tr("Workshop files (*.collabdesk)")
        paths = self._questions.ask_open_files(title, self._folders.last_folder, kinds)
        if paths:
            self._folders.last_folder = str(paths[0].parent)
            self.bring_in(paths)

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Bring workshop files in, all or none; a single one is opened."""
        if not unlock_all(paths, self._questions, self.tr):
            return
        try:
            self._bring_in(paths, Conflict.REFUSE)
        except AlreadyThere as there:
            answers = (self.tr("Replace it"), self.tr("Keep both"))
            chosen = self._questions.choose(self._already(there.titles), answers)
            if chosen is not None:
                conflict = (Conflict.REPLACE, Conflict.KEEP_BOTH)[chosen]
                self._try(lambda: self._bring_in(paths, conflict))
        except CollabDeskError as error:
            self._fail(error)

    def _bring_in(self, paths: Sequence[Path], conflict: Conflict) -> None:
        brought = self._desk.import_files(paths, conflict)
        if len(brought) == 1:
            self.open_workshop(brought[0].workshop_id)
            return
        words = self.tr("Brought in {n} workshops.").format(n=len(brought))
        self._notice = Notice(words)
        self.refresh()

    def _already(self, titles: tuple[str, ...]) -> str:
        if len(titles) == 1:
            words = self.tr("“{title}” is in the library already. Which shall stay?")
            return words.format(title=titles[0])
        words = self.tr("{n} of these workshops are in the library already. Which shall stay?")
        return words.format(n=len(titles))

    def _start(self, draft: NewWorkshop) -> None:
        try:
            workshop_id = self._desk.create(draft)
        except CollabDeskError as error:
            self._fail(error)
            return
        self.open_workshop(workshop_id)

    def _try(self, act: Callable[[], object], done: str = "", *, undo: bool = False) -> None:
        """Act on the library; show what was *done*, or the sentence that says why not."""
        try:
            act()
            self._notice = Notice(done, undo=undo)
            self.refresh()
        except CollabDeskError as error:
            self._fail(error)

    def _fail(self, error: CollabDeskError) -> None:
        self._notice = Notice(str(error), attention=True)
        self._show(self.state())

    def _narrow(self, wanted: Wanted) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self._show(self.state())

    def _name(self, workshop_id: str) -> str:
        found = next((s for s in self._summaries if s.id == workshop_id), None)
        return workshop_name(found) if found else workshop_id

    def _free_name(self, name: str) -> str:
        """Return *name*, numbered where it is taken: one name would mean one collaboration."""
        taken = {name_key(s.collaboration) for s in self._summaries}
        if name_key(name) not in taken:
            return name
        tries = (f"{name} {n}" for n in range(2, len(taken) + 3))
        return next(attempt for attempt in tries if name_key(attempt) not in taken)

    def _framework(self, summary: Summary) -> Framework | None:
        try:
            return self._desk.framework_of(summary)
        except FrameworkError:
            return None

    def _types(self) -> tuple[tuple[str, str], ...]:
        used = {(s.framework_id, s.edition, s.pack): s for s in self._summaries}
        packs = [self._framework(summary) for summary in used.values()]
        names = {kind.id: kind.name for pack in packs if pack for kind in pack.types}
        return tuple(names.items())

    def _count(self, found: int) -> str:
        whole = sum(self._wanted.archived or not s.archived for s in self._summaries)
        if found == whole:
            return str(whole)
        return self.tr("{found} of {whole}").format(found=found, whole=whole)

    def _empty(self, found: Sequence[Summary]) -> tuple[str, str, bool]:
        """Return heading and detail for an empty list, and whether the sample is offered."""
        if found:
            return "", "", False
        if not self._summaries:
            return (
                self.tr("Your workshops will be listed here"),
                self.tr("Begin with a new workshop, or look around in a finished one first."),
                True,
            )
        if self._wanted.text or self._wanted.type is not None:
            return (
                self.tr("No workshop fits"),
                self.tr("Search looks at names, partners and places."),
                False,
            )
        return (
            self.tr("All workshops are archived"),
            self.tr("Choose “Show archived” in the filter to see them."),
            False,
        )
