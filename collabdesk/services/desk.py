"""The desk: every workshop in the library, and what is done with whole workshops."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from collabdesk.domain import edit
from collabdesk.domain.follow import follow_up
from collabdesk.domain.showing import score_shown
from collabdesk.domain.text import name_key
from collabdesk.domain.workshop import NAME_LIMIT, Collaboration
from collabdesk.resources import resource
from collabdesk.services.bringing_in import bring_in, holds
from collabdesk.services.drafts import AlreadyThere, Conflict, Imported, NewWorkshop, Removed
from collabdesk.services.locking import Locking
from collabdesk.services.packs import Packs
from collabdesk.services.privacy import Privacy
from collabdesk.services.safekeeping import Safekeeping
from collabdesk.services.sitting import Sitting
from collabdesk.services.verbs.keeping import World

if TYPE_CHECKING:
    from collabdesk.domain.open_actions import OpenAction
    from collabdesk.domain.results import Results
    from collabdesk.domain.workshop import Workshop
    from collabdesk.framework.catalogue import Catalogue
    from collabdesk.framework.model import Framework
    from collabdesk.handout import ReportInput, ReportOptions
    from collabdesk.store.backups import Backups
    from collabdesk.store.library import Library
    from collabdesk.store.summary import Summary

__all__ = ["AlreadyThere", "Conflict", "Desk", "Imported", "NewWorkshop", "Removed"]

FILE_ENDING: Final = ".collabdesk"
SAMPLE: Final = f"samples/sample{FILE_ENDING}"
_COPY: Final = " (copy)"


class Desk:
    """What can be done with the workshops of one library; errors are CollabDeskErrors."""

    def __init__(
        self,
        library: Library,
        catalogue: Catalogue,
        *,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        rng: random.Random,
        backups: Backups | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.safekeeping = Safekeeping(library, backups)
        self.locking = Locking(library, backups)
        self.privacy = Privacy(library, backups, rng, lambda: now().date())
        self._library = library
        self._packs = Packs(library, catalogue)
        self._world = World(now, new_id, rng)

    def close(self) -> None:
        """Close the library."""
        self._library.close()

    @property
    def library_path(self) -> Path:
        """Where the library is kept."""
        return self._library.path

    @property
    def read_only(self) -> bool:
        """Whether the library can be read and not written."""
        return self._library.read_only

    @property
    def schema_version(self) -> int:
        """The number of the library's schema."""
        return self._library.schema_version

    @property
    def today(self) -> date:
        """The day it is."""
        return self._world.now().date()

    def summaries(self) -> tuple[Summary, ...]:
        """List the workshops, newest first."""
        return self._library.summaries(self.today)

    def collaborations(self) -> tuple[Collaboration, ...]:
        """List the collaborations, newest first, as they were last called."""
        return self._library.collaborations()

    def create(self, draft: NewWorkshop) -> str:
        """Make a workshop and return its id; InvalidInput names the field that cannot be."""
        named = draft.framework
        framework = self.catalogue.get(*named) if named else self.catalogue.default()
        workshop = edit.start_workshop(
            framework,
            workshop_id=self._world.new_id(),
            collaboration=self._collaboration(draft),
            title=draft.title,
            held_on=draft.held_on or self.today,
            mode=draft.mode,
        )
        workshop = edit.describe(
            workshop, place=draft.place, facilitator=draft.facilitator, minutes=draft.minutes
        )
        if draft.scope is not None:
            workshop = edit.set_scope(workshop, framework, draft.scope)
        workshop = edit.set_anonymous(workshop, draft.anonymous)
        self._add(workshop)
        return workshop.id

    def sit(self, workshop_id: str) -> Sitting:
        """Open a workshop to work on it."""
        workshop = self._library.load(workshop_id)
        return Sitting(self._library, self._packs.of(workshop), workshop, self._world)

    def framework(self, workshop: Workshop) -> Framework:
        """Return the framework a workshop was held with, as kept, else as installed.

        Raises FrameworkError where it is neither.
        """
        return self._packs.of(workshop)

    def framework_of(self, line: Summary) -> Framework:
        """Return the framework a listed workshop is held with.

        Raises FrameworkError where it is neither kept nor installed.
        """
        return self._packs.of_line(line)

    def remove(self, workshop_id: str) -> Removed:
        """Delete a workshop; what is returned brings it back."""
        archived = self._library.is_archived(workshop_id)
        workshop = self._library.load(workshop_id)
        pack, place = self._packs.held(workshop), self._library.place(workshop_id)
        aside = self._library.aside(workshop_id)
        self._library.remove(workshop_id)
        return Removed(workshop, archived, pack, place, aside)

    def restore(self, removed: Removed) -> None:
        """Bring back a workshop that was deleted."""
        workshop = removed.workshop
        packs = {workshop.id: removed.pack} if removed.pack else {}
        archived = [workshop.id] if removed.archived else []
        places = {workshop.id: removed.place} if removed.place else {}
        asides = {workshop.id: removed.aside}
        self._library.add([workshop], packs=packs, archived=archived, places=places, asides=asides)

    def duplicate(self, workshop_id: str) -> str:
        """Return the id of a copy held today: set up, purpose and partners, and no answers."""
        original = self._library.load(workshop_id)
        copy = replace(
            original,
            id=self._world.new_id(),
            title=original.title[: NAME_LIMIT - len(_COPY)] + _COPY,
            held_on=self.today,
            rounds=(),
            votes=(),
            tallies=(),
            agreed=(),
            notes=(),
            priorities=(),
            actions=(),
            review_on=None,
        )
        self._library.add([copy], packs={copy.id: self._packs.text(original)})
        return copy.id

    def open_actions(self) -> tuple[OpenAction, ...]:
        """List every open action of the workshops that are not archived, by due date."""
        return self._library.open_actions()

    def export_table(
        self, path: Path, heads: Sequence[str], rows: Sequence[Sequence[str]], force: bool = False
    ) -> None:
        """Write a table as CSV; OutputExists where *path* is there and not *force*."""
        from collabdesk.exchange.csv_file import write_csv
        from collabdesk.exchange.safe_write import write_file
        from collabdesk.handout.tables import Table

        table = Table("", "", tuple(heads), (), tuple(tuple(row) for row in rows))
        write_file(path, write_csv(table), force=force)

    def follow_up(self, workshop_id: str) -> str:
        """Return the id of the collaboration's next workshop, held today.

        It has the same partners, purpose and scope, and the actions that are still open. A
        workshop of no collaboration in particular is given one, which both then belong to.
        """
        before = self._library.load(workshop_id)
        if not before.collaboration.id:
            named = replace(before.collaboration, id=self._world.new_id())
            before = edit.join_collaboration(before, named)
            self._library.save(self._library.load(workshop_id), before)
        after = follow_up(before, self._world.new_id(), before.collaboration, self.today)
        self._library.add([after], packs={after.id: self._packs.text(before)})
        return after.id

    def set_archived(self, workshop_id: str, flag: bool) -> None:
        """Put a workshop with the archived ones, or take it back."""
        self._library.set_archived(workshop_id, flag)

    def import_files(
        self, paths: Sequence[Path], conflict: Conflict = Conflict.REFUSE
    ) -> tuple[Imported, ...]:
        """Bring workshop files in, all or none, after a backup; see ``bringing_in.bring_in``."""
        self.safekeeping.back_up_if_changed()
        return bring_in(self._library, self._packs, paths, conflict, self._world.new_id)

    def sample(self) -> str:
        """Return the id of the sample workshop, brought in where it is not there yet."""
        workshop = self._packs.read_file(resource(SAMPLE)).workshop
        if not holds(self._library, workshop.id):
            self._add(workshop)
        return workshop.id

    def find(self, id_start: str) -> Workshop:
        """Return the workshop of the library whose id is or starts with *id_start*."""
        return self._library.load(self._library.find(id_start))

    def read(self, ref: str) -> Workshop:
        """Return the workshop of a file, or of an id, or of an unambiguous start of one."""
        path = Path(ref)
        if path.suffix != FILE_ENDING and not path.is_file():
            return self.find(ref)
        return self._packs.read_file(path).workshop

    def export(
        self,
        workshop: Workshop,
        path: Path,
        force: bool = False,
        options: ReportOptions | None = None,
        passphrase: str = "",
    ) -> None:
        """Write a workshop as a file, by the ending of *path*; see ``handing_out.FORMATS``.

        A *passphrase* protects it, which only a workshop file can be.
        Raises OutputExists where *path* is there and not *force*, InvalidInput for other endings.
        """
        from collabdesk.exchange.safe_write import write_file
        from collabdesk.handout import ReportOptions
        from collabdesk.services.handing_out import file_bytes

        content = self._content(workshop)
        data = file_bytes(path, content, options or ReportOptions(), passphrase)
        write_file(path, data, force=force)

    def write_all(self, folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
        """Write several files; see ``handing_out.write_all``."""
        from collabdesk.services.handing_out import write_all

        return write_all(folder, files)

    def report(
        self, workshop: Workshop, path: Path, options: ReportOptions, force: bool = False
    ) -> None:
        """Write the report as PDF; OutputExists where *path* is there and not *force*."""
        self.write(path, self.report_bytes(workshop, options), force=force)

    def report_bytes(self, workshop: Workshop, options: ReportOptions) -> bytes:
        """Return the report as the bytes of a PDF."""
        from collabdesk.report import build_report

        return build_report(self._content(workshop), options)

    def write(self, path: Path, data: bytes, force: bool = False) -> None:
        """Write *data* whole or not at all, and read it back; see ``safe_write.write_file``."""
        from collabdesk.exchange.safe_write import write_file

        write_file(path, data, force=force)

    def _content(self, workshop: Workshop) -> ReportInput:
        from collabdesk.handout import ReportInput

        framework = self._packs.of(workshop)
        return ReportInput(workshop, framework, score_shown(workshop, framework), self.today)

    def results(self, workshop: Workshop) -> Results:
        """Return every figure of a workshop that may be shown."""
        return score_shown(workshop, self._packs.of(workshop))

    def _add(self, workshop: Workshop) -> None:
        self._library.add([workshop], packs={workshop.id: self._packs.text(workshop)})

    def _collaboration(self, draft: NewWorkshop) -> Collaboration:
        """Return the known collaboration that *draft* names, else a new one."""
        for known in self.collaborations():
            same_id = draft.collaboration_id and draft.collaboration_id == known.id
            same_name = name_key(draft.collaboration) == name_key(known.name)
            if same_id or (not draft.collaboration_id and same_name):
                return known
        return Collaboration(draft.collaboration_id or self._world.new_id(), draft.collaboration)
