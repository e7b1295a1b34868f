from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain.workshop import Mode
from collabdesk.errors import FrameworkError, LibraryError, LockedFile
from collabdesk.framework.model import Framework
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.services.locking import unlock
from collabdesk.store.summary import Summary
from collabdesk.ui.presenters.home import HomePresenter
from collabdesk.ui.presenters.home_lines import LineMaker, Progress, Wanted
from collabdesk.ui.presenters.home_state import HomeState
from tests.builders import make_framework
from tests.ui.desks import Answers, example, open_desk


class Folders:
    def __init__(self, folder: Path) -> None:
        self.last_folder = str(folder)


class Home:
    """A presenter with what it showed and opened."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.answers = Answers()
        self.folders = Folders(folder)
        self.shown: list[HomeState] = []
        self.opened: list[str] = []
        self.presenter = HomePresenter(desk, self.answers, self.folders, str)
        self.presenter.attach(self.shown.append, self.opened.append)

    @property
    def state(self) -> HomeState:
        return self.shown[-1]

    def titles(self) -> list[str]:
        return [line.title for line in self.state.lines]

    def make(self, name: str, *, place: str = "", partners: str = "") -> str:
        made = self.desk.create(NewWorkshop("Workshop 1", name, place=place))
        if partners:
            self.desk.sit(made).paste_partners(partners)
        self.presenter.refresh()
        return made


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with open_desk(tmp_path) as desk:
        made = Home(desk, tmp_path)
        made.presenter.refresh()
        yield made


def test_an_empty_library_says_what_will_be_here_and_offers_the_sample(home: Home) -> None:
    assert home.state.lines == ()
    assert home.state.empty == "Your workshops will be listed here"
    assert home.state.offers_sample


def test_new_workshops_are_made_for_different_collaborations(home: Home) -> None:
    home.presenter.start_workshop()
    home.presenter.refresh()
    home.presenter.start_workshop()
    first, second = (home.desk.sit(i).workshop for i in home.opened)
    assert first.collaboration.id != second.collaboration.id
    assert first.collaboration.name != second.collaboration.name


def test_an_assessment_alone_is_a_solo_workshop(home: Home) -> None:
    home.presenter.start_solo()
    assert home.desk.sit(home.opened[0]).workshop.mode is Mode.SOLO
    home.presenter.refresh()
    assert home.titles()[0].endswith("(solo)")
    assert home.state.lines[0].partners == "1"


def test_the_sample_is_brought_in_and_opened(home: Home) -> None:
    home.presenter.try_sample()
    assert [line.id for line in home.state.lines] == home.opened


@pytest.mark.parametrize("text", ["harbour", "TRUST", "town hall", "hall harb"])
def test_search_looks_at_name_partner_and_place(home: Home, text: str) -> None:
    home.make("Harbour pathway", place="Town Hall", partners="Acute trust")
    home.make("Coastal youth")
    home.presenter.search(text)
    assert home.titles() == ["Harbour pathway · Workshop 1"]
    assert home.state.count == "1 of 2"


def test_a_search_without_a_find_says_so_and_can_be_dropped(home: Home) -> None:
    home.make("Harbour pathway")
    home.presenter.search("nothing like it")
    assert home.state.empty == "No workshop fits"
    assert not home.state.offers_sample
    home.presenter.show_all()
    assert len(home.state.lines) == 1


def test_the_type_filter_keeps_one_type(home: Home) -> None:
    home.make("Coastal youth")
    made = home.make("Harbour pathway")
    home.desk.sit(made).choose_type("shared-delivery")
    home.presenter.refresh()
    home.presenter.choose_type("shared-delivery")
    assert [line.id for line in home.state.lines] == [made]
    assert home.state.filter_words == "Shared delivery"


def test_archived_workshops_are_hidden_until_asked_for(home: Home) -> None:
    made = home.make("Harbour pathway")
    home.presenter.archive(made, archived=True)
    assert home.titles() == []
    assert home.state.empty == "All workshops are archived"
    home.presenter.show_archived(shown=True)
    assert home.state.lines[0].archived
    home.presenter.archive(made, archived=False)
    home.presenter.show_archived(shown=False)
    assert [line.id for line in home.state.lines] == [made]


def test_a_deleted_workshop_comes_back_with_undo_last_one_first(home: Home) -> None:
    one, two = home.make("One"), home.make("Two")
    home.presenter.remove(one)
    home.presenter.remove(two)
    assert home.titles() == []
    assert home.state.notice.words == "Deleted “Two · Workshop 1”."
    assert home.state.notice.undo
    home.presenter.undo()
    assert [line.id for line in home.state.lines] == [two]
    home.presenter.undo()
    assert {line.id for line in home.state.lines} == {one, two}
    home.presenter.undo()
    assert len(home.state.lines) == 2


def test_deleting_what_is_gone_is_one_sentence(home: Home) -> None:
    made = home.make("One")
    home.desk.remove(made)
    home.presenter.remove(made)
    assert home.state.notice.attention
    assert home.state.notice.words
    home.presenter.dismiss()
    assert home.state.notice.words == ""


def test_a_copy_is_made(home: Home) -> None:
    made = home.make("One")
    home.presenter.duplicate(made)
    assert len(home.state.lines) == 2


def test_the_next_workshop_is_made_and_opened(home: Home) -> None:
    made = home.make("One")
    home.presenter.follow_up(made)
    (opened,) = home.opened
    assert home.desk.read(opened).title == "Workshop 2"
    home.presenter.follow_up("nothing")
    assert home.state.notice.attention


def test_a_file_is_brought_in_and_opened(home: Home, tmp_path: Path) -> None:
    home.answers.files = (example("group-8-partners"),)
    home.presenter.open_files()
    assert len(home.opened) == 1
    assert home.folders.last_folder == str(example("group-8-partners").parent)
    del tmp_path


def test_no_file_chosen_changes_nothing(home: Home) -> None:
    home.presenter.open_files()
    assert home.opened == []
    assert len(home.shown) == 1


def test_several_files_are_listed_and_none_is_opened(home: Home) -> None:
    home.presenter.bring_in((example("group-8-partners"), example("solo")))
    assert home.opened == []
    assert len(home.state.lines) == 2
    assert home.state.notice.words == "Brought in 2 workshops."


@pytest.mark.parametrize(("choice", "workshops"), [(0, 1), (1, 2), (None, 1)])
def test_a_workshop_already_there_is_replaced_kept_beside_or_left(
    home: Home, choice: int | None, workshops: int
) -> None:
    files = (example("group-8-partners"),)
    home.presenter.bring_in(files)
    home.answers.choice = choice
    home.presenter.bring_in(files)
    assert "already" in home.answers.asked[-1]
    assert len(home.desk.summaries()) == workshops
    assert len(home.opened) == (1 if choice is None else 2)


def test_several_already_there_are_asked_about_once(home: Home) -> None:
    files = (example("group-8-partners"), example("solo"))
    home.presenter.bring_in(files)
    home.presenter.bring_in(files)
    assert home.answers.asked == [
        "2 of these workshops are in the library already. Which shall stay?"
    ]


def test_a_faulty_file_is_one_sentence_and_nothing_comes_in(home: Home, tmp_path: Path) -> None:
    bad = tmp_path / "bad.collabdesk"
    bad.write_text("{", encoding="utf-8")
    home.presenter.bring_in((example("solo"), bad))
    assert home.state.notice.attention
    assert "bad.collabdesk" in home.state.notice.words
    assert home.desk.summaries() == ()


def test_export_suggests_a_name_that_every_system_takes(home: Home, tmp_path: Path) -> None:
    made = home.make("Health/care: what?")
    home.presenter.export(made)
    assert home.answers.suggested[0].name == "Health-care- what- · Workshop 1.collabdesk"
    home.answers.save_to = tmp_path / "out"
    home.presenter.export(made)
    assert (tmp_path / "out.collabdesk").exists()
    assert home.state.notice.words == "Saved as out.collabdesk."
    home.presenter.export(made)
    assert "already there" in home.state.notice.words, "the dialog had asked of another name"


def test_export_with_a_passphrase_writes_what_only_it_opens(home: Home, tmp_path: Path) -> None:
    made, out = home.make("Harbour"), tmp_path / "out.collabdesk"
    home.answers.save_to = out
    home.presenter.export_protected(made)
    assert not out.exists(), "the form was left"
    home.answers.passphrases = ["correct horse battery"]
    home.presenter.export_protected(made)
    assert home.state.notice.words == "Saved as out.collabdesk."
    assert b"Harbour" not in out.read_bytes()
    with pytest.raises(LockedFile):
        home.desk.read(str(out))
    unlock(out, "correct horse battery")
    assert home.desk.read(str(out)) == home.desk.read(made)


SUMMARY = Summary(
    id="w",
    collaboration_id="c",
    collaboration="Harbour",
    title="Workshop 2",
    held_on=date(2026, 11, 20),
    place="",
    type=None,
    mode=Mode.GROUP,
    framework_id="f",
    edition="1",
    scope=(1, 2),
    partners=("A", "B"),
    scored=0,
    answered=0,
    actions=0,
    actions_done=0,
    overdue=0,
    archived=False,
)


def summary(**changes: Any) -> Summary:
    return replace(SUMMARY, **changes)


def maker() -> LineMaker:
    framework = make_framework()
    return LineMaker(lambda _line: framework, str)


def test_a_plan_is_told_once_all_is_agreed() -> None:
    line = maker().line(summary(answered=7, actions=5, actions_done=3))
    assert (line.progress, line.words) == (Progress.PLAN, "Plan agreed · 3 of 5 actions done")


def test_overdue_actions_are_told_before_all_else() -> None:
    line = maker().line(summary(answered=7, actions=5, overdue=2))
    assert (line.progress, line.words) == (Progress.OVERDUE, "▲ 2 actions overdue")
    assert maker().line(summary(overdue=1)).words == "▲ 1 action overdue"


@given(answered=st.integers(0, 7))
def test_the_bar_is_full_only_when_all_is_answered(answered: int) -> None:
    line = maker().line(summary(answered=answered))
    assert line.progress is Progress.BAR
    assert (line.per_cent == 100) == (answered == 7)
    assert (line.per_cent == 0) == (answered == 0)


def test_a_framework_that_is_gone_leaves_an_empty_bar() -> None:
    line = LineMaker(lambda _line: None, str).line(summary(answered=3))
    assert line.per_cent == 0


def test_a_line_is_spoken_whole() -> None:
    line = maker().line(summary(type="shared-voice", answered=7, partners=("A",)))
    assert line.spoken == (
        "Harbour · Workshop 2, Shared voice, 20 Nov 2026, 1 partner, 100% answered"
    )


@given(st.text(max_size=5))
def test_every_word_of_a_search_must_be_found(text: str) -> None:
    found = Wanted(text).admits(summary(collaboration=text, title=text))
    assert found


def test_a_workshop_that_cannot_be_made_is_one_sentence(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_draft: NewWorkshop) -> str:
        raise LibraryError("The disk is full.")

    monkeypatch.setattr(home.desk, "create", full)
    home.presenter.start_workshop()
    assert home.opened == []
    assert home.state.notice.words == "The disk is full."
    assert home.state.notice.attention


def test_a_framework_that_was_taken_away_leaves_the_list_readable(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.make("Harbour pathway")

    def gone(_summary: Summary) -> Framework:
        raise FrameworkError("There is no such framework.")

    monkeypatch.setattr(home.desk, "framework_of", gone)
    home.presenter.refresh()
    assert home.titles() == ["Harbour pathway · Workshop 1"]
    assert home.state.types == ()


def test_the_same_search_again_shows_nothing_anew(home: Home) -> None:
    home.presenter.search("harbour")
    shown = len(home.shown)
    home.presenter.search("harbour")
    assert len(home.shown) == shown
