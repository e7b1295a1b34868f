"""Verbs of the last steps: priorities, actions and the day the plan is looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypedDict, Unpack

from collabdesk.domain.edit.checks import (
    known_characteristics,
    known_indicator,
    known_partner,
    moved,
    replaced,
    without,
)
from collabdesk.domain.text import clean_name, clean_text, name_key, required_name
from collabdesk.domain.workshop import MAX_ACTIONS, Action, Status, Workshop
from collabdesk.errors import InvalidInput

if TYPE_CHECKING:
    from collabdesk.framework.model import Framework


class ActionFields(TypedDict, total=False):
    """The fields of an action that may be changed; those left out stay as they are."""

    title: str
    characteristic: int | None
    indicators: Sequence[str]
    lead: str
    lead_role: str
    support: Sequence[str]
    first_step: str
    measure: str
    due: date | None
    status: Status
    note: str


def set_priorities(workshop: Workshop, framework: Framework, numbers: Sequence[int]) -> Workshop:
    """Choose the characteristics to work on, first one first."""
    return replace(workshop, priorities=known_characteristics(framework, numbers, "priorities"))


def add_action(
    workshop: Workshop, framework: Framework, new_id: str, **fields: Unpack[ActionFields]
) -> Workshop:
    """Add an action at the end; it needs a title, everything else may come later."""
    if len(workshop.actions) >= MAX_ACTIONS:
        raise InvalidInput(f"A workshop has at most {MAX_ACTIONS:,} actions.", "title")
    required_name(fields.get("title", ""), "title", "The action")
    action = _changed(workshop, framework, Action(new_id, ""), fields)
    return replace(workshop, actions=(*workshop.actions, action))


def edit_action(
    workshop: Workshop, framework: Framework, action_id: str, **fields: Unpack[ActionFields]
) -> Workshop:
    """Change fields of an action. Raises InvalidInput naming the field that cannot be."""
    action = _known_action(workshop, action_id)
    changed = _changed(workshop, framework, action, fields)
    return replace(workshop, actions=replaced(workshop.actions, action, changed))


def duplicate_action(workshop: Workshop, action_id: str, new_id: str) -> Workshop:
    """Add a copy of an action at the end; it is planned anew."""
    action = _known_action(workshop, action_id)
    if len(workshop.actions) >= MAX_ACTIONS:
        raise InvalidInput(f"A workshop has at most {MAX_ACTIONS:,} actions.", "title")
    copy = replace(action, id=new_id, status=Status.PLANNED)
    return replace(workshop, actions=(*workshop.actions, copy))


def remove_action(workshop: Workshop, action_id: str) -> Workshop:
    """Remove an action."""
    return replace(workshop, actions=without(workshop.actions, _known_action(workshop, action_id)))


def move_action(workshop: Workshop, action_id: str, index: int) -> Workshop:
    """Move an action to *index*, counted from 0."""
    action = _known_action(workshop, action_id)
    return replace(workshop, actions=moved(workshop.actions, action, index))


def set_review(workshop: Workshop, day: date | None) -> Workshop:
    """Choose the day the partners look at the plan again, or none."""
    return replace(workshop, review_on=day)


def _known_action(workshop: Workshop, action_id: str) -> Action:
    for action in workshop.actions:
        if action.id == action_id:
            return action
    raise InvalidInput("That action is not in this workshop. Choose one of the list.", "action")


def _changed(
    workshop: Workshop, framework: Framework, action: Action, fields: ActionFields
) -> Action:
    return _with_links(workshop, framework, _with_words(action, fields), fields)


def _with_words(action: Action, fields: ActionFields) -> Action:
    if "title" in fields:
        title = required_name(fields["title"], "title", "The action")
        action = replace(action, title=title)
    if "first_step" in fields:
        step = clean_text(fields["first_step"], "first_step", "The first step")
        action = replace(action, first_step=step)
    if "measure" in fields:
        measure = clean_text(fields["measure"], "measure", "The measure of success")
        action = replace(action, measure=measure)
    if "note" in fields:
        action = replace(action, note=clean_text(fields["note"], "note", "The note"))
    return replace(
        action, due=fields.get("due", action.due), status=fields.get("status", action.status)
    )


def _with_links(
    workshop: Workshop, framework: Framework, action: Action, fields: ActionFields
) -> Action:
    characteristic = fields.get("characteristic", action.characteristic)
    if characteristic is not None:
        known_characteristics(framework, (characteristic,), "characteristic")
    indicators = _once(fields.get("indicators", action.indicators))
    for indicator in indicators:
        known_indicator(framework, indicator, "indicators")
    lead, role = _lead(workshop, action, fields)
    support = _once(fields.get("support", action.support))
    for partner_id in support:
        known_partner(workshop, partner_id, "support")
    return replace(
        action,
        characteristic=characteristic,
        indicators=indicators,
        lead=lead,
        lead_role=role,
        support=support,
    )


def _lead(workshop: Workshop, action: Action, fields: ActionFields) -> tuple[str, str]:
    """Return the partner and the role that lead, of which at least one is "".

    Who is newly named takes over. A role that reads as a partner's name is that partner.
    """
    lead = fields.get("lead", "")
    role = clean_name(fields.get("lead_role", ""), "lead_role", "The lead")
    if lead and role:
        raise InvalidInput("An action has one lead, a partner or a role. Choose one.", "lead")
    if role:
        names = {name_key(partner.name): partner.id for partner in workshop.partners}
        same = names.get(name_key(role), "")
        return same, "" if same else role
    if lead:
        return known_partner(workshop, lead, "lead").id, ""
    kept = "" if "lead" in fields else action.lead
    return kept, "" if "lead_role" in fields else action.lead_role


def _once(ids: Sequence[str]) -> tuple[str, ...]:
    """Return *ids* in their order, each once."""
    return tuple(dict.fromkeys(ids))
