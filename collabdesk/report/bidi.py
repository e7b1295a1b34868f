"""The order in which a line of mixed writing is drawn, and the joined forms of Arabic letters.

The order is of places in the line, so that every letter keeps its font and its colour.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from collabdesk.handout.direction import sides

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

_FORMS: Final = (("\ufb50", "\ufdff"), ("\ufe70", "\ufefe"))
_MIRRORED: Final = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))


def order(text: str, *, leftwards: bool) -> list[tuple[int, str]]:
    """Return (place in *text*, character as drawn) as they stand on paper from the left.

    *leftwards* says whether the paragraph as a whole is read from the right. Brackets turn
    where the writing does.
    """
    levels = _levels(text, 1 if leftwards else 0)
    places = list(range(len(text)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        for high, run in groupby(given >= level for given in levels):
            end = start + len(list(run))
            if high:
                places[start:end] = places[start:end][::-1]
            start = end
    turned = [_MIRRORED.get(c, c) if n % 2 else c for c, n in zip(text, levels, strict=True)]
    return [(place, turned[place]) for place in places]


def _levels(text: str, base: int) -> list[int]:
    kinds = sides(text, leftwards=base == 1)
    odd = base % 2
    level = {"L": base + odd, "R": base + 1 - odd, "N": base + 2 - odd}
    return [level[kind] for kind in kinds]


# The forms of letters ------------------------------------------------------------------------


@cache
def _reshaper() -> ArabicReshaper:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False, "delete_tatweel": False})


def joined(text: str) -> str:
    """Return *text* with its Arabic letters in the forms they have beside each other."""
    if not any("\u0600" <= char <= "\u07ff" for char in text):
        return text
    return str(_reshaper().reshape(text))


def as_written(text: str) -> str:
    """Return *text* with joined forms as the letters they stand for, as it was typed."""
    return "".join(
        unicodedata.normalize("NFKC", char)
        if any(low <= char <= high for low, high in _FORMS)
        else char
        for char in text
    )
