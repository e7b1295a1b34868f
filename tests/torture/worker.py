"""What is tortured: a scripted workshop, and each deed that writes, told through a pipe."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final
from uuid import uuid4

from collabdesk.domain.workshop import Workshop
from collabdesk.errors import InvalidInput
from collabdesk.framework.catalogue import Catalogue
from collabdesk.resources import resource
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.services.sitting import Sitting
from collabdesk.store.backups import Backups
from collabdesk.store.library import Library
from tests.builders import Dice

NOON: Final = datetime(2026, 11, 23, 12, tzinfo=UTC)
_MEMORY: Final = Path("/dev") / "shm"
FAST: Final = str(_MEMORY) if os.access(_MEMORY, os.W_OK) else None
"""A folder in memory, where the system has one: for what is not about the drive."""
SAMPLE: Final = resource("samples/sample.collabdesk")
Tell = Callable[[str], None]


class TellingLibrary(Library):
    """A library that tells each state before it is kept."""

    tell: Tell

    def save(self, before: Workshop, after: Workshop, *, patient: bool = True) -> None:
        self.tell(f"?{digest(after)}\n")
        super().save(before, after, patient=patient)


def open_desk(
    path: Path, library: Library | None = None, prefix: str = "new", *, backed_up: bool = True
) -> Desk:
    """Return the services on the library at *path*; ids and chance are the same every time."""
    numbers = itertools.count(1)
    return Desk(
        library or Library.open(path),
        Catalogue([resource("frameworks")]),
        now=lambda: NOON,
        new_id=lambda: f"{prefix}-{next(numbers)}",
        rng=Dice(1),
        backups=backups_of(path) if backed_up else None,
    )


def backups_of(path: Path) -> Backups:
    """Return the backups of the tortured library."""
    return Backups(path.parent / "copies", lambda: NOON)


def begin(path: Path) -> str:
    """Make the library with the workshop that is to be tortured, and return its id."""
    with closing(open_desk(path)) as desk:
        made = desk.create(NewWorkshop("Workshop 1", "Harbour pathway"))
        desk.sit(made).paste_partners("Acute trust; 3\nHospice; 2\nCouncil; 2\nCarers; 1")
    return made


def score_until_killed(path: Path, workshop_id: str, tell: Tell) -> None:
    """Score for ever; each state is told before it is kept ("?") and once it is ("!")."""
    library = TellingLibrary.open(path)
    library.tell = tell
    with closing(open_desk(path, library, str(uuid4()))) as desk:
        sitting = desk.sit(workshop_id)
        tell("open\n")
        for number in itertools.count(len(sitting.workshop.notes)):
            for act in _deeds(sitting, number):
                with suppress(InvalidInput):  # done already, before the last kill
                    act()
                    tell(f"!{digest(sitting.workshop)}\n")


def _deeds(sitting: Sitting, number: int) -> Iterator[Callable[[], object]]:
    """Yield what a room does with one indicator after another, round after round."""
    named = sitting.framework.indicators[number % 33].id
    answers = Dice(number)
    for partner in sitting.workshop.partners:
        for seat in range(1, partner.seats + 1):
            answer = answers.randint(1, 5)
            yield partial(sitting.record_vote, named, partner.id, seat, answer)
    yield lambda: sitting.reveal(named)
    yield lambda: sitting.agree(named, answers.randint(1, 5))
    yield lambda: sitting.write_evidence(named, f"{number} " + "e" * 900)
    yield lambda: sitting.add_action(f"Action {number}", indicators=[named])
    yield lambda: sitting.vote_again(named)
    yield lambda: sitting.write_note(f"{number} " + "n" * 900, indicator=named)


def digest(workshop: Workshop) -> str:
    """Return what tells one state of a workshop from every other."""
    return hashlib.sha256(repr(workshop).encode()).hexdigest()[:32]


def kept(path: Path, workshop_id: str) -> tuple[str, str]:
    """Open the library as the next start does; return the check of SQLite and the digest."""
    with closing(open_desk(path)) as desk:
        found = digest(desk.sit(workshop_id).workshop)
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0]), found


def rewrite_until_killed(path: Path, tell: Tell) -> None:
    """Keep answers in a plain JSON file that is written anew each time: the control."""
    data = json.loads(path.read_text()) if path.exists() else {}
    tell("open\n")
    for number in itertools.count(len(data)):
        data[str(number)] = "x" * 400
        with path.open("w") as file:
            json.dump(data, file)
        tell(f"!{number}\n")


def teller(handle: int) -> Tell:
    """Return what writes a line into the pipe *handle* at once and whole."""

    def tell(line: str) -> None:
        os.write(handle, line.encode())

    return tell
