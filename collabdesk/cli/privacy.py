"""``held``, ``delete``, ``anonymise`` and ``erase``: what is held about a partner, and how it goes.

None of them asks: the last two act only with ``--for-good``, and say otherwise what they would do.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from collabdesk.cli.opening import desk_on
from collabdesk.cli.output import complain, one_line, say
from collabdesk.errors import LibraryError, UnknownWorkshop

if TYPE_CHECKING:
    from collabdesk.services.desk import Desk
    from collabdesk.services.privacy import Anonymised, Held


def held(wanted: Namespace, library: Path) -> int:
    """``held``: write everything held about a partner."""
    _must_exist(library)
    with desk_on(library) as desk:
        found = desk.privacy.write_held(wanted.out, wanted.partner, str, force=wanted.force)
    say(f"Wrote {one_line(str(wanted.out))}: {_held_words(found)}. {_unknown(found)}".strip())
    _tell_copies(found.copies, "")
    if found.settings:
        say("The settings of the window name it, too.")
    return 0


def delete(wanted: Namespace, library: Path) -> int:
    """``delete``: delete a workshop; without ``--backups`` a backup is made first."""
    with _alone(library) as desk:
        try:
            workshop = desk.find(wanted.workshop)
        except UnknownWorkshop:
            if not wanted.backups:
                raise
            return _remove(desk, desk.privacy.copies_of_removed(wanted.workshop))
        if not wanted.backups:
            desk.safekeeping.back_up_if_changed()
        desk.remove(workshop.id)
        say(f"Deleted “{one_line(workshop.title)}”.")
        copies = desk.privacy.copies_of(workshop.id)
        if wanted.backups:
            return _remove(desk, copies)
        return _tell_copies(copies, f"collabdesk delete {workshop.id} --backups")


def anonymise(wanted: Namespace, library: Path) -> int:
    """``anonymise``: take the partners off the votes of a workshop."""
    with _alone(library) as desk:
        workshop = desk.find(wanted.workshop)
        if workshop.anonymous and wanted.backups:  # the rest of what was begun earlier
            return _remove(desk, desk.privacy.copies_of(workshop.id, named=True))
        if not wanted.for_good:
            would = desk.privacy.would_anonymise(workshop.id)
            return complain(
                f"Nothing was changed. {_anonymous_words(would, 'would lose')} This cannot be "
                "taken back. To do it, add --for-good."
            )
        done = desk.privacy.anonymise(workshop.id)
        say(_anonymous_words(done, "have lost"))
        if wanted.backups:
            return _remove(desk, done.copies)
        return _tell_copies(done.copies, f"collabdesk anonymise {workshop.id} --backups")


def erase(wanted: Namespace, library: Path) -> int:
    """``erase``: erase a partner from every workshop."""
    with _alone(library) as desk:
        if not wanted.for_good:
            would = desk.privacy.held(wanted.partner)
            goes = "Its votes go, and its name goes" if would.known else "The word goes"
            return complain(
                f"Nothing was changed. {_unknown(would)} To be erased: {_held_words(would)}. "
                f"{goes} from every text; this cannot be taken back. To do it, add --for-good; to "
                "see it all first, use “collabdesk held”."
            )
        done = desk.privacy.erase(wanted.partner)
        say(f"Erased: {_held_words(done)}. {_unknown(done)}".strip())
        if wanted.backups:
            return _remove(desk, done.copies)
        return _tell_copies(done.copies, "the same command with --backups")


@contextmanager
def _alone(library: Path) -> Iterator[Desk]:
    """Open *library* where no window has it: one would still have, and undo, what goes."""
    from collabdesk.services.opening import claim

    _must_exist(library)
    held_alone = claim(library)
    if held_alone is None:
        raise LibraryError(
            f"The library “{library}” is open in a window. Do it there, or close that window and "
            "try again."
        )
    try:
        with desk_on(library) as desk:
            yield desk
    finally:
        held_alone.release()


def _must_exist(library: Path) -> None:
    if not library.exists():
        raise LibraryError(f"There is no library at “{library}”. Name another with --library.")


def _remove(desk: Desk, copies: Sequence[Path]) -> int:
    removed = desk.privacy.remove_copies(copies)
    say(f"Removed {_copies(removed)} that held it." if removed else "No backup holds it.")
    return 0


def _tell_copies(copies: Sequence[Path], command: str) -> int:
    if copies:
        say(f"Still held by {_copies(len(copies))}:")
        for path in copies:
            say(f"  {one_line(str(path))}")
        if command:
            say(f"To remove them too, once a new backup is made: {command}")
    return 0


def _held_words(found: Held) -> str:
    if not found.lines:
        return f"nothing in this library is about “{one_line(found.name)}”"
    return (
        f"{_count(found.lines, 'entry', 'entries')} in {_count(len(found.workshops), 'workshop')}"
    )


def _unknown(found: Held) -> str:
    return "" if found.known else f"No partner is called “{one_line(found.name)}”."


def _anonymous_words(done: Anonymised, verb: str) -> str:
    words = f"“{one_line(done.title)}”: {_count(done.votes, 'vote')} {verb} the partner."
    left = done.left
    if left.texts or left.actions:
        words += (
            f" As they were stay the list of partners, {_count(left.texts, 'text')} that name one, "
            f"and {_count(left.actions, 'action')} with a lead or support."
        )
    return words


def _copies(count: int) -> str:
    return _count(count, "backup or copy", "backups and copies")


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
