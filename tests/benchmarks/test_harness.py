"""Figures and floors are measured in turns, and a run without a floor does not count."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.harness import LEAST_ROUNDS, Figure, Measured, faults, measure, table

SEVEN = (0.002,) * LEAST_ROUNDS


def test_figures_and_floors_take_turns() -> None:
    order: list[str] = []

    def taking(name: str) -> Callable[[], float]:
        def take() -> float:
            order.append(name)
            return len(order) / 10

        return take

    figures = [Figure(n, taking(n), taking(f"floor of {n}"), "") for n in ("start", "key")]
    measured = measure(figures, 2)
    assert order == ["start", "floor of start", "key", "floor of key"] * 3
    # The first round, which warms the caches, is not among the times.
    assert [m.times for m in measured] == [(0.5, 0.9), (0.7, 1.1)]
    assert [m.floor_times for m in measured] == [(0.6, 1.0), (0.8, 1.2)]


def test_a_figure_without_its_floor_fails_the_run() -> None:
    (measured,) = measure([Figure("start", lambda: 0.5, None, "")], LEAST_ROUNDS)
    assert faults([measured]) == ("start: there is no floor to compare it with",)
    assert measured.ratio is None
    assert "none" in table([measured])


@pytest.mark.parametrize(("times", "floors"), [(SEVEN[:6], SEVEN), (SEVEN, SEVEN[:6])])
def test_too_few_rounds_fail_the_run(times: tuple[float, ...], floors: tuple[float, ...]) -> None:
    assert faults([Measured("start", times, floors, "")]) == ("start: measured less than 7 times",)


def test_a_whole_run_counts_and_is_shown_with_its_medians() -> None:
    measured = Measured("start", (*SEVEN, 0.9), (0.001,) * 8, "a bare window")
    assert faults([measured]) == ()
    assert measured.ratio == pytest.approx(2.0)
    _head, figure, floor = table([measured]).splitlines()
    assert figure.split() == ["start", "2.0", "1.0", "2.00", "2.0", "to", "900.0"]
    assert floor.strip() == "floor: a bare window"
