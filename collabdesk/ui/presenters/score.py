"""The scoring page's presenter: from keys and clicks to votes and agreed answers."""

from __future__ import annotations

from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Answer, Mode, Workshop
from collabdesk.ui.presenters.base import Presenter, Stage, Translate
from collabdesk.ui.presenters.place import place_of
from collabdesk.ui.presenters.score_course import Course
from collabdesk.ui.presenters.score_room import (
    RoomWords,
    open_seat_after,
    phase_of,
    seat_order,
    voted_seats,
)
from collabdesk.ui.presenters.score_state import (
    Entry,
    Phase,
    Place,
    Room,
    ScoreState,
    SeatKey,
)
from collabdesk.ui.presenters.score_words import ScoreWords, default_entry, texts


class ScorePresenter(Presenter[ScoreState]):
    """Keeps the scoring page true; which indicator and whose turn it is are its own to know."""

    def __init__(self, stage: Stage, tr: Translate) -> None:
        super().__init__(stage, tr)
        self._room = RoomWords(tr)
        self._words = ScoreWords(tr)
        self._workshop_id = ""
        self._indicator = ""
        self._entry = Entry.EACH_SEAT
        self._seat: SeatKey | None = None
        self._errors: dict[Place, str] = {}

    # what is shown

    def state(self) -> ScoreState:
        """Return what the page shows now."""
        workshop, framework = self._workshop(), self.sitting.framework
        indicator = framework.indicator(self._indicator)
        characteristic = framework.characteristic(indicator.characteristic)
        phase, turn = self._phase(), self._turn()
        solo = workshop.mode is Mode.SOLO
        return ScoreState(
            workshop=workshop.id,
            indicator=indicator.id,
            lines=self._words.lines(workshop, framework, indicator.id),
            place=f"{indicator.id} · {characteristic.name}",
            statement=indicator.statement,
            anchors=tuple((str(a.level), a.text) for a in indicator.anchors),
            entry=self._entry,
            can_switch=not solo,
            room=self._room_state(phase, turn),
            ask=self._words.ask(workshop, framework.scale, indicator.id, phase, turn),
            next_text=self._next_text(),
            side=self._words.side(workshop, framework, indicator),
            texts=texts(workshop, indicator),
            errors=tuple(self._errors.items()),
            hints=self._words.hints(phase, framework.scale.width, can_switch=not solo),
        )

    def refresh(self) -> None:
        """Hand the page its state, and say which indicator it shows."""
        super().refresh()
        place_of(self.stage).show(self._workshop().id, self._indicator)

    def _room_state(self, phase: Phase, turn: SeatKey | None) -> Room:
        workshop, framework = self.sitting.workshop, self.sitting.framework
        if phase is Phase.VOTING:
            return self._room.voting(workshop, self._indicator, turn)
        if phase is Phase.REVEALED:
            result = self.sitting.results.indicator(self._indicator)
            return self._room.revealed(workshop, framework, result)
        if phase is Phase.DIRECT:
            return self._room.direct(workshop, self._indicator, framework.scale)
        return self._room.no_partners()

    def _next_text(self) -> str:
        if self._course().following(self._indicator) is None:
            return self.tr("Agree, see results")
        return self.tr("Agree and next")

    def _workshop(self) -> Workshop:
        """Return the open workshop; begin anew where it is another one than before."""
        workshop = self.sitting.workshop
        if workshop.id != self._workshop_id:
            self._workshop_id = workshop.id
            self._entry = default_entry(workshop)
            self._show_indicator("")
        course = Course.of(workshop, self.sitting.framework)
        if self._indicator not in course.order:
            self._show_indicator(course.start())
        return workshop

    def _show_indicator(self, indicator: str) -> None:
        self._indicator = indicator
        self._seat = None
        self._errors = {}

    def _course(self) -> Course:
        return Course.of(self._workshop(), self.sitting.framework)

    def _phase(self) -> Phase:
        return phase_of(self._workshop(), self._indicator, self._entry)

    def _turn(self) -> SeatKey | None:
        """Return the seat that votes next: the one asked for, else the first without a vote."""
        workshop = self.sitting.workshop
        if workshop.anonymous:
            return None
        order = seat_order(workshop)
        if self._seat in order:
            return self._seat
        return open_seat_after(order, voted_seats(workshop, self._indicator), None)

    def _chosen(self) -> Answer | None:
        agreed = self.sitting.workshop.agreement_on(self._indicator)
        return None if agreed is None else agreed.answer

    # answering

    def press_level(self, level: int) -> None:
        """Take a digit key; one beyond the scale is told so."""
        width = self.sitting.framework.scale.width
        if level > width:
            self.stage.say(self.tr("The scale here goes from 1 to {width}.").format(width=width))
        else:
            self.choose(level)

    def choose(self, answer: Answer) -> None:
        """Take an answer: a vote before the reveal, what is agreed after it and without votes."""
        phase = self._phase()
        if phase is Phase.NO_PARTNERS:
            self.stage.say(self._nobody())
        elif phase is Phase.VOTING:
            self._vote(answer)
        else:
            self._agree(answer)

    def _nobody(self) -> str:
        return self.tr("Nobody is at the table yet: add partners, or press M for agreed only.")

    def _vote(self, answer: Answer) -> None:
        workshop, indicator, seat = self.sitting.workshop, self._indicator, self._turn()
        voted, order = voted_seats(workshop, indicator), seat_order(workshop)
        full = len(voted) >= len(order) if workshop.anonymous else seat is None
        if full:
            self.stage.say(self.tr("All votes are in. Space reveals them."))
            return
        chosen_before = self._seat
        if seat is not None:
            self._seat = self._seat_after(order, voted | {seat}, seat)
        partner, number = seat if seat is not None else (None, None)
        refused = self.stage.perform(
            lambda: self.sitting.record_vote(indicator, partner, number, answer)
        )
        if refused:
            self._seat = chosen_before
            self.stage.say(refused)
        if self.sitting.workshop is workshop:
            self.refresh()

    @staticmethod
    def _seat_after(
        order: tuple[SeatKey, ...], voted: frozenset[SeatKey], seat: SeatKey
    ) -> SeatKey | None:
        """Return the seat to name next; None where it is the first without a vote anyway."""
        following = open_seat_after(order, voted, seat)
        return None if following == open_seat_after(order, voted, None) else following

    def _agree(self, answer: Answer) -> None:
        workshop, indicator = self.sitting.workshop, self._indicator
        solo = workshop.mode is Mode.SOLO
        following = self._course().neighbour(indicator, 1) if solo else None
        if following is not None:
            self._show_indicator(following)
        refused = self.stage.perform(lambda: self.sitting.agree(indicator, answer))
        if refused:
            self._show_indicator(indicator)
            self.stage.say(refused)
        elif solo and following is None:
            self.stage.say(self._last_words())
        if self.sitting.workshop is workshop:
            self.refresh()

    def _last_words(self) -> str:
        if not self._course().open:
            return self.tr("That was the last one. Enter shows the results.")
        return self.tr("That was the last one. Enter goes to the first that is still open.")

    def take_back(self) -> None:
        """Take back the last vote of the open round; that seat votes next."""
        if self._phase() is not Phase.VOTING:
            self.stage.say(self.tr("There is no open vote to take back. Ctrl+Z undoes."))
            return
        before = voted_seats(self.sitting.workshop, self._indicator)
        if not before:
            self.stage.say(self.tr("No vote is in yet."))
            return
        self._seat = None
        indicator = self._indicator
        refused = self.stage.perform(lambda: self.sitting.take_back_vote(indicator))
        if refused:
            self.stage.say(refused)
            return
        taken = before - voted_seats(self.sitting.workshop, indicator)
        if not self.sitting.workshop.anonymous and taken and self._turn() not in taken:
            self.choose_seat(min(taken))

    def choose_seat(self, seat: SeatKey) -> None:
        """Let another seat vote next, or again."""
        self._seat = seat
        self.refresh()

    def skip_seat(self) -> None:
        """Pass over the seat whose turn it is; it is asked again at the end."""
        workshop, seat = self.sitting.workshop, self._turn()
        if self._phase() is not Phase.VOTING or seat is None:
            return
        order = seat_order(workshop)
        following = open_seat_after(order, voted_seats(workshop, self._indicator), seat)
        if following is None or following == seat:
            self.stage.say(self.tr("No other seat is without a vote. Space reveals."))
        else:
            self.choose_seat(following)

    # the round

    def reveal(self) -> None:
        """Show the votes of the open round, the missing ones left out."""
        phase, indicator = self._phase(), self._indicator
        if phase is Phase.REVEALED:
            self.stage.say(self.tr("The votes are shown already. R votes again."))
        elif phase is not Phase.VOTING:
            self.stage.say(self.tr("There are no votes to reveal here."))
        elif not voted_seats(self.sitting.workshop, indicator):
            self.stage.say(self.tr("No vote is in yet."))
        else:
            self._seat = None
            self._say_if(self.stage.perform(lambda: self.sitting.reveal(indicator)))

    def vote_again(self) -> None:
        """Open another round; the one before is kept."""
        indicator = self._indicator
        if self._phase() is not Phase.REVEALED:
            self.stage.say(self.tr("Reveal this round first; then R votes again."))
        elif not self.sitting.workshop.seats:
            self.stage.say(self._nobody())
        else:
            self._entry, self._seat = Entry.EACH_SEAT, None
            self._say_if(self.stage.perform(lambda: self.sitting.vote_again(indicator)))

    def choose_entry(self, entry: Entry) -> None:
        """Change the way of entry; nothing that was entered is lost."""
        if self._workshop().mode is Mode.SOLO:
            self.stage.say(self.tr("On your own, what you press is your answer."))
            return
        self._entry, self._seat = entry, None
        said = {
            Entry.EACH_SEAT: self.tr("Each seat votes; nobody sees a vote before the reveal."),
            Entry.AGREED_ONLY: self.tr("Only what the room agrees on is entered."),
        }
        self.stage.say(said[entry])
        self.refresh()

    def change_entry(self) -> None:
        """Go to the other way of entry."""
        other = {Entry.EACH_SEAT: Entry.AGREED_ONLY, Entry.AGREED_ONLY: Entry.EACH_SEAT}
        self._workshop()
        self.choose_entry(other[self._entry])

    # moving

    def agree_and_next(self) -> None:
        """Go on if something is agreed; otherwise say what to press."""
        missing = self._missing()
        if missing:
            self.stage.say(missing)
            return
        following = self._course().following(self._indicator)
        if following is None:
            self.stage.go(Step.RESULTS)
        else:
            self.go_to(following)

    def _missing(self) -> str:
        """Return what has to be pressed before going on, or ""."""
        phase, workshop = self._phase(), self.sitting.workshop
        voting = phase is Phase.VOTING
        voted = len(voted_seats(workshop, self._indicator)) if voting else 0
        if not voted and self._chosen() is not None:
            return ""
        if phase is Phase.NO_PARTNERS:
            return self._nobody()
        if not voted:
            first = {True: self.tr("Press a level for each vote first, or → to skip for now.")}
            return first.get(
                voting, self.tr("Press what you agree on first, or → to skip for now.")
            )
        left = len(workshop.seats) - voted
        if left <= 0:
            return self.tr("All votes are in. Space reveals them.")
        return self.tr("Votes still missing: {left}. Space reveals those that are in.").format(
            left=left
        )

    def go_by(self, step: int) -> None:
        """Show the previous (-1) or the next (1) indicator."""
        following = self._course().neighbour(self._indicator, step)
        if following is not None:
            self.go_to(following)
        elif step < 0:
            self.stage.say(self.tr("This is the first one."))
        else:
            self.stage.say(self.tr("This is the last one."))

    def go_to(self, indicator: str) -> None:
        """Show *indicator*."""
        self._show_indicator(indicator)
        self.refresh()

    def go_to_characteristic(self, number: int) -> None:
        """Show the first open indicator of a characteristic, else its first."""
        self.go_to(self._course().within(number))

    def go_by_characteristic(self, step: int) -> None:
        """Show the previous (-1) or the next (1) characteristic in scope."""
        course = self._course()
        number = course.characteristic(self._indicator, step)
        if number is not None:
            self.go_to(course.within(number))
        else:
            self.stage.say(self.tr("There is no further characteristic that way."))

    def go_to_partners(self) -> None:
        """Show the step where partners are added."""
        self.stage.go(Step.PARTNERS)

    # writing

    def write(self, place: Place, indicator: str, text: str) -> None:
        """Keep a text that was typed while *indicator* was on the screen."""
        sitting = self.sitting
        number = sitting.framework.indicator(indicator).characteristic
        verbs = {
            Place.EVIDENCE: lambda: sitting.write_evidence(indicator, text),
            Place.DISSENT: lambda: sitting.write_dissent(indicator, text),
            Place.INDICATOR: lambda: sitting.write_note(text, indicator=indicator),
            Place.CHARACTERISTIC: lambda: sitting.write_note(text, characteristic=number),
            Place.LATER: lambda: sitting.write_note(text),
        }
        had_error = self._errors.pop(place, "")
        before = sitting.workshop
        refused = self.stage.perform(verbs[place])
        if refused:
            self._errors[place] = refused
        if refused or (had_error and sitting.workshop is before):
            self.refresh()

    def _say_if(self, refused: str) -> None:
        if refused:
            self.stage.say(refused)
