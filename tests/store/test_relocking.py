"""A library and its copies change their lock together, or the library stays as it was."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from collabdesk.errors import DamagedLibrary, LibraryError, NewerLibrary
from collabdesk.store import relocking
from collabdesk.store.backups import Backups, contents, is_whole
from collabdesk.store.copying import Contents, examine
from collabdesk.store.engine import disconnect, sync_folder
from collabdesk.store.header import APPLICATION_ID, SCHEMA, mark_of
from collabdesk.store.keyring import forget_all, unlock
from collabdesk.store.library import Library
from collabdesk.store.locks import Key
from collabdesk.store.recovery import recover
from collabdesk.store.relocking import (
    ANEW,
    finish,
    is_unfinished,
    prepare,
    rewrite,
    shred,
    swap,
)
from tests.store.locked import (
    NOON,
    backed_up_twice,
    fill,
    known_key,
    locked,
    readable,
    relock,
    workshop,
)

OTHER = "another passphrase"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "here" / "library.sqlite"
    fill(made)
    return made


@pytest.fixture
def backups(tmp_path: Path, path: Path) -> Backups:
    return backed_up_twice(path, tmp_path / "backups")


def layout(path: Path) -> list[object]:
    """Return all rows of a library that is not locked, and where each table begins."""
    with closing(sqlite3.connect(path)) as connection:
        roots = connection.execute("SELECT name, rootpage FROM sqlite_schema").fetchall()
        return [*roots, *connection.iterdump()]


def test_the_control_finds_the_sentinel_in_what_is_not_locked(
    tmp_path: Path, path: Path, backups: Backups
) -> None:
    assert len(readable(tmp_path)) == 1 + len(backups.all()) == 3
    assert path.name in readable(tmp_path)


def test_setting_changing_and_removing_keeps_every_byte_of_the_contents(
    path: Path, backups: Backups, tmp_path: Path
) -> None:
    before = layout(path)
    held = [contents(backup) for backup in backups.all()]
    assert relock(path, first := known_key(), backups) == 0
    assert mark_of(path) == first.mark
    assert readable(tmp_path) == []
    assert relock(path, known_key(OTHER), backups) == 0
    assert [contents(backup) for backup in backups.all()] == held
    assert [backup.number for backup in backups.all()] == [2, 1]
    forget_all()
    unlock(path, OTHER)
    assert all(is_whole(backup) for backup in backups.all())
    assert [contents(backup) for backup in backups.all()] == held
    assert relock(path, None, backups) == 0
    # Also the tables lie where they lay, which the recovery counts on.
    assert layout(path) == before
    assert not is_unfinished(path, backups)


def test_the_open_library_goes_on_as_if_nothing_had_been(path: Path) -> None:
    with closing(Library.open(path)) as library:
        before = library.load("w0")
        library.relock(known_key(), None)
        library.save(before, after := replace(before, title="After"))
        assert library.load("w0") == after
        assert mark_of(path)
        library.relock(None, None)
        assert not mark_of(path)
        assert library.load("w0") == after


def test_a_copy_locked_with_a_passphrase_that_is_gone_stays_as_it_is(
    path: Path, backups: Backups
) -> None:
    relock(path, known_key(), backups)
    old = backups.all()[0]
    forget_all()
    kept = old.path.read_bytes()
    path.unlink()
    fill(path)
    relock(path, known_key(OTHER), backups)
    assert old.path.read_bytes() == kept
    assert contents(old) is None


def test_a_copy_of_a_newer_program_keeps_all_as_it_was(path: Path, backups: Backups) -> None:
    copy = path.with_name("library-kept-1.sqlite")
    shutil.copy2(path, copy)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    with pytest.raises(NewerLibrary):
        relock(path, known_key(), backups)
    assert mark_of(path) == b""
    assert not is_unfinished(path, backups)


def test_a_library_of_an_older_schema_can_be_written_anew(tmp_path: Path) -> None:
    old, new = tmp_path / "old.sqlite", tmp_path / "new.sqlite"
    with closing(sqlite3.connect(old)) as connection:
        for statement in (
            f"PRAGMA application_id={APPLICATION_ID}",
            'CREATE TABLE "a ""name""" (x, y)',
            'INSERT INTO "a ""name""" VALUES (1, NULL), (x\'00ff\', \'text\')',
            "CREATE TABLE log (x)",
            "CREATE TRIGGER t AFTER INSERT ON log BEGIN INSERT INTO log VALUES (2); END",
            "INSERT INTO log VALUES (1)",
        ):
            connection.execute(statement)
        connection.commit()
        dump = list(connection.iterdump())
    rewrite(old, new, None)
    with closing(sqlite3.connect(new)) as connection:
        assert list(connection.iterdump()) == dump


