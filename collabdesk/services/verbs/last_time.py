"""What the same collaboration answered last time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from collabdesk.services.verbs.history import HistoryReading

if TYPE_CHECKING:
    from collabdesk.domain.agreement import AgreementBand
    from collabdesk.domain.workshop import Answer


@dataclass(frozen=True, slots=True)
class LastTime:
    """An indicator as it stood in the last workshop: what was agreed, its score in levels."""

    held_on: date
    answer: Answer | None
    score: float | None
    band: AgreementBand | None


@dataclass(frozen=True, slots=True)
class LastWorkshop:
    """The last workshop; ``scored`` of ``of`` indicators in its scope had a score."""

    id: str
    title: str
    held_on: date
    scored: int
    of: int


class LastTimeReading(HistoryReading):
    """The workshop that ``compared_with`` finds, looked at beside the indicators of this one."""

    @property
    def last_workshop(self) -> LastWorkshop | None:
        """The last workshop in short; None where there is none to compare with."""
        if (held := self.compared_with()) is None or held.results is None:
            return None
        last, overall = held.workshop, held.results.overall
        return LastWorkshop(last.id, last.title, last.held_on, overall.scored, overall.of)

    def last_time(self, indicator: str) -> LastTime | None:
        """Return how *indicator* stood last time; None where it was not in scope or not answered.

        Votes that were never revealed count for nothing here either.
        """
        if (held := self.compared_with()) is None or held.results is None:
            return None
        result = next((r for r in held.results.indicators if r.id == indicator), None)
        agreed = held.workshop.agreement_on(indicator)
        answer = agreed.answer if agreed else None
        if result is None or (answer is None and result.score is None):
            return None
        return LastTime(held.workshop.held_on, answer, result.score, result.agreement_band)
