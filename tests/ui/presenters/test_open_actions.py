from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.ui.presenters.home_lines import due_words
from collabdesk.ui.presenters.open_actions import ALL, OpenActionsPresenter, OpenActionsState
from tests.ui.desks import NOW, Answers, open_desk

TODAY = NOW.date()


class Folders:
    last_folder = ""


class List:
    """The presenter with what it showed and opened."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk, self.answers, self.folders = desk, Answers(), Folders()
        self.folders.last_folder = str(folder)
        self.shown: list[OpenActionsState] = []
        self.opened: list[str] = []
        self.presenter = OpenActionsPresenter(desk, self.answers, self.folders, str)
        self.presenter.attach(self.shown.append, self.opened.append)

    @property
    def state(self) -> OpenActionsState:
        return self.shown[-1]

    def titles(self) -> list[str]:
        return [row.cells[0].text for row in self.state.rows]


@pytest.fixture
def actions(tmp_path: Path) -> Iterator[List]:
    with open_desk(tmp_path) as desk:
        yield List(desk, tmp_path)


def fill(actions: List) -> str:
    made = actions.desk.create(NewWorkshop("Workshop 1", "Harbour"))
    sitting = actions.desk.sit(made)
    sitting.add_partner("Hospice")
    lead = sitting.workshop.partners[0].id
    sitting.add_action("=Late", lead=lead, due=TODAY - timedelta(1), first_step="Ask")
    sitting.add_action("Soon", due=TODAY, lead_role="Programme manager", note="Quay first")
    sitting.add_action("Later", due=TODAY + timedelta(60))
    sitting.add_action("Some day")
    actions.presenter.refresh()
    return made


def test_an_empty_list_says_where_actions_come_from(actions: List) -> None:
    actions.presenter.refresh()
    assert actions.state.rows == ()
    assert "Act step" in actions.state.empty


def test_all_open_actions_by_date(actions: List) -> None:
    made = fill(actions)
    assert actions.titles() == ["=Late", "Soon", "Later", "Some day"]
    assert [words for _, words in actions.state.filters] == [
        "All (4)", "▲ Overdue (1)", "Due soon (1)", "Later (1)", "No date (1)",
    ]  # fmt: skip
    late = actions.state.rows[0]
    assert late.cells[3].text == "▲ 19 Nov 2026"
    assert late.spoken == (
        "=Late, First step: Ask, Harbour, Workshop 1, Hospice, ▲ 19 Nov 2026, overdue, Planned"
    )
    actions.presenter.open_action("1")
    actions.presenter.open_action("9")
    actions.presenter.open_action("")
    assert actions.opened == [made]


def test_the_list_is_searched_and_narrowed(actions: List) -> None:
    fill(actions)
    actions.presenter.search("hospice late")
    assert actions.titles() == ["=Late"]
    for text in ("manager", "quay"):
        actions.presenter.search(text)
        assert actions.titles() == ["Soon"]
    actions.presenter.search("nothing like it")
    assert actions.state.empty == "No open action fits."
    actions.presenter.search("")
    actions.presenter.choose("no-date")
    assert actions.titles() == ["Some day"]
    actions.presenter.choose(ALL)
    assert len(actions.titles()) == 4


def test_what_is_shown_is_taken_along_as_harmless_csv(actions: List, tmp_path: Path) -> None:
    fill(actions)
    actions.presenter.export()
    assert actions.state.notice == ""
    actions.answers.save_to = tmp_path / "plan"
    actions.presenter.export()
    assert actions.state.notice == "Saved as plan.csv."
    lines = (tmp_path / "plan.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[1:3] == [
        '"\'=Late","Ask","Harbour","Workshop 1","Hospice","2026-11-19","Planned",""',
        '"Soon","","Harbour","Workshop 1","Programme manager","2026-11-20","Planned","Quay first"',
    ]
    assert len(lines) == 5
    assert actions.answers.suggested[0].name == "open actions 2026-11-20.csv"
    actions.presenter.export()
    assert actions.state.attention
    actions.presenter.refresh()
    assert actions.state.notice == ""


def test_home_says_how_much_is_due() -> None:
    assert due_words(0, 0, str) == "Open actions"
    assert due_words(2, 3, str) == "Open actions · ▲ 2 overdue · 3 due soon"
