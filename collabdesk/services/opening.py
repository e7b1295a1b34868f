"""Open a library with this computer's clock, ids, chance and frameworks: the one place for it."""

from __future__ import annotations

import random
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from collabdesk import paths
from collabdesk.framework.catalogue import Catalogue
from collabdesk.resources import resource

if TYPE_CHECKING:
    from collabdesk.services.desk import Desk
    from collabdesk.store.claim import Claim


def installed() -> Catalogue:
    """Return the frameworks: the shipped ones, then the user's own."""
    return Catalogue((resource("frameworks"), paths.framework_folder()))


def now() -> datetime:
    """Return the local time."""
    return datetime.now().astimezone()


def today() -> date:
    """Return the local date."""
    return now().date()


def open_desk(library: Path, *, read_only: bool = False) -> Desk:
    """Open *library*, made where there is none; whoever opens it closes it.

    The store is imported only here, so that a window paints and a command that needs no
    library ends before SQLAlchemy is loaded. Raises LibraryError where it cannot be opened.
    """
    from collabdesk.services.desk import Desk
    from collabdesk.services.rights import tighten
    from collabdesk.store.backups import Backups
    from collabdesk.store.library import Library

    tighten(library)
    backups = Backups(paths.backup_folder(library), now)
    return Desk(
        Library.open(library, read_only=read_only, backups=backups),
        installed(),
        now=now,
        new_id=lambda: str(uuid4()),
        rng=random.SystemRandom(),
        backups=backups,
    )


def claim(library: Path) -> Claim | None:
    """Return the one right to open a window on *library*; None where another program has it."""
    from collabdesk.store.claim import Claim

    return Claim.take(library)


def call_forward(library: Path, file: Path | None) -> bool:
    """Call for the window that has *library* open, to offer *file*; say whether it came."""
    from collabdesk.store.claim import call_forward as call

    return call(library, str(file.absolute()) if file else "")
