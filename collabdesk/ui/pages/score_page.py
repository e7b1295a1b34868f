"""Step 4: one indicator at a time, scored with the room by the keyboard."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from collabdesk import tokens
from collabdesk.domain import pace
from collabdesk.domain.workshop import DONT_KNOW, NOT_APPLICABLE
from collabdesk.ui.forms.ui_score_page import Ui_ScorePage
from collabdesk.ui.page import Page
from collabdesk.ui.page_keys import add_digit, add_keys
from collabdesk.ui.presenters.base import Stage, Translate
from collabdesk.ui.presenters.card import CardPresenter
from collabdesk.ui.presenters.score import ScorePresenter
from collabdesk.ui.presenters.score_state import Entry, Phase, Place, ScoreState
from collabdesk.ui.presenters.score_time import TimeState
from collabdesk.ui.settings import Settings
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.fields import TextField
from collabdesk.ui.widgets.key_button import KeyButton
from collabdesk.ui.widgets.key_hints import KeyHint
from collabdesk.ui.widgets.score_parts import (
    keep_whole,
    lay_cards,
    show_ask,
    show_extras,
    show_room,
    show_side,
    show_time,
)
from collabdesk.ui.widgets.score_texts import ScoreTexts

AIRY_FROM = 720
"""The page's height in pixels from which there is more air."""
WIDE_FROM = 1150
"""The page's width in pixels from which a hint says how to answer."""

TICK_MS = 500
"""How often the time is looked at, in milliseconds."""

_LOUD = (pace.Signal.NEARLY_OUT, pace.Signal.OVER)


