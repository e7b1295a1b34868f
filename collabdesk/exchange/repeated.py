"""Refuses keys that stand twice in one object: the decoder lets them pass, and takes the last."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from msgspec import UNSET

from collabdesk.exchange.refusal import RefusedError
from collabdesk.exchange.scan import count_keys, without_escapes_and_space
from collabdesk.exchange.wire import VotePart

_LONG: Final = 8_000_000
"""Bytes of votes that can be gone through one by one in a part of a second."""


class _Twice:
    """Stands for an object in which the key at the end of ``path`` stands twice."""

    __slots__ = ("path",)

    def __init__(self, path: str) -> None:
        self.path = path


def refuse_repeated_keys(pieces: Mapping[str, memoryview], votes: Sequence[VotePart]) -> None:
    """Refuse a key that stands twice in one object, at any depth, naming its path.

    Expects the *pieces* of a file that has the right types, hence a bounded depth, and its
    *votes*, of which there may be a million: their keys are counted first.
    """
    counted = "votes" in pieces and _each_once(bytes(pieces["votes"]), votes)
    for key, piece in pieces.items():
        if key != "votes" or not counted:
            _refuse_below(key, bytes(piece))


def _each_once(piece: bytes, votes: Sequence[VotePart]) -> bool:
    """Say whether no vote has a key twice, each key being written in plain letters.

    Where a key that every vote must have stands as often as there are votes, it stands once in
    each; and so it is with the one key that may be left out, among the votes that have it.
    """
    bones = without_escapes_and_space(piece)
    counts = {key: bones.count(b'"%s":' % key.encode()) for key in VotePart.__struct_fields__}
    with_partner = sum(vote.partner is not UNSET for vote in votes)
    wanted = dict.fromkeys(counts, len(votes)) | {"partner": with_partner}
    if counts == wanted and sum(counts.values()) == count_keys(bones):
        return True
    if len(piece) > _LONG:
        raise RefusedError("votes", "has a key twice, or with escapes; expected plain keys, once")
    return False


def _refuse_below(key: str, piece: bytes) -> None:
    """Refuse a repeated key in the value of *key*.

    Nothing is kept: each object is checked as it closes. Read as Latin-1, whose characters are
    bytes, since keys are ASCII.
    """
    found = json.loads(f'{{"{key}":{piece.decode("latin-1")}}}', object_pairs_hook=_close)
    if isinstance(found, _Twice):
        raise RefusedError(found.path, "stands twice; expected every key once")


def _close(pairs: list[tuple[str, Any]]) -> _Twice | None:
    if len(dict(pairs)) != len(pairs):
        return _Twice(_first_repeated(key for key, _ in pairs))
    for key, value in pairs:
        if value.__class__ is _Twice:
            return _Twice(f"{key}.{value.path}")
        if value.__class__ is list:
            for index, entry in enumerate(value):
                if entry.__class__ is _Twice:
                    return _Twice(f"{key}[{index}].{entry.path}")
    return None


def _first_repeated(keys: Iterable[str]) -> str:
    """Return the first of *keys* that stands twice; there is one."""
    counts = Counter(keys)
    return next(key for key in counts if counts[key] > 1)
