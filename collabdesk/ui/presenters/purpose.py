"""Why the partners work together: the types, and the purpose in their own words."""

from __future__ import annotations

from dataclasses import dataclass

from collabdesk.domain import flow
from collabdesk.domain.flow import Step
from collabdesk.domain.purpose import suggest_type
from collabdesk.framework.model import CollaborationType
from collabdesk.ui.presenters.base import Presenter, Stage, Translate
from collabdesk.ui.presenters.keeping import keep


@dataclass(frozen=True, slots=True)
class TypeChoice:
    """One type as a card; ``spoken`` names it with its key and whether it is chosen."""

    id: str
    number: int
    name: str
    purpose: str
    examples: str
    how_to_tell: str
    main: bool
    also: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its options; ``chosen`` counts from 0, None while it is open."""

    text: str
    options: tuple[str, ...]
    chosen: int | None


@dataclass(frozen=True, slots=True)
class PurposeState:
    """The cards, the words, and the questions with what their answers suggest."""

    choices: tuple[TypeChoice, ...]
    words: str
    words_error: str
    next_words: str
    questions_words: str
    questions: tuple[Question, ...]
    questions_open: bool
    suggestion: str
    take_words: str


class PurposePresenter(Presenter[PurposeState]):
    """Chooses the main type and those that also apply, and keeps the words."""

    def __init__(self, stage: Stage, tr: Translate) -> None:
        super().__init__(stage, tr)
        self._workshop_id = ""
        self._chosen: dict[int, int] = {}
        self._questions_open = False
        self._words_error = ""

    def state(self) -> PurposeState:
        """Return what the page shows now."""
        workshop, framework = self.sitting.workshop, self.sitting.framework
        if workshop.id != self._workshop_id:
            self._workshop_id, self._chosen = workshop.id, {}
            self._questions_open, self._words_error = False, ""
        suggested = framework.type(self._suggested())
        return PurposeState(
            choices=tuple(self._choice(n, t) for n, t in enumerate(framework.types, start=1)),
            words=workshop.collaboration.purpose,
            words_error=self._words_error,
            next_words=self._next_words(),
            questions_words=self._questions_words(len(framework.questions)),
            questions=tuple(
                Question(q.text, tuple(o.text for o in q.options), self._chosen.get(n))
                for n, q in enumerate(framework.questions)
            ),
            questions_open=self._questions_open,
            suggestion=self._suggestion(suggested),
            take_words=self.tr("Choose “{type}”").format(type=suggested.name) if suggested else "",
        )

    def choose(self, type_id: str) -> None:
        """Make a type the main one."""
        self._check(self.stage.perform(lambda: self.sitting.choose_type(type_id)))

    def choose_nth(self, number: int) -> None:
        """Make the type of that number the main one; where there is none, nothing happens."""
        types = self.sitting.framework.types
        if 1 <= number <= len(types):
            self.choose(types[number - 1].id)

    def toggle_also(self, type_id: str) -> None:
        """Say that a type also applies, or no longer does."""
        self._check(self.stage.perform(lambda: self.sitting.toggle_also(type_id)))

    def toggle_also_nth(self, number: int) -> None:
        """Say the same of the type of that number."""
        types = self.sitting.framework.types
        if 1 <= number <= len(types):
            self.toggle_also(types[number - 1].id)

    def word(self, text: str) -> None:
        """Keep the purpose in the partners' own words."""
        self._words_error = ""
        sentence = keep(self.stage, self.tr, lambda: self.sitting.word_purpose(text))
        if sentence:
            self._words_error = sentence
        self.refresh()

    def open_questions(self) -> None:
        """Show the questions for those who are not sure."""
        self._questions_open = True
        self.refresh()

    def close_questions(self) -> None:
        """Put the questions away; the answers stay for another look."""
        self._questions_open = False
        self.refresh()

    def answer(self, question: int, option: int) -> None:
        """Choose an option of a question, both counted from 0."""
        self._chosen[question] = option
        self.refresh()

    def take_suggestion(self) -> None:
        """Make the suggested type the main one."""
        suggested = self._suggested()
        if suggested is not None:
            self._questions_open = False
            self.choose(suggested)

    def go_back(self) -> None:
        """Show the step before."""
        self.stage.go(flow.previous_step(Step.PURPOSE, self.sitting.workshop.mode) or Step.SET_UP)

    def go_next(self) -> None:
        """Show the step after."""
        self.stage.go(self._next())

    def _next(self) -> Step:
        return flow.next_step(Step.PURPOSE, self.sitting.workshop.mode) or Step.SCORE

    def _next_words(self) -> str:
        if self._next() == Step.PARTNERS:
            return self.tr("Next: partners")
        return self.tr("Next: score")

    def _check(self, sentence: str) -> None:
        if sentence:
            self.stage.say(sentence)
        # What is already chosen changes nothing, yet the card that was pressed must show it.
        self.refresh()

    def _suggested(self) -> str | None:
        framework = self.sitting.framework
        choices = [self._chosen.get(n) for n in range(len(framework.questions))]
        return suggest_type(framework, choices)

    def _suggestion(self, suggested: CollaborationType | None) -> str:
        if suggested is None:
            return self.tr("Answer as many as you like; the suggestion stands here.")
        return self.tr("Your answers point to “{type}”.").format(type=suggested.name)

    def _questions_words(self, number: int) -> str:
        if number == 4:
            return self.tr("Not sure? Answer four questions")
        return self.tr("Not sure? Answer {n} questions").format(n=number)

    def _choice(self, number: int, kind: CollaborationType) -> TypeChoice:
        workshop = self.sitting.workshop
        main, also = kind.id == workshop.type, kind.id in workshop.also
        spoken = f"{number}: {kind.name}"
        if main:
            spoken = self.tr("{name}, main purpose").format(name=spoken)
        elif also:
            spoken = self.tr("{name}, also applies").format(name=spoken)
        examples = ", ".join(kind.examples)
        return TypeChoice(
            id=kind.id,
            number=number,
            name=kind.name,
            purpose=kind.purpose,
            examples=self.tr("For example: {list}").format(list=examples) if examples else "",
            how_to_tell=kind.how_to_tell,
            main=main,
            also=also,
            spoken=spoken,
        )
