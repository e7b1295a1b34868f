"""The library as its callers see it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from traceback import format_exception
from typing import Any

import pytest
from sqlalchemy import func, select

from collabdesk.domain.workshop import Action, Collaboration, Partner, Status, Vote
from collabdesk.errors import ChangedElsewhere, LibraryError, UnknownWorkshop
from collabdesk.store.header import SCHEMA
from collabdesk.store.library import Library
from collabdesk.store.mapping import TABLES
from tests.builders import HELD_ON, make_workshop, with_agreed, with_votes

TODAY = date(2026, 11, 23)


def test_a_new_library_is_empty_and_of_the_present_schema(library: Library) -> None:
    assert library.summaries(TODAY) == ()
    assert library.collaborations() == ()
    assert library.schema_version == SCHEMA
    assert not library.read_only


def test_missing_folders_are_made_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b ö#?%" / "library.sqlite"
    Library.open(path).close()
    assert [p.name for p in path.parent.iterdir()] == ["library.sqlite"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("secure_delete", 1),
        ("busy_timeout", 2000),
    ],
)
def test_the_promised_settings_hold(library: Library, name: str, value: object) -> None:
    assert library._connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() == value


def test_a_summary_says_what_the_list_shows(library: Library) -> None:
    workshop = with_votes(make_workshop(), "1.1", [3, 4, 5])
    workshop = with_votes(workshop, "1.2", [3, 4, 5], revealed=False)
    workshop = with_agreed(workshop, {"2.1": 4, "2.2": 2})
    actions = (
        Action("a1", "Late", due=date(2026, 11, 22)),
        Action("a2", "Due today", due=TODAY),
        Action("a3", "Done late", due=date(2026, 11, 1), status=Status.DONE),
    )
    library.add([replace(workshop, actions=actions, place="Library")])
    (summary,) = library.summaries(TODAY)
    assert (summary.scored, summary.answered) == (3, 2)
    assert (summary.actions, summary.actions_done, summary.overdue) == (3, 1, 1)
    assert summary.partners == ("Partner 1", "Partner 2", "Partner 3")
    assert summary.scope == tuple(range(1, 9))
    assert (summary.title, summary.held_on, summary.place) == ("Workshop 1", HELD_ON, "Library")
    assert not summary.archived


def test_the_newest_come_first_and_the_last_added_of_one_day(library: Library) -> None:
    days = {"a": date(2026, 1, 1), "b": date(2026, 3, 1), "c": date(2026, 1, 1)}
    library.add([make_workshop(id=i, held_on=day) for i, day in days.items()])
    assert [s.id for s in library.summaries(TODAY)] == ["b", "c", "a"]


def test_collaborations_are_listed_once_as_last_called(library: Library) -> None:
    def held(workshop_id: str, day: int, collaboration: Collaboration) -> None:
        on = date(2026, 1, day)
        library.add([make_workshop(id=workshop_id, held_on=on, collaboration=collaboration)])

    held("a", 1, Collaboration("c1", "Old name"))
    held("b", 2, Collaboration("c1", "New name", "Why"))
    held("c", 3, Collaboration("", "No id"))
    held("d", 4, Collaboration("", "No id"))
    held("e", 5, Collaboration("", "No id either"))
    assert library.collaborations() == (
        Collaboration("", "No id either"),
        Collaboration("", "No id"),
        Collaboration("c1", "New name", "Why"),
    )


def test_a_workshop_is_found_by_an_unambiguous_start(library: Library) -> None:
    library.add([make_workshop(id=i) for i in ("abc", "abd", "ab", "x%")])
    assert library.find("abc") == "abc"
    assert library.find("ab") == "ab"
    assert library.find("x") == "x%"


@pytest.mark.parametrize("start", ["", "z", "%", "a", "A"])
def test_what_fits_none_or_several_is_not_found(library: Library, start: str) -> None:
    library.add([make_workshop(id=i) for i in ("abc", "abd")])
    with pytest.raises(UnknownWorkshop):
        library.find(start)


def test_what_is_not_there_cannot_be_loaded_saved_removed_or_archived(library: Library) -> None:
    workshop = make_workshop()
    for attempt in (
        lambda: library.load(workshop.id),
        lambda: library.save(workshop, replace(workshop, title="B")),
        lambda: library.remove(workshop.id),
        lambda: library.set_archived(workshop.id, flag=True),
        lambda: library.is_archived(workshop.id),
    ):
        with pytest.raises(UnknownWorkshop):
            attempt()


def test_all_are_added_or_none(library: Library) -> None:
    library.add([make_workshop(id="a")])
    with pytest.raises(LibraryError):
        library.add([make_workshop(id="b"), make_workshop(id="a")])
    assert [s.id for s in library.summaries(TODAY)] == ["a"]


def test_replacing_takes_the_old_one_away_with_all_its_rows(library: Library) -> None:
    old = with_votes(make_workshop(id="a"), "1.1", [1, 2, 3])
    library.add([old])
    new = make_workshop(id="a", title="New")
    library.add([new], replacing=["a", "unknown"])
    assert library.load("a") == new
    assert library._connection.exec_driver_sql("SELECT count(*) FROM vote").scalar_one() == 0


def test_removing_takes_every_row(library: Library, tmp_path: Path) -> None:
    action = Action("a1", "Title", indicators=("1.1",), lead="p1", support=("p2",))
    workshop = with_votes(make_workshop(actions=(action,)), "1.1", [1, 2, 3])
    library.add([with_agreed(workshop, {"1.1": 3})])
    library.remove(workshop.id)
    for table in TABLES:
        count = library._connection.scalar(select(func.count()).select_from(table))
        assert count == 0, table.name
    assert b"Harbour frailty" not in (tmp_path / "library.sqlite").read_bytes()


def test_archiving_is_kept_and_does_not_count_as_a_change(library: Library) -> None:
    workshop = make_workshop()
    library.add([workshop], archived=[workshop.id])
    assert library.is_archived(workshop.id)
    library.set_archived(workshop.id, flag=False)
    assert not library.is_archived(workshop.id)
    library.save(workshop, replace(workshop, title="Still saved"))
    assert library.load(workshop.id).title == "Still saved"


def test_a_change_by_another_program_is_seen_before_anything_is_written(
    library: Library, tmp_path: Path
) -> None:
    workshop = make_workshop()
    library.add([workshop])
    theirs = replace(workshop, title="Theirs")
    with closing(Library.open(tmp_path / "library.sqlite")) as other:
        other.save(other.load(workshop.id), theirs)
    with pytest.raises(ChangedElsewhere, match="Workshop 1"):
        library.save(workshop, replace(workshop, title="Mine"))
    assert library.load(workshop.id) == theirs
    with pytest.raises(ChangedElsewhere):  # reading theirs does not make mine up to date
        library.save(workshop, replace(workshop, title="Mine"))
    library.save(theirs, replace(theirs, title="Both"))


def test_a_workshop_never_read_is_not_overwritten(library: Library, tmp_path: Path) -> None:
    workshop = make_workshop()
    library.add([workshop])
    other = Library.open(tmp_path / "library.sqlite")
    with closing(other), pytest.raises(ChangedElsewhere):
        other.save(workshop, replace(workshop, title="Blind"))


def test_reading_twice_gives_the_very_value(library: Library) -> None:
    workshop = make_workshop()
    library.add([workshop])
    assert library.load(workshop.id) is library.load(workshop.id)


@pytest.mark.parametrize(
    "changes",
    [
        {"votes": (Vote("1.1", "p1", 1, 1, 3), Vote("1.1", "p1", 1, 1, 4))},
        {"votes": (Vote("1.1", "nobody", 1, 1, 3),)},
        {"partners": (Partner("p1", "A", seats=101),)},
        {"scope": (1, 1)},
        {"actions": (Action("a1", "Title", lead="nobody"),)},
    ],
)
def test_what_contradicts_itself_is_refused_and_nothing_is_half_done(
    library: Library, changes: dict[str, Any]
) -> None:
    workshop = make_workshop()
    library.add([workshop])
    with pytest.raises(LibraryError):
        library.save(workshop, replace(workshop, title="Never", **changes))
    library.save(workshop, after := replace(workshop, title="Kept"))
    assert library.load(workshop.id) == after


def test_what_goes_wrong_repeats_nothing_that_was_written(library: Library) -> None:
    words = "nobody else may read this"
    library.add([make_workshop(place=words)])
    with pytest.raises(LibraryError) as raised:
        library.add([make_workshop(place=words)])
    assert words not in "".join(format_exception(raised.value))
