"""What the workshop is: its name, when and where it is, and what is scored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from collabdesk.domain.dates import parse_date
from collabdesk.domain.flow import Step
from collabdesk.domain.text import name_key
from collabdesk.domain.votes import scoring_started
from collabdesk.domain.workshop import Collaboration, Mode
from collabdesk.framework.model import Framework
from collabdesk.services.changes import Changes
from collabdesk.services.desk import Desk
from collabdesk.ui.presenters.base import Presenter, Stage, Translate
from collabdesk.ui.presenters.keeping import keep
from collabdesk.ui.presenters.opening import untouched
from collabdesk.ui.presenters.shell import long_date


class PaperSetting(Protocol):
    """The paper that reports are made for, "A4" or "Letter"."""

    paper: str


@dataclass(frozen=True, slots=True)
class ScopeChoice:
    """One characteristic that may be scored."""

    number: int
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SetUpState:
    """The fields of the form; ``errors`` are (field, sentence) pairs."""

    collaboration: str
    known: tuple[str, ...]
    title: str
    held_on: date
    date: str
    place: str
    facilitator: str
    minutes: int
    framework: str
    scope: tuple[ScopeChoice, ...]
    group: bool
    anonymous: bool
    anonymous_fixed: bool
    names_hint: str
    paper: str
    fresh: bool
    errors: tuple[tuple[str, str], ...]

    def error(self, field: str) -> str:
        """Return the sentence under *field*, "" where nothing is wrong."""
        return dict(self.errors).get(field, "")


class SetUpPresenter(Presenter[SetUpState]):
    """Keeps each field as it is typed; what cannot be is said under it."""

    def __init__(self, stage: Stage, tr: Translate, desk: Desk, paper: PaperSetting) -> None:
        super().__init__(stage, tr)
        self._desk = desk
        self._paper = paper
        self._workshop_id = ""
        self._errors: dict[str, str] = {}

    def state(self) -> SetUpState:
        """Return what the page shows now."""
        workshop, framework = self.sitting.workshop, self.sitting.framework
        if workshop.id != self._workshop_id:
            self._workshop_id, self._errors = workshop.id, {}
        fixed = scoring_started(workshop)
        return SetUpState(
            collaboration=workshop.collaboration.name,
            known=tuple(dict.fromkeys(c.name for c in self._desk.collaborations())),
            title=workshop.title,
            held_on=workshop.held_on,
            date=long_date(workshop.held_on),
            place=workshop.place,
            facilitator=workshop.facilitator,
            minutes=workshop.minutes,
            framework=self._framework_words(framework),
            scope=tuple(
                ScopeChoice(c.number, c.short_name, c.number in workshop.scope)
                for c in framework.characteristics
            ),
            group=workshop.mode is Mode.GROUP,
            anonymous=workshop.anonymous,
            anonymous_fixed=fixed,
            names_hint=self._names_hint(fixed=fixed),
            paper=self._paper.paper,
            fresh=untouched(workshop),
            errors=tuple(self._errors.items()),
        )

    def name_collaboration(self, text: str) -> None:
        """Make this a workshop of the collaboration of that name, known or new."""
        self._keep("collaboration", lambda: self._name_collaboration(text))

    def name_workshop(self, text: str) -> None:
        """Give the workshop a title."""
        self._keep("title", lambda: self.sitting.describe(title=text))

    def type_date(self, text: str) -> None:
        """Read a typed date and keep it."""
        self._keep("date", lambda: self.sitting.describe(held_on=parse_date(text, "date")))

    def choose_date(self, day: date) -> None:
        """Keep a date chosen in the calendar."""
        self._keep("date", lambda: self.sitting.describe(held_on=day))

    def name_place(self, text: str) -> None:
        """Say where the workshop is."""
        self._keep("place", lambda: self.sitting.describe(place=text))

    def name_facilitator(self, text: str) -> None:
        """Say who leads through the workshop."""
        self._keep("facilitator", lambda: self.sitting.describe(facilitator=text))

    def set_minutes(self, minutes: int) -> None:
        """Say how long scoring may take."""
        self._keep("minutes", lambda: self.sitting.describe(minutes=minutes))

    def toggle_scope(self, number: int) -> None:
        """Put a characteristic in or leave it out."""
        chosen = set(self.sitting.workshop.scope) ^ {number}
        self._keep("scope", lambda: self.sitting.set_scope(tuple(sorted(chosen))))

    def choose_all(self) -> None:
        """Score every characteristic."""
        numbers = tuple(c.number for c in self.sitting.framework.characteristics)
        self._keep("scope", lambda: self.sitting.set_scope(numbers))

    def set_anonymous(self, *, anonymous: bool) -> None:
        """Choose whether votes carry names."""
        self._keep("anonymous", lambda: self.sitting.set_anonymous(anonymous))

    def choose_paper(self, paper: str) -> None:
        """Choose the paper that reports are made for."""
        self._paper.paper = paper
        self.refresh()

    def go_next(self) -> None:
        """Show the next step; a field that is wrong is mended first."""
        if self._errors:
            self.refresh()
        else:
            self.stage.go(Step.PURPOSE)

    def _keep(self, field: str, verb: Callable[[], Changes | None]) -> None:
        # Gone before the change is told, so that the page does not show it once more.
        self._errors.pop(field, None)
        sentence = keep(self.stage, self.tr, verb)
        if sentence:
            self._errors[field] = sentence
        self.refresh()

    def _name_collaboration(self, text: str) -> Changes | None:
        sitting, present = self.sitting, self.sitting.workshop.collaboration
        if name_key(text) == name_key(present.name):
            return sitting.describe(collaboration=text)
        for known in self._desk.collaborations():
            if known.id != present.id and name_key(known.name) == name_key(text):
                purpose = present.purpose or known.purpose
                return sitting.join_collaboration(replace(known, purpose=purpose))
        if text.strip() and self._shared(present):
            # Other workshops keep the old collaboration; this one begins a new one, and an id
            # that no other collaboration can have is the workshop's own.
            return sitting.join_collaboration(
                replace(present, id=sitting.workshop.id, name=text.strip())
            )
        return sitting.describe(collaboration=text)

    def _shared(self, collaboration: Collaboration) -> bool:
        own = self.sitting.workshop.id
        summaries = self._desk.summaries()
        return any(s.collaboration_id == collaboration.id and s.id != own for s in summaries)

    def _framework_words(self, framework: Framework) -> str:
        words = self.tr("{name}, edition {edition}")
        return words.format(name=framework.name, edition=framework.edition)

    def _names_hint(self, *, fixed: bool) -> str:
        if fixed:
            return self.tr("Scoring has started, so this is fixed.")
        return self.tr("This is fixed once scoring starts.")
