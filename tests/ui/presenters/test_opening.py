"""Where an opened workshop begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from collabdesk.domain.flow import Step
from collabdesk.domain.scoring import score
from collabdesk.domain.workshop import Action, Mode, Workshop
from collabdesk.ui.presenters.opening import first_step, untouched
from tests.builders import make_framework, make_partners, make_workshop, with_agreed

FRAMEWORK = make_framework()
ALL = {indicator.id: 3 for indicator in FRAMEWORK.indicators}


def opened(workshop: Workshop) -> Step:
    return first_step(workshop, score(workshop, FRAMEWORK))


NEW = make_workshop(type=None, partners=())
CHOSEN = replace(NEW, type="shared-delivery")
SEATED = replace(CHOSEN, partners=make_partners())
SCORED = with_agreed(SEATED, ALL)
PLANNED = replace(SCORED, actions=(Action("a1", "Meet"),), review_on=date(2027, 5, 20))


@pytest.mark.parametrize(
    ("make", "step"),
    [
        (lambda: NEW, Step.SET_UP),
        (lambda: CHOSEN, Step.PARTNERS),
        (lambda: SEATED, Step.SCORE),
        (lambda: with_agreed(SEATED, {"1.1": 3}), Step.SCORE),
        (lambda: SCORED, Step.ACT),
        (lambda: PLANNED, Step.RESULTS),
        (lambda: replace(CHOSEN, mode=Mode.SOLO), Step.SCORE),
        (lambda: with_agreed(NEW, {"1.1": 3}), Step.PURPOSE),
    ],
)
def test_work_goes_on_at_the_first_step_that_is_not_done(
    make: Callable[[], Workshop], step: Step
) -> None:
    assert opened(make()) == step


def test_only_a_workshop_without_type_partners_and_scores_is_untouched() -> None:
    assert untouched(NEW)
    assert not untouched(CHOSEN)
    assert not untouched(replace(NEW, partners=make_partners()))
    assert not untouched(with_agreed(NEW, {"1.1": 3}))


def test_waiting_actions_come_before_scoring_and_not_after() -> None:
    results = score(SEATED, FRAMEWORK)
    assert first_step(SEATED, results, waiting=True) is Step.ACT
    assert first_step(NEW, results, waiting=True) is Step.ACT
    assert first_step(SCORED, score(SCORED, FRAMEWORK), waiting=True) is not Step.SET_UP
    assert first_step(SEATED, results) is Step.SCORE
