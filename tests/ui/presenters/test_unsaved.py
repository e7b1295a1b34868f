"""A copy elsewhere is always to be had, and nothing unsaved is left without a question."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from collabdesk.domain.workshop import Workshop
from collabdesk.services.desk import Desk
from collabdesk.ui.presenters.unsaved import UnsavedPresenter
from tests.ui.desks import Answers, open_desk
from tests.ui.presenters.test_home import Folders


class Leaving:
    """The presenter with the answers it gets."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.answers = Answers()
        self.folder = folder
        self.workshop = desk.read(desk.sample())
        self.presenter = UnsavedPresenter(desk.safekeeping, self.answers, Folders(folder), str)

    def leave(self, *workshops: Workshop) -> bool:
        return self.presenter.may_leave(workshops, "The drive is full.")


@pytest.fixture
def leaving(tmp_path: Path) -> Iterator[Leaving]:
    with open_desk(tmp_path) as desk:
        yield Leaving(desk, tmp_path)


def test_the_banner_says_why_and_that_work_goes_on(leaving: Leaving) -> None:
    words = leaving.presenter.banner("The drive is full.")
    assert words.startswith("Not saved yet. The drive is full. Go on working")


def test_a_copy_is_written_where_the_user_says(leaving: Leaving) -> None:
    leaving.answers.save_to = leaving.folder / "copy"
    assert leaving.presenter.save_copy(leaving.workshop)
    assert (leaving.folder / "copy.collabdesk").exists()
    assert leaving.answers.asked == ["Save a copy elsewhere", "Saved as copy.collabdesk."]
    assert leaving.workshop.title in leaving.answers.suggested[0].name


def test_votes_that_stay_behind_are_counted(leaving: Leaving, tmp_path: Path) -> None:
    with open_desk(tmp_path / "other") as desk:
        sitting = desk.sit(desk.duplicate(desk.sample()))
        partner = sitting.workshop.partners[0].id
        sitting.record_vote("1.1", partner, 1, 3)
        leaving.answers.save_to = leaving.folder / "copy.collabdesk"
        assert leaving.presenter.save_copy(sitting.workshop)
    assert "1 votes that were not revealed yet are not in it" in leaving.answers.asked[-1]


def test_who_changes_their_mind_gets_no_copy(leaving: Leaving) -> None:
    assert not leaving.presenter.save_copy(leaving.workshop)


def test_a_copy_that_cannot_be_written_is_said(leaving: Leaving) -> None:
    leaving.answers.save_to = leaving.folder / "no" / "such" / "folder.collabdesk"
    assert not leaving.presenter.save_copy(leaving.workshop)
    assert "could not be written" in leaving.answers.asked[-1]


def test_with_everything_saved_nobody_is_asked(leaving: Leaving) -> None:
    assert leaving.leave()
    assert leaving.answers.asked == []


@pytest.mark.parametrize(("choice", "leaves"), [(None, False), (1, True)])
def test_what_is_unsaved_is_asked_about_once(
    leaving: Leaving, choice: int | None, leaves: bool
) -> None:
    leaving.answers.choice = choice
    assert leaving.leave(leaving.workshop) is leaves
    (question,) = leaving.answers.asked
    assert leaving.workshop.title in question
    assert "The drive is full." in question


def test_a_copy_written_is_enough_to_leave_and_one_refused_is_not(leaving: Leaving) -> None:
    leaving.answers.choice = 0
    assert not leaving.leave(leaving.workshop)
    leaving.answers.save_to = leaving.folder / "copy.collabdesk"
    assert leaving.leave(leaving.workshop)
