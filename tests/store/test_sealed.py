"""A protected workshop file opens with its passphrase, and a hostile one is refused in time."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import pytest

from collabdesk.errors import (
    DamagedLibrary,
    LibraryError,
    LockedLibrary,
    WorkshopFileError,
    WrongPassphrase,
)
from collabdesk.store import sealed
from collabdesk.store.driver import open_raw
from collabdesk.store.header import SEALED_ID, is_sealed, stamp
from collabdesk.store.keyring import forget_all, remember, unlock
from collabdesk.store.locks import Key, new_key
from collabdesk.store.sealed import seal, unseal

TEXT = b'{"format": "Kestrel"}' * 1000
WORDS = "for sending it"

ENDLESS = (
    "CREATE VIEW sealed AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) "
    "SELECT x AS text FROM n"
)


@pytest.fixture
def key() -> Key:
    made = new_key(WORDS)
    remember(made)
    return made


@pytest.fixture
def path(tmp_path: Path, key: Key) -> Path:
    made = tmp_path / "w.collabdesk"
    made.write_bytes(seal(TEXT, key))
    return made


def made_of(path: Path, key: Key, *statements: str) -> Path:
    """Make a file of *statements* that looks like a protected one until it is unlocked."""
    with closing(open_raw(path, "rwc", 0, key)) as connection:
        for statement in (f"PRAGMA application_id={SEALED_ID}", *statements):
            connection.execute(statement)
    stamp(path, key.mark)
    return path


def test_it_opens_with_its_passphrase_only(path: Path) -> None:
    assert is_sealed(path)
    assert b"Kestrel" not in path.read_bytes()
    forget_all()
    with pytest.raises(LockedLibrary):
        unseal(path)
    with pytest.raises(WrongPassphrase):
        unlock(path, "for sending them")
    unlock(path, WORDS)
    assert unseal(path) == TEXT


def test_every_changed_byte_is_found(path: Path) -> None:
    data = path.read_bytes()
    for at in (21, *range(72, 92), *range(97, len(data), 977)):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        with pytest.raises((WorkshopFileError, DamagedLibrary), match="damaged"):
            unseal(path)


@pytest.mark.parametrize("known", [True, False])
def test_of_a_damaged_lock_nobody_says_that_the_passphrase_is_right(
    path: Path, known: bool
) -> None:
    if not known:
        forget_all()
    data = path.read_bytes()
    path.write_bytes(data[:80] + bytes([data[80] ^ 1]) + data[81:])
    with pytest.raises(WorkshopFileError, match=r"^w\.collabdesk: its lock is damaged, so no"):
        unseal(path)


def test_what_is_no_protected_file_is_told_apart(tmp_path: Path) -> None:
    plain = tmp_path / "plain.collabdesk"
    plain.write_bytes(TEXT)
    assert not is_sealed(plain)
    assert not is_sealed(tmp_path / "nothing")
    with pytest.raises(WorkshopFileError, match="could not be opened"):
        unseal(tmp_path / "nothing")


@pytest.mark.parametrize(
    "statements",
    [
        [],
        ["CREATE TABLE other (text)"],
        [sealed._TABLE],
        [sealed._TABLE, "INSERT INTO sealed VALUES ('text')"],
        [sealed._TABLE, "INSERT INTO sealed VALUES (x'00'), (x'01')"],
        [sealed._TABLE, "INSERT INTO sealed VALUES (x'00')", "CREATE TABLE more (x)"],
        [ENDLESS],
    ],
    ids=["empty", "other", "none", "text", "two", "more", "endless"],
)
def test_what_is_made_otherwise_is_refused(tmp_path: Path, key: Key, statements: list[str]) -> None:
    path = made_of(tmp_path / "hostile.collabdesk", key, *statements)
    began = time.monotonic()
    with pytest.raises(WorkshopFileError, match=r"^hostile\.collabdesk: the passphrase is right"):
        unseal(path)
    assert time.monotonic() - began < 2


def test_a_text_over_the_limit_is_refused_before_it_is_read(
    tmp_path: Path, key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.collabdesk"
    path.write_bytes(seal(TEXT, key))
    monkeypatch.setattr(sealed, "MOST", len(TEXT) - 1)
    with pytest.raises(WorkshopFileError, match="is larger"):
        unseal(path)
    monkeypatch.setattr(sealed, "MOST", 80_000)
    path = made_of(tmp_path / "w2.collabdesk", key, sealed._TABLE,
                   "INSERT INTO sealed VALUES (zeroblob(80001))")  # fmt: skip
    with pytest.raises(WorkshopFileError, match="not made by"):
        unseal(path)


def test_reading_that_takes_too_long_is_given_up(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed, "_SECONDS", -1.0)
    monkeypatch.setattr(sealed, "_STEPS", 1)
    with pytest.raises(WorkshopFileError):
        unseal(path)


def test_a_newer_kind_is_told_as_newer(tmp_path: Path, key: Key) -> None:
    path = made_of(tmp_path / "w.collabdesk", key, "PRAGMA user_version=2", sealed._TABLE)
    with pytest.raises(WorkshopFileError, match="newer CollabDesk"):
        unseal(path)


def test_no_room_for_the_temporary_file_is_told(key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _mark: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sealed, "stamp", full)
    with pytest.raises(LibraryError, match="no room left"):
        seal(TEXT, key)
