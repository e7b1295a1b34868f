"""Dates as people type them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from collabdesk.errors import InvalidInput

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
_NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.ASCII)


_WHOLE: Final = (
    _pattern(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    _pattern(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})"),
    _pattern(r"(?P<day>\d{1,2})\s+(?P<month>[a-z]{3,9})\.?,?\s+(?P<year>\d{4})"),
)
_WITHOUT_YEAR: Final = (
    _pattern(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s*(?P<month>[a-z]{3,9})\.?"),
    _pattern(r"(?P<month>[a-z]{3,9})\.?\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?"),
    _pattern(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})\.?"),
)
_AHEAD: Final = _pattern(r"(?:in\s+)?(?P<count>\d{1,4}|[a-z]+)\s*(?P<unit>[a-z]+)")
_WEEKDAY: Final = _pattern(r"(?:(?:next|on|this)\s+)?(?P<name>[a-z]{3,9})\.?")
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2199


def parse_date(text: str, field: str, today: date | None = None) -> date:
    """Return the date that *text* names, day before month.

    Reads "20 Nov 2026", "20 November 2026", "20/11/2026", "20.11.2026" and "2026-11-20". With
    *today* also "31 jan", "jan 31" and "31/1" (the next one, today included), "in 6 weeks",
    "in 3 months", "10 days", "in a year", "today", "tomorrow", "next week", "next month",
    "friday" and "next friday" (the first one after today, in either case). Raises InvalidInput,
    naming *field*, for anything else.
    """
    typed = text.strip()
    plain = " ".join(typed.casefold().split())
    found = _first(_WHOLE, plain, _whole) or (today and _from_today(plain, today))
    if not found:
        raise _no_date(typed, field)
    return found


def months_after(day: date, months: int) -> date:
    """Return the same day *months* later, or the last of that month where it is shorter.

    Raises OverflowError or ValueError beyond the year 9999.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _first(
    patterns: tuple[re.Pattern[str], ...], plain: str, read: Callable[[re.Match[str]], date | None]
) -> date | None:
    matches = (pattern.fullmatch(plain) for pattern in patterns)
    return next((read(match) for match in matches if match), None)


def _whole(match: re.Match[str]) -> date | None:
    month = _month(match["month"])
    return None if month is None else _day(int(match["year"]), month, int(match["day"]))


def _from_today(plain: str, today: date) -> date | None:
    words = {
        "today": today,
        "tomorrow": today + timedelta(1),
        "next week": today + timedelta(7),
        "next month": months_after(today, 1),
        "next year": months_after(today, 12),
    }
    return (
        words.get(plain)
        or _first(_WITHOUT_YEAR, plain, lambda match: _coming(match, today))
        or _first((_AHEAD,), plain, lambda match: _ahead(match, today))
        or _first((_WEEKDAY,), plain, lambda match: _weekday(match, today))
    )


def _coming(match: re.Match[str], today: date) -> date | None:
    """Return the first such day from today on; a 29 February may be up to 8 years away."""
    month = _month(match["month"])
    if month is None:
        return None
    days = (_day(today.year + years, month, int(match["day"])) for years in range(9))
    return next((day for day in days if day and day >= today), None)


def _ahead(match: re.Match[str], today: date) -> date | None:
    text = match["count"]
    count = int(text) if text.isdigit() else _NUMBERS.get(text)
    unit = match["unit"].removesuffix("s")
    if count is None or unit not in {"day", "week", "month", "year"}:
        return None
    days = {"day": count, "week": 7 * count}
    months = {"month": count, "year": 12 * count}
    try:
        if unit in days:
            return _within(today + timedelta(days[unit]))
        return _within(months_after(today, months[unit]))
    except (OverflowError, ValueError):
        return None


def _weekday(match: re.Match[str], today: date) -> date | None:
    name = match["name"]
    found = (n for n, weekday in enumerate(_WEEKDAYS) if weekday.startswith(name))
    number = next(found, None)
    if number is None:
        return None
    return today + timedelta((number - today.weekday() - 1) % 7 + 1)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return _within(date(year, month, day))
    except ValueError:
        return None


def _within(day: date) -> date | None:
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


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
