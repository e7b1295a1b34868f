"""What is not a whole library of this program is refused, and not a byte of it is touched."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from collabdesk.errors import DamagedLibrary, LibraryError, NewerLibrary, ReadOnlyLibrary
from collabdesk.store import engine
from collabdesk.store import library as library_module
from collabdesk.store.header import APPLICATION_ID, SCHEMA, check_header
from collabdesk.store.library import Library
from tests.builders import make_workshop


def made(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        for statement in ("CREATE TABLE t (a)", *statements):
            connection.execute(statement)
        connection.commit()
    return path


def filled(path: Path) -> Path:
    with closing(Library.open(path)) as library:
        library.add([make_workshop(id=f"w{n}") for n in range(20)])
    return path


def cut(path: Path, size: int) -> Path:
    filled(path)
    os.truncate(path, size)
    return path


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


REFUSED: dict[str, Callable[[Path], Path]] = {
    "another program's": lambda p: made(p, "PRAGMA application_id=99"),
    "unmarked": made,
    "garbage": lambda p: written(p, b"\x93" * 5000),
    "empty": lambda p: written(p, b""),
    "a header cut short": lambda p: cut(p, 60),
    "pages missing": lambda p: cut(p, 8192),
}


@pytest.mark.parametrize("make", REFUSED.values(), ids=list(REFUSED))
def test_what_is_no_whole_library_is_refused_untouched(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path / "some.sqlite")
    before = path.read_bytes(), path.stat().st_mtime_ns
    with pytest.raises(DamagedLibrary, match=r"some\.sqlite"):
        Library.open(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_newer_library_is_refused_untouched_and_the_version_named(tmp_path: Path) -> None:
    path = filled(tmp_path / "library.sqlite")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA + 6}")
    before = path.read_bytes(), path.stat().st_mtime_ns
    with pytest.raises(NewerLibrary, match=f"schema {SCHEMA + 6}"):
        Library.open(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_shorter_than_it_says_may_be_mended_by_its_journal(tmp_path: Path) -> None:
    path = cut(tmp_path / "library.sqlite", 8192)
    written(tmp_path / "library.sqlite-journal", b"\x00")
    assert check_header(path).application_id == APPLICATION_ID


def test_the_largest_page_size_is_read_from_its_code(tmp_path: Path) -> None:
    path = made(tmp_path / "big.sqlite", f"PRAGMA application_id={APPLICATION_ID}")
    data = bytearray(path.read_bytes())
    data[16:18] = (1).to_bytes(2, "big")
    data[92:96] = b"\xff" * 4  # and the size in the header is not to be trusted
    header = check_header(written(path, bytes(data)))
    assert (header.page_size, header.pages) == (65_536, 0)


def test_damage_inside_is_said(tmp_path: Path) -> None:
    path = filled(tmp_path / "library.sqlite")
    data = path.read_bytes()
    written(path, data[:4096] + b"\xa5" * (len(data) - 4096))
    with pytest.raises(DamagedLibrary, match="backup"):
        Library.open(path)


def test_a_folder_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        Library.open(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    written(tmp_path / "file", b"")
    with pytest.raises(LibraryError, match="could not be opened"):
        Library.open(tmp_path / "file" / "library.sqlite")


def test_an_older_library_is_brought_up_to_date(tmp_path: Path) -> None:
    path = older(tmp_path / "library.sqlite")
    with closing(Library.open(path)) as library:
        assert library.schema_version == SCHEMA
        library.add([make_workshop()])
        assert library.load(make_workshop().id) == make_workshop()


def older(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("VACUUM")
    return path


def test_an_older_library_that_cannot_be_written_is_left_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = older(tmp_path / "library.sqlite")
    before = path.read_bytes()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(LibraryError, match="older CollabDesk"):
        Library.open(path)
    assert path.read_bytes() == before


READ_ONLY = """
import os
import sys
from datetime import date
from pathlib import Path
from collabdesk.errors import ReadOnlyLibrary
from collabdesk.store.library import Library
Library.open(Path(sys.argv[2])).close()  # loads everything while it can be read
if os.geteuid() == 0:  # permissions do not bind root
    os.setuid(65_534)
library = Library.open(Path(sys.argv[1]))
workshop = library.load("w1")
try:
    library.remove("w1")
except ReadOnlyLibrary as error:
    print(library.read_only, len(library.summaries(date.today())), workshop.title, error)
library.close()
"""


@pytest.mark.parametrize(("folder", "file"), [(0o555, 0o444), (0o777, 0o444), (0o555, 0o666)])
def test_what_cannot_be_written_opens_for_reading(tmp_path: Path, folder: int, file: int) -> None:
    # Not below tmp_path: the other user may not pass through its parents.
    with tempfile.TemporaryDirectory() as outer:
        Path(outer).chmod(0o755)
        place = Path(outer) / "shared"
        path = filled(place / "library.sqlite")
        path.chmod(file)
        place.chmod(folder)
        command = [sys.executable, "-c", READ_ONLY, str(path), str(tmp_path / "other.sqlite")]
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(command, capture_output=True, check=False, text=True, env=env)
        place.chmod(0o755)
    assert done.stdout.startswith("True 20 Workshop 1 The library"), done.stderr
    assert "reading only" in done.stdout


def test_a_folder_that_may_not_be_entered_is_told_in_one_sentence(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory() as outer:
        Path(outer).chmod(0o755)
        path = filled(Path(outer) / "closed" / "inner" / "library.sqlite")
        (Path(outer) / "closed").chmod(0)
        command = [sys.executable, "-c", READ_ONLY, str(path), str(tmp_path / "other.sqlite")]
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(command, capture_output=True, check=False, text=True, env=env)
        (Path(outer) / "closed").chmod(0o755)
    *_, told = done.stderr.splitlines()
    assert told.startswith("collabdesk.errors.LibraryError: ")
    assert "library.sqlite" in told


def test_a_library_opened_for_reading_refuses_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(tmp_path / "library.sqlite")
    before = path.read_bytes()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with closing(Library.open(path)) as library:
        assert library.read_only
        assert library.load("w1").title == "Workshop 1"
        with pytest.raises(ReadOnlyLibrary, match="reading only"):
            library.remove("w1")
    assert path.read_bytes() == before


def test_a_library_turned_read_only_while_open_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(tmp_path / "library.sqlite")
    opened = engine.connect(path, "ro")
    monkeypatch.setattr(library_module, "connect", lambda *_, **__: opened)
    with closing(Library.open(path)) as library:
        workshop = library.load("w1")
        with pytest.raises(ReadOnlyLibrary, match="written"):
            library.save(workshop, replace(workshop, title="Never"))


def test_another_program_that_made_the_library_first_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite"
    theirs = filled(tmp_path / "theirs.sqlite").read_bytes()
    put = engine._put_in_place

    def late(fresh: Path, target: Path) -> None:
        target.write_bytes(theirs)
        put(fresh, target)

    monkeypatch.setattr(engine, "_put_in_place", late)
    engine.create(path)
    monkeypatch.undo()
    with closing(Library.open(path)) as library:
        assert library.load("w1").title == "Workshop 1"
    assert not list(tmp_path.glob("*.new"))


def test_a_drive_without_links_gets_its_library_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    with closing(Library.open(tmp_path / "library.sqlite")) as library:
        assert library.schema_version == SCHEMA
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["library.sqlite"]


def test_who_only_reads_makes_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"no library at .* to be read"):
        Library.open(tmp_path / "library.sqlite", read_only=True)
    assert list(tmp_path.iterdir()) == []
