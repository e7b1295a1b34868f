"""The checks every part of a file shares: what is known, what stands once, what is in range."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from collabdesk.domain.workshop import Answer, Special
from collabdesk.exchange.refusal import RefusedError, plain
from collabdesk.exchange.wire import PartnerPart
from collabdesk.framework.model import Framework


class Known:
    """What a file may refer to: the framework's parts and the file's own partners.

    Its methods return what they are given, or refuse it at the place they are given with it.
    """

    def __init__(self, framework: Framework, partners: Iterable[PartnerPart] = ()) -> None:
        self.width = framework.scale.width
        self.indicators = {i.id: i.id for i in framework.indicators}
        self.characteristics = tuple(c.number for c in framework.characteristics)
        self.types = {t.id: t.name for t in framework.types}
        self.seats = {p.id: p.seats for p in partners}
        self._framework = plain(f"{framework.id}, edition {framework.edition}")

    def not_an_indicator(self, place: str) -> RefusedError:
        """Return the refusal of an unknown indicator."""
        return RefusedError(place, f"expected the id of an indicator of {self._framework}")

    def not_a_partner(self, place: str) -> RefusedError:
        """Return the refusal of an unknown partner."""
        return RefusedError(place, "expected the id of one of the partners in this file")

    def indicator(self, place: str, indicator: str) -> str:
        """Return the id of an indicator of the framework."""
        if (known := self.indicators.get(indicator)) is None:
            raise self.not_an_indicator(place)
        return known

    def indicators_once(self, place: str, ids: Iterable[str]) -> tuple[str, ...]:
        """Return ids of indicators, none of them twice."""
        once = Once("every indicator once")
        for index, indicator in enumerate(ids):
            self.indicator(f"{place}[{index}]", indicator)
            once.see(f"{place}[{index}]", indicator)
        return tuple(ids)

    def characteristic(self, place: str, number: int) -> int:
        """Return the number of a characteristic of the framework."""
        if number not in self.characteristics:
            raise RefusedError(
                place, f"expected the number of a characteristic of {self._framework}"
            )
        return number

    def characteristics_once(self, place: str, numbers: Iterable[int]) -> tuple[int, ...]:
        """Return numbers of characteristics, none of them twice."""
        once = Once("every characteristic once")
        for index, number in enumerate(numbers):
            self.characteristic(f"{place}[{index}]", number)
            once.see(f"{place}[{index}]", number)
        return tuple(numbers)

    def type(self, place: str, type_id: str) -> str:
        """Return the id of a collaboration type of the framework."""
        if type_id not in self.types:
            raise RefusedError(place, f"expected one of {', '.join(self.types)}")
        return type_id

    def partner(self, place: str, partner: str) -> str:
        """Return the id of a partner in the file."""
        if partner not in self.seats:
            raise self.not_a_partner(place)
        return partner

    def answer(self, place: str, answer: Answer) -> Answer:
        """Return a level of the scale or a special answer."""
        if not isinstance(answer, Special) and not 1 <= answer <= self.width:
            raise RefusedError(
                place, f'expected a level from 1 to {self.width}, "dont-know" or "not-applicable"'
            )
        return answer


class Once:
    """Refuses what it has seen before; *what* says what was expected instead."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._seen: dict[Hashable, str] = {}

    def see(self, place: str, key: Hashable) -> None:
        """Take note of *key* at *place*; refuse it where it stood at another place already."""
        if key in self._seen:
            raise RefusedError(place, f"repeats {self._seen[key]}; expected {self._what}")
        self._seen[key] = place
