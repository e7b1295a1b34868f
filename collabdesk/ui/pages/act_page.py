"""Act: turn scores into priorities and actions."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLabel, QMenu, QWidget

from collabdesk.ui.forms.ui_act_page import Ui_ActPage
from collabdesk.ui.page import Page
from collabdesk.ui.presenters.act import ActPresenter
from collabdesk.ui.presenters.act_state import (
    NEW_ACTION,
    ActState,
    Choice,
    Field,
    Mode,
    Review,
    Sheet,
    Side,
    Supporter,
)
from collabdesk.ui.presenters.base import Stage, Translate
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.act_sides import ActSides
from collabdesk.ui.widgets.fields import LineField
from collabdesk.ui.widgets.key_hints import KeyHint
from collabdesk.ui.widgets.roles import set_flag
from collabdesk.ui.widgets.sentence import say
from collabdesk.ui.widgets.tips import plain

_BESIDE_FROM = 860
"""From this width on (at 100 % text size) the two cards stand beside each other, in pixels."""


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
        self._key = ""
        self._sheet_number = -1
        self._typing_due = False
        self._addable: tuple[Choice, ...] = ()
        self._supporters: tuple[Supporter, ...] = ()
        self._menu = QMenu(self)
        form = self.form
        self._modes = {
            Mode.LIST: form.listButton,
            Mode.BY_DATE: form.dateButton,
            Mode.BOARD: form.boardButton,
        }
        self._lines: dict[Field, tuple[LineField, QLabel]] = {
            Field.TITLE: (form.titleField, form.titleError),
            Field.FIRST_STEP: (form.firstStepField, form.firstStepError),
            Field.MEASURE: (form.measureField, form.measureError),
            Field.DUE: (form.dueField, form.dueError),
        }
        self._boxes = {
            Field.LEAD: form.leadBox,
            Field.INDICATOR: form.indicatorBox,
            Field.STATUS: form.statusBox,
            Field.UNDER: form.underBox,
        }
        for box in (*self._boxes.values(), form.filterBox):
            box.setMinimumContentsLength(4)  # what does not fit stands in the tooltip
        self._connect_priorities()
        self._connect_actions()
        self._connect_sheet()
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, button in (("A", form.addButton), ("Ctrl+D", form.duplicateButton)):
            QShortcut(QKeySequence(keys), self, context=context).activated.connect(button.click)

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
            opened.connect(lambda _key: self._type_title())
        table.move_asked_for.connect(self.action_moved)
        for place in (table, board):
            place.removal_asked_for.connect(self.action_removed)
            place.side_asked_for.connect(self.action_moved_aside)
        for mode, button in self._modes.items():
            button.clicked.connect(lambda _on, mode=mode: self._tell(self.mode_chosen, mode))
        form.filterBox.value_chosen.connect(lambda lead: self._tell(self.lead_chosen, lead))
        form.duplicateButton.clicked.connect(lambda: self._tell(self.action_duplicated, self._key))
        for side, opens in ((Side.EARLIER, form.earlierButton), (Side.DOTS, form.dotsButton)):
            opens.clicked.connect(lambda _on, side=side: self._tell(self.side_chosen, side))
        form.gapLinks.gap_chosen.connect(lambda key: self._tell(self.gap_chosen, key))
        form.actionUpButton.clicked.connect(lambda: self._tell(self.action_moved, self._key, -1))
        form.actionDownButton.clicked.connect(lambda: self._tell(self.action_moved, self._key, 1))
        form.removeButton.clicked.connect(self._on_remove)
        form.nextButton.clicked.connect(self.went_on)

    def _connect_sheet(self) -> None:
        form = self.form
        for name, (line, _) in self._lines.items():
            line.text_committed.connect(
                lambda text, name=name: self.field_written.emit(self._key, name, text)
            )
            line.editingFinished.connect(self.refresh)
        for name, box in self._boxes.items():
            box.value_chosen.connect(
                lambda value, name=name: self.field_written.emit(self._key, name, value)
            )
        form.titleField.returnPressed.connect(self._enter_actions)
        form.dueField.textEdited.connect(self._on_due_typed)
        form.dueField.editingFinished.connect(self._on_due_entered)
        form.supportButton.clicked.connect(self._open_support)
        form.reviewField.text_committed.connect(self.review_written)
        form.reviewField.editingFinished.connect(self.refresh)
        form.reviewButton.clicked.connect(self.review_offer_taken)

    @property
    def title(self) -> str:
        """The words in the bar above the page."""
        return self._tr("Turn scores into action")

    @property
    def hints(self) -> tuple[KeyHint, ...]:
        """The keys worth knowing here."""
        return (
            (("A",), self._tr("new action")),
            (("Enter",), self._tr("fill in")),
            (("Alt+↑", "↓"), self._tr("move")),
            (("Del",), self._tr("remove")),
            (("?",), self._tr("all keys")),
        )

    def opened(self) -> None:
        """Show the present state; the keyboard is on the actions where there are any."""
        super().opened()
        if not (self.sides and self.sides.take_keyboard()) and self._key:
            self._enter_actions()

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

    def _keep_typing(self) -> None:
        for line, _ in self._lines.values():
            line.commit()
        self.form.reviewField.commit()

    def _on_all(self) -> None:
        # The press has already switched the button over.
        everything = self.form.allButton.isChecked()
        self._tell(self.priority_chosen, "" if everything else self.form.priorityList.first_key())

    def _on_add(self) -> None:
        self._tell(self.action_started)
        self._type_title()

    def _on_remove(self) -> None:
        self._enter_actions()
        self._tell(self.action_removed, self._key)

    def _on_due_typed(self, text: str) -> None:
        self._typing_due = True
        self.due_typed.emit(text)

    def _on_due_entered(self) -> None:
        self._typing_due = False
        self.refresh()

    def _enter_actions(self) -> None:
        form = self.form
        if form.tableStack.currentWidget() is form.actionBoard:
            form.actionBoard.take_keyboard()
        else:
            form.actionTable.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter_field(self, name: Field | None) -> None:
        """Give the keyboard to a field, so that what is missing can be put in."""
        lines = {key: line for key, (line, _) in self._lines.items()}
        fields: dict[Field, QWidget] = {**lines, **self._boxes, Field.REVIEW: self.form.reviewField}
        if name is not None:
            fields[name].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _type_title(self) -> None:
        self.form.titleField.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.form.titleField.selectAll()

    def _open_menu(self) -> None:
        self._keep_typing()
        self._menu.clear()
        for key, words in self._addable:
            action = self._menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _on, key=key: self.priority_added.emit(key))
        button = self.form.addPriorityButton
        self._menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _open_support(self) -> None:
        self._keep_typing()
        self._menu.clear()
        for helper in self._supporters:
            action = self._menu.addAction(helper.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(helper.helps)
            action.triggered.connect(
                lambda on, key=helper.key: self.helper_chosen.emit(self._key, key, on)
            )
        button = self.form.supportButton
        self._menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    # what is shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards beside each other where there is room, else below each other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= look().px(_BESIDE_FROM)
        way = QBoxLayout.Direction
        self.form.bodyRow.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def show_state(self, state: ActState) -> None:
        """Show *state*."""
        self._arrange()
        self._show_priorities(state)
        self._show_actions(state)
        self._show_sheet(state.sheet)
        self._show_review(state.review)
        form = self.form
        form.dotsButton.setChecked(state.side is Side.DOTS)
        if self.sides is not None:
            self.sides.show(state.side)
        form.gapLinks.show_lines(state.gaps)
        form.gapsCard.setVisible(bool(state.gaps))
        form.completeLabel.setText(state.complete)
        form.countLabel.setText(state.status)

    def _show_priorities(self, state: ActState) -> None:
        form = self.form
        self._addable = state.addable
        form.prioritiesHint.setText(state.priorities_hint)
        form.priorityList.show_cards(state.priorities, state.chosen)
        form.priorityList.setVisible(bool(state.priorities))
        form.addPriorityButton.setEnabled(bool(state.addable))
        for button in (form.upButton, form.downButton, form.dropButton):
            button.setEnabled(bool(state.chosen))
        form.suggestedButton.setVisible(state.offers_suggested)
        form.starterList.show_cards(state.starters)
        for widget in (form.startersLine, form.startersHeading, form.starterList):
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
        form.emptyLabel.setText(state.empty)
        form.emptyLabel.setVisible(not state.rows and not any(c.rows for c in state.board))

    def _show_sheet(self, sheet: Sheet | None) -> None:
        form = self.form
        form.sheetPanel.setVisible(sheet is not None)
        kept = sheet is not None and sheet.key != NEW_ACTION
        for button in (form.actionUpButton, form.actionDownButton, form.duplicateButton):
            button.setEnabled(kept)
        form.removeButton.setEnabled(sheet is not None)
        if sheet is None:
            self._key = ""
            return
        same = sheet.number == self._sheet_number
        self._key, self._sheet_number = sheet.key, sheet.number
        for name, (line, error) in self._lines.items():
            # What is being typed is left alone; it is shown as kept once the field is left.
            typing = line.hasFocus() and (name is not Field.DUE or self._typing_due)
            if not (same and typing):
                line.show_text(sheet.texts[name])
            sentence = sheet.errors.get(name, "")
            say(error, sentence)
            set_flag(line, "invalid", "true" if sentence else "false")
        form.leadBox.show_choices(sheet.leads, sheet.lead)
        form.indicatorBox.show_choices(sheet.indicators, sheet.indicator)
        form.statusBox.show_choices(sheet.statuses, sheet.status)
        form.underBox.show_choices(sheet.unders, sheet.under)
        self._supporters = sheet.support
        form.supportButton.setText(sheet.support_words)
        form.supportButton.setEnabled(bool(sheet.support))
        form.supportButton.setToolTip(plain(", ".join(s.name for s in sheet.support if s.helps)))
        # The room of words and error stays, so that nothing below moves.
        form.dueWords.setText(" " if sheet.errors.get(Field.DUE) else sheet.due_words or " ")

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
