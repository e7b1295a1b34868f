"""The report page's presenter: how the report is wanted, what it holds, and writing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from collabdesk.domain.workshop import Workshop
from collabdesk.errors import CollabDeskError, OutputExists
from collabdesk.report import ReportOptions
from collabdesk.ui.presenters.base import Presenter, Stage, Translate
from collabdesk.ui.presenters.file_names import safe_stem, with_ending
from collabdesk.ui.presenters.report_words import ReportWords

Later = Callable[[Callable[[], None]], None]
"""Does something once the page has been painted."""

PAPERS = ("A4", "Letter")


class Writer(Protocol):
    """What writes files: the desk."""

    def report(
        self, workshop: Workshop, path: Path, options: ReportOptions, force: bool = False
    ) -> None:
        """Write the report, read it back, or raise a CollabDeskError."""

    def export(self, workshop: Workshop, path: Path, force: bool = False) -> None:
        """Write the workshop file, read it back, or raise a CollabDeskError."""


class Questions(Protocol):
    """What is asked in a dialog."""

    def ask_save_file(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Return where to save."""


class Wishes(Protocol):
    """What is remembered from one report to the next."""

    paper: str
    last_folder: str


@dataclass(frozen=True, slots=True)
class ReportState:
    """``saved`` and ``error`` say how the last writing went; both are "" before it."""

    one_page: bool
    paper: str
    names: bool
    has_names: bool
    holds: tuple[tuple[str, str], ...]
    missing: str
    writing: bool
    saved: str
    error: str


class ReportPresenter(Presenter[ReportState]):
    """Keeps the report page true."""

    def __init__(
        self,
        stage: Stage,
        tr: Translate,
        desk: Writer,
        wishes: Wishes,
        questions: Questions,
        later: Later,
    ) -> None:
        super().__init__(stage, tr)
        self._desk = desk
        self._wishes = wishes
        self._questions = questions
        self._later = later
        self._words = ReportWords(tr)
        self._workshop_id = ""
        self._one_page = False
        self._names = True
        self._writing = False
        self._saved = ""
        self._error = ""

    def state(self) -> ReportState:
        """Return what the page shows now."""
        sitting = self.sitting
        workshop = sitting.workshop
        if workshop.id != self._workshop_id:
            self._workshop_id = workshop.id
            self._saved = self._error = ""
        return ReportState(
            one_page=self._one_page,
            paper=self._wishes.paper,
            names=self._names,
            has_names=bool(workshop.partners),
            holds=self._words.holds(
                workshop, sitting.results, one_page=self._one_page, names=self._names
            ),
            missing=self._words.missing(workshop, sitting.framework, sitting.results),
            writing=self._writing,
            saved=self._saved,
            error=self._error,
        )

    def choose_one_page(self, one_page: bool) -> None:
        """Choose between the one-page plan and the full report."""
        self._one_page = one_page
        self.refresh()

    def choose_paper(self, paper: str) -> None:
        """Choose the paper; it is remembered."""
        self._wishes.paper = paper
        self.refresh()

    def choose_names(self, names: bool) -> None:
        """Print partners' names or leave them out."""
        self._names = names
        self.refresh()

    def save_pdf(self) -> None:
        """Ask where to save, and write the report there."""
        workshop, options = self.sitting.workshop, self._options()
        title = self.tr("Save the report")
        ending = [self.tr("plan")] if options.one_page else []
        path = self._ask(title, self.tr("PDF (*.pdf)"), ".pdf", ending)
        if path is not None:
            file, asked = path
            self._write(
                file, lambda: self._desk.report(workshop, file, options, force=file == asked)
            )

    def export(self) -> None:
        """Ask where to save, and write the workshop file there."""
        workshop = self.sitting.workshop
        title, kinds = self.tr("Export workshop file"), self.tr("Workshop files (*.collabdesk)")
        path = self._ask(title, kinds, ".collabdesk", [])
        if path is not None:
            file, asked = path
            self._write(file, lambda: self._desk.export(workshop, file, force=file == asked))

    def _options(self) -> ReportOptions:
        return ReportOptions(
            paper="Letter" if self._wishes.paper == "Letter" else "A4",
            one_page=self._one_page,
            names=self._names,
            tr=self.tr,
        )

    def _ask(
        self, title: str, kinds: str, ending: str, also: list[str]
    ) -> tuple[Path, Path] | None:
        """Return the file to write and the one that was asked for.

        Where both are the same, the dialog has asked before an existing file is replaced.
        """
        if self._writing:
            return None
        workshop = self.sitting.workshop
        parts = [workshop.collaboration.name, workshop.title, *also, _day(workshop.held_on)]
        suggested = Path(self._wishes.last_folder) / f"{safe_stem(parts)}{ending}"
        asked = self._questions.ask_save_file(title, suggested, kinds)
        if asked is None:
            return None
        self._wishes.last_folder = str(asked.parent)
        return with_ending(asked, ending), asked

    def _write(self, file: Path, act: Callable[[], None]) -> None:
        self._saved = self._error = ""
        self._writing = True
        self.refresh()
        self._later(lambda: self._write_now(file, act))

    def _write_now(self, file: Path, act: Callable[[], None]) -> None:
        try:
            act()
            self._saved = self.tr("Saved to {file}").format(file=file)
        except OutputExists:
            words = self.tr("“{name}” is already there. Choose another name.")
            self._error = words.format(name=file.name)
        except CollabDeskError as failed:
            self._error = str(failed)
        finally:
            self._writing = False
        self.refresh()


def _day(day: date) -> str:
    return day.isoformat()
