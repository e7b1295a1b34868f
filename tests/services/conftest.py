"""A desk with a library of its own, a clock that stands still, and chance that repeats."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from collabdesk.framework.catalogue import Catalogue
from collabdesk.resources import resource
from collabdesk.services.desk import Desk
from collabdesk.store.library import Library
from tests.builders import Dice

NOON = datetime.fromisoformat("2026-11-23T12:00:00+00:00")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def desk(library: Library) -> Desk:
    numbers = itertools.count(1)
    catalogue = Catalogue([resource("frameworks")])
    return Desk(
        library, catalogue, now=lambda: NOON, new_id=lambda: f"new-{next(numbers)}", rng=Dice(1)
    )
