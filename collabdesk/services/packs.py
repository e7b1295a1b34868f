"""The framework of each workshop: the one it was held with, whatever is installed by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabdesk.errors import FrameworkError
from collabdesk.framework.digest import digest
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
        return self._parsed(framework_id, edition, self._text(framework_id, edition))

    def of(self, workshop: Workshop) -> Framework:
        """Return the framework a workshop was held with; FrameworkError where there is none."""
        return self._parsed(workshop.framework_id, workshop.edition, self.text(workshop))

    def of_line(self, line: Summary) -> Framework:
        """Return the framework of a listed workshop; FrameworkError where there is none."""
        if line.pack is None:
            return self.get(line.framework_id, line.edition)
        if line.pack in self._read:
            return self._read[line.pack]
        text = self._library.pack_text(line.pack) or self._text(line.framework_id, line.edition)
        return self._parsed(line.framework_id, line.edition, text)

    def text(self, workshop: Workshop) -> str:
        """Return the text of the pack to keep with a workshop: what it has already, or will have.

        Raises FrameworkError where its framework is neither kept nor installed.
        """
        return self.held(workshop) or self._text(workshop.framework_id, workshop.edition)

    def held(self, workshop: Workshop) -> str | None:
        """Return the text kept with the workshop of that id and framework; None for none."""
        kept = self._library.pack_held_with(workshop.id)
        if kept is None or kept[:2] != (workshop.framework_id, workshop.edition):
            return None
        return self._library.pack_text(kept[2])

    def read_file(self, path: Path) -> WorkshopFile:
        """Return what a workshop file holds; see ``exchange.workshop_file.read_workshop``.

        A workshop that the library has is read by the framework it was held with.
        """
        from collabdesk.exchange.workshop_file import read_workshop

        file = read_workshop(path, self)
        held = self.of(file.workshop)
        if held is self.get(held.id, held.edition):
            return file
        return read_workshop(path, _Only(held))

    def _text(self, framework_id: str, edition: str) -> str:
        """Return the text of a pack as installed, else as the newest workshop has it."""
        try:
            return self._catalogue.pack(framework_id, edition).text
        except FrameworkError:
            sha256 = self._library.latest_pack(framework_id, edition)
            kept = sha256 and self._library.pack_text(sha256)
            if not kept:
                raise
            return kept

    def _parsed(self, framework_id: str, edition: str, text: str) -> Framework:
        sha256 = digest(text)
        if sha256 not in self._read:
            self._read[sha256] = self._installed(framework_id, edition, sha256) or parse_pack(
                text, f"{framework_id}, edition {edition}, as kept in the library"
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
