"""Dates as people type them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain.dates import months_after, parse_date
from collabdesk.errors import InvalidInput

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@pytest.mark.parametrize(
    "typed",
    ["20 Nov 2026", "20 November 2026", "20/11/2026", "2026-11-20", " 20.11.2026 ",
     "20  nov. 2026", "20 NOV 2026"],
)  # fmt: skip
def test_every_way_to_write_a_day(typed: str) -> None:
    assert parse_date(typed, "held_on") == date(2026, 11, 20)


def test_the_day_comes_before_the_month() -> None:
    assert parse_date("3/4/2026", "due") == date(2026, 4, 3)
    assert parse_date("5 Sept 2026", "due") == date(2026, 9, 5)


@pytest.mark.parametrize(
    "typed",
    ["31 Feb 2026", "31/02/2026", "2026-13-01", "2026-00-01", "0/1/2026", "tomorrow", "20 Nov",
     "20 Nov 26", "20 No 2026", "20 Foo 2026", "12 Nov 0206", "12 Nov 2999", "20-11-2026x",
     "٢٠/١١/٢٠٢٦", "2026-11-20T10:00"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_date(typed, "held_on")
    assert str(refused.value) == f"“{typed}” is not a date. Write it like 20 Nov 2026."
    assert refused.value.field == "held_on"


def test_an_empty_and_an_endless_date_are_refused() -> None:
    with pytest.raises(InvalidInput, match="The date is empty"):
        parse_date("  ", "due")
    with pytest.raises(InvalidInput, match=f"^“{'9' * 40}…” is not a date"):
        parse_date("9" * 5000, "due")


TODAY = date(2026, 11, 20)  # a Friday
TABLE = {
    "31 jan": date(2027, 1, 31),
    "31 January": date(2027, 1, 31),
    "31st of jan.": date(2027, 1, 31),
    "31jan": date(2027, 1, 31),
    "Jan 31": date(2027, 1, 31),
    "January 31st": date(2027, 1, 31),
    "31/1": date(2027, 1, 31),
    "31.1.": date(2027, 1, 31),
    "20 nov": date(2026, 11, 20),
    "19 nov": date(2027, 11, 19),
    "29 feb": date(2028, 2, 29),
    "31 Jan 2028": date(2028, 1, 31),
    "in 6 weeks": date(2027, 1, 1),
    "6 weeks": date(2027, 1, 1),
    "In six weeks": date(2027, 1, 1),
    "in a week": date(2026, 11, 27),
    "next week": date(2026, 11, 27),
    "in 3 months": date(2027, 2, 20),
    "next month": date(2026, 12, 20),
    "in a year": date(2027, 11, 20),
    "next year": date(2027, 11, 20),
    "in 10 days": date(2026, 11, 30),
    "10 days": date(2026, 11, 30),
    "today": TODAY,
    " Tomorrow ": date(2026, 11, 21),
    "next friday": date(2026, 11, 27),
    "friday": date(2026, 11, 27),
    "on mon": date(2026, 11, 23),
    "this sat.": date(2026, 11, 21),
    "20 Nov 2026": TODAY,
}


@pytest.mark.parametrize(("typed", "day"), TABLE.items())
def test_dates_as_they_are_said_in_a_room(typed: str, day: date) -> None:
    assert parse_date(typed, "due", TODAY) == day


@pytest.mark.parametrize(
    "typed",
    ["31 feb", "32 jan", "31 foo", "0/1", "31/13", "in 6 moons", "in many weeks", "in 9999 years",
     "in 2100 months", "soon", "next", "friday week", "frid day", "yesterday", "6", "weeks",
     "1/2/3"],
)  # fmt: skip
def test_what_nobody_would_understand_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput, match="is not a date"):
        parse_date(typed, "due", TODAY)


@pytest.mark.parametrize("typed", ["29 feb", "in 9000 weeks", "in 180 years"])
def test_no_date_beyond_the_calendar_is_read(typed: str) -> None:
    late = date(2199, 12, 31)
    with pytest.raises(InvalidInput, match="is not a date"):
        parse_date(typed, "due", late)


def test_a_month_later_is_the_last_day_of_a_shorter_month() -> None:
    assert months_after(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert months_after(date(2026, 11, 20), 14) == date(2028, 1, 20)


@given(st.text(max_size=20), st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_whatever_is_typed_is_read_or_refused(typed: str, today: date) -> None:
    with suppress(InvalidInput):
        assert parse_date(typed, "due", today).year >= 1900


@given(st.integers(0, 400), st.sampled_from(["day", "week"]), st.dates(TODAY, date(2100, 1, 1)))
def test_days_and_weeks_are_counted_from_today(count: int, unit: str, today: date) -> None:
    days = count * (7 if unit == "week" else 1)
    assert (parse_date(f"in {count} {unit}s", "due", today) - today).days == days


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    for typed in (
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    ):
        assert parse_date(typed, "due") == day
