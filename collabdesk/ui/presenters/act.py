"""The act page's presenter: priorities, who does what by when, and the day to look again."""

from __future__ import annotations

from collabdesk.domain.dates import months_after
from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Status
from collabdesk.ui.presenters.act_fields import day_of
from collabdesk.ui.presenters.act_sheet import ActSheet
from collabdesk.ui.presenters.act_state import (
    NEW_ACTION,
    ActState,
    Column,
    Field,
    GapLine,
    Mode,
    Side,
)
from collabdesk.ui.presenters.act_view import EVERYONE, by_date
from collabdesk.ui.presenters.plan_gaps import Gap, gap_phrase
from collabdesk.ui.presenters.rows import Row

_MENDED_IN = {
    Gap.LEAD: Field.LEAD,
    Gap.FIRST_STEP: Field.FIRST_STEP,
    Gap.DATE: Field.DUE,
    Gap.PAST: Field.DUE,
    Gap.LATE: Field.DUE,
    Gap.OUTSIDE: Field.INDICATOR,
    Gap.REVIEW: Field.REVIEW,
    Gap.REVIEW_PAST: Field.REVIEW,
}


class ActPresenter(ActSheet):
    """Keeps the act page true."""

    # what is shown

    def state(self) -> ActState:
        """Return what the page shows now."""
        self._settle()
        sitting, words, view = self.sitting, self._words, self._view
        workshop, framework, results = sitting.workshop, sitting.framework, sitting.results
        number = view.priority or 0
        missing = self._missing()
        review = view.refused.get(Field.REVIEW, ("", ""))
        return ActState(
            priorities=words.priorities(workshop, framework, results),
            chosen=str(number or ""),
            priorities_hint=self._priorities_hint(),
            addable=words.addable(workshop, framework, results),
            single=words.single(workshop, framework, results),
            offers_suggested=not workshop.priorities and bool(results.suggested_priorities),
            starters_heading=self.tr("Starter ideas"),
            starters=words.starters(number, workshop, framework, results) if number else (),
            heading=self._heading(number),
            all_text=self.tr("All actions ({n})").format(n=len(workshop.actions)),
            headings=words.headings(),
            rows=self._rows() if view.mode is not Mode.BOARD else (),
            action=view.action,
            empty=self._empty(number),
            sheet=self._sheet(),
            side=view.side,
            mode=view.mode,
            lead=view.lead,
            leads=((EVERYONE, self.tr("Every lead")), *words.led_by(workshop)),
            board=self._board() if view.mode is Mode.BOARD else (),
            earlier=self._earlier(),
            gaps=tuple(GapLine(found.gap, gap_phrase(found, self.tr)) for found in missing),
            complete="" if missing else self._complete(),
            review=words.review(workshop.review_on, *review, sitting.today),
            status=words.count(workshop),
        )

    def _rows(self) -> tuple[Row, ...]:
        sitting, words = self.sitting, self._words
        rows = words.rows(self._shown(), sitting.workshop, sitting.today)
        return rows if self._view.draft is None else (*rows, words.new_row())

    def _board(self) -> tuple[Column, ...]:
        """Return a column for each status, its actions by their dates."""
        words, shown = self._words, by_date(self._shown())
        columns = []
        for status in Status:
            mine = [a for a in shown if a.status is status]
            rows = words.cards(mine, self.sitting.workshop, self.sitting.today)
            if status is Status.PLANNED and self._view.draft is not None:
                rows = (*rows, words.new_card())
            columns.append(Column(status, f"{words.status(status)} ({len(mine)})", rows))
        return tuple(columns)

    def _earlier(self) -> str:
        came, waiting = self.sitting.earlier_actions(), self.sitting.waiting()
        if waiting:
            return self.tr("▲ Earlier actions ({n})").format(n=len(waiting))
        if came or self.sitting.left_behind():
            return self.tr("Earlier actions")
        return ""

    def _priorities_hint(self) -> str:
        if not self.sitting.results.suggested_priorities:
            return self.tr("Suggestions come with the first scores. You can add any of them now.")
        return self.tr("Drag to reorder. Suggested from low scores first, then low agreement.")

    def _heading(self, number: int) -> str:
        workshop, framework = self.sitting.workshop, self.sitting.framework
        if not number:
            return self.tr("All actions")
        place = workshop.priorities.index(number) + 1
        return f"{place} {framework.characteristic(number).short_name}"

    def _empty(self, number: int) -> str:
        if number and self._view.lead == EVERYONE:
            return self.tr("No action for this priority yet. Press A, or take a starter idea.")
        if self._view.lead != EVERYONE:
            return self.tr("No action of this lead.")
        return self.tr("No actions yet. Choose a priority, or press A to write one down.")

    def _complete(self) -> str:
        if not self.sitting.workshop.actions:
            return ""
        return self.tr("✓ Every action has a lead, a first step and a date.")

    # actions

    def choose_action(self, key: str) -> None:
        """Show an action for filling in."""
        self._settle()
        self._turn_to(key)
        if key != NEW_ACTION:
            self._drop_empty_draft()
        self.refresh()

    def start_action(self) -> None:
        """Show an empty action; it is kept once it has a title."""
        self._settle()
        view = self._view
        view.draft, view.side = view.draft or {}, Side.PLAN
        self._turn_to(NEW_ACTION)
        self.refresh()

    def leave_draft(self) -> None:
        """Forget a new action in which nothing was typed."""
        self._drop_empty_draft()
        self.refresh()

    def add_starter(self, key: str) -> None:
        """Add a starter idea of the framework as an action."""
        indicator, _, place = key.partition("/")
        starter = self.sitting.framework.indicator(indicator).starters[int(place)]
        self._settle()
        self._turn_to("")
        self._add(
            lambda: self.sitting.add_action(
                starter.title,
                characteristic=self._view.priority or None,
                indicators=(indicator,),
                first_step=starter.first_step,
                measure=starter.measure,
            )
        )
        self.stage.say(self.tr("Added “{title}”.").format(title=starter.title))

    def remove_action(self, key: str) -> None:
        """Remove an action; undo brings it back."""
        if key == NEW_ACTION:
            self._view.draft = None
            self.refresh()
            return
        shown = [a.id for a in self._shown()]
        if key not in shown:
            return
        place = shown.index(key)
        following = [*shown[place + 1 :], *shown[:place][::-1]]
        self._turn_to(following[0] if following else "")
        self.stage.perform(lambda: self.sitting.remove_action(key))

    def move_action(self, key: str, step: int) -> None:
        """Move an action up (-1) or down (1) among those shown; by date they have their order."""
        if self._view.mode is Mode.BY_DATE:
            self.stage.say(self.tr("By date, the dates make the order. Choose List to move it."))
            return
        shown = [a.id for a in self._shown()]
        if key not in shown or not 0 <= shown.index(key) + step < len(shown):
            return
        beside = shown[shown.index(key) + step]
        index = [a.id for a in self.sitting.workshop.actions].index(beside)
        self.stage.perform(lambda: self.sitting.move_action(key, index))

    def move_aside(self, key: str, step: int) -> None:
        """Move an action to the status before (-1) or after (1)."""
        action, order = self._action(key), list(Status)
        if action is not None and 0 <= (place := order.index(action.status) + step) < len(order):
            self.write(key, Field.STATUS, order[place])

    def duplicate_action(self, key: str) -> None:
        """Put a copy of an action behind it and turn to the copy."""
        if self._action(key) is not None:
            self._turn_to("")
            self._add(lambda: self.sitting.duplicate_action(key))

    def mend(self, key: str) -> Field | None:
        """Turn to what misses something, the next one at each call; return the field for it."""
        self._settle()
        self._view.side = Side.PLAN
        gap = Gap(key)
        places = next((f.places for f in self._missing() if f.gap is gap), ())
        if not places:
            return None
        if gap is Gap.PRIORITY:
            self.choose_priority(places[0])
            self.start_action()
            return Field.TITLE
        if _MENDED_IN[gap] is not Field.REVIEW:
            self._show_action(_following(places, self._view.action))
            self.refresh()
        return _MENDED_IN[gap]

    # the review, and on

    def write_review(self, text: str) -> None:
        """Keep the review date that was typed."""

        def act() -> str:
            day = day_of(text, "review_on", self.sitting.today)
            return self.stage.perform(lambda: self.sitting.set_review(day))

        self._refusal(Field.REVIEW, text, act)
        self.refresh()

    def use_review(self) -> None:
        """Take the review date that is offered."""
        self.write_review(self._words.figures.date(months_after(self.sitting.today, 6)))

    def go_on(self) -> None:
        """Go to the report."""
        self.stage.go(Step.REPORT)


def _following(places: tuple[str, ...], now: str) -> str:
    """Return the place after *now*, the first one after the last."""
    return places[(places.index(now) + 1) % len(places)] if now in places else places[0]