class ScorePage(Page):
    """Shows one indicator, its room, and what is agreed."""

    level_pressed = Signal(int)
    answer_chosen = Signal(object)
    vote_taken_back = Signal()
    seat_chosen = Signal(object)
    seat_skipped = Signal()
    seat_stepped = Signal(int)
    hands_counted = Signal(int, str)
    hands_asked_for = Signal()
    timer_toggled = Signal()
    time_passed = Signal()
    time_ran_low = Signal()
    card_asked_for = Signal()
    left = Signal()
    way_back_asked_for = Signal()
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
        self._time: TimeState | None = None
        self._ticking = QTimer(self, interval=TICK_MS)
        self._ticking.timeout.connect(self.time_passed)
        self._wide = self._airy = False
        form = self.form
        self._texts = ScoreTexts(form, self)
        self._texts.written.connect(self._on_text)
        self._segments = (
            (form.eachSeatButton, Entry.EACH_SEAT),
            (form.handsButton, Entry.HANDS),
            (form.agreedOnlyButton, Entry.AGREED_ONLY),
        )
        form.wordsList.set_gap(1)
        form.sideTabs.tabBar().setDrawBase(False)
        form.sideTabs.tabBar().installEventFilter(self)
        self._connect_buttons()
        self._add_keys()

    @property
    def title(self) -> str:
        """The words in the bar above the page."""
        return self.tr("Score") if self._state is None else self._state.title

    @property
    def hints(self) -> tuple[KeyHint, ...]:
        """The keys worth knowing where the indicator stands."""
        return () if self._state is None else self._state.hints

    # what the user does

    def _connect_buttons(self) -> None:
        form = self.form
        clicks: tuple[tuple[KeyButton, Callable[[], None]], ...] = (
            (form.skipSeatButton, self.seat_skipped.emit),
            (form.timerButton, self.timer_toggled.emit),
            (form.cardButton, self.card_asked_for.emit),
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
        for segment, entry in self._segments:
            segment.clicked.connect(self._settled(partial(self.entry_chosen.emit, entry)))
        form.handsPage.count_entered.connect(self.hands_counted)
        form.handsPage.finished.connect(self.setFocus)
        form.levelRow.answer_chosen.connect(self._on_answer_clicked)
        form.seatStrip.seat_chosen.connect(self.seat_chosen)
        form.characteristicList.characteristic_chosen.connect(self._on_characteristic_clicked)
        form.characteristicList.indicator_chosen.connect(self._on_indicator_clicked)

    def _add_keys(self) -> None:
        for number in range(1, 10):
            add_digit(self, number, self._settled(partial(self.level_pressed.emit, number)))
        add_digit(self, 0, self._settled(lambda: self.answer_chosen.emit(DONT_KNOW)))
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
            ("Up", lambda: self.seat_stepped.emit(-1)),
            ("Down", lambda: self.seat_stepped.emit(1)),
            ("S", self.seat_skipped.emit),
            ("Ctrl+Up", lambda: self.characteristic_moved.emit(-1)),
            ("Ctrl+Down", lambda: self.characteristic_moved.emit(1)),
            ("E", lambda: self._write_in(self.form.evidenceField)),
            ("D", lambda: self._write_in(self.form.dissentField)),
            ("N", self._write_note),
            ("M", self.entry_changed.emit),
            ("H", self.hands_asked_for.emit),
            ("T", self.timer_toggled.emit),
            ("P", self.card_asked_for.emit),
        )
        add_keys(self, ((name, self._settled(act)) for name, act in keys))

    def _settled(self, act: Callable[[], None]) -> Callable[[], None]:
        """Return *act* with what is being typed kept first, for it belongs to what is shown."""

        def settle_and_act() -> None:
            self._settle()
            act()

        return settle_and_act

    def _settle(self) -> None:
        self._texts.commit()
        self.form.handsPage.commit()

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
        if not field.isVisibleTo(field.window()):
            return
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the way back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.way_back_asked_for.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is being typed."""
        self._settle()
        super().hideEvent(event)

    def opened(self) -> None:
        """Show the present state, and count hands at once where they are to be counted."""
        super().opened()
        self._ticking.start()
        if self._state is not None:
            self._begin_hands(None, self._state)

    def leave(self) -> None:
        """Keep where one is."""
        self._settle()
        self.left.emit()

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
            keep_whole(self.form)
        return answer

    def _breathe(self, size: QSize) -> None:
        form, line = self.form, self.fontMetrics().lineSpacing()
        # What can be seen counts: a page that scrolls is higher than that.
        port = self.parentWidget()
        self._airy = airy = (size if port is None else port.size()).height() >= AIRY_FROM
        sides, margin = form.pageRow.contentsMargins(), 20 if airy else 14
        form.pageRow.setContentsMargins(sides.left(), margin, sides.right(), margin)
        form.middleColumn.setContentsMargins(18, 16 if airy else 8, 18, 18 if airy else 10)
        form.middleColumn.setSpacing(12 if airy else 5)
        form.characteristicList.set_gap(8 if airy else 0)
        form.levelRow.setMaximumHeight(look().px(tokens.SCORE_HEIGHT + 10 if airy else 60))
        self._wide = size.width() >= look().px(WIDE_FROM)
        if self._state is not None:
            show_extras(form, self._state.room, wide=self._wide, airy=airy)
        for box in (form.evidenceBox, form.dissentBox):
            box.setMinimumHeight(3 * line + (38 if airy else 30))
        lay_cards(form, size.width())

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
        for segment, entry in self._segments:
            segment.setChecked(state.entry is entry)
            segment.setVisible(state.can_switch)
        form.entryKey.setVisible(state.can_switch)
        form.dissentBox.setVisible(not state.solo or bool(form.dissentField.toPlainText()))
        if before is None or before.room != state.room:
            counting = form.handsPage.has_keyboard
            show_room(form, state.room)
            if counting and state.room.hands is None:
                self.setFocus()
            show_extras(form, state.room, wide=self._wide, airy=self._airy)
        if before is None or before.ask != state.ask:
            show_ask(form, state.ask)
        if form.nextButton.text() != state.next_text:
            form.nextButton.setText(state.next_text)
        if before is None or before.side != state.side:
            show_side(form, state.side, len(state.ask.levels))
        self._texts.show_texts(state)
        self._begin_hands(before, state)
        self.hints_changed.emit()

    def _begin_hands(self, before: ScoreState | None, state: ScoreState) -> None:
        """Take the keyboard into the first box where a fresh count of hands begins."""
        hands = state.room.hands
        if hands is None or hands.counted:
            return
        fresh = before is None or before.room.phase is not Phase.HANDS
        fresh = fresh or (before is not None and before.room.round != state.room.round)
        fresh = fresh or (before is not None and before.indicator != state.indicator)
        if fresh and (self.hasFocus() or self.form.handsPage.has_keyboard):
            self.form.handsPage.begin()

    def show_time(self, state: TimeState) -> None:
        """Show the time; tell when a running timer comes near its end."""
        before, self._time = self._time, state
        if before == state:
            return
        show_time(self.form, state)
        changed = before is not None and before.signal is not state.signal
        if changed and state.running and state.signal in _LOUD:
            self.time_ran_low.emit()


def build(
    stage: Stage,
    tr: Translate,
    settings: Settings | None = None,
    now: Callable[[], float] = time.monotonic,
) -> ScorePage:
    """Return the page of step 4, joined to its presenter; *now* reads a monotonic clock."""
    page, presenter = ScorePage(), ScorePresenter(stage, tr, now)
    page.level_pressed.connect(presenter.press_level)
    page.answer_chosen.connect(presenter.choose)
    page.vote_taken_back.connect(presenter.take_back)
    page.seat_chosen.connect(presenter.choose_seat)
    page.seat_skipped.connect(presenter.skip_seat)
    page.seat_stepped.connect(presenter.step_seat)
    page.hands_counted.connect(presenter.count)
    page.hands_asked_for.connect(presenter.count_hands)
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
    page.timer_toggled.connect(presenter.toggle_timer)
    page.time_passed.connect(presenter.tick)
    page.left.connect(presenter.leave)
    page.way_back_asked_for.connect(presenter.go_back)
    page.card_asked_for.connect(partial(_open_card, page, stage, tr))
    if settings is not None:
        page.time_ran_low.connect(partial(_sound, settings))
    presenter.attach(page.show_state)
    presenter.attach_time(page.show_time)
    page.follow(presenter)
    return page


def _open_card(page: ScorePage, stage: Stage, tr: Translate) -> None:
    from collabdesk.ui.dialogs.card_dialog import CardDialog

    presenter = CardPresenter(stage, tr)
    if not presenter.possible:
        stage.say(tr("Nobody is at the table yet: add the partners whose cards these are."))
        return
    dialog = CardDialog(presenter, page)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _sound(settings: Settings) -> None:
    if settings.sound:
        QApplication.beep()
