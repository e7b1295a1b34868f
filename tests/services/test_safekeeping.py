"""Copies are made before what is risky, after changes, and never twice of the same."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from collabdesk.errors import LibraryError
from collabdesk.services.opening import open_desk
from collabdesk.services.safekeeping import BackupLine, Safekeeping
from collabdesk.store.backups import Backups
from collabdesk.store.copying import restore
from collabdesk.store.keyring import remember
from collabdesk.store.library import Library
from collabdesk.store.locks import new_key
from tests.builders import make_workshop
from tests.services.conftest import NOON

SAMPLE = Path(__file__).parents[1] / "data" / "examples" / "solo.collabdesk"


@pytest.fixture
def safe(library: Library, tmp_path: Path) -> Safekeeping:
    return Safekeeping(library, Backups(tmp_path / "copies", lambda: NOON))


def test_only_a_change_makes_another_backup(library: Library, safe: Safekeeping) -> None:
    assert safe.back_up_if_changed()
    assert not safe.back_up_if_changed()
    library.add([make_workshop()])
    assert safe.back_up_if_changed()
    assert safe.back_up()
    assert [line.contents.workshops for line in safe.lines() if line.contents] == [1, 1, 0]


def test_what_changes_after_a_locked_library_was_swept_is_backed_up(
    library: Library, safe: Safekeeping
) -> None:
    key = new_key("correct horse battery", 10)
    remember(key)
    library.relock(key, None)
    for number in range(3):
        library.add([make_workshop(id=f"w{number}")])
    safe.back_up()
    library.remove("w0")
    for number in range(8):
        library.sweep()
        library.add([make_workshop(id=f"more{number}")])
        assert safe.back_up_if_changed()
        assert not safe.back_up_if_changed()


@pytest.mark.parametrize("present", ["whole", "damaged", "gone"])
def test_what_changes_after_an_old_backup_came_back_is_backed_up(
    tmp_path: Path, present: str
) -> None:
    path = tmp_path / "library.sqlite"
    backups = Backups(tmp_path / "copies", lambda: NOON)
    with closing(Library.open(path)) as library:
        old = library.back_up(backups)
        for number in range(4):
            library.add([make_workshop(id=f"w{number}")])
        newest = library.back_up(backups)
    if present != "whole":
        path.write_bytes(b"\xa5" * 9000)
    if present == "gone":
        path.unlink()
    restore(path, old.path)
    for _ in range(newest.changes - old.changes + 3):
        with closing(Library.open(path)) as library:
            library.add([make_workshop(id="another")], replacing=["another"])
            assert Safekeeping(library, backups).back_up_if_changed()


def test_without_a_place_there_are_none(library: Library) -> None:
    safe = Safekeeping(library, None)
    assert safe.folder is None
    assert not safe.back_up()
    assert not safe.back_up_if_changed()
    assert safe.lines() == ()


def test_a_library_that_is_only_read_is_not_backed_up(tmp_path: Path, library: Library) -> None:
    backups = Backups(tmp_path / "copies", lambda: NOON)
    with closing(Library.open(library.path, read_only=True)) as reading:
        assert not Safekeeping(reading, backups).back_up_if_changed()
    assert backups.all() == ()


def test_nobody_else_on_the_computer_may_read_a_rescued_copy(
    safe: Safekeeping, tmp_path: Path
) -> None:
    path = tmp_path / "rescued.collabdesk"
    safe.save_copy(make_workshop(), path)
    assert os.name != "posix" or not path.stat().st_mode & 0o077


def test_a_backup_that_went_meanwhile_is_not_listed(
    safe: Safekeeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    safe.back_up()
    backups = safe._backups
    assert backups is not None
    gone = backups.all()
    gone[0].path.unlink()
    monkeypatch.setattr(backups, "all", lambda: gone)
    assert safe.lines() == ()


def lines_of(library: Path) -> tuple[BackupLine, ...]:
    with closing(open_desk(library)) as desk:
        return desk.safekeeping.lines()


def test_a_backup_comes_before_an_import(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with closing(open_desk(path)) as desk:
        desk.import_files([SAMPLE])
        folder = desk.safekeeping.folder
    assert folder is not None
    assert path.parent not in (folder, folder.parent)
    assert [line.contents.workshops for line in lines_of(path) if line.contents] == [0]


def test_without_a_backup_nothing_is_brought_in(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with closing(open_desk(path)) as desk:
        assert desk.safekeeping.folder is not None
        desk.safekeeping.folder.parent.mkdir(parents=True)
        desk.safekeeping.folder.write_text("in the way")
        with pytest.raises(LibraryError, match="No backup could be made"):
            desk.import_files([SAMPLE])
        assert desk.summaries() == ()
