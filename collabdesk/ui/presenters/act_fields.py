"""What stands in the fields of an action, and what is typed into them."""

from __future__ import annotations

from datetime import date
from typing import Final

from collabdesk.domain.dates import parse_date
from collabdesk.domain.workshop import Action, Workshop
from collabdesk.ui.presenters.act_state import Field
from collabdesk.ui.presenters.shell import long_date

TYPED: Final = (
    Field.TITLE, Field.FIRST_STEP, Field.LEAD, Field.DUE, Field.MEASURE, Field.NOTE,
)  # fmt: skip
"""The fields that are typed; a lead may be chosen, too."""

ROLE: Final = "\0"
"""Stands before a role, where leads go by their keys: no id of a partner holds it."""


def texts_of(action: Action | None, workshop: Workshop) -> dict[Field, str]:
    """Return what stands in the typed fields; nothing without an action."""
    if action is None:
        return dict.fromkeys(TYPED, "")
    return {
        Field.TITLE: action.title,
        Field.FIRST_STEP: action.first_step,
        Field.LEAD: workshop.lead_name(action),
        Field.DUE: long_date(action.due) if action.due else "",
        Field.MEASURE: action.measure,
        Field.NOTE: action.note,
    }


def lead_key(action: Action) -> str:
    """Return the key of who leads an action: a partner's id, a role behind ``ROLE``, or ""."""
    role = action.lead_role.strip()
    return action.lead or (ROLE + role if role else "")


def lead_words(key: str, workshop: Workshop) -> str:
    """Return the name or the role that a key of ``lead_key`` stands for, "" for nobody."""
    partner = workshop.partner(key)
    return partner.name if partner else key.removeprefix(ROLE)


def day_of(text: str, name: str, today: date) -> date | None:
    """Return the date typed, None for nothing; InvalidInput naming *name* for anything else."""
    return parse_date(text, name, today) if text.strip() else None
