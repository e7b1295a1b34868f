"""Verbs of the first two steps: what the workshop is called and covers, and its purpose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from collabdesk.domain.edit.checks import known_characteristics
from collabdesk.domain.text import clean_name, clean_text, required_name
from collabdesk.domain.votes import scoring_started
from collabdesk.domain.workshop import Collaboration, Mode, Workshop
from collabdesk.errors import InvalidInput

if TYPE_CHECKING:
    from collabdesk.framework.model import Framework

MAX_MINUTES: Final = 24 * 60


def start_workshop(
    framework: Framework,
    *,
    workshop_id: str,
    collaboration: Collaboration,
    title: str,
    held_on: date,
    mode: Mode = Mode.GROUP,
) -> Workshop:
    """Return a new workshop over the whole framework; title and collaboration need a name."""
    name = required_name(collaboration.name, "collaboration", "The collaboration’s name")
    return Workshop(
        id=workshop_id,
        framework_id=framework.id,
        edition=framework.edition,
        collaboration=replace(collaboration, name=name),
        title=required_name(title, "title", "The title"),
        held_on=held_on,
        mode=mode,
        scope=tuple(c.number for c in framework.characteristics),
    )


def describe(
    workshop: Workshop,
    *,
    title: str | None = None,
    collaboration: str | None = None,
    held_on: date | None = None,
    place: str | None = None,
    facilitator: str | None = None,
    minutes: int | None = None,
) -> Workshop:
    """Change what the workshop is called, when and where it is; None leaves a field alone.

    ``minutes`` are 1 to 1440. Title and the collaboration's name may not be empty.
    """
    if title is not None:
        workshop = replace(workshop, title=required_name(title, "title", "The title"))
    if collaboration is not None:
        name = required_name(collaboration, "collaboration", "The collaboration’s name")
        workshop = replace(workshop, collaboration=replace(workshop.collaboration, name=name))
    if held_on is not None:
        workshop = replace(workshop, held_on=held_on)
    if place is not None:
        workshop = replace(workshop, place=clean_name(place, "place", "The place"))
    if facilitator is not None:
        cleaned = clean_name(facilitator, "facilitator", "The facilitator’s name")
        workshop = replace(workshop, facilitator=cleaned)
    if minutes is not None:
        workshop = replace(workshop, minutes=_checked_minutes(minutes))
    return workshop


def _checked_minutes(minutes: int) -> int:
    if not 1 <= minutes <= MAX_MINUTES:
        raise InvalidInput(
            f"{minutes} minutes cannot be. Give 1 to {MAX_MINUTES} minutes.", "minutes"
        )
    return minutes


def join_collaboration(workshop: Workshop, collaboration: Collaboration) -> Workshop:
    """Make the workshop one of a collaboration already known, with its id, name and purpose."""
    return replace(workshop, collaboration=collaboration)


def set_scope(workshop: Workshop, framework: Framework, numbers: Sequence[int]) -> Workshop:
    """Choose the characteristics to score; those left out keep what was answered."""
    chosen = known_characteristics(framework, numbers, "scope")
    if not chosen:
        raise InvalidInput("Nothing is left to score. Choose at least one characteristic.", "scope")
    return replace(workshop, scope=tuple(sorted(chosen)))


def set_anonymous(workshop: Workshop, flag: bool) -> Workshop:
    """Choose named or anonymous votes; fixed once scoring has started."""
    if flag == workshop.anonymous:
        return workshop
    if scoring_started(workshop):
        raise InvalidInput(
            "Scoring has started, so named or anonymous can no longer be changed.", "anonymous"
        )
    return replace(workshop, anonymous=flag)


def choose_type(workshop: Workshop, framework: Framework, type_id: str | None) -> Workshop:
    """Choose the main type, or none; a type cannot be main and also apply."""
    if type_id is not None:
        _known_type(framework, type_id)
    return replace(workshop, type=type_id, also=tuple(t for t in workshop.also if t != type_id))


def toggle_also(workshop: Workshop, framework: Framework, type_id: str) -> Workshop:
    """Add or take away a type that also applies; the main type is left as it is."""
    _known_type(framework, type_id)
    if type_id in workshop.also:
        return replace(workshop, also=tuple(t for t in workshop.also if t != type_id))
    if type_id == workshop.type:
        return workshop
    chosen = {*workshop.also, type_id}
    listed = tuple(t.id for t in framework.types if t.id in chosen)
    return replace(workshop, also=listed)


def word_purpose(workshop: Workshop, text: str) -> Workshop:
    """Write the purpose in the partners' own words."""
    purpose = clean_text(text, "purpose", "The purpose")
    return replace(workshop, collaboration=replace(workshop.collaboration, purpose=purpose))


def _known_type(framework: Framework, type_id: str) -> None:
    if framework.type(type_id) is None:
        raise InvalidInput(f"There is no type “{type_id}” in “{framework.name}”.", "type")
