"""What stands in the fields of an action, and what is typed into them."""

from __future__ import annotations

from datetime import date
from typing import Final

from collabdesk.domain.dates import parse_date
from collabdesk.domain.workshop import Action
from collabdesk.ui.presenters.act_state import Field
from collabdesk.ui.presenters.shell import long_date

TYPED: Final = (Field.TITLE, Field.FIRST_STEP, Field.MEASURE, Field.DUE)
"""The fields that are typed, not chosen."""


def texts_of(action: Action | None) -> dict[Field, str]:
    """Return what stands in the typed fields; nothing without an action."""
    if action is None:
        return dict.fromkeys(TYPED, "")
    return {
        Field.TITLE: action.title,
        Field.FIRST_STEP: action.first_step,
        Field.MEASURE: action.measure,
        Field.DUE: long_date(action.due) if action.due else "",
    }


def day_of(text: str, name: str, today: date) -> date | None:
    """Return the date typed, None for nothing; InvalidInput naming *name* for anything else."""
    return parse_date(text, name, today) if text.strip() else None
