"""A paper card typed in one line, and the second entry that checks the first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from collabdesk.domain.workshop import DONT_KNOW, NOT_APPLICABLE, Answer
from collabdesk.errors import InvalidInput

if TYPE_CHECKING:
    from collabdesk.framework.model import Framework, Scale

_SIGNS: Final[Mapping[str, Answer | None]] = {
    "0": DONT_KNOW,
    "?": DONT_KNOW,
    "x": NOT_APPLICABLE,
    "X": NOT_APPLICABLE,
    "-": NOT_APPLICABLE,
    "–": NOT_APPLICABLE,
    "−": NOT_APPLICABLE,
    "_": None,
    ".": None,
}
_SEPARATORS: Final = ",;/|"
_TEN: Final = re.compile(r"10|.", re.DOTALL)
_ONE: Final = re.compile(r".", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Difference:
    """An indicator that two entries of one card answer differently; None is left out."""

    indicator: str
    first: Answer | None
    second: Answer | None


def read_card(
    text: str, framework: Framework, scope: tuple[int, ...]
) -> tuple[tuple[str, Answer | None], ...]:
    """Return the answers typed so far as (indicator id, answer), in framework order.

    One sign is one answer: a level; 0 or ? don't know; x or - not applicable; _ or . left out
    (None). Blanks and , ; / | may stand anywhere between them. On a scale of ten levels "10"
    in one piece is the tenth. Raises InvalidInput, naming the position and the indicator, for
    any other sign, and for more answers than indicators in *scope*.
    """
    indicators = tuple(indicator.id for indicator in framework.in_scope(scope))
    answers: list[tuple[str, Answer | None]] = []
    for sign in _signs(text, framework.scale.width):
        if len(answers) == len(indicators):
            raise InvalidInput(
                f"The card has {len(indicators)} answers, and more were typed. "
                "Look for one that was typed twice.",
                "card",
            )
        indicator = indicators[len(answers)]
        place = f"Answer {len(answers) + 1} ({indicator})"
        answers.append((indicator, _answer(sign, framework.scale, place)))
    return tuple(answers)


def parse_card(text: str, framework: Framework, scope: tuple[int, ...]) -> dict[str, Answer | None]:
    """Return the answer of every indicator in *scope*; None where it was left out.

    Raises InvalidInput as ``read_card`` does, and where answers are missing at the end.
    """
    answers = read_card(text, framework, scope)
    indicators = framework.in_scope(scope)
    if len(answers) < len(indicators):
        missing = len(answers)
        raise InvalidInput(
            f"Answer {missing + 1} ({indicators[missing].id}) is missing: {missing} of "
            f"{len(indicators)} were typed. Type _ for one that was left out.",
            "card",
        )
    return dict(answers)


def differences(
    first: Mapping[str, Answer | None], second: Mapping[str, Answer | None]
) -> tuple[Difference, ...]:
    """Return where two entries of one card differ, in the order of *first*."""
    indicators = dict.fromkeys((*first, *second))
    pairs = (Difference(i, first.get(i), second.get(i)) for i in indicators)
    return tuple(pair for pair in pairs if pair.first != pair.second)


def _signs(text: str, width: int) -> Iterator[str]:
    pattern = _TEN if width >= 10 else _ONE
    for match in pattern.finditer(text):
        if not match[0].isspace() and match[0] not in _SEPARATORS:
            yield match[0]


def _answer(sign: str, scale: Scale, place: str) -> Answer | None:
    if sign in _SIGNS:
        return _SIGNS[sign]
    if sign.isascii() and sign.isdigit() and int(sign) <= scale.width:
        return int(sign)
    raise InvalidInput(
        f"{place}: “{sign}” is no answer. Type 1 to {scale.width}, 0 for “{scale.dont_know}”, "
        f"x for “{scale.not_applicable}”, or _ for one left out.",
        "card",
    )
