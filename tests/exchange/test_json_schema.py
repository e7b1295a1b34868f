from __future__ import annotations

import json
from pathlib import Path

from collabdesk.exchange.json_schema import PUBLISHED, workshop_schema
from tests.exchange.helpers import full

ROOT = Path(__file__).parents[2]


def test_the_published_schema_is_the_one_of_the_types() -> None:
    assert (ROOT / PUBLISHED).read_text(encoding="utf-8") == workshop_schema()


def test_the_schema_requires_what_the_format_requires_and_lets_nothing_else_in() -> None:
    parts = json.loads(workshop_schema())["$defs"]
    required = {"format", "version", "id", "framework", "collaboration", "title", "held_on", "mode"}

    assert set(parts["WorkshopPart"]["required"]) == required
    assert parts["CollaborationPart"]["required"] == ["name"]
    objects = [p for p in parts.values() if p.get("type") == "object"]
    assert len(objects) == 10
    assert all(p["additionalProperties"] is False for p in objects)


def test_the_keys_stand_in_the_order_of_the_format() -> None:
    keys = list(json.loads(workshop_schema())["$defs"]["WorkshopPart"]["properties"])

    assert keys == [*full(), "not_revealed"]
