"""The command line: the work of the window without one, for scripts, checks and support."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Final

from collabdesk.cli.commands import COMMANDS
from collabdesk.cli.output import complain
from collabdesk.cli.parser import parse
from collabdesk.errors import CollabDeskError
from collabdesk.services.gathering import library_of

OpenWindow = Callable[[Path, Path | None], int]
_DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_WITHOUT: Final = ("version", "framework list", "framework check")
"""The commands that look at no library."""

_NO_DISPLAY: Final = (
    "There is no display to open the window on. The commands work without one: collabdesk --help"
)


def run(arguments: Sequence[str], *, open_window: OpenWindow, self_test: Callable[[], int]) -> int:
    """Do what *arguments* ask for; return 0 when it is done, 1 when it is refused or failed.

    Wrong usage ends in SystemExit with status 2. *open_window* takes the library and the file
    to offer; both return an exit status, and neither is looked at for any other command.
    """
    _print_every_character()
    wanted = parse(arguments)
    try:
        status = _do(wanted, open_window, self_test)
        sys.stdout.flush()
    except BrokenPipeError:
        return _reader_left()
    except CollabDeskError as refused:
        return complain(str(refused))
    except OSError as error:
        named = f"“{error.filename}”: " if error.filename else ""
        return complain(f"{named}{error.strerror or error}. Check the drive, then try again.")
    except KeyboardInterrupt:
        return complain("Stopped.")
    return status


def _do(wanted: Namespace, open_window: OpenWindow, self_test: Callable[[], int]) -> int:
    if wanted.command == "self-test":
        return self_test()
    if wanted.command == "window":
        return _window(wanted, open_window)
    from collabdesk.store.header import must_lead_somewhere

    library = library_of(wanted.library)
    if wanted.command not in _WITHOUT:
        must_lead_somewhere(library)
    return COMMANDS[wanted.command](wanted, library)


def _window(wanted: Namespace, open_window: OpenWindow) -> int:
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAYS):
        return complain(_NO_DISPLAY)
    return open_window(library_of(wanted.library), wanted.file)


def _print_every_character() -> None:
    """Let a terminal of few characters show what it can, rather than end the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _reader_left() -> int:
    """Whoever read the output has enough: let Python close it without a complaint."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
