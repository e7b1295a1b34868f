"""Act: turn scores into priorities and actions."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLabel, QMenu

from collabdesk.ui.forms.ui_act_page import Ui_ActPage
from collabdesk.ui.page import Page
from collabdesk.ui.presenters.act import ActPresenter
from collabdesk.ui.presenters.act_state import NEW_ACTION, ActState, Choice, Field, Review, Sheet
from collabdesk.ui.presenters.base import Stage, Translate
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.fields import LineField
from collabdesk.ui.widgets.key_hints import KeyHint
from collabdesk.ui.widgets.roles import set_flag

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
    field_written = Signal(str, Field, str)  # action, field, text
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
        self._key = ""
        self._sheet_number = -1
        self._addable: tuple[Choice, ...] = ()
        self._menu = QMenu(self)
        form = self.form
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
        }
        self._connect_priorities()
        self._connect_actions()
        self._connect_sheet()
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("A"), self, context=context).activated.connect(form.addButton.click)

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
        table.row_chosen.connect(lambda key: self._tell(self.action_chosen, key))
        table.row_opened.connect(lambda _key: self._type_title())
        table.removal_asked_for.connect(self.action_removed)
        table.move_asked_for.connect(self.action_moved)
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
        form.titleField.returnPressed.connect(form.actionTable.setFocus)
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
        if self.form.actionTable.key():
            self.form.actionTable.setFocus(Qt.FocusReason.OtherFocusReason)

    # what the user did

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the fields on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.form.actionTable.setFocus(Qt.FocusReason.ShortcutFocusReason)
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
        self.form.actionTable.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._tell(self.action_removed, self._key)

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
        form.gapsLabel.setText(state.gaps)
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
        form.actionTable.show_rows(state.headings, state.rows, state.action)
        form.emptyLabel.setText(state.empty)
        form.emptyLabel.setVisible(not state.rows)

    def _show_sheet(self, sheet: Sheet | None) -> None:
        self.form.sheetPanel.setVisible(sheet is not None)
        if sheet is None:
            self._key = ""
            return
        same = sheet.number == self._sheet_number
        self._key, self._sheet_number = sheet.key, sheet.number
        for name, (line, error) in self._lines.items():
            # What is being typed is left alone; it is shown as kept once the field is left.
            if not (same and line.hasFocus()):
                line.show_text(sheet.texts[name])
            sentence = sheet.errors.get(name, "")
            _say(error, sentence)
            set_flag(line, "invalid", "true" if sentence else "false")
        form = self.form
        form.leadBox.show_choices(sheet.leads, sheet.lead)
        form.indicatorBox.show_choices(sheet.indicators, sheet.indicator)
        form.statusBox.show_choices(sheet.statuses, sheet.status)
        for button in (form.actionUpButton, form.actionDownButton):
            button.setEnabled(sheet.key != NEW_ACTION)

    def _show_review(self, review: Review) -> None:
        form = self.form
        if not form.reviewField.hasFocus():
            form.reviewField.show_text(review.text)
        set_flag(form.reviewField, "invalid", "true" if review.error else "false")
        form.reviewWords.setText(review.words)
        form.reviewButton.setText(review.offer)
        form.reviewButton.setVisible(bool(review.offer))
        _say(form.reviewError, review.error)


def _say(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


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
    page.draft_left.connect(presenter.leave_draft)
    page.review_written.connect(presenter.write_review)
    page.review_offer_taken.connect(presenter.use_review)
    page.went_on.connect(presenter.go_on)
    return page
