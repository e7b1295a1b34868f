"""The guide for authors of packs says what holds."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from collabdesk.framework.loader import parse_pack
from collabdesk.framework.pack_schema import pack_schema

GUIDE = (Path(__file__).parents[2] / "docs/framework-pack.md").read_text(encoding="utf-8")
SCHEMA = json.loads(pack_schema())
TABLES = {
    "the file itself": SCHEMA,
    "`[scale]`": SCHEMA["$defs"]["Scale"],
    "`[[scale.levels]]`": SCHEMA["$defs"]["Level"],
    "`[[types]]`": SCHEMA["$defs"]["CollaborationType"],
    "`[[questions]]`": SCHEMA["$defs"]["TypeQuestion"],
    "`[[questions.options]]`": SCHEMA["$defs"]["TypeOption"],
    "`[[characteristics]]`": SCHEMA["$defs"]["Characteristic"],
    "`[[characteristics.stories]]`": SCHEMA["$defs"]["Story"],
    "`[[characteristics.emphases]]`": SCHEMA["$defs"]["TypeEmphasis"],
    "`[[characteristics.indicators]]`": SCHEMA["$defs"]["Indicator"],
    "`[[characteristics.indicators.anchors]]`": SCHEMA["$defs"]["Anchor"],
    "`[[characteristics.indicators.starters]]`": SCHEMA["$defs"]["StarterAction"],
    "`[[references]]`": SCHEMA["$defs"]["Reference"],
    "`[[glossary]]`": SCHEMA["$defs"]["Term"],
}


def example() -> str:
    found = re.search(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    assert found
    return found[1]


def inner(schema: dict[str, Any]) -> set[str]:
    """Return the keys that hold a table or tables, which the guide has as rows of their own."""
    return {name for name, part in schema["properties"].items() if "$ref" in str(part)}


def test_the_example_is_a_pack_that_can_be_used() -> None:
    framework = parse_pack(example(), "example.toml")
    assert (framework.scale.width, len(framework.types), len(framework.indicators)) == (3, 2, 2)
    assert Draft202012Validator(SCHEMA).is_valid(tomllib.loads(example()))


def test_the_example_shows_every_key_there_is() -> None:
    written = set(re.findall(r"^([a-z_]+) = ", example(), re.MULTILINE))
    tables = {t.split(".")[-1] for t in re.findall(r"^\[+([a-z._]+)\]+", example(), re.MULTILINE)}
    known = {name for schema in TABLES.values() for name in schema["properties"]}
    assert written | tables == known


def test_the_table_has_every_key_and_marks_those_that_must_be_there() -> None:
    rows = dict(re.findall(r"^\| (`\[.*?\]`|the file itself) \| (.*?) \|", GUIDE, re.MULTILINE))
    assert list(rows) == list(TABLES)
    for name, schema in TABLES.items():
        required = set(re.findall(r"\*\*`([a-z_]+)`\*\*", rows[name]))
        assert set(re.findall(r"`([a-z_]+)`", rows[name])) == set(schema["properties"]) - inner(
            schema
        )
        assert required == set(schema["required"]) - inner(schema)
