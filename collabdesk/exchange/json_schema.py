"""The published JSON Schema of the workshop file, made from its types."""

from __future__ import annotations

import json
from typing import Final

import msgspec

from collabdesk.exchange.wire import WorkshopPart

PUBLISHED: Final = "docs/workshop-file.schema.json"


def workshop_schema() -> str:
    """Return the schema as JSON text, the same for the same types."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "CollabDesk workshop file, version 1",
        **msgspec.json.schema(WorkshopPart),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
