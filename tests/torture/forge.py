"""Forges workshop files: mutants of those that were worth it, and new ones made by the schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, Final

from collabdesk.exchange.json_schema import workshop_schema
from collabdesk.framework.model import DEFAULT_FRAMEWORK_ID
from tests.builders import Dice, make_framework

_TOKENS: Final = (
    b'"', b"\\", b"\\u0000", b"\\ud83d", b"\xff", b"\xc2\x85", b"\xef\xbb\xbf", b"{", b"}", b"[",
    b"]", b",", b":", b"null", b"true", b"1e9", b"-", b"0", b"9" * 30, b"NaN", b"\x00", b" ", b"\n",
    b'"id":', b'"votes":[', b'"partner":null', b'"answer":"dont-know"',
)  # fmt: skip
_TEXTS: Final = (
    "", "p1", "p2", "w1", "5.4", "9.9", "dont-know", "2026-02-30", "2026-11-20", "shared-voice",
    "=1+1", "<img src='/etc/passwd'>", "'; DROP TABLE vote; --", "../../x", "\u202e", "\u0000",
    "a\nb", "\ud800", "x" * 201, "é" * 10_001,
)  # fmt: skip
_ODD: Final[tuple[Any, ...]] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    1.5,
    6,
    21,
    101,
    2**31,
    2**63,
    10**30,
    [],
    {},
    [[]],
)
_INDICATORS: Final = tuple(indicator.id for indicator in make_framework().indicators)
_LONGEST: Final = 30_000
_SCHEMA: Final[dict[str, Any]] = json.loads(workshop_schema())
_LIKELY: Final[dict[str, Any]] = {
    "framework": {"id": DEFAULT_FRAMEWORK_ID, "edition": "1"},
    "mode": "group",
    "partners": [{"id": "p1", "name": "One", "seats": 9}, {"id": "p2", "name": "Two", "seats": 9}],
    "anonymous": False,
}
"""What a file must have so that anything else in it comes to be looked at."""
_POOLS: Final[dict[str, Sequence[Any]]] = {
    "indicator": _INDICATORS,
    "indicators": _INDICATORS,
    "partner": ("p1", "p2", "p1", "p2", "p1", "p2", "p1", "p2", None),
    "lead": ("p1", "p2", ""),
    "support": ("p1", "p2"),
    "characteristic": range(1, 9),
    "scope": range(1, 9),
    "priorities": range(1, 9),
    "type": ("shared-voice", "aligned-plans", None),
    "also": ("shared-delivery", "shared-learning"),
    "answer": (1, 2, 3, 4, 5, "dont-know", "not-applicable"),
    "held_on": ("2026-11-20", "2024-02-29"),
    "due": ("2027-01-15", None),
    "review_on": ("2027-05-20", None),
    "edition": ("1",),
    "counts": range(20),
}


class Forge:
    """Makes one file after another; what is given back to it is mutated further."""

    def __init__(self, dice: Dice, seeds: Sequence[bytes]) -> None:
        self._dice = dice
        self.corpus = list(seeds)

    def next(self) -> bytes:
        """Return a file: in one of four cases made anew, else a mutant."""
        dice = self._dice
        if not dice.randrange(4):
            made = self._made("", _SCHEMA)
            if isinstance(made, dict) and dice.randrange(16):
                made |= _LIKELY
            return self._written(made)
        # What was found last has been mutated least.
        data = dice.choice(self.corpus if dice.randrange(2) else self.corpus[-20:])
        change = dice.choice((self._bytes_changed, self._value_changed, self._value_changed))
        for _ in range(dice.choice((1, 1, 1, 2, 5))):
            data = change(data)
        return data

    def give_back(self, data: bytes) -> None:
        """Keep *data*, which went a way that none went before, to be mutated further."""
        if len(data) <= _LONGEST:
            self.corpus.append(data)

    def _bytes_changed(self, data: bytes) -> bytes:
        dice = self._dice
        at = dice.randrange(len(data) + 1)
        end = min(len(data), at + dice.choice((0, 1, 1, 4, 40)))
        other = dice.choice(self.corpus)
        start = dice.randrange(len(other))
        put = dice.choice((dice.choice(_TOKENS), other[start : start + 60], data[at:end] * 2, b""))
        return data[:at] + put + (b"" if not dice.randrange(40) else data[end:])

    def _value_changed(self, data: bytes) -> bytes:
        try:
            value = json.loads(data)
        except (ValueError, RecursionError):
            return self._bytes_changed(data)
        places = list(_places(value))
        if not places:
            return self._bytes_changed(data)
        holder, key = self._dice.choice(places)
        self._dice.choice(_CHANGES)(self, holder, key)
        return self._written(value)

    def _replace(self, holder: Any, key: Any) -> None:
        holder[key] = self._dice.choice((self._dice.choice(_TEXTS), self._dice.choice(_ODD)))

    def _drop(self, holder: Any, key: Any) -> None:
        del holder[key]

    def _double(self, holder: Any, key: Any) -> None:
        if isinstance(holder, list):
            holder.insert(key, holder[key])
        else:
            holder[self._dice.choice(_TEXTS)] = holder[key]

    def _fit(self, holder: Any, key: Any) -> None:
        holder[key] = self._dice.choice(_POOLS.get(str(key), _TEXTS))

    def _made(self, name: str, schema: dict[str, Any]) -> Any:
        """Return a value for the key *name* as *schema* has it, and now and then another."""
        dice = self._dice
        if not dice.randrange(600):
            return dice.choice(_ODD)
        if name in _POOLS and schema.get("type") != "array":
            return dice.choice(_POOLS[name])
        if "$ref" in schema:
            return self._made(name, _SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
        if "anyOf" in schema:
            return self._made(name, dice.choice(schema["anyOf"]))
        if "enum" in schema:
            return dice.choice(schema["enum"])
        return self._plain(name, schema)

    def _plain(self, name: str, schema: dict[str, Any]) -> Any:
        dice, kind = self._dice, schema.get("type")
        if kind == "object":
            needed = schema.get("required", ())
            return {
                key: self._made(key, below)
                for key, below in schema["properties"].items()
                if key in needed or dice.randrange(2)
            }
        if kind == "array":
            most = 5 if name == "counts" else dice.choice((0, 1, 1, 2, 3))
            return [self._made(name, schema["items"]) for _ in range(most)]
        if kind == "integer":
            return dice.randint(schema.get("minimum", -1), min(schema.get("maximum", 9), 25))
        if kind == "string":
            return dice.choice((f"{name} {dice.randrange(99)}", f"p{dice.randrange(1, 4)}"))
        return dice.choice((True, False, None))

    def _written(self, value: Any) -> bytes:
        dice = self._dice
        text = json.dumps(
            value, ensure_ascii=bool(dice.randrange(2)), indent=None if dice.randrange(10) else 1
        )
        return text.encode("utf-8", "surrogatepass")


_CHANGES: Final[tuple[Callable[[Forge, Any, Any], None], ...]] = (
    Forge._replace,
    Forge._drop,
    Forge._double,
    Forge._fit,
    Forge._fit,
)


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Return every (object or list, key or index) within *value*."""
    if isinstance(value, dict):
        keys: Sequence[Any] = list(value)
    elif isinstance(value, list):
        keys = range(len(value))
    else:
        return []
    return [place for key in keys for place in ((value, key), *_places(value[key]))]
