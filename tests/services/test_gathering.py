"""Backups made by another name of the same library are found, and all lie in one folder."""

from __future__ import annotations

import errno
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from collabdesk import paths
from collabdesk.services.gathering import gather, library_of
from collabdesk.services.opening import now, open_desk
from collabdesk.services.safekeeping import backups_of
from collabdesk.store.backups import Backups, is_whole
from collabdesk.store.claim import Claim
from collabdesk.store.header import mark_of
from collabdesk.store.locks import new_key
from collabdesk.store.relocking import prepare


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "real" / "library.sqlite"


@pytest.fixture
def called(tmp_path: Path, library: Path) -> Path:
    """A link to the library, of which three backups were made: the second by its own name."""
    link = tmp_path / "link.sqlite"
    link.symlink_to(library)
    library.parent.mkdir()
    with closing(open_desk(library)) as desk:
        for folder in (link, library, link):
            desk.duplicate(desk.sample())
            backups = Backups(paths.backup_folder_as_called(folder), now)
            desk._library.back_up(backups)
    return link


def counts(library: Path) -> list[int]:
    """Return how many workshops each backup holds, newest first; 0 where it is not whole."""
    return [line.contents.workshops if line.contents else 0 for line in backups_of(library)]


def test_they_come_together_in_the_order_of_the_changes(called: Path, library: Path) -> None:
    assert counts(library) == [3]
    assert library_of(str(called)) == library
    assert counts(library) == counts(called) == [4, 3, 2]
    assert not paths.backup_folder_as_called(called).exists()
    before = backups_of(library)
    assert library_of(str(called)) == library
    assert backups_of(library) == before


def test_a_folder_by_another_name_alone_takes_the_name(called: Path, library: Path) -> None:
    shutil.rmtree(paths.backup_folder(library))
    library_of(str(called))
    assert counts(library) == [4, 2]


@pytest.mark.parametrize("at", range(3))
def test_killed_at_any_rename_the_next_start_goes_on(
    called: Path, library: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    done, left = Path.rename, [at]

    def kill(path: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.EIO, "killed")
        return done(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", kill)
        gather(called, library)
    assert counts(library) != [4, 3, 2]
    gather(called, library)
    assert counts(library) == [4, 3, 2]
    assert not paths.backup_folder_as_called(called).exists()


def test_nothing_is_moved_beside_a_window_nor_without_the_library(
    called: Path, library: Path
) -> None:
    held = Claim.take(library)
    assert held is not None
    gather(called, library)
    held.release()
    library.rename(library.with_name("away.sqlite"))
    gather(called, library)
    assert counts(library) == [3]


def test_a_lock_on_its_way_is_settled_first(called: Path, library: Path) -> None:
    earlier = Backups(paths.backup_folder_as_called(called), now)
    prepare(library, earlier, new_key("correct horse battery"))
    gather(called, library)
    made = Backups(paths.backup_folder(library), now).all()
    assert [mark_of(backup.path) for backup in made] == [b"", b"", b""]
    assert all(is_whole(backup) for backup in made)
    assert counts(library) == [4, 3, 2]
    assert [p.name for p in library.parent.iterdir()] == [library.name]


def test_a_folder_that_holds_something_else_stays_with_it(called: Path, library: Path) -> None:
    notes = paths.backup_folder_as_called(called) / "notes.txt"
    notes.write_text("mine")
    library_of(str(called))
    before = [line.path for line in backups_of(library)]
    library_of(str(called))
    assert [line.path for line in backups_of(library)] == before
    assert notes.read_text() == "mine"
    assert counts(library) == [4, 3, 2]
