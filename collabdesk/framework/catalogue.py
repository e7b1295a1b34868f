"""The frameworks that are installed, read when first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from collabdesk.errors import FrameworkError
from collabdesk.framework.loader import read_pack
from collabdesk.framework.model import DEFAULT_FRAMEWORK_ID, Framework

if TYPE_CHECKING:
    from pathlib import Path


class Catalogue:
    """Every usable pack (``*.toml``) in *folders*, read once each.

    Where two packs have one id and edition, the one in the earlier folder is meant. A pack that
    cannot be used is passed over and listed by ``broken``; a folder that is not there is empty.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._read: dict[Path, Framework | FrameworkError] = {}

    def get(self, framework_id: str, edition: str) -> Framework:
        """Return a framework; FrameworkError where it is not installed."""
        for framework in self._candidates(framework_id):
            if (framework.id, framework.edition) == (framework_id, edition):
                return framework
        raise FrameworkError(
            f"The framework “{framework_id}”, edition {edition}, is not installed here.",
            tuple(line for error in self.broken() for line in error.problems),
        )

    def knows(self, framework_id: str, edition: str) -> bool:
        """Say whether a framework is installed."""
        return any(
            (framework.id, framework.edition) == (framework_id, edition)
            for framework in self._candidates(framework_id)
        )

    def default(self) -> Framework:
        """Return the framework the program comes with; FrameworkError where it is missing."""
        for framework in self._candidates(DEFAULT_FRAMEWORK_ID):
            if framework.id == DEFAULT_FRAMEWORK_ID:
                return framework
        raise FrameworkError(
            f"The framework “{DEFAULT_FRAMEWORK_ID}” is missing. Install CollabDesk again.",
            tuple(line for error in self.broken() for line in error.problems),
        )

    def all(self) -> tuple[Framework, ...]:
        """Return every usable framework once, by folder and file name."""
        found: dict[tuple[str, str], Framework] = {}
        for framework in self._usable(self._paths()):
            found.setdefault((framework.id, framework.edition), framework)
        return tuple(found.values())

    def broken(self) -> tuple[FrameworkError, ...]:
        """Return what is wrong with each pack that cannot be used."""
        read = (self._pack(path) for path in self._paths())
        return tuple(pack for pack in read if isinstance(pack, FrameworkError))

    def _candidates(self, framework_id: str) -> Iterator[Framework]:
        """Yield frameworks, files named after the id first, so that mostly one is read."""
        paths = self._paths()
        yield from self._usable(sorted(paths, key=lambda path: path.stem != framework_id))

    def _usable(self, paths: Sequence[Path]) -> Iterator[Framework]:
        for path in paths:
            if isinstance(pack := self._pack(path), Framework):
                yield pack

    def _paths(self) -> list[Path]:
        return [path for folder in self._folders for path in sorted(folder.glob("*.toml"))]

    def _pack(self, path: Path) -> Framework | FrameworkError:
        if path not in self._read:
            try:
                self._read[path] = read_pack(path)
            except FrameworkError as error:
                self._read[path] = error
        return self._read[path]
