from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Mode
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.ui.presenters.purpose import PurposePresenter, PurposeState
from tests.ui.sittings import open_stage
from tests.ui.stages import PlainStage


class Cards:
    """A presenter with what it showed."""

    def __init__(self, stage: PlainStage, desk: Desk) -> None:
        self.stage, self.desk = stage, desk
        self.shown: list[PurposeState] = []
        self.presenter = PurposePresenter(stage, str)
        self.presenter.attach(self.shown.append)
        stage.changed = self.presenter.refresh
        self.presenter.refresh()

    @property
    def state(self) -> PurposeState:
        return self.shown[-1]

    def chosen(self) -> tuple[list[str], list[str]]:
        choices = self.state.choices
        return [c.id for c in choices if c.main], [c.id for c in choices if c.also]


@pytest.fixture
def cards(tmp_path: Path) -> Iterator[Cards]:
    with open_stage(tmp_path) as (stage, desk):
        yield Cards(stage, desk)


def test_a_digit_chooses_and_the_other_choice_gives_way(cards: Cards) -> None:
    assert cards.chosen() == ([], [])
    cards.presenter.choose_nth(3)
    assert cards.chosen() == (["shared-delivery"], [])
    cards.presenter.choose_nth(1)
    assert cards.chosen() == (["shared-voice"], [])


@pytest.mark.parametrize("number", [0, 5, 9])
def test_a_digit_without_a_type_does_nothing(cards: Cards, number: int) -> None:
    before = cards.stage.sitting.workshop
    cards.presenter.choose_nth(number)
    cards.presenter.toggle_also_nth(number)
    assert cards.stage.sitting.workshop == before


def test_types_also_apply_and_one_that_becomes_main_no_longer_does(cards: Cards) -> None:
    cards.presenter.choose_nth(3)
    cards.presenter.toggle_also_nth(4)
    cards.presenter.toggle_also_nth(1)
    assert cards.chosen() == (["shared-delivery"], ["shared-voice", "shared-learning"])
    cards.presenter.toggle_also_nth(1)
    cards.presenter.choose_nth(4)
    assert cards.chosen() == (["shared-learning"], [])
    spoken = [choice.spoken for choice in cards.state.choices]
    assert spoken[3] == "4: Shared learning, main purpose"
    cards.presenter.toggle_also_nth(2)
    assert cards.state.choices[1].spoken == "2: Aligned plans, also applies"


def test_an_unknown_type_is_one_quiet_sentence(cards: Cards) -> None:
    cards.presenter.choose("gone")
    assert len(cards.stage.said) == 1
    assert cards.chosen() == ([], [])


def test_the_words_are_kept(cards: Cards) -> None:
    cards.presenter.word("Help at home within a day.")
    assert cards.state.words == "Help at home within a day."
    cards.presenter.word("x" * 10_001)
    assert "10,000" in cards.state.words_error
    assert cards.state.words == "Help at home within a day."
    cards.presenter.word("Help at home.")
    assert cards.state.words_error == ""


def test_the_questions_suggest_a_type_that_is_taken_with_one_click(cards: Cards) -> None:
    cards.presenter.take_suggestion()
    assert cards.chosen() == ([], [])
    cards.presenter.open_questions()
    assert cards.state.questions_open
    assert cards.state.take_words == ""
    framework = cards.stage.sitting.framework
    for number, question in enumerate(framework.questions):
        pointing = [o.points_to for o in question.options].index(("aligned-plans",))
        cards.presenter.answer(number, pointing)
    assert cards.state.suggestion == "Your answers point to “Aligned plans”."
    cards.presenter.take_suggestion()
    assert cards.chosen() == (["aligned-plans"], [])
    assert not cards.shown[-1].questions_open


def test_answers_stay_while_the_workshop_does(cards: Cards) -> None:
    cards.presenter.answer(0, 1)
    cards.presenter.open_questions()
    cards.presenter.close_questions()
    assert cards.state.questions[0].chosen == 1
    copy = cards.desk.duplicate(cards.stage.sitting.workshop.id)
    cards.stage.sitting = cards.desk.sit(copy)
    cards.presenter.refresh()
    assert cards.state.questions[0].chosen is None


def test_four_questions_are_counted_in_words(cards: Cards) -> None:
    assert cards.state.questions_words == "Not sure? Answer four questions"
    framework = cards.stage.sitting.framework
    cards.stage.sitting.framework = replace(framework, questions=framework.questions[:3])
    cards.presenter.refresh()
    assert cards.state.questions_words == "Not sure? Answer 3 questions"


def test_back_and_next(cards: Cards) -> None:
    cards.presenter.go_back()
    cards.presenter.go_next()
    assert cards.stage.gone_to == [Step.SET_UP, Step.PARTNERS]
    assert cards.state.next_words == "Next: partners"


def test_one_person_alone_goes_on_to_scoring(tmp_path: Path) -> None:
    draft = NewWorkshop("My view", "Harbour pathway", mode=Mode.SOLO)
    with open_stage(tmp_path, draft) as (stage, desk):
        cards = Cards(stage, desk)
        assert cards.state.next_words == "Next: score"
        cards.presenter.go_next()
        assert stage.gone_to == [Step.SCORE]
