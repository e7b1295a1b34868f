"""The results page's presenter: what the scores say, and where to go from there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from collabdesk.domain.flow import Step
from collabdesk.domain.series import ListItem, lists
from collabdesk.ui.presenters.base import Presenter, Stage, Translate
from collabdesk.ui.presenters.figure_words import tells_on_somebody
from collabdesk.ui.presenters.place import place_of
from collabdesk.ui.presenters.results_state import ResultsState
from collabdesk.ui.presenters.results_words import ResultsWords

LIST_LENGTH = 3
"""How many lines each of the three lists has on the page; the table has every indicator."""


class ResultsPresenter(Presenter[ResultsState]):
    """Keeps the results page true."""

    def __init__(self, stage: Stage, tr: Translate) -> None:
        super().__init__(stage, tr)
        self._words = ResultsWords(tr)
        self._all_shown = False
        self._workshop_id = ""

    def state(self) -> ResultsState:
        """Return what the page shows now."""
        sitting, words = self.sitting, self._words
        workshop, framework, results = sitting.workshop, sitting.framework, sitting.results
        if workshop.id != self._workshop_id:
            self._workshop_id, self._all_shown = workshop.id, False
        found = lists(results, framework, limit=None)
        levels = framework.scale.levels
        return ResultsState(
            heading=words.heading(len(results.characteristics)),
            finding=words.finding(workshop, framework, results),
            scored=words.scored(results),
            bars=words.bars(workshop, framework, results),
            ends=(f"{levels[0].number} {levels[0].name}", f"{levels[-1].number} {levels[-1].name}"),
            do_well=words.do_well(self._listed(found.do_well), framework, results),
            act_first=words.act_first(self._listed(found.act_first), framework, results),
            see_differently=words.see_differently(
                self._listed(found.see_differently), workshop, results
            ),
            headings=words.headings(),
            indicators=words.rows(workshop, framework, results),
            all_text=self._all_text(len(results.indicators)),
            all_shown=self._all_shown,
            status=words.status(workshop, results),
            next_text=self._next_text(),
        )

    def _listed(self, items: Sequence[ListItem]) -> tuple[ListItem, ...]:
        """Return the first lines, without those that would give a person away."""
        workshop, results = self.sitting.workshop, self.sitting.results
        listed = (
            i for i in items if not tells_on_somebody(workshop, results.indicator(i.indicator))
        )
        return tuple(islice(listed, LIST_LENGTH))

    def _all_text(self, number: int) -> str:
        if self._all_shown:
            return self.tr("Back to the overview")
        return self.tr("All {n} indicators").format(n=number)

    def _next_text(self) -> str:
        if self._nothing_scored():
            return self.tr("Start scoring ›")
        return self.tr("Choose priorities ›")

    def _nothing_scored(self) -> bool:
        return not self.sitting.results.overall.scored

    def show_all(self) -> None:
        """Show every indicator in a table, or the overview again."""
        self._all_shown = not self._all_shown
        self.refresh()

    def go_to_indicator(self, indicator: str) -> None:
        """Show *indicator* on the scoring page."""
        place_of(self.stage).ask(self.sitting.workshop.id, indicator)
        self.stage.go(Step.SCORE)

    def go_on(self) -> None:
        """Go to the priorities, or to the scoring page while nothing is scored."""
        self.stage.go(Step.SCORE if self._nothing_scored() else Step.ACT)
