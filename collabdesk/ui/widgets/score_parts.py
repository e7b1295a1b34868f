"""Shows the parts of a scoring state in the page's form."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

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
from collabdesk.ui.widgets.key_button import KeyButton
from collabdesk.ui.widgets.roles import set_role
from collabdesk.ui.widgets.tips import plain


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


def least_height(area: QStackedWidget) -> int:
    """Return what the page on top needs; texts of the others would be reckoned far too high."""
    page = area.currentWidget() or area
    layout = page.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.minimumHeightForWidth(area.width())
    return page.minimumSizeHint().height()
