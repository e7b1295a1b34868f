"""A locked library is read by its passphrase alone, and tells a wrong one from damage."""

from __future__ import annotations

import errno
import sqlite3
import sys
import unicodedata
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from collabdesk.errors import (
    DamagedLibrary,
    InvalidInput,
    LibraryError,
    LockedLibrary,
    LockMissing,
    NewerLibrary,
    WrongPassphrase,
)
from collabdesk.store import keyring, locks, relocking
from collabdesk.store.copying import Contents, examine, restore
from collabdesk.store.driver import can_lock, open_raw
from collabdesk.store.header import SCHEMA, check_header, journal_of, mark_of
from collabdesk.store.keyring import forget_all, key_of, needs_passphrase, unlock
from collabdesk.store.library import Library
from collabdesk.store.recovery import recover
from tests.builders import Dice
from tests.store.locked import SENTINEL, WORDS, fill, locked, workshop
from tests.store.test_faults import held_by_another_program


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "library.sqlite"
    locked(made)
    return made


def change(path: Path, at: int, value: int | None = None) -> None:
    data = bytearray(path.read_bytes())
    data[at] = data[at] ^ 1 if value is None else value
    path.write_bytes(data)


def test_it_opens_with_its_passphrase_and_holds_what_it_held(path: Path) -> None:
    forget_all()
    unlock(path, WORDS)
    with closing(Library.open(path)) as library:
        assert library.load("w1") == workshop(1)
        after = replace(workshop(1), title="After")
        library.save(workshop(1), after)
    with closing(Library.open(path)) as library:
        assert library.load("w1") == after


def test_without_its_passphrase_not_a_byte_of_it_is_read_or_written(path: Path) -> None:
    before = path.read_bytes()
    forget_all()
    assert needs_passphrase(path)
    with pytest.raises(LockedLibrary, match="is locked"):
        Library.open(path)
    with pytest.raises(LockedLibrary):
        examine(path)
    assert path.read_bytes() == before
    assert SENTINEL.encode() not in before


def test_a_wrong_passphrase_is_told_as_wrong_and_not_as_damage(path: Path) -> None:
    forget_all()
    with pytest.raises(WrongPassphrase, match="not the passphrase") as told:
        unlock(path, WORDS + "!")
    assert told.value.field == "passphrase"
    assert "damage" not in str(told.value)
    assert needs_passphrase(path)


@pytest.mark.parametrize("at", range(72, 92))
def test_a_damaged_lock_is_told_as_damage_whatever_is_typed(path: Path, at: int) -> None:
    change(path, at)
    with pytest.raises(DamagedLibrary, match="lock of"):
        unlock(path, WORDS)
    with pytest.raises(DamagedLibrary):
        Library.open(path)
    assert not needs_passphrase(path)


def test_a_lock_that_asks_for_too_much_work_is_refused_before_it_is_done(path: Path) -> None:
    mark = bytes([18]) + mark_of(path)[1:18]
    data = bytearray(path.read_bytes())
    data[72:92] = mark + locks._crc(mark)
    path.write_bytes(data)
    with pytest.raises(DamagedLibrary):
        unlock(path, WORDS)


@pytest.mark.parametrize("page", [0, 1, 5, 20])
def test_a_damaged_page_is_told_as_damage_with_the_right_passphrase(path: Path, page: int) -> None:
    forget_all()
    change(path, page * 4096 + 200)
    unlock(path, WORDS)
    with pytest.raises(DamagedLibrary):
        Library.open(path)


