"""What several verbs check, and how they move and replace members of a collection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from collabdesk.domain.workshop import Special
from collabdesk.errors import InvalidInput

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Answer, Partner, Workshop
    from collabdesk.framework.model import Framework

T = TypeVar("T")


def known_indicator(framework: Framework, indicator: str, field: str = "indicator") -> None:
    """Raise InvalidInput for an indicator the framework does not have."""
    if not framework.has_indicator(indicator):
        raise InvalidInput(f"There is no indicator {indicator} in “{framework.name}”.", field)


def known_characteristics(
    framework: Framework, numbers: Sequence[int], field: str
) -> tuple[int, ...]:
    """Return *numbers* as a tuple; raises InvalidInput for an unknown or a repeated one."""
    there = {c.number for c in framework.characteristics}
    for number in numbers:
        if number not in there:
            raise InvalidInput(f"There is no characteristic {number} in “{framework.name}”.", field)
    if len(set(numbers)) < len(numbers):
        raise InvalidInput("A characteristic is named twice. Name each one once.", field)
    return tuple(numbers)


def check_answer(framework: Framework, answer: Answer) -> None:
    """Raise InvalidInput for a level outside the scale."""
    width = framework.scale.width
    if isinstance(answer, Special):
        return
    if isinstance(answer, bool) or not 1 <= answer <= width:
        raise InvalidInput(f"{answer} is not on the scale. Answer with 1 to {width}.", "answer")


def known_partner(workshop: Workshop, partner_id: str, field: str = "partner") -> Partner:
    """Return the partner; raises InvalidInput where there is none of that id."""
    partner = workshop.partner(partner_id)
    if partner is None:
        raise InvalidInput("That partner is not in this workshop. Choose one of the list.", field)
    return partner


def moved(items: tuple[T, ...], item: T, index: int) -> tuple[T, ...]:
    """Return *items* with *item* at *index*, counted from 0; beyond an end means that end."""
    rest = [other for other in items if other is not item]
    rest.insert(max(index, 0), item)
    return tuple(rest)


def replaced(items: tuple[T, ...], old: T, new: T) -> tuple[T, ...]:
    """Return *items* with *new* in the place of *old*."""
    return tuple(new if item is old else item for item in items)


def without(items: tuple[T, ...], gone: T) -> tuple[T, ...]:
    """Return *items* without *gone*."""
    return tuple(item for item in items if item is not gone)
