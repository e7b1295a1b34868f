"""What differs between two states of a collection, found from both ends."""

from __future__ import annotations

import pytest

from collabdesk.store.entries import Entries, Entry

A, B, C, D = object(), object(), object(), object()


@pytest.mark.parametrize(
    ("was", "now", "old", "new"),
    [
        ((A, B, C), (A, B, C), [], []),
        ((A, B, C), (A, D, C), [(1, B)], [(1, D)]),
        ((A, B), (A, B, C), [], [(2, C)]),
        ((A, B, C), (A, C), [(1, B), (2, C)], [(1, C)]),
        ((A, B), (B, A), [(0, A), (1, B)], [(0, B), (1, A)]),
        ((), (A,), [], [(0, A)]),
    ],
)
def test_positions_count(
    was: tuple[object, ...], now: tuple[object, ...], old: list[Entry], new: list[Entry]
) -> None:
    assert Entries(was).differing(Entries(now)) == (old, new)


def test_values_without_a_position_are_the_same_wherever_they_stand_from_the_end() -> None:
    was, now = Entries((A, B, C), numbered=False), Entries((A, C), numbered=False)
    assert was.differing(now) == ([(0, B)], [])
    assert list(was) == [(0, A), (0, B), (0, C)]
    assert len(was) == 3


def test_all_differs_where_only_one_state_has_positions() -> None:
    was, now = Entries((A,), numbered=False), Entries((A,))
    assert was.differing(now) == ([(0, A)], [(0, A)])
