"""Step 4: one indicator at a time, scored with the room by the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from collabdesk import tokens
from collabdesk.domain.workshop import DONT_KNOW, NOT_APPLICABLE
from collabdesk.ui.forms.ui_score_page import Ui_ScorePage
from collabdesk.ui.page import Page
from collabdesk.ui.presenters.base import Stage, Translate
from collabdesk.ui.presenters.score import ScorePresenter
from collabdesk.ui.presenters.score_state import (
    Entry,
    Place,
    ScoreState,
)
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.fields import TextField
from collabdesk.ui.widgets.key_button import KeyButton
from collabdesk.ui.widgets.key_hints import KeyHint
from collabdesk.ui.widgets.score_parts import show_ask, show_extras, show_room, show_side

AIRY_FROM = 720
"""The page's height in pixels from which there is more air."""
WIDE_FROM = 1150
"""The page's width in pixels from which a hint says how to answer."""

_LIST_WIDTH = 184


class ScorePage(Page):
    """Shows one indicator, its room, and what is agreed."""

    level_pressed = Signal(int)
    answer_chosen = Signal(object)
    vote_taken_back = Signal()
    seat_chosen = Signal(object)
    seat_skipped = Signal()
    reveal_asked_for = Signal()
    vote_again_asked_for = Signal()
    agreed_and_next = Signal()
    moved = Signal(int)
    characteristic_moved = Signal(int)
    characteristic_chosen = Signal(int)
    indicator_chosen = Signal(str)
    entry_changed = Signal()
    entry_chosen = Signal(object)
    partners_asked_for = Signal()
    text_written = Signal(object, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_ScorePage()
        self.form.setupUi(self)
        self._state: ScoreState | None = None
        self._wide = False
        form = self.form
        self._fields: dict[Place, TextField] = {
            Place.EVIDENCE: form.evidenceField,
            Place.DISSENT: form.dissentField,
            Place.INDICATOR: form.indicatorNoteField,
            Place.CHARACTERISTIC: form.characteristicNoteField,
            Place.LATER: form.laterNoteField,
        }
        form.wordsList.set_gap(1)
        form.sideTabs.tabBar().setDrawBase(False)
        form.sideTabs.tabBar().installEventFilter(self)
        self._connect_buttons()
        self._connect_fields()
        self._add_keys()

    @property
    def title(self) -> str:
        """The words in the bar above the page."""
        return self.tr("Score with the room")

    @property
    def hints(self) -> tuple[KeyHint, ...]:
        """The keys worth knowing where the indicator stands."""
        return () if self._state is None else self._state.hints

    # what the user does

    def _connect_buttons(self) -> None:
        form = self.form
        clicks: tuple[tuple[KeyButton, Callable[[], None]], ...] = (
            (form.skipSeatButton, self.seat_skipped.emit),
            (form.revealButton, self.reveal_asked_for.emit),
            (form.voteAgainButton, self.vote_again_asked_for.emit),
            (form.partnersButton, self.partners_asked_for.emit),
            (form.dontKnowButton, lambda: self.answer_chosen.emit(DONT_KNOW)),
            (form.notApplicableButton, lambda: self.answer_chosen.emit(NOT_APPLICABLE)),
            (form.previousButton, lambda: self.moved.emit(-1)),
            (form.skipButton, lambda: self.moved.emit(1)),
            (form.nextButton, self.agreed_and_next.emit),
        )
        for button, act in clicks:
            button.clicked.connect(self._settled(act))
        form.eachSeatButton.clicked.connect(lambda: self.entry_chosen.emit(Entry.EACH_SEAT))
        form.agreedOnlyButton.clicked.connect(lambda: self.entry_chosen.emit(Entry.AGREED_ONLY))
        form.levelRow.answer_chosen.connect(self._on_answer_clicked)
        form.seatStrip.seat_chosen.connect(self.seat_chosen)
        form.characteristicList.characteristic_chosen.connect(self._on_characteristic_clicked)
        form.characteristicList.indicator_chosen.connect(self._on_indicator_clicked)

    def _connect_fields(self) -> None:
        for place, field in self._fields.items():
            field.text_committed.connect(partial(self._on_text, place))

    def _add_keys(self) -> None:
        keypad = Qt.KeyboardModifier.KeypadModifier
        for number in range(1, 10):
            key = Qt.Key(Qt.Key.Key_0 + number)
            act = self._settled(partial(self.level_pressed.emit, number))
            self._add_key(QKeySequence(key), act)
            self._add_key(QKeySequence(QKeyCombination(keypad, key)), act)
        not_known = self._settled(lambda: self.answer_chosen.emit(DONT_KNOW))
        self._add_key(QKeySequence(Qt.Key.Key_0), not_known)
        self._add_key(QKeySequence(QKeyCombination(keypad, Qt.Key.Key_0)), not_known)
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("X", lambda: self.answer_chosen.emit(NOT_APPLICABLE)),
            ("Backspace", self.vote_taken_back.emit),
            ("Space", self.reveal_asked_for.emit),
            ("R", self.vote_again_asked_for.emit),
            ("Return", self.agreed_and_next.emit),
            ("Enter", self.agreed_and_next.emit),
            ("Num+Enter", self.agreed_and_next.emit),
            ("Left", lambda: self.moved.emit(-1)),
            ("Right", lambda: self.moved.emit(1)),
            ("Ctrl+Up", lambda: self.characteristic_moved.emit(-1)),
            ("Ctrl+Down", lambda: self.characteristic_moved.emit(1)),
            ("E", lambda: self._write_in(self.form.evidenceField)),
            ("D", lambda: self._write_in(self.form.dissentField)),
            ("N", self._write_note),
            ("M", self.entry_changed.emit),
        )
        for keys_, act in keys:
            self._add_key(QKeySequence(keys_), self._settled(act))

    def _add_key(self, keys: QKeySequence, act: Callable[[], None]) -> None:
        shortcut = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        # A key held down must not vote for the whole room.
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)

    def _settled(self, act: Callable[[], None]) -> Callable[[], None]:
        """Return *act* with what is being typed kept first, for it belongs to what is shown."""

        def settle_and_act() -> None:
            self._settle()
            act()

        return settle_and_act

    def _settle(self) -> None:
        for field in self._fields.values():
            field.commit()

    def _on_answer_clicked(self, answer: object) -> None:
        self._settle()
        self.answer_chosen.emit(answer)

    def _on_characteristic_clicked(self, number: int) -> None:
        self._settle()
        self.characteristic_chosen.emit(number)

    def _on_indicator_clicked(self, indicator: str) -> None:
        self._settle()
        self.indicator_chosen.emit(indicator)

    def _on_text(self, place: Place, text: str) -> None:
        if self._state is not None:
            self.text_written.emit(place, self._state.indicator, text)

    @staticmethod
    def _write_in(field: TextField) -> None:
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _write_note(self) -> None:
        self.form.sideTabs.setCurrentWidget(self.form.notesTab)
        self._write_in(self.form.indicatorNoteField)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the arrows to the tabs while these have the focus."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        ):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is being typed."""
        self._settle()
        super().hideEvent(event)

    # what is shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give more air where there is room for it."""
        super().resizeEvent(event)
        self._breathe(event.size())

    def changeEvent(self, event: QEvent) -> None:
        """Give more room to larger text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._breathe(self.size())

    def event(self, event: QEvent) -> bool:
        """Keep the middle card as high as its wrapped texts need, so that nothing overlaps."""
        answer = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            card, area = self.form.scoreCard, self.form.roomArea
            area.setMinimumHeight(area.minimumSizeHint().height())
            needed = self.form.middleColumn.minimumHeightForWidth(card.width())
            card.setMinimumHeight(max(needed, 0))
        return answer

    def _breathe(self, size: QSize) -> None:
        form, line = self.form, self.fontMetrics().lineSpacing()
        airy = size.height() >= AIRY_FROM
        margin = 20 if airy else 14
        form.pageRow.setContentsMargins(20, margin, 20, margin)
        form.middleColumn.setContentsMargins(18, 16 if airy else 9, 18, 18 if airy else 11)
        form.middleColumn.setSpacing(12 if airy else 6)
        form.characteristicList.set_gap(8 if airy else 0)
        form.levelRow.setMaximumHeight(look().px(tokens.SCORE_HEIGHT + 10 if airy else 60))
        self._wide = size.width() >= look().px(WIDE_FROM)
        if self._state is not None:
            show_extras(form, self._state.room.phase, wide=self._wide)
        for box in (form.evidenceBox, form.dissentBox):
            box.setMinimumHeight(3 * line + (38 if airy else 30))
        form.listCard.setMinimumWidth(max(_LIST_WIDTH, look().px(_LIST_WIDTH * 3 // 4)))

    def show_state(self, state: ScoreState) -> None:
        """Show *state*; what did not change is left alone."""
        before, self._state = self._state, state
        form = self.form
        form.characteristicList.show_lines(state.lines)
        if before is None or before.place != state.place or before.statement != state.statement:
            form.placeLabel.setText(state.place)
            form.statementLabel.setText(state.statement)
            form.anchorRow.show_anchors(state.anchors)
            # Settle at once: wrapped texts would find their height only in a second pass.
            form.middleColumn.activate()
        form.eachSeatButton.setChecked(state.entry is Entry.EACH_SEAT)
        form.agreedOnlyButton.setChecked(state.entry is Entry.AGREED_ONLY)
        for widget in (form.eachSeatButton, form.agreedOnlyButton, form.entryKey):
            widget.setVisible(state.can_switch)
        if before is None or before.room != state.room:
            show_room(form, state.room)
            show_extras(form, state.room.phase, wide=self._wide)
        if before is None or before.ask != state.ask:
            show_ask(form, state.ask)
        if form.nextButton.text() != state.next_text:
            form.nextButton.setText(state.next_text)
        if before is None or before.side != state.side:
            show_side(form, state.side)
        self._show_texts(state)

    def _show_texts(self, state: ScoreState) -> None:
        errors = dict(state.errors)
        for place, text in state.texts:
            if place not in errors:
                self._fields[place].show_text(text)
        notes = (Place.INDICATOR, Place.CHARACTERISTIC, Place.LATER)
        for label, places in (
            (self.form.errorLabel, (Place.EVIDENCE, Place.DISSENT)),
            (self.form.noteErrorLabel, notes),
        ):
            sentence = " ".join(errors[place] for place in places if place in errors)
            label.setText(sentence)
            label.setVisible(bool(sentence))


def build(stage: Stage, tr: Translate) -> ScorePage:
    """Return the page of step 4, joined to its presenter."""
    page, presenter = ScorePage(), ScorePresenter(stage, tr)
    page.level_pressed.connect(presenter.press_level)
    page.answer_chosen.connect(presenter.choose)
    page.vote_taken_back.connect(presenter.take_back)
    page.seat_chosen.connect(presenter.choose_seat)
    page.seat_skipped.connect(presenter.skip_seat)
    page.reveal_asked_for.connect(presenter.reveal)
    page.vote_again_asked_for.connect(presenter.vote_again)
    page.agreed_and_next.connect(presenter.agree_and_next)
    page.moved.connect(presenter.go_by)
    page.characteristic_moved.connect(presenter.go_by_characteristic)
    page.characteristic_chosen.connect(presenter.go_to_characteristic)
    page.indicator_chosen.connect(presenter.go_to)
    page.entry_changed.connect(presenter.change_entry)
    page.entry_chosen.connect(presenter.choose_entry)
    page.partners_asked_for.connect(presenter.go_to_partners)
    page.text_written.connect(presenter.write)
    presenter.attach(page.show_state)
    page.follow(presenter)
    return page
