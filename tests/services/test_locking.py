"""The passphrase of a library is set, changed and removed, with all that is kept of it."""

from __future__ import annotations

import errno
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from collabdesk import paths
from collabdesk.errors import (
    InvalidInput,
    LibraryError,
    LockedFile,
    LockedLibrary,
    LockMissing,
    WorkshopFileError,
    WrongPassphrase,
)
from collabdesk.services import locking as module
from collabdesk.services.desk import Desk
from collabdesk.services.locking import (
    Damaged,
    Relocked,
    Survey,
    alone_on,
    needs_passphrase,
    tidy,
    unlock,
)
from collabdesk.services.opening import open_desk
from collabdesk.services.protecting import check_passphrase, text_of
from collabdesk.services.rescue import Rescue
from collabdesk.services.safekeeping import backups_of, check, restore_library, write_copy
from collabdesk.store.backups import BackupError, Backups
from collabdesk.store.claim import Claim
from collabdesk.store.header import is_sealed, mark_of
from collabdesk.store.keyring import forget_all
from collabdesk.store.relocking import ANEW, prepare

WORDS = "correct horse battery"
OTHER = "another passphrase"
SHORT = "short"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with closing(open_desk(path)) as made:
        made.sample()
        made.safekeeping.back_up()
        yield made


def test_it_is_set_changed_and_removed_with_its_backups(desk: Desk, path: Path) -> None:
    assert mark_of(path) == b""
    assert desk.locking.survey() == Survey(copies=1)
    assert desk.locking.set(WORDS) == Relocked(copies=1)
    assert desk.locking.is_locked
    assert [line.contents for line in desk.safekeeping.lines()] == [check(path)] * 2
    assert desk.locking.change(WORDS, OTHER) == Relocked(copies=2)
    forget_all()
    with pytest.raises(WrongPassphrase):
        unlock(path, WORDS)
    unlock(path, OTHER)
    assert all(line.contents for line in backups_of(path))
    assert desk.locking.remove(OTHER) == Relocked(copies=3)
    assert mark_of(path) == b""
    assert len(desk.summaries()) == 1


def test_nothing_is_changed_without_the_present_one(desk: Desk, path: Path) -> None:
    with pytest.raises(InvalidInput, match="has no passphrase"):
        desk.locking.remove(WORDS)
    desk.locking.set(WORDS)
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase):
        desk.locking.change(OTHER, "a third passphrase")
    with pytest.raises(WrongPassphrase):
        desk.locking.remove(OTHER)
    with pytest.raises(InvalidInput, match="already"):
        desk.locking.set(OTHER)
    with pytest.raises(InvalidInput, match="at least 8"):
        desk.locking.change(WORDS, "short")
    assert path.read_bytes() == before


def test_without_the_part_for_passphrases_that_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    assert not desk.locking.is_possible
    for refused in (lambda: desk.locking.set(WORDS), lambda: check_passphrase(WORDS)):
        with pytest.raises(LockMissing, match="lacks the part"):
            refused()
    assert not desk.locking.is_locked


def test_without_a_place_for_backups_the_library_alone_is_locked(desk: Desk) -> None:
    lone = module.Locking(desk._library, None)
    assert lone.set(WORDS) == Relocked(copies=0)


