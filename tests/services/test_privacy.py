"""What goes is gone: every byte of every file of ours is read, before and after."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from collabdesk import paths
from collabdesk.domain.aside import Aside
from collabdesk.domain.dots import Dot, DotVote
from collabdesk.domain.workshop import Action, Agreed, Collaboration, Note, Partner, Workshop
from collabdesk.errors import InvalidInput, LibraryError, OutputExists, UnknownWorkshop
from collabdesk.exchange.workshop_file import write_workshop
from collabdesk.services.desk import Desk
from collabdesk.services.opening import open_desk
from collabdesk.services.safekeeping import restore_library
from tests.builders import make_workshop, with_votes

NAME = "Sentinel Hospice"
MARK = b"sentinel hospice"
KEY = "id-of-sentinel"
"""The partner's id: it stands in every vote of it."""


def named_workshop(workshop_id: str = "w1") -> Workshop:
    workshop = make_workshop(
        id=workshop_id,
        partners=(Partner(KEY, NAME, 2), Partner("p2", "Quay", 2), Partner("p3", "Sands", 2)),
        agreed=(Agreed("1.1", 3, f"As {NAME} said", ""),),
        notes=(*(Note(f"{NAME} {'and so on ' * 90}{n}") for n in range(20)), Note("for later")),
        actions=(Action("a1", f"Ring {NAME}", lead=KEY, support=("p2",)),),
    )
    for indicator in ("1.1", "1.2", "2.1"):
        workshop = with_votes(workshop, indicator, [1, 2, 3, 4, 5, 5])
    return workshop


