from __future__ import annotations

from collabdesk.domain.workshop import DONT_KNOW, NOT_APPLICABLE, Mode
from collabdesk.services.desk import Desk
from collabdesk.ui.presenters.card import CardPresenter, CardState, CardStep
from tests.ui.scoring import Score, make


class Card:
    """A card presenter on a real sitting of four indicators."""

    def __init__(self, score: Score) -> None:
        self.stage = score.stage
        self.sitting = score.sitting
        self.presenter = CardPresenter(score.stage, str)
        self.shown: list[CardState] = []
        self.presenter.attach(self.shown.append)
        self.presenter.refresh()

    @property
    def state(self) -> CardState:
        return self.shown[-1]

    def enter(self, text: str) -> None:
        self.presenter.type(text)
        self.presenter.go_on()

    def votes(self) -> list[tuple[str, object]]:
        return [(v.indicator, v.answer) for v in self.sitting.workshop.votes]


def card(desk: Desk, partners: str = "A; 2\nB", **more: object) -> Card:
    mode = Mode.SOLO if more.get("solo") else Mode.GROUP
    anonymous = bool(more.get("anonymous"))
    return Card(make(desk, partners, mode=mode, anonymous=anonymous, scope=(1,)))


def test_two_entries_that_agree_are_one_change(desk: Desk) -> None:
    typed = card(desk)
    assert typed.state.seats == ("A, seat 1", "A, seat 2", "B")
    assert typed.state.caption == "The answers on the card"
    typed.enter("3 0 x _")
    assert typed.state.step is CardStep.SECOND
    assert typed.votes() == []
    typed.enter("30x_")
    assert typed.votes() == [("1.1", 3), ("1.2", DONT_KNOW), ("1.3", NOT_APPLICABLE)]
    assert len(typed.stage.changes) == 1
    assert typed.stage.said == ["A, seat 1: 3 answers entered. Undo takes them back."]
    assert (typed.state.step, typed.state.seat) == (CardStep.FIRST, 1)


def test_it_tells_how_far_one_is_and_what_comes_next(desk: Desk) -> None:
    typed = card(desk)
    first, second = typed.sitting.framework.indicators[:2]
    assert typed.state.progress == f"0 of 4 typed. Next: 1.1 {first.statement}"
    typed.presenter.type("3")
    assert typed.state.progress == f"1 of 4 typed. Next: 1.2 {second.statement}"
    typed.presenter.type("3333")
    assert typed.state.progress == "4 of 4 typed. Enter goes on."


def test_a_mistake_is_named_by_its_position_as_it_is_typed(desk: Desk) -> None:
    typed = card(desk)
    typed.presenter.type("346")
    assert "Answer 3 (1.3): “6” is no answer" in typed.state.error
    assert typed.state.progress == ""
    typed.presenter.type("34")
    assert typed.state.error == ""
    typed.presenter.go_on()
    assert "Answer 3 (1.3) is missing" in typed.state.error
    assert typed.state.step is CardStep.FIRST


def test_where_two_entries_differ_only_those_are_typed_again(desk: Desk) -> None:
    typed = card(desk)
    typed.enter("3333")
    typed.enter("3413")
    assert typed.state.caption == "The two entries differ at 1.2, 1.3. Type only these again."
    assert typed.votes() == []
    assert typed.state.progress.startswith("0 of 2 typed. Next: 1.2")
    typed.presenter.type("7")
    assert typed.state.error == "Type one answer for each of 1.2, 1.3."
    typed.enter("4")
    assert typed.state.error == "Type one answer for each of 1.2, 1.3."
    typed.enter("45")
    assert [answer for _, answer in typed.votes()] == [3, 4, 5, 3]


def test_a_card_can_be_begun_again_and_given_to_another_seat(desk: Desk) -> None:
    typed = card(desk)
    typed.enter("3333")
    cleared = typed.state.clear
    typed.presenter.begin_again()
    assert (typed.state.step, typed.state.clear) == (CardStep.FIRST, cleared + 1)
    typed.presenter.choose_seat(2)
    typed.enter("1111")
    typed.enter("1111")
    partners = {v.partner for v in typed.sitting.workshop.votes}
    assert partners == {typed.sitting.workshop.partners[1].id}
    assert typed.state.seat == 0


def test_what_was_shown_otherwise_is_refused_and_what_was_typed_stays(desk: Desk) -> None:
    typed = card(desk)
    typed.sitting.record_vote("1.1", typed.sitting.workshop.partners[0].id, 1, 5)
    typed.sitting.reveal("1.1")
    typed.enter("1111")
    typed.enter("1111")
    assert "has answered otherwise" in typed.state.error
    assert typed.state.step is CardStep.SECOND


def test_an_anonymous_card_belongs_to_no_seat(desk: Desk) -> None:
    typed = card(desk, anonymous=True)
    assert typed.state.seats == ()
    typed.enter("3333")
    typed.enter("3333")
    assert typed.stage.said[-1].startswith("The card: 4 answers")
    assert len(typed.votes()) == 4


def test_alone_a_card_is_what_is_agreed(desk: Desk) -> None:
    typed = card(desk, "", solo=True)
    assert typed.presenter.possible
    typed.enter("1234")
    typed.enter("1234")
    assert [a.answer for a in typed.sitting.workshop.agreed] == [1, 2, 3, 4]


def test_without_partners_there_is_no_card(desk: Desk) -> None:
    assert not card(desk, "").presenter.possible


def test_the_state_holds_no_answer(desk: Desk) -> None:
    shown = []
    for text in ("1524", "3333"):
        typed = card(desk)
        typed.enter(text)
        typed.presenter.type(text)
        shown.append([str(state) for state in typed.shown])
    assert shown[0] == shown[1]
