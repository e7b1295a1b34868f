"""Where one left off: there again in the next sitting, and no part of the workshop."""

from __future__ import annotations

import pytest

from collabdesk.domain.place import Place, Way
from collabdesk.errors import LibraryError
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.services.sitting import Sitting
from collabdesk.store.library import Library

PLACE = Place("2.3", Way.HANDS, 600, 12)


@pytest.fixture
def sitting(desk: Desk) -> Sitting:
    return desk.sit(desk.create(NewWorkshop("Workshop 1", "Harbour pathway")))


def test_a_place_is_there_again_in_the_next_sitting(desk: Desk, sitting: Sitting) -> None:
    assert desk.sit(sitting.workshop.id).place is None
    sitting.keep_place(PLACE)
    assert sitting.place == PLACE
    assert desk.sit(sitting.workshop.id).place == PLACE


def test_keeping_a_place_changes_nothing_that_could_be_undone(sitting: Sitting) -> None:
    before = sitting.workshop
    changes = sitting.agree("1.1", 4)
    sitting.keep_place(PLACE)
    assert changes is not None
    sitting.apply(changes.inverse)
    assert sitting.workshop == before
    assert sitting.place == PLACE


def test_the_same_place_is_not_written_twice(library: Library, sitting: Sitting) -> None:
    sitting.keep_place(PLACE)
    raw = library._connection.connection.driver_connection
    assert raw is not None
    refusal = "BEGIN SELECT RAISE(ABORT, 'full'); END"
    raw.execute(f"CREATE TEMP TRIGGER refusal BEFORE INSERT ON place {refusal}")
    sitting.keep_place(PLACE)
    with pytest.raises(LibraryError):
        sitting.keep_place(Place("2.4"))
    assert sitting.place == PLACE
    raw.execute("DROP TRIGGER temp.refusal")
    sitting.keep_place(Place("2.4"))
    assert sitting.place == Place("2.4")


def test_a_deleted_workshop_comes_back_with_its_place(desk: Desk, sitting: Sitting) -> None:
    sitting.keep_place(PLACE)
    desk.restore(desk.remove(sitting.workshop.id))
    assert desk.sit(sitting.workshop.id).place == PLACE
