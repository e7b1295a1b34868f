"""What the same collaboration answered last time, in words."""

from __future__ import annotations

from typing import Final

from collabdesk.domain.agreement import AgreementBand
from collabdesk.domain.workshop import DONT_KNOW
from collabdesk.services.sitting import Sitting
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.score_spread import level_text
from collabdesk.ui.presenters.score_state import LastTimeLine
from collabdesk.ui.presenters.shell import long_date

NONE: Final = "–"


class LastTimeWords:
    """Says what was answered last time, and how close views were."""

    def __init__(self, tr: Translate) -> None:
        self.tr = tr

    def line(self, sitting: Sitting, indicator: str) -> LastTimeLine | None:
        """Return last time's answer on *indicator*; None where there was no last time."""
        last = sitting.last_workshop
        if last is None:
            return None
        heading = self.tr("Last time · {day}").format(day=long_date(last.held_on))
        found = sitting.last_time(indicator)
        if found is None:
            return LastTimeLine(heading, NONE, None, self.tr("not answered"))
        views = self._views(found.band)
        if isinstance(found.answer, int):
            words = self.tr("agreed{views}").format(views=views)
            return LastTimeLine(heading, str(found.answer), found.answer, words)
        if found.answer is not None:
            scale = sitting.framework.scale
            name = scale.dont_know if found.answer is DONT_KNOW else scale.not_applicable
            words = self.tr("agreed: {answer}").format(answer=name)
            return LastTimeLine(heading, NONE, None, words)
        score = found.score or 0.0
        words = self.tr("by votes, nothing agreed{views}").format(views=views)
        return LastTimeLine(heading, level_text(score), round(score), words)

    def _views(self, band: AgreementBand | None) -> str:
        if band is None:
            return ""
        return {
            AgreementBand.CLOSE: self.tr(", views were close"),
            AgreementBand.MIXED: self.tr(", views were mixed"),
            AgreementBand.SPLIT: self.tr(", views were split"),
        }[band]
