"""Shows the parts of a scoring state in the page's form."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QBoxLayout, QLabel, QStackedWidget, QWidget

from collabdesk.domain.pace import Signal
from collabdesk.ui.forms.ui_score_page import Ui_ScorePage
from collabdesk.ui.presenters.score_state import (
    Ask,
    Choice,
    Figures,
    LastTimeLine,
    Phase,
    Room,
    Side,
)
from collabdesk.ui.presenters.score_time import TimeState
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.key_button import KeyButton
from collabdesk.ui.widgets.roles import set_role
from collabdesk.ui.widgets.stacks import ask_only_shown
from collabdesk.ui.widgets.tips import plain

_LIST_WIDTH, _LIST_WIDEST, _SIDE_WIDEST = 184, 250, 300
"""Least and greatest widths of the cards beside the scores, in pixels."""
_BESIDE_FROM = 940
"""From this width on (at 100 % text size) the three cards stand beside each other, in pixels."""
_LEAST_LIST = 220
"""The least height of the list and of the tabs below the scores at 100 %, in pixels."""
_UNBOUNDED: Final = 16_777_215
"""The greatest width that Qt knows, in pixels."""


def show_room(form: Ui_ScorePage, room: Room) -> None:
    """Show the seats, the stacks or the words, and the line above them."""
    phase = room.phase
    _show_pill(form.votesPill, room.votes, "attentionPill" if room.over else "pill")
    pill = "attentionPill" if room.attention else "pill"
    _show_pill(form.agreementPill, room.agreement, pill)
    form.roomCaption.setText(room.heading)
    form.roundLabel.setText(room.round)
    voting, revealed = phase is Phase.VOTING, phase is Phase.REVEALED
    form.skipSeatButton.setVisible(voting and any(s.turn for g in room.groups for s in g.seats))
    form.revealButton.setVisible(voting)
    form.voteAgainButton.setVisible(revealed or phase is Phase.HANDS)
    if voting:
        form.seatStrip.show_groups(room.groups, room.seats_spoken)
        _keep_turn_in_sight(form)
    if room.hands is not None:
        form.handsPage.show_hands(room.hands, room.stacks, room.stacks_spoken)
    elif room.figures is not None:
        form.dotStacks.show_stacks(room.stacks, room.stacks_spoken)
        form.dotStacks.setVisible(bool(room.stacks))
        form.hiddenLabel.setVisible(not room.stacks)
        form.hiddenLabel.setText("\n".join(text for _, text in room.words))
        _show_figures(form, room.figures)
    else:
        form.wordsList.show_pairs(room.words)
        form.partnersButton.setVisible(phase is Phase.NO_PARTNERS)
    pages: dict[Phase, QWidget] = {
        Phase.VOTING: form.seatsPage,
        Phase.HANDS: form.handsPage,
        Phase.REVEALED: form.stacksPage,
    }
    form.roomArea.setCurrentWidget(pages.get(phase, form.wordsPage))
    ask_only_shown(form.roomArea)


def show_extras(form: Ui_ScorePage, room: Room, *, wide: bool, airy: bool) -> None:
    """Show the words there is room for only where the page is *wide*, or high and *airy*."""
    form.roomCaption.setVisible(wide or room.phase is Phase.DIRECT)
    lines = (room.shift, room.spread if airy else "")
    form.differLabel.setText("\n".join(line for line in lines if line))
    form.differLabel.setVisible(any(lines))
    form.figures.setToolTip(plain(room.spread))
    form.figures.setAccessibleDescription(room.spread)
    form.askHint.setVisible(wide)


def _keep_turn_in_sight(form: Ui_ScorePage) -> None:
    box = form.seatStrip.turn_box
    if not box.isEmpty():
        form.seatsArea.ensureVisible(box.center().x(), box.center().y(), 0, box.height())


def _show_figures(form: Ui_ScorePage, figures: Figures) -> None:
    form.medianValue.setText(figures.median)
    form.middleHalfValue.setText(figures.middle_half)
    form.dontKnowCountValue.setText(figures.dont_know)
    form.notApplicableCountValue.setText(figures.not_applicable)
    form.betweenValue.setText(figures.between)
    form.withinValue.setText(figures.within)
    form.farApartLabel.setText(figures.far_apart)


def show_ask(form: Ui_ScorePage, ask: Ask) -> None:
    """Show the question and its answers."""
    form.askTitle.setText(ask.title)
    form.askHint.setText(ask.hint)
    form.levelRow.show_choices(ask.levels)
    _show_choice(form.dontKnowButton, ask.dont_know)
    _show_choice(form.notApplicableButton, ask.not_applicable)


def show_side(form: Ui_ScorePage, side: Side, width: int) -> None:
    """Show the right card; *width* is that of the scale."""
    _show_last(form, side.last, width)
    for pill in (form.typePill, form.emphasisPill):
        pill.setText(side.type_name)
        pill.setVisible(bool(side.type_name))
    form.noTypeLabel.setVisible(not side.type_name)
    form.promptList.show_pairs(side.prompts)
    form.stuckCaption.setVisible(bool(side.question))
    form.stuckLabel.setText(side.question)
    form.definitionLabel.setText(side.definition)
    form.emphasisLabel.setText(side.emphasis)
    form.emphasisLabel.setVisible(bool(side.emphasis))
    form.reasonList.show_pairs(side.reasons)
    form.storyList.show_pairs(side.stories)
    form.noStoryLabel.setVisible(not side.stories)
    form.indicatorNoteCaption.setText(side.indicator_caption)
    form.characteristicNoteCaption.setText(side.characteristic_caption)


def _show_pill(label: QLabel, text: str, role: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
    set_role(label, role)


def _show_choice(button: KeyButton, choice: Choice) -> None:
    button.setText(choice.name)
    button.setAccessibleName(choice.spoken)
    button.setChecked(choice.chosen)


def _show_last(form: Ui_ScorePage, last: LastTimeLine | None, width: int) -> None:
    form.lastBox.setVisible(last is not None)
    if last is not None:
        form.lastCaption.setText(last.heading)
        form.lastChip.show_figure(last.figure, last.level, width)
        form.lastWords.setText(last.words)


def show_time(form: Ui_ScorePage, state: TimeState) -> None:
    """Show the time card."""
    calm = state.signal is Signal.CALM
    form.timerLabel.setText(state.left)
    form.timerLabel.setAccessibleName(state.spoken)
    set_role(form.timerLabel, "timer" if calm else "timerLow")
    form.timerButton.setText(state.button)
    form.timeDetail.setText(state.detail)
    form.timeBar.show_time(state.fraction, state.signal, state.spoken)
    form.timeRemark.setText(state.remark)
    set_role(form.timeRemark, "small" if calm else "error")
    form.firstLabel.setText(state.first)
    form.firstLabel.setVisible(bool(state.first))


def lay_cards(form: Ui_ScorePage, width: int) -> None:
    """Put the cards beside each other where *width* has room; else below the scores."""
    beside, way = width >= look().px(_BESIDE_FROM), QBoxLayout.Direction
    row, least = form.pageRow, look().px(_LIST_WIDTH * 3 // 4)
    form.listCard.setMinimumWidth(max(_LIST_WIDTH, least) if beside else 0)
    for low in (form.characteristicList, form.sideTabs):
        low.setMinimumHeight(0 if beside else look().px(_LEAST_LIST))
    row.setDirection(way.LeftToRight if beside else way.TopToBottom)
    row.removeWidget(form.listCard)
    row.insertWidget(0 if beside else 1, form.listCard)
    for card, widest, share in (
        (form.listCard, _LIST_WIDEST, 3),
        (form.scoreCard, _UNBOUNDED, 10),
        (form.sideCard, _SIDE_WIDEST, 4),
    ):
        card.setMaximumWidth(widest if beside else _UNBOUNDED)
        row.setStretchFactor(card, share if beside else 0)


def keep_whole(form: Ui_ScorePage) -> None:
    """Keep the cards as high as their wrapped texts need, so that nothing overlaps or is cut."""
    # Room for the figures is there from the start, so that the reveal moves nothing.
    figures = form.figures.minimumSizeHint().height()
    form.roomArea.setMinimumHeight(max(_least_height(form.roomArea), figures))
    needed = form.middleColumn.minimumHeightForWidth(form.scoreCard.width())
    form.scoreCard.setMinimumHeight(max(needed, 0))
    stacked = form.pageRow.direction() is QBoxLayout.Direction.TopToBottom
    beside = form.sideColumn.minimumHeightForWidth(form.sideCard.width()) if stacked else 0
    form.sideCard.setMinimumHeight(max(beside, 0))


def _least_height(area: QStackedWidget) -> int:
    """Return what the page on top needs; texts of the others would be reckoned far too high."""
    page = area.currentWidget() or area
    layout = page.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.minimumHeightForWidth(area.width())
    return page.minimumSizeHint().height()
