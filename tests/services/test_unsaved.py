"""A library that cannot be written just now: the room goes on, nothing is lost, it is retried."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from collabdesk.domain.workshop import Workshop
from collabdesk.errors import ChangedElsewhere, Contradiction, ReadOnlyLibrary, UnknownWorkshop
from collabdesk.services.changes import Changes
from collabdesk.services.cloud import cloud_service
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.services.sitting import Sitting
from collabdesk.store.library import Library
from tests.store.test_faults import held_by_another_program


@pytest.fixture
def sitting(desk: Desk) -> Sitting:
    opened = desk.sit(desk.create(NewWorkshop("Workshop 1", "Harbour pathway")))
    opened.paste_partners("Acute trust; 2\nHospice")
    return opened


def on_disk(library: Library, sitting: Sitting) -> Workshop:
    with closing(Library.open(library.path)) as other:
        return other.load(sitting.workshop.id)


def test_while_another_program_holds_the_library_the_room_goes_on_and_is_saved_later(
    library: Library, sitting: Sitting
) -> None:
    saved = sitting.workshop
    with held_by_another_program(library.path):
        assert sitting.agree("1.1", 4) is not None
        assert "in use by another program" in sitting.unsaved
        began = time.monotonic()
        assert sitting.agree("1.2", 5) is not None
        assert sitting.results.overall.scored == 2
        assert not sitting.keep()
        assert time.monotonic() - began < 1, "only the first change may wait for the lock"
    assert on_disk(library, sitting) == saved
    assert sitting.keep()
    assert sitting.unsaved == ""
    assert on_disk(library, sitting) == sitting.workshop != saved
    assert sitting.keep()


def test_a_drive_that_was_away_is_written_when_it_is_back(
    library: Library, sitting: Sitting, tmp_path: Path
) -> None:
    away = tmp_path / "away" / "library.sqlite"
    away.parent.mkdir()
    library.path.rename(away)
    sitting.agree("1.1", 4)
    assert "moved, replaced or deleted" in sitting.unsaved
    assert not sitting.keep()
    assert "could not be opened" in sitting.unsaved
    assert not library.path.exists()
    shutil.copy(away, library.path)  # another file to the system, as on a drive put in again
    assert sitting.keep()
    assert on_disk(library, sitting) == sitting.workshop


def test_what_is_undone_while_unsaved_needs_no_saving(library: Library, sitting: Sitting) -> None:
    saved = sitting.workshop
    with held_by_another_program(library.path):
        changes = sitting.agree("1.1", 4)
        assert changes is not None
        sitting.apply(changes.inverse)
        assert (sitting.unsaved, sitting.workshop) == ("", saved)
    sitting.agree("1.1", 2)
    assert on_disk(library, sitting) == sitting.workshop


def test_another_program_s_change_is_never_overwritten_and_ours_stays_in_memory(
    library: Library, sitting: Sitting
) -> None:
    with held_by_another_program(library.path):
        sitting.agree("1.1", 4)
    mine = sitting.workshop
    with closing(Library.open(library.path)) as other:
        theirs = other.load(mine.id)
        other.save(theirs, replace(theirs, title="Theirs"))
    assert not sitting.keep()
    assert "changed by another program" in sitting.unsaved
    assert sitting.workshop == mine
    assert on_disk(library, sitting).title == "Theirs"


def test_what_trying_again_would_not_help_is_refused_and_changes_nothing(
    desk: Desk, sitting: Sitting
) -> None:
    before = sitting.workshop
    twice = replace(before, scope=(1, 1))
    with pytest.raises(Contradiction):
        sitting.apply(Changes("set_scope", (), before, twice))
    desk.sit(before.id).agree("1.1", 3)
    with pytest.raises(ChangedElsewhere):
        sitting.agree("1.1", 4)
    desk.remove(before.id)
    with pytest.raises(UnknownWorkshop):
        sitting.agree("1.1", 4)
    assert (sitting.workshop, sitting.unsaved) == (before, "")


def test_a_library_that_is_only_read_takes_no_change_and_gives_copies(
    library: Library, sitting: Sitting, desk: Desk, tmp_path: Path
) -> None:
    library.read_only = True
    with pytest.raises(ReadOnlyLibrary, match="for reading only"):
        sitting.agree("1.1", 4)
    assert sitting.unsaved == ""
    desk.export(sitting.workshop, tmp_path / "copy.collabdesk")
    assert desk.read(str(tmp_path / "copy.collabdesk")).title == "Workshop 1"


def test_permission_taken_away_while_working_is_waited_for(
    library: Library, sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ReadOnlyLibrary("It cannot be written.")

    with monkeypatch.context() as patch:
        patch.setattr(library, "save", refuse)
        sitting.agree("1.1", 4)
        assert sitting.unsaved == "It cannot be written."
        assert not sitting.keep()
    assert sitting.keep()
    assert on_disk(library, sitting) == sitting.workshop


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/work", "Dropbox"),
        ("OneDrive - Harbour Trust/workshops", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        (".local/share/CollabDesk", ""),
        ("Documents/drop boxes", ""),
    ],
)
def test_folders_of_cloud_services_are_known(folder: str, service: str) -> None:
    assert cloud_service(Path(os.sep) / "home" / "ada" / folder / "library.sqlite") == service
