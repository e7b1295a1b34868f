"""The framework of each workshop: the one it was held with, whatever is installed by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabdesk.framework.loader import parse_pack

if TYPE_CHECKING:
    from pathlib import Path

    from collabdesk.domain.workshop import Workshop
    from collabdesk.exchange.workshop_file import WorkshopFile
    from collabdesk.framework.catalogue import Catalogue
    from collabdesk.framework.model import Framework
    from collabdesk.store.library import Library
    from collabdesk.store.summary import Summary


class Packs:
    """The packs installed, and those the library keeps with its workshops; each is read once."""

    def __init__(self, library: Library, catalogue: Catalogue) -> None:
        self._library = library
        self._catalogue = catalogue
        self._read: dict[str, Framework] = {}

    def get(self, framework_id: str, edition: str) -> Framework:
        """Return a framework as installed, else as kept; FrameworkError where it is neither."""
        named = framework_id, edition
        if not self._catalogue.knows(*named) and (sha256 := self._library.latest_pack(*named)):
            return self._kept(*named, sha256)
        return self._catalogue.get(*named)

    def of(self, workshop: Workshop) -> Framework:
        """Return the framework a workshop was held with; FrameworkError where there is none."""
        named = workshop.framework_id, workshop.edition
        sha256 = self._held(workshop)
        return self._kept(*named, sha256) if sha256 else self.get(*named)

    def of_line(self, line: Summary) -> Framework:
        """Return the framework of a listed workshop; FrameworkError where there is none."""
        named = line.framework_id, line.edition
        return self._kept(*named, line.pack) if line.pack else self.get(*named)

    def text(self, workshop: Workshop) -> str:
        """Return the text of the pack to keep with a workshop: what it has already, or will have.

        Raises FrameworkError where its framework is neither kept nor installed.
        """
        named = workshop.framework_id, workshop.edition
        if (held := self.held(workshop)) is not None:
            return held
        if not self._catalogue.knows(*named) and (sha256 := self._library.latest_pack(*named)):
            return self._library.pack_text(sha256)
        return self._catalogue.pack(*named).text

    def held(self, workshop: Workshop) -> str | None:
        """Return the text kept with the workshop of that id and framework; None for none."""
        sha256 = self._held(workshop)
        return self._library.pack_text(sha256) if sha256 else None

    def read_file(self, path: Path) -> WorkshopFile:
        """Return what a workshop file holds; see ``protecting.read_file``.

        A workshop that the library has is read by the framework it was held with.
        """
        from collabdesk.services.protecting import read_file

        file = read_file(path, self)
        held = self.of(file.workshop)
        if held is self.get(held.id, held.edition):
            return file
        return read_file(path, _Only(held))

    def _held(self, workshop: Workshop) -> str | None:
        kept = self._library.pack_held_with(workshop.id)
        named = workshop.framework_id, workshop.edition
        return kept[2] if kept and kept[:2] == named else None

    def _kept(self, framework_id: str, edition: str, sha256: str) -> Framework:
        if sha256 not in self._read:
            name = f"{framework_id}, edition {edition}, as kept in the library"
            self._read[sha256] = self._installed(framework_id, edition, sha256) or parse_pack(
                self._library.pack_text(sha256), name
            )
        return self._read[sha256]

    def _installed(self, framework_id: str, edition: str, sha256: str) -> Framework | None:
        if not self._catalogue.knows(framework_id, edition):
            return None
        pack = self._catalogue.pack(framework_id, edition)
        return pack.framework if pack.sha256 == sha256 else None


class _Only:
    """One framework, whatever is asked for."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework

    def get(self, _framework_id: str, _edition: str, /) -> Framework:
        """Return the framework."""
        return self._framework
