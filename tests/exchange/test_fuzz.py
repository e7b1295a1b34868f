"""Whatever stands in a file, it is read or refused in one line: nothing else is ever raised."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collabdesk.exchange.workshop_file import parse_workshop, write_workshop
from tests.exchange.helpers import CATALOGUE, full, refusal

pytestmark = pytest.mark.no_cover

BYTES = json.dumps(full(), ensure_ascii=False).encode()
TOKENS = [b'"', b"\\", b"\\u0000", b"\\ud83d", b"\xff", b"\xc2\x85", b"{", b"}", b"[", b"]", b",",
          b":", b"null", b"true", b"1e9", b"-", b"0", b"9" * 30, b"NaN", b"\x00", b" "]  # fmt: skip

_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    | st.sampled_from(["p1", "5.4", "dont-know", "2026-11-20", "shared-voice"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)


def check(data: bytes) -> None:
    said = refusal(data)
    if said:
        assert said.isprintable()
        assert ": " in said
    else:
        read = parse_workshop(data, CATALOGUE).workshop
        assert parse_workshop(write_workshop(read), CATALOGUE).workshop == read


@settings(max_examples=300)
@given(st.data())
def test_bytes_changed_anywhere(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(BYTES)))
    stop = data.draw(st.integers(start, min(len(BYTES), start + 12)))
    put = data.draw(st.sampled_from(TOKENS) | st.binary(max_size=4))
    check(BYTES[:start] + put + BYTES[stop:])


@settings(max_examples=100)
@given(st.integers(0, len(BYTES) - 1))
def test_a_file_that_ends_early_is_refused(end: int) -> None:
    assert refusal(BYTES[:end]) != ""


def _places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [*([path] if path else []), *(p for k, v in inner for p in _places(v, (*path, k)))]


@settings(max_examples=300)
@given(st.sampled_from(_places(full())), _values)
def test_values_changed_anywhere(path: tuple[str | int, ...], put: object) -> None:
    value: Any = full()
    target = value
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = put
    check(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
