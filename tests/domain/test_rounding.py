"""Figures as shown: halves away from zero, and never a negative zero."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain.rounding import one_decimal, two_decimals


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (2.25, "2.3"),
        (2.05, "2.1"),
        (-0.25, "-0.3"),
        (2.5, "2.5"),
        (3.0, "3.0"),
        (3, "3.0"),
        (-0.04, "0.0"),
        (3.449999, "3.4"),
        (41 / 20, "2.1"),
        (1e-7, "0.0"),
    ],
)
def test_one_decimal(value: float, shown: str) -> None:
    assert one_decimal(value) == shown


@pytest.mark.parametrize(("value", "shown"), [(0.125, "0.13"), (-0.125, "-0.13"), (1.0, "1.00")])
def test_two_decimals(value: float, shown: str) -> None:
    assert two_decimals(value) == shown


@given(st.floats(-100, 100))
def test_what_is_shown_is_near_and_turns_with_the_sign(value: float) -> None:
    assert abs(Decimal(one_decimal(value)) - Decimal(repr(value))) <= Decimal("0.05")
    assert Decimal(one_decimal(-value)) == -Decimal(one_decimal(value))
