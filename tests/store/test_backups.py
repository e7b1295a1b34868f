"""Backups are whole, are checked, thin out with age, and come back; nothing is overwritten."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from collabdesk.errors import DamagedLibrary, LibraryError, NewerLibrary
from collabdesk.store import backups as module
from collabdesk.store import copying
from collabdesk.store.backups import BackupError, Backups, contents, is_whole
from collabdesk.store.copying import Contents, examine, put_in_place, restore
from collabdesk.store.engine import create
from collabdesk.store.header import APPLICATION_ID, SCHEMA, journal_of
from collabdesk.store.library import Library
from collabdesk.store.relocking import rewrite
from tests.builders import make_workshop, with_votes

OTHERS = 0o077 if os.name == "posix" else 0
"""The rights of everybody else; Windows knows them from the folder."""

NOW = datetime(2026, 11, 23, 10, 25, 47, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def backups(tmp_path: Path, clock: Clock) -> Backups:
    return Backups(tmp_path / "copies" / "of it", clock)


def fill(library: Library, count: int = 3) -> None:
    first = with_votes(make_workshop(), "1.1", [1, 2, 3])
    library.add([first, *(make_workshop(id=f"w{n}") for n in range(1, count))])


def test_a_backup_is_a_whole_library_and_says_what_it_holds(
    library: Library, backups: Backups
) -> None:
    fill(library)
    made = library.back_up(backups)
    assert backups.all() == (made,)
    assert (made.number, made.made_at, made.changes) == (1, NOW, library.changes)
    assert is_whole(made)
    assert contents(made) == Contents(workshops=3, answers=3, actions=0)
    with closing(Library.open(made.path)) as copy:
        assert copy.load(make_workshop().id) == library.load(make_workshop().id)
    assert [p.name for p in backups.folder.iterdir()] == [made.path.name]


def test_numbers_tell_the_order_when_the_clock_is_set_back(
    library: Library, backups: Backups, clock: Clock
) -> None:
    first = library.back_up(backups)
    clock.now = NOW - timedelta(days=400)
    second = library.back_up(backups)
    assert [b.number for b in backups.all()] == [2, 1]
    assert backups.newest_whole() == second
    assert first.made_at > second.made_at


def test_old_backups_go_when_a_new_one_is_made(library: Library, backups: Backups) -> None:
    for number in range(14):
        library.add([make_workshop(id=f"w{number}")])
        library.back_up(backups)
    assert [b.number for b in backups.all()] == list(range(14, 4, -1))


def test_one_state_backed_up_over_and_over_pushes_no_earlier_one_out(
    library: Library, backups: Backups
) -> None:
    for number in range(3):
        library.add([make_workshop(id=f"w{number}")])
        library.back_up(backups)
    for _ in range(12):
        library.back_up(backups)
    assert [b.number for b in backups.all()] == [*range(15, 5, -1), 3, 2, 1]


def test_what_is_not_a_backup_is_passed_over_and_left(library: Library, backups: Backups) -> None:
    backups.folder.mkdir(parents=True)
    strange = [
        backups.folder / "letter.txt",
        backups.folder / f"000001-20269999T999999Z-1-{'0' * 64}.sqlite",
    ]
    for path in strange:
        path.write_text("mine")
    for number in range(12):
        library.add([make_workshop(id=f"w{number}")])
        library.back_up(backups)
    assert all(path.read_text() == "mine" for path in strange)
    assert len(backups.all()) == 10


def test_a_changed_byte_is_found_and_the_one_before_is_offered(
    library: Library, backups: Backups
) -> None:
    fill(library)
    first, second = library.back_up(backups), library.back_up(backups)
    data = bytearray(second.path.read_bytes())
    data[len(data) // 2] ^= 1
    second.path.write_bytes(data)
    assert not is_whole(second)
    assert contents(second) is None
    assert backups.newest_whole() == first
    first.path.unlink()
    assert not is_whole(first)
    assert backups.newest_whole() is None


def test_a_file_under_the_name_of_a_backup_that_is_no_library_holds_nothing(
    backups: Backups,
) -> None:
    backups.folder.mkdir(parents=True)
    part = backups.folder / "part"
    part.write_bytes(b"text")
    path = part.rename(
        backups.folder / f"000001-20261123T102547Z-1-{copying.sha256_of(part)}.sqlite"
    )
    assert [b.path for b in backups.all()] == [path]
    assert contents(backups.all()[0]) is None


def test_a_damaged_library_replaces_no_backup(
    library: Library, backups: Backups, tmp_path: Path
) -> None:
    fill(library, 40)
    made = library.back_up(backups)
    path = tmp_path / "library.sqlite"
    data = path.read_bytes()
    path.write_bytes(data[:8192] + b"\xa5" * (len(data) - 8192))
    with (
        closing(sqlite3.connect(path)) as damaged,
        pytest.raises(DamagedLibrary, match="no backup was made"),
    ):
        backups.make(damaged, 9)
    assert backups.all() == (made,)
    assert [p.name for p in backups.folder.iterdir()] == [made.path.name]


class FullDrive:
    """Stands in for ``os`` where a file is waited for: the drive has no room."""

    def __init__(self, error: OSError | sqlite3.Error) -> None:
        self.error = error

    def __call__(self, *_: object) -> None:
        raise self.error


def sqlite_full() -> sqlite3.Error:
    error = sqlite3.OperationalError("full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    return error


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space"), "drive is full. Free some room"),
        (sqlite_full(), "drive is full. Free some room"),
        (OSError(errno.EIO, "fault"), "could not be written"),
    ],
)
def test_a_backup_that_cannot_be_written_is_said_and_leaves_the_others(
    library: Library,
    backups: Backups,
    monkeypatch: pytest.MonkeyPatch,
    error: Any,
    words: str,
) -> None:
    made = library.back_up(backups)
    monkeypatch.setattr("os.fsync", FullDrive(error))
    with pytest.raises(BackupError, match=words):
        library.back_up(backups)
    assert backups.all() == (made,)
    assert [p.name for p in backups.folder.iterdir()] == [made.path.name]


def test_a_file_in_the_place_of_the_folder_is_said(library: Library, backups: Backups) -> None:
    backups.folder.parent.mkdir()
    backups.folder.write_text("in the way")
    assert backups.all() == ()
    with pytest.raises(BackupError, match="of it"):
        library.back_up(backups)


def test_a_library_is_backed_up_before_it_is_migrated(tmp_path: Path, backups: Backups) -> None:
    path = tmp_path / "older.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("VACUUM")
    with closing(Library.open(path, backups=backups)) as library:
        assert library.schema_version == SCHEMA
    (made,) = backups.all()
    assert contents(made) == Contents(0, 0, 0)


def test_without_room_for_the_backup_a_library_is_not_migrated(
    tmp_path: Path, backups: Backups
) -> None:
    path = tmp_path / "older.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("VACUUM")
    before = path.read_bytes()
    backups.folder.parent.mkdir()
    backups.folder.write_text("in the way")
    with pytest.raises(BackupError):
        Library.open(path, backups=backups)
    assert path.read_bytes() == before


def test_what_is_restored_is_the_backup_and_the_present_library_stays_beside(
    tmp_path: Path, backups: Backups
) -> None:
    path = tmp_path / "library.sqlite"
    with closing(Library.open(path)) as library:
        fill(library)
        made = library.back_up(backups)
        library.remove("w1")
    beside = restore(path, made.path)
    assert beside == tmp_path / "library-kept-1.sqlite"
    assert (examine(path).workshops, examine(beside).workshops) == (3, 2)
    assert restore(path, made.path) == tmp_path / "library-kept-2.sqlite"
    assert made.path.exists()
    assert restore(tmp_path / "new.sqlite", made.path) is None


def test_an_open_library_can_be_replaced_and_goes_on(library: Library, backups: Backups) -> None:
    fill(library)
    made = library.back_up(backups)
    library.remove("w1")
    assert library.bring_back(made.path, None) == library.path.with_name("library-kept-1.sqlite")
    assert library.load("w1").title == "Workshop 1"
    library.remove("w1")
    library.bring_back(made.path, backups)
    assert [c.workshops for c in map(contents, backups.all()) if c] == [2, 3]
    library.read_only = True
    with pytest.raises(LibraryError, match="reading only"):
        library.bring_back(made.path, backups)


def test_what_is_no_library_or_a_newer_one_is_not_restored(
    library: Library, tmp_path: Path
) -> None:
    fill(library)
    bad, newer = tmp_path / "bad.sqlite", tmp_path / "newer.sqlite"
    bad.write_bytes(b"\x93" * 5000)
    newer.write_bytes((tmp_path / "library.sqlite").read_bytes())
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    before = (tmp_path / "library.sqlite").read_bytes()
    for source, error in ((bad, DamagedLibrary), (newer, NewerLibrary)):
        with pytest.raises(error):
            restore(tmp_path / "library.sqlite", source)
    with pytest.raises(LibraryError):
        restore(tmp_path / "library.sqlite", tmp_path / "absent.sqlite")
    assert (tmp_path / "library.sqlite").read_bytes() == before


def test_broken_references_are_damage(library: Library, tmp_path: Path) -> None:
    fill(library)
    with closing(sqlite3.connect(tmp_path / "library.sqlite")) as connection:
        connection.execute("DELETE FROM partner")
        connection.commit()
    with pytest.raises(DamagedLibrary):
        examine(tmp_path / "library.sqlite")
    with pytest.raises(DamagedLibrary):
        Library.open(tmp_path / "library.sqlite")


@contextmanager
def no_links(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse(*_: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "hardlink_to", refuse)
        yield


def test_a_journal_left_behind_is_kept_with_its_library_and_not_played_into_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, fresh = tmp_path / "library.sqlite", tmp_path / "fresh"
    path.write_text("old")
    journal_of(path).write_text("its journal")
    create(fresh)
    with no_links(monkeypatch):
        beside = put_in_place(fresh, path)
    assert beside is not None
    assert (examine(path).workshops, beside.read_text()) == (0, "old")
    assert journal_of(beside).read_text() == "its journal"
    assert not journal_of(path).exists()


def test_what_a_killed_program_left_is_rolled_back_before_it_is_examined(
    library: Library, tmp_path: Path
) -> None:
    fill(library)
    raw: Any = library._connection.connection.driver_connection
    raw.execute("PRAGMA cache_size=1")
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("DELETE FROM workshop")
    raw.execute("CREATE TABLE filler AS SELECT zeroblob(100000) AS x")
    copy = tmp_path / "killed.sqlite"
    for source, target in (
        (tmp_path / "library.sqlite", copy),
        (journal_of(tmp_path / "library.sqlite"), journal_of(copy)),
    ):
        target.write_bytes(source.read_bytes())
    raw.execute("ROLLBACK")
    assert examine(copy).workshops == 3


def test_the_name_says_nothing_of_what_is_inside(library: Library, backups: Backups) -> None:
    fill(library)
    assert module._NAME.fullmatch(library.back_up(backups).path.name)


def test_nobody_else_on_the_computer_may_read_a_copy(
    library: Library, backups: Backups, tmp_path: Path
) -> None:
    fill(library)
    copy = library.back_up(backups).path
    there, anew = tmp_path / "there.sqlite", tmp_path / "anew.sqlite"
    there.write_bytes(copy.read_bytes())
    restore(there, copy)
    rewrite(copy, anew, None)
    for path in (copy, backups.folder, there, anew):
        assert not path.stat().st_mode & OTHERS, path


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (OSError(errno.ENOSPC, "No space"), "no room left on the drive"),
        (sqlite_full(), "no room left on the drive"),
        (OSError(errno.EIO, "Fault"), "does not answer"),
        (PermissionError(errno.EACCES, "No"), "you may write to it"),
    ],
)
def test_what_a_copy_cannot_be_written_to_is_blamed_and_not_the_library(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception, words: str
) -> None:
    def refuse(*_: object) -> None:
        raise fault

    monkeypatch.setattr(copying, "copy_library", refuse)
    out = tmp_path / "out.sqlite"
    with pytest.raises(LibraryError, match=words) as told:
        restore(out, library.path)
    assert str(out) in str(told.value)
    assert library.path.name not in str(told.value)


def test_a_folder_that_is_not_there_is_told(library: Library, tmp_path: Path) -> None:
    out = tmp_path / "nowhere" / "out.sqlite"
    with pytest.raises(LibraryError, match="” could not be written"):
        restore(out, library.path)
