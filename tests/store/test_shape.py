"""A number of a schema that its tables do not have is damage to all who ask; nothing is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from collabdesk.errors import DamagedLibrary, NewerLibrary
from collabdesk.store import migrations
from collabdesk.store.backups import Backup, Backups, contents, name_of
from collabdesk.store.copying import examine, restore, sha256_of
from collabdesk.store.header import SCHEMA
from collabdesk.store.keyring import remember
from collabdesk.store.library import Library
from collabdesk.store.locks import new_key
from collabdesk.store.recovery import recover
from collabdesk.store.shape import fits
from collabdesk.store.verifying import columns_of
from tests.builders import make_workshop
from tests.data.libraries.make import kept

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
LOW = 63
"""Where the low byte of the number stands."""

FLIPS = [
    *(("plain", *flip) for flip in ((LOW, 0), (LOW, 1), (LOW, 2), (62, 1), (61, 1), (60, 0x80))),
    ("locked", LOW, 2),
]


def put(path: Path, place: int, byte: int) -> bytes:
    data = bytearray(path.read_bytes())
    data[place] = byte
    path.write_bytes(data)
    return bytes(data)


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    return Backups(tmp_path / "copies", lambda: NOW)


def fill(path: Path, backups: Backups, kind: str) -> Path:
    with closing(Library.open(path)) as library:
        library.add([make_workshop()])
        if kind == "locked":
            key = new_key("correct horse battery", 10)
            remember(key)
            library.relock(key, None)
        library.back_up(backups)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(("kind", "place", "byte"), FLIPS)
def test_opening_checking_and_bringing_back_agree_and_no_backup_goes(
    tmp_path: Path, backups: Backups, kind: str, place: int, byte: int
) -> None:
    filled = fill(tmp_path / "library.sqlite", backups, kind)
    before, flipped = names(backups.folder), put(filled, place, byte)
    for _ in range(2):
        with pytest.raises(DamagedLibrary):
            Library.open(filled, backups=backups)
    with pytest.raises(DamagedLibrary):
        examine(filled)
    with pytest.raises(DamagedLibrary):
        restore(filled.with_name("other.sqlite"), filled)
    # As it was made by an earlier version, which took it for whole.
    assert contents(Backup(filled, 1, NOW, 1, sha256_of(filled))) is None
    assert filled.read_bytes() == flipped
    assert names(backups.folder) == before
    assert recover(filled).contents.workshops == 1


@pytest.mark.parametrize("byte", [0, SCHEMA - 1])
def test_who_only_looks_sees_what_is_there(tmp_path: Path, backups: Backups, byte: int) -> None:
    filled = fill(tmp_path / "library.sqlite", backups, "plain")
    put(filled, LOW, byte)
    with closing(Library.open(filled, read_only=True)) as library:
        assert len(library.summaries(date.max)) == 1


def test_damage_in_the_conditions_of_a_table_is_found_by_all(
    tmp_path: Path, backups: Backups
) -> None:
    filled = fill(tmp_path / "library.sqlite", backups, "plain")
    data = filled.read_bytes()
    assert data.count(b"CHECK (session_seconds") == 1
    filled.write_bytes(data.replace(b"CHECK (session_seconds", b"CHECK (session_secon$s"))
    for look in (Library.open, examine, Backups(tmp_path / "others", lambda: NOW).keep):
        with pytest.raises(DamagedLibrary):
            look(filled)


def test_a_schema_that_may_come_is_a_newer_one(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    Library.open(path).close()
    for byte in (SCHEMA + 1, 0xFB):
        put(path, LOW, byte)
        with pytest.raises(NewerLibrary, match=f"knows schema {byte}"):
            Library.open(path)


def test_the_tables_of_each_schema_are_those_of_the_library_that_is_kept_of_it() -> None:
    for schema in range(1, SCHEMA + 1):
        listed = listed_in(kept(schema))
        assert [n for n in range(SCHEMA + 1) if fits(n, listed)] == [schema]
    assert fits(0, {})


def listed_in(path: Path) -> dict[str, tuple[str, ...]]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return columns_of(connection)


def test_a_migration_that_fails_each_time_is_backed_up_once(
    tmp_path: Path, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(kept(SCHEMA - 1).read_bytes())
    monkeypatch.setattr(migrations, "VERSIONS", (*migrations.VERSIONS, "9999_missing"))
    for _ in range(2):
        with pytest.raises(ModuleNotFoundError):
            Library.open(path, backups=backups)
    (made,) = backups.all()
    made.path.write_bytes(b"no library")
    made.path.rename(made.path.with_name(name_of(made, sha256_of(made.path))))
    with pytest.raises(ModuleNotFoundError):
        Library.open(path, backups=backups)
    assert [backup.number for backup in backups.all()] == [2, 1]
