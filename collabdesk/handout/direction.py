"""Which way a text runs: as a whole, and letter by letter where two ways meet in it.

Source: Unicode Standard Annex 9, without its explicit marks, which are never drawn.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import Final

_RIGHT: Final = {"R", "AL"}
_JOINED: Final = {"ES": ("EN",), "CS": ("EN", "AN")}
"""What stands between two numbers of a kind as a part of them."""
_PAIRED: Final = dict(zip("([{", ")]}", strict=True))
_CLOSING: Final = frozenset(_PAIRED.values())


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
    return not text.isascii() and any(unicodedata.bidirectional(char) in _RIGHT for char in text)


def led_left(lead: str, text: str) -> bool:
    """Say whether *text* is read from the right; what leads it in decides only without letters."""
    return goes_left(text if has_letters(text) else lead + text)


def sides(text: str, *, leftwards: bool) -> list[str]:
    """Return L, R or N (a number inside writing from the right) for each place in *text*.

    *leftwards* says whether the paragraph as a whole is read from the right.
    """
    outer = "R" if leftwards else "L"
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