def every_file(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def hits(folder: Path, mark: bytes = MARK) -> list[str]:
    """Return the files below *folder* in whose bytes *mark* stands, in any case."""
    return [p.name for p in every_file(folder) if mark.lower() in p.read_bytes().lower()]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "work" / "library.sqlite"


@pytest.fixture
def desk(place: Path) -> Iterator[Desk]:
    """A desk whose library, backups, kept library, rescued copy and settings name the partner."""
    with closing(open_desk(place)) as first:
        add(first, named_workshop())
        first.safekeeping.back_up()
        copy = first.safekeeping.lines()[0].path
    assert restore_library(place, copy).kept
    rescued = paths.rescued_copy("w1")
    rescued.parent.mkdir(parents=True)
    rescued.write_bytes(write_workshop(named_workshop()))
    settings = paths.settings_file()
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[files]\nlast_folder=/x/{NAME}\n\n[look]\ntheme=dark\n", encoding="utf-8")
    with closing(open_desk(place)) as opened:
        opened.safekeeping.back_up()
        yield opened


def add(desk: Desk, workshop: Workshop) -> None:
    desk._library.add([workshop])
    dots = DotVote(dots=(Dot(KEY, "1.1"), Dot("p2", "2")))
    desk._library.keep_aside(workshop.id, Aside(dots=dots))


def test_what_is_erased_is_in_no_byte_of_any_file(desk: Desk, tmp_path: Path) -> None:
    kinds = {Path(name).suffix for name in hits(tmp_path)}
    assert kinds == {".sqlite", ".collabdesk", ".ini"}
    assert len(hits(tmp_path)) >= 6, "the control: it would be found"
    found = desk.privacy.erase(" sentinel  HOSPICE ")
    assert found.settings
    assert found.lines == 1 + 6 + 1 + 1 + 1 + 20 + 1
    assert desk.privacy.remove_copies(found.copies) == len(found.copies) == 4
    assert hits(tmp_path) == []
    assert hits(tmp_path, KEY.encode()) == []
    assert "theme=dark" in paths.settings_file().read_text(encoding="utf-8")
    lines = desk.safekeeping.lines()
    assert len(lines) == 1, "a new backup without it"
    assert lines[0].contents
    assert lines[0].contents.workshops == 1
    assert desk.privacy.names() == ("Quay", "Sands")
    again = desk.privacy.held(NAME)
    assert (again.workshops, again.copies, again.settings) == ((), (), False)


def test_ids_that_name_it_become_others_the_same_in_every_workshop(
    desk: Desk, tmp_path: Path
) -> None:
    named = f"of_{NAME.replace(' ', '-')}"
    together = Collaboration(named, "Coast")
    partners = (Partner("p1", "Quay", 2), Partner(f"{NAME} guest", "Sands"), Partner("x", NAME))
    first = make_workshop(
        id=f"{named} 1",
        collaboration=together,
        partners=partners,
        actions=(Action(f"{named} a", "Meet", lead=f"{NAME} guest", support=("p1",)),),
    )
    first = with_votes(first, "1.1", [1, 2, 3, 4])
    second = make_workshop(id="w9", collaboration=together)
    desk._library.add([first, second])
    dots = DotVote(dots=(Dot(f"{NAME} guest", "1.1"), Dot("x", "2")))
    desk._library.keep_aside(first.id, Aside(frozenset({f"{named} a"}), dots))
    assert desk.privacy.held(NAME).lines > 4
    desk.privacy.remove_copies(desk.privacy.erase(NAME).copies)
    assert hits(tmp_path) == hits(tmp_path, named.encode()) == []
    read = {line.id: desk.read(line.id) for line in desk.summaries()}
    assert {"w1", "w9"} < read.keys()
    (new_id,) = read.keys() - {"w1", "w9"}
    assert read[new_id].collaboration == read["w9"].collaboration != second.collaboration
    guest, action = read[new_id].partners[1].id, read[new_id].actions[0]
    assert [vote.partner for vote in read[new_id].votes] == ["p1", "p1", guest]
    assert (action.lead, action.support) == (guest, ("p1",))
    aside = desk._library.aside(new_id)
    assert aside.looked_at == {action.id}
    assert aside.dots.dots == (Dot(guest, "1.1"),)
    desk._library.save(read[new_id], replace(read[new_id], title="On it goes"))
    assert desk.privacy.held(NAME).workshops == ()


def test_it_is_taken_out_however_it_was_written(desk: Desk, tmp_path: Path) -> None:
    said = "Sentinel-Hospice’s, SENTINEL_HOSPICES, sentinel\u200bhospice, Ｓentinel hospice"
    desk._library.add([make_workshop(id="w2", notes=(Note(said),), partners=())])
    desk.privacy.remove_copies(desk.privacy.erase(NAME).copies)
    assert desk.read("w2").notes == (Note("…’s, …, …, …"),)
    assert hits(tmp_path, b"entinel") == []


def test_a_rescued_copy_holds_a_name_however_the_file_writes_it(desk: Desk) -> None:
    name = 'Board of "Sands\\Quay"'
    named = make_workshop(id="w2", title=f"With {name}")
    copy = paths.rescued_copy("w2")
    copy.write_bytes(write_workshop(named))
    assert copy in desk.privacy.held(name).copies
    assert not desk.privacy.held(name).known, "a text has it, no partner"


def test_a_locked_library_tells_and_forgets_as_well(desk: Desk) -> None:
    desk.locking.set("correct horse battery")
    held = desk.privacy.held(NAME)
    assert len(held.copies) == 5
    desk.privacy.remove_copies(desk.privacy.erase(NAME).copies)
    again = desk.privacy.held(NAME)
    assert (again.workshops, again.copies) == ((), ())
    assert desk.locking.is_locked


def test_an_id_is_no_path_whatever_a_file_has_for_one(desk: Desk, tmp_path: Path) -> None:
    mine = tmp_path / "mine.collabdesk"
    mine.touch()
    for each in (str(mine.with_suffix("")), "../../../mine", "😀" * 200):
        copy = paths.rescued_copy(each)
        assert copy.parent == paths.rescue_folder()
        assert len(copy.name) < 100
        assert desk.privacy.copies_of(each, surely=True) == ()


def test_a_workshop_that_is_deleted_is_in_no_byte_either(desk: Desk, tmp_path: Path) -> None:
    desk.remove("w1")
    assert MARK not in desk.library_path.read_bytes().lower()
    copies = desk.privacy.copies_of("w1")
    assert set(copies) == set(desk.privacy.copies_of_removed("w1"))
    assert copies[0].exists()
    desk.privacy.remove_copies(copies)
    assert hits(tmp_path) == ["settings.ini"]
    with pytest.raises(UnknownWorkshop, match="Neither the library nor a backup"):
        desk.privacy.copies_of_removed("w1")


def test_no_vote_of_an_anonymous_workshop_has_a_partner_in_any_byte(
    desk: Desk, tmp_path: Path
) -> None:
    votes_with_it = desk.library_path.read_bytes().count(KEY.encode())
    assert votes_with_it > 12, "the control: twice in each of its votes"
    would = desk.privacy.would_anonymise("w1")
    assert desk.read("w1") == named_workshop()
    done = desk.privacy.anonymise("w1")
    assert done == would
    assert (done.votes, done.left.texts, done.left.actions) == (18, 22, 1)
    left = desk.library_path.read_bytes().count(KEY.encode())
    assert left == 3, "the list of partners, the lead of an action, and whose dots there are"
    desk.privacy.remove_copies(done.copies)
    assert {p for p in every_file(tmp_path) if p.read_bytes().count(KEY.encode()) > left} == set()
    assert desk.privacy.copies_of("w1", named=True) == ()
    with pytest.raises(InvalidInput, match="anonymous already"):
        desk.privacy.anonymise("w1")


def test_other_partners_and_workshops_stay_as_they_are(desk: Desk) -> None:
    other = make_workshop(id="w2", partners=(Partner("p1", f"Friends of {NAME}"),))
    desk._library.add([other])
    desk.privacy.erase(NAME)
    assert desk.read("w2") == other
    assert desk.privacy.held(NAME).copies, "the backups that were made before"
    desk.privacy.remove_copies(desk.privacy.held(NAME).copies)
    assert desk.privacy.held(NAME).copies == ()


def test_all_of_it_is_written_as_a_file(desk: Desk, tmp_path: Path) -> None:
    add(desk, named_workshop("w2"))
    out = tmp_path / "held.csv"
    found = desk.privacy.write_held(out, NAME, str)
    rows = list(csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert len(rows) == 1 + found.lines
    assert [row[3:] for row in rows[1:3]] == [
        ["Seats", "present", "2"],
        ["Vote", "1.1, round 1, seat 1", "1"],
    ]
    assert ["Text with the name", "agreed, 1.1, evidence", f"As {NAME} said"] in [
        row[3:] for row in rows
    ]
    with pytest.raises(OutputExists):
        desk.privacy.write_held(out, NAME, str)
    desk.privacy.write_held(tmp_path / "held.JSON", NAME, str)
    told = json.loads((tmp_path / "held.JSON").read_text(encoding="utf-8"))
    assert [w["id"] for w in told["workshops"]] == ["w2", "w1"]
    assert told["settings"]
    assert len(told["copies"]) == len(found.copies)
    assert {"what": "hidden-dots", "where": [], "text": "1"} in told["workshops"][0]["held"]
    with pytest.raises(InvalidInput, match="Give a name ending in"):
        desk.privacy.write_held(tmp_path / "held.txt", NAME, str)
    with pytest.raises(InvalidInput, match="name is empty"):
        desk.privacy.held("  ")


def test_what_cannot_be_read_counts_and_a_new_backup_comes_first(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = desk.safekeeping.lines()[0].path
    broken.write_bytes(b"not a library")
    assert broken in desk.privacy.copies_of("w1")
    assert broken not in desk.privacy.copies_of("w1", surely=True)
    locked = paths.rescue_folder() / "other.collabdesk"
    locked.write_bytes(b"\xff\x00 not plain")
    assert set(desk.privacy.held("Nobody").copies) == {broken, locked}
    with pytest.raises(UnknownWorkshop):
        desk.privacy.copies_of_removed("mistyped")

    def refuse(_backups: object) -> None:
        raise LibraryError("The drive is full.")

    monkeypatch.setattr(desk._library, "back_up", refuse)
    with pytest.raises(LibraryError):
        desk.privacy.remove_copies([broken])
    assert broken.exists()


def test_without_a_place_for_backups_there_are_no_copies(tmp_path: Path, desk: Desk) -> None:
    lone = Desk(
        desk._library,
        desk.catalogue,
        now=desk._world.now,
        new_id=desk._world.new_id,
        rng=desk._world.rng,
    )
    kept = tmp_path / "work" / "library-kept-1.sqlite"
    assert lone.privacy.copies_of("w1") == (kept, paths.rescued_copy("w1"))
    assert lone.privacy.remove_copies(lone.privacy.copies_of("w1")) == 2
    assert not kept.exists()
