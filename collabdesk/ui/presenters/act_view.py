"""What is looked at on the act page, and which actions that shows."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from collabdesk.domain.workshop import Action, Workshop
from collabdesk.ui.presenters.act_fields import lead_key, lead_words
from collabdesk.ui.presenters.act_state import NEW_ACTION, ActState, Field, Mode, Side
from collabdesk.ui.presenters.act_words import ActWords
from collabdesk.ui.presenters.base import Presenter, Stage, Translate
from collabdesk.ui.presenters.plan_gaps import Found, belongs_to, gaps

SUGGESTED = 3
"""How many priorities are suggested to begin with."""

_LINKS = (Field.UNDER, Field.INDICATOR)
"""What alone makes no action worth keeping."""

EVERYONE = "*"
"""Stands for the actions of every lead."""


@dataclass
class View:
    """What is looked at in one workshop; ``priority`` 0 stands for all actions.

    ``draft`` holds what was typed for an action without a title, None where there is none.
    ``refused`` holds, by field, what was typed and why it cannot be. ``due`` is what is being
    typed as a date.
    """

    workshop: str = ""
    priority: int | None = None
    action: str = ""
    sheet: int = 0
    draft: dict[Field, str] | None = None
    refused: dict[Field, tuple[str, str]] = field(default_factory=dict)
    adding: bool = False
    side: Side = Side.PLAN
    mode: Mode = Mode.LIST
    lead: str = EVERYONE
    due: str = ""


class ActView(Presenter[ActState]):
    """Chooses what is shown, and the priorities."""

    def __init__(self, stage: Stage, tr: Translate) -> None:
        super().__init__(stage, tr)
        self._words = ActWords(tr)
        self._view = View()
        self._missed: tuple[Workshop, date, tuple[Found, ...]] | None = None

    def _missing(self) -> tuple[Found, ...]:
        """Return what the plan misses, looked for once as long as nothing changes."""
        workshop, today = self.sitting.workshop, self.sitting.today
        known = self._missed
        if known is None or known[0] is not workshop or known[1] != today:
            known = (workshop, today, gaps(workshop, self.sitting.framework, today))
            self._missed = known
        return known[2]

    @abstractmethod
    def state(self) -> ActState:
        """Return what the page shows now."""

    def _settle(self) -> None:
        """Begin anew in another workshop; forget what is no longer there."""
        view, workshop = self._view, self.sitting.workshop
        if view.workshop != workshop.id:
            view = self._view = View(workshop.id, sheet=view.sheet + 1)
            view.side = Side.EARLIER if self.sitting.waiting() else Side.PLAN
        if view.priority is None or (view.priority and view.priority not in workshop.priorities):
            view.priority = next(iter(workshop.priorities), 0)
        if view.lead not in {EVERYONE, *(key for key, _ in self._words.led_by(workshop))}:
            view.lead = EVERYONE
        shown = [a.id for a in self._shown()]
        if view.adding and shown:
            view.action = workshop.actions[-1].id
        elif view.action == NEW_ACTION and view.draft is not None:
            pass
        elif view.action not in shown:
            self._turn_to(shown[0] if shown else "")

    def _turn_to(self, action: str) -> None:
        view = self._view
        if action != view.action:
            view.action, view.sheet, view.due = action, view.sheet + 1, ""
            view.refused = {k: v for k, v in view.refused.items() if k is Field.REVIEW}

    def _shown(self) -> tuple[Action, ...]:
        """Return the actions shown, in the order in which they are."""
        view, framework = self._view, self.sitting.framework
        actions = self.sitting.workshop.actions
        if view.priority:
            number = view.priority
            actions = tuple(a for a in actions if belongs_to(a, number, framework))
        if view.lead != EVERYONE:
            actions = tuple(a for a in actions if lead_key(a) == view.lead)
        return by_date(actions) if view.mode is Mode.BY_DATE else actions

    def _show_action(self, key: str, *, turning: bool = True) -> None:
        """Turn to an action, wherever it is; a filter that hides it goes.

        Without *turning* the sheet is the one in which the action was typed.
        """
        self._drop_empty_draft()
        view = self._view
        if key not in {a.id for a in self._shown()}:
            view.lead = EVERYONE
        if key not in {a.id for a in self._shown()}:
            view.priority = 0
        if turning:
            self._turn_to(key)
        view.action = key

    def _lead_of(self, draft: dict[Field, str]) -> str:
        """Return who leads a new action, as typed: who was named, else whose actions are shown."""
        shown = "" if self._view.lead == EVERYONE else self._view.lead
        return draft.get(Field.LEAD, lead_words(shown, self.sitting.workshop))

    def _drop_empty_draft(self) -> None:
        draft = self._view.draft or {}
        if not any(text for name, text in draft.items() if name not in _LINKS):
            self._view.draft = None

    def choose_side(self, side: Side) -> None:
        """Show the plan, the earlier actions or the dot vote."""
        self._settle()
        self._view.side = side
        self.refresh()

    def choose_mode(self, mode: Mode) -> None:
        """Lay the actions out as a list, by their dates, or as a board."""
        self._settle()
        self._view.mode = mode
        self.refresh()

    def choose_lead(self, lead: str) -> None:
        """Show the actions of one lead, of none (""), or of everyone."""
        self._settle()
        self._view.lead = lead
        self._drop_empty_draft()
        self.refresh()

    def choose_priority(self, key: str) -> None:
        """Show the actions of one priority, or of all for ""."""
        self._settle()
        self._view.priority = int(key) if key else 0
        self._view.side = Side.PLAN
        self._drop_empty_draft()
        self.refresh()

    def add_priority(self, key: str) -> None:
        """Put a characteristic behind the priorities and show it.

        For a single indicator that is its characteristic, and an action on the indicator is begun.
        """
        self._settle()
        number, single = int(key.partition(".")[0]), "." in key
        priorities, chosen = self.sitting.workshop.priorities, self._view.priority
        self._view.priority = number
        if single:
            self._view.draft = {Field.UNDER: str(number), Field.INDICATOR: key}
            self._turn_to(NEW_ACTION)
        known = single and number in priorities
        if not known and not self._set_priorities((*priorities, number)):
            self._view.priority = chosen
        self._view.side = Side.PLAN
        self.refresh()

    def use_suggested(self) -> None:
        """Take the characteristics that need it most."""
        self._set_priorities(self.sitting.results.suggested_priorities[:SUGGESTED])

    def drop_priority(self, key: str) -> None:
        """Take a characteristic from the priorities; its actions stay."""
        self._set_priorities([n for n in self.sitting.workshop.priorities if str(n) != key])

    def move_priority(self, key: str, step: int) -> None:
        """Move a priority up (-1) or down (1)."""
        order = [str(n) for n in self.sitting.workshop.priorities]
        if key in order and 0 <= order.index(key) + step < len(order):
            place = order.index(key) + step
            order.remove(key)
            order.insert(place, key)
            self.order_priorities(order)

    def order_priorities(self, keys: Sequence[str]) -> None:
        """Put the priorities into another order."""
        self._set_priorities([int(key) for key in keys])

    def _set_priorities(self, numbers: Sequence[int]) -> bool:
        before = self.sitting.workshop
        refused = self.stage.perform(lambda: self.sitting.set_priorities(numbers))
        if refused:
            self.stage.say(refused)
        return self.sitting.workshop is not before


def by_date(actions: Sequence[Action]) -> tuple[Action, ...]:
    """Return *actions* by due date, the earliest first, those without one behind."""
    return tuple(sorted(actions, key=lambda a: (a.due is None, a.due or date.min)))
