"""What must be known of a file's bytes before anything is built from them, at the speed of C.

A small file can ask for much memory: five bytes of JSON can cost sixty in Python. So the lists of
a file are weighed first, and keys that stand twice, which the decoder lets pass, are looked for.
"""

from __future__ import annotations

import codecs
import re
from typing import Any, Final

import msgspec

from collabdesk.exchange.refusal import RefusedError
from collabdesk.exchange.wire import WorkshopPart

_CHUNK: Final = 1 << 20
_MALFORMED: Final = re.compile(r"JSON is malformed: (?P<why>.*) \(byte (?P<byte>\d+)\)")
_SURROGATE_AT_END: Final = re.compile(rb"\\u[dD][89abAB][0-9a-fA-F]{2}[^\\]{0,6}$", re.DOTALL)
_HALF: Final = "half of a surrogate pair; expected a whole character"

# The most keys, and the most texts or numbers in inner lists, that a list may weigh before it is
# built: well above what its limit on entries allows, and far below what memory could not bear.
_MOST_KEYS: Final = {
    "partners": 1_000,
    "tallies": 60_000,
    "agreed": 60_000,
    "notes": 30_000,
    "actions": 12_000,
    "not_revealed": 60_000,
}
_MOST_COMMAS: Final = {"also": 10_000, "scope": 10_000, "priorities": 10_000, "tallies": 300_000}
_MOST_TEXTS: Final = {"actions": 400_000}
_ENTRIES: Final = {"partners": "200", "notes": "10,000", "actions": "1,000"}


class _Key(str):
    """A key of the outermost object; told apart from str so that the decoder hands it over."""

    __slots__ = ()


def weigh(data: bytes) -> dict[str, memoryview]:
    """Refuse keys of the outermost object that are unknown or stand twice, and lists too long.

    Expects syntactically valid JSON; builds nothing of it. Returns its pieces, key by key.
    """
    seen: set[str] = set()
    known = WorkshopPart.__struct_fields__

    def check(_: type, key: Any) -> _Key:
        if key not in known:
            raise RefusedError(key, "an unknown key; expected one of " + ", ".join(known))
        if key in seen:
            raise RefusedError(key, "stands twice; expected every key once")
        seen.add(key)
        return _Key(key)

    pieces = msgspec.json.decode(data, type=dict[_Key, msgspec.Raw], dec_hook=check)
    views = {str(key): memoryview(raw) for key, raw in pieces.items()}
    for key, piece in views.items():
        _weigh_list(key, piece)
    return views


def _weigh_list(key: str, raw: memoryview) -> None:
    if not any(key in most for most in (_MOST_KEYS, _MOST_COMMAS, _MOST_TEXTS)):
        return
    bones = without_escapes_and_space(bytes(raw))
    if (
        count_keys(bones) > _MOST_KEYS.get(key, len(bones))
        or bones.count(b",") > _MOST_COMMAS.get(key, len(bones))
        or bones.count(b'","') > _MOST_TEXTS.get(key, len(bones))
    ):
        limit = _ENTRIES.get(key)
        raise RefusedError(
            key, f"expected at most {limit} entries" if limit else "has too many entries"
        )


def without_escapes_and_space(piece: bytes) -> bytes:
    """Return *piece* with no quote but those that begin and end a text."""
    if b"\\" in piece:
        piece = piece.replace(b"\\\\", b"").replace(b'\\"', b"")
    return piece.translate(None, b" \t\r\n")


def count_keys(bones: bytes) -> int:
    """Count the keys of such a piece.

    A colon after a quote, unless that quote opens a text that begins with a colon.
    """
    opening = bones.count(b':":') + bones.count(b',":') + bones.count(b'[":')
    return bones.count(b'":') - opening


def broken(data: bytes, error: Exception) -> RefusedError:
    """Return the refusal of bytes that are not UTF-8, or not JSON, with their line and column."""
    if isinstance(error, RecursionError):
        return RefusedError("the whole file", "nests too deeply; expected at most 4 levels")
    if (at := _first_not_utf8(data)) is not None:
        return RefusedError(f"byte {at}", "expected UTF-8 text")
    if malformed := _MALFORMED.search(str(error)):
        why = f"is not JSON ({malformed['why']}); expected a workshop file"
        where = _line_and_column(data, int(malformed["byte"]))
        half = "surrogate" in why or "end of hex escape" in why
        return RefusedError(where, _HALF if half else why)
    # So close to the end, the decoder takes a half for a whole that was cut off.
    why = _HALF if _SURROGATE_AT_END.search(data[-12:]) else "the file ends early; expected more"
    return RefusedError(_line_and_column(data, len(data)), why)


def _first_not_utf8(data: bytes) -> int | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(data), _CHUNK):
        chunk = data[start : start + _CHUNK]
        held = len(decoder.getstate()[0])
        try:
            decoder.decode(chunk, final=start + _CHUNK >= len(data))
        except UnicodeDecodeError as error:
            return start - held + error.start
    return None


def _line_and_column(data: bytes, offset: int) -> str:
    line = data.count(b"\n", 0, offset) + 1
    column = offset - (data.rfind(b"\n", 0, offset) + 1) + 1
    return f"line {line}, column {column}"
