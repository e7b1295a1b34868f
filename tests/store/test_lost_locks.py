"""Where the mark of a lock is damaged, the lock is not lost as long as its key is known."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from collabdesk.errors import DamagedLibrary, LibraryError, LockedLibrary
from collabdesk.store.copying import begin_anew, examine, restore
from collabdesk.store.header import changes_of, mark_of
from collabdesk.store.keyring import forget_all, needs_passphrase, unlock
from collabdesk.store.library import Library
from collabdesk.store.lost_locks import is_laid_open, key_that_fits, was_locked
from collabdesk.store.recovery import may_hold, recover
from tests.store.locked import SENTINEL, WORDS, fill, known_key
from tests.store.locked import locked as lock_library

HARMS = {"mark": (75, b"\xa5"), "header": (0, bytes(96)), "page": (0, bytes(4096))}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "library.sqlite"
    known_key("of a workshop file")
    lock_library(made)
    return made


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    made = tmp_path / "plain.sqlite"
    fill(made, 1)
    return made


def harm(path: Path, at: int, data: bytes) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:at] + data + whole[at + len(data) :])


@pytest.mark.parametrize("what", HARMS)
def test_what_comes_back_in_its_place_is_locked_with_the_key_that_is_known(
    path: Path, plain: Path, what: str
) -> None:
    mark = mark_of(path)
    harm(path, *HARMS[what])
    kept = restore(path, plain)
    assert mark_of(path) == mark
    assert not is_laid_open(path, kept)
    assert examine(path).workshops == 1
    assert SENTINEL.encode() not in path.read_bytes()


@pytest.mark.parametrize("what", HARMS)
def test_without_its_key_what_comes_back_is_told_to_have_no_lock(
    path: Path, plain: Path, what: str
) -> None:
    forget_all()
    known_key("of a workshop file")
    harm(path, *HARMS[what])
    assert is_laid_open(path, restore(path, plain))
    assert mark_of(path) == b""


def test_an_open_library_stays_locked_whatever_became_of_its_header(
    path: Path, plain: Path
) -> None:
    mark = mark_of(path)
    with closing(Library.open(path)) as library:
        harm(path, *HARMS["mark"])
        forget_all()
        with pytest.raises(LockedLibrary):
            library.bring_back(plain, None)
    assert mark_of(path) == mark


@pytest.mark.parametrize("value", [0, 81])
def test_a_whole_mark_tells_the_lock_where_the_byte_before_does_not(path: Path, value: int) -> None:
    held = examine(path)
    harm(path, 20, bytes([value]))
    forget_all()
    assert needs_passphrase(path)
    unlock(path, WORDS)
    with pytest.raises(DamagedLibrary):
        Library.open(path)
    done = recover(path)
    assert (done.contents, done.laid_open) == (held, False)
    assert mark_of(path)


def test_what_was_never_locked_is_not_said_to_have_been(path: Path, plain: Path) -> None:
    assert key_that_fits(plain) is None
    harm(plain, *HARMS["header"])
    assert changes_of(plain) is None
    assert not was_locked(plain)
    assert not is_laid_open(plain, None)
    plain.write_bytes(b"")
    assert not was_locked(plain)
    assert was_locked(path)


def test_a_new_library_takes_the_place_of_one_that_nobody_can_open(path: Path) -> None:
    before = path.read_bytes()
    forget_all()
    kept = begin_anew(path)
    assert kept is not None
    assert kept.read_bytes() == before
    assert examine(path).workshops == 0
    assert is_laid_open(path, kept)


@pytest.mark.parametrize("what", HARMS)
def test_a_new_library_is_locked_as_the_one_before_where_its_key_is_known(
    path: Path, what: str
) -> None:
    mark = mark_of(path)
    harm(path, *HARMS[what])
    begin_anew(path)
    assert mark_of(path) == mark
    assert examine(path).workshops == 0


def test_recovering_is_worth_a_try_where_something_may_be_read(path: Path, plain: Path) -> None:
    assert may_hold(path)
    harm(path, *HARMS["mark"])
    assert may_hold(path)
    assert may_hold(plain)
    harm(plain, 100, b"\xa5" * 8000)
    assert may_hold(plain)
    harm(plain, 20, b"\x50")
    assert may_hold(plain)
    forget_all()
    assert not may_hold(path)
    with pytest.raises(LibraryError, match="Nothing could be read"):
        recover(path)
