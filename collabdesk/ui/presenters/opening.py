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


def first_step(workshop: Workshop, results: Results) -> Step:
    """Return Set up for a new workshop, else the first step that is not done.

    Results once all is scored: what is left then is talk, and the plan.
    """
    if untouched(workshop):
        return Step.SET_UP
    for line in flow.state(workshop, results):
        if not line.done:
            return line.step
    return Step.RESULTS
