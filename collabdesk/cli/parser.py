"""What may be typed: the commands of this version and their options, and no other."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NoReturn

from collabdesk.cli.output import one_line

FILE_ENDING: Final = ".collabdesk"
_WORKSHOP: Final = "a workshop file, or the id (or the start of it) of a workshop in the library"
_IN_LIBRARY: Final = "the id (or the start of it) of a workshop in the library"
_ABOUT: Final = (
    "Score how well partners work together, and leave with a plan. Without a command the window "
    "opens; with the name of a workshop file it offers to bring the file in."
)


_COMMANDS: Final = {
    "import": "bring workshop files into the library, all or none",
    "list": "list the workshops",
    "results": "print the numbers of a workshop",
    "report": "write the report as PDF",
    "export": f"write a workshop as a file, by its ending: {FILE_ENDING} .docx .xlsx .csv .ics",
    "cards": "write paper score cards and tally sheets as PDF, or a poster, or a guide",
    "sample": "bring in the sample workshop, or write it as a workshop file",
    "backup": "copy the library safely",
    "restore": "put a copy of the library back; the present one is kept beside it",
    "check": "examine the library and list its backups",
    "passphrase": "set, change or remove the passphrase of the library",
    "held": "write everything held about a partner, over all workshops, as CSV or JSON",
    "delete": "delete a workshop from the library, and from its backups too if wanted",
    "anonymise": "take the partners off the votes of a workshop, for good",
    "erase": "erase a partner from every workshop: its votes, and its name in every text",
    "framework": "list the frameworks that are installed, or check a pack",
}


class _Parser(argparse.ArgumentParser):
    """Complains about wrong usage in one line, with status 2."""

    def error(self, message: str) -> NoReturn:
        command = self.prog.partition(" ")[2]
        more = f"collabdesk {command} --help" if command else "collabdesk --help"
        sys.stderr.write(f"collabdesk: {one_line(message)}. See: {more}\n")
        raise SystemExit(2)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what was typed; ``command`` is a command's name, or "window".

    ``framework list`` is the command "framework list", ``--version`` the command "version".
    SystemExit with status 2 for wrong usage, with 0 after the help was printed.
    """
    if (opened := _file_to_open(arguments)) is not None:
        return opened
    parser = _parser()
    wanted = parser.parse_args(arguments)
    if wanted.flag and wanted.command:
        parser.error(f"--{wanted.flag} stands alone, without a command")
    if wanted.command in ("framework", "passphrase"):
        wanted.command = f"{wanted.command} {wanted.deed}"
    wanted.command = wanted.command or wanted.flag or "window"
    return wanted


def _file_to_open(arguments: Sequence[str]) -> argparse.Namespace | None:
    """Return what was typed where a file was given in place of a command, else None."""
    parser = _Parser("collabdesk", add_help=False, allow_abbrev=False)
    parser.add_argument("--library", metavar="FILE")
    parser.add_argument("file", nargs="?")
    known, more = parser.parse_known_args(arguments)
    if more or known.file is None or known.file in _COMMANDS:
        return None
    if not known.file.endswith(FILE_ENDING) and not Path(known.file).is_file():
        return None
    return argparse.Namespace(command="window", library=known.library, file=Path(known.file))


def _parser() -> _Parser:
    parser = _Parser("collabdesk", description=_ABOUT, allow_abbrev=False)
    parser.set_defaults(file=None)
    _library(parser, default=None)
    flags = parser.add_mutually_exclusive_group()
    for name, text in (
        ("version", "print the version, the framework's edition and the library's schema"),
        ("self-test", "try every part of this installation in a throw-away folder"),
    ):
        flags.add_argument(f"--{name}", action="store_const", const=name, dest="flag", help=text)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for name, text in _COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
        _library(command, default=argparse.SUPPRESS)
        _FILLED[name](command)
    return parser


def _library(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--library",
        metavar="FILE",
        default=default,
        help="the library (default: the user's own, or what COLLABDESK_LIBRARY says)",
    )


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    either = parser.add_mutually_exclusive_group()
    for conflict, text in (
        ("replace", "replace workshops that are there already"),
        ("keep-both", "keep workshops that are there already, and bring in a copy"),
    ):
        either.add_argument(
            f"--{conflict}", action="store_const", const=conflict, dest="conflict", help=text
        )
    parser.set_defaults(conflict="refuse")


