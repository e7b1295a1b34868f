"""The published schema is the one of the types, and says what the loader says."""

from __future__ import annotations

import copy
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from collabdesk.errors import FrameworkError
from collabdesk.framework.loader import parse_pack
from collabdesk.framework.pack_schema import PUBLISHED, pack_schema

ROOT = Path(__file__).parents[2]
MINI = tomllib.loads((ROOT / "tests/data/mini-pack.toml").read_text(encoding="utf-8"))
SHIPPED = ROOT / "resources/frameworks/eight-characteristics.toml"
VALIDATOR = Draft202012Validator(json.loads(pack_schema()))

Place = tuple[str | int, ...]


def places(value: Any, at: Place = ()) -> Iterator[Place]:
    """Yield the place of every value in *value*."""
    if not isinstance(value, dict | list):
        return
    for key, part in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*at, key)
        yield from places(part, (*at, key))


KEYS = [place for place in places(MINI) if isinstance(place[-1], str)]


def holder(pack: Any, place: Place) -> Any:
    for key in place[:-1]:
        pack = pack[key]
    return pack


def toml(value: Any) -> str:
    """Return *value* as the right side of a line of TOML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(toml(v) for v in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def is_loaded(pack: dict[str, Any]) -> bool:
    lines = "\n".join(f"{json.dumps(key)} = {toml(value)}" for key, value in pack.items())
    try:
        parse_pack(lines, "pack.toml")
    except FrameworkError:
        return False
    return True


def test_the_published_schema_is_the_one_of_the_types() -> None:
    assert (ROOT / PUBLISHED).read_text(encoding="utf-8") == pack_schema()


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json.loads(pack_schema()))


def test_the_shipped_pack_and_a_wholly_different_one_are_valid() -> None:
    shipped = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    assert [error.json_path for error in VALIDATOR.iter_errors(shipped)] == []
    assert [error.json_path for error in VALIDATOR.iter_errors(MINI)] == []
    assert is_loaded(MINI)


@pytest.mark.parametrize("place", KEYS, ids=lambda place: ".".join(map(str, place)))
def test_what_may_be_left_out_is_the_same_for_schema_and_loader(place: Place) -> None:
    pack = copy.deepcopy(MINI)
    del holder(pack, place)[place[-1]]
    assert VALIDATOR.is_valid(pack) == is_loaded(pack)


@pytest.mark.parametrize("place", KEYS, ids=lambda place: ".".join(map(str, place)))
def test_a_key_that_is_not_known_is_refused_by_both(place: Place) -> None:
    pack = copy.deepcopy(MINI)
    holder(pack, place)["colour"] = "blue"
    assert not VALIDATOR.is_valid(pack)
    assert not is_loaded(pack)


@given(
    st.sampled_from(list(places(MINI))),
    st.sampled_from([0, 11, True, 1.5, "", "  ", [], {}, [[]], ["", "a"]]),
)
def test_what_the_schema_refuses_the_loader_refuses(place: Place, value: Any) -> None:
    pack = copy.deepcopy(MINI)
    holder(pack, place)[place[-1]] = value
    assert VALIDATOR.is_valid(pack) or not is_loaded(pack)


@pytest.mark.parametrize("count", [1, 2, 10, 11])
def test_a_scale_has_two_to_ten_levels_for_both(count: int) -> None:
    pack = copy.deepcopy(MINI)
    pack["scale"]["levels"] = [{"name": f"Level {n}"} for n in range(count)]
    pack["characteristics"][0]["indicators"][0].pop("anchors")
    assert VALIDATOR.is_valid(pack) == is_loaded(pack) == (2 <= count <= 10)
