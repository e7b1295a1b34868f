"""A drive that fails is one clear sentence, nothing is half done, and a retry works."""

from __future__ import annotations

import errno
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import InterfaceError

from collabdesk.domain.workshop import Note
from collabdesk.errors import DamagedLibrary, LibraryError, ReadOnlyLibrary
from collabdesk.store.faults import drive_of, translated
from collabdesk.store.library import Library
from tests.builders import make_workshop

HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
connection.close()
"""


@contextmanager
def held_by_another_program(path: Path) -> Iterator[None]:
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        yield
        other.communicate()


def test_a_lock_held_elsewhere_is_said_in_about_two_seconds_and_a_retry_works(
    library: Library, tmp_path: Path
) -> None:
    workshop = make_workshop()
    after = replace(workshop, title="After")
    library.add([workshop])
    with held_by_another_program(tmp_path / "library.sqlite"):
        started = time.monotonic()
        with pytest.raises(LibraryError, match="in use by another program"):
            library.save(workshop, after)
        waited = time.monotonic() - started
    assert 1.5 < waited < 4
    library.save(workshop, after)
    assert library.load(workshop.id) == after


def test_a_full_drive_leaves_the_library_as_it_was_and_a_retry_works(library: Library) -> None:
    workshop = make_workshop()
    after = replace(workshop, notes=tuple(Note("x" * 10_000) for _ in range(20)))
    library.add([workshop])
    run = library._connection.exec_driver_sql
    pages = run("PRAGMA page_count").scalar_one()
    run(f"PRAGMA max_page_count={pages}").close()
    library._connection.rollback()
    with pytest.raises(LibraryError, match=r"no room left on .*Free at least 10 MB"):
        library.save(workshop, after)
    assert library.load(workshop.id) == workshop
    run("PRAGMA max_page_count=100000").close()
    library._connection.rollback()
    library.save(workshop, after)
    assert library.load(workshop.id) == after


def test_a_library_deleted_while_open_is_said_before_anything_is_lost(
    library: Library, tmp_path: Path
) -> None:
    workshop = make_workshop()
    library.add([workshop])
    (tmp_path / "library.sqlite").unlink()
    with pytest.raises(LibraryError, match="moved, replaced or deleted"):
        library.save(workshop, replace(workshop, title="Never"))


def failing(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("as SQLite says")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (failing(sqlite3.SQLITE_IOERR_FSYNC), LibraryError, "drive is connected"),
        (failing(sqlite3.SQLITE_LOCKED), LibraryError, "in use"),
        (failing(sqlite3.SQLITE_PERM), ReadOnlyLibrary, "cannot be written"),
        (failing(sqlite3.SQLITE_NOTADB), DamagedLibrary, "is damaged"),
        (failing(sqlite3.SQLITE_CANTOPEN), LibraryError, "could not be opened"),
        (failing(sqlite3.SQLITE_CONSTRAINT_CHECK), LibraryError, "as SQLite says"),
        (failing(sqlite3.SQLITE_NOMEM), LibraryError, "drive is connected"),
        (sqlite3.ProgrammingError("without a code"), LibraryError, "drive is connected"),
        (OSError(errno.ENOSPC, "No space"), LibraryError, "no room left"),
        (OSError(errno.EIO, "I/O"), LibraryError, "drive is connected"),
        (PermissionError(errno.EACCES, "Denied"), LibraryError, "could not be opened"),
        (OSError("without a number"), LibraryError, "could not be opened"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "quoted"), DamagedLibrary, "damaged"),
    ],
)
def test_every_fault_names_the_library_and_says_what_to_do(
    tmp_path: Path, error: Exception, kind: type[LibraryError], words: str
) -> None:
    path = tmp_path / "library.sqlite"
    with pytest.raises(kind, match=words) as raised, translated(path):
        raise error
    assert str(path) in str(raised.value)
    assert raised.value.__cause__ is error


def test_what_is_no_fault_of_sqlite_is_a_bug_and_passes() -> None:
    bug = InterfaceError("SELECT", None, ValueError("a bug"))
    with pytest.raises(InterfaceError), translated(Path("library.sqlite")):
        raise bug


def test_the_drive_is_the_mount_point_or_else_the_root(tmp_path: Path) -> None:
    assert drive_of(tmp_path / "library.sqlite").is_mount()


def test_a_file_that_may_not_be_read_is_told_from_a_folder_that_may_not_be_entered(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bool:
        raise PermissionError

    error = PermissionError(errno.EACCES, "Permission denied", str(library.path))
    with pytest.raises(LibraryError, match="may not be read"), translated(library.path):
        raise error
    monkeypatch.setattr(Path, "is_file", refuse)
    with pytest.raises(LibraryError, match="could not be opened"), translated(library.path):
        raise error


def test_a_journal_in_a_folder_that_may_only_be_read_is_not_blamed_on_the_drive(
    tmp_path: Path,
) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_DELETE
    with pytest.raises(LibraryError, match="Allow writing to its folder"), translated(tmp_path):
        raise error
