"""What takes a library's place does so while nobody writes that one, once it is backed up."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from collabdesk.errors import LibraryError
from collabdesk.store import holding
from collabdesk.store.copying import examine, put_in_place, restore
from collabdesk.store.engine import create
from collabdesk.store.holding import held
from collabdesk.store.library import Library
from tests.builders import make_workshop

SECOND = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
try:
    connection.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError:
    print("locked")
else:
    print("free")
"""


def fill(path: Path, count: int = 1) -> Path:
    with closing(Library.open(path)) as library:
        library.add([make_workshop(id=f"w{number}") for number in range(count)])
    return path


def another_program(path: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SECOND, path], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@contextmanager
def writing(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


def test_no_other_program_writes_what_is_held_nor_what_is_read_of_it_lets_it_go(
    tmp_path: Path,
) -> None:
    path, copy = fill(tmp_path / "library.sqlite"), tmp_path / "copy.sqlite"
    with held(path) as there:
        assert there.changes == 2
        there.copy_to(copy)
        assert another_program(path) == "locked"
        assert there.changes == 2
    assert another_program(path) == "free"
    assert copy.read_bytes() == path.read_bytes()


def test_what_another_program_writes_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "PATIENCE", 0)
    path, source = fill(tmp_path / "library.sqlite"), fill(tmp_path / "source.sqlite", 2)
    before = path.read_bytes()
    with writing(path), pytest.raises(LibraryError, match="in use by another program"):
        restore(path, source)
    assert path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.glob("*.sqlite")) == ["library.sqlite", "source.sqlite"]
    assert restore(path, source) is not None


def test_what_was_changed_after_its_backup_is_backed_up_again(tmp_path: Path) -> None:
    path, source = fill(tmp_path / "library.sqlite"), fill(tmp_path / "source.sqlite", 2)
    counts = iter([1, 2])
    kept = restore(path, source, back_up=lambda: next(counts))
    assert kept is not None
    assert (examine(kept).workshops, examine(path).workshops) == (1, 2)
    with pytest.raises(LibraryError, match="changed by another program meanwhile"):
        restore(path, source, back_up=lambda: 1)


def test_windows_replaces_only_what_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "_STAYS_OPEN", False)
    path, fresh = fill(tmp_path / "library.sqlite"), tmp_path / "fresh.sqlite"
    create(fresh)
    kept = put_in_place(fresh, path)
    assert kept is not None
    assert (examine(kept).workshops, examine(path).workshops) == (1, 0)


def test_where_nothing_is_there_is_nothing_to_copy(tmp_path: Path) -> None:
    with held(tmp_path / "absent.sqlite") as there:
        assert there.changes is None
        there.copy_to(tmp_path / "copy.sqlite")
    assert (tmp_path / "copy.sqlite").read_bytes() == b""
