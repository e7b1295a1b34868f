"""A workshop keeps the framework it was held with, whatever becomes of the pack."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from collabdesk.errors import FrameworkError, WorkshopFileError
from collabdesk.framework.catalogue import Catalogue
from collabdesk.framework.digest import digest
from collabdesk.report import ReportOptions
from collabdesk.resources import resource
from collabdesk.services.desk import Conflict, Desk, NewWorkshop
from collabdesk.services.sitting import Sitting
from collabdesk.store.library import Library
from tests.builders import Dice
from tests.pdf import words
from tests.services.conftest import NOON

TEXT = (Path(__file__).parents[1] / "data" / "mini-pack.toml").read_text(encoding="utf-8")
EDITED = (
    TEXT.replace("We hear each other.", "We listen to the audience.")
    .replace('name = "Always"', 'name = "Every time"')
    .replace('[[characteristics.indicators]]\nstatement = "We start on one note."\n', "")
)
SHIPPED = resource("frameworks") / "eight-characteristics.toml"

Start = Callable[[], Desk]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The user's folder of packs, with one in it."""
    folder = tmp_path / "frameworks"
    folder.mkdir()
    (folder / "choir.toml").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def start(tmp_path: Path, own: Path) -> Iterator[Start]:
    """Starts the program anew on one library; what was read before is forgotten."""
    numbers = itertools.count(1)
    desks: list[Desk] = []

    def begin() -> Desk:
        desk = Desk(
            Library.open(tmp_path / "library.sqlite"),
            Catalogue([resource("frameworks"), own]),
            now=lambda: NOON,
            new_id=lambda: f"new-{next(numbers)}",
            rng=Dice(1),
        )
        desks.append(desk)
        return desk

    yield begin
    for desk in desks:
        desk.close()


def hold(desk: Desk) -> Sitting:
    """Hold a workshop of the small pack with three votes shown on every indicator."""
    draft = NewWorkshop("Evening", "Choir", framework=("mini-pack", "2"))
    sitting = desk.sit(desk.create(draft))
    sitting.choose_type("concert")
    sitting.paste_partners("Altos\nTenors\nBasses")
    for indicator in sitting.framework.indicators:
        for partner, answer in zip(sitting.workshop.partners, (1, 4, 4), strict=True):
            sitting.record_vote(indicator.id, partner.id, 1, answer)
        sitting.reveal(indicator.id)
    sitting.agree("1.2", 4)
    return sitting


def edit_pack(own: Path) -> None:
    (own / "choir.toml").write_text(EDITED, encoding="utf-8")


def remove_pack(own: Path) -> None:
    (own / "choir.toml").unlink()


def break_pack(own: Path) -> None:
    (own / "choir.toml").write_text("id = ", encoding="utf-8")


AFTERWARDS = pytest.mark.parametrize("happen", [edit_pack, remove_pack, break_pack])


def report_words(desk: Desk, sitting: Sitting) -> str:
    return words(desk.report_bytes(sitting.workshop, ReportOptions()))


@AFTERWARDS
def test_an_old_workshop_stays_as_it_was(
    start: Start, own: Path, happen: Callable[[Path], None]
) -> None:
    before = start()
    held = hold(before)
    printed = report_words(before, held)
    (line,) = before.summaries()

    happen(own)
    after = start()
    again = after.sit(held.workshop.id)

    assert again.framework == held.framework
    assert again.framework.indicator("1.1").statement == "We hear each other."
    assert again.results == held.results == after.results(again.workshop)
    assert report_words(after, again) == printed
    assert "We hear each other." in printed
    assert after.framework_of(line) == after.framework(again.workshop) == held.framework
    assert again.agree("1.1", 4) is not None


@AFTERWARDS
def test_an_old_workshop_goes_out_and_a_copy_of_it_is_made(
    start: Start, own: Path, happen: Callable[[Path], None], tmp_path: Path
) -> None:
    held = hold(start())
    happen(own)
    desk = start()
    desk.export(desk.sit(held.workshop.id).workshop, tmp_path / "out.collabdesk")
    copy = desk.sit(desk.duplicate(held.workshop.id))
    assert (tmp_path / "out.collabdesk").stat().st_size > 0
    assert copy.framework == held.framework


