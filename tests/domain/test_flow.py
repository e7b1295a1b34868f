"""The way through: what is done, what makes no sense yet, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from collabdesk.domain import flow
from collabdesk.domain.flow import Step, StepState, WhyNot
from collabdesk.domain.scoring import score
from collabdesk.domain.workshop import (
    DONT_KNOW,
    Action,
    Answer,
    Collaboration,
    Mode,
    Partner,
    Workshop,
)
from tests.builders import make_framework, make_workshop, with_agreed, with_votes

FRAMEWORK = make_framework()
EVERYTHING: dict[str, Answer] = {i.id: DONT_KNOW for i in FRAMEWORK.indicators}


def states(workshop: Workshop) -> dict[Step, StepState]:
    return {s.step: s for s in flow.state(workshop, score(workshop, FRAMEWORK))}


def test_a_bare_workshop_has_nothing_done() -> None:
    bare = make_workshop(title="", collaboration=Collaboration("", ""), type=None, partners=())
    found = states(bare)
    assert list(found) == list(Step)
    assert not any(s.done for s in found.values())
    assert found[Step.SCORE].detail == (0, 33)
    assert {s.step: s.why_not for s in found.values() if s.why_not} == {
        Step.SCORE: WhyNot.NO_PARTNERS,
        Step.RESULTS: WhyNot.NOTHING_ANSWERED,
        Step.REPORT: WhyNot.NOTHING_ANSWERED,
    }


def test_set_up_needs_both_names() -> None:
    assert states(make_workshop())[Step.SET_UP].done
    assert not states(make_workshop(title=""))[Step.SET_UP].done
    nameless = make_workshop(collaboration=Collaboration("c1", ""))
    assert not states(nameless)[Step.SET_UP].done


def test_scoring_is_done_once_every_indicator_in_scope_is_answered() -> None:
    part = with_agreed(make_workshop(), {"1.1": 3, "1.2": DONT_KNOW})
    assert states(part)[Step.SCORE] == StepState(Step.SCORE, done=False, detail=(2, 33))
    assert not states(part)[Step.RESULTS].done
    whole = with_agreed(make_workshop(), EVERYTHING)
    assert states(whole)[Step.SCORE] == StepState(Step.SCORE, done=True, detail=(33, 33))
    assert states(whole)[Step.RESULTS].done
    scope = replace(with_agreed(make_workshop(), {"2.1": 1, "2.2": 1, "2.3": 1}), scope=(2,))
    assert states(scope)[Step.SCORE] == StepState(Step.SCORE, done=True, detail=(3, 3))
    assert not states(make_workshop(scope=()))[Step.SCORE].done


def test_shown_votes_are_enough_to_look_at_results() -> None:
    hidden = with_votes(make_workshop(), "1.1", [3], revealed=False)
    shown = with_votes(make_workshop(), "1.1", [3])
    assert states(hidden)[Step.RESULTS].why_not is WhyNot.NOTHING_ANSWERED
    assert states(shown)[Step.RESULTS].why_not is None
    assert states(shown)[Step.REPORT].why_not is None


def test_partners_who_are_all_away_cannot_score() -> None:
    away = make_workshop(partners=(Partner("p1", "A", present=False),))
    assert states(away)[Step.PARTNERS].done
    assert states(away)[Step.SCORE].why_not is WhyNot.NO_PARTNERS


def test_the_plan_needs_an_action_and_a_review_date() -> None:
    actions, day = (Action("a1", "Act"),), date(2027, 5, 20)
    assert states(make_workshop(actions=actions, review_on=day))[Step.ACT].done
    assert not states(make_workshop(actions=actions))[Step.ACT].done
    assert not states(make_workshop(review_on=day))[Step.ACT].done


def test_one_person_alone_has_no_partners_step() -> None:
    found = states(make_workshop(mode=Mode.SOLO, partners=()))
    assert Step.PARTNERS not in found
    assert found[Step.SCORE].why_not is None


def test_the_way_forth_and_back() -> None:
    forth = [Step.SET_UP]
    while following := flow.next_step(forth[-1], Mode.GROUP):
        forth.append(following)
    assert forth == list(Step)
    back = [Step.REPORT]
    while before := flow.previous_step(back[-1], Mode.GROUP):
        back.append(before)
    assert back == forth[::-1]
    assert flow.next_step(Step.PURPOSE, Mode.SOLO) is Step.SCORE
    assert flow.previous_step(Step.SCORE, Mode.SOLO) is Step.PURPOSE


def test_a_workshop_opens_at_the_first_step_not_done() -> None:
    fresh = make_workshop()
    assert flow.first_open(flow.state(fresh, score(fresh, FRAMEWORK))) is Step.SCORE
    done = replace(
        with_agreed(fresh, EVERYTHING), actions=(Action("a", "Act"),), review_on=date(2027, 1, 1)
    )
    assert flow.first_open(flow.state(done, score(done, FRAMEWORK))) is Step.REPORT
