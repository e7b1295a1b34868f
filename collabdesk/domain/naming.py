"""Finds names in what people typed, as people read them, and takes out or covers what stands there.

A name is found in any case and width, with hyphen, underscore or space between its words or none,
in the plural, and with signs in it that nobody sees. Where writing parts words it is found as
whole words only. A name that is an ordinary word, as "IT", is found only as it is written, and one
that tells nobody, as "the" or "-", only where nothing else stands: no text is torn for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from collabdesk.domain.folding import GONE, Folded, as_typed, folded, is_mark, same_writing
from collabdesk.domain.text import name_key

_GOES_ON: Final = (
    r"[^\W_\u0590-\u109f\u1100-\u139f\u1400-\u1c7f\u2e80-\ua63f\ua800-\uab2f\uabc0-\ufaff"
    r"\ufb1d-\ufdff\ufe70-\ufeff\uff66-\uffdc\U00010800-\U0003ffff]"
)
"""A letter or digit with which a word goes on: of writing with capitals, where a word ends."""
_PART: Final = r"[\s_-]"
_PARTS: Final = re.compile(rf"(?<=[^\s_-]){_PART}+(?=[^\s_-])")
"""What parts the words of a name; what stands at its ends is of the name."""

_ORDINARY: Final = re.compile(
    "all|an|and|any|are|as|at|be|but|by|can|do|for|from|had|has|have|he|her|his|if|in|is|it|its|me|"
    "my|no|not|of|off|on|one|or|our|out|she|so|that|the|their|them|they|this|to|up|us|was|we|were|"
    "what|who|will|with|you|your"
)
"""Words that stand in every text. Single letters count as such, too."""


@dataclass(frozen=True, slots=True)
class _Sought:
    """A name as it is looked for in a folded text, where it begins with ``first``.

    ``typed`` is how it must be written, "" for any way; ``alone``, that nothing else may stand
    there; ``letter`` is set where it is a single letter of writing that sets words close together.
    """

    first: str
    body: str
    pattern: str
    typed: str
    alone: bool
    letter: str

    def fits(self, text: str, place: tuple[int, int], around: tuple[str, str]) -> bool:
        """Say whether what was found at *place* in *text* is the name, by what is *around* it."""
        there = text[slice(*place)]
        if self.alone and text.strip() != there:
            return False
        if self.typed and as_typed(there) != self.typed:
            return False
        return not (self.letter and any(same_writing(self.letter, one) for one in around))


def _sought(name: str) -> _Sought | None:
    """Return how *name* is looked for; None where nothing of it can be seen."""
    plain = folded(name.strip())
    if not plain.strip() or plain == GONE:
        return None
    body = f"{_PART}*".join(map(re.escape, _PARTS.split(plain)))
    ordinary = bool(_ORDINARY.fullmatch(plain) or (len(plain) == 1 and re.match(_GOES_ON, plain)))
    before = f"(?<!{_GOES_ON})" if re.match(_GOES_ON, plain[0]) else ""
    after = f"(?!{_GOES_ON})" if re.match(_GOES_ON, plain[-1]) else ""
    more = "s?" if after and not ordinary else ""
    typed = as_typed(name.strip()) if ordinary else ""
    return _Sought(
        first=plain[0],
        body=body,
        pattern=before + body + more + after,
        typed=typed,
        alone=(len(typed) > 1 and typed.islower()) or all(map(is_mark, plain)),
        letter=plain if len(plain) == 1 and not before and plain.isalpha() else "",
    )


class Names:
    """Finds any of some names; where one of *kept* stands, that is none of them."""

    def __init__(self, names: Iterable[str], kept: Iterable[str] = ()) -> None:
        stay, go = _in_order(kept), _in_order(names)
        self._all: Final[Sequence[_Sought]] = (*stay, *go)
        self._stay: Final = len(stay)
        patterns = "|".join(f"({one.pattern})" for one in self._all)
        # Of many names none is tried where no name begins.
        first = "|".join(sorted({re.escape(one.first) for one in self._all}))
        self._pattern: Final = re.compile(f"(?={first})(?:{patterns})" if patterns else "(?!)")

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Give where in *text* the names stand, from start to end, as slices."""
        found, at = Folded(text), 0
        while match := self._pattern.search(found.text, at):
            which = (match.lastindex or 1) - 1
            around = found.text[: match.start()][-1:], found.text[match.end() :][:1]
            place = found.place(*match.span())
            if place is None or not self._all[which].fits(text, place, around):
                at = match.start() + 1
                continue
            at = match.end()
            if which >= self._stay:
                yield place

    def names(self, text: str) -> bool:
        """Say whether one of the names stands in *text*."""
        return next(self.places(text), None) is not None

    def covered(self, text: str, by: str) -> str:
        """Return *text* with *by* in place of each name; *text* itself where there is none."""
        parts: list[str] = []
        at = 0
        for start, end in self.places(text):
            parts += text[at:start], by
            at = end
        return "".join((*parts, text[at:])) if parts else text


def _in_order(names: Iterable[str]) -> list[_Sought]:
    # The longest first, so that "Acute trust north" does not leave "north" behind.
    ordered = sorted(set(names), key=lambda name: (-len(folded(name)), name))
    return [found for found in map(_sought, ordered) if found]


class Naming(Names):
    """Finds a partner's name in a text, and takes it out; longer names of *others* stay."""

    def __init__(self, name: str, others: Iterable[str] = ()) -> None:
        self._key: Final = name_key(name)
        sought = _sought(name)
        self._whole: Final = re.compile(sought.body if sought else "(?!)")
        alone = Names([name])
        super().__init__(
            [name], (other for other in others if not self.is_of(other) and alone.names(other))
        )

    def is_of(self, name: str) -> bool:
        """Say whether *name* is the same name, read as people read it."""
        return (
            name_key(name) == self._key or self._whole.fullmatch(folded(name.strip())) is not None
        )

    def without(self, text: str) -> str:
        """Return *text* with ``GONE`` in place of the name; *text* itself where it is not there."""
        while (left := self.covered(text, GONE)) != text:
            text = left  # what was around a name with "…" in it may be that name again
        return text
