"""What the scoring presenter knows: the sitting, the indicator, the way of entry, the time."""

from __future__ import annotations

import time
from collections.abc import Callable

from collabdesk.domain.workshop import Answer, Mode, Workshop
from collabdesk.errors import LibraryError
from collabdesk.services.sitting import Sitting
from collabdesk.ui.presenters.base import Presenter, Stage, Translate
from collabdesk.ui.presenters.place import place_of
from collabdesk.ui.presenters.score_course import Course
from collabdesk.ui.presenters.score_room import open_seat_after, phase_of, seat_order, voted_seats
from collabdesk.ui.presenters.score_state import Entry, Phase, Place, ScoreState, SeatKey
from collabdesk.ui.presenters.score_time import ScoreClock, TimeState
from collabdesk.ui.presenters.score_words import default_entry

Now = Callable[[], float]


class ScoreKeeping(Presenter[ScoreState]):
    """Keeps where one is in the sitting; begins where one left off in another."""

    def __init__(self, stage: Stage, tr: Translate, now: Now = time.monotonic) -> None:
        super().__init__(stage, tr)
        self._open: Sitting | None = None
        self._indicator = ""
        self._entry = Entry.EACH_SEAT
        self._counting = False
        self._seat: SeatKey | None = None
        self._errors: dict[Place, str] = {}
        self._hands_error = ""
        self._kept = ("", Entry.EACH_SEAT)
        self._visiting = False
        self._clock = ScoreClock(tr, now)
        self._show_time: Callable[[TimeState], None] | None = None

    def refresh(self) -> None:
        """Hand the page its state, and say which indicator it shows."""
        self._take_request()
        super().refresh()
        self.show_time()
        place_of(self.stage).show(self._workshop().id, self._indicator)
        if (self._indicator, self._entry) != self._kept:
            self._keep_place()

    def _take_request(self) -> None:
        workshop = self._workshop()
        asked = place_of(self.stage).take(workshop.id)
        if asked in self._course().order:
            self._show_indicator(asked)
            self._visiting = True

    def _workshop(self) -> Workshop:
        """Return the open workshop; begin anew where it is another sitting than before."""
        sitting = self.sitting
        if sitting is not self._open:
            self._open = sitting
            self._begin(sitting)
        course = Course.of(sitting.workshop, sitting.framework)
        if self._indicator not in course.order:
            self._show_indicator(course.start())
            self._kept = (self._indicator, self._entry)
        return sitting.workshop

    def _begin(self, sitting: Sitting) -> None:
        place, workshop = sitting.place, sitting.workshop
        usual = place is None or workshop.mode is Mode.SOLO
        self._entry = default_entry(workshop) if usual or place is None else place.way
        self._clock.begin(place, workshop, sitting.framework)
        self._indicator = "" if place is None else place.indicator
        self._counting, self._seat = False, None
        self._errors, self._hands_error = {}, ""
        self._kept = (self._indicator, self._entry)

    def _show_indicator(self, indicator: str) -> None:
        self._indicator = indicator
        self._counting, self._seat = False, None
        self._errors, self._hands_error = {}, ""

    def _course(self) -> Course:
        return Course.of(self._workshop(), self.sitting.framework)

    def _phase(self) -> Phase:
        return phase_of(self._workshop(), self._indicator, self._entry, counting=self._counting)

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

    def _say_if(self, refused: str) -> None:
        if refused:
            self.stage.say(refused)

    # time

    def attach_time(self, show: Callable[[TimeState], None]) -> None:
        """Name what shows the time card; it is called every time it may have changed."""
        self._show_time = show

    def show_time(self) -> None:
        """Show the time as it is now, to the page and to the room."""
        workshop, sitting = self._workshop(), self.sitting
        self._clock.move_to(self._indicator, workshop, sitting.framework)
        if self._show_time is not None:
            self._show_time(self._clock.state(workshop, sitting.framework, sitting.results))
        place_of(self.stage).tell_time(self._clock.wall())

    def tick(self) -> None:
        """Let a moment of time pass; once in a while what was counted is kept."""
        if not self.stage.is_open:
            self._clock.pause()
        elif self._clock.running:
            self.show_time()
            if self._clock.due:
                self._keep_place()

    def toggle_timer(self) -> None:
        """Start the timer, or pause it."""
        self._workshop()
        self._clock.toggle()
        self.show_time()
        self._keep_place()
        going = self.tr("The timer runs. T pauses it.")
        self.stage.say(going if self._clock.running else self.tr("The timer is paused."))

    def leave(self) -> None:
        """Keep where one is: another page is shown, or the workshop is closed."""
        self._visiting = False
        if self.stage.is_open and self.sitting is self._open:
            self._keep_place()

    def _keep_place(self) -> None:
        self._kept = (self._indicator, self._entry)
        try:
            self.sitting.keep_place(self._clock.place(self._indicator, self._entry))
        except LibraryError as failed:
            self.stage.say(str(failed))
