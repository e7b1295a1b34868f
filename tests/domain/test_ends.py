"""Which characteristic is strongest and which comes first."""

from __future__ import annotations

import pytest

from collabdesk.domain.ends import Ends, ends
from collabdesk.domain.results import CharacteristicResult, score_band


def scored(*scores: float) -> list[CharacteristicResult]:
    return [
        CharacteristicResult(number, score, 1, 1, None, None, score_band(score))
        for number, score in enumerate(scores, start=1)
    ]


@pytest.mark.parametrize(
    ("priorities", "scores", "found"),
    [
        ((), (), Ends(None, None, urgent=False)),
        ((), (4.0,), Ends(None, None, urgent=False)),
        ((), (2.0,), Ends(None, 1, urgent=True)),
        ((), (4.0, 3.0), Ends(1, 2, urgent=False)),
        ((), (4.0, 2.0), Ends(1, 2, urgent=True)),
        ((), (3.0, 3.0), Ends(None, None, urgent=False)),
        ((), (2.0, 2.0), Ends(None, 1, urgent=True)),
        ((2,), (3.0, 3.0), Ends(None, 2, urgent=True)),
        ((1,), (4.0, 3.0), Ends(None, 1, urgent=True)),
        ((7,), (), Ends(None, 7, urgent=True)),
    ],
)
def test_the_room_comes_first_and_then_what_scores_low(
    priorities: tuple[int, ...], scores: tuple[float, ...], found: Ends
) -> None:
    assert ends(priorities, scored(*scores)) == found
