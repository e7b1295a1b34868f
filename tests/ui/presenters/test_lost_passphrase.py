"""A lost passphrase: a backup that opens is the first way out, and the locked library stays."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from collabdesk.services.opening import open_desk
from collabdesk.services.rescue import Rescue
from collabdesk.store.header import mark_of
from collabdesk.store.keyring import forget_all
from collabdesk.ui.presenters.lost_passphrase import LostPresenter, stays_locked_words
from collabdesk.ui.presenters.rescue import WayOut
from tests.store.locked import locked
from tests.ui.desks import Answers


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a locked library that is lost, with a backup from before it was locked."""
    made = tmp_path / "library.sqlite"
    with closing(open_desk(made)) as desk:
        desk.sample()
        desk.safekeeping.back_up()
    made.unlink()
    locked(made, 1)
    forget_all()
    return made


def chosen(path: Path, choice: int | None) -> tuple[WayOut, Answers]:
    answers = Answers()
    answers.choice = choice
    return LostPresenter(Rescue(path), answers, str).way_out(path.parent), answers


def test_a_backup_that_opens_comes_back_as_it_is(path: Path) -> None:
    before = path.read_bytes()
    way, answers = chosen(path, 0)
    assert way.opens
    assert way.sentence.startswith("The copy was brought back: 1 workshop, 407 answers")
    assert mark_of(path) == b""
    assert path.with_name("library-kept-1.sqlite").read_bytes() == before
    assert len(answers.asked) == 1


def test_a_copy_that_is_not_chosen_or_not_opened_changes_nothing(path: Path) -> None:
    before, copy = path.read_bytes(), path.with_name("copy.sqlite")
    copy.write_bytes(before)
    answers = Answers()
    answers.choice = 1
    for answers.files in ((), (copy,)):
        way = LostPresenter(Rescue(path), answers, str).way_out(path.parent)
        assert way == WayOut(stays_locked_words(str))
    assert path.read_bytes() == before


def test_a_library_that_went_meanwhile_leaves_nothing_to_keep(path: Path) -> None:
    path.unlink()
    way, _ = chosen(path, 2)
    words = "The library is empty now. “Open a file…” brings in workshop files."
    assert way == WayOut(words, opens=True)
