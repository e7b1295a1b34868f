"""Time in the room: a session's minutes spread over what is left to agree; no clock in here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from collabdesk.domain.place import Place, Way

if TYPE_CHECKING:
    from collabdesk.domain.results import Results
    from collabdesk.domain.workshop import Workshop
    from collabdesk.framework.model import Framework

ENOUGH: Final = 45.0
"""Seconds an indicator needs at the least, by this project's own convention."""

LOW_UNTIL: Final = 0.2
NEARLY_OUT_UNTIL: Final = 0.05


class Signal(StrEnum):
    """How time stands: calm, a fifth of it left, a twentieth left, or over."""

    CALM = "calm"
    LOW = "low"
    NEARLY_OUT = "nearly-out"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds spent on an indicator, and its ``allowance``, fixed when it was begun.

    ``allowance`` is None in a workshop without a limit (0 minutes).
    """

    indicator: str
    seconds: float
    allowance: float | None


@dataclass(frozen=True, slots=True)
class Pace:
    """The timer of one sitting; every time is in seconds of a monotonic clock handed in.

    ``elapsed`` is what was counted on the whole session up to ``running_since``, the last
    reading of the clock while it runs (None while it is paused). ``current`` is the indicator
    on the table, ``others`` those begun before it. Ask ``at(now)`` first, and keep its answer:
    then a clock that is set back costs nothing that was counted.
    """

    elapsed: float = 0.0
    running_since: float | None = None
    current: Spent | None = None
    others: tuple[Spent, ...] = ()

    @property
    def running(self) -> bool:
        """Whether time is being counted."""
        return self.running_since is not None

    def at(self, now: float) -> Pace:
        """Return the pace with everything counted up to *now*; backwards counts nothing."""
        if self.running_since is None:
            return self
        passed = max(now - self.running_since, 0.0)
        current = self.current and replace(self.current, seconds=self.current.seconds + passed)
        return replace(self, elapsed=self.elapsed + passed, running_since=now, current=current)

    def start(self, now: float) -> Pace:
        """Return the pace as it runs from *now* on; one that runs already goes on running."""
        return self.at(now) if self.running else replace(self, running_since=now)

    def pause(self, now: float) -> Pace:
        """Return the pace with the timer stopped at *now*."""
        return replace(self.at(now), running_since=None)

    @property
    def allowance(self) -> float | None:
        """Seconds meant for the indicator on the table; None without one or without a limit."""
        return self.current.allowance if self.current else None

    @property
    def left_for_indicator(self) -> float | None:
        """Seconds left for the indicator on the table, below 0 once over; None without a limit."""
        if self.current is None or self.current.allowance is None:
            return None
        return self.current.allowance - self.current.seconds

    def left_overall(self, workshop: Workshop) -> float | None:
        """Seconds left of the session, below 0 once over; None without a limit."""
        return 60.0 * workshop.minutes - self.elapsed if workshop.minutes else None

    @property
    def signal(self) -> Signal:
        """How time stands for the indicator on the table."""
        return signal(self.left_for_indicator, self.allowance)

    def session_signal(self, workshop: Workshop) -> Signal:
        """How time stands for the whole session."""
        return signal(self.left_overall(workshop), 60.0 * workshop.minutes)


def signal(left: float | None, whole: float | None) -> Signal:
    """Return how *left* of *whole* seconds stands: at 20 % low, at 5 % nearly out, at 0 over.

    Without a limit (None) all is calm.
    """
    if left is None or whole is None:
        return Signal.CALM
    if left <= 0:
        return Signal.OVER
    if left <= NEARLY_OUT_UNTIL * whole:
        return Signal.NEARLY_OUT
    return Signal.LOW if left <= LOW_UNTIL * whole else Signal.CALM


def move_to(
    pace: Pace, now: float, indicator: str, workshop: Workshop, framework: Framework
) -> Pace:
    """Return the pace with *indicator* on the table, running or paused as it was.

    An indicator begun before goes on with what was counted on it and with its allowance. A new
    one is allowed an equal share of the time left for those not agreed yet, itself included.
    """
    pace = pace.at(now)
    if pace.current is not None and pace.current.indicator == indicator:
        return pace
    known = next((s for s in pace.others if s.indicator == indicator), None)
    if known is None:
        known = Spent(indicator, 0.0, _share(pace.elapsed, indicator, workshop, framework))
    begun = pace.others if pace.current is None else (*pace.others, pace.current)
    others = tuple(s for s in begun if s.indicator != indicator)
    return replace(pace, current=known, others=others)


def minutes_changed(pace: Pace, now: float, workshop: Workshop, framework: Framework) -> Pace:
    """Return the pace after the minutes of *workshop* were changed, nothing counted lost.

    Every indicator begun is allowed its share anew: of the time left and what it has used.
    """
    pace = pace.at(now)
    others = tuple(_allowed_anew(s, pace, workshop, framework) for s in pace.others)
    current = pace.current and _allowed_anew(pace.current, pace, workshop, framework)
    return replace(pace, current=current, others=others)


def _allowed_anew(spent: Spent, pace: Pace, workshop: Workshop, framework: Framework) -> Spent:
    before = max(pace.elapsed - spent.seconds, 0.0)
    return replace(spent, allowance=_share(before, spent.indicator, workshop, framework))


def open_indicators(workshop: Workshop, framework: Framework) -> tuple[str, ...]:
    """Return the ids of the indicators in scope on which nothing is agreed, framework order."""
    agreed = {a.indicator for a in workshop.agreed if a.answer is not None}
    in_scope = framework.in_scope(workshop.scope)
    return tuple(indicator.id for indicator in in_scope if indicator.id not in agreed)


def _share(
    elapsed: float, indicator: str, workshop: Workshop, framework: Framework
) -> float | None:
    """Return the seconds for one indicator once *elapsed* are gone, never below 0."""
    if not workshop.minutes:
        return None
    sharing = {*open_indicators(workshop, framework), indicator}
    return max(60.0 * workshop.minutes - elapsed, 0.0) / len(sharing)


def discuss_first(
    workshop: Workshop, results: Results, framework: Framework, pace: Pace
) -> tuple[str, ...]:
    """Return the indicators to take first where time will not reach for all, else ().

    Time does not reach where less than 45 seconds are left for each indicator not agreed yet.
    As many are named as it does reach for, at least one: those to talk about first, in that
    order, then by number. *pace* is as of now; *results* are those of *workshop*.
    """
    left, waiting = pace.left_overall(workshop), open_indicators(workshop, framework)
    if left is None or left >= ENOUGH * len(waiting):
        return ()
    talk = [p.indicator for p in results.talk_about_first if p.indicator in waiting]
    order = (*talk, *(i for i in waiting if i not in talk))
    return order[: max(int(left // ENOUGH), 1)]


def resume(place: Place, workshop: Workshop, framework: Framework) -> Pace:
    """Return the pace as it was left at *place*, paused."""
    pace = Pace(elapsed=float(place.session_seconds))
    if not framework.has_indicator(place.indicator):
        return pace
    spent = Spent(place.indicator, float(place.indicator_seconds), None)
    return replace(pace, current=_allowed_anew(spent, pace, workshop, framework))


def place_of(pace: Pace, indicator: str, way: Way) -> Place:
    """Return what is kept of *pace*, as of its last reading, with *indicator* on the screen."""
    on_table = pace.current is not None and pace.current.indicator == indicator
    seconds = pace.current.seconds if pace.current and on_table else 0.0
    return Place(indicator, way, int(pace.elapsed), int(seconds))
