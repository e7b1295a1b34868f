"""What the results page shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from collabdesk.ui.presenters.chart_state import ChartState
from collabdesk.ui.presenters.heat_state import Heat, Switch, WhoState
from collabdesk.ui.presenters.rows import Row


@dataclass(frozen=True, slots=True)
class BarLine:
    """One characteristic; ``fraction`` (0 to 1) fills the bar, None leaves it empty.

    ``pill`` is the agreement, "" where one person scored alone; ``scored`` says how many of how
    many are scored, ``partly`` that it is not all; ``spoken`` says the whole line. ``last`` is
    where the score stood last time, like ``fraction``; None for no mark.
    """

    number: int
    name: str
    fraction: float | None
    score: str
    pill: str
    attention: bool
    scored: str
    partly: bool
    spoken: str
    last: float | None = None


@dataclass(frozen=True, slots=True)
class BarScale:
    """The scale under the bars: its ``levels`` and the names of the lowest and the highest.

    ``pills`` are the longest texts that an agreement can have: their room is kept, so that no bar
    moves when a figure changes.
    """

    levels: int
    lowest: str
    highest: str
    pills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a list: an indicator, its figure, and why it stands there."""

    indicator: str
    figure: str
    attention: bool
    statement: str
    reason: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Findings:
    """A list; ``empty`` stands in its place where there is nothing in it."""

    lines: tuple[Finding, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class OverviewState:
    """The bars beside the map, over the three lists.

    ``key`` says what bars, lines and figures are, ``legend`` what agreement means ("" where
    there is none).
    """

    heading: str
    key: str
    legend: str
    bars: tuple[BarLine, ...]
    scale: BarScale
    heat: Heat
    names_text: str
    names_hidden: bool
    do_well: Findings
    act_first: Findings
    see_differently: Findings


@dataclass(frozen=True, slots=True)
class TableState:
    """Every indicator that the filter lets through; ``empty`` stands where there is none."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    filters: Switch
    orders: Switch
    empty: str


class View(StrEnum):
    """What of the results is shown."""

    OVERVIEW = "overview"
    WHO = "who"
    ALL = "all"
    RADAR = "radar"
    ROUNDS = "rounds"
    TREND = "trend"


@dataclass(frozen=True, slots=True)
class Tab:
    """A view by its name and its key."""

    view: View
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class ResultsState:
    """What is shown of the results, with what stands around it in every view.

    ``caption`` says under a saved picture where it comes from.
    """

    view: View
    tabs: tuple[Tab, ...]
    finding: str
    scored: str
    shown: OverviewState | WhoState | TableState | ChartState
    caption: str
    status: str
    next_text: str
