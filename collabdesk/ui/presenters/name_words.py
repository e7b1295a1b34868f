"""Partners in a sentence: by name, by number, or hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from collabdesk.ui.presenters.base import Translate

_LONGEST = 48
"""A name of more characters is shortened in a sentence; the map says it whole."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class NameWords:
    """Says who, in the language of the interface."""

    def __init__(self, tr: Translate) -> None:
        self.tr = tr

    def some(self, partners: Sequence[str], names: Mapping[str, str], *, hidden: bool) -> str:
        """Name one or two partners, and count more of them; *hidden* counts any."""
        if len(partners) > 2 or hidden:
            return self.number(len(partners))
        return self.listed([shortened(names[partner]) for partner in partners])

    def listed(self, names: Sequence[str]) -> str:
        """Return names as in "Hospice, District council and Carers forum"."""
        if len(names) < 2:
            return "".join(names)
        words = self.tr("{first} and {last}")
        return words.format(first=", ".join(names[:-1]), last=names[-1])

    def number(self, count: int) -> str:
        """Return a number of partners, in a word up to nine."""
        words = (
            self.tr("one partner"),
            self.tr("two partners"),
            self.tr("three partners"),
            self.tr("four partners"),
            self.tr("five partners"),
            self.tr("six partners"),
            self.tr("seven partners"),
            self.tr("eight partners"),
            self.tr("nine partners"),
        )
        return words[count - 1] if count <= 9 else self.tr("{n} partners").format(n=count)


def shortened(name: str) -> str:
    """Return *name* as it stands in a sentence, the end of a very long one left out."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def letters(count: int) -> tuple[str, ...]:
    """Return *count* letters to stand for names: A, B, … Z, AA, AB, …."""
    return tuple(_letter(place) for place in range(count))


def _letter(place: int) -> str:
    first, last = divmod(place, len(_LETTERS))
    return (_LETTERS[first - 1] if first else "") + _LETTERS[last]
