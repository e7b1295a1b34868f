"""``backup``, ``restore`` and ``check``: copies of the library, without a window."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from collabdesk.cli.output import one_line, say
from collabdesk.cli.passphrases import FILE, unlock
from collabdesk.errors import InvalidInput, LibraryError

if TYPE_CHECKING:
    from collabdesk.store.copying import Contents


def backup(wanted: Namespace, library: Path) -> int:
    """``backup``: copy the library safely, also while a window has it open."""
    from collabdesk.services.safekeeping import write_copy

    _must_exist(library)
    unlock(library)
    held = write_copy(library, wanted.out.absolute(), force=wanted.force)
    say(f"Wrote {one_line(str(wanted.out))}: {_words(held)}.")
    return 0


def restore(wanted: Namespace, library: Path) -> int:
    """``restore``: put a copy in the library's place; the present one is kept beside it."""
    from collabdesk.services.safekeeping import restore_library

    if not wanted.passphrase_lost:
        _unlock_present(library)
    unlock(wanted.file, variable=FILE)
    done = restore_library(library, wanted.file.absolute(), lost=wanted.passphrase_lost)
    say(f"Brought back from {one_line(str(wanted.file))}: {_words(done.contents)}.")
    if done.kept is not None:
        say(f"The library that was there is kept as {one_line(str(done.kept))}.")
    if done.laid_open:
        say(
            "What came back has no passphrase, and what was there seems to have had one. "
            "Set one with: collabdesk passphrase set"
        )
    if done.leaves_open:
        say(
            "What came back has a passphrase, and what was there had none: that one and its "
            "backups stay for everybody to read. Lock them too with: collabdesk passphrase change"
        )
    return 0


def _unlock_present(library: Path) -> None:
    try:
        unlock(library)
    except InvalidInput as refused:
        raise InvalidInput(f"{refused} If it is lost, see: collabdesk restore --help") from None


def check(_wanted: Namespace, library: Path) -> int:
    """``check``: read all of the library, and list its backups, also where it is damaged."""
    from collabdesk.services.safekeeping import check

    try:
        _must_exist(library)
        unlock(library)
        say(f"{one_line(str(library))}: nothing is wrong. It holds {_words(check(library))}.")
    except LibraryError:
        # Whoever needs a backup now is told where the backups are.
        _list_backups(library)
        raise
    _list_backups(library)
    return 0


def _list_backups(library: Path) -> None:
    from collabdesk.services.safekeeping import backups_of

    lines = backups_of(library)
    for line in lines:
        unknown = "locked with another passphrase" if line.locked else "damaged, not to be used"
        held = _words(line.contents) if line.contents else unknown
        say(f"Backup of {line.made_at:%Y-%m-%d %H:%M}, {line.size:,} bytes: {held}")
        say(f"  {one_line(str(line.path))}")
    if not lines:
        say("There are no backups of it yet.")


def _must_exist(library: Path) -> None:
    if not library.exists():
        raise LibraryError(f"There is no library at “{library}”. Name another with --library.")


def _words(held: Contents) -> str:
    counts = ((held.workshops, "workshop"), (held.answers, "answer"), (held.actions, "action"))
    return ", ".join(f"{n:,} {name}{'' if n == 1 else 's'}" for n, name in counts)
