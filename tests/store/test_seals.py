"""A changed row is found wherever it is read, and what is damaged is named."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain.workshop import Action, Agreed, Note, Tally, Workshop
from collabdesk.errors import DamagedLibrary
from collabdesk.services.rescue import Rescue
from collabdesk.store import library as library_module
from collabdesk.store.backups import Backups
from collabdesk.store.copying import examine, restore
from collabdesk.store.header import SCHEMA
from collabdesk.store.library import Library
from collabdesk.store.recovery import recover
from collabdesk.store.seals import one_line, seal_of
from collabdesk.store.verifying import seal_all, verify
from tests.builders import make_workshop, with_votes
from tests.older import make_older
from tests.torture.worker import NOON

WORKSHOP = with_votes(
    make_workshop(
        title="Workshop 1",
        also=("shared-voice",),
        tallies=(Tally("1.2", 1, (1, 0, 0, 0, 0)),),
        agreed=(Agreed("1.1", 3, evidence="Minutes"),),
        notes=(Note("A note"),),
        priorities=(1,),
        actions=(Action("a1", "Title", indicators=("1.1",), lead="p1", support=("p2",)),),
    ),
    "1.1",
    [1, 2, 3],
)
SECOND = replace(WORKSHOP, id="second", title="Workshop 2")

# Each is a row that SQLite takes for right: only its seal tells.
CHANGED = {
    "UPDATE vote SET level = 5 WHERE seat = 1 AND voter = 'p1'": "a vote on 1.1",
    "UPDATE round SET revealed = 1 - revealed": "a round on 1.1",
    "UPDATE tally SET dont_know = 7": "the show of hands on 1.2",
    "UPDATE tally_count SET count = 2 WHERE level = 1": "the show of hands on 1.2",
    "UPDATE agreed SET evidence = 'Minutez'": "what was agreed on 1.1",
    "UPDATE note SET text = 'A nose'": "a note",
    "UPDATE priority SET characteristic = 2": "a priority",
    "UPDATE action SET due = '2027-01-01'": "an action",
    "UPDATE action_indicator SET indicator = '1.2'": "an action",
    "DELETE FROM action_support": "the number of its entries",
    "UPDATE partner SET name = 'Another'": "a partner",
    "UPDATE partner SET seal = seal + 1": "a partner",
    "UPDATE scope SET position = 9 WHERE characteristic = 8": "the scope",
    "UPDATE also SET type = 'shared-learning'": "a type of the purpose",
    "UPDATE workshop SET title = 'Workshop 1' || char(10)": "its own description",
    "UPDATE workshop SET seals = seals + 1": "its own description",
    "DELETE FROM note": "the number of its entries",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "library.sqlite"
    with closing(Library.open(made)) as library:
        library.add([WORKSHOP, SECOND])
    return made


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def unchecked(path: Path, table: str, old: str, new: str) -> None:
    """Change how a table is declared, and not a row of it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        statement = "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = ?"
        connection.execute(statement, (old, new, table))
        connection.commit()


@pytest.mark.parametrize(("statement", "place"), CHANGED.items())
def test_a_changed_row_is_told_with_its_workshop_and_place(
    path: Path, statement: str, place: str
) -> None:
    with closing(Library.open(path)) as early:
        change(path, statement)
        early.reconnect()
        with pytest.raises(DamagedLibrary, match=place):
            early.load(WORKSHOP.id)
    with pytest.raises(DamagedLibrary, match=f"“Workshop [12].?”, {place} is not as it was"):
        Library.open(path)
    with pytest.raises(DamagedLibrary, match=place) as told:
        examine(path)
    assert "\n" not in str(told.value)


def test_no_backup_is_made_of_it_and_it_is_not_brought_back(path: Path, tmp_path: Path) -> None:
    with closing(Library.open(path)) as library:
        change(path, "UPDATE note SET text = 'A nose'")
        backups = Backups(tmp_path / "copies", lambda: NOON)
        with pytest.raises(DamagedLibrary, match="no backup was made"):
            library.back_up(backups)
        assert backups.all() == ()
    with pytest.raises(DamagedLibrary):
        restore(tmp_path / "other.sqlite", path)
    assert not (tmp_path / "other.sqlite").exists()


