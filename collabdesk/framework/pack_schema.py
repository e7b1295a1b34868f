"""The published JSON Schema of the framework pack, made from the types it is read into."""

from __future__ import annotations

import json
import typing
from dataclasses import Field, fields, is_dataclass
from typing import Any, Final

from collabdesk.framework import model
from collabdesk.framework.loader import ID, MAX_LEVELS, MIN_LEVELS

PUBLISHED: Final = "docs/framework-pack.schema.json"

Schema = dict[str, Any]

_COUNTED: Final = {("Level", "number"), ("Characteristic", "number"), ("Indicator", "id")}
"""What no pack says, since it follows from the order."""

_MAY_BE_EMPTY: Final = {
    ("Framework", "summary"),
    ("Framework", "credit"),
    ("Level", "meaning"),
    ("CollaborationType", "purpose"),
    ("CollaborationType", "how_to_tell"),
    ("Indicator", "question"),
    ("Reference", "publisher"),
}
"""Texts that may be left out; every other one must be there and say something."""

_COUNTS: Final = {
    ("Scale", "levels"): (MIN_LEVELS, MAX_LEVELS),
    ("Framework", "types"): (1, None),
    ("Framework", "characteristics"): (1, None),
    ("TypeQuestion", "options"): (2, None),
    ("Characteristic", "indicators"): (1, None),
}
"""How many a list must hold at least, and may hold at most; any other may be left out."""


def pack_schema() -> str:
    """Return the schema as JSON text, the same for the same types.

    A TOML pack, read into tables and lists, validates against it. It cannot say everything the
    loader checks: names that stand once, types that exist, levels within the scale.
    """
    parts: dict[str, Schema] = {}
    whole = _part(model.Framework, parts)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "CollabDesk framework pack",
        **whole,
        "$defs": dict(sorted(parts.items())),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _part(kind: type, parts: dict[str, Schema]) -> Schema:
    """Return the schema of one type's table; those of the types in it are added to *parts*."""
    hints = typing.get_type_hints(kind)
    written = [f for f in fields(kind) if (kind.__name__, f.name) not in _COUNTED]
    return {
        "description": (kind.__doc__ or "").strip().partition("\n")[0],
        "type": "object",
        "properties": {f.name: _field(kind, f, hints[f.name], parts) for f in written},
        "required": [f.name for f in written if _is_required(kind, f, hints[f.name])],
        "additionalProperties": False,
    }


def _is_required(kind: type, field: Field[Any], hint: Any) -> bool:
    where = (kind.__name__, field.name)
    if typing.get_origin(hint) is tuple:
        return where in _COUNTS
    return where not in _MAY_BE_EMPTY


def _field(kind: type, field: Field[Any], hint: Any, parts: dict[str, Schema]) -> Schema:
    where = (kind.__name__, field.name)
    if typing.get_origin(hint) is not tuple:
        return _value(where, hint, parts)
    least, most = _COUNTS.get(where, (None, None))
    limits = {"minItems": least, "maxItems": most}
    item = _value(where, typing.get_args(hint)[0], parts)
    return {"type": "array", "items": item} | {k: n for k, n in limits.items() if n is not None}


def _value(where: tuple[str, str], hint: Any, parts: dict[str, Schema]) -> Schema:
    if is_dataclass(hint):
        inner = typing.cast("type", hint)
        parts[inner.__name__] = _part(inner, parts)
        return {"$ref": f"#/$defs/{inner.__name__}"}
    if hint is int:
        return {"type": "integer", "minimum": 1, "maximum": MAX_LEVELS}
    return {"type": "string"} | _says_something(where)


def _says_something(where: tuple[str, str]) -> Schema:
    if where in _MAY_BE_EMPTY:
        return {}
    return {"pattern": f"^{ID.pattern}$" if where[1] == "id" else r"\S"}
