"""What the results page shows."""

from __future__ import annotations

from dataclasses import dataclass

from collabdesk.ui.presenters.rows import Row


@dataclass(frozen=True, slots=True)
class BarLine:
    """One characteristic; ``fraction`` (0 to 1) fills the bar, None leaves it empty.

    ``pill`` is the agreement, "" where one person scored alone; ``aside`` says how many are
    scored where not all are; ``spoken`` says the whole line.
    """

    number: int
    name: str
    fraction: float | None
    score: str
    pill: str
    attention: bool
    aside: str
    spoken: str


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
class ResultsState:
    """``ends`` are the first and the last level of the scale, under the bars."""

    heading: str
    finding: str
    scored: str
    bars: tuple[BarLine, ...]
    ends: tuple[str, str]
    do_well: Findings
    act_first: Findings
    see_differently: Findings
    headings: tuple[str, ...]
    indicators: tuple[Row, ...]
    all_text: str
    all_shown: bool
    status: str
    next_text: str
