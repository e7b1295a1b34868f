"""Where an opened workshop begins."""

from __future__ import annotations

from collabdesk.domain import flow
from collabdesk.domain.flow import Step
from collabdesk.domain.results import Results
from collabdesk.domain.workshop import Workshop


def first_step(workshop: Workshop, results: Results) -> Step:
    """Return the first step that is not done; the results once all is scored."""
    for line in flow.state(workshop, results):
        if not line.done:
            return line.step
    return Step.RESULTS
