"""The list of backups: what each holds, one more, one brought back, in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from collabdesk.errors import LibraryError
from collabdesk.services.desk import Desk
from collabdesk.services.opening import open_desk
from collabdesk.services.safekeeping import BackupLine, Restored
from collabdesk.store.copying import Contents
from collabdesk.store.keyring import forget_all
from collabdesk.ui.presenters.backup_words import contents_words
from collabdesk.ui.presenters.backups import BackupsPresenter
from tests.store.locked import WORDS, locked
from tests.ui.desks import Answers


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing(open_desk(tmp_path / "library.sqlite")) as made:
        made.sample()
        yield made


def shown(desk: Desk, answers: Answers | None = None) -> BackupsPresenter:
    return BackupsPresenter(desk.safekeeping, answers or Answers(), str)


def test_a_backup_made_now_is_listed_with_what_it_holds(desk: Desk) -> None:
    presenter = shown(desk)
    presenter.back_up_now()
    assert len(presenter.rows) == 1
    row = presenter.rows[0]
    assert row.usable
    assert row.holds.startswith("1 workshop, ")
    assert row.size.endswith(" kB")
    assert presenter.notice == "✓ Backed up and checked."
    assert "backups" in presenter.folder


def test_one_is_brought_back_after_a_question(desk: Desk) -> None:
    answers = Answers()
    presenter = shown(desk, answers)
    presenter.back_up_now()
    desk.duplicate(desk.sample())
    assert not presenter.bring_back(0)
    assert len(desk.summaries()) == 2
    answers.choice = 0
    assert presenter.bring_back(0)
    assert len(desk.summaries()) == 1
    assert "library-kept-1.sqlite" in presenter.notice
    assert len(presenter.rows) == 2
    assert desk.duplicate(desk.sample())


def test_a_damaged_backup_is_said_and_not_brought_back(desk: Desk) -> None:
    answers = Answers()
    presenter = shown(desk, answers)
    presenter.back_up_now()
    folder = desk.safekeeping.folder
    assert folder is not None
    (path,) = folder.iterdir()
    path.write_bytes(path.read_bytes()[:5000])
    presenter.refresh()
    (row,) = presenter.rows
    assert (row.holds, row.usable) == ("damaged, not to be used", False)
    answers.choice = 0
    assert not presenter.bring_back(0)
    assert "not as it was made" in presenter.notice
    assert len(desk.summaries()) == 1


class Broken:
    """Keeps no backups, and fails at everything."""

    folder = None

    def back_up(self) -> bool:
        raise LibraryError("The drive is full.")

    def bring_back(self, source: Path) -> Restored:
        raise AssertionError(source)

    def lines(self) -> tuple[BackupLine, ...]:
        return ()


def test_a_backup_that_cannot_be_made_is_said() -> None:
    presenter = BackupsPresenter(Broken(), Answers(), str)
    presenter.back_up_now()
    assert presenter.notice == "The drive is full."
    assert presenter.folder.endswith("–")


def test_a_copy_from_elsewhere_is_brought_back_with_its_own_passphrase(
    desk: Desk, tmp_path: Path
) -> None:
    copy = tmp_path / "library-kept-1.sqlite"
    locked(copy, 2)
    forget_all()
    answers = Answers()
    presenter = shown(desk, answers)
    assert not presenter.bring_back_copy()
    answers.files = (copy,)
    assert not presenter.bring_back_copy()
    answers.passphrases = [WORDS]
    assert not presenter.bring_back_copy()
    assert len(desk.summaries()) == 1
    answers.choice = 0
    assert presenter.bring_back_copy()
    assert answers.asked[-1].startswith("Bring back “library-kept-1.sqlite”? The present")
    assert presenter.notice.startswith("✓ Brought back: 2 workshops")
    assert desk.locking.is_locked


class LaidOpen(Broken):
    """Brings back what has no passphrase in the place of what had one."""

    def lines(self) -> tuple[BackupLine, ...]:
        return (
            BackupLine(Path("1"), datetime(2026, 11, 20, 9, 12, tzinfo=UTC), 1, Contents(1, 2, 3)),
        )

    def bring_back(self, source: Path) -> Restored:
        return Restored(Contents(1, 2, 3), source, laid_open=True)


def test_a_library_that_came_back_without_a_passphrase_says_so() -> None:
    answers = Answers()
    answers.choice = 0
    presenter = BackupsPresenter(LaidOpen(), answers, str)
    assert presenter.bring_back(0)
    assert presenter.notice.endswith("set it again with Settings → Passphrase…")


class Nowhere(Broken):
    """Has no place for backups."""

    def back_up(self) -> bool:
        return False


def test_without_a_place_for_backups_none_is_said_to_be_made() -> None:
    presenter = BackupsPresenter(Nowhere(), Answers(), str)
    presenter.back_up_now()
    assert presenter.notice == ""


def test_counts_are_words() -> None:
    assert contents_words(Contents(1, 1_320, 0), str) == "1 workshop, 1,320 answers, 0 actions"
