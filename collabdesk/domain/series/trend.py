"""How scores move over the workshops of one collaboration, and when two may be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from collabdesk.domain.text import name_key
from collabdesk.domain.votes import counted_by_indicator, counting_tally

if TYPE_CHECKING:
    from collabdesk.domain.results import CharacteristicResult, Overall, Results
    from collabdesk.domain.workshop import Workshop

_ROUNDING: Final = 1e-9


class NotCompared(StrEnum):
    """Why a workshop stands beside the trend."""

    FRAMEWORK = "framework"
    EDITION = "edition"
    NOTHING_SCORED = "nothing-scored"


class Direction(StrEnum):
    """What an arrow says; STEADY has none."""

    UP = "up"
    DOWN = "down"
    STEADY = "steady"


@dataclass(frozen=True, slots=True)
class Held:
    """A workshop of the collaboration; its figures are not needed where it is not compared."""

    workshop: Workshop
    results: Results | None


@dataclass(frozen=True, slots=True)
class Step:
    """A change of one score since the workshop compared with before."""

    change: float
    direction: Direction


@dataclass(frozen=True, slots=True)
class Stop:
    """One workshop of the trend.

    ``scores`` and ``steps`` follow the trend's characteristics; a score is None where the
    workshop has none or is not compared, a step where there is nothing to step from.
    ``answered`` is the most answers that any one indicator has. ``joined`` and ``left`` are the
    partners present that were not at the workshop before, and the other way round.
    """

    held: Held
    why_not: NotCompared | None
    scores: tuple[CharacteristicResult | None, ...]
    steps: tuple[Step | None, ...]
    overall: Overall | None
    overall_step: Step | None
    present: tuple[str, ...]
    seats: int
    answered: int
    joined: tuple[str, ...]
    left: tuple[str, ...]

    @property
    def compared(self) -> bool:
        """Whether its scores are part of the trend."""
        return self.why_not is None


@dataclass(frozen=True, slots=True)
class Trend:
    """Workshops from the earliest to the present one, and the characteristics shown."""

    numbers: tuple[int, ...]
    stops: tuple[Stop, ...]

    @property
    def compared(self) -> tuple[Stop, ...]:
        """The workshops whose scores are set side by side."""
        return tuple(stop for stop in self.stops if stop.compared)


def trend(earlier: Sequence[Held], workshop: Workshop, results: Results) -> Trend:
    """Return the trend up to *workshop*; *earlier* workshops stand in the order of time.

    Only workshops of one framework id and edition are compared, each with the last one compared.
    """
    numbers = tuple(result.number for result in results.characteristics)
    stops: list[Stop] = []
    for held in (*earlier, Held(workshop, results)):
        compared = [stop for stop in stops if stop.compared]
        stops.append(
            _stop(
                held,
                numbers,
                why_not=why_not_compared(held, workshop),
                last=compared[-1] if compared else None,
                before=stops[-1].present if stops else None,
            )
        )
    return Trend(numbers, tuple(stops))


def why_not_compared(held: Held, workshop: Workshop) -> NotCompared | None:
    """Say why the scores of *held* may not be set beside those of *workshop*; None where so."""
    if held.workshop.framework_id != workshop.framework_id:
        return NotCompared.FRAMEWORK
    if held.workshop.edition != workshop.edition:
        return NotCompared.EDITION
    if held.results is None or not held.results.overall.scored:
        return NotCompared.NOTHING_SCORED
    return None


def _stop(
    held: Held,
    numbers: Sequence[int],
    *,
    why_not: NotCompared | None,
    last: Stop | None,
    before: tuple[str, ...] | None,
) -> Stop:
    results = None if why_not else held.results
    known = {c.number: c for c in results.characteristics} if results else {}
    scores = tuple(known.get(number) for number in numbers)
    comparing = last if results else None
    was = comparing.scores if comparing else (None,) * len(numbers)
    present = tuple(p.name for p in held.workshop.partners if p.present)
    return Stop(
        held=held,
        why_not=why_not,
        scores=scores,
        steps=tuple(step(one, other) for one, other in zip(was, scores, strict=True)),
        overall=results.overall if results else None,
        overall_step=step(comparing.overall, results.overall) if comparing and results else None,
        present=present,
        seats=len(held.workshop.seats),
        answered=most_answers(held.workshop),
        joined=() if before is None else _not_in(present, before),
        left=() if before is None else _not_in(before, present),
    )


def step(
    was: CharacteristicResult | Overall | None, now: CharacteristicResult | Overall | None
) -> Step | None:
    """Return the change between two scores; None where either is missing.

    It has an arrow only where it is larger than 1/scored, that is more than one indicator moving
    one level; where the two differ in how many are scored, the fewer count.
    """
    if was is None or now is None or was.score is None or now.score is None:
        return None
    change = now.score - was.score
    if abs(change) * min(was.scored, now.scored) <= 1 + _ROUNDING:
        return Step(change, Direction.STEADY)
    return Step(change, Direction.UP if change > 0 else Direction.DOWN)


def most_answers(workshop: Workshop) -> int:
    """Return the most answers that count on any one indicator, special answers included."""
    counted = counted_by_indicator(workshop)
    found = [0]
    for indicator in counted.keys() | {tally.indicator for tally in workshop.tallies}:
        votes = counted.get(indicator, ())
        if tally := counting_tally(workshop, indicator, votes):
            found.append(sum(tally.counts) + tally.dont_know + tally.not_applicable)
        else:
            found.append(len(votes))
    return max(found)


def apart(heights: Sequence[float], gap: float) -> tuple[float, ...]:
    """Return places for labels near *heights*, in their order, no two closer than *gap*.

    Labels that would touch are set around their common middle (pool adjacent violators).
    """
    # Of equals the first stands highest.
    order = sorted(range(len(heights)), key=lambda place: (heights[place], -place))
    pools: list[tuple[float, int]] = []
    for rank, place in enumerate(order):
        middle, size = heights[place] - rank * gap, 1
        while pools and pools[-1][0] > middle:
            other, count = pools.pop()
            middle = (other * count + middle * size) / (count + size)
            size += count
        pools.append((middle, size))
    levelled = [middle for middle, size in pools for _ in range(size)]
    places = dict(zip(order, levelled, strict=True))
    ranks = {place: rank for rank, place in enumerate(order)}
    return tuple(places[place] + ranks[place] * gap for place in range(len(heights)))


def _not_in(names: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    known = {name_key(name) for name in others}
    return tuple(name for name in names if name_key(name) not in known)
