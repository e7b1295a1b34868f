"""The act page's presenter: priorities, who does what by when, and the day to look again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Action, Status
from collabdesk.errors import InvalidInput
from collabdesk.services.changes import Changes
from collabdesk.ui.presenters.act_fields import TYPED, day_of, texts_of
from collabdesk.ui.presenters.act_state import NEW_ACTION, ActState, Field, Sheet
from collabdesk.ui.presenters.act_words import ActWords, months_after
from collabdesk.ui.presenters.base import Presenter, Stage, Translate
from collabdesk.ui.presenters.plan_gaps import belongs_to, gap_words, gaps

SUGGESTED = 3
"""How many priorities are suggested to begin with."""


@dataclass
class _View:
    """What is looked at in one workshop; ``priority`` 0 stands for all actions.

    ``draft`` holds what was typed for an action without a title, None where there is none.
    ``refused`` holds, by field, what was typed and why it cannot be.
    """

    workshop: str = ""
    priority: int | None = None
    action: str = ""
    sheet: int = 0
    draft: dict[Field, str] | None = None
    refused: dict[Field, tuple[str, str]] = field(default_factory=dict)
    adding: bool = False


class ActPresenter(Presenter[ActState]):
    """Keeps the act page true."""

    def __init__(self, stage: Stage, tr: Translate) -> None:
        super().__init__(stage, tr)
        self._words = ActWords(tr)
        self._view = _View()

    # what is shown

    def state(self) -> ActState:
        """Return what the page shows now."""
        self._settle()
        sitting, words, view = self.sitting, self._words, self._view
        workshop, framework, results = sitting.workshop, sitting.framework, sitting.results
        number = view.priority or 0
        rows = words.rows(self._shown(), workshop, sitting.today)
        if view.draft is not None:
            rows = (*rows, words.new_row())
        missing = gap_words(gaps(workshop, framework), self.tr)
        review = view.refused.get(Field.REVIEW, ("", ""))
        return ActState(
            priorities=words.priorities(workshop, framework, results),
            chosen=str(number or ""),
            priorities_hint=self._priorities_hint(),
            addable=words.addable(workshop, framework, results),
            offers_suggested=not workshop.priorities and bool(results.suggested_priorities),
            starters_heading=self.tr("Starter ideas"),
            starters=words.starters(number, workshop, framework, results) if number else (),
            heading=self._heading(number),
            all_text=self.tr("All actions ({n})").format(n=len(workshop.actions)),
            headings=words.headings(),
            rows=rows,
            action=view.action,
            empty=self._empty(number),
            sheet=self._sheet(),
            gaps=" · ".join(missing),
            complete="" if missing else self._complete(),
            review=words.review(workshop.review_on, *review, sitting.today),
            status=words.count(workshop),
        )

    def _settle(self) -> None:
        """Begin anew in another workshop; forget what is no longer there."""
        view, workshop = self._view, self.sitting.workshop
        if view.workshop != workshop.id:
            view = self._view = _View(workshop.id, sheet=view.sheet + 1)
        if view.priority is None or (view.priority and view.priority not in workshop.priorities):
            view.priority = next(iter(workshop.priorities), 0)
        shown = [a.id for a in self._shown()]
        if view.adding and shown:
            view.action = shown[-1]
        elif view.action == NEW_ACTION and view.draft is not None:
            pass
        elif view.action not in shown:
            self._turn_to(shown[0] if shown else "")

    def _turn_to(self, action: str) -> None:
        view = self._view
        if action != view.action:
            view.action, view.sheet = action, view.sheet + 1
            view.refused = {k: v for k, v in view.refused.items() if k is Field.REVIEW}

    def _shown(self) -> tuple[Action, ...]:
        number, sitting = self._view.priority, self.sitting
        actions = sitting.workshop.actions
        if not number:
            return actions
        return tuple(a for a in actions if belongs_to(a, number, sitting.framework))

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
        if number:
            return self.tr("No action for this priority yet. Press A, or take a starter idea.")
        return self.tr("No actions yet. Choose a priority, or press A to write one down.")

    def _complete(self) -> str:
        if not self.sitting.workshop.actions:
            return ""
        return self.tr("✓ Every action has a lead, a first step and a date.")

    def _sheet(self) -> Sheet | None:
        view, sitting, words = self._view, self.sitting, self._words
        action = self._action(view.action)
        draft = view.draft if view.action == NEW_ACTION else None
        if action is None and draft is None:
            return None
        texts = texts_of(action) | (draft or {})
        texts |= {name: typed for name, (typed, _) in view.refused.items() if name in TYPED}
        number = action.characteristic if action else (view.priority or None)
        linked = ",".join(action.indicators) if action else (draft or {}).get(Field.INDICATOR, "")
        return Sheet(
            key=view.action,
            number=view.sheet,
            texts=texts,
            lead=action.lead if action else (draft or {}).get(Field.LEAD, ""),
            leads=words.leads(sitting.workshop),
            indicator=linked,
            indicators=words.indicators(action, number, sitting.workshop, sitting.framework),
            status=action.status if action else (draft or {}).get(Field.STATUS, Status.PLANNED),
            statuses=words.statuses(),
            errors={name: sentence for name, (_, sentence) in view.refused.items()},
        )

    def _action(self, key: str) -> Action | None:
        return next((a for a in self.sitting.workshop.actions if a.id == key), None)

    # priorities

    def choose_priority(self, key: str) -> None:
        """Show the actions of one priority, or of all for ""."""
        self._settle()
        view = self._view
        view.priority = int(key) if key else 0
        self._drop_empty_draft()
        self.refresh()

    def add_priority(self, key: str) -> None:
        """Put a characteristic behind the priorities and show it."""
        self._settle()
        chosen = self._view.priority
        self._view.priority = int(key)
        if not self._set_priorities((*self.sitting.workshop.priorities, int(key))):
            self._view.priority = chosen
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
        view.draft = view.draft or {}
        self._turn_to(NEW_ACTION)
        self.refresh()

    def leave_draft(self) -> None:
        """Forget a new action in which nothing was typed."""
        self._drop_empty_draft()
        self.refresh()

    def _drop_empty_draft(self) -> None:
        if not any((self._view.draft or {}).values()):
            self._view.draft = None

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

    def _add(self, verb: Callable[[], Changes | None]) -> str:
        """Add an action and turn to it; return the sentence of a refusal."""
        view, before = self._view, self.sitting.workshop
        view.adding = True
        refused = self.stage.perform(verb)
        view.adding = False
        if self.sitting.workshop is not before:
            view.action = self.sitting.workshop.actions[-1].id
        self.refresh()
        return refused

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
        """Move an action up (-1) or down (1) among those shown."""
        shown = [a.id for a in self._shown()]
        if key not in shown or not 0 <= shown.index(key) + step < len(shown):
            return
        beside = shown[shown.index(key) + step]
        index = [a.id for a in self.sitting.workshop.actions].index(beside)
        self.stage.perform(lambda: self.sitting.move_action(key, index))

    def write(self, key: str, name: Field, text: str) -> None:
        """Keep what was typed or chosen in a field of action *key*."""
        if key == NEW_ACTION:
            self._write_draft(name, text)
            return
        before, had_error = self.sitting.workshop, name in self._view.refused
        refused = self._refusal(name, text, lambda: self._edit(key, name, text))
        if refused or (had_error and self.sitting.workshop is before):
            self.refresh()

    def _refusal(self, name: Field, text: str, act: Callable[[], str]) -> str:
        view = self._view
        view.refused.pop(name, None)
        try:
            refused = act()
        except InvalidInput as wrong:
            refused = str(wrong)
        if refused:
            view.refused[name] = (text, refused)
        return refused

    def _edit(self, key: str, name: Field, text: str) -> str:
        sitting, perform = self.sitting, self.stage.perform
        if name is Field.DUE:
            day = day_of(text, "due")
            return perform(lambda: sitting.edit_action(key, due=day))
        verbs: dict[Field, Callable[[], Changes | None]] = {
            Field.TITLE: lambda: sitting.edit_action(key, title=text),
            Field.FIRST_STEP: lambda: sitting.edit_action(key, first_step=text),
            Field.MEASURE: lambda: sitting.edit_action(key, measure=text),
            Field.LEAD: lambda: sitting.edit_action(key, lead=text),
            Field.STATUS: lambda: sitting.edit_action(key, status=Status(text)),
            Field.INDICATOR: lambda: self._link(key, text),
        }
        return perform(verbs[name])

    def _link(self, key: str, text: str) -> Changes | None:
        """Link an action to indicators, and to their characteristic where it has none."""
        action, linked = self._action(key), tuple(part for part in text.split(",") if part)
        number = action.characteristic if action else None
        if number is None and linked:
            number = self.sitting.framework.indicator(linked[0]).characteristic
        return self.sitting.edit_action(key, indicators=linked, characteristic=number)

    def _write_draft(self, name: Field, text: str) -> None:
        view = self._view
        view.draft = {**(view.draft or {}), name: text}
        refused = self._refusal(name, text, lambda: self._checked_draft(name, text))
        if not refused and view.draft.get(Field.TITLE, "").strip():
            self._keep_draft(view.draft)
        else:
            self.refresh()

    @staticmethod
    def _checked_draft(name: Field, text: str) -> str:
        if name is Field.DUE:
            day_of(text, "due")
        return ""

    def _keep_draft(self, draft: dict[Field, str]) -> None:
        view, count = self._view, len(self.sitting.workshop.actions)
        linked = draft.get(Field.INDICATOR, "")
        number = view.priority or (int(linked.partition(".")[0]) if linked else None)
        due = None if Field.DUE in view.refused else day_of(draft.get(Field.DUE, ""), "due")
        view.draft = None
        refused = self._add(
            lambda: self.sitting.add_action(
                draft[Field.TITLE],
                characteristic=number,
                indicators=(linked,) if linked else (),
                lead=draft.get(Field.LEAD, ""),
                first_step=draft.get(Field.FIRST_STEP, ""),
                measure=draft.get(Field.MEASURE, ""),
                due=due,
                status=Status(draft.get(Field.STATUS, Status.PLANNED)),
            )
        )
        if len(self.sitting.workshop.actions) == count:
            view.draft, view.action = draft, NEW_ACTION
            if refused:
                view.refused[Field.TITLE] = (draft[Field.TITLE], refused)
            self.refresh()

    # the review, and on

    def write_review(self, text: str) -> None:
        """Keep the review date that was typed."""

        def act() -> str:
            day = day_of(text, "review_on")
            return self.stage.perform(lambda: self.sitting.set_review(day))

        self._refusal(Field.REVIEW, text, act)
        self.refresh()

    def use_review(self) -> None:
        """Take the review date that is offered."""
        self.write_review(self._words.figures.date(months_after(self.sitting.today, 6)))

    def go_on(self) -> None:
        """Go to the report."""
        self.stage.go(Step.REPORT)
