"""Nothing of what was deleted is left in the file, and copies that still hold it are found."""

from __future__ import annotations

import random
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from collabdesk.domain.aside import Aside
from collabdesk.domain.workshop import Agreed, Note, Workshop
from collabdesk.errors import ChangedElsewhere, LibraryError, LockedLibrary
from collabdesk.store import erasing
from collabdesk.store.copying import reading_only
from collabdesk.store.header import mark_of
from collabdesk.store.keyring import forget_all, unlock
from collabdesk.store.library import Library
from collabdesk.store.traces import beside, discard_copies, holds_text, holds_workshop
from tests.builders import Dice, make_workshop
from tests.store.locked import WORDS, locked, workshop

pytestmark = pytest.mark.no_cover

MARK = "SENTINEL "


def scribbled(workshop: Workshop, word: str, rng: random.Random) -> Workshop:
    """Return *workshop* with texts of many lengths in other places than before."""
    notes = [Note(word * rng.choice((1, 9, 60, 700)), f"1.{n}") for n in range(1, 5)]
    more = [Note(word * rng.choice((1, 40, 300))) for _ in range(rng.randrange(8))]
    agreed = [Agreed(f"2.{n}", 3, word * rng.choice((1, 70, 400))) for n in range(1, 4)]
    rng.shuffle(more)
    return replace(workshop, notes=(*notes, *more), agreed=tuple(agreed))


def busy(path: Path, seed: int) -> Library:
    """Return a library of a few workshops that were changed many times; "w0" has the mark."""
    rng, library = Dice(seed), Library.open(path)
    ids = [f"w{n}" for n in range(6)]
    library.add([make_workshop(id=each) for each in ids])
    for _ in range(60):
        before = library.load(rng.choice(ids))
        word = MARK if before.id == "w0" else "another "
        library.save(before, scribbled(before, word, rng))
    return library


def marks(path: Path) -> int:
    return path.read_bytes().count(MARK.encode())


@pytest.mark.parametrize("seed", range(4))
def test_a_deleted_workshop_leaves_no_byte_in_a_file_that_was_much_written(
    seed: int, tmp_path: Path
) -> None:
    path = tmp_path / "library.sqlite"
    with closing(busy(path, seed)) as library:
        assert marks(path)
        library.remove("w0")
        assert marks(path) == 0
        assert len(library.summaries(make_workshop().held_on)) == 5
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_without_the_sweep_it_would_leave_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: ``secure_delete`` alone leaves copies in the gaps of pages."""
    monkeypatch.setattr(erasing, "sweep", lambda _connection: None)
    left = 0
    for seed in range(12):
        path = tmp_path / f"{seed}.sqlite"
        with closing(busy(path, seed)) as library:
            library.remove("w0")
        left += marks(path)
    assert left


def test_where_there_is_no_room_to_sweep_it_is_deleted_all_the_same(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_connection: object) -> None:
        raise OSError(28, "No space left on device")

    library.add([make_workshop()])
    monkeypatch.setattr(erasing, "sweep", refuse)
    library.remove(make_workshop().id)
    assert library.summaries(make_workshop().held_on) == ()
    with pytest.raises(LibraryError, match="no room left"):
        library.sweep()


def test_several_are_rewritten_together_or_not_at_all(library: Library) -> None:
    one, two = make_workshop(id="w1"), make_workshop(id="w2")
    library.add([one, two])
    renamed = [replace(each, title="Renamed") for each in (one, two)]
    aside = Aside(frozenset({"a1"}))
    stale = replace(two, title="stale")
    with pytest.raises(ChangedElsewhere):
        library.rewrite([(one, renamed[0], aside), (stale, renamed[1], aside)])
    assert library.load("w1").title == one.title
    library.rewrite([(one, renamed[0], aside), (two, renamed[1], Aside())])
    assert [library.load(each).title for each in ("w1", "w2")] == ["Renamed"] * 2
    assert (library.aside("w1"), library.aside("w2")) == (aside, Aside())
    library.save(renamed[0], replace(renamed[0], title="On it goes"))


def test_a_copy_says_what_it_holds(library: Library) -> None:
    library.add([make_workshop(id="named"), make_workshop(id="hidden", anonymous=True)])
    path = library.path
    assert holds_workshop(path, "named")
    assert holds_workshop(path, "named", named=True)
    assert holds_workshop(path, "hidden")
    assert not holds_workshop(path, "hidden", named=True)
    assert holds_workshop(path, "other") is False
    assert holds_text(path, lambda text: "Harbour frailty" in text)
    assert holds_text(path, lambda text: "CREATE TABLE" in text) is False
    missing = path.with_name("missing.sqlite")
    assert holds_workshop(missing, "named") is None
    assert holds_text(missing, bool) is None


def test_quotes_in_a_text_are_what_was_typed(library: Library) -> None:
    library.add([make_workshop(title="St John's")])
    assert holds_text(library.path, lambda text: "St John's" in text)


def test_copies_go_with_their_journals(tmp_path: Path) -> None:
    library = tmp_path / "library [1].sqlite"
    kept = [tmp_path / f"library [1]-{word}-1.sqlite" for word in ("kept", "restoring")]
    kept.append(tmp_path / "library [1]-recovering-12.sqlite")
    journal = tmp_path / "library [1]-kept-1.sqlite-journal"
    own = [tmp_path / f"library [1]-{name}.sqlite" for name in ("mine", "kept-before-the-board")]
    for path in (library, *kept, journal, *own):
        path.touch()
    assert set(beside(library)) == set(kept)
    discard_copies([*kept, tmp_path / "gone already.sqlite"])
    assert set(tmp_path.iterdir()) == {library, *own}
    folder = tmp_path / "in the way.sqlite"
    folder.mkdir()
    with pytest.raises(LibraryError):
        discard_copies([folder])


def test_a_locked_library_is_written_anew_and_stays_locked(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    key = locked(path)
    with closing(Library.open(path)) as library:
        before = path.read_bytes()
        library.remove("w0")
        assert library.load("w1") == workshop(1)
        library.save(workshop(1), replace(workshop(1), title="It goes on"))
    assert mark_of(path) == key.mark
    pages = range(4096, len(before), 4096)
    after = path.read_bytes()
    assert all(after[at : at + 4096] != before[at : at + 4096] for at in pages)
    forget_all()
    with pytest.raises(LockedLibrary):
        Library.open(path)
    unlock(path, WORDS)
    with closing(Library.open(path)) as library:
        assert library.load("w1").title == "It goes on"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_swept_library_lies_on_the_disk_as_a_new_one(tmp_path: Path) -> None:
    """The recovery lends a damaged library the list of tables of a new one."""

    def places(path: Path) -> list[tuple[str, int]]:
        with reading_only(path) as connection:
            return connection.execute("SELECT name, rootpage FROM sqlite_schema").fetchall()

    swept, fresh = tmp_path / "swept.sqlite", tmp_path / "fresh.sqlite"
    Library.open(fresh).close()
    with closing(busy(swept, 1)) as library:
        library.remove("w0")
    assert sorted(places(swept)) == sorted(places(fresh))
