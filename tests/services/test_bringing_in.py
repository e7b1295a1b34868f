"""Workshop files come in all or none, and never over another by accident."""

from __future__ import annotations

from pathlib import Path

import pytest

from collabdesk.domain.workshop import Workshop
from collabdesk.errors import LibraryError, WorkshopFileError
from collabdesk.services.desk import AlreadyThere, Conflict, Desk
from tests.builders import make_workshop, with_votes

EXAMPLES = Path(__file__).parents[1] / "data" / "examples"


def file(desk: Desk, path: Path, workshop: Workshop) -> Path:
    desk.export(workshop, path)
    return path


def test_the_examples_come_in_and_go_out_with_the_same_content(desk: Desk, tmp_path: Path) -> None:
    paths = sorted(EXAMPLES.glob("*.collabdesk"))
    imported = desk.import_files(paths)
    assert [i.path for i in imported] == paths
    assert not any(i.replaced or i.not_revealed for i in imported)
    for one in imported:
        copy = tmp_path / "copy.collabdesk"
        desk.export(desk.read(one.workshop_id), copy, force=True)
        assert desk.read(str(copy)) == desk.read(str(one.path)) == desk.read(one.workshop_id)


def test_votes_that_were_left_out_are_told(desk: Desk, tmp_path: Path) -> None:
    hidden = with_votes(make_workshop(), "1.1", [3, 4], revealed=False)
    (one,) = desk.import_files([file(desk, tmp_path / "one.collabdesk", hidden)])
    assert one.not_revealed == 2
    assert desk.read(one.workshop_id).votes == ()


def test_one_bad_file_keeps_all_out(desk: Desk, tmp_path: Path) -> None:
    good = file(desk, tmp_path / "good.collabdesk", make_workshop())
    bad = tmp_path / "bad.collabdesk"
    bad.write_bytes(good.read_bytes()[:-20])
    with pytest.raises(WorkshopFileError, match=r"bad\.collabdesk"):
        desk.import_files([good, bad])
    assert desk.summaries() == ()


@pytest.mark.parametrize("conflict", Conflict)
def test_one_workshop_twice_in_one_go_is_refused(
    desk: Desk, tmp_path: Path, conflict: Conflict
) -> None:
    one = file(desk, tmp_path / "one.collabdesk", make_workshop())
    two = file(desk, tmp_path / "two.collabdesk", make_workshop(title="Other"))
    for paths in ([one, two], [one, one]):
        with pytest.raises(WorkshopFileError, match="only one of the two"):
            desk.import_files(paths, conflict)
    assert desk.summaries() == ()


@pytest.fixture
def there_and_new(desk: Desk, tmp_path: Path) -> list[Path]:
    """Return the files of a workshop that is in the library already, and of a new one."""
    there = file(desk, tmp_path / "there.collabdesk", make_workshop(title="Old"))
    desk.import_files([there])
    changed = file(desk, tmp_path / "changed.collabdesk", make_workshop(title="Changed"))
    return [changed, file(desk, tmp_path / "new.collabdesk", make_workshop(id="n", title="New"))]


def test_what_is_there_already_is_refused_unless_told(
    desk: Desk, there_and_new: list[Path]
) -> None:
    with pytest.raises(AlreadyThere, match="“Changed”") as raised:
        desk.import_files(there_and_new)
    assert raised.value.titles == ("Changed",)
    assert [s.title for s in desk.summaries()] == ["Old"]


def test_replacing_puts_the_new_one_in_the_place_of_the_old(
    desk: Desk, there_and_new: list[Path]
) -> None:
    imported = desk.import_files(there_and_new, Conflict.REPLACE)
    assert [(i.title, i.replaced) for i in imported] == [("Changed", True), ("New", False)]
    assert sorted(s.title for s in desk.summaries()) == ["Changed", "New"]


def test_keeping_both_gives_a_new_id_only_where_one_is_needed(
    desk: Desk, there_and_new: list[Path]
) -> None:
    imported = desk.import_files(there_and_new, Conflict.KEEP_BOTH)
    assert [i.workshop_id for i in imported] == ["new-1", "n"]
    assert sorted(s.title for s in desk.summaries()) == ["Changed", "New", "Old"]
    assert desk.read(make_workshop().id).title == "Old"


def test_a_library_that_cannot_be_written_takes_none(
    desk: Desk, tmp_path: Path, there_and_new: list[Path]
) -> None:
    (tmp_path / "library.sqlite").unlink()
    with pytest.raises(LibraryError):
        desk.import_files(there_and_new, Conflict.KEEP_BOTH)


def test_a_title_of_two_lines_is_refused_in_one(desk: Desk, tmp_path: Path) -> None:
    path = file(desk, tmp_path / "two.collabdesk", make_workshop(title="a\nb\u202e"))
    desk.import_files([path])
    with pytest.raises(AlreadyThere, match="Already in the library") as refused:
        desk.import_files([path])
    assert str(refused.value).isprintable()