def test_one_may_look_at_it_and_recover_it_and_is_told_what_to_look_at(path: Path) -> None:
    change(path, "UPDATE agreed SET level = 5 WHERE workshop_key = 1")
    change(path, "DELETE FROM note WHERE workshop_key = 2")
    unchecked(path, "vote", "seal INTEGER", "seal   TEXT  ")
    change(path, "UPDATE vote SET seal = 'x' WHERE workshop_key = 2 AND seat = 1 AND voter = 'p1'")
    unchecked(path, "vote", "seal   TEXT  ", "seal INTEGER")
    before = path.read_bytes()
    with closing(Library.open(path, read_only=True)) as library:
        assert library.load(WORKSHOP.id).agreed[0].answer == 5
    done = recover(path)
    assert done.refused == 0
    assert done.doubtful == (
        "“Workshop 1”: what was agreed on 1.1",
        "“Workshop 2”: a vote on 1.1",
        "“Workshop 2”: the number of its entries",
    )
    assert done.kept is not None
    assert done.kept.read_bytes() == before
    with closing(Library.open(path)) as library:
        assert library.load(SECOND.id) == replace(SECOND, notes=())
    assert Rescue(path).newest_backup() is None


@pytest.mark.parametrize(
    ("table", "column"), [("vote", "workshop_key"), ("workshop", "title"), ("workshop", "seals")]
)
def test_a_column_that_lost_its_name_is_damage_and_what_is_left_comes_back(
    path: Path, table: str, column: str
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        statement = "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = ?"
        connection.execute(statement, (column, f"{column[:-1]}x", table))
        connection.commit()
    with pytest.raises(DamagedLibrary):
        Library.open(path)
    assert recover(path).contents.workshops == 2


def test_in_a_large_library_the_oldest_rows_are_looked_at_once_they_are_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_module, "_LOOKED_AT", 1)
    change(path, "UPDATE note SET text = 'A nose' WHERE workshop_key = 1")  # the older of the two
    with closing(Library.open(path)) as library:
        assert library.load(SECOND.id) == SECOND
        with pytest.raises(DamagedLibrary, match="a note"):
            library.load(WORKSHOP.id)


def test_a_reference_to_nothing_is_damage_though_every_row_is_as_it_was_written(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM partner WHERE id = 'p1'")
        seal_all(connection)
        connection.commit()
    with pytest.raises(DamagedLibrary, match="damaged inside"):
        examine(path)


def every_state() -> Iterator[Workshop]:
    yield replace(WORKSHOP, title="Later", notes=(Note("B"), Note("A note")), actions=())
    yield replace(WORKSHOP, partners=WORKSHOP.partners[:2], votes=(), rounds=())
    yield WORKSHOP


def test_after_every_save_the_seals_are_as_if_written_at_once(path: Path) -> None:
    with closing(Library.open(path)) as library:
        before = library.load(WORKSHOP.id)
        for after in every_state():
            library.save(before, after)
            library.set_archived(after.id, flag=True)
            examine(path)
            before = after
        library.remove(SECOND.id)
        examine(path)


def test_a_library_from_before_the_seals_is_whole_and_gets_them(path: Path) -> None:
    contents = examine(make_older(path))
    with closing(Library.open(path)) as library:
        assert library.load(WORKSHOP.id) == WORKSHOP
        assert library.schema_version == SCHEMA
    assert examine(path) == contents
    change(path, "UPDATE note SET text = 'A nose'")
    with pytest.raises(DamagedLibrary):
        examine(path)


def test_a_damaged_library_from_before_the_seals_is_recovered(path: Path) -> None:
    contents = examine(make_older(path))
    done = recover(path)
    assert (done.contents, done.refused, done.doubtful) == (contents, 0, ())
    with closing(Library.open(path)) as library:
        assert library.load(SECOND.id) == SECOND


def test_a_library_with_no_tables_has_no_seals() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        verify(connection)


@given(st.tuples(st.text(), st.none() | st.integers(-(2**63), 2**63 - 1)))
def test_the_seal_of_a_row_is_that_of_its_values_and_its_table(
    values: tuple[str, int | None],
) -> None:
    assert seal_of("vote", values) == seal_of("vote", list(values))
    assert seal_of("vote", values) != seal_of("note", values)
    assert seal_of("vote", values) != seal_of("vote", (values[0] + "x", values[1]))


def test_the_seal_never_changes_from_one_version_to_the_next() -> None:
    assert seal_of("vote", ("1.1", None, 3, "a\u0378\U0001fae8")) == 3_986_913_209


def test_what_is_quoted_fits_a_sentence() -> None:
    assert one_line("a\nb" + "c" * 100) == f"a\ufffdb{'c' * 56}…"
