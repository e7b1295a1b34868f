"""What is held about a partner, and how it goes for good: from the library and every copy of it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from collabdesk import paths
from collabdesk.domain.edit.privacy import (
    NamesLeft,
    aside_without,
    aside_without_hands,
    erase_partner,
    make_anonymous,
    names_left,
)
from collabdesk.domain.held import Line, held, partners_called
from collabdesk.domain.ids import aside_with_other_ids, with_other_ids
from collabdesk.domain.naming import Naming
from collabdesk.domain.text import name_key, required_name
from collabdesk.errors import UnknownWorkshop
from collabdesk.ordinary import read_ordinary
from collabdesk.services.settings_text import forget, mentions

if TYPE_CHECKING:
    from datetime import date

    from collabdesk.domain.workshop import Workshop
    from collabdesk.store.backups import Backups
    from collabdesk.store.library import Library


@dataclass(frozen=True, slots=True)
class HeldIn:
    """What one workshop holds about a partner; an anonymous one holds no votes of it."""

    workshop: Workshop
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """Everything that is held about ``name``, newest workshop first, and the copies with it.

    ``known`` says whether any partner is called so; else it is a word that texts may hold.
    """

    name: str
    known: bool
    workshops: tuple[HeldIn, ...]
    copies: tuple[Path, ...]
    settings: bool

    @property
    def lines(self) -> int:
        """How many things are held in the workshops."""
        return sum(len(one.lines) for one in self.workshops)


@dataclass(frozen=True, slots=True)
class Anonymised:
    """A workshop that was made anonymous: ``votes`` lost their partner; ``copies`` have it yet."""

    title: str
    votes: int
    left: NamesLeft
    copies: tuple[Path, ...]


class Privacy:
    """Acts on one open library and on the copies of it that this computer keeps."""

    def __init__(
        self,
        library: Library,
        backups: Backups | None,
        rng: random.Random,
        today: Callable[[], date],
    ) -> None:
        self._library = library
        self._backups = backups
        self._rng = rng
        self._today = today

    def names(self) -> tuple[str, ...]:
        """List the partners of all workshops by name, each once."""
        found: dict[str, str] = {}
        for line in self._library.summaries(self._today()):
            for name in line.partners:
                found.setdefault(name_key(name), name)
        return tuple(sorted(found.values(), key=name_key))

    def held(self, name: str) -> Held:
        """Return everything held about the partner *name*; InvalidInput for an empty name."""
        name = required_name(name, "partner", "The partner’s name")
        found, known = [], False
        for workshop in self._workshops():
            known = known or bool(partners_called(workshop, name))
            lines = held(workshop, name, self._library.aside(workshop.id))
            if lines:
                found.append(HeldIn(workshop, lines))
        says = self._says(name)
        copies = self._copies_of_which(says)
        return Held(name, known, tuple(found), copies, mentions(paths.settings_file(), says))

    def write_held(
        self, path: Path, name: str, tr: Callable[[str], str], *, force: bool = False
    ) -> Held:
        """Write everything held about a partner as CSV, or as JSON by the ending of *path*.

        Raises InvalidInput for another ending or an empty name, OutputExists where *path* is
        there and not *force*.
        """
        from collabdesk.exchange.safe_write import write_file
        from collabdesk.services.held_file import held_bytes

        found = self.held(name)
        write_file(path, held_bytes(path, found, tr), force=force)
        return found

    def anonymise(self, workshop_id: str) -> Anonymised:
        """Make a workshop anonymous for good; nothing here brings the names back.

        Raises InvalidInput where it cannot be, LibraryError where it cannot be written.
        """
        before = self._library.load(workshop_id)
        after = make_anonymous(before, self._rng)
        aside = aside_without_hands(self._library.aside(workshop_id))
        self._library.rewrite([(before, after, aside)])
        return self._anonymised(before)

    def would_anonymise(self, workshop_id: str) -> Anonymised:
        """Return what ``anonymise`` would do, and do nothing; errors as there."""
        before = self._library.load(workshop_id)
        make_anonymous(before, self._rng)
        return self._anonymised(before)

    def _anonymised(self, workshop: Workshop) -> Anonymised:
        copies = self.copies_of(workshop.id, named=True)
        return Anonymised(workshop.title, len(workshop.votes), names_left(workshop), copies)

    def erase(self, name: str) -> Held:
        """Remove a partner from every workshop and its name from every text and setting, for good.

        An id that names it becomes another, the same in every workshop. Returns what was held. The
        ``copies`` still hold it: see ``remove_copies``. Raises InvalidInput for an empty name,
        LibraryError where it cannot be written.
        """
        found, says = self.held(name), self._says(name)
        change = self._other_ids(says)
        changed = []
        for one in found.workshops:
            aside = self._library.aside(one.workshop.id)
            aside = aside_without(aside, {p.id for p in partners_called(one.workshop, name)})
            after = with_other_ids(erase_partner(one.workshop, name), change)
            changed.append((one.workshop, after, aside_with_other_ids(aside, change)))
        self._library.rewrite(changed)
        forget(paths.settings_file(), says)
        return found

    def copies_of(
        self, workshop_id: str, *, named: bool = False, surely: bool = False
    ) -> tuple[Path, ...]:
        """Return the copies of the library, and of the workshop, that hold it.

        With *named*, only those in which its votes have their partners. One that cannot be read
        counts, unless it is to be held *surely*.
        """
        from collabdesk.store.traces import holds_workshop

        found = {path: holds_workshop(path, workshop_id, named=named) for path in self._libraries()}
        libraries = (
            path for path, holds in found.items() if holds or (holds is None and not surely)
        )
        rescued = paths.rescued_copy(workshop_id)
        return (*libraries, *([rescued] if rescued.exists() else []))

    def _other_ids(self, says: Callable[[str], bool]) -> Callable[[str], str]:
        """Return what gives another id for each of which *says* is true, drawn by chance."""

        @cache
        def change(one: str) -> str:
            return f"{self._rng.getrandbits(128):032x}" if says(one) else one

        return change

    def _says(self, name: str) -> Callable[[str], bool]:
        return Naming(name, self.names()).names

    def copies_of_removed(self, workshop_id: str) -> tuple[Path, ...]:
        """Return the copies of a workshop that is in the library no more, by its whole id.

        Raises UnknownWorkshop where none is known to hold it, as of a mistyped id.
        """
        if not self.copies_of(workshop_id, surely=True):
            raise UnknownWorkshop(
                f"Neither the library nor a backup of it holds a workshop “{workshop_id}”."
            )
        return self.copies_of(workshop_id)

    def _copies_of_which(self, says: Callable[[str], bool]) -> tuple[Path, ...]:
        from collabdesk.store.traces import holds_text

        libraries = (p for p in self._libraries() if holds_text(p, says) is not False)
        rescued = sorted(paths.rescue_folder().glob("*.collabdesk"))
        return (*libraries, *(path for path in rescued if _may_say(path, says)))

    def remove_copies(self, copies: Iterable[Path]) -> int:
        """Remove *copies* for good, once a new backup is made; return how many they were.

        Raises LibraryError where no backup can be made, and then removes nothing, or where a
        copy cannot be removed.
        """
        from collabdesk.store.traces import discard_copies

        gone = tuple(copies)
        if gone and self._backups is not None:
            self._library.back_up(self._backups)
        discard_copies(gone)
        return len(gone)

    def _libraries(self) -> tuple[Path, ...]:
        from collabdesk.store.traces import beside

        backups = self._backups.all() if self._backups else ()
        return (*(backup.path for backup in backups), *beside(self._library.path))

    def _workshops(self) -> list[Workshop]:
        lines = self._library.summaries(self._today())
        return [self._library.load(line.id) for line in lines]


def _may_say(file: Path, says: Callable[[str], bool]) -> bool:
    """Say whether *says* is true of a workshop file; of one that is not plain nobody can say."""
    try:
        return any(map(says, _strings(json.loads(read_ordinary(file)))))
    except (OSError, ValueError, RecursionError):
        return True


def _strings(value: object) -> Iterator[str]:
    """Give every text in what was read from a file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
