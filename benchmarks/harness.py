"""Measure figures and their floors in turns, and set them side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

LEAST_ROUNDS = 7

Take = Callable[[], float]
"""Does the thing once and returns how long it took, in seconds."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that is measured, and the least that any program would need for it."""

    name: str
    take: Take
    floor: Take | None
    floor_is: str


@dataclass(frozen=True, slots=True)
class Measured:
    """The times of one figure and of its floor, in seconds, one a round."""

    name: str
    times: tuple[float, ...]
    floor_times: tuple[float, ...]
    floor_is: str

    @property
    def ratio(self) -> float | None:
        """How many times its floor the figure takes; None without a floor."""
        if not self.floor_times:
            return None
        return median(self.times) / median(self.floor_times)


def measure(figures: Sequence[Figure], rounds: int) -> tuple[Measured, ...]:
    """Take every figure and its floor once a round, so that a busy moment meets them all alike.

    One round before the first warms the caches and is thrown away.
    """
    times: dict[str, list[float]] = {figure.name: [] for figure in figures}
    floors: dict[str, list[float]] = {figure.name: [] for figure in figures}
    for _ in range(rounds + 1):
        for figure in figures:
            times[figure.name].append(figure.take())
            if figure.floor is not None:
                floors[figure.name].append(figure.floor())
    return tuple(
        Measured(f.name, tuple(times[f.name][1:]), tuple(floors[f.name][1:]), f.floor_is)
        for f in figures
    )


def faults(measured: Sequence[Measured]) -> tuple[str, ...]:
    """Return why a run does not count: a figure without its floor, or too few rounds."""
    lines = []
    for figure in measured:
        if not figure.floor_times:
            lines.append(f"{figure.name}: there is no floor to compare it with")
        if min(len(figure.times), len(figure.floor_times) or LEAST_ROUNDS) < LEAST_ROUNDS:
            lines.append(f"{figure.name}: measured less than {LEAST_ROUNDS} times")
    return tuple(lines)


def table(measured: Sequence[Measured]) -> str:
    """Return the figures as a text table: median, floor, ratio and range, in milliseconds."""
    lines = [f"{'':36}{'median':>10}{'floor':>10}{'ratio':>8}   range (ms)"]
    for figure in measured:
        floor = f"{median(figure.floor_times) * 1000:.1f}" if figure.floor_times else "none"
        ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
        lowest, highest = min(figure.times) * 1000, max(figure.times) * 1000
        lines.append(
            f"{figure.name:36}{median(figure.times) * 1000:>10.1f}{floor:>10}{ratio:>8}"
            f"   {lowest:.1f} to {highest:.1f}"
        )
        lines.append(f"    floor: {figure.floor_is}")
    return "\n".join(lines)