def test_what_does_not_read_back_the_same_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_with = relocking._fill

    def lie(old: sqlite3.Connection, new: sqlite3.Connection) -> None:
        fill_with(old, new)
        new.execute("UPDATE note SET text = 'x' WHERE workshop_key = 1")

    monkeypatch.setattr(relocking, "_fill", lie)
    with pytest.raises(DamagedLibrary, match="read back"):
        relock(path, known_key())
    assert mark_of(path) == b""
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_full_drive_keeps_all_as_it_was(
    path: Path, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path, key: Key | None) -> None:
        if source == path:
            rewrite(source, target, key)
            return
        target.write_bytes(b"begun")
        raise OSError(errno.ENOSPC, "No space left on device")

    names = sorted(p.name for p in (*path.parent.iterdir(), *backups.folder.iterdir()))
    before = path.read_bytes()
    monkeypatch.setattr(relocking, "rewrite", full)
    with pytest.raises(LibraryError, match="no room left"):
        relock(path, known_key(), backups)
    assert path.read_bytes() == before
    assert sorted(p.name for p in (*path.parent.iterdir(), *backups.folder.iterdir())) == names


def test_a_change_by_another_program_meanwhile_is_not_lost(
    path: Path, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_first(connection: Connection) -> None:
        disconnect(connection)
        monkeypatch.setattr("collabdesk.store.erasing.disconnect", disconnect)
        with closing(Library.open(path)) as other:
            other.save(other.load("w1"), replace(workshop(1), title="Meanwhile"))

    with closing(Library.open(path)) as library:
        monkeypatch.setattr("collabdesk.store.erasing.disconnect", write_first)
        with pytest.raises(LibraryError, match="changed by another program"):
            library.relock(known_key(), backups)
        assert library.load("w1").title == "Meanwhile"
    assert mark_of(path) == b""
    assert not is_unfinished(path, backups)


def test_killed_before_the_library_changed_the_next_start_takes_all_back(
    path: Path, backups: Backups
) -> None:
    prepare(path, backups, known_key())
    assert is_unfinished(path, backups)
    assert finish(path, backups) == 0
    assert mark_of(path) == b""
    assert [mark_of(backup.path) for backup in backups.all()] == [b"", b""]
    assert not is_unfinished(path, backups)


def test_a_drive_that_fails_just_after_the_change_leaves_no_copy_behind(
    path: Path, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = list[Path]()

    def fail_once(folder: Path) -> None:
        synced.append(folder)
        if len(synced) == 3:  # after the two folders of what was prepared
            raise OSError(errno.EIO, "fault")
        sync_folder(folder)

    monkeypatch.setattr(relocking, "sync_folder", fail_once)
    with pytest.raises(LibraryError, match="could not be read or written"):
        relock(path, known_key(), backups)
    assert mark_of(path)
    assert {mark_of(backup.path) for backup in backups.all()} == {mark_of(path)}
    assert not is_unfinished(path, backups)


def test_what_was_half_written_or_half_overwritten_never_counts(
    path: Path, backups: Backups
) -> None:
    held = [backup.path.read_bytes() for backup in backups.all()]
    prepare(path, backups, known_key())
    first, second = sorted(backups.folder.glob(f"*{ANEW}"))
    first.write_bytes(bytes(4096))
    second.rename(second.with_suffix(".part"))
    assert finish(path, backups) == 0
    assert [backup.path.read_bytes() for backup in backups.all()] == held
    assert sorted(p.suffix for p in backups.folder.iterdir()) == [".sqlite", ".sqlite"]


def test_a_locked_copy_that_is_damaged_stays_as_it_is(path: Path, backups: Backups) -> None:
    relock(path, known_key(), backups)
    first, second = (path.with_name(f"library-kept-{n}.sqlite") for n in (1, 2))
    data = bytearray(path.read_bytes())
    first.write_bytes(data[:-4096])
    data[80] ^= 1
    second.write_bytes(data)
    relock(path, known_key(OTHER), backups)
    assert first.exists()
    assert second.exists()


def test_killed_after_it_the_next_start_finishes_without_any_passphrase(
    path: Path, backups: Backups, tmp_path: Path
) -> None:
    copy, broken = (path.with_name(f"library-kept-{n}.sqlite") for n in (1, 2))
    shutil.copy2(path, copy)
    broken.write_bytes(path.read_bytes()[:-1])
    prepare(path, backups, key := known_key(), (broken,))
    swap(path.with_name(path.name + ANEW), path, keep_old=True)
    forget_all()
    assert finish(path, backups) == 0
    assert {mark_of(p) for p in (path, copy, *(b.path for b in backups.all()))} == {key.mark}
    assert len(backups.all()) == 2
    assert readable(tmp_path) == []


def test_a_copy_that_cannot_follow_is_counted_and_follows_later(
    path: Path, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = relocking.swap

    def refuse(fresh: Path, target: Path, *, keep_old: bool = False) -> None:
        if target != path:
            raise PermissionError(errno.EACCES, "held by a scanner")
        done(fresh, target, keep_old=keep_old)

    with monkeypatch.context() as patch:
        patch.setattr(relocking, "swap", refuse)
        assert relock(path, known_key(), backups) == 2
    assert is_unfinished(path, backups)
    assert finish(path, backups) == 0
    assert {mark_of(backup.path) for backup in backups.all()} == {mark_of(path)}


def test_what_is_removed_is_overwritten_unless_it_has_another_name(tmp_path: Path) -> None:
    file, twin, seen = (tmp_path / name for name in ("file", "twin", "seen"))
    file.write_bytes(b"secret" * 300_000)
    with file.open("rb") as handle:
        shred(file)
        assert handle.read() == bytes(1_800_000)
    assert not file.exists()
    twin.write_bytes(b"kept")
    seen.hardlink_to(twin)
    shred(seen)
    assert not seen.exists()
    assert twin.read_bytes() == b"kept"
    shred(tmp_path / "nothing")


def test_a_drive_without_links_takes_the_new_file_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(_path: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    assert relock(path, known_key()) == 0
    assert readable(path.parent) == []


def test_backups_that_were_never_made_are_no_hindrance(path: Path, tmp_path: Path) -> None:
    nowhere = Backups(tmp_path / "nowhere", lambda: NOON)
    assert relock(path, known_key(), nowhere) == 0
    assert not nowhere.folder.exists()


def test_a_locked_library_is_backed_up_locked_and_brought_back(
    backups: Backups, tmp_path: Path
) -> None:
    key = locked(tmp_path / "other" / "library.sqlite")
    made = Backups(tmp_path / "more", lambda: NOON)
    with closing(Library.open(tmp_path / "other" / "library.sqlite")) as library:
        backup = library.back_up(made)
        assert mark_of(backup.path) == key.mark
        assert is_whole(backup)
        assert contents(backup) == Contents(workshops=3, answers=12, actions=3)
        assert library.bring_back(backups.all()[0].path, made) is not None
        assert library.key == key
        assert library.load("w0").title == "After"
    assert readable(tmp_path / "other") == readable(tmp_path / "more") == []


def test_the_list_of_tables_of_a_library_locked_anew_can_be_lent_by_a_new_one(path: Path) -> None:
    relock(path, known_key())
    relock(path, known_key(OTHER))
    held = examine(path)
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])
    assert recover(path).contents == held
