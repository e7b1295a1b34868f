"""The dot vote's presenter: whose turn it is, and, once shown, where the dots lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from collabdesk.domain import dots
from collabdesk.domain.dots import MOST_DOTS, Standing
from collabdesk.errors import CollabDeskError
from collabdesk.ui.presenters.act_state import Choice
from collabdesk.ui.presenters.act_view import SUGGESTED
from collabdesk.ui.presenters.base import Presenter, Stage, Translate
from collabdesk.ui.presenters.figure_words import FigureWords
from collabdesk.ui.presenters.rows import Cell, Row


@dataclass(frozen=True, slots=True)
class DotsState:
    """``each`` of ``choices`` dots a partner; ``rows`` are where dots may lie, or where they do.

    Before the dots are shown nothing here tells where one lies.
    """

    turn: str
    progress: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    shown: bool
    indicators: bool
    each: str
    choices: tuple[Choice, ...]
    may_change: bool
    may_show: bool
    error: str


class DotsPresenter(Presenter[DotsState]):
    """Keeps the panel of the dot vote true."""

    def __init__(self, stage: Stage, tr: Translate) -> None:
        super().__init__(stage, tr)
        self._count = FigureWords(tr).count
        self._indicators = False
        self._error = ""

    def state(self) -> DotsState:
        """Return what the panel shows now."""
        vote, tr = self.sitting.dots, self.tr
        rows = self._standings() if vote.shown else self._targets()
        heads = (tr("Where to act first"), tr("Dots"), tr("Place")) if vote.shown else ()
        return DotsState(
            turn=self._turn(),
            progress=self._progress(),
            headings=heads or (tr("Choose one: Enter lays a dot on it"),),
            rows=rows,
            shown=vote.shown,
            indicators=self._indicators,
            each=str(vote.each),
            choices=tuple(
                (str(n), self._count(tr("1 dot each"), tr("{n} dots each"), n))
                for n in range(1, MOST_DOTS + 1)
            ),
            may_change=not vote.dots,
            may_show=bool(vote.dots) and not vote.shown,
            error=self._error,
        )

    def _turn(self) -> str:
        sitting = self.sitting
        vote, workshop = sitting.dots, sitting.workshop
        if vote.shown:
            return self.tr("The dots are shown")
        if not any(p.present for p in workshop.partners):
            return self.tr("Add the partners first: each has dots to lay.")
        partner = dots.turn(vote, workshop)
        if partner is None:
            return self.tr("Every dot is laid. Space shows them.")
        left = dict(dots.left(vote, workshop))[partner]
        words = self.tr("{name}: 1 dot left") if left == 1 else self.tr("{name}: {n} dots left")
        return words.format(name=partner.name, n=left)

    def _progress(self) -> str:
        vote, workshop = self.sitting.dots, self.sitting.workshop
        of = vote.each * sum(p.present for p in workshop.partners)
        words = self.tr("{n} of {of} dots laid")
        return words.format(n=len(vote.dots), of=max(of, len(vote.dots)))

    def _targets(self) -> tuple[Row, ...]:
        sitting = self.sitting
        framework, scope = sitting.framework, sitting.workshop.scope
        if self._indicators:
            found = [(i.id, i.statement) for i in framework.in_scope(scope)]
        else:
            kept = (c for c in framework.characteristics if c.number in scope)
            found = [(str(c.number), c.short_name) for c in kept]
        return tuple(Row(key, (Cell(f"{key} {name}"),), f"{key} {name}") for key, name in found)

    def _standings(self) -> tuple[Row, ...]:
        return tuple(self._standing(found) for found in self.sitting.dot_standings())

    def _standing(self, found: Standing) -> Row:
        name = self.sitting.framework.characteristic(found.characteristic).short_name
        tie = self.tr("tie") if found.tied else ""
        lies = ", ".join(f"{key} × {n}" for key, n in found.indicators)
        under = self.tr("on single indicators: {which}").format(which=lies) if lies else ""
        cells = (
            Cell(f"{found.characteristic} {name}", under, strong=True),
            Cell(f"{'●' * min(found.dots, 12)} {found.dots}"),
            Cell(str(found.place), tie),
        )
        told = self.tr("{name}, {n} dots, place {place}")
        told = told.format(name=name, n=found.dots, place=found.place)
        spoken = ", ".join(part for part in (told, tie, under) if part)
        return Row(str(found.characteristic), cells, spoken)

    def show_indicators(self, wanted: bool) -> None:
        """Offer single indicators to lay dots on, or characteristics."""
        self._indicators = wanted
        self.refresh()

    def set_each(self, each: str) -> None:
        """Give every partner so many dots."""
        self._try(lambda: self.sitting.set_dots_each(int(each)))

    def lay(self, target: str) -> None:
        """Lay a dot of the partner whose turn it is."""
        self._try(lambda: self.sitting.lay_dot(target))

    def take_back(self) -> None:
        """Take back the dot laid last."""
        self._try(self.sitting.take_back_dot)

    def show(self) -> None:
        """Show where the dots lie."""
        self._try(self.sitting.show_dots)

    def begin_again(self) -> None:
        """Take every dot away."""
        self._try(self.sitting.clear_dots)

    def use(self) -> None:
        """Make the first three places the priorities; a tie at the end takes all of it in."""
        refused = self.stage.perform(lambda: self.sitting.take_dot_leaders(SUGGESTED))
        self.stage.say(refused or self.tr("The priorities now follow the dots."))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
            self._error = ""
        except CollabDeskError as refused:
            self._error = str(refused)
        self.refresh()