def _list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _results(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workshop", metavar="WORKSHOP", help=_WORKSHOP)
    parser.add_argument(
        "--json",
        action="store_true",
        help="print JSON, numbers unrounded, also those that tell one or two anonymous answers: "
        "for programs to reckon on, not to hand out",
    )


def _report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workshop", metavar="WORKSHOP", help=_WORKSHOP)
    _out(parser, "PLAN.pdf")
    parser.add_argument("--one-page", action="store_true", help="write the plan on one page only")
    _paper(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workshop", metavar="WORKSHOP", help=_WORKSHOP)
    _out(parser, "FILE")
    parser.add_argument(
        "--protect", action="store_true", help=f"ask for a passphrase that opens a {FILE_ENDING}"
    )
    _paper(parser)


def _cards(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workshop", metavar="WORKSHOP", help=_WORKSHOP)
    _out(parser, "CARDS.pdf")
    parser.add_argument(
        "--what",
        choices=("sheets", "cards", "tallies", "poster", "guide"),
        default="sheets",
        help="sheets (score cards and tally sheets, as always), or one of the papers",
    )
    _paper(parser)


def _paper(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--paper", choices=("A4", "Letter"), default="A4")
    parser.add_argument("--no-names", action="store_true", help="leave out the partners' names")


def _sample(parser: argparse.ArgumentParser) -> None:
    _out(parser, f"FILE{FILE_ENDING}", required=False)


def _backup(parser: argparse.ArgumentParser) -> None:
    _out(parser, "FILE")


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="the copy, or a library kept before"
    )
    parser.add_argument(
        "--passphrase-lost",
        action="store_true",
        help="the passphrase of the present library is lost, and nobody can open it without: keep "
        "it beside, locked as it is, and put FILE in its place with the passphrase that FILE has, "
        "or with none",
    )


def _check(parser: argparse.ArgumentParser) -> None:
    del parser  # there is nothing to choose


def _held(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("partner", metavar="PARTNER", help="the partner’s name")
    _out(parser, "FILE")


def _delete(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workshop", metavar="WORKSHOP", help=_IN_LIBRARY)
    _backups(parser)


def _anonymise(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workshop", metavar="WORKSHOP", help=_IN_LIBRARY)
    _for_good(parser)


def _erase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("partner", metavar="PARTNER", help="the partner’s name")
    _for_good(parser)


def _for_good(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--for-good", action="store_true", help="do it; without this, only say what would be done"
    )
    _backups(parser)


def _backups(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--backups",
        action="store_true",
        help="remove the backups that still hold it too, once a new backup is made",
    )


def _out(parser: argparse.ArgumentParser, metavar: str, *, required: bool = True) -> None:
    parser.add_argument("--out", type=Path, metavar=metavar, required=required)
    parser.add_argument("--force", action="store_true", help="replace a file that is there already")


def _framework(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(
        dest="deed", metavar="list|check", required=True, parser_class=_Parser
    )
    deeds.add_parser("list", help="list the frameworks that are installed", allow_abbrev=False)
    check = deeds.add_parser("check", help="say all that is wrong with a pack", allow_abbrev=False)
    check.add_argument("pack", type=Path, metavar="FILE")


def _passphrase(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(
        dest="deed", metavar="set|change|remove", required=True, parser_class=_Parser
    )
    for name, text in (
        ("set", "lock the library and its backups"),
        ("change", "lock them with another passphrase"),
    ):
        deed = deeds.add_parser(name, help=text, allow_abbrev=False)
        either = deed.add_mutually_exclusive_group()
        for damaged, what in (
            ("keep", "leave copies that are damaged as they are, for everybody to read"),
            ("remove", "remove copies that are damaged, for good"),
        ):
            either.add_argument(
                f"--{damaged}-damaged",
                action="store_const",
                const=damaged,
                default="refuse",
                dest="damaged",
                help=what,
            )
    deeds.add_parser("remove", help="unlock them for good", allow_abbrev=False)


_FILLED: Final[dict[str, Callable[[argparse.ArgumentParser], None]]] = {
    "import": _import,
    "list": _list,
    "results": _results,
    "report": _report,
    "export": _export,
    "cards": _cards,
    "sample": _sample,
    "backup": _backup,
    "restore": _restore,
    "check": _check,
    "passphrase": _passphrase,
    "held": _held,
    "delete": _delete,
    "anonymise": _anonymise,
    "erase": _erase,
    "framework": _framework,
}
