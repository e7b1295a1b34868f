"""Make libraries to measure on: the sample workshop, as often as wanted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from collabdesk.domain.workshop import Workshop
from collabdesk.services.opening import open_desk
from collabdesk.store.library import Library


def sample(folder: Path) -> Workshop:
    """Return the sample workshop."""
    with closing(open_desk(folder / "sample.sqlite")) as desk:
        return desk.read(desk.sample())


def copies(original: Workshop, count: int) -> Iterator[Workshop]:
    """Return *count* workshops that differ in id, title and collaboration."""
    for number in range(count):
        name = f"{original.collaboration.name} {number}"
        yield replace(
            original,
            id=str(uuid5(NAMESPACE_URL, f"workshop {number}")),
            title=f"{original.title} {number}",
            collaboration=replace(
                original.collaboration, id=str(uuid5(NAMESPACE_URL, name)), name=name
            ),
        )


def make_library(path: Path, original: Workshop, count: int) -> None:
    """Write a library of *count* workshops to *path*."""
    with closing(Library.open(path)) as library:
        library.add(copies(original, count))
