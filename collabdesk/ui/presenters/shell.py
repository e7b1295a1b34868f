"""What surrounds every page: the rail, the heading and the status line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from collabdesk.domain import flow
from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Mode
from collabdesk.ui.presenters.base import Stage, Translate


def long_date(day: date) -> str:
    """Return a date as people write it, for example "20 Nov 2026"."""
    return f"{day.day} {day:%b %Y}"


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the rail; ``detail`` is "18/33" or "", ``counted`` says what that counts.

    ``spoken`` says it whole.
    """

    step: Step
    name: str
    number: int
    detail: str
    counted: str
    done: bool
    current: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class ShellState:
    """The rail's head and its steps."""

    collaboration: str
    workshop: str
    steps: tuple[StepLine, ...]


class ShellPresenter:
    """Says which steps there are and how far each is."""

    def __init__(self, stage: Stage, tr: Translate) -> None:
        self._stage = stage
        self._tr = tr

    def state(self, current: Step) -> ShellState:
        """Return what the rail shows while *current* is on the screen."""
        sitting = self._stage.sitting
        workshop = sitting.workshop
        counted = self._tr("answered") if workshop.mode is Mode.SOLO else self._tr("agreed")
        lines = tuple(
            self._line(number, state, current, counted)
            for number, state in enumerate(flow.state(workshop, sitting.results), start=1)
        )
        subtitle = f"{workshop.title} · {long_date(workshop.held_on)}"
        return ShellState(workshop.collaboration.name, subtitle, lines)

    def saved(self, when: datetime) -> str:
        """Return the words of the status line after a save."""
        return self._tr("✓ Saved {time}").format(time=f"{when:%H:%M:%S}")

    def unsaved(self, why: str) -> str:
        """Return the words of the status line while the last changes are not saved."""
        return self._tr("Not saved yet: {why}").format(why=why)

    def _line(self, number: int, state: flow.StepState, current: Step, counted: str) -> StepLine:
        name = self._name(state.step)
        detail = f"{state.detail[0]}/{state.detail[1]}" if state.detail else ""
        spoken = self._tr("Step {number}: {name}").format(number=number, name=name)
        if state.detail:
            count = self._tr("{done} of {of}").format(done=state.detail[0], of=state.detail[1])
            spoken = f"{spoken}, {count} {counted}"
        if state.done:
            spoken = f"{spoken}, {self._tr('done')}"
        is_current = state.step == current
        told = counted if detail else ""
        return StepLine(state.step, name, number, detail, told, state.done, is_current, spoken)

    def _name(self, step: Step) -> str:
        names = {
            Step.SET_UP: self._tr("Set up"),
            Step.PURPOSE: self._tr("Purpose"),
            Step.PARTNERS: self._tr("Partners"),
            Step.SCORE: self._tr("Score"),
            Step.RESULTS: self._tr("Results"),
            Step.ACT: self._tr("Act"),
            Step.REPORT: self._tr("Report"),
        }
        return names[step]
