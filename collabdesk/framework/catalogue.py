"""The frameworks that are installed, read when first asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from collabdesk.errors import FrameworkError
from collabdesk.framework.digest import digest
from collabdesk.framework.loader import parse_pack, read_text
from collabdesk.framework.model import DEFAULT_FRAMEWORK_ID, Framework

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Pack:
    """A framework with the file it came in and the text it was read from."""

    framework: Framework
    text: str
    path: Path

    @property
    def key(self) -> tuple[str, str]:
        """The id and the edition, by which a workshop names its framework."""
        return self.framework.id, self.framework.edition

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the text, as 64 hexadecimal digits."""
        return digest(self.text)


class Catalogue:
    """Every usable pack (``*.toml``) in *folders*, read once each.

    Where two packs have one id and edition, the one in the earlier folder is meant; the other is
    listed by ``hidden``. A pack that cannot be used is passed over and listed by ``broken``; a
    folder that is not there is empty.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._read: dict[Path, Pack | FrameworkError] = {}

    def get(self, framework_id: str, edition: str) -> Framework:
        """Return a framework; FrameworkError where it is not installed."""
        return self.pack(framework_id, edition).framework

    def pack(self, framework_id: str, edition: str) -> Pack:
        """Return a framework with its text; FrameworkError where it is not installed."""
        if found := self._find(framework_id, edition):
            return found
        raise FrameworkError(
            f"The framework “{framework_id}”, edition {edition}, is not installed here.",
            tuple(line for error in self.broken() for line in error.problems),
        )

    def knows(self, framework_id: str, edition: str) -> bool:
        """Say whether a framework is installed."""
        return self._find(framework_id, edition) is not None

    def default(self) -> Framework:
        """Return the newest edition of the framework the program comes with.

        Raises FrameworkError where there is none.
        """
        editions = [p.framework for p in self.packs() if p.framework.id == DEFAULT_FRAMEWORK_ID]
        if editions:
            return max(editions, key=lambda framework: _rank(framework.edition))
        raise FrameworkError(
            f"The framework “{DEFAULT_FRAMEWORK_ID}” is missing. Install CollabDesk again.",
            tuple(line for error in self.broken() for line in error.problems),
        )

    def all(self) -> tuple[Framework, ...]:
        """Return every usable framework once, by folder and file name."""
        return tuple(pack.framework for pack in self.packs())

    def packs(self) -> tuple[Pack, ...]:
        """Return every usable pack once, by folder and file name."""
        found: dict[tuple[str, str], Pack] = {}
        for pack in self._usable(self._paths()):
            found.setdefault(pack.key, pack)
        return tuple(found.values())

    def hidden(self) -> tuple[tuple[Pack, Pack], ...]:
        """Return each pack that another of the same id and edition stands before, and that one."""
        meant = {pack.key: pack for pack in self.packs()}
        usable = self._usable(self._paths())
        return tuple((p, meant[p.key]) for p in usable if meant[p.key] is not p)

    def broken(self) -> tuple[FrameworkError, ...]:
        """Return what is wrong with each pack that cannot be used."""
        read = (self._pack(path) for path in self._paths())
        return tuple(pack for pack in read if isinstance(pack, FrameworkError))

    def _find(self, framework_id: str, edition: str) -> Pack | None:
        wanted = framework_id, edition
        return next((pack for pack in self._usable(self._paths()) if pack.key == wanted), None)

    def _usable(self, paths: Sequence[Path]) -> Iterator[Pack]:
        for path in paths:
            if isinstance(pack := self._pack(path), Pack):
                yield pack

    def _paths(self) -> list[Path]:
        return [path for folder in self._folders for path in sorted(folder.glob("*.toml"))]

    def _pack(self, path: Path) -> Pack | FrameworkError:
        if path not in self._read:
            try:
                text = read_text(path)
                self._read[path] = Pack(parse_pack(text, path.name), text, path)
            except FrameworkError as error:
                self._read[path] = error
        return self._read[path]


def _rank(edition: str) -> tuple[tuple[int, str], ...]:
    """Return what editions are ordered by: the numbers in them as numbers, the rest as text."""
    parts = re.split(r"([0-9]+)", edition.casefold())
    numbers = (part.lstrip("0") if place % 2 else part for place, part in enumerate(parts))
    return tuple((len(n) if place % 2 else 0, n) for place, n in enumerate(numbers))
