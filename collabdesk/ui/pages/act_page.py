"""Act: turn scores into priorities and actions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu

from collabdesk.ui.forms.ui_act_page import Ui_ActPage
from collabdesk.ui.page import Page
from collabdesk.ui.page_keys import add_keys
from collabdesk.ui.presenters.act import ActPresenter
from collabdesk.ui.presenters.act_state import (
    ActState,
    Choice,
    Field,
    Mode,
    Review,
    Side,
)
from collabdesk.ui.presenters.base import Stage, Translate
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.act_sides import ActSides
from collabdesk.ui.widgets.action_sheet import ActionSheet
from collabdesk.ui.widgets.key_hints import KeyHint
from collabdesk.ui.widgets.roles import set_flag
from collabdesk.ui.widgets.sentence import say

_BESIDE_FROM = 860
"""From this width on (at 100 % text size) the two cards stand beside each other, in pixels."""
_TALL_FROM = 740
"""From this height on (at 100 % text size) the note shows several lines, in pixels."""
_NOTE_LINES = 3
_GAP, _LOW_GAP = 4, 2
"""Between the fields of a tall and of a low page, in pixels."""
_LEAST_ROWS = 2
"""So many actions are in sight whole, however much is missing below them."""
_LOW_LINES = 2
"""So many lines of what is missing a low page shows; the rest stands in a menu."""


class ActPage(Page):
    """Shows an ``ActState``; what is being typed is kept before anything else is done."""

    priority_chosen = Signal(str)
    priority_added = Signal(str)
    priority_dropped = Signal(str)
    priority_moved = Signal(str, int)
    priorities_ordered = Signal(list)
    suggested_taken = Signal()
    starter_taken = Signal(str)
    action_started = Signal()
    action_chosen = Signal(str)
    action_removed = Signal(str)
    action_moved = Signal(str, int)
    action_moved_aside = Signal(str, int)
    action_duplicated = Signal(str)
    helper_chosen = Signal(str, str, bool)  # action, partner, helps
    field_written = Signal(str, Field, str)  # action, field, text
    due_typed = Signal(str)
    side_chosen = Signal(Side)
    mode_chosen = Signal(Mode)
    lead_chosen = Signal(str)
    gap_chosen = Signal(str)
    draft_left = Signal()
    review_written = Signal(str)
    review_offer_taken = Signal()
    went_on = Signal()

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.form = Ui_ActPage()
        self.form.setupUi(self)
        self.form.actionTable.arrange(0, two_lines=True)
        self.sides: ActSides | None = None
        self._addable: tuple[Choice, ...] = ()
        self._single: tuple[Choice, ...] = ()
        self._menu = QMenu(self)
        form = self.form
        self._modes = {
            Mode.LIST: form.listButton,
            Mode.BY_DATE: form.dateButton,
            Mode.BOARD: form.boardButton,
        }
        form.filterBox.setMinimumContentsLength(4)  # what does not fit stands in the tooltip
        self.sheet = ActionSheet(form, self)
        form.tableStack.installEventFilter(self)
        self._connect_priorities()
        self._connect_actions()
        self._connect_others()
        add_keys(
            self,
            (
                ("A", form.addButton.click),
                ("Ctrl+D", form.duplicateButton.click),
                ("S", self._enter_starters),
                ("P", self._enter_priorities),
            ),
        )

    def _connect_priorities(self) -> None:
        form, cards = self.form, self.form.priorityList
        for signal in (cards.card_chosen, cards.card_opened):
            signal.connect(lambda key: self._tell(self.priority_chosen, key))
        cards.removal_asked_for.connect(self.priority_dropped)
        cards.move_asked_for.connect(self.priority_moved)
        cards.order_asked_for.connect(self.priorities_ordered)
        form.upButton.clicked.connect(lambda: self.priority_moved.emit(cards.key(), -1))
        form.downButton.clicked.connect(lambda: self.priority_moved.emit(cards.key(), 1))
        form.dropButton.clicked.connect(lambda: self.priority_dropped.emit(cards.key()))
        form.suggestedButton.clicked.connect(self.suggested_taken)
        form.addPriorityButton.clicked.connect(self._open_menu)
        form.starterList.card_opened.connect(lambda key: self._tell(self.starter_taken, key))

    def _connect_actions(self) -> None:
        form, table = self.form, self.form.actionTable
        form.allButton.clicked.connect(self._on_all)
        form.addButton.clicked.connect(self._on_add)
        board = form.actionBoard
        for chosen in (table.row_chosen, board.card_chosen):
            chosen.connect(lambda key: self._tell(self.action_chosen, key))
        for opened in (table.row_opened, board.card_opened):
            opened.connect(lambda _key: self.sheet.enter(Field.TITLE))
        table.move_asked_for.connect(self.action_moved)
        for place in (table, board):
            place.removal_asked_for.connect(self.action_removed)
            place.side_asked_for.connect(self.action_moved_aside)
        for mode, button in self._modes.items():
            button.clicked.connect(lambda _on, mode=mode: self._tell(self.mode_chosen, mode))
        form.filterBox.value_chosen.connect(lambda lead: self._tell(self.lead_chosen, lead))
        form.duplicateButton.clicked.connect(
            lambda: self._tell(self.action_duplicated, self.sheet.key)
        )
        for side, opens in ((Side.EARLIER, form.earlierButton), (Side.DOTS, form.dotsButton)):
            opens.clicked.connect(lambda _on, side=side: self._tell(self.side_chosen, side))
        form.gapLinks.gap_chosen.connect(lambda key: self._tell(self.gap_chosen, key))
        form.actionUpButton.clicked.connect(lambda: self._tell_of(self.action_moved, -1))
        form.actionDownButton.clicked.connect(lambda: self._tell_of(self.action_moved, 1))
        form.removeButton.clicked.connect(self._on_remove)
        form.nextButton.clicked.connect(self.went_on)

    def _connect_others(self) -> None:
        form, sheet = self.form, self.sheet
        sheet.field_written.connect(self.field_written)
        sheet.due_typed.connect(self.due_typed)
        sheet.helper_chosen.connect(self.helper_chosen)
        sheet.left.connect(self._enter_actions)
        form.reviewField.text_committed.connect(self.review_written)
        for line in (*sheet.lines, form.reviewField):
            line.editingFinished.connect(self.refresh)
        form.reviewButton.clicked.connect(self.review_offer_taken)

    @property
    def title(self) -> str:
        """The words in the bar above the page."""
        return self._tr("Turn scores into action")

    @property
    def hints(self) -> tuple[KeyHint, ...]:
        """The keys worth knowing here: only such as do something."""
        if aside := self.sides and self.sides.hints(self._tr):
            return aside
        form, tr = self.form, self._tr
        some = bool(self.sheet.key)
        shown: tuple[tuple[bool, KeyHint], ...] = (
            (True, (("A",), tr("new action"))),
            (some, (("Enter",), tr("fill in"))),
            (not form.suggestedButton.isHidden(), (("P",), tr("suggested priorities"))),
            (not form.starterList.isHidden(), (("S",), tr("starter ideas"))),
            (some, (("Alt+↑", "↓"), tr("move"))),
            (some, (("Del",), tr("remove"))),
            (True, (("?",), tr("all keys"))),
        )
        return tuple(hint for useful, hint in shown if useful)

    def opened(self) -> None:
        """Show the present state; the keyboard is on the actions where there are any."""
        super().opened()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Give the keyboard to the panel that is shown, or to the actions where there are any."""
        if not (self.sides and self.sides.take_keyboard()):
            if self.sheet.key:
                self._enter_actions()
            else:
                self.setFocus()

    # what the user did

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the fields on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._enter_actions()
            self.draft_left.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self, signal: SignalInstance, *facts: object) -> None:
        """Keep what is being typed, then tell."""
        self._keep_typing()
        signal.emit(*facts)

    def _tell_of(self, signal: SignalInstance, *facts: object) -> None:
        """Tell of the action in the fields, as it is once what was typed is kept."""
        self._keep_typing()
        signal.emit(self.sheet.key, *facts)

    def _keep_typing(self) -> None:
        self.sheet.commit()
        self.form.reviewField.commit()

    def _on_all(self) -> None:
        # The press has already switched the button over.
        everything = self.form.allButton.isChecked()
        self._tell(self.priority_chosen, "" if everything else self.form.priorityList.first_key())

    def _on_add(self) -> None:
        self._tell(self.action_started)
        self.sheet.enter(Field.TITLE)

    def _on_remove(self) -> None:
        self._enter_actions()
        self._tell_of(self.action_removed)

    def _enter_actions(self) -> None:
        form = self.form
        if form.tableStack.currentWidget() is form.actionBoard:
            form.actionBoard.take_keyboard()
        else:
            form.actionTable.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter_priorities(self) -> None:
        if not self.form.suggestedButton.isHidden():
            self.form.suggestedButton.click()
        if self.form.priorityList.isVisible():
            self.form.priorityList.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _enter_starters(self) -> None:
        ideas = self.form.starterList
        if ideas.isVisible():
            ideas.setCurrentRow(max(ideas.currentRow(), 0))
            ideas.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def enter_field(self, name: Field | None) -> None:
        """Give the keyboard to a field, so that what is missing can be put in."""
        if name is Field.REVIEW:
            self.form.reviewField.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif name is not None:
            self.sheet.enter(name)

    def _open_menu(self) -> None:
        self._keep_typing()
        self._menu.clear()
        self._fill(self._menu, self._addable)
        self._fill(self._menu.addMenu(self._tr("A single indicator")), self._single)
        button = self.form.addPriorityButton
        self._menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _fill(self, menu: QMenu, choices: tuple[Choice, ...]) -> None:
        for key, words in choices:
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _on, key=key: self._add_priority(key))

    def _add_priority(self, key: str) -> None:
        self.priority_added.emit(key)
        if "." in key:
            self.sheet.enter(Field.TITLE)

    # what is shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards beside each other where there is room, else below each other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= look().px(_BESIDE_FROM)
        way = QBoxLayout.Direction
        self.form.bodyRow.setDirection(way.LeftToRight if beside else way.TopToBottom)
        tall = self.height() >= look().px(_TALL_FROM)
        self.form.noteField.show_lines(_NOTE_LINES if tall else 1)
        self.form.sheetGrid.setVerticalSpacing(_GAP if tall else _LOW_GAP)
        self.form.gapLinks.show_most(0 if tall else _LOW_LINES)
        rows = _LEAST_ROWS if tall or not self.sheet.wrong else 1
        self.form.tableStack.setMinimumHeight(self.form.actionTable.height_of(rows))
        self._keep_rows_whole()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again at the rows whenever the place of the table has another height."""
        if event.type() == QEvent.Type.Resize and watched is self.form.tableStack:
            self._keep_rows_whole()
        return super().eventFilter(watched, event)

    def _keep_rows_whole(self) -> None:
        stack, table = self.form.tableStack, self.form.actionTable
        # The table ends with a row, so that none is cut wherever it is scrolled to.
        spare = table.spare_of(stack.height()) if stack.currentWidget() is table else 0
        stack.setContentsMargins(0, 0, 0, spare)

    def show_state(self, state: ActState) -> None:
        """Show *state*."""
        self.sheet.show_sheet(state.sheet)
        self._arrange()
        self._show_priorities(state)
        self._show_actions(state)
        self._show_review(state.review)
        form = self.form
        form.dotsButton.setChecked(state.side is Side.DOTS)
        if self.sides is not None:
            self.sides.show(state.side)
        form.gapLinks.show_lines(state.gaps)
        form.gapsCard.setVisible(bool(state.gaps))
        form.completeLabel.setText(state.complete)
        for label in (form.completeLabel, form.countLabel):
            label.setVisible(bool(state.complete))
        form.countLabel.setText(state.status)
        self.hints_changed.emit()

    def _show_priorities(self, state: ActState) -> None:
        form = self.form
        self._addable, self._single = state.addable, state.single
        form.prioritiesHint.setText(state.priorities_hint)
        form.priorityList.show_cards(state.priorities, state.chosen)
        form.priorityList.setVisible(bool(state.priorities))
        form.addPriorityButton.setEnabled(bool(state.single))
        for button in (form.upButton, form.downButton, form.dropButton):
            button.setEnabled(bool(state.chosen))
        form.suggestedButton.setVisible(state.offers_suggested)
        form.starterList.show_cards(state.starters)
        heads = (form.startersLine, form.startersHeading, form.startersKey)
        for widget in (*heads, form.starterList):
            widget.setVisible(bool(state.starters))

    def _show_actions(self, state: ActState) -> None:
        form = self.form
        form.actionsHeading.setText(state.heading)
        form.allButton.setText(state.all_text)
        form.allButton.setChecked(not state.chosen)
        for mode, button in self._modes.items():
            button.setChecked(mode is state.mode)
        form.filterBox.show_choices(state.leads, state.lead)
        form.earlierButton.setText(state.earlier)
        form.earlierButton.setVisible(bool(state.earlier))
        if state.sheet is not None:
            form.actionTable.reserve({1: state.sheet.leads, -1: state.sheet.statuses})
        form.actionTable.show_rows(state.headings, state.rows, state.action)
        form.actionBoard.show_columns(state.board, state.action)
        on_board = state.mode is Mode.BOARD
        form.tableStack.setCurrentWidget(form.actionBoard if on_board else form.actionTable)
        self._keep_rows_whole()
        form.emptyLabel.setText(state.empty)
        form.emptyLabel.setVisible(not state.rows and not any(c.rows for c in state.board))

    def _show_review(self, review: Review) -> None:
        form = self.form
        if not form.reviewField.hasFocus():
            form.reviewField.show_text(review.text)
        set_flag(form.reviewField, "invalid", "true" if review.error else "false")
        form.reviewWords.setText(review.words)
        form.reviewButton.setText(review.offer)
        form.reviewButton.setVisible(bool(review.offer))
        say(form.reviewError, review.error)


def build(stage: Stage, tr: Translate) -> ActPage:
    """Return the act page, joined to the presenter that acts for it."""
    page = ActPage(tr)
    presenter = ActPresenter(stage, tr)
    presenter.attach(page.show_state)
    page.follow(presenter)
    page.priority_chosen.connect(presenter.choose_priority)
    page.priority_added.connect(presenter.add_priority)
    page.priority_dropped.connect(presenter.drop_priority)
    page.priority_moved.connect(presenter.move_priority)
    page.priorities_ordered.connect(presenter.order_priorities)
    page.suggested_taken.connect(presenter.use_suggested)
    page.starter_taken.connect(presenter.add_starter)
    page.action_started.connect(presenter.start_action)
    page.action_chosen.connect(presenter.choose_action)
    page.action_removed.connect(presenter.remove_action)
    page.action_moved.connect(presenter.move_action)
    page.field_written.connect(presenter.write)
    page.sides = ActSides(page.form.sideStack, stage, tr, lambda: presenter.choose_side(Side.PLAN))
    page.side_chosen.connect(presenter.choose_side)
    page.action_moved_aside.connect(presenter.move_aside)
    page.action_duplicated.connect(presenter.duplicate_action)
    page.helper_chosen.connect(presenter.set_helping)
    page.due_typed.connect(presenter.read_due)
    page.mode_chosen.connect(presenter.choose_mode)
    page.lead_chosen.connect(presenter.choose_lead)
    page.gap_chosen.connect(lambda key: page.enter_field(presenter.mend(key)))
    page.draft_left.connect(presenter.leave_draft)
    page.review_written.connect(presenter.write_review)
    page.review_offer_taken.connect(presenter.use_review)
    page.went_on.connect(presenter.go_on)
    return page
