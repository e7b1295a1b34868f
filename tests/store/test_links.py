"""A library may be called by a link: what it leads to is the library, and is never lost with it."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from collabdesk.errors import LibraryError
from collabdesk.ordinary import NotOrdinary, followed
from collabdesk.store.backups import Backups
from collabdesk.store.copying import Contents, begin_anew, copy_library, examine, restore
from collabdesk.store.engine import raw
from collabdesk.store.header import journal_of, mark_of
from collabdesk.store.keyring import forget_all, unlock
from collabdesk.store.library import Library
from collabdesk.store.recovery import recover
from collabdesk.store.relocking import copies_of, shred, swap
from collabdesk.store.traces import beside, links_beside
from tests.store.locked import WORDS, fill, known_key, readable, relock

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HELD = Contents(workshops=3, answers=12, actions=3)


@pytest.fixture
def real(tmp_path: Path) -> Path:
    made = tmp_path / "real" / "true.sqlite"
    fill(made)
    return made


@pytest.fixture
def link(tmp_path: Path, real: Path) -> Path:
    made = tmp_path / "linked" / "library.sqlite"
    made.parent.mkdir()
    made.symlink_to(real)
    return made


def test_what_a_link_leads_to_is_locked_and_the_link_stays(
    real: Path, link: Path, tmp_path: Path
) -> None:
    relock(link, known_key())
    assert link.is_symlink()
    assert not real.is_symlink()
    assert mark_of(real)
    assert readable(tmp_path) == []
    forget_all()
    unlock(link, WORDS)
    assert examine(link) == HELD
    assert [p.name for p in link.parent.iterdir()] == [link.name]


def test_what_is_put_in_place_by_a_link_lies_where_it_leads(
    real: Path, link: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.sqlite"
    shutil.copy2(real, other)
    assert restore(link, other) == real.with_name("true-kept-1.sqlite")
    assert begin_anew(link) == real.with_name("true-kept-2.sqlite")
    assert examine(real) == Contents(0, 0, 0)
    assert not real.with_name("true-kept-1.sqlite").is_symlink()
    shutil.copy2(other, real)
    done = recover(link)
    assert (done.contents, done.kept) == (HELD, real.with_name("true-kept-3.sqlite"))
    assert [p.name for p in link.parent.iterdir()] == [link.name]
    assert link.is_symlink()


def test_a_journal_is_played_back_where_a_link_leads_to(real: Path, link: Path) -> None:
    with closing(Library.open(real)) as library:
        connection = raw(library._connection)
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE workshop SET title = hex(randomblob(9000))")
        for path in (real, journal_of(real)):
            shutil.copy2(path, path.with_name(path.name.replace("true", "killed")))
    killed = real.with_name("killed.sqlite")
    link.unlink()
    link.symlink_to(killed)
    assert journal_of(link) == journal_of(killed)
    assert journal_of(link).exists()
    assert examine(link) == HELD
    assert not journal_of(link).exists()


def test_nothing_is_written_through_a_link_nor_put_in_its_place(real: Path, link: Path) -> None:
    before = real.read_bytes()
    fresh = link.with_name("fresh.sqlite")
    shutil.copy2(real, fresh)
    with pytest.raises(NotOrdinary, match="a link to another file"):
        swap(fresh, link)
    shred(link)
    assert not link.exists()
    assert real.read_bytes() == before


def test_links_among_the_copies_are_not_ours(real: Path, tmp_path: Path) -> None:
    backups = Backups(tmp_path / "backups", lambda: NOON)
    with closing(Library.open(real)) as library:
        backup = library.back_up(backups)
        elsewhere = tmp_path / "elsewhere.sqlite"
        copy_library(raw(library._connection), elsewhere, None)
    shutil.move(backup.path, tmp_path / "moved.sqlite")
    backup.path.symlink_to(tmp_path / "moved.sqlite")
    kept = real.with_name("true-kept-1.sqlite")
    kept.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    assert (beside(real), links_beside(real)) == ((), (kept,))
    found = copies_of(real, backups)
    assert (found.whole, found.spoilt) == ((), ())
    assert found.linked == tuple(sorted((kept, backup.path)))
    relock(real, known_key(), backups)
    assert elsewhere.read_bytes() == before
    assert examine(backup.path) == HELD


@pytest.mark.parametrize("name", ["nothing.sqlite", "library.sqlite"])
def test_a_link_that_leads_nowhere_is_one_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / "library.sqlite"
    path.symlink_to(tmp_path / name)
    assert followed(path) == path
    with pytest.raises(LibraryError, match="link that leads nowhere") as told:
        Library.open(path)
    assert "\n" not in str(told.value)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_the_true_name_is_found_through_folders(real: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.symlink_to(real.parent)
    assert followed(folder / real.name) == real
    assert followed(tmp_path / "linked" / ".." / "real" / real.name) == real


def test_a_folder_that_may_not_be_entered_is_left_to_who_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "is_symlink", refuse)
    assert followed(tmp_path / "library.sqlite") == tmp_path / "library.sqlite"
