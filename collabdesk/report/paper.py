"""What every section of the PDF is handed: the handout, how it is wanted, and the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Final

from collabdesk.handout.model import ReportOptions
from collabdesk.handout.sheets import Handout
from collabdesk.handout.speech import Speech
from collabdesk.report.text import boxed

_MOST_NAMED: Final = 6


class Paper(Speech):
    """One report on its way to paper."""

    def __init__(self, handout: Handout, options: ReportOptions) -> None:
        super().__init__(options.tr)
        self.handout = handout
        self.options = options

    def boxed(self) -> str:
        """Say in one line that some letters are boxes; "" where none is.

        The letters themselves cannot be printed, so they are named by their numbers.
        """
        found = boxed(_texts(self.handout))
        if not found:
            return ""
        named = ", ".join(f"U+{ord(char):04X}" for char in found[:_MOST_NAMED])
        more = ", …" if len(found) > _MOST_NAMED else ""
        one = "1 letter that no font here has is printed as ▯: {named}."
        many = "{n} letters that no font here has are printed as ▯: {named}."
        return self.say(one if len(found) == 1 else many, n=len(found), named=named + more)


def _texts(value: object) -> Iterator[str]:
    """Return every text in a handout."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _texts(getattr(value, part.name))
