"""Which characters a text may hold, in a pack as in what is typed."""

from __future__ import annotations

import unicodedata
from typing import Final

_ALLOWED: Final = frozenset("\n\t")


def has_control(text: str) -> bool:
    """Say whether *text* holds a control character other than newline and tab.

    A lone half of a surrogate pair counts as one: no file could hold it.
    """
    return any(c not in _ALLOWED and unicodedata.category(c) in {"Cc", "Cs"} for c in text)
