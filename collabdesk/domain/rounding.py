"""How figures are shown: fixed decimals, halves away from zero."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache


def one_decimal(value: float) -> str:
    """Return *value* to one decimal, for example a score: 2.25 gives "2.3"."""
    return _shown(value, Decimal("0.1"))


def two_decimals(value: float) -> str:
    """Return *value* to two decimals, for example an agreement: 0.125 gives "0.13"."""
    return _shown(value, Decimal("0.01"))


# A large map shows the same few figures over and over.
@lru_cache(maxsize=1024)
def _shown(value: float, step: Decimal) -> str:
    # The shortest decimal text of a float, not its binary value: 2.05 is meant as a half.
    rounded = Decimal(repr(float(value))).quantize(step, rounding=ROUND_HALF_UP)
    return str(abs(rounded) if rounded == 0 else rounded)
