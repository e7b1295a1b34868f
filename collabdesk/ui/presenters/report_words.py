"""What a report will hold, and what is missing in it, in words."""

from __future__ import annotations

from collabdesk.domain.results import Results
from collabdesk.domain.workshop import Mode, Status, Workshop
from collabdesk.framework.model import Framework
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.figure_words import FigureWords, votes_waiting
from collabdesk.ui.presenters.plan_gaps import gap_words, gaps


class ReportWords:
    """Says what is on the paper before it is printed."""

    def __init__(self, tr: Translate) -> None:
        self.tr = tr
        self._figures = FigureWords(tr)

    def holds(
        self, workshop: Workshop, results: Results, *, one_page: bool, names: bool
    ) -> tuple[tuple[str, str], ...]:
        """Return (part, what stands in it) from the first page to the last."""
        first = (self.tr("Page one"), self._page_one(workshop, results))
        if one_page:
            return (first,)
        parts = [
            first,
            (self.tr("Each characteristic, on a page or more"), self._characteristics(results)),
            (self.tr("All the actions"), self._actions(workshop)),
        ]
        if workshop.mode is Mode.GROUP and workshop.partners:
            parts.append((self.tr("Partners"), self._partners(workshop, names=names)))
        words = self.tr("What the scale and the figures mean, and where the framework comes from.")
        return (*parts, (self.tr("How to read the numbers"), words))

    def _page_one(self, workshop: Workshop, results: Results) -> str:
        count = self._figures.count
        number = len(results.characteristics)
        bars = count(self.tr("1 characteristic"), self.tr("{n} characteristics"), number)
        live = sum(a.status is not Status.DROPPED for a in workshop.actions)
        actions = count(self.tr("1 action"), self.tr("{n} actions"), live)
        words = self.tr("Where we stand on {bars}, and what we will do: {actions}, {review}.")
        return words.format(bars=bars, actions=actions, review=self._review(workshop))

    def _review(self, workshop: Workshop) -> str:
        if workshop.review_on is None:
            return self.tr("no review date yet")
        day = self._figures.date(workshop.review_on)
        return self.tr("review on {day}").format(day=day)

    def _characteristics(self, results: Results) -> str:
        overall = results.overall
        words = self.tr(
            "Votes, agreed answers, evidence and dissent on {of} indicators, {scored} of them"
            " scored."
        )
        return words.format(of=overall.of, scored=overall.scored)

    def _actions(self, workshop: Workshop) -> str:
        if not workshop.actions:
            return self.tr("No actions yet.")
        one = self.tr("1 action with lead, first step, date and measure.")
        many = self.tr("{n} actions with lead, first step, date and measure.")
        return self._figures.count(one, many, len(workshop.actions))

    def _partners(self, workshop: Workshop, *, names: bool) -> str:
        number = len(workshop.partners)
        if names:
            one, many = self.tr("1 partner, by name."), self.tr("{n} partners, by name.")
        else:
            one = self.tr("1 partner, without the name.")
            many = self.tr("{n} partners, without names.")
        return self._figures.count(one, many, number)

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
        return " · ".join(phrases)
