"""``passphrase``, and asking for one: at the terminal, or from the environment, never typed along.

What is typed along with a command can be read by everybody on the computer.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from collabdesk.cli.output import complain, one_line, say
from collabdesk.errors import InvalidInput, LibraryError, WrongPassphrase
from collabdesk.services.locking import Damaged, named, needs_passphrase, tidy
from collabdesk.services.locking import unlock as give

if TYPE_CHECKING:
    from collabdesk.services.locking import Locking, Relocked

PRESENT: Final = "COLLABDESK_PASSPHRASE"
"""The variable of the environment with the passphrase of what is opened."""

NEW: Final = "COLLABDESK_NEW_PASSPHRASE"
"""The variable with a passphrase to set for the library."""

FILE: Final = "COLLABDESK_FILE_PASSPHRASE"
"""The variable with the passphrase of a workshop file or a backup, read or written."""

LOST: Final = (
    "Whoever loses the passphrase loses the library and its backups: nobody can open them "
    "without it, and neither can the makers of CollabDesk. Keep it where you keep your others."
)
_TRIES: Final = 3


def unlock(*files: Path, variable: str = PRESENT) -> str:
    """Unlock each of *files* that is locked; *variable* may hold the passphrase.

    Returns the last that was given, "" for none. Raises WrongPassphrase, at the terminal after
    three tries; InvalidInput where nobody can be asked.
    """
    words = ""
    for path in files:
        for more in range(_TRIES - 1, -1, -1):
            if not needs_passphrase(path):
                break
            words = ask(f"Passphrase of {one_line(path.name)}: ", variable)
            try:
                give(path, words)
            except WrongPassphrase as wrong:
                if not more or os.environ.get(variable):
                    raise
                complain(str(wrong))
    return words


def ask(question: str, variable: str) -> str:
    """Return what the environment or whoever sits at the terminal answers, which is not shown."""
    if given := os.environ.get(variable):
        return given
    if not sys.stdin.isatty():
        raise InvalidInput(
            f"{question.removesuffix(': ')}: there is no terminal to ask for it. "
            f"Put it into the environment variable {variable}.",
            "passphrase",
        )
    try:
        return getpass(question)
    except EOFError:  # Ctrl-D, as good as Ctrl-C
        raise KeyboardInterrupt from None


def new(variable: str = NEW) -> str:
    """Return a new passphrase, asked for twice at the terminal."""
    words = ask("New passphrase: ", variable)
    if not os.environ.get(variable) and words != ask("The same again: ", variable):
        raise InvalidInput("The two passphrases differ, so nothing was changed. Try again.")
    return words


def set_passphrase(wanted: Namespace, library: Path) -> int:
    """``passphrase set``: lock the library."""
    with _locking(library) as (locking, _):
        locking.may_be_set()
        damaged = _damaged(wanted, locking)
        asks = not os.environ.get(NEW) and sys.stdin.isatty()
        if asks:
            say(LOST)
        _tell("The library is locked now", locking.set(new(), damaged))
        if not asks:  # whoever wrote a script is told what it did, not what it did not do
            say(LOST)
        return 0


def change(wanted: Namespace, library: Path) -> int:
    """``passphrase change``: lock the library with another passphrase."""
    with _locking(library) as (locking, given):
        damaged = _damaged(wanted, locking)
        present = given or ask("Present passphrase: ", PRESENT)
        locking.check(present)
        done = locking.change(present, new(), damaged)
        return _tell("The library has its new passphrase", done)


def remove(_wanted: Namespace, library: Path) -> int:
    """``passphrase remove``: unlock the library for good."""
    with _locking(library) as (locking, given):
        done = locking.remove(given or ask("Present passphrase: ", PRESENT))
        return _tell("The library has no passphrase any more", done)


def _damaged(wanted: Namespace, locking: Locking) -> Damaged:
    """Return what is to become of damaged copies; refuse where there are any and nobody said."""
    damaged = Damaged(wanted.damaged)
    if damaged is Damaged.REFUSE and (spoilt := locking.survey().spoilt):
        raise InvalidInput(
            f"{named(spoilt)}: damaged, and not to be locked. Nothing was changed. Add "
            "--keep-damaged to leave what is damaged as it is, for everybody to read, or "
            "--remove-damaged to remove it for good."
        )
    return damaged


@contextmanager
def _locking(library: Path) -> Iterator[tuple[Locking, str]]:
    """Open *library* alone; give its lock, and the passphrase that was given to open it."""
    from collabdesk.services.locking import alone_on

    if not library.exists():
        raise LibraryError(f"There is no library at “{library}”. Name another with --library.")
    tidy(library)
    given = unlock(library)
    with alone_on(library) as desk:
        yield desk.locking, given


def _tell(what: str, done: Relocked) -> int:
    say(f"{what}, and {_copies(done.copies)} of it followed.")
    if done.removed:
        say(f"Damaged, not to be locked, and removed: {_copies(done.removed)}.")
    if done.left:
        say(f"{_copies(done.left)} could not be written just now, and follows at the next start.")
    for path in done.readable:
        say(
            f"Not locked, since no workshop of the library is in it: {one_line(str(path))}. "
            "Bring it in, or delete it."
        )
    for path in done.plain:
        say(f"Not locked, and there for everybody to read: {one_line(str(path))}")
    for path in done.twins:
        say(
            f"{one_line(str(path))} had another name on this drive, by which everybody can still "
            "read what it held. Find that name, and delete it."
        )
    return 0


def _copies(count: int) -> str:
    return "1 copy" if count == 1 else f"{count:,} copies"
