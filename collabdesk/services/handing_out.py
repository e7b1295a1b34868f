"""What a workshop can be handed out as: one maker of bytes for each ending of a file's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from collabdesk.errors import InvalidInput, OutputExists

if TYPE_CHECKING:
    from collabdesk.handout import ReportInput, ReportOptions
    from collabdesk.handout.model import Progress

Maker = Callable[["ReportInput", "ReportOptions"], bytes]
"""Makes a file of a workshop, as the options want it."""


def _workshop_file(content: ReportInput, _options: ReportOptions) -> bytes:
    from collabdesk.exchange.workshop_file import write_workshop

    return write_workshop(content.workshop)


def _word(content: ReportInput, options: ReportOptions) -> bytes:
    from collabdesk.exchange.word_file import write_word
    from collabdesk.handout import make_handout
    from collabdesk.handout.speech import Speech

    return write_word(make_handout(content, options), Speech(options.tr), options.paper)


def _excel(content: ReportInput, options: ReportOptions) -> bytes:
    from collabdesk.exchange.excel_file import write_excel
    from collabdesk.handout import make_handout
    from collabdesk.handout.speech import Speech
    from collabdesk.handout.tables import tables

    handout = make_handout(content, options)
    return write_excel(handout.name, handout.printed_on, tables(handout, Speech(options.tr)))


def _csv(content: ReportInput, options: ReportOptions) -> bytes:
    from collabdesk.exchange.csv_file import write_csv
    from collabdesk.handout import make_handout
    from collabdesk.handout.speech import Speech
    from collabdesk.handout.tables import results

    return write_csv(results(make_handout(content, options), Speech(options.tr)))


def _calendar(content: ReportInput, options: ReportOptions) -> bytes:
    from collabdesk.exchange.calendar_file import write_calendar

    return write_calendar(content, options)


def _pdf(content: ReportInput, options: ReportOptions, progress: Progress) -> bytes:
    from collabdesk.report import build_report

    return build_report(content, options, progress)


FORMATS: Final[dict[str, Maker]] = {
    ".collabdesk": _workshop_file,
    ".docx": _word,
    ".xlsx": _excel,
    ".csv": _csv,
    ".ics": _calendar,
}
"""What ``export`` writes, by ending; the report as PDF has its own ways."""

NAMED: Final = frozenset({".collabdesk"})
"""Files that cannot leave out names: they carry a workshop on, whole."""


def file_bytes(
    path: Path, content: ReportInput, options: ReportOptions, passphrase: str = ""
) -> bytes:
    """Return what belongs into the file *path*, by its ending.

    With a *passphrase* only that opens it. Raises InvalidInput where the ending is none of
    ``FORMATS``, or of a file that cannot leave out names or be protected, or the passphrase is
    none.
    """
    maker = FORMATS.get(path.suffix.lower())
    if maker is None:
        endings = ", ".join(FORMATS)
        raise InvalidInput(
            f"“{path.name}” does not say what to write. Give a name ending in one of: {endings}.",
            "path",
        )
    if not options.names and path.suffix.lower() in NAMED and _has_names(content):
        raise InvalidInput(
            f"“{path.name}” cannot leave out names: a workshop file carries them. Leave out "
            "--no-names, or choose another ending.",
            "path",
        )
    if not passphrase:
        return maker(content, options)
    if maker is not _workshop_file:
        raise InvalidInput(
            f"“{path.name}” cannot be protected: only a workshop file can. Give a name ending in "
            ".collabdesk.",
            "path",
        )
    return protected_maker(passphrase)(content, options)


def _has_names(content: ReportInput) -> bool:
    """Say whether anybody is named: an anonymous workshop's file has its partners, too."""
    workshop = content.workshop
    return bool(workshop.partners) or any(action.lead_role for action in workshop.actions)


def protected_maker(passphrase: str) -> Maker:
    """Return what makes a workshop file that only *passphrase* opens; see ``protecting``."""
    from collabdesk.services.protecting import protected

    return lambda content, options: protected(_workshop_file(content, options), passphrase)


def make_all(
    stem: str, content: ReportInput, options: ReportOptions, progress: Progress
) -> dict[str, bytes]:
    """Return every file there is by its name, *stem* and an ending.

    Without names, files that cannot leave them out are not among them.
    """
    makers = {".pdf": lambda c, o: _pdf(c, o, progress), **FORMATS}
    made = {}
    for ending, maker in makers.items():
        if options.names or ending not in NAMED:
            progress(0)
            made[f"{stem}{ending}"] = maker(content, options)
    return made


def write_all(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write *files* into *folder*, each whole or not at all; return where they are.

    Raises OutputExists, before anything is written, where one of them is there already.
    """
    from collabdesk.exchange.safe_write import write_file

    for name in files:
        if (folder / name).exists():
            raise OutputExists(f"“{folder / name}” is already there. Choose another folder.")
    for name, data in files.items():
        write_file(folder / name, data)
    return tuple(folder / name for name in files)
