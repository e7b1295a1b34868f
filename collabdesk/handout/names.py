"""Finds the names of partners in what people typed, so that they can be covered.

What is too much is covered rather than too little: in writing that sets letters close together,
or joins small words to a name, a name is found within other letters too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_GOES_ON: Final = (
    r"[^\W\u0590-\u109f\u1100-\u139f\u1400-\u1c7f\u2e80-\ua63f\ua800-\uab2f\uabc0-\ufaff"
    r"\ufb1d-\ufdff\ufe70-\ufeff\uff66-\uffdc\U00010800-\U0003ffff]"
)
"""A letter or digit with which a word goes on: of writing with capitals, where a word ends."""
_PARTS: Final = re.compile(r"\s+|(?<=\w)[-\u2010\u2011](?=\w)")
_BETWEEN: Final = r"(?:\s+|\s*[-\u2010\u2011]\s*)"
"""What parts the words of a name, and what may part them elsewhere: spaces or a hyphen."""


def plain(text: str) -> str:
    """Return *text* with each letter in one way of writing it, as names are looked for."""
    return unicodedata.normalize("NFC", text)


def names_in_text(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds each of *names* in plain text, None where there is no name."""
    known = {one for name in names if name.strip() for one in _spellings(name.strip())}
    # The longest first, so that "Acute trust north" does not leave "north" behind.
    ordered = sorted(known, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(_whole, ordered)), re.IGNORECASE) if ordered else None


def _spellings(name: str) -> set[str]:
    """Return *name* as typed, in letters of the common width, and with small letters alone."""
    common = unicodedata.normalize("NFKC", name)
    return {plain(name), common, plain(name.casefold()), plain(common.casefold())}


def _whole(name: str) -> str:
    body = _BETWEEN.join(map(re.escape, _PARTS.split(name)))
    before = f"(?<!{_GOES_ON})" if re.match(_GOES_ON, name[0]) else ""
    after = f"s?(?!{_GOES_ON})" if re.match(_GOES_ON, name[-1]) else ""
    return before + body + after