def test_a_workshop_whose_pack_is_gone_comes_back_from_its_file(
    start: Start, own: Path, tmp_path: Path
) -> None:
    held = hold(start())
    path = tmp_path / "out.collabdesk"
    start().export(held.workshop, path)
    remove_pack(own)
    for conflict in (Conflict.REPLACE, Conflict.KEEP_BOTH):
        desk = start()
        (brought,) = desk.import_files([path], conflict)
        assert desk.sit(brought.workshop_id).framework == held.framework
        assert desk.read(str(path)).title == "Evening"


def test_a_pack_that_one_workshop_keeps_serves_a_file_of_another(
    start: Start, own: Path, tmp_path: Path
) -> None:
    first = start()
    kept, gone = hold(first), hold(first)
    path = tmp_path / "out.collabdesk"
    first.export(gone.workshop, path)
    first.remove(gone.workshop.id)
    remove_pack(own)
    desk = start()
    desk.import_files([path])
    desk.remove(kept.workshop.id)
    assert desk.sit(gone.workshop.id).framework == gone.framework


def test_a_workshop_replaced_from_its_file_keeps_its_framework(
    start: Start, own: Path, tmp_path: Path
) -> None:
    held = hold(start())
    path = tmp_path / "out.collabdesk"
    start().export(held.workshop, path)
    (own / "choir.toml").write_text(TEXT.replace("We hear each", "We see each"), encoding="utf-8")
    desk = start()
    (brought,) = desk.import_files([path], Conflict.REPLACE)
    assert desk.sit(brought.workshop_id).framework == held.framework
    (beside,) = desk.import_files([path], Conflict.KEEP_BOTH)
    assert desk.sit(beside.workshop_id).framework == held.framework


def test_a_workshop_deleted_and_brought_back_keeps_its_framework(start: Start, own: Path) -> None:
    held = hold(start())
    edit_pack(own)
    desk = start()
    removed = desk.remove(held.workshop.id)
    desk.restore(removed)
    assert desk.sit(held.workshop.id).framework == held.framework


def test_a_file_of_a_framework_that_is_nowhere_is_refused(
    start: Start, own: Path, tmp_path: Path
) -> None:
    first = start()
    held = hold(first)
    path = tmp_path / "out.collabdesk"
    first.export(held.workshop, path)
    first.remove(held.workshop.id)
    remove_pack(own)
    desk = start()
    with pytest.raises(WorkshopFileError, match="mini-pack, edition 2 is not"):
        desk.import_files([path])
    with pytest.raises(FrameworkError):
        hold(desk)


def test_editions_stand_side_by_side_and_each_workshop_has_its_own(start: Start, own: Path) -> None:
    old = hold(start())
    later = EDITED.replace('edition = "2"', 'edition = "10"')
    (own / "choir-10.toml").write_text(later, encoding="utf-8")
    desk = start()
    fresh = desk.sit(desk.create(NewWorkshop("Next", "Choir", framework=("mini-pack", "10"))))
    assert fresh.framework.indicator("1.1").statement == "We listen to the audience."
    assert desk.sit(old.workshop.id).framework == old.framework
    assert desk.sit(old.workshop.id).results == old.results
    assert [f.edition for f in desk.catalogue.all()] == ["1", "10", "2"]


def test_a_new_workshop_takes_the_newest_edition_of_the_default(start: Start, own: Path) -> None:
    first = start()
    old = first.sit(first.create(NewWorkshop("Old", "Harbour")))
    text = SHIPPED.read_text(encoding="utf-8")
    later = text.replace('edition = "1"', 'edition = "2"')
    (own / "later.toml").write_text(later, encoding="utf-8")
    desk = start()
    new = desk.sit(desk.create(NewWorkshop("New", "Harbour")))
    assert (old.workshop.edition, new.workshop.edition) == ("1", "2")
    assert desk.sit(old.workshop.id).framework == old.framework


def test_a_pack_is_kept_once_as_it_was_written(start: Start, tmp_path: Path) -> None:
    desk = start()
    hold(desk)
    hold(desk)
    desk.sample()
    with closing(sqlite3.connect(tmp_path / "library.sqlite")) as library:
        kept = library.execute("SELECT framework_id, edition, sha256, text FROM pack").fetchall()
    shipped = SHIPPED.read_text(encoding="utf-8")
    assert sorted(kept) == [
        ("eight-characteristics", "1", digest(shipped), shipped),
        ("mini-pack", "2", digest(TEXT), TEXT),
    ]
