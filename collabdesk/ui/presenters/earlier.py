"""The earlier actions' presenter: what became of each, before the room scores again."""

from __future__ import annotations

from dataclasses import dataclass

from collabdesk.domain import flow
from collabdesk.domain.follow import Past, why_dropped
from collabdesk.domain.workshop import Action, Status
from collabdesk.ui.presenters.act_words import ActWords
from collabdesk.ui.presenters.base import Presenter, Stage, Translate
from collabdesk.ui.presenters.rows import Cell, Row


@dataclass(frozen=True, slots=True)
class EarlierState:
    """``past`` says how the chosen action stood in each earlier workshop, the latest first.

    ``left_behind`` is the text of the button that brings more actions over, "" for no button;
    ``done`` says that nothing is left to look at.
    """

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    chosen: str
    title: str
    past: str
    status: str
    asks_why: bool
    why: str
    error: str
    progress: str
    left_behind: str
    done: bool


class EarlierPresenter(Presenter[EarlierState]):
    """Keeps the panel of earlier actions true."""

    def __init__(self, stage: Stage, tr: Translate) -> None:
        super().__init__(stage, tr)
        self._words = ActWords(tr)
        self._chosen = self._error = self._typed = ""

    def state(self) -> EarlierState:
        """Return what the panel shows now."""
        sitting, actions = self.sitting, self.sitting.earlier_actions()
        waiting = {a.id for a in sitting.waiting()}
        action = self._settle(actions)
        dropped = action is not None and action.status is Status.DROPPED
        kept = why_dropped(sitting.workshop, action) if action and dropped else ""
        behind = len(sitting.left_behind())
        one, many = self.tr("Bring 1 open action over"), self.tr("Bring {n} open actions over")
        return EarlierState(
            headings=(*self._words.headings()[:3], self.tr("Now"), self.tr("Looked at")),
            rows=tuple(self._row(a, waits=a.id in waiting) for a in actions),
            chosen=self._chosen,
            title=action.title if action else "",
            past="\n".join(self._past(action)) if action else "",
            status=action.status if action and action.id not in waiting else "",
            asks_why=dropped,
            why=self._typed if self._error else kept,
            error=self._error,
            progress=self._progress(len(actions), len(waiting)),
            left_behind=self._words.figures.count(one, many, behind) if behind else "",
            done=not waiting,
        )

    def _settle(self, actions: tuple[Action, ...]) -> Action | None:
        """Return the chosen action; where it is gone, the first that waits, else the first."""
        found = next((a for a in actions if a.id == self._chosen), None)
        if found is None:
            found = next(iter((*self.sitting.waiting(), *actions)), None)
            self._turn_to(found.id if found else "")
        return found

    def _turn_to(self, key: str) -> None:
        self._chosen, self._error, self._typed = key, "", ""

    def _row(self, action: Action, *, waits: bool) -> Row:
        sitting = self.sitting
        (row,) = self._words.rows((action,), sitting.workshop, sitting.today)
        looked = "" if waits else self.tr("✓ yes")
        cells = (*row.cells[:3], row.cells[4], Cell(looked))
        told = self.tr("not looked at yet") if waits else self.tr("looked at")
        return Row(row.key, cells, f"{row.spoken}, {told}")

    def _past(self, action: Action) -> list[str]:
        found = self.sitting.past(action.id)
        return [self._line(past) for past in reversed(found)]

    def _line(self, past: Past) -> str:
        parts = [self._words.status(past.status), past.lead or self._words.no_lead()]
        if past.due is not None:
            day = self._words.figures.date(past.due)
            parts.append(self.tr("due {day}").format(day=day))
        when = self._words.figures.date(past.held_on)
        words = self.tr("{workshop}, {when}: {what}")
        return words.format(workshop=past.workshop, when=when, what=" · ".join(parts))

    def _progress(self, number: int, waiting: int) -> str:
        if not number:
            return self.tr("The last workshop left open actions that are not here yet.")
        if not waiting:
            return self.tr("✓ Every earlier action has been looked at.")
        words = self.tr("{done} of {n} looked at. Say of each what became of it.")
        return words.format(done=number - waiting, n=number)

    def choose(self, key: str) -> None:
        """Look at an action."""
        self._turn_to(key)
        self.refresh()

    def settle(self, status: Status) -> None:
        """Say what became of the chosen action, and turn to the next that waits.

        Going on is ``Status.STARTED``; one that was dropped stays, so that one can say why.
        """
        key = self._chosen
        if key and not self._perform(key, status, "") and status is not Status.DROPPED:
            following = self.sitting.waiting()
            self._turn_to(following[0].id if following else key)
        self.refresh()

    def write_why(self, why: str) -> None:
        """Keep why the chosen action was dropped."""
        if self._chosen:
            self._typed = why
            self._error = self._perform(self._chosen, Status.DROPPED, why)
            self.refresh()

    def _perform(self, key: str, status: Status, why: str) -> str:
        return self.stage.perform(lambda: self.sitting.settle_action(key, status, why))

    def bring_over(self) -> None:
        """Bring the actions over that the last workshop left open."""
        self.stage.perform(self.sitting.bring_over)

    def go_on(self) -> None:
        """Go to the first step that is not done."""
        self.stage.go(flow.first_open(flow.state(self.sitting.workshop, self.sitting.results)))
