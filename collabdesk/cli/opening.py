"""Opens what a command works on: a workshop file, or a library with the services on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from collabdesk.cli.parser import FILE_ENDING
from collabdesk.cli.passphrases import FILE, unlock
from collabdesk.errors import UnknownWorkshop
from collabdesk.framework.catalogue import Catalogue
from collabdesk.services.locking import tidy
from collabdesk.services.opening import open_desk
from collabdesk.services.protecting import read_file

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Workshop
    from collabdesk.framework.model import Framework
    from collabdesk.services.desk import Desk


@contextmanager
def desk_on(library: Path) -> Iterator[Desk]:
    """Open *library*, made where there is none and unlocked first, and close it at the end."""
    tidy(library)
    unlock(library)
    desk = open_desk(library)
    try:
        yield desk
    finally:
        desk.close()


def is_file(reference: str) -> bool:
    """Say whether *reference* means a file, not the id of a workshop in the library.

    What is there and can be no id is refused later, in words that fit it.
    """
    path = Path(reference)
    if reference.endswith(FILE_ENDING) or path.is_file():
        return True
    return path.exists() and not (path.is_dir() and path.name == reference)


def was_locked(reference: str, library: Path) -> bool:
    """Say whether the workshop *reference* is read from a library, or a file, that is locked."""
    from collabdesk.store.header import mark_of

    return bool(mark_of(Path(reference) if is_file(reference) else library))


def read(reference: str, library: Path, catalogue: Catalogue) -> tuple[Workshop, Framework]:
    """Return a workshop, of a file or of the library by the start of its id, and its framework.

    A file is read without a library; a library that is not there is not made.
    """
    if is_file(reference):
        unlock(Path(reference), variable=FILE)
        workshop = read_file(Path(reference), catalogue).workshop
        return workshop, catalogue.get(workshop.framework_id, workshop.edition)
    if not library.exists():
        raise UnknownWorkshop(
            f"There is no file “{reference}”, and no library at “{library}” to look it up in."
        )
    with desk_on(library) as desk:
        workshop = desk.read(reference)
        return workshop, desk.framework(workshop)
