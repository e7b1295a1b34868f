"""Results: what the scores say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout

from collabdesk.ui.forms.ui_results_page import Ui_ResultsPage
from collabdesk.ui.page import Page
from collabdesk.ui.presenters.base import Stage, Translate
from collabdesk.ui.presenters.results import ResultsPresenter
from collabdesk.ui.presenters.results_state import ResultsState
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.key_hints import KeyHint

_STATEMENT_COLUMN = 1
_BESIDE_FROM = 760
"""From this width on (at 100 % text size) cards stand beside each other, in pixels."""


class ResultsPage(Page):
    """Shows a ``ResultsState`` and tells which indicator was asked for."""

    indicator_chosen = Signal(str)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.form = Ui_ResultsPage()
        self.form.setupUi(self)
        self.form.indicatorTable.arrange(_STATEMENT_COLUMN, two_lines=False)
        for shown in (self.form.wellList, self.form.actList, self.form.differList):
            shown.indicator_chosen.connect(self.indicator_chosen)
        self.form.indicatorTable.row_opened.connect(self.indicator_chosen)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("I"), self, context=context).activated.connect(
            self.form.allButton.click
        )

    @property
    def title(self) -> str:
        """The words in the bar above the page."""
        return self._tr("What the scores say")

    @property
    def hints(self) -> tuple[KeyHint, ...]:
        """The keys worth knowing here."""
        return (
            (("I",), self._tr("all indicators")),
            (("Enter",), self._tr("go to the indicator")),
            (("?",), self._tr("all keys")),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards beside each other where there is room, else below each other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= look().px(_BESIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        for row in (self.form.barsRow, self.form.listRow):
            row.setDirection(way)
        self.form.barsLine.setVisible(beside)

    def show_state(self, state: ResultsState) -> None:
        """Show *state*."""
        form = self.form
        self._arrange()
        form.barsHeading.setText(state.heading)
        form.findingLabel.setText(state.finding)
        form.scoredLabel.setText(state.scored)
        form.scoredLabel.setVisible(bool(state.scored))
        form.legendLabel.setVisible(any(bar.pill for bar in state.bars))
        form.barTable.show_bars(state.bars, state.ends)
        form.wellList.show_findings(state.do_well)
        form.actList.show_findings(state.act_first)
        form.differList.show_findings(state.see_differently)
        form.indicatorTable.show_rows(state.headings, state.indicators, form.indicatorTable.key())
        form.allButton.setText(state.all_text)
        form.statusLabel.setText(state.status)
        form.nextButton.setText(state.next_text)
        self._show_view(all_shown=state.all_shown)

    def _show_view(self, *, all_shown: bool) -> None:
        form = self.form
        view = form.tableCard if all_shown else form.overviewScroll
        if view is form.viewStack.currentWidget():
            return
        form.viewStack.setCurrentWidget(view)
        if all_shown:
            form.indicatorTable.setFocus(Qt.FocusReason.ShortcutFocusReason)
            form.indicatorTable.selectRow(0)
        else:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)


def build(stage: Stage, tr: Translate) -> ResultsPage:
    """Return the results page, joined to the presenter that acts for it."""
    page = ResultsPage(tr)
    presenter = ResultsPresenter(stage, tr)
    presenter.attach(page.show_state)
    page.follow(presenter)
    page.indicator_chosen.connect(presenter.go_to_indicator)
    page.form.allButton.clicked.connect(presenter.show_all)
    page.form.nextButton.clicked.connect(presenter.go_on)
    return page
