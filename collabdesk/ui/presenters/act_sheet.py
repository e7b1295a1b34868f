"""The action that is being filled in: what stands in its fields, and what is typed into them."""

from __future__ import annotations

from collections.abc import Callable

from collabdesk.domain.workshop import Action, Status
from collabdesk.errors import InvalidInput
from collabdesk.services.changes import Changes
from collabdesk.ui.presenters.act_fields import TYPED, day_of, texts_of
from collabdesk.ui.presenters.act_state import NEW_ACTION, Field, Sheet
from collabdesk.ui.presenters.act_view import ActView


class ActSheet(ActView):
    """Keeps what is typed into one action, also into a new one that is not kept yet."""

    def _sheet(self) -> Sheet | None:
        view, sitting, words = self._view, self.sitting, self._words
        action, workshop = self._action(view.action), self.sitting.workshop
        draft = (view.draft or {}) if view.action == NEW_ACTION else {}
        if action is None and (view.action != NEW_ACTION or view.draft is None):
            return None
        texts = texts_of(action, workshop) | draft
        if action is None:
            texts[Field.LEAD] = self._lead_of(draft)
        texts |= {name: typed for name, (typed, _) in view.refused.items() if name in TYPED}
        under = draft.get(Field.UNDER, str(view.priority or ""))
        number = action.characteristic if action else (int(under) if under else None)
        linked = ",".join(action.indicators) if action else draft.get(Field.INDICATOR, "")
        helping = words.supporters(action.support if action else (), workshop)
        return Sheet(
            key=view.action,
            number=view.sheet,
            texts=texts,
            leads=words.leads(workshop),
            indicator=linked,
            indicators=words.indicators(action, number, workshop, sitting.framework),
            status=action.status if action else draft.get(Field.STATUS, Status.PLANNED),
            statuses=words.statuses(),
            under=str(number or ""),
            unders=words.unders(workshop, sitting.framework),
            support=helping if action else (),
            support_words=words.support(helping),
            due_words=words.understood(view.due, sitting.today) if view.due else "",
            errors={name: sentence for name, (_, sentence) in view.refused.items()},
        )

    def _action(self, key: str) -> Action | None:
        return next((a for a in self.sitting.workshop.actions if a.id == key), None)

    def _add(self, verb: Callable[[], Changes | None]) -> str:
        """Add an action and turn to it; return the sentence of a refusal."""
        view, before = self._view, self.sitting.workshop
        view.adding = True
        refused = self.stage.perform(verb)
        view.adding = False
        if self.sitting.workshop is not before:
            self._show_action(self.sitting.workshop.actions[-1].id, turning=False)
        self.refresh()
        return refused

    def set_helping(self, key: str, partner: str, helps: bool) -> None:
        """Say whether a partner supports an action."""
        action = self._action(key)
        if action is not None:
            others = tuple(p for p in action.support if p != partner)
            support = (*others, partner) if helps else others
            self.stage.perform(lambda: self.sitting.edit_action(key, support=support))

    def read_due(self, typed: str) -> None:
        """Show which day is understood while it is typed."""
        self._settle()
        self._view.due = typed
        self.refresh()

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
        view.due = "" if name is Field.DUE else view.due
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
            day = day_of(text, "due", sitting.today)
            return perform(lambda: sitting.edit_action(key, due=day))
        verbs: dict[Field, Callable[[], Changes | None]] = {
            Field.TITLE: lambda: sitting.edit_action(key, title=text),
            Field.FIRST_STEP: lambda: sitting.edit_action(key, first_step=text),
            Field.MEASURE: lambda: sitting.edit_action(key, measure=text),
            Field.NOTE: lambda: sitting.edit_action(key, note=text),
            Field.LEAD: lambda: sitting.edit_action(key, lead="", lead_role=text),
            Field.STATUS: lambda: sitting.edit_action(key, status=Status(text)),
            Field.INDICATOR: lambda: self._link(key, text),
            Field.UNDER: lambda: sitting.edit_action(
                key, characteristic=int(text) if text else None
            ),
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

    def _checked_draft(self, name: Field, text: str) -> str:
        if name is Field.DUE:
            day_of(text, "due", self.sitting.today)
        return ""

    def _keep_draft(self, draft: dict[Field, str]) -> None:
        view, count = self._view, len(self.sitting.workshop.actions)
        linked = draft.get(Field.INDICATOR, "")
        under = draft.get(Field.UNDER, str(view.priority or linked.partition(".")[0]))
        typed = "" if Field.DUE in view.refused else draft.get(Field.DUE, "")
        due = day_of(typed, "due", self.sitting.today)
        view.draft = None
        refused = self._add(
            lambda: self.sitting.add_action(
                draft[Field.TITLE],
                characteristic=int(under) if under else None,
                indicators=(linked,) if linked else (),
                lead_role=self._lead_of(draft),
                first_step=draft.get(Field.FIRST_STEP, ""),
                measure=draft.get(Field.MEASURE, ""),
                note=draft.get(Field.NOTE, ""),
                due=due,
                status=Status(draft.get(Field.STATUS, Status.PLANNED)),
            )
        )
        if len(self.sitting.workshop.actions) == count:
            view.draft, view.action = draft, NEW_ACTION
            if refused:
                view.refused[Field.TITLE] = (draft[Field.TITLE], refused)
            self.refresh()
