"""The values a framework pack is read into; immutable, and free of any interface text."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

DEFAULT_FRAMEWORK_ID = "eight-characteristics"


@dataclass(frozen=True, slots=True)
class Level:
    """One step of the scale; ``number`` counts from 1."""

    number: int
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The answer scale: ``levels`` in rising order (2 to 10), and the two answers beside it."""

    levels: tuple[Level, ...]
    dont_know: str
    not_applicable: str

    @property
    def width(self) -> int:
        """k, the number of levels."""
        return len(self.levels)


@dataclass(frozen=True, slots=True)
class CollaborationType:
    """A way of creating value together: why partners collaborate."""

    id: str
    name: str
    purpose: str
    how_to_tell: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypeOption:
    """One answer to a type question and the ids of the types it points to."""

    text: str
    points_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypeQuestion:
    """A short question that helps a group find its type."""

    text: str
    options: tuple[TypeOption, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a level looks like in practice."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class StarterAction:
    """An idea for an action, with a first step within two weeks and a measure of success."""

    title: str
    first_step: str
    measure: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One statement that a room can score."""

    id: str
    statement: str
    anchors: tuple[Anchor, ...]
    question: str
    starters: tuple[StarterAction, ...]

    @property
    def characteristic(self) -> int:
        """Number of the characteristic this indicator belongs to."""
        return int(self.id.partition(".")[0])


@dataclass(frozen=True, slots=True)
class TypeEmphasis:
    """What one characteristic means for one collaboration type."""

    type: str
    emphasis: str
    prompts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A real example of a characteristic."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Characteristic:
    """One characteristic of effective collaboration with its indicators."""

    number: int
    name: str
    short_name: str
    definition: str
    reasons: tuple[str, ...]
    stories: tuple[Story, ...]
    emphases: tuple[TypeEmphasis, ...]
    indicators: tuple[Indicator, ...]

    def emphasis_for(self, type_id: str | None) -> TypeEmphasis | None:
        """Return the emphasis for *type_id*, or None where the pack has none."""
        return next((e for e in self.emphases if e.type == type_id), None)


@dataclass(frozen=True, slots=True)
class Reference:
    """Further reading; ``publisher`` is empty where the source names none."""

    title: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary."""

    term: str
    meaning: str


@dataclass(frozen=True)
class Framework:
    """A whole pack. Characteristics and indicators stand in framework order."""

    id: str
    edition: str
    name: str
    language: str
    summary: str
    credit: str
    scale: Scale
    types: tuple[CollaborationType, ...]
    questions: tuple[TypeQuestion, ...]
    characteristics: tuple[Characteristic, ...]
    references: tuple[Reference, ...] = field(default=())
    glossary: tuple[Term, ...] = field(default=())

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """Every indicator, in framework order."""
        return tuple(i for c in self.characteristics for i in c.indicators)

    @cached_property
    def _by_indicator_id(self) -> dict[str, Indicator]:
        return {i.id: i for i in self.indicators}

    @cached_property
    def _by_number(self) -> dict[int, Characteristic]:
        return {c.number: c for c in self.characteristics}

    def has_indicator(self, indicator_id: str) -> bool:
        """Say whether this framework has an indicator of that id."""
        return indicator_id in self._by_indicator_id

    def indicator(self, indicator_id: str) -> Indicator:
        """Return an indicator; KeyError where there is none of that id."""
        return self._by_indicator_id[indicator_id]

    def characteristic(self, number: int) -> Characteristic:
        """Return a characteristic; KeyError where there is none of that number."""
        return self._by_number[number]

    def first_indicator(self, number: int) -> str:
        """Return the id of the first indicator of a characteristic, else KeyError."""
        return self.characteristic(number).indicators[0].id

    def type(self, type_id: str | None) -> CollaborationType | None:
        """Return a collaboration type, or None for None and for an unknown id."""
        return next((t for t in self.types if t.id == type_id), None)

    def in_scope(self, scope: tuple[int, ...]) -> tuple[Indicator, ...]:
        """Return the indicators of the characteristics in *scope*, in framework order."""
        return tuple(i for i in self.indicators if i.characteristic in scope)
