"""Opens what a command works on: a workshop file, or a library with the services on it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from collabdesk import paths
from collabdesk.cli.parser import FILE_ENDING
from collabdesk.errors import UnknownWorkshop
from collabdesk.framework.catalogue import Catalogue
from collabdesk.resources import resource

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Workshop
    from collabdesk.services.desk import Desk


def installed() -> Catalogue:
    """Return the frameworks: the shipped ones, then the user's own."""
    return Catalogue((resource("frameworks"), paths.framework_folder()))


def now() -> datetime:
    """Return the local time."""
    return datetime.now().astimezone()


def today() -> date:
    """Return the local date."""
    return now().date()


@contextmanager
def desk_on(library: Path) -> Iterator[Desk]:
    """Open *library*, made where there is none, and close it at the end."""
    from collabdesk.services.desk import Desk
    from collabdesk.store.library import Library

    opened = Library.open(library)
    try:
        yield Desk(
            opened,
            installed(),
            now=now,
            new_id=lambda: str(uuid4()),
            rng=random.SystemRandom(),
        )
    finally:
        opened.close()


def is_file(reference: str) -> bool:
    """Say whether *reference* means a file, not the id of a workshop in the library."""
    return reference.endswith(FILE_ENDING) or Path(reference).is_file()


def read(reference: str, library: Path, catalogue: Catalogue) -> Workshop:
    """Return the workshop of a file, or of the library by its id or the start of it.

    A file is read without a library; a library that is not there is not made.
    """
    if is_file(reference):
        from collabdesk.exchange.workshop_file import read_workshop

        return read_workshop(Path(reference), catalogue).workshop
    if not library.exists():
        raise UnknownWorkshop(
            f"There is no file “{reference}”, and no library at “{library}” to look it up in."
        )
    with desk_on(library) as desk:
        return desk.read(reference)
