"""The published JSON Schema of the workshop file, made from its types."""

from __future__ import annotations

import json
from inspect import cleandoc
from typing import Any, Final

import msgspec

from collabdesk.exchange.wire import WorkshopPart

PUBLISHED: Final = "docs/workshop-file.schema.json"


def workshop_schema() -> str:
    """Return the schema as JSON text, the same for the same types."""
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "CollabDesk workshop file, version 1",
        **msgspec.json.schema(WorkshopPart),
    }
    # From docstrings, which Python 3.13 keeps without their indent and those before it with it.
    for part in schema["$defs"].values():
        if "description" in part:
            part["description"] = cleandoc(part["description"])
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
