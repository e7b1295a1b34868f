"""The pack that a workshop was held with stays with it, once, and leaves with the last one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from collabdesk.errors import DamagedLibrary, LibraryError
from collabdesk.framework.digest import digest
from collabdesk.store.copying import examine
from collabdesk.store.library import Library
from tests.builders import HELD_ON, make_workshop

KEY = (make_workshop().framework_id, make_workshop().edition)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library.sqlite")
    yield opened
    opened.close()


def test_a_pack_is_kept_with_its_workshop_and_survives_saves(library: Library) -> None:
    workshop = make_workshop(id="a")
    library.add([workshop], packs={"a": "one é\r\n"})
    library.save(workshop, replace(workshop, title="Another"))
    assert library.pack_held_with("a") == (*KEY, digest("one é\r\n"))
    assert library.pack_text(digest("one é\r\n")) == "one é\r\n"
    (line,) = library.summaries(HELD_ON)
    assert line.pack == digest("one é\r\n")


def test_a_workshop_may_have_none(library: Library) -> None:
    library.add([make_workshop(id="a")])
    assert library.pack_held_with("a") is None
    assert library.pack_held_with("nobody") is None
    assert library.latest_pack(*KEY) is None
    with pytest.raises(KeyError):
        library.pack_text(digest("one"))
    assert library.summaries(HELD_ON)[0].pack is None


def test_one_edition_may_be_kept_in_two_texts(library: Library) -> None:
    library.add([make_workshop(id=i) for i in "abc"], packs={"a": "one", "b": "two"})
    assert library.pack_held_with("a") == (*KEY, digest("one"))
    assert library.pack_held_with("b") == (*KEY, digest("two"))
    assert library.latest_pack(*KEY) == digest("two")
    assert library.latest_pack(KEY[0], "other") is None


def test_a_pack_leaves_with_the_last_workshop_held_with_it(library: Library) -> None:
    library.add([make_workshop(id=i) for i in "abc"], packs=dict.fromkeys("abc", "one"))
    library.remove("a")
    library.add([make_workshop(id="b")], packs={"b": "two"}, replacing=["b"])
    assert library.pack_text(digest("one")) == "one"
    library.remove("c")
    with pytest.raises(KeyError):
        library.pack_text(digest("one"))
    assert library.pack_text(digest("two")) == "two"


def test_where_a_workshop_is_refused_its_pack_is_not_kept(library: Library) -> None:
    library.add([make_workshop(id="a")])
    with pytest.raises(LibraryError):
        library.add([make_workshop(id="a")], packs={"a": "one"})
    with pytest.raises(KeyError):
        library.pack_text(digest("one"))


def test_a_changed_pack_is_damage(library: Library) -> None:
    library.add([make_workshop()], packs={make_workshop().id: "The text"})
    with closing(sqlite3.connect(library.path)) as other:
        other.execute("UPDATE pack SET text = 'The test'")
        other.commit()
    with pytest.raises(DamagedLibrary):
        library.pack_text(digest("The text"))
    with pytest.raises(DamagedLibrary):
        examine(library.path)