def test_a_damaged_last_page_of_a_long_text_is_found(path: Path) -> None:
    # What is read last is taken for zeros without an error: only the second check finds it.
    size = len(path.read_bytes())
    for page in range(1, size // 4096):
        data = bytearray(path.read_bytes())
        change(path, page * 4096 + 9)
        with pytest.raises(DamagedLibrary):
            Library.open(path)
        with pytest.raises(DamagedLibrary):
            examine(path)
        path.write_bytes(data)


def test_no_changed_byte_behind_the_plain_header_is_ever_read_as_something_else(
    path: Path,
) -> None:
    data, dice = path.read_bytes(), Dice(8)
    for _ in range(40):
        changed = bytearray(data)
        changed[dice.randrange(96, len(data))] ^= 1 << dice.randrange(8)
        path.write_bytes(changed)
        with pytest.raises(DamagedLibrary):
            Library.open(path)


def test_what_can_be_told_without_the_passphrase_is_told(path: Path) -> None:
    forget_all()
    change(path, 63, SCHEMA + 1)
    with pytest.raises(NewerLibrary):
        Library.open(path)
    change(path, 63, SCHEMA)
    path.write_bytes(path.read_bytes()[:-4096])
    with pytest.raises(DamagedLibrary, match="cut short"):
        check_header(path)


def test_what_is_not_locked_needs_no_passphrase(tmp_path: Path) -> None:
    plain, other = tmp_path / "plain.sqlite", tmp_path / "note.txt"
    fill(plain)
    other.write_text("no library")
    for path in (plain, other):
        unlock(path, "whatever")
        assert key_of(path) is None
        assert not needs_passphrase(path)
    assert not needs_passphrase(tmp_path / "nothing")


def test_a_passphrase_is_the_same_however_its_letters_are_composed() -> None:
    composed = "caf\N{LATIN SMALL LETTER E WITH ACUTE} au lait"
    key = locks.new_key(composed)
    assert locks.key_for(key.mark, unicodedata.normalize("NFD", composed)) == key
    assert locks.key_for(key.mark, "cafe au lait") is None


@pytest.mark.parametrize("passphrase", ["", "seven 7", "a lone \ud800 surrogate"])
def test_a_passphrase_that_is_none_is_refused(passphrase: str) -> None:
    with pytest.raises(InvalidInput) as told:
        locks.new_key(passphrase)
    assert told.value.field == "passphrase"


def test_two_locks_of_one_passphrase_differ_and_neither_shows_its_key() -> None:
    first, second = locks.new_key(WORDS), locks.new_key(WORDS)
    assert first.mark != second.mark
    assert first.hex != second.hex
    assert first.hex not in repr(first)
    assert bytes.fromhex(first.hex)[:8] not in first.mark


def test_a_locked_connection_has_the_settings_of_every_other(path: Path) -> None:
    names = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "cell_size_check",
             "secure_delete", "busy_timeout", "temp_store", "cipher_memory_security")  # fmt: skip
    with closing(Library.open(path)) as library, library._connection.begin():
        found = [library._connection.exec_driver_sql(f"PRAGMA {n}").scalar_one() for n in names]
    assert found == ["delete", 3, 1, 0, 1, 1, 2000, 2, "1"]


def test_the_journal_of_a_save_holds_nothing_to_read(path: Path) -> None:
    with closing(Library.open(path)) as library, library._writing():
        library._connection.exec_driver_sql("UPDATE note SET text = 'Heron'")
        journal = journal_of(path).read_bytes()
    assert len(journal) > 4096
    assert b"Heron" not in journal
    assert SENTINEL.encode() not in journal


def test_another_program_on_a_locked_library_is_told_as_ever(path: Path) -> None:
    with (
        closing(Library.open(path)) as library,
        held_by_another_program(path),
        pytest.raises(Exception, match="in use by another program"),
    ):
        library.save(workshop(1), replace(workshop(1), title="After"), patient=False)


def test_a_connection_lost_is_opened_again(path: Path) -> None:
    with closing(Library.open(path)) as library:
        library.reconnect()
        assert library.load("w0") == workshop(0)
        assert library.key == key_of(path)


