"""Brings workshop files into a library, all or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from collabdesk.errors import UnknownWorkshop, WorkshopFileError
from collabdesk.services.drafts import AlreadyThere, Conflict, Imported

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Workshop
    from collabdesk.exchange.workshop_file import WorkshopFile
    from collabdesk.services.packs import Packs
    from collabdesk.store.library import Library


def bring_in(
    library: Library,
    packs: Packs,
    paths: Sequence[Path],
    conflict: Conflict,
    new_id: Callable[[], str],
) -> tuple[Imported, ...]:
    """Read every file, then add every workshop in one transaction.

    Raises WorkshopFileError for the first file that cannot be read or that holds a workshop an
    earlier one holds, AlreadyThere where a workshop is in the library and *conflict* refuses.
    """
    files = [packs.read_file(path) for path in paths]
    _check_each_once(paths, files)
    known = {f.workshop.id for f in files if holds(library, f.workshop.id)}
    if known and conflict is Conflict.REFUSE:
        raise _refusal(files, known)
    replaced = known if conflict is Conflict.REPLACE else set()
    workshops = [_kept_beside(f.workshop, known - replaced, new_id) for f in files]
    texts = {w.id: packs.text(f.workshop) for w, f in zip(workshops, files, strict=True)}
    library.add(workshops, packs=texts, replacing=replaced)
    return tuple(
        Imported(
            path=path,
            workshop_id=workshop.id,
            title=workshop.title,
            replaced=workshop.id in replaced,
            not_revealed=sum(votes for _, _, votes in file.not_revealed),
        )
        for path, file, workshop in zip(paths, files, workshops, strict=True)
    )


def holds(library: Library, workshop_id: str) -> bool:
    """Say whether the library holds a workshop of just this id."""
    try:
        return library.find(workshop_id) == workshop_id
    except UnknownWorkshop:
        return False


def _check_each_once(paths: Sequence[Path], files: Sequence[WorkshopFile]) -> None:
    first: dict[str, Path] = {}
    for path, file in zip(paths, files, strict=True):
        if earlier := first.get(file.workshop.id):
            raise WorkshopFileError(
                f"{path.name}: id: expected another workshop than in {earlier.name}; "
                "give only one of the two files."
            )
        first[file.workshop.id] = path


def _kept_beside(workshop: Workshop, known: set[str], new_id: Callable[[], str]) -> Workshop:
    return replace(workshop, id=new_id()) if workshop.id in known else workshop


def _refusal(files: Sequence[WorkshopFile], known: set[str]) -> AlreadyThere:
    from collabdesk.exchange.refusal import plain

    titles = tuple(f.workshop.title for f in files if f.workshop.id in known)
    named = ", ".join(f"“{plain(title)}”" for title in titles)
    # The sentence is one line, whatever a file has for a title.
    return AlreadyThere(
        f"Already in the library: {named}. Replace it, keep both, or leave it out.", titles
    )
