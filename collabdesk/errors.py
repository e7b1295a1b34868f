"""Errors of the user's world: each says in one sentence what is wrong and what to do.

Anything else that is raised is a bug.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabdesk.lines import one_line

if TYPE_CHECKING:
    from pathlib import Path


class CollabDeskError(Exception):
    """Base of every error that is the user's to read and mend: one line, whatever it quotes."""

    def __init__(self, message: str) -> None:
        super().__init__(one_line(message))


class InvalidInput(CollabDeskError):
    """Something typed or asked for cannot be. ``field`` names where it was typed."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class FrameworkError(CollabDeskError):
    """A framework pack cannot be used; ``problems`` are lines of "file: place: what"."""

    def __init__(self, message: str, problems: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class WorkshopFileError(CollabDeskError):
    """A workshop file is refused: the line names the file, the place and what was expected."""


class LockedFile(WorkshopFileError):
    """The workshop file ``path`` is protected, and its passphrase was not given yet."""

    def __init__(self, message: str, path: Path) -> None:
        super().__init__(message)
        self.path = path


class LibraryError(CollabDeskError):
    """The library cannot be opened, read or written."""


class NewerLibrary(LibraryError):
    """The library was written by a later version of the program."""


class DamagedLibrary(LibraryError):
    """The file is not a library, or not a whole one."""


class LockedLibrary(LibraryError):
    """The library, or a copy of it, is locked, and its passphrase was not given yet."""


class LockMissing(LibraryError):
    """This installation lacks the part that opens and makes what is locked."""


class WrongPassphrase(InvalidInput):
    """What is locked was locked with another passphrase; nothing is known to be damaged."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "passphrase")


class ReadOnlyLibrary(LibraryError):
    """The library can be read and not written."""


class Contradiction(LibraryError):
    """What was to be kept contradicts itself: to try it again would not help."""


class ChangedElsewhere(LibraryError):
    """The workshop was changed by another program since it was read."""


class UnknownWorkshop(CollabDeskError):
    """There is no such workshop, or the start of an id fits more than one."""


class OutputExists(CollabDeskError):
    """The file to write is already there."""
