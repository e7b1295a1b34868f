"""The ids of a workshop: any text where a file gave them, so that one may name somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collabdesk.domain.aside import Aside
    from collabdesk.domain.workshop import Action, Workshop

Change = Callable[[str], str]


def ids(workshop: Workshop, aside: Aside) -> Iterator[tuple[str, str]]:
    """Give each id with what it tells apart: workshop, collaboration, partner or action."""
    yield "workshop", workshop.id
    yield "collaboration", workshop.collaboration.id
    for partner in workshop.partners:
        yield "partner", partner.id
    here = [action.id for action in workshop.actions]
    for action_id in (*here, *sorted(aside.looked_at.difference(here))):
        yield "action", action_id


def with_other_ids(workshop: Workshop, change: Change) -> Workshop:
    """Return *workshop* with each id changed wherever it stands; *change* gives one for one."""
    return replace(
        workshop,
        id=change(workshop.id),
        collaboration=replace(workshop.collaboration, id=change(workshop.collaboration.id)),
        partners=tuple(replace(p, id=change(p.id)) for p in workshop.partners),
        votes=tuple(
            vote if vote.partner is None else replace(vote, partner=change(vote.partner))
            for vote in workshop.votes
        ),
        actions=tuple(_action(action, change) for action in workshop.actions),
    )


def _action(action: Action, change: Change) -> Action:
    lead = change(action.lead) if action.lead else ""
    return replace(
        action, id=change(action.id), lead=lead, support=tuple(map(change, action.support))
    )


def aside_with_other_ids(aside: Aside, change: Change) -> Aside:
    """Return what is kept beside a workshop with each id changed as in the workshop."""
    laid = tuple(replace(dot, partner=change(dot.partner)) for dot in aside.dots.dots)
    return replace(
        aside,
        looked_at=frozenset(map(change, aside.looked_at)),
        dots=replace(aside.dots, dots=laid),
    )
