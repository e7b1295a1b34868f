"""Dates as people type them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from collabdesk.errors import InvalidInput

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ISO: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_SLASHED: Final = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})", re.ASCII)
_WORDS: Final = re.compile(
    r"(?P<day>\d{1,2})\s+(?P<month>[a-z]{3,9})\.?,?\s+(?P<year>\d{4})", re.ASCII
)
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2199


def parse_date(text: str, field: str) -> date:
    """Return the date that *text* names, day before month.

    Reads "20 Nov 2026", "20 November 2026", "20/11/2026", "20.11.2026" and "2026-11-20".
    Raises InvalidInput, naming *field*, for anything else.
    """
    typed = text.strip()
    for pattern in (_ISO, _SLASHED, _WORDS):
        if match := pattern.fullmatch(typed.casefold()):
            return _date(match, typed, field)
    raise _no_date(typed, field)


def _date(match: re.Match[str], typed: str, field: str) -> date:
    year, month = int(match["year"]), _month(match["month"])
    if month is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise _no_date(typed, field)
    try:
        return date(year, month, int(match["day"]))
    except ValueError as error:
        raise _no_date(typed, field) from error


def _month(text: str) -> int | None:
    """Return a month's number from its digits, its English name, or a start of 3 letters on."""
    if text.isdigit():
        return int(text)
    numbered = enumerate(_MONTHS, start=1)
    return next((number for number, name in numbered if name.startswith(text)), None)


def _no_date(typed: str, field: str) -> InvalidInput:
    if not typed:
        return InvalidInput("The date is empty. Write it like 20 Nov 2026.", field)
    shown = typed if len(typed) <= 40 else f"{typed[:40]}…"
    return InvalidInput(f"“{shown}” is not a date. Write it like 20 Nov 2026.", field)
