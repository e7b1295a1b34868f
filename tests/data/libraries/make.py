"""Make the library that is kept of a schema: ``python -m tests.data.libraries.make``.

It is made by the program itself, with the sample workshop and the one that follows it, and is the
same byte for byte each time. Run it after a change of the schema and keep what it writes; a file
of an older schema is never made anew, since only the code of its day can make it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Final

from collabdesk.domain.dots import Dot, DotVote
from collabdesk.domain.workshop import Status
from collabdesk.framework.catalogue import Catalogue
from collabdesk.resources import resource
from collabdesk.services.desk import Desk
from collabdesk.store.header import SCHEMA
from collabdesk.store.library import Library

FOLDER: Final = Path(__file__).parent
_DAY: Final = datetime(2026, 11, 24, 9, tzinfo=UTC)


def kept(schema: int) -> Path:
    """Return where the library of a schema is kept."""
    return FOLDER / f"schema-{schema}.sqlite"


def make(path: Path) -> None:
    """Make the library of the present schema at *path*."""
    desk = Desk(
        Library.open(path),
        Catalogue((resource("frameworks"),)),
        now=lambda: _DAY,
        new_id=_ids(),
        rng=random.SystemRandom(),
    )
    sitting = desk.sit(desk.follow_up(desk.sample()))
    partner = sitting.workshop.partners[0].id
    going_on, dropped = sitting.earlier_actions()[:2]
    sitting.settle_action(going_on.id, Status.STARTED)
    sitting.settle_action(dropped.id, Status.DROPPED, "the council network cannot reach it")
    sitting.record_vote("1.1", partner, 1, 3)
    sitting.keep_aside(replace(sitting.aside, dots=DotVote(dots=(Dot(partner, "6.1"),))))
    desk.close()


def _ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"made-{next(numbers)}"


if __name__ == "__main__":
    make(kept(SCHEMA))
