"""The way through a workshop: its steps, which are done, and why one makes no sense yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from collabdesk.domain.votes import takes_votes
from collabdesk.domain.workshop import Mode, Workshop

if TYPE_CHECKING:
    from collabdesk.domain.results import Results


class Step(StrEnum):
    """A step of the way, in order."""

    SET_UP = "set-up"
    PURPOSE = "purpose"
    PARTNERS = "partners"
    SCORE = "score"
    RESULTS = "results"
    ACT = "act"
    REPORT = "report"


class WhyNot(StrEnum):
    """Why a step makes no sense yet; it may be visited all the same."""

    NO_PARTNERS = "no-partners"
    NOTHING_ANSWERED = "nothing-answered"


@dataclass(frozen=True, slots=True)
class StepState:
    """How far a step is; ``detail`` is (answered, of) where something is counted."""

    step: Step
    done: bool
    detail: tuple[int, int] | None = None
    why_not: WhyNot | None = None


def steps(mode: Mode) -> tuple[Step, ...]:
    """Return the steps in order; one person alone has no partners step."""
    return tuple(s for s in Step if mode is Mode.GROUP or s is not Step.PARTNERS)


def state(workshop: Workshop, results: Results) -> tuple[StepState, ...]:
    """Return the state of every step of *workshop*, in order. *results* are its results.

    An indicator is answered once anything was agreed on it, a special answer included. The
    report is never done by what is there: it may always be made again.
    """
    answered = _answered(workshop, results)
    of = len(results.indicators)
    scored = of > 0 and answered == of
    no_seats = workshop.mode is Mode.GROUP and not takes_votes(workshop)
    nothing = not answered and all(r.answered == 0 for r in results.indicators)
    no_partners = WhyNot.NO_PARTNERS if no_seats else None
    nothing_answered = WhyNot.NOTHING_ANSWERED if nothing else None
    states = (
        StepState(Step.SET_UP, bool(workshop.title and workshop.collaboration.name)),
        StepState(Step.PURPOSE, workshop.type is not None),
        StepState(Step.PARTNERS, bool(workshop.partners)),
        StepState(Step.SCORE, scored, (answered, of), no_partners),
        StepState(Step.RESULTS, scored, None, nothing_answered),
        StepState(Step.ACT, bool(workshop.actions) and workshop.review_on is not None),
        StepState(Step.REPORT, done=False, why_not=nothing_answered),
    )
    shown = steps(workshop.mode)
    return tuple(s for s in states if s.step in shown)


def _answered(workshop: Workshop, results: Results) -> int:
    agreed = {a.indicator for a in workshop.agreed if a.answer is not None}
    return sum(result.id in agreed for result in results.indicators)


def first_open(states: Sequence[StepState]) -> Step:
    """Return the first step that is not done: where a workshop is opened again."""
    return next(s.step for s in states if not s.done)


def next_step(step: Step, mode: Mode) -> Step | None:
    """Return the step after *step*, None after the last."""
    return _beside(step, steps(mode))


def previous_step(step: Step, mode: Mode) -> Step | None:
    """Return the step before *step*, None before the first."""
    return _beside(step, steps(mode)[::-1])


def _beside(step: Step, way: tuple[Step, ...]) -> Step | None:
    following = way[way.index(step) + 1 :]
    return following[0] if following else None