def test_a_backup_that_fails_afterwards_changes_nothing_any_more(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise BackupError("The drive is full.")

    monkeypatch.setattr(Backups, "make", full)
    assert desk.locking.set(WORDS) == Relocked(copies=1)
    assert desk.locking.is_locked


def test_a_damaged_copy_is_kept_or_removed_as_was_said_and_never_unasked(
    desk: Desk, path: Path
) -> None:
    kept = path.with_name("library-kept-1.sqlite")
    kept.write_bytes(b"damaged")
    assert desk.locking.survey() == Survey(copies=1, spoilt=(kept,))
    with pytest.raises(LibraryError, match=r"library-kept-1\.sqlite”: damaged, and not to be"):
        desk.locking.set(WORDS)
    assert not desk.locking.is_locked
    assert desk.locking.set(WORDS, Damaged.KEEP) == Relocked(copies=1, plain=(kept,))
    with pytest.raises(LibraryError, match="Nothing was changed"):
        desk.locking.change(WORDS, OTHER)
    assert kept.read_bytes() == b"damaged"
    assert desk.locking.change(WORDS, OTHER, Damaged.REMOVE) == Relocked(copies=2, removed=1)
    assert not kept.exists()


def test_where_the_library_is_away_its_copies_cannot_be_known(desk: Desk, path: Path) -> None:
    path.rename(path.with_name("away.sqlite"))
    with pytest.raises(LibraryError, match="could not be opened"):
        desk.locking.survey()


def test_a_further_name_of_the_library_is_told_since_what_it_held_can_be_read_by_it(
    desk: Desk, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "twin").hardlink_to(path)
    assert desk.locking.set(WORDS).twins == (path,)


def saved_in_need(desk: Desk) -> Path:
    workshop = desk.read(desk.sample())
    copy = paths.rescued_copy(workshop.id)
    copy.parent.mkdir(parents=True, exist_ok=True)
    desk.safekeeping.save_copy(workshop, copy)
    return copy


def test_what_was_saved_in_need_is_locked_with_it_and_opens_with_it(desk: Desk) -> None:
    copy = saved_in_need(desk)
    other = copy.with_name("of-another-library.collabdesk")
    shutil.copy2(copy, other)
    text = copy.read_bytes()
    assert desk.locking.set(WORDS).readable == (other,), "told, since it is for all to read"
    assert is_sealed(copy)
    assert other.read_bytes() == text
    assert desk.read(str(copy)) == desk.read(desk.sample())
    desk.locking.change(WORDS, OTHER)
    assert text_of(copy) == text
    desk.locking.remove(OTHER)
    assert copy.read_bytes() == text
    assert sorted(p.name for p in copy.parent.iterdir()) == sorted((copy.name, other.name))


def test_what_is_saved_in_need_of_a_locked_library_is_locked(desk: Desk) -> None:
    desk.locking.set(WORDS)
    copy = saved_in_need(desk)
    assert b"Sample" not in copy.read_bytes()
    forget_all()
    with pytest.raises(LockedFile, match="Give its passphrase") as told:
        desk.import_files([copy])
    assert told.value.path == copy
    unlock(copy, WORDS)
    assert desk.read(str(copy)).title == "Sample workshop"


def test_a_copy_that_cannot_be_written_anew_does_not_undo_the_rest(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _key: object) -> None:
        raise OSError(errno.EACCES, "held")

    copy = saved_in_need(desk)
    monkeypatch.setattr(module, "_write_anew", refuse)
    desk.locking.set(WORDS)
    assert desk.locking.is_locked
    assert not is_sealed(copy)


# Opening, copying ------------------------------------------------------------------------------


def test_opening_waits_for_the_passphrase(desk: Desk, path: Path, tmp_path: Path) -> None:
    assert not needs_passphrase(path)
    assert not needs_passphrase(tmp_path)
    desk.locking.set(WORDS)
    forget_all()
    assert needs_passphrase(path)
    with pytest.raises(LockedLibrary):
        open_desk(path)
    unlock(path, WORDS)
    with closing(open_desk(path)) as again:
        assert len(again.summaries()) == 1


def test_a_copy_of_a_locked_library_is_locked_and_comes_back(
    desk: Desk, path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite"
    write_copy(path, copy)
    desk.locking.set(WORDS)
    plain = copy.read_bytes()
    write_copy(path, copy, force=True)
    assert mark_of(copy) == mark_of(path)
    copy.write_bytes(plain)
    desk.close()
    restore_library(path, copy)
    assert mark_of(path)


def test_backups_of_another_passphrase_are_told_as_locked(desk: Desk, path: Path) -> None:
    desk.locking.set(WORDS)
    forget_all()
    assert [(line.locked, line.contents) for line in backups_of(path)] == [(True, None)] * 2
    rescue = Rescue(path)
    assert rescue.newest_backup() is None
    assert rescue.locked_backups() == backups_of(path)[:1]
    unlock(rescue.locked_backups()[0].path, WORDS)
    assert rescue.locked_backups() == ()
    assert rescue.newest_backup() is not None
    forget_all()
    newest = backups_of(path)[0].path
    newest.write_bytes(newest.read_bytes()[:75] + bytes(newest.stat().st_size - 75))
    assert rescue.locked_backups() == backups_of(path)[1:]


# What was killed on the way --------------------------------------------------------------------


def begin(path: Path) -> Backups:
    from collabdesk.services.opening import now
    from collabdesk.store.locks import new_key

    backups = Backups(paths.backup_folder(path), now)
    prepare(path, backups, new_key(WORDS))
    return backups


def left(path: Path) -> list[str]:
    folders = (path.parent, paths.backup_folder(path))
    return [p.name for folder in folders for p in folder.iterdir() if p.name.endswith(ANEW)]


@pytest.mark.usefixtures("desk")
def test_what_was_killed_is_tidied_once_nobody_has_the_library(path: Path) -> None:
    begin(path)
    held = Claim.take(path)
    assert held is not None
    tidy(path)
    assert len(left(path)) == 2
    tidy(path, claimed=True)
    assert left(path) == []
    held.release()
    begin(path)
    tidy(path)
    assert left(path) == []
    tidy(path)


def test_tidying_has_nothing_to_do_without_a_library(tmp_path: Path) -> None:
    tidy(tmp_path / "nothing.sqlite")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("desk")
def test_tidying_that_fails_keeps_nobody_from_the_library(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from collabdesk.store import relocking

    def refuse(*_: object) -> int:
        raise OSError(errno.EIO, "fault")

    begin(path)
    monkeypatch.setattr(relocking, "finish", refuse)
    tidy(path)
    claim = Claim.take(path)
    assert claim is not None
    claim.release()


def test_alone_means_that_no_window_has_the_library(desk: Desk, path: Path) -> None:
    desk.close()
    with alone_on(path) as alone:
        assert len(alone.summaries()) == 1
        with pytest.raises(LibraryError, match="open in a window"), alone_on(path):
            pass


# Files for sending -----------------------------------------------------------------------------


def test_a_protected_file_is_brought_in_with_its_passphrase_only(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "send.collabdesk"
    workshop = desk.read(desk.sample())
    desk.export(workshop, file, passphrase=WORDS)
    assert workshop.title.encode() not in file.read_bytes()
    with closing(open_desk(tmp_path / "theirs.sqlite")) as theirs:
        with pytest.raises(LockedFile):
            theirs.import_files([file])
        with pytest.raises(WrongPassphrase):
            unlock(file, OTHER)
        assert theirs.summaries() == ()
        unlock(file, WORDS)
        (brought,) = theirs.import_files([file])
        assert theirs.read(brought.workshop_id) == workshop


def test_what_is_wrong_inside_a_protected_file_is_told_as_in_any_other(
    desk: Desk, tmp_path: Path
) -> None:
    from collabdesk.services.protecting import protected

    file = tmp_path / "bad.collabdesk"
    file.write_bytes(protected(b'{"format": 1}', WORDS))
    unlock(file, WORDS)
    with pytest.raises(WorkshopFileError, match=r"^bad\.collabdesk: "):
        desk.import_files([file])


def test_a_protected_file_whose_header_is_damaged_is_asked_for_again(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "send.collabdesk"
    desk.export(desk.read(desk.sample()), file, passphrase=WORDS)
    data = file.read_bytes()
    file.write_bytes(data[:70] + b"\x00" + data[71:])
    with pytest.raises(WorkshopFileError, match="or a protected one that is damaged"):
        desk.import_files([file])


def test_only_a_workshop_file_can_be_protected(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="only a workshop file can"):
        desk.export(desk.read(desk.sample()), tmp_path / "w.docx", passphrase=WORDS)
    with pytest.raises(InvalidInput, match="at least 8"):
        desk.export(desk.read(desk.sample()), tmp_path / "w.collabdesk", passphrase=SHORT)
    assert list(tmp_path.glob("w.*")) == []
