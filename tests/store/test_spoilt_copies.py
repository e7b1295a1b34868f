"""What cannot be locked with a library is told, and goes only where that was said."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from collabdesk.errors import LibraryError
from collabdesk.store.backups import Backups
from collabdesk.store.header import journal_of, mark_of
from collabdesk.store.library import Library
from collabdesk.store.relocking import copies_of, finish, is_unfinished, prepare
from tests.store.locked import backed_up_twice, fill, known_key, readable, relock

OTHER = "another passphrase"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "here" / "library.sqlite"
    fill(made)
    return made


@pytest.fixture
def backups(tmp_path: Path, path: Path) -> Backups:
    return backed_up_twice(path, tmp_path / "backups")


def test_what_is_kept_beside_follows_and_a_damaged_one_goes(
    path: Path, backups: Backups, tmp_path: Path
) -> None:
    whole, broken = (path.with_name(f"library-kept-{n}.sqlite") for n in (1, 2))
    strange = path.with_name("library-other.sqlite")
    for copy in (whole, broken, strange):
        shutil.copy2(path, copy)
    broken.write_bytes(broken.read_bytes()[:-5000])
    newest = backups.all()[0].path
    newest.write_bytes(newest.read_bytes()[:-1] + b"x")
    found = copies_of(path, backups)
    assert set(found.spoilt) == {broken, newest}
    assert whole in found.whole
    assert len(found.whole) == 2
    assert relock(path, known_key(), backups) == 0
    assert broken.exists()
    assert newest.exists()
    assert mark_of(whole) == mark_of(path)
    assert len(readable(tmp_path)) == 3
    assert relock(path, known_key(), backups, found.spoilt) == 0
    assert not broken.exists()
    assert not newest.exists()
    assert readable(tmp_path) == [strange.name]


def test_a_copy_with_its_journal_counts_as_damaged(path: Path) -> None:
    copy = path.with_name("library-kept-1.sqlite")
    shutil.copy2(path, copy)
    journal_of(copy).write_bytes(b"journal")
    assert copies_of(path, None).spoilt == (copy,)
    relock(path, known_key(), doomed=(copy,))
    assert not journal_of(copy).exists()
    assert not copy.exists()


def test_nothing_damaged_is_removed_unasked(path: Path, backups: Backups) -> None:
    relock(path, known_key(), backups)
    newest = backups.all()[0].path
    newest.write_bytes(newest.read_bytes()[:-1] + b"x")
    kept = path.with_name("library-kept-1.sqlite")
    kept.write_bytes(b"damaged")
    with closing(Library.open(path)) as library:
        library.remove("w0")
    relock(path, known_key(OTHER), backups)
    relock(path, None, backups)
    assert newest.exists()
    assert kept.read_bytes() == b"damaged"


def test_what_is_to_go_stays_where_the_change_does_not_come(path: Path, backups: Backups) -> None:
    doomed = path.with_name("library-kept-1.sqlite")
    doomed.write_bytes(b"damaged")
    prepare(path, backups, known_key(), (doomed,))
    assert not doomed.exists()
    assert is_unfinished(path, backups)
    finish(path, backups)
    assert doomed.read_bytes() == b"damaged"
    relock(path, known_key(), backups)
    with pytest.raises(FileNotFoundError):
        prepare(path, backups, known_key(OTHER), (doomed, path.with_name("gone")))
    assert doomed.read_bytes() == b"damaged"
    assert not is_unfinished(path, backups)


def test_killed_at_any_name_that_changes_what_is_to_go_is_gone_only_with_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    came = list[bool]()
    for at in range(12):
        path = tmp_path / str(at) / "library.sqlite"
        fill(path)
        doomed = path.with_name("library-kept-1.sqlite")
        doomed.write_bytes(b"damaged")
        left = iter(range(at))

        def killed(
            done: Callable[..., object], left: Iterator[int] = left
        ) -> Callable[..., object]:
            def change(*arguments: object, **named: object) -> object:
                if next(left, None) is None:
                    raise OSError(errno.EIO, "killed")
                return done(*arguments, **named)

            return change

        with monkeypatch.context() as patch, suppress(LibraryError, OSError):
            for name in ("rename", "replace", "unlink", "hardlink_to"):
                patch.setattr(Path, name, killed(getattr(Path, name)))
            relock(path, known_key(), None, (doomed,))
        finish(path, None)
        came.append(bool(mark_of(path)))
        assert doomed.exists() == (not came[-1])
        assert not is_unfinished(path, None)
    assert came == sorted(came)
    assert set(came) == {False, True}


def test_a_further_name_of_the_file_is_told(path: Path, backups: Backups, tmp_path: Path) -> None:
    twin, kept = tmp_path / "twin.sqlite", path.with_name("library-kept-1.sqlite")
    kept.hardlink_to(path)
    assert copies_of(path, backups).twins == ()
    twin.hardlink_to(path)
    assert copies_of(path, backups).twins == (path, kept)
    relock(path, known_key(), backups)
    assert readable(tmp_path) == [twin.name]
    assert copies_of(path, backups).twins == ()
