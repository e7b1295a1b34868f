"""An open library is followed when another window replaces it; a page damaged meanwhile is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from collabdesk.domain.workshop import Note, Workshop
from collabdesk.errors import DamagedLibrary, LibraryError
from collabdesk.store.copying import restore
from collabdesk.store.library import Library
from collabdesk.store.locks import Key
from tests.store.locked import fill, known_key, workshop
from tests.store.locked import locked as lock_library

OTHER = "another passphrase"
READS: tuple[Callable[[Library], object], ...] = (
    lambda library: library.summaries(date.max),
    lambda library: library.load("w1"),
    lambda library: library.find("w1"),
    lambda library: library.open_actions(),
)
Two = tuple[Library, Library]


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    """The first window, which writes, and the second, which has read a workshop."""
    path = tmp_path / "library.sqlite"
    fill(path)
    with (
        closing(Library.open(path)) as first,
        closing(Library.open(path, read_only=True)) as second,
    ):
        assert second.load("w0") == workshop(0)
        yield first, second


# Another window --------------------------------------------------------------------------------


def relocked(two: Two, before: Key | None, after: Key | None) -> list[str]:
    """Let the first window change the lock; return what the second says at each read."""
    first, second = two
    if before is not None:
        first.relock(before, None)
        second.close()
        second = Library.open(first.path, read_only=True)
    first.relock(after, None)
    said = []
    for read in READS:
        with pytest.raises(LibraryError) as told:
            read(second)
        assert not isinstance(told.value, DamagedLibrary)
        said.append(str(told.value))
    second.close()
    return said


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("", OTHER, "was given a passphrase in another window"),
        (OTHER, "the new one", "was changed in another window"),
        (OTHER, "", "was removed in another window"),
    ],
)
def test_a_lock_changed_in_another_window_is_told_as_that_and_not_as_damage(
    two: Two, before: str, after: str, words: str
) -> None:
    old, new = (known_key(name) if name else None for name in (before, after))
    said = relocked(two, old, new)
    assert set(said) == {said[0]}
    assert words in said[0]
    assert "Nothing is lost: close this window" in said[0]


def test_what_another_window_sweeps_or_brings_back_is_read_on(two: Two, tmp_path: Path) -> None:
    first, second = two
    other = tmp_path / "other.sqlite"
    fill(other, 1)
    first.bring_back(other, None)
    assert len(second.summaries(date.max)) == 1
    first.relock(known_key(), None)
    with closing(Library.open(first.path, read_only=True)) as third:
        first.save(first.load("w0"), replace(workshop(0), title="After"))
        first.sweep()
        assert third.load("w0").title == "After"


def test_what_is_replaced_in_the_midst_of_a_read_is_no_damage(two: Two, tmp_path: Path) -> None:
    first, second = two
    other = tmp_path / "other.sqlite"
    fill(other, 1)

    def read() -> None:
        with second._looking():
            restore(first.path, other)
            raise DamagedLibrary("It looks like it.")

    with pytest.raises(LibraryError, match="just written anew in another window") as told:
        read()
    assert not isinstance(told.value, DamagedLibrary)
    assert len(second.summaries(date.max)) == 1


def test_a_file_that_is_away_for_a_moment_is_read_on(two: Two, tmp_path: Path) -> None:
    first, second = two
    first.path.rename(tmp_path / "away")
    assert second.load("w1") == workshop(1)
    with pytest.raises(DamagedLibrary), second._looking():
        raise DamagedLibrary("It is.")


def test_a_computer_without_memory_is_no_damage(two: Two) -> None:
    with pytest.raises(MemoryError), two[0]._writing():
        raise MemoryError


# A page damaged while it is open ---------------------------------------------------------------


def long(number: int = 0) -> Workshop:
    """Return a workshop whose texts fill pages of their own, the last of which is read last."""
    made = workshop(number)
    action = replace(made.actions[0], first_step="Kestrel " * 1200)
    return replace(made, notes=(Note("Kestrel " * 1230),), actions=(action,))


def spoil(path: Path, page: int) -> bytes:
    """Change one byte of a page as a failing drive might, and let SQLite read all anew."""
    data = bytearray(path.read_bytes())
    count = (int.from_bytes(data[24:28], "big") + 1).to_bytes(4, "big")
    data[24:28] = data[92:96] = count
    data[page * 4096 + 300] ^= 1
    path.write_bytes(data)
    return bytes(data)


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Library]:
    path = tmp_path / "library.sqlite"
    lock_library(path, 1)
    with closing(Library.open(path)) as library:
        library.save(library.load("w0"), long())
        yield library


def test_a_page_damaged_while_it_is_open_is_never_read_as_nothing(locked: Library) -> None:
    held, whole, told = locked.open_actions(), locked.path.read_bytes(), 0
    for page in range(len(whole) // 4096):
        spoiled = spoil(locked.path, page)
        try:
            assert locked.open_actions() == held
        except DamagedLibrary:
            told += 1
        assert locked.path.read_bytes() == spoiled
        locked.path.write_bytes(whole)
        locked.reconnect()
    assert told > 5


def test_nothing_is_written_over_a_page_damaged_while_it_is_open(locked: Library) -> None:
    whole, told = locked.path.read_bytes(), 0
    for page in range(1, len(whole) // 4096):
        spoiled = spoil(locked.path, page)
        try:
            with locked._writing():
                locked._connection.exec_driver_sql("UPDATE action SET status = 'started'")
                read = locked._connection.exec_driver_sql("SELECT text FROM note").scalar()
            assert read == "Kestrel " * 1230
        except DamagedLibrary:
            told += 1
            assert locked.path.read_bytes() == spoiled
        locked.path.write_bytes(whole)
        locked.reconnect()
    assert told > 3
