"""Results: what the scores say."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QBoxLayout, QSizePolicy, QWidget

from collabdesk.ui.charts.drawings import drawings
from collabdesk.ui.charts.pictures import Drawing
from collabdesk.ui.charts.saving import PictureSaver
from collabdesk.ui.dialogs.picture_dialog import Form, PictureDialog
from collabdesk.ui.forms.ui_results_page import Ui_ResultsPage
from collabdesk.ui.messages import Messages
from collabdesk.ui.page import Page
from collabdesk.ui.page_keys import add_digit, add_keys
from collabdesk.ui.presenters.base import Stage, Translate
from collabdesk.ui.presenters.chart_state import ChartState
from collabdesk.ui.presenters.heat_state import HeatLine, WhoState
from collabdesk.ui.presenters.indicator_words import STATEMENT_COLUMN
from collabdesk.ui.presenters.results import ResultsPresenter
from collabdesk.ui.presenters.results_hints import results_hints
from collabdesk.ui.presenters.results_state import (
    OverviewState,
    ResultsState,
    TableState,
    View,
)
from collabdesk.ui.settings import Settings
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.finding_button import FindingButton
from collabdesk.ui.widgets.key_hints import KeyHint

_BESIDE_FROM = 760
"""From this width on (at 100 % text size) cards stand beside each other, in pixels."""


class ResultsPage(Page):
    """Shows a ``ResultsState`` and tells which view, order or indicator was asked for."""

    view_chosen = Signal(str)
    indicator_chosen = Signal(str)
    characteristic_chosen = Signal(int)  # its number
    heat_sorted = Signal(str, str)  # order, partner
    next_order_asked_for = Signal(str)  # partner
    next_filter_asked_for = Signal()
    next_rows_asked_for = Signal()
    names_toggled = Signal()
    table_toggled = Signal()
    picture_asked_for = Signal(Drawing, QSize, Form)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._state: ResultsState | None = None
        self._view: View | None = None
        self.form = Ui_ResultsPage()
        self.form.setupUi(self)
        form = self.form
        form.indicatorTable.arrange(STATEMENT_COLUMN, two_lines=False, taller=8)
        form.heatTable.show_whole(figures=False)
        form.heatTable.set_corner(form.heatCorner)
        for shown in (form.wellList, form.actList, form.differList, form.chartPanel):
            shown.indicator_chosen.connect(self.indicator_chosen)
        form.indicatorTable.row_opened.connect(self.indicator_chosen)
        form.whoTable.row_opened.connect(self._on_heat_row)
        form.whoTable.row_walked.connect(self._show_sentences)
        form.whoTable.partner_chosen.connect(lambda key: self.heat_sorted.emit("partner", key))
        form.heatOrderSwitch.chosen.connect(
            lambda order: self.heat_sorted.emit(order, form.whoTable.partner())
        )
        form.viewSwitch.view_chosen.connect(self.view_chosen)
        for button in (form.namesButton, form.whoNamesButton):
            button.clicked.connect(self.names_toggled)
        form.asTableButton.clicked.connect(self.table_toggled)
        form.pictureButton.clicked.connect(self.ask_for_picture)
        self._add_keys()

    def _add_keys(self) -> None:
        form = self.form
        acts: dict[str, Callable[[], object]] = {
            "H": self.names_toggled.emit,
            "C": self.next_rows_asked_for.emit,
            "F": self.next_filter_asked_for.emit,
            "S": lambda: self.next_order_asked_for.emit(form.whoTable.partner()),
            "T": self.table_toggled.emit,
            "P": form.pictureButton.click,
        }
        add_keys(self, acts.items())
        for place in range(len(View)):
            add_digit(self, place + 1, partial(form.viewSwitch.press, place))

    @property
    def title(self) -> str:
        """The words in the bar above the page."""
        return self._tr("What the scores say")

    @property
    def hints(self) -> tuple[KeyHint, ...]:
        """The keys worth knowing here."""
        if self._state is None:
            return ()
        focused = QApplication.focusWidget()
        finding = isinstance(focused, FindingButton)
        aside = not finding and isinstance(focused, QAbstractButton)
        return results_hints(self._state, self._tr, on_finding=finding, aside=aside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards beside each other where there is room, else below each other."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter where nothing has the keyboard that Enter would open."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.hasFocus() and self._view is View.OVERVIEW:
            self.form.nextButton.click()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        beside = self.width() >= look().px(_BESIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        for row in (
            self.form.barsRow,
            self.form.listRow,
            self.form.tableHead,
            self.form.whoHead,
        ):
            row.setDirection(way)

    def opened(self) -> None:
        """Show the present state, and give the keyboard to what is walked by arrows."""
        # All that is loaded by now stays. Without another look at it, the collector's long pauses
        # do not fall into a changed vote.
        gc.collect(1)
        gc.freeze()
        super().opened()
        self.take_keyboard()

    # showing

    def show_state(self, state: ResultsState) -> None:
        """Show *state*."""
        self._state = state
        form = self.form
        form.viewSwitch.show_tabs(state.tabs, state.view)
        form.statusLabel.setText(state.status)
        form.nextButton.setText(state.next_text)
        # Elsewhere Enter belongs to the row or the mark that has the keyboard.
        form.nextButton.setProperty("keyHint", "Enter" if state.view is View.OVERVIEW else "")
        shown = state.shown
        if isinstance(shown, OverviewState):
            self._show_overview(state, shown)
        elif isinstance(shown, WhoState):
            self._show_who(shown)
        elif isinstance(shown, TableState):
            self._show_table(shown)
        else:
            self._show_chart(shown)
        form.pictureButton.setEnabled(bool(drawings(state)))
        self._show_view(state.view)
        self.hints_changed.emit()

    def _show_overview(self, state: ResultsState, shown: OverviewState) -> None:
        form = self.form
        self._arrange()
        form.findingLabel.setText(state.finding)
        form.scoredLabel.setText(state.scored)
        form.scoredLabel.setVisible(bool(state.scored))
        form.barsHeading.setText(shown.heading)
        form.keyLabel.setText(shown.key)
        # Beside the buttons is room for it, below the lists there is none in a small window.
        form.statusLabel.setText("\n".join(text for text in (state.status, shown.legend) if text))
        form.barTable.show_bars(shown.bars, shown.scale)
        drawn = not shown.heat.why_not
        form.heatTable.setVisible(drawn)
        form.heatHeading.setVisible(not drawn)
        form.namesButton.setText(shown.names_text)
        form.noHeatLabel.setVisible(not drawn)
        form.noHeatLabel.setText(shown.heat.why_not)
        form.heatTable.show_heat(shown.heat)
        form.wellList.show_findings(shown.do_well)
        form.actList.show_findings(shown.act_first)
        form.differList.show_findings(shown.see_differently)

    def _show_who(self, shown: WhoState) -> None:
        form, drawn = self.form, not shown.heat.why_not
        for widget in (form.whoTable, form.rowsSwitch, form.heatOrderSwitch, form.whoNamesButton,
                       form.betweenLabel, form.withinLabel, form.whoNoteLabel):  # fmt: skip
            widget.setVisible(drawn)
        form.noWhoLabel.setVisible(not drawn)
        form.noWhoLabel.setText(shown.heat.why_not)
        form.rowsSwitch.show_switch(shown.rows)
        form.heatOrderSwitch.show_switch(shown.order)
        form.whoNamesButton.setText(shown.names_text)
        form.whoNoteLabel.setText(shown.note)
        # Room for a longer sentence, so that the map stays in place while its rows are walked.
        lines = 2 * form.betweenLabel.fontMetrics().lineSpacing()
        form.betweenLabel.setMinimumHeight(lines)
        form.whoTable.show_heat(shown.heat)

    def _show_sentences(self, line: HeatLine | None) -> None:
        form, state = self.form, self._state
        if line is None and state is not None and isinstance(state.shown, WhoState):
            line = next(iter(state.shown.heat.lines), None)
        if line is not None:
            form.betweenLabel.setText(f"{line.name.rstrip('.')}: {line.between}")
            form.withinLabel.setText(line.within or self._tr("Inside no partner answers differ."))

    def _show_table(self, shown: TableState) -> None:
        form = self.form
        form.filterSwitch.show_switch(shown.filters)
        form.orderSwitch.show_switch(shown.orders)
        table = form.indicatorTable
        # Some row stays current, so that Enter has what to open after a filter or an order too.
        keys, was = [row.key for row in shown.rows], table.key()
        chosen = was if was in keys else next(iter(keys), "")
        table.show_rows(shown.headings, shown.rows, chosen)
        form.emptyLabel.setText(shown.empty)
        form.emptyLabel.setVisible(bool(shown.empty))

    def _show_chart(self, shown: ChartState) -> None:
        form = self.form
        form.chartHeading.setText(shown.name)
        form.asTableButton.setVisible(not shown.why_not)
        form.asTableButton.setChecked(shown.table_shown)
        form.chartPanel.show_chart(shown)

    def _show_view(self, view: View) -> None:
        if view is self._view:
            # A click beside what is walked by arrows, or a chart that became a table.
            if self.hasFocus():
                self.take_keyboard()
            return
        self._view = view
        form = self.form
        cards: dict[View, QWidget] = {
            View.OVERVIEW: form.overviewScroll,
            View.WHO: form.whoCard,
            View.ALL: form.tableCard,
        }
        current = cards.get(view, form.chartCard)
        # Only the view on the screen has a say in how large the page must be.
        for card in (*cards.values(), form.chartCard):
            policy = QSizePolicy.Policy.Preferred if card is current else QSizePolicy.Policy.Ignored
            card.setSizePolicy(policy, policy)
        form.viewStack.setCurrentWidget(current)
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Give the keyboard to what is walked by arrows in the view on the screen."""
        form, reason = self.form, Qt.FocusReason.ShortcutFocusReason
        if not self.isVisible():
            return
        if self._view is View.WHO and not form.whoTable.isHidden():
            form.whoTable.setFocus(reason)
        elif self._view is View.ALL:
            form.indicatorTable.setFocus(reason)
            form.indicatorTable.selectRow(max(form.indicatorTable.currentIndex().row(), 0))
        elif self._view in {View.RADAR, View.ROUNDS, View.TREND}:
            form.chartPanel.take_keyboard()
        else:
            self.setFocus(reason)

    # asking

    def _on_heat_row(self, key: str) -> None:
        if "." in key:
            self.indicator_chosen.emit(key)
        else:
            self.characteristic_chosen.emit(int(key))

    def ask_for_picture(self) -> None:
        """Ask which picture is wanted."""
        state = self._state
        found = drawings(state) if state is not None else ()
        if not found:
            return
        dialog = PictureDialog(found, self._tr, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.asked_for.connect(self.picture_asked_for)
        dialog.open()

    @property
    def caption(self) -> str:
        """Where a picture taken now comes from."""
        return self._state.caption if self._state else ""


def build(stage: Stage, tr: Translate, settings: Settings, messages: Messages) -> ResultsPage:
    """Return the results page, joined to the presenter that acts for it."""
    page = ResultsPage(tr)
    presenter = ResultsPresenter(stage, tr)
    saver = PictureSaver(stage, settings, messages, tr)
    presenter.attach(page.show_state)
    page.follow(presenter)
    page.view_chosen.connect(presenter.show_view)
    page.indicator_chosen.connect(presenter.go_to_indicator)
    page.characteristic_chosen.connect(presenter.go_to_characteristic)
    page.heat_sorted.connect(presenter.sort_heat)
    page.next_order_asked_for.connect(presenter.next_order)
    page.next_filter_asked_for.connect(presenter.next_filter)
    page.next_rows_asked_for.connect(presenter.next_rows)
    page.names_toggled.connect(presenter.toggle_names)
    page.table_toggled.connect(presenter.toggle_table)
    page.form.rowsSwitch.chosen.connect(presenter.show_rows)
    page.form.filterSwitch.chosen.connect(presenter.filter_table)
    page.form.orderSwitch.chosen.connect(presenter.sort_table)
    page.picture_asked_for.connect(
        lambda drawing, size, way: saver.take(drawing, page.caption, size, way)
    )
    page.form.nextButton.clicked.connect(presenter.go_on)
    return page
