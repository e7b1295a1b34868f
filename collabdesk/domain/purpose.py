"""From answers to the type questions to the type they suggest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collabdesk.framework.model import Framework


def suggest_type(framework: Framework, choices: Sequence[int | None]) -> str | None:
    """Return the id of the type that *choices* point to most often, None if to none.

    ``choices[i]`` is the option chosen at question i, counted from 0, or None. A tie goes to the
    tied type that the earliest answered question points to, then to framework order.
    """
    pointed = [
        question.options[choice].points_to
        for question, choice in zip(framework.questions, choices, strict=False)
        if choice is not None
    ]
    points = Counter(type_id for types in pointed for type_id in types)
    if not points:
        return None
    most = max(points.values())
    tied = {type_id for type_id, number in points.items() if number == most}
    earliest = next(tied.intersection(types) for types in pointed if tied.intersection(types))
    return next(t.id for t in framework.types if t.id in earliest)
