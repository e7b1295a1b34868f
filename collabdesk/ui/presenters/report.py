"""The report page's presenter: what is wanted on paper, the newest drawing of it, and files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from collabdesk.domain.workshop import Workshop
from collabdesk.errors import CollabDeskError, OutputExists
from collabdesk.handout import Kind, ReportInput, ReportOptions
from collabdesk.handout.words import Words
from collabdesk.report import build_paper
from collabdesk.services.handing_out import FORMATS, NAMED, make_all, protected_maker
from collabdesk.services.protecting import check_passphrase
from collabdesk.ui.presenters.base import Presenter, Stage, Translate
from collabdesk.ui.presenters.drawing import Drawing, Outcome
from collabdesk.ui.presenters.file_names import safe_stem, with_ending
from collabdesk.ui.presenters.logo import PICTURES, read_logo
from collabdesk.ui.presenters.report_words import ReportWords

PAPERS = ("A4", "Letter")
REPORTS: Final = (Kind.FULL, Kind.PLAN)


class Writer(Protocol):
    """What writes files: the desk."""

    def write(self, path: Path, data: bytes, force: bool = False) -> None:
        """Write a file, read it back, or raise a CollabDeskError."""

    def write_all(self, folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
        """Write several files, read them back, or raise a CollabDeskError."""


class Questions(Protocol):
    """What is asked in a dialog."""

    def ask_save_file(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Return where to save."""

    def ask_folder(self, title: str, folder: str) -> Path | None:
        """Return a folder to save into."""

    def ask_open_files(self, title: str, folder: str, kinds: str) -> tuple[Path, ...]:
        """Return the files the user chose."""

    def ask_new_passphrase(self, check: Callable[[str], None]) -> str:
        """Return a passphrase that *check* takes; "" where the user gave up."""


class Wishes(Protocol):
    """What is remembered from one report to the next."""

    paper: str
    last_folder: str
    organisation: str
    logo: str


