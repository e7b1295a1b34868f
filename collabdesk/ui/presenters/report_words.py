"""What is missing in a report, in words."""

from __future__ import annotations

from collabdesk.domain.results import Results
from collabdesk.domain.workshop import Workshop
from collabdesk.framework.model import Framework
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.figure_words import FigureWords, votes_waiting
from collabdesk.ui.presenters.plan_gaps import gap_words, gaps


class ReportWords:
    """Says what a reader will miss before it is printed."""

    def __init__(self, tr: Translate) -> None:
        self.tr = tr
        self._figures = FigureWords(tr)

    def missing(self, workshop: Workshop, framework: Framework, results: Results) -> str:
        """Return what a reader will miss, "" where nothing is missing."""
        count, overall = self._figures.count, results.overall
        phrases = []
        if left := overall.of - overall.scored:
            one, many = self.tr("1 indicator has no score"), self.tr("{n} indicators have no score")
            phrases.append(count(one, many, left))
        if waiting := votes_waiting(results):
            one = self.tr("votes on 1 indicator are not revealed and stay out")
            many = self.tr("votes on {n} indicators are not revealed and stay out")
            phrases.append(count(one, many, waiting))
        if not workshop.actions:
            phrases.append(self.tr("there are no actions yet"))
        phrases += gap_words(gaps(workshop, framework), self.tr)
        if workshop.review_on is None:
            phrases.append(self.tr("there is no review date"))
        said = " · ".join(phrases)
        return said[:1].upper() + said[1:]

    def file_kind(self, ending: str) -> str:
        """Return what a dialog calls the files of an *ending*."""
        return {
            ".docx": self.tr("Word (*.docx)"),
            ".xlsx": self.tr("Excel (*.xlsx)"),
            ".csv": self.tr("CSV (*.csv)"),
            ".ics": self.tr("Calendar (*.ics)"),
            ".collabdesk": self.tr("Workshop files (*.collabdesk)"),
        }[ending]
