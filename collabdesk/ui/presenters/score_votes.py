"""Answering on the scoring page: votes seat by seat, what is agreed, and the rounds of both."""

from __future__ import annotations

from collabdesk.domain.workshop import Answer, Mode
from collabdesk.ui.presenters.score_base import ScoreKeeping
from collabdesk.ui.presenters.score_room import open_seat_after, seat_order, voted_seats
from collabdesk.ui.presenters.score_state import Entry, Phase, SeatKey


class ScoreVotes(ScoreKeeping):
    """Takes votes before the reveal, and what is agreed after it."""

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
        return self.tr("Nobody is at the table yet: add partners, or press M for another way.")

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

    # whose turn it is

    def choose_seat(self, seat: SeatKey) -> None:
        """Let another seat vote next, or again."""
        self._seat = seat
        self.refresh()

    def skip_seat(self) -> None:
        """Pass over the seat whose turn it is; it is asked again at the end."""
        workshop, seat = self.sitting.workshop, self._turn()
        if self._phase() is not Phase.VOTING or seat is None:
            self.stage.say(self.tr("No seat is asked to vote here."))
            return
        order = seat_order(workshop)
        following = open_seat_after(order, voted_seats(workshop, self._indicator), seat)
        if following is None or following == seat:
            self.stage.say(self.tr("No other seat is without a vote. Space reveals."))
        else:
            self.choose_seat(following)

    def step_seat(self, step: int) -> None:
        """Ask the seat before (-1) or after (1) to vote, whether or not it has voted."""
        order = seat_order(self._workshop())
        if self._phase() is not Phase.VOTING or self.sitting.workshop.anonymous:
            self.stage.say(self.tr("No seat is asked to vote here."))
            return
        turn = self._turn()
        at_end = len(order) if step < 0 else -1
        index = at_end if turn is None else order.index(turn)
        self.choose_seat(order[(index + step) % len(order)])

    # the round

    def reveal(self) -> None:
        """Show the votes of the open round, the missing ones left out."""
        phase, indicator = self._phase(), self._indicator
        if phase is Phase.REVEALED:
            self.stage.say(self.tr("The votes are shown already. R votes again."))
        elif phase is Phase.HANDS:
            self.stage.say(self.tr("Everybody sees a show of hands: nothing is to be revealed."))
        elif phase is not Phase.VOTING:
            self.stage.say(self.tr("There are no votes to reveal here."))
        elif not voted_seats(self.sitting.workshop, indicator):
            self.stage.say(self.tr("No vote is in yet."))
        else:
            self._seat = None
            self._say_if(self.stage.perform(lambda: self.sitting.reveal(indicator)))

    def vote_again(self) -> None:
        """Open another round; the one before is kept."""
        indicator, phase = self._indicator, self._phase()
        if phase is not Phase.REVEALED:
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
        self._counting = entry is Entry.HANDS
        said = {
            Entry.EACH_SEAT: self.tr("Each seat votes; nobody sees a vote before the reveal."),
            Entry.HANDS: self.tr("Count the hands for each answer; Enter goes to the next."),
            Entry.AGREED_ONLY: self.tr("Only what the room agrees on is entered."),
        }
        self.stage.say(said[entry])
        self.refresh()

    def change_entry(self) -> None:
        """Go to the next way of entry: each seat, show of hands, agreed only."""
        ways = (Entry.EACH_SEAT, Entry.HANDS, Entry.AGREED_ONLY)
        self._workshop()
        self.choose_entry(ways[(ways.index(self._entry) + 1) % len(ways)])
