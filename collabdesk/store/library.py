"""The library: every workshop on this machine, in one file; each change is on disk on return."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from collabdesk.errors import (
    ChangedElsewhere,
    LibraryError,
    UnknownWorkshop,
)
from collabdesk.framework.digest import digest
from collabdesk.ordinary import followed
from collabdesk.store.asides import read_aside, write_aside
from collabdesk.store.copying import examine, restore
from collabdesk.store.differences import differences, rows_of, write
from collabdesk.store.engine import connect, create, disconnect, raw, writing
from collabdesk.store.erasing import Erasing
from collabdesk.store.faults import sensible, translated
from collabdesk.store.header import SCHEMA, changes_of, check_header, must_lead_somewhere
from collabdesk.store.keyring import key_of
from collabdesk.store.listing import list_collaborations, list_summaries
from collabdesk.store.mapping import workshop_row
from collabdesk.store.open_actions import list_open_actions
from collabdesk.store.open_file import OpenFile
from collabdesk.store.packs import (
    drop_unused_packs,
    keep_pack,
    latest_pack,
    pack_held_with,
    pack_text,
)
from collabdesk.store.places import read_place, write_place
from collabdesk.store.reading import read_workshop
from collabdesk.store.seals import sealed
from collabdesk.store.shape import fits
from collabdesk.store.tables import WorkshopRow
from collabdesk.store.verifying import columns_of, damaged_inside, look_for_damage, schema_of

if TYPE_CHECKING:
    from collabdesk.domain.aside import Aside
    from collabdesk.domain.open_actions import OpenAction
    from collabdesk.domain.place import Place
    from collabdesk.domain.workshop import Collaboration, Workshop
    from collabdesk.store.backups import Backup, Backups
    from collabdesk.store.summary import Summary

_LOOKED_AT: Final = 10_000
"""How many rows are looked at one by one while opening; of more, the rest when it is read."""

_ROW: Final = select(WorkshopRow.__table__).where(WorkshopRow.id == bindparam("workshop_id"))
_NEW: Final = insert(WorkshopRow).returning(*WorkshopRow.__table__.c)
_OWN: Final = update(WorkshopRow).where(WorkshopRow.key == bindparam("this"))
_NOTHING: Final[Mapping[str, Any]] = {}


class Library(OpenFile, Erasing):
    """An open library, used from one thread; every error is a LibraryError or UnknownWorkshop.

    It remembers each workshop as it last read or wrote it, so that a save writes the differing
    rows only, and so that a change made by another program is seen before anything is written.
    """

    def __init__(
        self, path: Path, connection: Connection, *, read_only: bool, trusting: bool = False
    ) -> None:
        super().__init__(path, connection, read_only=read_only)
        self._trusting = trusting

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, backups: Backups | None = None) -> Self:
        """Open the library at *path*, made where there is none, migrated where it is older.

        Before it is migrated it goes into *backups*. Raises NewerLibrary or DamagedLibrary,
        without a byte written, where the file is not to be touched; LibraryError where it cannot
        be opened. Where it cannot be written, the library is ``read_only`` even if not asked.
        """
        path = followed(path)
        with translated(path):
            must_lead_somewhere(path)
            if not path.exists():
                _make(path, read_only=read_only)
            check_header(path)
            writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
            asked, read_only = read_only, read_only or not writable
            connection = connect(path, "ro" if read_only else "rw")
            # Who asks only to look may see what can be seen.
            library = cls(path, connection, read_only=read_only, trusting=asked)
            try:
                if not asked:
                    with library._reading():
                        look_for_damage(path, raw(connection), _LOOKED_AT)
                library._bring_up_to_date(backups)
            except BaseException:
                library.close()
                raise
        return library

    def back_up(self, backups: Backups) -> Backup:
        """Put a checked copy of the library into *backups*; errors as of ``Backups.make``."""
        return backups.make(raw(self._connection), self.changes, self._key)

    def bring_back(self, source: Path, backups: Backups | None) -> Path | None:
        """Put the library *source* in the place of this one, and return where this one is kept.

        It goes into *backups* first. Raises LibraryError, and then the library is as it was.
        """
        with translated(self.path):
            self._must_be_writable()
            examine(source)
            changes = changes_of(self.path)
            if backups is not None:
                self.back_up(backups)
            disconnect(self._connection)  # no system replaces what is open
            try:
                return restore(self.path, source, key=self._key, back_up=lambda: changes)
            finally:
                self._seen.clear()
                self._connection, self._key = connect(self.path, "rw"), key_of(self.path)
                self._bring_up_to_date(backups)

    def _bring_up_to_date(self, backups: Backups | None) -> None:
        # Asked again of SQLite, which by now has rolled back what a killed program left.
        with self._reading():
            if (schema := self._schema()) >= SCHEMA:
                return
        if self.read_only:
            raise LibraryError(
                f"The library “{self.path}” was written by an older CollabDesk and cannot be "
                "brought up to date, since it cannot be written. Allow writing, then try again."
            )
        from collabdesk.store.migrations import migrate

        # Each opening that fails after this would make it again.
        if backups is not None and not backups.have(self.changes, schema):
            self.back_up(backups)
        with writing(self._connection):
            migrate(self._connection, schema)

    def _schema(self) -> int:
        """Return the schema by its number, to who only looks by the tables that are there."""
        held = raw(self._connection)
        if self._trusting and fits(SCHEMA, columns_of(held)):
            return SCHEMA
        return schema_of(self.path, held)

    def summaries(self, today: date) -> tuple[Summary, ...]:
        """List the workshops, newest first; actions due before *today* count as overdue."""
        with self._reading():
            return list_summaries(self._connection, today)

    def collaborations(self) -> tuple[Collaboration, ...]:
        """List the collaborations as they were last called, newest first."""
        with self._reading():
            return list_collaborations(self._connection)

    def open_actions(self) -> tuple[OpenAction, ...]:
        """List every open action of the workshops not archived, by due date."""
        with self._looking():
            return list_open_actions(self._connection)

    def find(self, id_start: str) -> str:
        """Return the id of the one workshop whose id is, or else starts with, *id_start*."""
        start = func.substr(WorkshopRow.id, 1, len(id_start)) == id_start
        with self._looking():
            found = list(self._connection.scalars(select(WorkshopRow.id).where(start).limit(2)))
            exact = select(WorkshopRow.id).where(WorkshopRow.id == id_start)
            if id_start and self._connection.scalar(exact) is not None:
                return id_start
        if id_start and len(found) == 1:
            return found[0]
        if id_start and found:
            raise UnknownWorkshop(
                f"The id of more than one workshop starts with “{id_start}”. Give more of it."
            )
        raise UnknownWorkshop(
            f"There is no workshop “{id_start}” in the library. See the list of workshops."
        )

    def load(self, workshop_id: str) -> Workshop:
        """Return a workshop as it stands in the library; UnknownWorkshop where there is none."""
        with self._reading():
            row = self._row(workshop_id)
            seen = self._seen.get(workshop_id)
            if seen and seen[0] == row.revision:
                return seen[1]
            workshop = read_workshop(self._connection, row, trusting=self._trusting)
            self._seen[workshop_id] = (row.revision, workshop)
            return workshop

    def is_archived(self, workshop_id: str) -> bool:
        """Say whether a workshop is archived; UnknownWorkshop where there is none."""
        with self._looking():
            return bool(self._row(workshop_id).archived)

    def place(self, workshop_id: str) -> Place | None:
        """Return where one left off in a workshop; None where that was never kept.

        Raises UnknownWorkshop where there is no workshop of that id.
        """
        with self._reading():
            return read_place(self._connection, self._row(workshop_id).key)

    def keep_place(self, workshop_id: str, place: Place) -> None:
        """Keep where one left off in a workshop, which is no change of it: one row, one commit.

        Raises UnknownWorkshop where there is no such workshop, LibraryError where it cannot be
        written.
        """
        with self._writing():
            write_place(self._connection, self._row(workshop_id).key, place)

    def aside(self, workshop_id: str) -> Aside:
        """Return what the act step keeps beside a workshop; UnknownWorkshop where there is none."""
        with self._looking():
            return read_aside(self._connection, self._row(workshop_id).key)

    def keep_aside(self, workshop_id: str, aside: Aside) -> None:
        """Keep *aside* beside a workshop, which is no change of it.

        Raises UnknownWorkshop where there is no such workshop, LibraryError where it cannot be
        written.
        """
        with self._writing():
            write_aside(self._connection, self._row(workshop_id).key, aside)

    def pack_held_with(self, workshop_id: str) -> tuple[str, str, str] | None:
        """Return id, edition and SHA-256 of the pack kept with a workshop; None for none."""
        with self._looking():
            return pack_held_with(self._connection, workshop_id)

    def latest_pack(self, framework_id: str, edition: str) -> str | None:
        """Return the SHA-256 of the pack of that name in the workshop last added; None for none."""
        with self._looking():
            return latest_pack(self._connection, framework_id, edition)

    def pack_text(self, sha256: str) -> str:
        """Return the text of a pack that is kept; KeyError where it is not."""
        with self._looking():
            text = pack_text(self._connection, sha256)
        if digest(text) != sha256:
            raise damaged_inside(self.path)
        return text

    def add(
        self,
        workshops: Iterable[Workshop],
        *,
        packs: Mapping[str, str] | None = None,
        replacing: Collection[str] = (),
        archived: Collection[str] = (),
        places: Mapping[str, Place] | None = None,
        asides: Mapping[str, Aside] | None = None,
    ) -> None:
        """Add workshops, all or none; those of the ids in *replacing* go in the same step.

        *packs* has the text of the framework pack to keep with a workshop, by its id. The ids in
        *archived* are put with the archived ones, *places* says where one left off, *asides*
        what the act step keeps. Raises
        LibraryError where an id is there already and not replaced.
        """
        workshops = tuple(workshops)
        with self._writing():
            self._connection.execute(delete(WorkshopRow).where(WorkshopRow.id.in_(replacing)))
            for workshop in workshops:
                pack = (packs or {}).get(workshop.id)
                key = self._insert(workshop, pack, archived=workshop.id in archived)
                if places and workshop.id in places:
                    write_place(self._connection, key, places[workshop.id])
                if asides and workshop.id in asides:
                    write_aside(self._connection, key, asides[workshop.id])
            if replacing:
                drop_unused_packs(self._connection)
        for workshop_id in replacing:
            self._seen.pop(workshop_id, None)
        for workshop in workshops:
            self._seen[workshop.id] = (1, workshop)

    def save(self, before: Workshop, after: Workshop, *, patient: bool = True) -> None:
        """Write the rows in which *after* differs from *before*, in one transaction.

        Another program's lock is waited for unless not *patient*. Raises ChangedElsewhere where
        *before* is no longer what the library holds, Contradiction where *after* cannot be,
        LibraryError where it cannot be written; then nothing is written, and a later try may do.
        """
        with self._writing(patient=patient):
            revision = self._save(before, after)
        self._seen[before.id] = (revision, after)

    def _save(self, before: Workshop, after: Workshop) -> int:
        """Write what differs inside the caller's transaction; return the new revision."""
        row = self._row(before.id)
        seen = self._seen.get(before.id)
        if seen is None or seen[0] != row.revision or not _same(seen[1], before):
            raise ChangedElsewhere(
                f"The workshop “{before.title}” was changed by another program. "
                "Open it again; nothing was written over the other change."
            )
        found = differences(before, after)
        self._update(
            row,
            workshop_row(after),
            revision=row.revision + 1,
            seals=row.seals + found.seals,
        )
        write(self._connection, row.key, found)
        return int(row.revision) + 1

    def remove(self, workshop_id: str) -> None:
        """Delete a workshop with all that belongs to it, and sweep it from the file."""
        with self._writing():
            key = self._row(workshop_id).key
            self._connection.execute(delete(WorkshopRow).where(WorkshopRow.key == key))
            drop_unused_packs(self._connection)
        self._seen.pop(workshop_id, None)
        with suppress(LibraryError):  # it is deleted; where there is no room, the next time sweeps
            self.sweep()

    def set_archived(self, workshop_id: str, flag: bool) -> None:
        """Put a workshop with the archived ones, or take it back."""
        with self._writing():
            self._update(self._row(workshop_id), archived=int(flag))

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._looking(), sensible(self.path):
            yield

    def _row(self, workshop_id: str) -> Row[Any]:
        row = self._connection.execute(_ROW, {"workshop_id": workshop_id}).one_or_none()
        if row is None:
            raise UnknownWorkshop(f"The workshop {workshop_id} is no longer in the library.")
        return row

    def _insert(self, workshop: Workshop, pack: str | None, *, archived: bool) -> int:
        named = workshop.framework_id, workshop.edition
        kept = None if pack is None else keep_pack(self._connection, *named, pack)
        own = workshop_row(workshop) | {"revision": 1, "archived": int(archived), "pack": kept}
        row = self._connection.execute(_NEW, own).one()
        seals = 0
        for found in rows_of(workshop):
            write(self._connection, row.key, found)
            seals += found.seals
        self._update(row, seals=seals)
        return int(row.key)

    def _update(self, row: Row[Any], values: Mapping[str, Any] = _NOTHING, **more: int) -> None:
        own = sealed("workshop", {**row._asdict(), **values, **more})
        self._connection.execute(_OWN, {**own, "this": own.pop("key")})


def _make(path: Path, *, read_only: bool) -> None:
    if read_only:
        raise LibraryError(
            f"There is no library at “{path}” to be read. Connect its drive, or close the window "
            "that waits for it, and start again."
        )
    create(path)


def _same(seen: Workshop, before: Workshop) -> bool:
    return seen is before or seen == before
