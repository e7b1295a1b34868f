"""Moving and writing on the scoring page: from indicator to indicator, evidence and notes."""

from __future__ import annotations

from collabdesk.domain.flow import Step
from collabdesk.ui.presenters.score_hands import ScoreHands
from collabdesk.ui.presenters.score_room import voted_seats
from collabdesk.ui.presenters.score_state import Phase, Place


class ScoreMoves(ScoreHands):
    """Goes on, back and elsewhere; keeps what is written beside the answers."""

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

    def go_back(self) -> None:
        """Show the results again to who came from there to look at an indicator."""
        if self._visiting:
            self.stage.go(Step.RESULTS)

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
