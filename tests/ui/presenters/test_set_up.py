from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Collaboration, Mode
from collabdesk.errors import LibraryError
from collabdesk.services.changes import Changes
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.ui.presenters.keeping import keep
from collabdesk.ui.presenters.set_up import SetUpPresenter, SetUpState
from tests.ui.sittings import open_stage
from tests.ui.stages import PlainStage


class Paper:
    paper = "A4"


class FullDisk(PlainStage):
    """A stage whose library cannot be written; it swallows the error as the window's does."""

    def perform(self, verb: Callable[[], Changes | None]) -> str:
        try:
            verb()
        except LibraryError:
            self.say("The disk is full.")
        return ""


class Form:
    """A presenter with what it showed."""

    def __init__(self, stage: PlainStage, desk: Desk) -> None:
        self.stage, self.desk = stage, desk
        self.paper = Paper()
        self.shown: list[SetUpState] = []
        self.presenter = SetUpPresenter(stage, str, desk, self.paper)
        self.presenter.attach(self.shown.append)
        stage.changed = self.presenter.refresh
        self.presenter.refresh()

    @property
    def state(self) -> SetUpState:
        return self.shown[-1]

    @property
    def collaboration(self) -> Collaboration:
        return self.stage.sitting.workshop.collaboration

    def scope(self) -> list[int]:
        return [choice.number for choice in self.state.scope if choice.chosen]


@pytest.fixture
def form(tmp_path: Path) -> Iterator[Form]:
    with open_stage(tmp_path) as (stage, desk):
        yield Form(stage, desk)


def test_a_fresh_workshop_shows_what_is_known(form: Form) -> None:
    state = form.state
    assert (state.collaboration, state.title) == ("Harbour pathway", "Workshop 1")
    assert (state.date, state.minutes, state.paper) == ("20 Nov 2026", 90, "A4")
    assert state.framework == "Eight characteristics of effective collaboration, edition 1"
    assert state.fresh
    assert state.group


def test_an_empty_title_is_told_and_the_old_one_is_kept(form: Form) -> None:
    form.presenter.name_workshop("  ")
    assert form.state.error("title") == "The title is empty. Type at least one character."
    assert form.stage.sitting.workshop.title == "Workshop 1"
    form.presenter.go_next()
    assert form.stage.gone_to == []
    form.presenter.name_workshop("Workshop 2")
    assert form.state.errors == ()
    form.presenter.go_next()
    assert form.stage.gone_to == [Step.PURPOSE]


@pytest.mark.parametrize("typed", ["5 Dec 2026", "5/12/2026", "2026-12-05"])
def test_dates_are_read_as_people_type_them(form: Form, typed: str) -> None:
    form.presenter.type_date(typed)
    assert form.stage.sitting.workshop.held_on == date(2026, 12, 5)
    assert form.state.date == "5 Dec 2026"


def test_a_date_that_is_none_is_told_until_one_is_chosen(form: Form) -> None:
    form.presenter.type_date("31 Feb 2026")
    assert "“31 Feb 2026” is not a date" in form.state.error("date")
    assert form.stage.sitting.workshop.held_on == date(2026, 11, 20)
    form.presenter.choose_date(date(2027, 1, 2))
    assert form.state.error("date") == ""
    assert form.state.held_on == date(2027, 1, 2)


def test_place_facilitator_and_minutes_are_kept(form: Form) -> None:
    form.presenter.name_place("Town hall")
    form.presenter.name_facilitator("The chair")
    form.presenter.set_minutes(60)
    workshop = form.stage.sitting.workshop
    assert (workshop.place, workshop.facilitator, workshop.minutes) == (
        "Town hall",
        "The chair",
        60,
    )
    form.presenter.set_minutes(0)
    assert form.state.error("minutes")
    form.presenter.name_place("x" * 201)
    assert form.state.error("place")
    form.presenter.name_facilitator("x" * 201)
    assert form.state.error("facilitator")


def test_some_characteristics_or_all_but_never_none(form: Form) -> None:
    form.presenter.toggle_scope(2)
    assert form.scope() == [1, 3, 4, 5, 6, 7, 8]
    for number in (1, 3, 4, 5, 6, 7, 8):
        form.presenter.toggle_scope(number)
    assert form.scope() == [8]
    assert form.state.error("scope")
    form.presenter.choose_all()
    assert form.scope() == [1, 2, 3, 4, 5, 6, 7, 8]
    assert form.state.error("scope") == ""


def test_anonymous_is_fixed_once_scoring_has_started(form: Form) -> None:
    form.presenter.set_anonymous(anonymous=True)
    form.presenter.set_anonymous(anonymous=False)
    assert [changes.after.anonymous for changes in form.stage.changes] == [True, False]
    assert form.state.names_hint == "This is fixed once scoring starts."
    form.stage.sitting.agree("1.1", 3)
    form.presenter.set_anonymous(anonymous=True)
    assert form.state.anonymous_fixed
    assert form.state.names_hint == "Scoring has started, so this is fixed."
    assert "can no longer be changed" in form.state.error("anonymous")
    assert not form.state.anonymous
    assert not form.state.fresh


def test_paper_is_a_setting(form: Form) -> None:
    form.presenter.choose_paper("Letter")
    assert form.state.paper == form.paper.paper == "Letter"


def test_a_known_name_joins_that_collaboration(form: Form) -> None:
    other = form.desk.sit(form.desk.create(NewWorkshop("Workshop 1", "Coastal youth")))
    other.word_purpose("Be heard.")
    own = form.collaboration.id
    form.presenter.name_collaboration("coastal YOUTH")
    assert form.collaboration == other.workshop.collaboration
    form.presenter.name_collaboration("Coastal youth II")
    assert form.collaboration.name == "Coastal youth II"
    assert form.collaboration.id not in {own, other.workshop.collaboration.id}
    assert "Coastal youth" in form.state.known


def test_joining_keeps_the_purpose_that_was_worded_here(form: Form) -> None:
    form.desk.create(NewWorkshop("Workshop 1", "Coastal youth"))
    form.stage.sitting.word_purpose("Help at home.")
    form.presenter.name_collaboration("Coastal youth")
    assert form.collaboration.purpose == "Help at home."


def test_a_name_of_its_own_is_corrected_without_a_new_collaboration(form: Form) -> None:
    own = form.collaboration.id
    form.presenter.name_collaboration("Harbour frailty pathway")
    assert (form.collaboration.id, form.collaboration.name) == (own, "Harbour frailty pathway")
    form.presenter.name_collaboration("HARBOUR frailty pathway")
    assert (form.collaboration.id, form.collaboration.name) == (own, "HARBOUR frailty pathway")
    form.presenter.name_collaboration(" ")
    assert form.state.error("collaboration")


def test_one_person_alone_is_not_asked_about_names(tmp_path: Path) -> None:
    draft = NewWorkshop("My view", "Harbour pathway", mode=Mode.SOLO)
    with open_stage(tmp_path, draft) as (stage, desk):
        assert not Form(stage, desk).state.group


def test_another_workshop_begins_without_the_old_errors(form: Form) -> None:
    form.presenter.name_workshop("")
    form.stage.sitting = form.desk.sit(form.desk.duplicate(form.stage.sitting.workshop.id))
    form.presenter.refresh()
    assert form.state.errors == ()


def test_what_could_not_be_saved_is_not_taken_for_kept(form: Form) -> None:
    def fail() -> Changes | None:
        raise LibraryError("The disk is full.")

    stage = FullDisk(form.stage.sitting)
    assert keep(stage, str, fail) == "This could not be saved. Try again."
    assert keep(stage, str, lambda: None) == ""
