"""On Home: backups that hold what was deleted go when asked; anonymous for good in one step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from collabdesk.errors import LibraryError
from collabdesk.services.opening import open_desk
from tests.ui.desks import example
from tests.ui.presenters.test_home import Home

NAMED = "f6fadfa7-e5c1-4b62-9362-da5cc13da58a"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with closing(open_desk(tmp_path / "library.sqlite")) as desk:
        made = Home(desk, tmp_path)
        desk.import_files([example("group-8-partners")])
        desk.safekeeping.back_up()
        made.presenter.refresh()
        yield made


def copies(home: Home) -> int:
    return len(home.desk.privacy.copies_of(NAMED))


def test_the_backups_of_a_deleted_workshop_are_offered_and_undo_stays(home: Home) -> None:
    home.presenter.remove(NAMED)
    assert home.state.notice.copies == "Remove 1 backup that holds it"
    assert home.state.notice.undo
    home.presenter.remove_copies()
    assert copies(home) == 0
    assert "was removed; a new one was made" in home.state.notice.words
    assert (home.state.notice.copies, home.state.notice.undo) == ("", True)
    home.presenter.undo()
    assert home.titles() == ["Harbour frailty pathway · Workshop 2"]


def test_what_prevents_it_is_said(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_copies: object) -> None:
        raise LibraryError("The drive is full.")

    home.presenter.remove(NAMED)
    monkeypatch.setattr(home.desk.privacy, "remove_copies", refuse)
    home.presenter.remove_copies()
    assert home.state.notice.words == "The drive is full."
    assert home.state.notice.copies == "Remove 1 backup that holds it", "to be tried again"
    assert home.state.notice.undo
    home.presenter.remove(NAMED)
    assert home.state.notice.attention
    assert home.state.notice.copies == ""


def test_without_a_backup_nothing_more_is_offered(home: Home) -> None:
    home.presenter.remove(home.make("Another"))
    assert home.state.notice.copies == ""


def test_anonymous_for_good_is_one_question_with_two_answers(home: Home) -> None:
    home.presenter.anonymise(NAMED)
    assert not home.desk.read(NAMED).anonymous
    assert "433" in home.answers.asked[0]
    home.answers.choice = 0
    home.presenter.anonymise(NAMED)
    assert home.desk.read(NAMED).anonymous
    assert home.state.notice.words.endswith("is anonymous now.")
    assert not home.state.notice.undo
    home.desk.safekeeping.back_up()
    home.presenter.remove_copies()
    assert home.desk.privacy.copies_of(NAMED, named=True) == ()
    home.presenter.anonymise(NAMED)
    assert home.state.notice.words == "This workshop is anonymous already."
    assert home.state.notice.copies == ""


def test_names_that_were_left_in_backups_are_offered_later_too(home: Home) -> None:
    home.answers.choice = 0
    home.presenter.anonymise(NAMED)
    home.presenter.dismiss()
    home.presenter.anonymise(NAMED)
    assert home.state.notice.copies == "Remove 1 backup that holds it"
    home.presenter.remove_copies()
    assert home.desk.privacy.copies_of(NAMED, named=True) == ()


def test_what_could_not_be_made_anonymous_keeps_every_backup(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_id: str) -> None:
        raise LibraryError("The drive is full.")

    other = home.make("Another")
    home.desk.safekeeping.back_up()
    home.presenter.remove(other)
    assert home.state.notice.copies
    home.answers.choice = 1
    monkeypatch.setattr(home.desk.privacy, "anonymise", refuse)
    home.presenter.anonymise(NAMED)
    assert home.state.notice.words == "The drive is full."
    assert (copies(home), home.state.notice.copies) == (2, "")


def test_the_backups_go_along_when_that_is_the_answer(home: Home) -> None:
    home.desk.duplicate(NAMED)
    home.desk.safekeeping.back_up()
    home.answers.choice = 1
    home.presenter.anonymise(NAMED)
    assert home.state.notice.words.endswith(
        "2 backups that held it were removed; a new one was made."
    )
    assert home.desk.privacy.copies_of(NAMED, named=True) == ()


def test_after_an_erasure_nothing_comes_back(home: Home) -> None:
    home.presenter.remove(NAMED)
    home.presenter.forget()
    assert home.state.notice.words == ""
    home.presenter.undo()
    assert home.titles() == []


def test_backups_that_hold_an_erased_partner_are_offered_on_home(home: Home) -> None:
    left = home.desk.privacy.erase("Hospice").copies
    home.presenter.forget(left)
    assert home.state.notice.words == "The partner is erased."
    assert home.state.notice.copies == "Remove 1 backup that holds it"
    home.presenter.remove_copies()
    assert home.desk.privacy.held("Hospice").copies == ()