@dataclass(frozen=True, slots=True)
class ReportState:
    """``page`` are the bytes shown; ``working`` says what is being done, "" for nothing.

    ``saved`` and ``error`` say how the last writing went; both are "" before it.
    """

    kind: Kind
    paper: str
    asks_paper: bool
    names: bool
    asks_names: bool
    asks_head: bool
    organisation: str
    logo: str
    missing: str
    page: bytes
    drawing: bool
    working: str
    saved: str
    error: str


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a drawing was made from: equal wishes give equal bytes."""

    kind: Kind
    content: ReportInput
    options: ReportOptions


class ReportPresenter(Presenter[ReportState]):
    """Keeps the report page true."""

    def __init__(
        self,
        stage: Stage,
        tr: Translate,
        desk: Writer,
        wishes: Wishes,
        questions: Questions,
        drawing: Drawing,
        files: Drawing,
    ) -> None:
        super().__init__(stage, tr)
        self._desk = desk
        self._wishes = wishes
        self._questions = questions
        self._drawing = drawing
        self._files = files
        self._words = ReportWords(tr)
        self._workshop_id = ""
        self._kind = Kind.FULL
        self._names = True
        self._wanted: _Wish | None = None
        self._drawn: tuple[_Wish, bytes] | None = None
        self._logo: tuple[str, bytes] = ("", b"")
        self._waiting: Callable[[bytes], None] | None = None
        self._working = ""
        self._saved = ""
        self._error = ""

    # What is shown ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Hand the page its state, and ask for a new drawing where one is needed."""
        if not self.stage.is_open:
            return  # a drawing may be done after the workshop was left
        workshop = self.sitting.workshop
        if workshop.id != self._workshop_id:
            self._workshop_id = workshop.id
            self._drawn = None
            self._saved = self._error = ""
        wish = self._wish()
        if wish != self._wanted:
            self._wanted = wish
            self._drawing.draw(
                lambda progress: build_paper(wish.kind, wish.content, wish.options, progress),
                lambda outcome: self._on_drawn(wish, outcome),
            )
        super().refresh()

    def state(self) -> ReportState:
        """Return what the page shows now."""
        sitting = self.sitting
        workshop = sitting.workshop
        report = self._kind in REPORTS
        missing = ""
        if report:
            missing = self._words.missing(workshop, sitting.framework, sitting.results)
        return ReportState(
            kind=self._kind,
            paper=self._wishes.paper,
            asks_paper=self._kind is not Kind.POSTER,
            names=self._names,
            asks_names=bool(workshop.partners) and not workshop.anonymous,
            asks_head=report,
            organisation=self._wishes.organisation,
            logo=Path(self._wishes.logo).name,
            missing=missing,
            page=self._drawn[1] if self._drawn else b"",
            drawing=self._drawn is None or self._drawn[0] != self._wanted,
            working=self._working,
            saved=self._saved,
            error=self._error,
        )

    def _wish(self) -> _Wish:
        sitting = self.sitting
        content = ReportInput(sitting.workshop, sitting.framework, sitting.results, sitting.today)
        return _Wish(self._kind, content, self._options())

    def _options(self) -> ReportOptions:
        return ReportOptions(
            paper="Letter" if self._wishes.paper == "Letter" else "A4",
            one_page=self._kind is Kind.PLAN,
            names=self._names,
            organisation=self._wishes.organisation.strip(),
            logo=self._logo_bytes(),
            tr=self.tr,
        )

    def _logo_bytes(self) -> bytes:
        """Return the logo, read once; b"" where the file is gone or too large."""
        name = self._wishes.logo
        if name != self._logo[0]:
            self._logo = (name, read_logo(Path(name)) if name else b"")
        return self._logo[1]

    def _on_drawn(self, wish: _Wish, outcome: Outcome) -> None:
        if outcome.fault is not None:
            self._fail(outcome.fault)
        else:
            self._drawn = (wish, outcome.made)
            if (write := self._waiting) is not None:
                self._waiting = None
                write(outcome.made)
        self.refresh()

    # Choices ---------------------------------------------------------------------------------

    def choose_kind(self, kind: str) -> None:
        """Choose what goes on paper."""
        self._kind = Kind(kind)
        self._changed()

    def choose_paper(self, paper: str) -> None:
        """Choose the paper; it is remembered."""
        self._wishes.paper = paper
        self._changed()

    def choose_names(self, names: bool) -> None:
        """Print partners' names or leave them out."""
        self._names = names
        self._changed()

    def name_organisation(self, name: str) -> None:
        """Name the organisation that heads the first page; it is remembered."""
        self._wishes.organisation = name
        self._changed()

    def choose_logo(self) -> None:
        """Ask for a picture to head the first page, or take the present one away."""
        if self._wishes.logo:
            self._wishes.logo = ""
            self._changed()
            return
        kinds = self.tr("Pictures ({endings})").format(endings=PICTURES)
        title = self.tr("Choose a logo")
        files = self._questions.ask_open_files(title, self._wishes.last_folder, kinds)
        if files:
            self._wishes.logo = str(files[0])
            self._changed()
            if not self._logo_bytes():
                self._wishes.logo = ""
                self._error = self.tr(
                    "“{name}” cannot be used: choose a PNG or JPEG picture of up to 4 MB."
                ).format(name=files[0].name)
                self.refresh()

    def _changed(self) -> None:
        self._saved = self._error = ""
        self.refresh()

    # Files -----------------------------------------------------------------------------------

    def save_pdf(self) -> None:
        """Ask where to save, and write the very bytes that are shown there."""
        title = self.tr("Save as PDF")
        path = self._ask(title, self.tr("PDF (*.pdf)"), ".pdf")
        if path is None:
            return
        file, asked = path

        def write(data: bytes) -> None:
            self._write(file, lambda: self._desk.write(file, data, force=file == asked))

        self._begin(self.tr("Writing…"))
        if self._drawn is not None and self._drawn[0] == self._wanted:
            write(self._drawn[1])
        else:
            self._waiting = write
        self.refresh()

    def export_protected(self) -> None:
        """Ask for a passphrase and where to save, and write a workshop file that only it opens."""
        if passphrase := self._questions.ask_new_passphrase(check_passphrase):
            self.export(".collabdesk", passphrase)

    def export(self, ending: str, passphrase: str = "") -> None:
        """Ask where to save, and write the file that belongs to an ending there."""
        wish = self._wish()
        path = self._ask(self.tr("Save the file"), self._words.file_kind(ending), ending)
        if path is None:
            return
        file, asked = path
        make = protected_maker(passphrase) if passphrase else FORMATS[ending]
        self._begin(self.tr("Writing…"))
        self._files.draw(
            lambda _progress: make(wish.content, wish.options),
            lambda outcome: self._keep(
                outcome,
                file,
                lambda data: self._desk.write(file, data, force=file == asked),
            ),
        )
        self.refresh()

    def export_all(self) -> None:
        """Ask for a folder, and write the report and every other file into it."""
        wish, stem = self._wish(), self._stem([])
        if self._working:
            return
        title = self.tr("Save all files into a folder")
        folder = self._questions.ask_folder(title, self._wishes.last_folder)
        if folder is None:
            return
        self._wishes.last_folder = str(folder)
        self._begin(self.tr("Writing…"))
        self._files.draw(
            lambda progress: make_all(stem, wish.content, wish.options, progress),
            lambda outcome: self._keep(
                outcome, folder, lambda made: self._desk.write_all(folder, made)
            ),
        )
        self.refresh()

    def told_progress(self, words: str) -> None:
        """Say how far printing or writing is; "" says that it is over."""
        self._working = words
        self.refresh()

    def told_outcome(self, saved: str, error: str) -> None:
        """Say how printing went."""
        self._working, self._saved, self._error = "", saved, error
        self.refresh()

    def reached(self, page: int) -> None:
        """Say which page is being made, where somebody waits for the file."""
        if self._working and page:
            self._working = self.tr("Writing… page {n}").format(n=page)
            super().refresh()

    def cancel(self) -> None:
        """Give up what is being written; no file is there then."""
        self._waiting = None
        self._files.cancel()
        self._working = ""
        self._saved = self.tr("Cancelled. Nothing was written.")
        self.refresh()

    def endings(self) -> tuple[str, ...]:
        """Return the endings of the other files there are now."""
        named = self._names or self.sitting.workshop.anonymous
        return tuple(e for e in FORMATS if named or e not in NAMED)

    def _begin(self, words: str) -> None:
        self._saved = self._error = ""
        self._working = words

    def _stem(self, also: list[str]) -> str:
        words = Words(self._wish().content, self._options())
        workshop: Workshop = self.sitting.workshop
        day = workshop.held_on.isoformat()
        return safe_stem([words.name, words.own(workshop.title), *also, day])

    def _ask(self, title: str, kinds: str, ending: str) -> tuple[Path, Path] | None:
        """Return the file to write and the one that was asked for.

        Where both are the same, the dialog has asked before an existing file is replaced.
        """
        if self._working:
            return None
        named = {
            Kind.PLAN: self.tr("plan"),
            Kind.CARDS: self.tr("score cards"),
            Kind.TALLIES: self.tr("tally sheets"),
            Kind.POSTER: self.tr("poster"),
            Kind.GUIDE: self.tr("guide"),
        }
        also = [named[self._kind]] if ending == ".pdf" and self._kind in named else []
        suggested = Path(self._wishes.last_folder) / f"{self._stem(also)}{ending}"
        asked = self._questions.ask_save_file(title, suggested, kinds)
        if asked is None:
            return None
        self._wishes.last_folder = str(asked.parent)
        return with_ending(asked, ending), asked

    def _keep(self, outcome: Outcome, file: Path, write: Callable[[Any], object]) -> None:
        if outcome.fault is not None:
            self._fail(outcome.fault)
        else:
            self._write(file, lambda: write(outcome.made))
        self.refresh()

    def _write(self, file: Path, act: Callable[[], object]) -> None:
        try:
            act()
            self._saved = self.tr("Saved to {file}").format(file=file)
        except OutputExists:
            words = self.tr("“{name}” is already there. Choose another name.")
            if file.is_dir():
                words = self.tr("Some of these files are already in “{name}”. Choose another.")
            self._error = words.format(name=file.name)
        except CollabDeskError as failed:
            self._error = str(failed)
        finally:
            self._working = ""

    def _fail(self, fault: Exception) -> None:
        """Tell what the user can do something about; anything else is a bug and goes on."""
        self._working, self._waiting = "", None
        if not isinstance(fault, CollabDeskError):
            raise fault
        self._error = str(fault)
