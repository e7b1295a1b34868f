"""The type that answers suggest."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain.purpose import suggest_type
from collabdesk.framework.model import TypeOption, TypeQuestion
from tests.builders import TYPE_IDS, make_framework

VOICE, PLANS, DELIVERY, LEARNING = TYPE_IDS
# Option 4 of every question points to two types, option 5 to none.
FRAMEWORK = replace(
    make_framework(),
    questions=tuple(
        TypeQuestion(
            q.text, (*q.options, TypeOption("Two", (LEARNING, PLANS)), TypeOption("No", ()))
        )
        for q in make_framework().questions
    ),
)


@pytest.mark.parametrize(
    ("choices", "suggested"),
    [
        ((), None),
        ((None, None, None, None), None),
        ((5, 5, None, None), None),
        ((2, 0, 0, None), VOICE),
        ((3, 2, 2, 3), LEARNING),  # a tie: the first question points to learning
        ((None, 2, 3, None), DELIVERY),  # a tie: the earliest answered question is the second
        ((5, 2, 3, None), DELIVERY),  # an answer that points nowhere decides nothing
        ((4, None, None, None), PLANS),  # a tie inside one answer: framework order
        ((0, 4, 4, None), PLANS),  # the earliest question points to no tied type
        ((4, 3, 1, 0), PLANS),
    ],
)
def test_suggestions(choices: tuple[int | None, ...], suggested: str | None) -> None:
    assert suggest_type(FRAMEWORK, choices) == suggested


@given(st.lists(st.one_of(st.none(), st.integers(0, 3)), min_size=4, max_size=4))
def test_the_suggestion_has_the_most_points(choices: list[int | None]) -> None:
    suggested = suggest_type(FRAMEWORK, choices)
    chosen = [TYPE_IDS[c] for c in choices if c is not None]
    if suggested is None:
        assert chosen == []
    else:
        assert chosen.count(suggested) == max(chosen.count(t) for t in TYPE_IDS)
