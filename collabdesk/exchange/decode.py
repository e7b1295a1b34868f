"""From bytes to the file's own types, or a refusal that names the place."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

import msgspec

from collabdesk.exchange import scan
from collabdesk.exchange.expected import expected_at, keys_of
from collabdesk.exchange.refusal import RefusedError
from collabdesk.exchange.repeated import keys_of_votes, refuse_repeated_keys
from collabdesk.exchange.wire import FORMAT, MAX_BYTES, VERSION, WorkshopPart
from collabdesk.ordinary import open_ordinary

_BOM: Final = b"\xef\xbb\xbf"
_TOO_BIG: Final = "is larger than 64 MiB; expected a workshop file"
_MISSING: Final = re.compile(r"Object missing required field `(.*?)`", re.DOTALL)
_UNKNOWN: Final = re.compile(r"Object contains unknown field `(.*)`$", re.DOTALL)
_AT: Final = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_STEP: Final = re.compile(r"\.?([a-z_]+)|\[(\d+)\]")


_NONE: Final = msgspec.Raw(b"null")
_LONG: Final = 100


class _Header(msgspec.Struct):
    """What is read before anything else, so that a newer file is told from a wrong one."""

    format: msgspec.Raw = _NONE
    version: msgspec.Raw = _NONE


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file of at most 64 MiB; OSError where it cannot be read."""
    with open_ordinary(path) as file:
        if os.fstat(file.fileno()).st_size > MAX_BYTES:
            raise RefusedError("the whole file", _TOO_BIG)
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise RefusedError("the whole file", _TOO_BIG)
    return data


def decode(data: bytes) -> WorkshopPart:
    """Return what a file holds; its types are right, its meaning is not yet looked at."""
    if data.startswith(_BOM):
        raise RefusedError("line 1, column 1", "starts with a byte order mark; expected {")
    try:
        _check_header(msgspec.json.decode(data, type=_Header))
        pieces = scan.weigh(data)
        counts = keys_of_votes(pieces)
        part = msgspec.json.decode(data, type=WorkshopPart)
        refuse_repeated_keys(pieces, part.votes, counts)
    except msgspec.ValidationError as error:
        raise _refusal(str(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise scan.broken(data, error) from None
    return part


def _check_header(header: _Header) -> None:
    if _small(header.format) != FORMAT:
        raise RefusedError("format", f'expected "{FORMAT}"')
    version = _small(header.version)
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise RefusedError(
            "version", f"{version} is newer than this program reads; expected {VERSION}"
        )
    if version.__class__ is not int or version != VERSION:
        raise RefusedError("version", f"expected {VERSION}")


def _small(raw: msgspec.Raw) -> object:
    """Return the value of *raw*, or None for anything that is long: it might be huge."""
    piece = memoryview(raw)
    return msgspec.json.decode(piece) if len(piece) <= _LONG else None


def _refusal(message: str) -> RefusedError:
    """Turn the decoder's words and path into the place and what was expected there."""
    at = _AT.search(message)
    place = at["path"].removeprefix(".") if at else ""
    path = tuple(int(n) if n else name for name, n in _STEP.findall(place))
    dot = f"{place}." if place else ""
    what = message[: at.start()] if at else message
    if missing := _MISSING.match(what):
        wanted = expected_at(WorkshopPart, (*path, missing[1]))
        return RefusedError(dot + missing[1], f"is missing; expected {wanted}")
    if unknown := _UNKNOWN.match(what):
        known = ", ".join(keys_of(WorkshopPart, path))
        return RefusedError(dot + unknown[1], f"an unknown key; expected one of {known}")
    return RefusedError(place or "the whole file", f"expected {expected_at(WorkshopPart, path)}")
