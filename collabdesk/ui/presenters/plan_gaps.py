"""What a plan still misses before the room leaves."""

from __future__ import annotations

from dataclasses import dataclass

from collabdesk.domain.workshop import Action, Workshop
from collabdesk.framework.model import Framework
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.figure_words import FigureWords


@dataclass(frozen=True, slots=True)
class Gaps:
    """How many priorities have no action, and how many open actions miss what."""

    priorities: int
    leads: int
    first_steps: int
    dates: int


def belongs_to(action: Action, number: int, framework: Framework) -> bool:
    """Say whether an action works on a characteristic, itself or through an indicator."""
    if action.characteristic is not None:
        return action.characteristic == number
    return any(framework.indicator(i).characteristic == number for i in action.indicators)


def gaps(workshop: Workshop, framework: Framework) -> Gaps:
    """Count what is missing; a lead is missing only where there are partners to choose from."""
    live = [a for a in workshop.actions if a.open]
    kept = [a for a in workshop.actions if a.status != "dropped"]
    idle = (
        number
        for number in workshop.priorities
        if not any(belongs_to(action, number, framework) for action in kept)
    )
    return Gaps(
        priorities=sum(1 for _ in idle),
        leads=sum(not a.lead for a in live) if workshop.partners else 0,
        first_steps=sum(not a.first_step.strip() for a in live),
        dates=sum(a.due is None for a in live),
    )


def gap_words(found: Gaps, tr: Translate) -> tuple[str, ...]:
    """Say what is missing, one phrase each; empty where nothing is."""
    count = FigureWords(tr).count
    phrases = (
        (
            tr("1 priority has no action yet"),
            tr("{n} priorities have no action yet"),
            found.priorities,
        ),
        (tr("1 action has no lead"), tr("{n} actions have no lead"), found.leads),
        (
            tr("1 action has no first step"),
            tr("{n} actions have no first step"),
            found.first_steps,
        ),
        (tr("1 action has no date"), tr("{n} actions have no date"), found.dates),
    )
    return tuple(count(one, many, n) for one, many, n in phrases if n)
