"""What a workshop file should hold at a place, in words taken from its types."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from msgspec import Meta, Struct

_PLAIN = "something else"


def expected_at(part: type[Struct], path: tuple[str | int, ...]) -> str:
    """Return what *part* should hold at *path*, as in ``("votes", 12, "answer")``."""
    hint: Any = part
    for step in path:
        hint = _below(hint, step)
    return _words(hint)


def keys_of(part: type[Struct], path: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return the keys of the object at *path*; none where no object stands."""
    hint: Any = part
    for step in path:
        hint = _below(hint, step)
    found = _find(hint, _is_part)
    return tuple(_hints(found)) if found is not None else ()


@cache
def _hints(part: type[Struct]) -> dict[str, Any]:
    return get_type_hints(part, include_extras=True)


def _below(hint: Any, step: str | int) -> Any:
    if isinstance(step, str):
        part = _find(hint, _is_part)
        return _hints(part).get(step) if part is not None else None
    found = _find(hint, _is_list)
    return get_args(found)[0] if found is not None else None


def _is_list(hint: Any) -> bool:
    origin: object = get_origin(hint)
    return origin is list


def _is_part(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Struct)


def _find(hint: Any, wanted: Any) -> Any:
    """Return the first of *hint* and what it is a union or annotation of that is *wanted*."""
    if wanted(hint):
        return hint
    inner = get_args(hint)[:1] if get_origin(hint) is Annotated else get_args(hint)
    found = (_find(h, wanted) for h in inner)
    return next((f for f in found if f is not None), None)


def _words(hint: Any) -> str:
    if get_origin(hint) is Annotated:
        notes = [m.description for m in hint.__metadata__ if isinstance(m, Meta) and m.description]
        return str(notes[-1]) if notes else _PLAIN
    if _is_part(hint):
        return "an object with the keys " + ", ".join(_hints(hint))
    said = (_words(h) for h in get_args(hint))
    return next((w for w in said if w != _PLAIN), _PLAIN)
