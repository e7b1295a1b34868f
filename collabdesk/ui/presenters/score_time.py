"""Time beside the scoring: a timer for the indicator, and minutes for what is left."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from collabdesk.domain import pace as pacing
from collabdesk.domain.pace import Pace, Signal
from collabdesk.domain.place import Place, Way
from collabdesk.domain.results import Results
from collabdesk.domain.workshop import Workshop
from collabdesk.framework.model import Framework
from collabdesk.ui.presenters.base import Translate

KEEP_EVERY = 15.0
"""Seconds after which a running timer is kept on disk again."""


@dataclass(frozen=True, slots=True)
class TimeState:
    """The time card: ``fraction`` of the indicator's time is left, None without a limit.

    ``remark`` says in words what the colour says; ``first`` names what to discuss first.
    """

    left: str
    detail: str
    fraction: float | None
    signal: Signal
    running: bool
    button: str
    remark: str
    first: str
    spoken: str


class ScoreClock:
    """The timer of one sitting; *now* reads a clock that is never set back."""

    def __init__(self, tr: Translate, now: Callable[[], float]) -> None:
        self.tr = tr
        self._now = now
        self._pace = Pace()
        self._minutes = 0
        self._kept_at = now()

    def begin(self, place: Place | None, workshop: Workshop, framework: Framework) -> None:
        """Begin where one left off, paused."""
        kept = Place() if place is None else place
        self._pace = pacing.resume(kept, workshop, framework)
        self._minutes = workshop.minutes

    @property
    def running(self) -> bool:
        """Whether time is being counted."""
        return self._pace.running

    @property
    def due(self) -> bool:
        """Whether what was counted should be kept again."""
        return self.running and self._now() - self._kept_at >= KEEP_EVERY

    def toggle(self) -> None:
        """Start the timer, or pause it."""
        now = self._now()
        self._pace = self._pace.pause(now) if self.running else self._pace.start(now)

    def pause(self) -> None:
        """Stop the timer."""
        self._pace = self._pace.pause(self._now())

    def move_to(self, indicator: str, workshop: Workshop, framework: Framework) -> None:
        """Put *indicator* on the table; other minutes for the session count from now on."""
        now = self._now()
        if workshop.minutes != self._minutes:
            self._minutes = workshop.minutes
            self._pace = pacing.minutes_changed(self._pace, now, workshop, framework)
        self._pace = pacing.move_to(self._pace, now, indicator, workshop, framework)

    def place(self, indicator: str, way: Way) -> Place:
        """Return what to keep now."""
        now = self._now()
        self._pace, self._kept_at = self._pace.at(now), now
        return pacing.place_of(self._pace, indicator, way)

    def wall(self) -> str:
        """Return the time left as the room reads it; "" while the timer stands or has no limit."""
        self._pace = self._pace.at(self._now())
        left = self._pace.left_for_indicator
        if left is None or not self.running:
            return ""
        if left <= 0:
            return self.tr("time is up")
        return self.tr("{time} left").format(time=clock_time(left))

    def state(self, workshop: Workshop, framework: Framework, results: Results) -> TimeState:
        """Return the time card as it is now."""
        self._pace = self._pace.at(self._now())
        pace = self._pace
        left, allowance = pace.left_for_indicator, pace.allowance
        detail = self._detail(workshop, framework)
        spent = pace.current.seconds if pace.current else 0.0
        shown = clock_time(spent if left is None else left)
        remark = self._remark(pace)
        first = pacing.discuss_first(workshop, results, framework, pace)
        named = self.tr("Discuss these first: {indicators}").format(indicators=_list(first))
        button = self.tr("Pause") if pace.running else self.tr("Start")
        return TimeState(
            left=shown,
            detail=detail,
            fraction=None if left is None or not allowance else min(max(left / allowance, 0.0), 1),
            signal=pace.signal,
            running=pace.running,
            button=button,
            remark=remark,
            first=named if first else "",
            spoken=" ".join(part for part in (shown, detail, remark) if part),
        )

    def _detail(self, workshop: Workshop, framework: Framework) -> str:
        waiting = len(pacing.open_indicators(workshop, framework))
        overall = self._pace.left_overall(workshop)
        if overall is None:
            return self.tr("on this indicator · {open} still open").format(open=waiting)
        allowance = self._pace.allowance or 0.0
        minutes = math.ceil(overall / 60) if overall > 0 else 0
        if not waiting:
            return self.tr("{minutes} min left · nothing open").format(minutes=minutes)
        return self.tr("of {time} for this indicator · {minutes} min left for {open}").format(
            time=clock_time(allowance), minutes=minutes, open=waiting
        )

    def _remark(self, pace: Pace) -> str:
        words = {
            Signal.CALM: "" if pace.running else self.tr("Not running"),
            Signal.LOW: self.tr("◆ a fifth of the time is left"),
            Signal.NEARLY_OUT: self.tr("▲ nearly out of time"),
            Signal.OVER: self.tr("■ time is up"),
        }
        return words[pace.signal]


_NAMED: int = 6


def _list(indicators: tuple[str, ...]) -> str:
    more = "" if len(indicators) <= _NAMED else " …"
    return ", ".join(indicators[:_NAMED]) + more


def clock_time(seconds: float) -> str:
    """Return seconds as minutes and seconds, "01:42"; with a minus below 0."""
    whole = math.ceil(seconds) if seconds > 0 else -math.floor(-seconds)
    sign = "−" if whole < 0 else ""
    return f"{sign}{abs(whole) // 60:02d}:{abs(whole) % 60:02d}"
