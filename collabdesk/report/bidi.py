"""The order in which a line of mixed writing is drawn, and the joined forms of Arabic letters.

Source of the order: Unicode Standard Annex 9, without its explicit marks, which are never drawn.
The order is of places in the line, so that every letter keeps its font and its colour.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

_RIGHT: Final = {"R", "AL"}
_JOINED: Final = {"ES": ("EN",), "CS": ("EN", "AN")}
"""What stands between two numbers of a kind as a part of them."""
_FORMS: Final = (("\ufb50", "\ufdff"), ("\ufe70", "\ufefe"))
_PAIRED: Final = dict(zip("([{", ")]}", strict=True))
_CLOSING: Final = frozenset(_PAIRED.values())
_MIRRORED: Final = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))


def goes_left(text: str) -> bool:
    """Say whether *text* is read from the right: its first letter decides."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in _RIGHT or kind == "L":
            return kind in _RIGHT
    return False


def has_letters(text: str) -> bool:
    """Say whether anything in *text* says from where it is read."""
    return any(unicodedata.bidirectional(char) in {"L", *_RIGHT} for char in text)


def has_right(text: str) -> bool:
    """Say whether anything in *text* is read from the right."""
    return any(unicodedata.bidirectional(char) in _RIGHT for char in text)


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
    kinds = _settled(text, base)
    odd = base % 2
    level = {"L": base + odd, "R": base + 1 - odd, "N": base + 2 - odd}
    return [level[kind] for kind in kinds]


def _settled(text: str, base: int) -> list[str]:
    """Return L, R or N (a number inside writing from the right) for each place."""
    outer = "R" if base else "L"
    kinds = _joined_numbers(_weighed([unicodedata.bidirectional(char) for char in text], outer))
    strong: list[str] = []
    last = outer
    for kind in kinds:
        if kind in _RIGHT or kind == "L":
            last = "L" if kind == "L" else "R"
        number = "N" if last == "R" else "L"
        strong.append({"L": "L", "R": "R", "AL": "R", "AN": "N", "EN": number}.get(kind, ""))
    for opened, closed in _pairs(text):
        strong[opened] = strong[closed] = _bracketed(strong, opened, closed, outer)
    return _neutral(strong, outer)


def _weighed(kinds: list[str], outer: str) -> list[str]:
    """Return *kinds* with marks as the letter they stand on, and numbers among Arabic as such."""
    out: list[str] = []
    last = outer
    for given in kinds:
        kind = (out[-1] if out else outer) if given == "NSM" else given
        if kind in _RIGHT or kind == "L":
            last = kind
        out.append("AN" if kind == "EN" and last == "AL" else kind)
    return out


def _joined_numbers(kinds: list[str]) -> list[str]:
    """Return *kinds* with points, signs of sums and of money as a part of their numbers."""
    out = list(kinds)
    for place in range(1, len(out) - 1):
        before, kind, after = out[place - 1 : place + 2]
        if before == after and before in _JOINED.get(kind, ()):
            out[place] = before
    start = 0
    for signs, run in groupby(out, key=lambda kind: kind == "ET"):
        end = start + len(list(run))
        if signs and "EN" in (*out[max(start - 1, 0) : start], *out[end : end + 1]):
            out[start:end] = ["EN"] * (end - start)
        start = end
    return out


def _pairs(text: str) -> list[tuple[int, int]]:
    """Return the places of the brackets that belong together, in the order of the opening ones."""
    found, waiting = [], list[int]()
    for place, char in enumerate(text):
        if char in _PAIRED:
            waiting.append(place)
        elif char in _CLOSING:
            match = [at for at in waiting if _PAIRED[text[at]] == char]
            if match:
                found.append((match[-1], place))
                del waiting[waiting.index(match[-1]) :]
    return sorted(found)


def _bracketed(strong: list[str], opened: int, closed: int, outer: str) -> str:
    """Return the direction of a pair of brackets, empty where nothing in them has one.

    They go with what is in them where that runs as the paragraph does, or as the words before.
    """
    inside = {_side(kind, "") for kind in strong[opened + 1 : closed]} - {""}
    if not inside or outer in inside:
        return outer if inside else ""
    before = next((kind for kind in reversed(strong[:opened]) if kind), outer)
    return _side(before, outer)


def _neutral(strong: list[str], outer: str) -> list[str]:
    """Give what has no direction that of its neighbours where both agree, else the outer one."""
    out = list(strong)
    start = 0
    for empty, run in groupby(strong, key=lambda kind: not kind):
        end = start + len(list(run))
        if empty:
            before = _side(strong[start - 1], outer) if start else outer
            after = _side(strong[end], outer) if end < len(strong) else outer
            out[start:end] = [before if before == after else outer] * (end - start)
        start = end
    return out


def _side(kind: str, outer: str) -> str:
    return "R" if kind == "N" else kind or outer


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
