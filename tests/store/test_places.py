"""Where one left off is kept beside the workshop: no change of it, and gone with it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from collabdesk.domain.place import Place, Way
from collabdesk.errors import UnknownWorkshop
from collabdesk.store.library import Library
from collabdesk.store.tables import PlaceRow
from tests.builders import make_workshop

PLACE = Place("3.2", Way.HANDS, 1_820, 41)


def kept(library: Library) -> int:
    statement = select(func.count()).select_from(PlaceRow)
    return library._connection.execute(statement).scalar_one()


def test_nothing_is_kept_of_a_workshop_never_worked_on(library: Library) -> None:
    library.add([make_workshop(id="a")])
    assert library.place("a") is None


@pytest.mark.parametrize("way", list(Way))
def test_a_place_is_on_disk_when_it_is_kept(library: Library, way: Way) -> None:
    library.add([make_workshop(id=i) for i in "ab"])
    library.keep_place("a", Place())
    library.keep_place("a", replace(PLACE, way=way))
    with closing(Library.open(library.path)) as other:
        assert other.place("a") == replace(PLACE, way=way)
        assert other.place("b") is None


def test_keeping_a_place_is_no_change_of_the_workshop(library: Library) -> None:
    workshop = make_workshop()
    library.add([workshop])
    with closing(Library.open(library.path)) as other:
        other.keep_place(workshop.id, PLACE)
    library.save(workshop, after := replace(workshop, title="Not refused"))
    assert library.load(workshop.id) == after
    assert library.place(workshop.id) == PLACE


def test_a_place_leaves_with_its_workshop(library: Library) -> None:
    library.add([make_workshop(id=i) for i in "ab"])
    library.keep_place("a", PLACE)
    library.keep_place("b", PLACE)
    library.remove("a")
    library.add([make_workshop(id="b")], replacing=["b"])
    assert kept(library) == 0


def test_a_workshop_may_come_with_its_place(library: Library) -> None:
    library.add([make_workshop(id=i) for i in "ab"], places={"a": PLACE})
    assert library.place("a") == PLACE
    assert library.place("b") is None


def test_there_is_no_place_in_no_workshop(library: Library) -> None:
    with pytest.raises(UnknownWorkshop):
        library.place("nobody")
    with pytest.raises(UnknownWorkshop):
        library.keep_place("nobody", PLACE)
