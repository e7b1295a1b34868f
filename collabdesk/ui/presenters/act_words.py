"""The words of the act page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from collabdesk.domain.dates import months_after, parse_date
from collabdesk.domain.results import Results
from collabdesk.domain.workshop import Action, Status, Workshop
from collabdesk.errors import InvalidInput
from collabdesk.framework.model import Framework, StarterAction
from collabdesk.ui.presenters.act_fields import ROLE, lead_key, lead_words
from collabdesk.ui.presenters.act_state import NEW_ACTION, Card, Choice, Review, Supporter
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.figure_words import NONE, FigureWords, differs, voted_on
from collabdesk.ui.presenters.rows import Cell, Row

_REVIEW_MONTHS = 6


class ActWords:
    """Turns priorities, actions and ideas into cards and rows."""

    def __init__(self, tr: Translate) -> None:
        self.tr = tr
        self.figures = FigureWords(tr)
        self._known: dict[str, tuple[Action, str, date, Row]] = {}
        self._led: tuple[tuple[Action, ...], tuple[str, ...]] = ((), ())

    # priorities

    def priorities(
        self, workshop: Workshop, framework: Framework, results: Results
    ) -> tuple[Card, ...]:
        """Return a card per priority, first one first."""
        return tuple(
            self._priority(place, number, framework, results)
            for place, number in enumerate(workshop.priorities, start=1)
        )

    def _priority(self, place: int, number: int, framework: Framework, results: Results) -> Card:
        name = framework.characteristic(number).short_name
        detail = self.standing(number, results)
        spoken = self.tr("Priority {place}: {name}, {detail}")
        spoken = spoken.format(place=place, name=name, detail=detail.replace("\n", ", "))
        return Card(str(number), str(place), name, detail, spoken)

    def standing(self, number: int, results: Results) -> str:
        """Say a characteristic's score and agreement, and below it what they mean."""
        known = {r.number: r for r in results.characteristics}
        result = known.get(number)
        if result is None:
            return self.tr("not in the scope of this workshop")
        parts = [self._scored(result.score)]
        if result.agreement is not None:
            figure = self.figures.agreement(result, voted=True)
            parts.append(self.tr("agreement {figure}").format(figure=figure))
        elif voted_on(results, number):
            parts.append(self.tr("too few scores for agreement"))
        why = []
        if result.band is not None:
            why.append(self.figures.band(result.band))
        if result.agreement_band is not None and differs(result.agreement_band):
            why.append(self.figures.views(result.agreement_band))
        words = ", ".join(why)
        return " · ".join(parts) + (f"\n{words[:1].upper()}{words[1:]}" if words else "")

    def addable(
        self, workshop: Workshop, framework: Framework, results: Results
    ) -> tuple[Choice, ...]:
        """Return the characteristics in scope that are no priority, most urgent first."""
        order = [*results.suggested_priorities, *workshop.scope]
        left = [n for n in dict.fromkeys(order) if n not in workshop.priorities]
        return tuple(
            (
                str(n),
                f"{framework.characteristic(n).short_name} — "
                + self.standing(n, results).replace("\n", " · "),
            )
            for n in left
        )

    def single(
        self, workshop: Workshop, framework: Framework, results: Results
    ) -> tuple[Choice, ...]:
        """Return the indicators in scope, the lowest score first."""
        scores = {r.id: r.score for r in results.indicators}
        unscored = framework.scale.width + 1
        ordered = sorted(
            framework.in_scope(workshop.scope), key=lambda i: scores.get(i.id) or unscored
        )
        return tuple(
            (i.id, f"{i.id} {i.statement} — {self._scored(scores.get(i.id))}") for i in ordered
        )

    def _scored(self, score: float | None) -> str:
        return self.tr("score {score}").format(score=self.figures.score(score))

    # starter ideas

    def starters(
        self, number: int, workshop: Workshop, framework: Framework, results: Results
    ) -> tuple[Card, ...]:
        """Return the ideas for a characteristic, those for its lowest scores first."""
        taken = {a.title for a in workshop.actions}
        scores = {r.id: r.score for r in results.indicators}
        indicators = sorted(
            framework.characteristic(number).indicators,
            key=lambda i: scores.get(i.id) or framework.scale.width + 1,
        )
        return tuple(
            self._starter(f"{indicator.id}/{place}", starter)
            for indicator in indicators
            for place, starter in enumerate(indicator.starters)
            if starter.title not in taken
        )

    def _starter(self, key: str, starter: StarterAction) -> Card:
        detail = self.first_step(starter.first_step)
        spoken = self.tr("Add the action: {title}. {detail}")
        spoken = spoken.format(title=starter.title, detail=detail)
        return Card(key, "+", starter.title, detail, spoken)

    def first_step(self, text: str) -> str:
        """Say a first step, "" where there is none."""
        return self.tr("First step: {text}").format(text=text) if text else ""

    # actions

    def headings(self) -> tuple[str, ...]:
        """Return the heads of the table's columns."""
        tr = self.tr
        return (tr("Action"), tr("Lead"), tr("Due"), tr("Indicator"), tr("Status"))

    def rows(self, actions: Sequence[Action], workshop: Workshop, today: date) -> tuple[Row, ...]:
        """Return a row per action; the same row where nothing in it has changed."""
        names = {partner.id: partner.name for partner in workshop.partners}
        return tuple(
            self._kept(action, names.get(action.lead, action.lead_role.strip()), today)
            for action in actions
        )

    def _kept(self, action: Action, lead: str, today: date) -> Row:
        known = self._known.get(action.id)
        if known is None or known[0] is not action or known[1:3] != (lead, today):
            known = (action, lead, today, self._row(action, lead, today))
            self._known[action.id] = known
        return known[3]

    def _row(self, action: Action, lead: str, today: date) -> Row:
        late = action.overdue(today)
        due = self.figures.date(action.due) or NONE
        step = " ".join(action.first_step.split())
        cells = (
            Cell(action.title, self.first_step(step), strong=True),
            Cell(lead or self.no_lead()),
            Cell(f"▲ {due}" if late else due, self.tr("overdue") if late else "", attention=late),
            Cell(", ".join(action.indicators) or NONE, chip=bool(action.indicators)),
            Cell(self.status(action.status)),
        )
        heads = self.headings()
        told = [action.title, cells[0].under]
        told += [f"{h} {c.text}" for h, c in zip(heads[1:], cells[1:], strict=True)]
        told.append(cells[2].under)
        return Row(action.id, cells, ", ".join(part for part in told if part))

    def cards(self, actions: Sequence[Action], workshop: Workshop, today: date) -> tuple[Row, ...]:
        """Return a row of one cell per action, for the board: title, and lead with date below."""
        return tuple(_card(row) for row in self.rows(actions, workshop, today))

    def new_card(self) -> Row:
        """Return the card of an action that has no title yet."""
        row = self.new_row()
        return Row(row.key, row.cells[:1], row.spoken)

    def new_row(self) -> Row:
        """Return the row of an action that has no title yet."""
        title = self.tr("New action")
        blank = Cell("")
        cells = (Cell(title, self.tr("Type a title to keep it")), blank, blank, blank, blank)
        return Row(NEW_ACTION, cells, title)

    def no_lead(self) -> str:
        """Say that nobody leads."""
        return self.tr("no lead yet")

    def status(self, status: Status) -> str:
        """Say where an action stands."""
        return {
            Status.PLANNED: self.tr("Planned"),
            Status.STARTED: self.tr("Started"),
            Status.DONE: self.tr("Done"),
            Status.DROPPED: self.tr("Dropped"),
        }[status]

    def statuses(self) -> tuple[Choice, ...]:
        """Return the states an action can have."""
        return tuple((status.value, self.status(status)) for status in Status)

    def leads(self, workshop: Workshop) -> tuple[Choice, ...]:
        """Return who can lead by what is typed for it: nobody yet, partners, roles in use."""
        roles = (lead_words(key, workshop) for key in self._roles(workshop))
        names = dict.fromkeys((*(p.name for p in workshop.partners), *roles))
        return (("", self.no_lead()), *((name, name) for name in names))

    def led_by(self, workshop: Workshop) -> tuple[Choice, ...]:
        """Return whose actions can be shown, by ``lead_key``: nobody's, a partner's, a role's."""
        keys = ("", *(p.id for p in workshop.partners), *self._roles(workshop))
        return tuple((key, lead_words(key, workshop) or self.no_lead()) for key in keys)

    def _roles(self, workshop: Workshop) -> tuple[str, ...]:
        """Return the keys of the roles that lead, each once; looked for once in equal actions."""
        if self._led[0] is not workshop.actions:
            keys = dict.fromkeys(map(lead_key, workshop.actions))
            self._led = (workshop.actions, tuple(key for key in keys if key.startswith(ROLE)))
        return self._led[1]

    def supporters(self, helping: Sequence[str], workshop: Workshop) -> tuple[Supporter, ...]:
        """Return the partners, and which of them help."""
        return tuple(Supporter(p.id, p.name, p.id in helping) for p in workshop.partners)

    def support(self, found: Sequence[Supporter]) -> str:
        """Say how many help."""
        helping = sum(s.helps for s in found)
        words = self.figures.count(self.tr("1 partner"), self.tr("{n} partners"), helping)
        return words if helping else self.tr("nobody yet")

    def unders(self, workshop: Workshop, framework: Framework) -> tuple[Choice, ...]:
        """Return what an action may work on: the priorities first, then the other ones."""
        order = dict.fromkeys((*workshop.priorities, *workshop.scope))
        order |= dict.fromkeys(c.number for c in framework.characteristics)
        named = ((str(n), framework.characteristic(n).short_name) for n in order)
        return (("", self.tr("no priority")), *named)

    def understood(self, typed: str, today: date) -> str:
        """Say which day was understood while it is typed, and how far away it is; "" for none."""
        try:
            day = parse_date(typed, "due", today)
        except InvalidInput:
            return ""
        names = (
            self.tr("Mon"), self.tr("Tue"), self.tr("Wed"), self.tr("Thu"), self.tr("Fri"),
            self.tr("Sat"), self.tr("Sun"),
        )  # fmt: skip
        said = f"{names[day.weekday()]} {self.figures.date(day)}"
        return f"{said} · {self._distance(day, today, months_after(today, _REVIEW_MONTHS))}"

    def indicators(
        self, action: Action | None, number: int | None, workshop: Workshop, framework: Framework
    ) -> tuple[Choice, ...]:
        """Return the indicators of a characteristic, of the scope where there is none."""
        fitting = [
            i
            for i in framework.in_scope(workshop.scope)
            if number is None or i.characteristic == number
        ]
        choices: list[Choice] = [("", self.tr("no indicator"))]
        choices += [(i.id, f"{i.id} {i.statement}") for i in fitting]
        linked = ",".join(action.indicators) if action else ""
        if linked not in {value for value, _ in choices}:
            choices.append((linked, linked.replace(",", ", ")))
        return tuple(choices)

    # the review, and what is there

    def review(self, day: date | None, typed: str, error: str, today: date) -> Review:
        """Return the review date and how far away it is; what was typed where it is refused."""
        suggested = months_after(today, _REVIEW_MONTHS)
        if error:
            return Review(typed, "", "", error)
        if day is None:
            offer = self.tr("Use {day}").format(day=self.figures.date(suggested))
            return Review("", self.tr("six months from today"), offer, "")
        return Review(self.figures.date(day), self._distance(day, today, suggested), "", "")

    def _distance(self, day: date, today: date, suggested: date) -> str:
        if day == suggested:
            return self.tr("six months from today")
        days = (day - today).days
        if days < 0:
            return self.tr("▲ this day has passed")
        if days == 0:
            return self.tr("today")
        if days < 60:
            one, many = self.tr("1 day from today"), self.tr("{n} days from today")
            return self.figures.count(one, many, days)
        months = (day.year - today.year) * 12 + day.month - today.month - (day.day < today.day)
        one, many = self.tr("over 1 month from today"), self.tr("over {n} months from today")
        if months_after(today, months) == day:
            one, many = self.tr("1 month from today"), self.tr("{n} months from today")
        return self.figures.count(one, many, months)

    def count(self, workshop: Workshop) -> str:
        """Return what is there, as in 5 actions · 3 priorities."""
        count = self.figures.count
        actions = count(self.tr("1 action"), self.tr("{n} actions"), len(workshop.actions))
        one, many = self.tr("1 priority"), self.tr("{n} priorities")
        return f"{actions} · {count(one, many, len(workshop.priorities))}"


def _card(row: Row) -> Row:
    title, lead, due = row.cells[:3]
    below = " · ".join(part for part in (due.text, due.under, lead.text) if part != NONE and part)
    return Row(
        row.key, (Cell(title.text, below, strong=True, attention=due.attention),), row.spoken
    )
