"""Solo assessments on their way into a group workshop: who is what, before anything is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from collabdesk.domain.merging import (
    Before,
    Bringing,
    WhyNot,
    answers,
    brought_before,
    guess,
    whose,
    why_not,
)
from collabdesk.domain.workshop import Workshop
from collabdesk.errors import CollabDeskError
from collabdesk.ui.presenters.act_state import Choice
from collabdesk.ui.presenters.base import Stage, Translate
from collabdesk.ui.presenters.rows import Cell, Row
from collabdesk.ui.presenters.unlocking import unlock_all

NEW = ""
"""The choice of a partner that is not there yet."""


class SoloDesk(Protocol):
    """What reads workshop files."""

    def read(self, ref: str) -> Workshop:
        """Return the workshop of a file."""


class SoloQuestions(Protocol):
    """What is asked in a dialog."""

    def ask_open_files(self, title: str, folder: str, kinds: str) -> tuple[Path, ...]:
        """Return the files the user chose."""

    def ask_passphrase(self, words: str, give: Callable[[str], None]) -> bool:
        """Ask until *give* takes what was typed; False where the user gave up."""


class SoloFolders(Protocol):
    """Where files were last opened."""

    last_folder: str


@dataclass(frozen=True, slots=True)
class SoloSource:
    """Where assessments come from: the desk reads them, the user chooses them."""

    desk: SoloDesk
    questions: SoloQuestions
    folders: SoloFolders

    def choose(self, stage: Stage, tr: Translate) -> SoloPresenter | None:
        """Ask for files; return what previews them, None where none was chosen."""
        title, kinds = tr("Bring in solo assessments"), tr("Workshop files (*.collabdesk)")
        paths = self.questions.ask_open_files(title, self.folders.last_folder, kinds)
        if not paths:
            return None
        self.folders.last_folder = str(paths[0].parent)
        if not unlock_all(paths, self.questions, tr):
            return None
        return SoloPresenter(stage, tr, self.desk, paths)


@dataclass(frozen=True, slots=True)
class _File:
    """A file that was chosen; ``why`` says why it cannot be brought in, "" where it can."""

    name: str
    bringing: Bringing | None
    why: str
    taken: bool
    warning: str = ""


@dataclass(frozen=True, slots=True)
class SoloState:
    """``partner`` of ``partners`` gets the chosen file; ``taken`` says whether it is brought in."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    chosen: str
    partners: tuple[Choice, ...]
    partner: str
    taken: bool
    may_take: bool
    anonymous: bool
    words: str
    bring: str
    may_bring: bool
    error: str


