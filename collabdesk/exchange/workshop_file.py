"""Read a workshop file, refusing in one line what cannot be; write one."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from collabdesk.domain.workshop import Workshop
from collabdesk.errors import FrameworkError, WorkshopFileError
from collabdesk.exchange.decode import decode, read_bytes
from collabdesk.exchange.encode import encode
from collabdesk.exchange.meaning import NotRevealed, understand
from collabdesk.exchange.refusal import RefusedError, plain
from collabdesk.framework.model import Framework


class Frameworks(Protocol):
    """Where the frameworks are: the catalogue, for one."""

    def get(self, framework_id: str, edition: str, /) -> Framework:
        """Return a framework; FrameworkError where there is none of that id and edition."""
        ...


@dataclass(frozen=True, slots=True)
class WorkshopFile:
    """What a file held; ``not_revealed`` is (indicator, round, votes) of what it left out."""

    workshop: Workshop
    not_revealed: tuple[NotRevealed, ...] = ()


def read_workshop(path: Path, catalogue: Frameworks) -> WorkshopFile:
    """Return what a workshop file holds.

    Raises WorkshopFileError, whose one line names the file, the place in it (as in
    ``votes[12].answer``) and what was expected; and where the file cannot be read.
    """
    name = plain(path.name)
    try:
        data = read_bytes(path)
    except RefusedError as refused:
        raise WorkshopFileError(f"{name}: {refused}") from None
    except OSError as error:
        why = plain(error.strerror or "it cannot be read")
        raise WorkshopFileError(f"{name}: cannot be read: {why}. Check the path.") from None
    return read_text(path.name, data, catalogue)


def read_text(name: str, data: bytes, catalogue: Frameworks) -> WorkshopFile:
    """Return what *data* holds, the bytes of a workshop file called *name*; errors as above."""
    try:
        return parse_workshop(data, catalogue)
    except RefusedError as refused:
        raise WorkshopFileError(f"{plain(name)}: {refused}") from None


def parse_workshop(data: bytes, catalogue: Frameworks) -> WorkshopFile:
    """Return what the bytes of a workshop file hold; RefusedError names the place."""
    with _uncollected():
        return _parse(data, catalogue)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: none is made, and to look through a million votes is slow."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _parse(data: bytes, catalogue: Frameworks) -> WorkshopFile:
    part = decode(data)
    try:
        framework = catalogue.get(part.framework.id, part.framework.edition)
    except FrameworkError:
        wanted = plain(f"{part.framework.id}, edition {part.framework.edition}")
        raise RefusedError(
            "framework", f"expected a framework that is installed, and {wanted} is not"
        ) from None
    return WorkshopFile(*understand(part, framework))


def write_workshop(workshop: Workshop) -> bytes:
    """Return *workshop* as a workshop file; votes of unread rounds are only counted in it."""
    return encode(workshop)
