"""A paper card typed in one go, and once more to check it; what was typed is never shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from collabdesk.domain.card import differences, parse_card, read_card
from collabdesk.domain.workshop import Answer, Mode
from collabdesk.errors import InvalidInput
from collabdesk.ui.presenters.base import Presenter, Stage, Translate

Answers = Mapping[str, Answer | None]


class CardStep(StrEnum):
    """What is to be typed now."""

    FIRST = "first"
    SECOND = "second"
    MEND = "mend"


@dataclass(frozen=True, slots=True)
class CardState:
    """The dialog; it holds no answer.

    ``seats`` are the names to choose from, () where a card belongs to no seat. ``clear`` counts
    up each time the field is to be emptied.
    """

    step: CardStep
    how: str
    seats: tuple[str, ...]
    seat: int
    caption: str
    progress: str
    error: str
    button: str
    clear: int


class CardPresenter(Presenter[CardState]):
    """Takes one card after the other; a card is one change."""

    def __init__(self, stage: Stage, tr: Translate) -> None:
        super().__init__(stage, tr)
        self._seat = 0
        self._step = CardStep.FIRST
        self._typed = ""
        self._first: Answers = {}
        self._differ: tuple[str, ...] = ()
        self._error = ""
        self._clear = 0

    @property
    def possible(self) -> bool:
        """Whether there is anyone whose card could be typed."""
        workshop = self.sitting.workshop
        return workshop.mode is Mode.SOLO or bool(workshop.seats)

    @property
    def _named(self) -> bool:
        workshop = self.sitting.workshop
        return workshop.mode is Mode.GROUP and not workshop.anonymous

    def state(self) -> CardState:
        """Return what the dialog shows now."""
        seats = self.sitting.workshop.seats if self._named else ()
        return CardState(
            step=self._step,
            how=self._how(),
            seats=tuple(self._name(index) for index in range(len(seats))),
            seat=self._seat,
            caption=self._caption(),
            progress=self._progress(),
            error=self._error,
            button=self.tr("Next") if self._step is CardStep.FIRST else self.tr("Check and enter"),
            clear=self._clear,
        )

    def _how(self) -> str:
        scale = self.sitting.framework.scale
        return self.tr(
            "One sign an answer, in the order of the card: 1 to {width}, 0 for “{dont_know}”, "
            "x for “{not_applicable}”, _ for one left out. Blanks do not count."
        ).format(width=scale.width, dont_know=scale.dont_know, not_applicable=scale.not_applicable)

    def _name(self, index: int) -> str:
        partner, seat = self.sitting.workshop.seats[index]
        if partner.seats == 1:
            return partner.name
        return self.tr("{partner}, seat {seat}").format(partner=partner.name, seat=seat)

    def _caption(self) -> str:
        return {
            CardStep.FIRST: self.tr("The answers on the card"),
            CardStep.SECOND: self.tr("The same card once more, to check"),
            CardStep.MEND: self.tr("The two entries differ at {places}. Type only these again."),
        }[self._step].format(places=", ".join(self._differ))

    def _progress(self) -> str:
        sitting = self.sitting
        indicators = sitting.framework.in_scope(sitting.workshop.scope)
        order = self._differ if self._step is CardStep.MEND else tuple(i.id for i in indicators)
        try:
            typed = len(read_card(self._typed, sitting.framework, sitting.workshop.scope))
        except InvalidInput:
            return ""
        if typed >= len(order):
            return self.tr("{typed} of {all} typed. Enter goes on.").format(
                typed=typed, all=len(order)
            )
        statement = sitting.framework.indicator(order[typed]).statement
        return self.tr("{typed} of {all} typed. Next: {indicator} {statement}").format(
            typed=typed, all=len(order), indicator=order[typed], statement=statement
        )

    # what the user does

    def choose_seat(self, index: int) -> None:
        """Take the card of another seat, from its beginning."""
        self._seat = index
        self.begin_again()

    def begin_again(self) -> None:
        """Forget what was typed of this card."""
        self._restart()
        self.refresh()

    def _restart(self) -> None:
        self._step, self._first, self._differ, self._error = CardStep.FIRST, {}, (), ""
        self._empty()

    def _empty(self) -> None:
        self._typed = ""
        self._clear += 1

    def type(self, text: str) -> None:
        """Take what is in the field; a mistake is named where it stands."""
        self._typed, self._error = text, ""
        try:
            read_card(text, self.sitting.framework, self.sitting.workshop.scope)
        except InvalidInput as wrong:
            mending = self._step is CardStep.MEND
            self._error = self._one_each() if mending else str(wrong)
        self.refresh()

    def go_on(self) -> None:
        """Go from the first entry to the second, and from there to the library."""
        try:
            self._take()
        except InvalidInput as wrong:
            self._error = str(wrong)
        self.refresh()

    def _take(self) -> None:
        sitting = self.sitting
        if self._step is CardStep.MEND:
            self._enter({**self._first, **self._mended()})
            return
        answers = parse_card(self._typed, sitting.framework, sitting.workshop.scope)
        if self._step is CardStep.FIRST:
            self._first, self._step = answers, CardStep.SECOND
            self._empty()
            return
        self._differ = tuple(found.indicator for found in differences(self._first, answers))
        if self._differ:
            self._step = CardStep.MEND
            self._empty()
        else:
            self._enter(answers)

    def _mended(self) -> Answers:
        """Return the answers that were typed a third time."""
        sitting = self.sitting
        typed = read_card(self._typed, sitting.framework, sitting.workshop.scope)
        if len(typed) != len(self._differ):
            raise InvalidInput(self._one_each(), "card")
        return dict(zip(self._differ, (answer for _, answer in typed), strict=True))

    def _one_each(self) -> str:
        words = self.tr("Type one answer for each of {places}.")
        return words.format(places=", ".join(self._differ))

    def _enter(self, answers: Answers) -> None:
        workshop = self.sitting.workshop
        partner, seat, whose = None, None, self.tr("The card")
        if self._named:
            whose = self._name(self._seat)
            holder, seat = workshop.seats[self._seat]
            partner = holder.id
        refused = self.stage.perform(lambda: self.sitting.enter_card(partner, seat, answers))
        if refused:
            self._error = refused
            return
        given = sum(answer is not None for answer in answers.values())
        self.stage.say(
            self.tr("{whose}: {given} answers entered. Undo takes them back.").format(
                whose=whose, given=given
            )
        )
        if self._named:
            self._seat = (self._seat + 1) % len(workshop.seats)
        self._restart()