def test_without_the_part_for_passphrases_that_is_told_and_plain_libraries_open(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert can_lock()
    key = key_of(path)
    forget_all()
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    monkeypatch.delitem(sys.modules, "sqlcipher3.dbapi2")
    assert not can_lock()
    with pytest.raises(LockMissing, match=r"pip install collabdesk\[lock\]"):
        unlock(path, WORDS)
    with pytest.raises(LockMissing):
        open_raw(path, "ro", 0, key)
    fill(tmp_path / "plain.sqlite")
    assert examine(tmp_path / "plain.sqlite").workshops == 3


# Recovery --------------------------------------------------------------------------------------


def spoil(path: Path, *pages: int) -> None:
    data = bytearray(path.read_bytes())
    for page in pages:
        data[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(data)


def test_a_damaged_locked_library_comes_back_locked(path: Path) -> None:
    with closing(open_raw(path, "ro", 0, key_of(path))) as connection:
        root = "SELECT rootpage FROM sqlite_schema WHERE name = 'vote'"
        (page,) = connection.execute(root).fetchone()
    spoil(path, page)
    done = recover(path)
    assert done.contents == Contents(workshops=3, answers=3, actions=3)
    assert mark_of(path)
    assert SENTINEL.encode() not in path.read_bytes()
    assert examine(path) == done.contents


@pytest.mark.parametrize("harm", [b"\0" * 96, b"\0" * 4096], ids=["header", "page"])
def test_a_locked_library_whose_header_is_gone_comes_back_by_a_key_that_is_known(
    path: Path, harm: bytes
) -> None:
    held = examine(path)
    path.write_bytes(harm + path.read_bytes()[len(harm) :])
    assert recover(path).contents == held
    assert SENTINEL.encode() not in path.read_bytes()
    assert key_of(path) in keyring.known_keys()


def test_a_locked_library_whose_lock_is_damaged_comes_back_by_a_key_that_is_known(
    path: Path,
) -> None:
    held, mark = examine(path), mark_of(path)
    change(path, 75)
    assert recover(path).contents == held
    assert mark_of(path) == mark


def test_a_text_with_zeros_in_it_is_no_text_that_came_back(tmp_path: Path) -> None:
    plain = tmp_path / "plain.sqlite"
    fill(plain)
    with closing(sqlite3.connect(plain)) as connection:
        connection.execute("UPDATE note SET text = 'a' || char(0, 0) WHERE workshop_key = 1")
        connection.commit()
    done = recover(plain)
    assert (done.contents.workshops, done.refused) == (3, 1)


# Copies ----------------------------------------------------------------------------------------


def test_what_is_brought_back_into_a_locked_library_is_locked_as_it_is(
    path: Path, tmp_path: Path
) -> None:
    mark, plain = mark_of(path), tmp_path / "plain.sqlite"
    fill(plain, 1)
    kept = restore(path, plain)
    assert examine(path).workshops == 1
    assert mark_of(path) == mark
    assert kept is not None
    assert mark_of(kept) == mark


def test_a_locked_copy_stays_locked_wherever_it_is_brought_back(path: Path, tmp_path: Path) -> None:
    plain, fresh = tmp_path / "plain.sqlite", tmp_path / "fresh.sqlite"
    fill(plain, 1)
    for target in (plain, fresh):
        restore(target, path)
        assert mark_of(target) == mark_of(path)
        assert examine(target).workshops == 3


def test_a_drive_that_takes_no_locked_copy_is_blamed_and_not_what_is_copied(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = tmp_path / "plain.sqlite"
    fill(plain, 1)

    def refuse(_: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(relocking, "begin", refuse)
    with pytest.raises(LibraryError, match="no room left on the drive") as told:
        restore(path, plain)
    assert str(path) in str(told.value)
    assert examine(path).workshops == 3


def test_the_place_of_a_damaged_library_is_no_hindrance(path: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(path.read_bytes())
    change(broken, 80)
    restore(broken, path)
    assert examine(broken).workshops == 3


def test_a_plain_sqlite_sees_no_library_in_a_locked_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT count(*) FROM workshop")
