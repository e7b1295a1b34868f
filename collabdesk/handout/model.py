"""What a report is made from, and how it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from collabdesk.domain.results import Results
from collabdesk.domain.workshop import Workshop
from collabdesk.framework.model import Framework

Paper = Literal["A4", "Letter"]

Progress = Callable[[int], None]
"""Is told each page that was begun, from 1; what it raises ends the work."""


class Kind(StrEnum):
    """What can be put on paper: two after the workshop, the others for the room.

    ``SHEETS`` are score cards and tally sheets in one file.
    """

    FULL = "full"
    PLAN = "plan"
    SHEETS = "sheets"
    CARDS = "cards"
    TALLIES = "tallies"
    POSTER = "poster"
    GUIDE = "guide"


def no_progress(_page: int) -> None:
    """Tell nobody."""


def as_written(text: str) -> str:
    """Return *text* itself: the translator of a report in the language of the source."""
    return text


@dataclass(frozen=True, slots=True)
class ReportInput:
    """A workshop, its framework and its numbers; ``printed_on`` stands for the clock."""

    workshop: Workshop
    framework: Framework
    results: Results
    printed_on: date


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """``names`` False keeps every partner's name off the paper; ``tr`` translates.

    ``organisation`` and ``logo`` (the bytes of a PNG or JPEG picture) head the first page.
    """

    paper: Paper = "A4"
    one_page: bool = False
    names: bool = True
    organisation: str = ""
    logo: bytes = b""
    tr: Callable[[str], str] = as_written
