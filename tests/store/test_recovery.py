"""What a damaged library still holds comes back into a new one, counted; the old file is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from collabdesk.domain.workshop import Action, Agreed, Note
from collabdesk.errors import DamagedLibrary, LibraryError
from collabdesk.store.copying import Contents, examine
from collabdesk.store.header import journal_of
from collabdesk.store.library import Library
from collabdesk.store.recovery import recover
from collabdesk.store.verifying import seal_all
from tests.builders import make_workshop, with_votes

COUNT = 60


def filled(path: Path) -> None:
    with closing(Library.open(path)) as library:
        library.add(
            with_votes(
                make_workshop(
                    id=f"w{n}",
                    agreed=(Agreed("1.1", 3, evidence="e" * 300),),
                    notes=(Note("n" * 3000),),
                    actions=(Action("a1", "Meet", lead="p1", support=("p2",)),),
                ),
                "1.1",
                [1, 2, 3],
            )
            for n in range(COUNT)
        )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "library.sqlite"
    filled(made)
    return made


def spoil(path: Path, page: int) -> None:
    data = bytearray(path.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(data)


def pages_of(path: Path, table: str) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        root = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return [connection.execute(root, (table,)).fetchone()[0]]


@pytest.mark.no_cover
def test_a_whole_library_comes_back_whole(path: Path) -> None:
    held = examine(path)
    with closing(Library.open(path)) as library:
        before = [library.load(f"w{n}") for n in range(COUNT)]
    done = recover(path)
    assert (done.contents, done.refused) == (held, 0)
    with closing(Library.open(path)) as library:
        assert [library.load(f"w{n}") for n in range(COUNT)] == before


@pytest.mark.no_cover
@pytest.mark.parametrize("table", ["vote", "agreed", "action", "round", "place"])
def test_without_one_table_the_rest_comes_back(path: Path, table: str) -> None:
    spoil(path, pages_of(path, table)[0])
    damaged = path.read_bytes()
    done = recover(path)
    assert done.contents.workshops == COUNT
    assert done.kept is not None
    assert done.kept.read_bytes() == damaged
    assert examine(path) == done.contents


def test_without_its_partners_a_workshop_loses_what_hangs_on_them_and_is_counted(
    path: Path,
) -> None:
    spoil(path, pages_of(path, "partner")[0])
    done = recover(path)
    assert done.contents == Contents(workshops=COUNT, answers=COUNT, actions=COUNT)
    assert done.refused == COUNT * (3 + 1)
    with closing(Library.open(path)) as library:
        assert library.load("w7").actions[0].lead == ""


def test_one_damaged_page_in_the_midst_costs_only_what_was_on_it(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        size = connection.execute("PRAGMA page_count").fetchone()[0]
    spoil(path, size - 12)  # among the notes, which were written last and take the most room
    with pytest.raises(DamagedLibrary):
        Library.open(path)
    done = recover(path)
    assert done.contents.workshops == COUNT
    with closing(Library.open(path)) as library:
        notes = sum(len(library.load(f"w{n}").notes) for n in range(COUNT))
        answers = sum(len(library.load(f"w{n}").votes) for n in range(COUNT))
    assert (notes, answers) != (0, 0)
    assert COUNT * 0.5 < notes <= COUNT


def change(path: Path, statement: str, *, sealing: bool = False) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute(statement)
        if sealing:
            seal_all(connection)
        connection.commit()


def test_a_row_that_makes_no_sense_is_left_out_and_counted(path: Path) -> None:
    change(path, "UPDATE note SET text = CAST(x'ff' AS TEXT) WHERE workshop_key = 3")
    change(path, "UPDATE workshop SET mode = 'crowd' WHERE key = 1")
    done = recover(path)
    assert done.contents.workshops == COUNT - 1
    assert done.refused > 0


def test_a_workshop_that_cannot_be_understood_is_left_out(path: Path) -> None:
    # As long as the year has four digits SQLite takes it; Python has no year 0.
    change(path, "UPDATE workshop SET held_on = '0000-01-01' WHERE key = 1", sealing=True)
    with closing(Library.open(path)) as library, pytest.raises(DamagedLibrary):
        library.load("w0")
    with closing(Library.open(path)) as library, pytest.raises(DamagedLibrary):
        library.summaries(date(2026, 11, 23))
    done = recover(path)
    assert (done.contents.workshops, done.refused) == (COUNT - 1, 1)


def test_a_journal_is_played_back_in_the_copy_and_kept_with_the_old_file(
    path: Path, tmp_path: Path
) -> None:
    journal_of(path).write_bytes(b"not a journal")
    before = path.read_bytes()
    done = recover(path)
    assert done.kept is not None
    assert done.kept.read_bytes() == before
    assert journal_of(done.kept).read_bytes() == b"not a journal"
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == [
        "library-kept-1.sqlite",
        "library-kept-1.sqlite-journal",
        "library.sqlite",
    ]


def test_a_library_cut_short_gives_back_what_is_left(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 3 // 4 + 100])
    with pytest.raises(DamagedLibrary, match="cut short"):
        Library.open(path)
    assert COUNT * 0.5 <= recover(path).contents.workshops <= COUNT


@pytest.mark.no_cover
def test_a_library_whose_list_of_tables_is_gone_gives_back_its_workshops(path: Path) -> None:
    held = examine(path)
    data = path.read_bytes()
    path.write_bytes(b"\0" * 4096 + data[4096:])
    assert recover(path).contents == held
    spoil(path, 1)
    assert recover(path).contents == held


GONE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "garbage": lambda data: b"\x93" * len(data),
    "half": lambda data: data[: len(data) // 100],
}


@pytest.mark.parametrize("harm", GONE.values(), ids=list(GONE))
def test_where_nothing_can_be_read_all_stays_as_it_was(
    path: Path, tmp_path: Path, harm: Callable[[bytes], bytes]
) -> None:
    data = harm(path.read_bytes())
    path.write_bytes(data)
    with pytest.raises(LibraryError):
        recover(path)
    assert path.read_bytes() == data
    assert [p for p in tmp_path.iterdir() if p.is_file()] == [path]
