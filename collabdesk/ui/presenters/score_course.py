"""The order of the indicators on the scoring page: what comes before, after, and is still open."""

from __future__ import annotations

from dataclasses import dataclass

from collabdesk.domain.workshop import Workshop
from collabdesk.framework.model import Framework
from collabdesk.ui.presenters.score_state import Standing


def standings(workshop: Workshop, framework: Framework) -> dict[str, Standing]:
    """Return where each indicator in scope stands, in framework order."""
    agreed = {a.indicator for a in workshop.agreed if a.answer is not None}
    shown = {r.indicator for r in workshop.rounds if r.revealed}
    shown |= {t.indicator for t in workshop.tallies}
    return {
        i.id: Standing.AGREED
        if i.id in agreed
        else (Standing.TALKING if i.id in shown else Standing.OPEN)
        for i in framework.in_scope(workshop.scope)
    }


@dataclass(frozen=True, slots=True)
class Course:
    """The indicators in scope and where they stand."""

    order: tuple[str, ...]
    open: frozenset[str]

    @classmethod
    def of(cls, workshop: Workshop, framework: Framework) -> Course:
        """Return the course of *workshop*."""
        standing = standings(workshop, framework)
        still = (i for i, where in standing.items() if where is not Standing.AGREED)
        return cls(tuple(standing), frozenset(still))

    def start(self) -> str:
        """Return the first open indicator, or the first of all."""
        return next((i for i in self.order if i in self.open), self.order[0])

    def neighbour(self, indicator: str, step: int) -> str | None:
        """Return the indicator before (-1) or after (1); None at either end."""
        index = self.order.index(indicator) + step
        return self.order[index] if 0 <= index < len(self.order) else None

    def following(self, indicator: str) -> str | None:
        """Return the next one; after the last the first that is open; None if none is."""
        after = self.neighbour(indicator, 1)
        others = (i for i in self.order if i in self.open and i != indicator)
        return after if after is not None else next(others, None)

    def within(self, number: int) -> str:
        """Return the first open indicator of a characteristic, else its first."""
        mine = tuple(i for i in self.order if _number(i) == number)
        return next((i for i in mine if i in self.open), mine[0])

    def characteristic(self, indicator: str, step: int) -> int | None:
        """Return the characteristic before (-1) or after (1) that of *indicator*."""
        numbers = list(dict.fromkeys(map(_number, self.order)))
        index = numbers.index(_number(indicator)) + step
        return numbers[index] if 0 <= index < len(numbers) else None


def _number(indicator: str) -> int:
    return int(indicator.partition(".")[0])
