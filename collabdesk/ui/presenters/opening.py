"""Where an opened workshop begins."""

from __future__ import annotations

from collabdesk.domain import flow
from collabdesk.domain.flow import Step
from collabdesk.domain.results import Results
from collabdesk.domain.votes import scoring_started
from collabdesk.domain.workshop import Workshop


def untouched(workshop: Workshop) -> bool:
    """Say whether nothing but the set up can have been done yet."""
    return workshop.type is None and not workshop.partners and not scoring_started(workshop)


def first_step(workshop: Workshop, results: Results, *, waiting: bool = False) -> Step:
    """Return Set up for a new workshop, Results for one with its plan, else the first open step.

    Where earlier actions are *waiting* to be looked at and scoring has not begun, it is Act.
    """
    if waiting and not scoring_started(workshop):
        return Step.ACT
    if untouched(workshop):
        return Step.SET_UP
    step = flow.first_open(flow.state(workshop, results))
    return Step.RESULTS if step is Step.REPORT else step
