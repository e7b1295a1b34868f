from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

import pytest

from collabdesk.domain.flow import Step
from collabdesk.services.desk import Desk
from collabdesk.ui.presenters.partners import PartnersPresenter, PartnersState
from tests.ui.sittings import open_stage
from tests.ui.stages import PlainStage


class Table:
    """A presenter with what it showed."""

    def __init__(self, stage: PlainStage, desk: Desk) -> None:
        self.stage, self.desk = stage, desk
        self.shown: list[PartnersState] = []
        self.presenter = PartnersPresenter(stage, str)
        self.presenter.attach(self.shown.append)
        stage.changed = self.presenter.refresh

    @property
    def state(self) -> PartnersState:
        return self.shown[-1]

    def names(self) -> list[str]:
        return [row.name for row in self.state.rows]

    def id_of(self, name: str) -> str:
        return next(p.id for p in self.stage.sitting.workshop.partners if p.name == name)


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    with open_stage(tmp_path) as (stage, desk):
        made = Table(stage, desk)
        made.presenter.refresh()
        yield made


def test_an_empty_table_says_how_to_begin(table: Table) -> None:
    assert table.state.empty
    assert table.state.totals == "0 partners · 0 seats present"


def test_a_line_with_a_number_gives_the_seats(table: Table) -> None:
    table.presenter.add("Acute trust; 2")
    table.presenter.add("Council")
    assert [(r.name, r.seats, r.first, r.last) for r in table.state.rows] == [
        ("Acute trust", "2", True, False),
        ("Council", "1", False, True),
    ]
    assert table.state.totals == "2 partners · 3 seats present"


def test_a_refused_line_keeps_what_was_typed_until_typing_goes_on(table: Table) -> None:
    table.presenter.add("Council")
    table.presenter.add("council; 3")
    assert table.state.add_text == "council; 3"
    assert "already a partner called “Council”" in table.state.add_error
    assert table.names() == ["Council"]
    table.presenter.edit_add()
    assert table.state.add_error == ""
    shown = len(table.shown)
    table.presenter.edit_add()
    assert len(table.shown) == shown


def test_a_list_is_added_whole_or_not_at_all(table: Table) -> None:
    table.presenter.open_paste()
    table.presenter.paste("Acute trust x2\nCouncil\nacute trust")
    assert table.shown[-2].paste_open
    assert table.names() == []
    assert table.state.paste_error.startswith("Line 3: ")
    assert table.state.paste_text.endswith("acute trust")
    table.presenter.paste("Acute trust x2\nCouncil")
    assert table.names() == ["Acute trust", "Council"]
    assert not table.state.paste_open
    assert table.stage.said == ["Added 2 partners."]


def test_an_empty_list_adds_nothing_and_says_nothing(table: Table) -> None:
    table.presenter.open_paste()
    table.presenter.paste(" \n")
    assert table.stage.said == []
    assert not table.state.paste_open


def test_closing_the_list_drops_it(table: Table) -> None:
    table.presenter.paste("A\nA")
    table.presenter.close_paste()
    assert (table.state.paste_text, table.state.paste_error) == ("", "")


@pytest.mark.parametrize("typed", ["0", "101", "two", "", "1.5", "²", "9999999999"])
def test_seats_that_cannot_be_stay_with_a_sentence(table: Table, typed: str) -> None:
    table.presenter.add("Council; 2")
    council = table.id_of("Council")
    table.presenter.set_seats(council, typed)
    row = table.state.rows[0]
    assert (row.seats, row.wrong) == (typed, "seats")
    assert row.error
    assert table.stage.sitting.workshop.partners[0].seats == 2
    table.presenter.set_seats(council, "2")
    assert table.state.rows[0].error == ""


