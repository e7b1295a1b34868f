"""A library of every schema that was ever in use opens with nothing lost."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, MetaData, create_engine, select

from collabdesk.domain.workshop import Workshop
from collabdesk.errors import LibraryError
from collabdesk.store import migrations
from collabdesk.store.backups import Backups
from collabdesk.store.copying import examine
from collabdesk.store.header import SCHEMA, check_header
from collabdesk.store.library import Library
from collabdesk.store.recovery import recover
from tests.data.libraries.make import FOLDER, kept, make

OLDER = tuple(range(1, SCHEMA))
WORKSHOPS = 2
ACTIONS = 10
"""How many actions the two workshops of a kept library have together."""


@pytest.fixture(params=OLDER)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A library of an older schema, to be worked on."""
    return Path(shutil.copy(kept(request.param), tmp_path / "library.sqlite"))


Columns = dict[str, list[str]]


@contextmanager
def tables(path: Path) -> Iterator[tuple[Connection, MetaData]]:
    engine, found = create_engine(f"sqlite:///{path}"), MetaData()
    with engine.connect() as connection:
        found.reflect(connection)
        yield connection, found
    engine.dispose()


def columns_of(path: Path) -> Columns:
    with tables(path) as (_, found):
        return {table.name: list(table.c.keys()) for table in found.sorted_tables}


def rows(path: Path, columns: Columns) -> dict[str, list[Any]]:
    with tables(path) as (connection, found):
        asked = {
            name: select(*(found.tables[name].c[c] for c in columns[name])) for name in columns
        }
        return {name: sorted(connection.execute(a), key=repr) for name, a in asked.items()}


def held(library: Library) -> list[Workshop]:
    return [library.load(summary.id) for summary in library.summaries(date(2026, 11, 24))]


def test_a_library_of_every_schema_is_kept() -> None:
    assert {path.name for path in FOLDER.glob("*.sqlite")} == {
        kept(schema).name for schema in range(1, SCHEMA + 1)
    }
    for schema in range(1, SCHEMA + 1):
        assert check_header(kept(schema)).schema == schema
        assert examine(kept(schema)).actions == ACTIONS


def test_the_kept_library_is_what_the_program_makes(tmp_path: Path) -> None:
    make(tmp_path / "library.sqlite")
    assert check_header(tmp_path / "library.sqlite").schema == SCHEMA
    assert examine(tmp_path / "library.sqlite") == examine(kept(SCHEMA))


def test_nothing_is_lost_by_migration(older: Path) -> None:
    columns = columns_of(older)
    before = rows(older, columns)
    Library.open(older).close()
    assert check_header(older).schema == SCHEMA
    assert rows(older, columns) == before
    assert columns_of(older) == columns_of(kept(SCHEMA))
    assert examine(older).workshops == WORKSHOPS


def test_a_migrated_library_holds_what_a_new_one_does(older: Path) -> None:
    with closing(Library.open(older)) as library, closing(Library.open(new(older))) as fresh:
        assert held(library) == held(fresh)


def new(beside: Path) -> Path:
    return Path(shutil.copy(kept(SCHEMA), beside.with_name("new.sqlite")))


def test_a_migrated_library_takes_what_is_new(older: Path) -> None:
    with closing(Library.open(older)) as library:
        before = library.load("made-1")
        changed = replace(before.actions[0], lead="", lead_role="Chair", note="Ask first")
        library.save(before, replace(before, actions=(changed, *before.actions[1:])))
    with closing(Library.open(older)) as library:
        assert library.load("made-1").actions[0] == changed


def test_a_copy_as_it_was_is_kept_before_a_migration(older: Path, tmp_path: Path) -> None:
    schema, whole = check_header(older).schema, examine(older)
    backups = Backups(tmp_path / "backups", lambda: datetime(2026, 11, 24, tzinfo=UTC))
    with closing(Library.open(older, backups=backups)) as library:
        (made,) = backups.all()
        assert check_header(made.path).schema == schema
        assert examine(made.path) == whole
        library.bring_back(made.path, backups)
        assert library.schema_version == SCHEMA
        assert len(held(library)) == WORKSHOPS


def test_a_migration_that_fails_leaves_the_library_as_it_was(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = older.read_bytes()
    monkeypatch.setattr(migrations, "VERSIONS", (*migrations.VERSIONS, "9999_missing"))
    with pytest.raises(ModuleNotFoundError):
        Library.open(older)
    assert older.read_bytes() == before


def test_an_older_library_to_be_read_only_is_left_and_said(older: Path) -> None:
    before = older.read_bytes()
    with pytest.raises(LibraryError, match="older CollabDesk"):
        Library.open(older, read_only=True)
    assert older.read_bytes() == before


def test_a_damaged_older_library_gives_back_its_actions(older: Path) -> None:
    with closing(sqlite3.connect(older)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'vote'"
        ).fetchone()
    data = bytearray(older.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    older.write_bytes(data)
    done = recover(older)
    assert (done.contents.workshops, done.contents.actions) == (WORKSHOPS, ACTIONS)
