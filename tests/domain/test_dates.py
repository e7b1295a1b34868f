"""Dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain.dates import parse_date
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


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    for typed in (
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    ):
        assert parse_date(typed, "due") == day