class SoloPresenter:
    """Keeps the preview true, and brings in what it shows."""

    def __init__(self, stage: Stage, tr: Translate, desk: SoloDesk, paths: Sequence[Path]) -> None:
        self.tr = tr
        self._stage = stage
        self._chosen, self._error = 0, ""
        self._show: Callable[[SoloState], None] = lambda _state: None
        self._done: Callable[[], None] = lambda: None
        seen: dict[str, str] = {}
        self._files = [self._read(desk, path, seen) for path in paths]

    def attach(self, show: Callable[[SoloState], None], done: Callable[[], None]) -> None:
        """Name who shows the state, and who is told when all is brought in."""
        self._show, self._done = show, done

    @property
    def _workshop(self) -> Workshop:
        return self._stage.sitting.workshop

    def _read(self, desk: SoloDesk, path: Path, seen: dict[str, str]) -> _File:
        try:
            solo = desk.read(str(path))
        except CollabDeskError as error:
            return _File(path.name, None, str(error), taken=False)
        bringing = guess(solo, self._workshop)
        if reason := why_not(solo, self._workshop):
            return _File(path.name, bringing, self._reason(reason), taken=False)
        if first := seen.get(solo.id):
            why = self.tr("the same assessment as {file}").format(file=first)
            return _File(path.name, bringing, why, taken=False)
        seen[solo.id] = path.name
        if self._stage.sitting.was_brought_in(solo):
            words = self.tr("brought in already since this workshop was opened")
            return _File(path.name, bringing, "", taken=False, warning=words)
        before = brought_before(solo, self._workshop)
        # Where nobody can tell one person's hidden votes from another's, it is taken.
        taken = before is None or (self._workshop.anonymous and before is Before.HIDDEN)
        return _File(path.name, bringing, "", taken, self._before(before))

    def _before(self, before: Before | None) -> str:
        anonymous, tr = self._workshop.anonymous, self.tr
        if before is Before.ANSWERS and anonymous:
            return tr("all these answers are there: brought in before?")
        if before is Before.ANSWERS:
            return tr("a seat has just these answers: brought in before?")
        if before is Before.HIDDEN and anonymous:
            return tr("votes that are not shown are not compared: brought in before?")
        if before is Before.HIDDEN:
            return tr("a seat of this partner has voted on all of these: brought in before?")
        return ""

    def _reason(self, reason: WhyNot) -> str:
        return {
            WhyNot.NO_GROUP: self.tr("this workshop is one person’s own"),
            WhyNot.NOT_SOLO: self.tr("a group workshop, not one person’s assessment"),
            WhyNot.EDITION: self.tr("made with another framework or edition"),
            WhyNot.NOTHING: self.tr("no answer on what this workshop scores"),
        }[reason]

    def state(self) -> SoloState:
        """Return what the preview shows now."""
        file = self._files[self._chosen]
        taken = self._taken()
        one, many = self.tr("Bring in 1 assessment"), self.tr("Bring in {n} assessments")
        return SoloState(
            headings=(self.tr("File"), self.tr("Answers"), self.tr("Goes to"), self.tr("Taken")),
            rows=tuple(self._row(n, f) for n, f in enumerate(self._files)),
            chosen=str(self._chosen),
            partners=self._partners(file),
            partner=file.bringing.partner if file.bringing else NEW,
            taken=file.taken,
            may_take=not file.why,
            anonymous=self._workshop.anonymous,
            words=self.tr(
                "Each becomes a seat that has answered. Where votes are not shown yet, they stay "
                "hidden until you reveal them. One undo takes all of it back."
            ),
            bring=(one if len(taken) == 1 else many).format(n=len(taken)),
            may_bring=bool(taken),
            error=self._error,
        )

    def _row(self, number: int, file: _File) -> Row:
        solo = file.bringing.solo if file.bringing else None
        goes = self._goes(file) if file.bringing and not file.why else ""
        count = str(len(answers(solo, self._workshop))) if solo else ""
        note = file.why or file.warning
        who = whose(solo) if solo else ""
        under = " · ".join(part for part in (who, f"▲ {note}" if note else "") if part)
        cells = (
            Cell(file.name, under, strong=True, attention=bool(file.why)),
            Cell(count),
            Cell(goes),
            Cell(self.tr("✓ yes") if file.taken else self.tr("no")),
        )
        told = [part for cell in cells for part in (cell.text, cell.under) if part]
        return Row(str(number), cells, ", ".join(told))

    def _goes(self, file: _File) -> str:
        bringing = file.bringing
        if bringing is None or self._workshop.anonymous:
            return self.tr("a seat")
        partner = self._workshop.partner(bringing.partner)
        if partner is not None:
            return partner.name
        return self.tr("new: {name}").format(name=bringing.name)

    def _partners(self, file: _File) -> tuple[Choice, ...]:
        name = file.bringing.name if file.bringing else ""
        new = self.tr("a new partner: {name}").format(name=name)
        return ((NEW, new), *((p.id, p.name) for p in self._workshop.partners))

    def _taken(self) -> list[Bringing]:
        return [f.bringing for f in self._files if f.taken and f.bringing]

    def choose(self, key: str) -> None:
        """Look at a file."""
        self._chosen = int(key)
        self._show(self.state())

    def assign(self, partner: str) -> None:
        """Say which partner the chosen file belongs to."""
        file = self._files[self._chosen]
        if file.bringing is not None:
            changed = replace(file.bringing, partner=partner)
            self._files[self._chosen] = replace(file, bringing=changed)
        self._show(self.state())

    def toggle(self) -> None:
        """Take the chosen file, or leave it out."""
        file = self._files[self._chosen]
        if not file.why:
            self._files[self._chosen] = replace(file, taken=not file.taken)
        self._show(self.state())

    def bring_in(self) -> None:
        """Bring in what is taken, in one step."""
        taken = self._taken()
        refused = self._stage.perform(lambda: self._stage.sitting.bring_in_solo(taken))
        if refused:
            self._error = refused
            self._show(self.state())
            return
        words = self.tr("Brought in: {n}. Undo takes all of it back.")
        self._stage.say(words.format(n=len(taken)))
        self._done()