def test_a_refused_name_stays_until_it_is_dropped(table: Table) -> None:
    table.presenter.paste("Council\nHospice")
    hospice = table.id_of("Hospice")
    table.presenter.rename(hospice, "COUNCIL")
    assert table.names() == ["Council", "COUNCIL"]
    assert table.state.rows[1].wrong == "name"
    table.presenter.drop_refused()
    assert table.names() == ["Council", "Hospice"]
    table.presenter.drop_refused()
    table.presenter.rename(hospice, "")
    assert "empty" in table.state.rows[1].error
    table.presenter.rename(hospice, "Hospice at home")
    assert table.names() == ["Council", "Hospice at home"]


def test_another_change_drops_what_was_refused(table: Table) -> None:
    table.presenter.add("Council; 2")
    council = table.id_of("Council")
    table.presenter.set_seats(council, "0")
    table.presenter.toggle_present(council)
    assert table.state.rows[0].seats == "2"
    assert not table.state.rows[0].present
    assert table.state.totals == "1 partner · 0 seats present"


def test_seats_are_stepped(table: Table) -> None:
    table.presenter.add("Council")
    council = table.id_of("Council")
    table.presenter.step_seats(council, 1)
    assert table.state.rows[0].seats == "2"
    table.presenter.step_seats(council, -1)
    assert table.state.totals == "1 partner · 1 seat present"
    table.presenter.step_seats(council, -1)
    assert "0 seats cannot be" in table.state.rows[0].error


def test_partners_move_and_stay_at_the_ends(table: Table) -> None:
    table.presenter.paste("A\nB\nC")
    table.presenter.move(table.id_of("C"), -1)
    assert table.names() == ["A", "C", "B"]
    table.presenter.move(table.id_of("A"), -1)
    table.presenter.move(table.id_of("B"), 1)
    assert table.names() == ["A", "C", "B"]


def test_a_removal_says_what_went_with_it(table: Table) -> None:
    table.presenter.paste("A\nB\nC")
    sitting = table.stage.sitting
    sitting.record_vote("1.1", table.id_of("A"), 1, 3)
    sitting.record_vote("1.2", table.id_of("A"), 1, 3)
    sitting.add_action("Do it", lead=table.id_of("A"))
    for name in "ABC":
        if name == "C":
            sitting.record_vote("1.1", table.id_of("C"), 1, 3)
            sitting.add_action("Do this", lead=table.id_of("C"))
            sitting.add_action("Do that", lead=table.id_of("C"))
        table.presenter.remove(table.id_of(name))
    assert table.stage.said[1:] == [
        "Removed “A” and with it 2 votes, the lead of 1 action. Undo brings all of it back.",
        "Removed “B”.",
        "Removed “C” and with it 1 vote, 2 action leads. Undo brings all of it back.",
    ]
    assert table.names() == []


def test_a_partner_that_is_gone_is_passed_over(table: Table) -> None:
    before = table.stage.sitting.workshop
    for act in (table.presenter.remove, table.presenter.toggle_present):
        act("gone")
    table.presenter.step_seats("gone", 1)
    table.presenter.move("gone", 1)
    assert table.stage.sitting.workshop == before


def test_another_workshop_begins_without_the_old_errors(table: Table) -> None:
    table.presenter.add("A")
    table.presenter.add("A")
    table.stage.sitting = table.desk.sit(table.desk.duplicate(table.stage.sitting.workshop.id))
    table.presenter.refresh()
    assert "A" not in astuple(table.state)[4:]
    assert table.state.add_error == ""


def test_back_and_next(table: Table) -> None:
    table.presenter.go_back()
    table.presenter.go_next()
    assert table.stage.gone_to == [Step.PURPOSE, Step.SCORE]


def test_what_cannot_be_saved_stays_where_it_was_typed(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    table.presenter.add("Council")
    council = table.id_of("Council")
    monkeypatch.setattr(table.stage, "perform", lambda _verb: "")
    table.presenter.add("Hospice")
    table.presenter.paste("A\nB")
    table.presenter.rename(council, "Borough")
    table.presenter.remove(council)
    assert (table.state.add_text, table.state.paste_text) == ("Hospice", "A\nB")
    assert table.names() == ["Borough"]
    sentence = "This could not be saved. Try again."
    assert sentence == table.state.add_error == table.state.paste_error
    assert table.stage.said == []
