"""What each command does; each prints what it did and returns the exit status."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from collabdesk import __version__, paths
from collabdesk.cli import opening, passphrases, privacy, safekeeping
from collabdesk.cli.output import complain, one_line, say, table
from collabdesk.cli.parser import FILE_ENDING
from collabdesk.domain.votes import not_revealed
from collabdesk.errors import FrameworkError, InvalidInput
from collabdesk.services.opening import installed, today

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Workshop
    from collabdesk.handout import ReportInput, ReportOptions
    from collabdesk.services.desk import Desk
    from collabdesk.store.summary import Summary

    _Line = tuple[Summary, int | None]

Command = Callable[[Namespace, Path], int]
_SHORT_ID: Final = 8


def bring_in(wanted: Namespace, library: Path) -> int:
    """``import``: bring files in, all or none."""
    from collabdesk.services.drafts import AlreadyThere, Conflict

    passphrases.unlock(*wanted.files, variable=passphrases.FILE)
    with opening.desk_on(library) as desk:
        try:
            brought = desk.import_files(wanted.files, Conflict(wanted.conflict))
        except AlreadyThere as there:
            named = ", ".join(f"“{title}”" for title in there.titles)
            return complain(
                f"Already in the library: {named}. Add --replace or --keep-both; "
                "nothing was brought in."
            )
    for one in brought:
        deed = "Replaced" if one.replaced else "Brought in"
        line = f"{deed} “{one_line(one.title)}” as {one_line(one.workshop_id)}."
        if one.not_revealed:
            line += f" {_votes(one.not_revealed)} not yet revealed stayed where the file was made."
        say(line)
    return 0


def list_workshops(wanted: Namespace, library: Path) -> int:
    """``list``: the workshops, newest first; a library that is not there has none."""
    lines: list[_Line] = []
    if library.exists():
        with opening.desk_on(library) as desk:
            lines = [(line, _of(line, desk)) for line in desk.summaries()]
    if wanted.json:
        say(json.dumps([_as_json(*line) for line in lines], indent=1))
    elif not lines:
        say("There are no workshops in this library yet.")
    else:
        say(_as_table(lines))
    return 0


def _as_json(line: Summary, of: int | None) -> dict[str, Any]:
    return {
        "id": line.id,
        "title": line.title,
        "collaboration": line.collaboration,
        "held_on": line.held_on.isoformat(),
        "type": line.type,
        "scored": line.scored,
        "of": of,
    }


def _as_table(lines: list[_Line]) -> str:
    length = _telling_length([line.id for line, _ in lines])
    rows = [
        (
            line.id[:length],
            line.title + (" (archived)" if line.archived else ""),
            line.collaboration,
            line.held_on.isoformat(),
            line.type or "–",
            f"{line.scored}/{'?' if of is None else of}",
        )
        for line, of in lines
    ]
    head = ("id", "title", "collaboration", "date", "type", "scored/of")
    return table(head, rows, numbers=(5,))


def _telling_length(ids: list[str]) -> int:
    """Return how much of the ids tells them apart, and at least 8."""
    longest = max(map(len, ids))
    lengths = range(_SHORT_ID, longest)
    return next((n for n in lengths if len({i[:n] for i in ids}) == len(ids)), longest)


def _of(line: Summary, desk: Desk) -> int | None:
    try:
        framework = desk.framework_of(line)
    except FrameworkError:
        return None
    return len(framework.in_scope(line.scope))


def results(wanted: Namespace, library: Path) -> int:
    """``results``: the numbers of one workshop."""
    from collabdesk.cli.results_json import results_json
    from collabdesk.cli.results_text import results_text
    from collabdesk.domain.scoring import score

    workshop, framework = opening.read(wanted.workshop, library, installed())
    figures = score(workshop, framework)
    say(results_json(figures) if wanted.json else results_text(workshop, framework, figures))
    return 0


def report(wanted: Namespace, library: Path) -> int:
    """``report``: the report as PDF."""
    _check_out(wanted, library)
    _check_pdf(wanted.out)
    from collabdesk.report import build_report

    content = _content(wanted, library)
    return _write(wanted, build_report(content, _options(wanted)), content.workshop)


def export(wanted: Namespace, library: Path) -> int:
    """``export``: a workshop as a file, by its ending."""
    _check_out(wanted, library)
    from collabdesk.services.handing_out import file_bytes

    content, options = _content(wanted, library), _options(wanted)
    if not wanted.protect:
        _write(wanted, file_bytes(wanted.out, content, options), content.workshop)
        if opening.was_locked(wanted.workshop, library):
            say(
                "What it was read from is locked, and this is not: everybody can read it. "
                f"A {FILE_ENDING} that asks for a passphrase is made with --protect."
            )
        return 0
    # What cannot be written is refused before anybody has typed a passphrase twice.
    _check_ending(wanted.out, "only a workshop file can be protected")
    file_bytes(wanted.out, content, options)
    data = file_bytes(wanted.out, content, options, passphrases.new(passphrases.FILE))
    return _write(wanted, data, content.workshop)


def cards(wanted: Namespace, library: Path) -> int:
    """``cards``: score cards and tally sheets, or another paper for the room, as PDF."""
    _check_out(wanted, library)
    _check_pdf(wanted.out)
    from collabdesk.report import Kind, build_paper

    content = _content(wanted, library)
    data = build_paper(Kind(wanted.what), content, _options(wanted))
    return _write(wanted, data, content.workshop)


def _content(wanted: Namespace, library: Path) -> ReportInput:
    from collabdesk.domain.showing import score_shown
    from collabdesk.handout import ReportInput

    workshop, framework = opening.read(wanted.workshop, library, installed())
    return ReportInput(workshop, framework, score_shown(workshop, framework), today())


def _options(wanted: Namespace) -> ReportOptions:
    from collabdesk.handout import ReportOptions

    one_page = getattr(wanted, "one_page", False)
    return ReportOptions(wanted.paper, one_page=one_page, names=not wanted.no_names)


def sample(wanted: Namespace, library: Path) -> int:
    """``sample``: bring in the sample workshop, or write it as a file."""
    if wanted.out is None:
        with opening.desk_on(library) as desk:
            say(f"The sample workshop is in the library as {desk.sample()}.")
        return 0
    _check_ending(wanted.out, "the sample is a workshop file")
    from collabdesk.exchange.workshop_file import read_workshop, write_workshop
    from collabdesk.resources import resource

    shipped = read_workshop(resource(f"samples/sample{FILE_ENDING}"), installed())
    return _write(wanted, write_workshop(shipped.workshop), shipped.workshop)


def _check_ending(out: Path, why: str) -> None:
    if out.suffix.lower() != FILE_ENDING:
        raise InvalidInput(
            f"“{out.name}” cannot be written: {why}. Give a name that ends in {FILE_ENDING}.",
            "out",
        )


def _check_pdf(out: Path) -> None:
    if out.suffix.lower() != ".pdf":
        raise InvalidInput(
            f"“{out.name}” cannot be written: this makes a PDF. Give a name that ends in .pdf; "
            "collabdesk export makes other files.",
            "out",
        )


def _check_out(wanted: Namespace, library: Path) -> None:
    """Refuse to write over what is read, which --force would allow."""
    for source in (library, Path(wanted.workshop)):
        if source.is_file() and wanted.out.exists() and wanted.out.samefile(source):
            raise InvalidInput(
                f"“{wanted.out}” is what is read from. Give another name to write to.", "out"
            )


def _write(wanted: Namespace, data: bytes, workshop: Workshop) -> int:
    from collabdesk.exchange.safe_write import write_file

    write_file(wanted.out, data, force=wanted.force)
    say(f"Wrote {one_line(str(wanted.out))}.")
    if hidden := sum(votes for _, _, votes in not_revealed(workshop)):
        say(f"{_votes(hidden)} not yet revealed were left out.")
    return 0


def _votes(count: int) -> str:
    return "1 vote" if count == 1 else f"{count:,} votes"


def list_frameworks(_wanted: Namespace, _library: Path) -> int:
    """``framework list``: the frameworks installed."""
    catalogue, own = installed(), paths.framework_folder()
    rows = [
        (
            *pack.key,
            str(len(pack.framework.characteristics)),
            str(len(pack.framework.indicators)),
            pack.path.name if pack.path.parent == own else "shipped",
            pack.framework.name,
        )
        for pack in catalogue.packs()
    ]
    head = ("id", "edition", "characteristics", "indicators", "from", "name")
    say(table(head, rows, numbers=(2, 3)))
    say(f"Packs of your own belong in: {one_line(str(own))}")
    for hidden, meant in catalogue.hidden():
        complain(
            f"{hidden.path.name} is passed over: {meant.path.name} has the same id and edition, "
            f"{meant.key[0]}, {meant.key[1]}. Give it an edition of its own."
        )
    for broken in catalogue.broken():
        complain(f"{broken}. To see all that is wrong: collabdesk framework check FILE")
    return 0


def check_framework(wanted: Namespace, _library: Path) -> int:
    """``framework check``: all that is wrong with a pack, one line each."""
    from collabdesk.framework.loader import read_pack

    name = one_line(wanted.pack.name)
    try:
        pack = read_pack(wanted.pack)
    except FrameworkError as error:
        for problem in error.problems:
            say(one_line(problem))
        count = len(error.problems)
        found = "1 problem" if count == 1 else f"{count} problems"
        return complain(f"{name} cannot be used: {found}. Mend it, then check again.")
    say(
        f"{name}: nothing is wrong. {pack.id}, edition {pack.edition}: "
        f"{len(pack.characteristics)} characteristics, {len(pack.indicators)} indicators."
    )
    return 0


def version(_wanted: Namespace, _library: Path) -> int:
    """``--version``: version, framework edition, library schema."""
    from collabdesk.store.header import SCHEMA

    framework = installed().default()
    say(
        f"CollabDesk {__version__}, framework {framework.id} edition {framework.edition}, "
        f"library schema {SCHEMA}"
    )
    return 0


COMMANDS: Final[dict[str, Command]] = {
    "import": bring_in,
    "list": list_workshops,
    "results": results,
    "report": report,
    "export": export,
    "cards": cards,
    "sample": sample,
    "backup": safekeeping.backup,
    "restore": safekeeping.restore,
    "check": safekeeping.check,
    "passphrase set": passphrases.set_passphrase,
    "passphrase change": passphrases.change,
    "passphrase remove": passphrases.remove,
    "held": privacy.held,
    "delete": privacy.delete,
    "anonymise": privacy.anonymise,
    "erase": privacy.erase,
    "framework list": list_frameworks,
    "framework check": check_framework,
    "version": version,
}
