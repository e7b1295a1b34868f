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


def keys_of_votes(pieces: Mapping[str, memoryview]) -> dict[str, int]:
    """Return how often each key of a vote stands in a file, and under "" how many keys there are.

    Counted before the votes are built, when there is most room for it.
    """
    bones = without_escapes_and_space(bytes(pieces.get("votes", b"")))
    found = {key: bones.count(b'"%s":' % key.encode()) for key in VotePart.__struct_fields__}
    return found | {"": count_keys(bones)}


def refuse_repeated_keys(
    pieces: Mapping[str, memoryview], votes: Sequence[VotePart], counts: Mapping[str, int]
) -> None:
    """Refuse a key that stands twice in one object, at any depth, naming its path.

    Expects the *pieces* of a file that has the right types, hence a bounded depth, its *votes*,
    of which there may be a million, and the *counts* of their keys.
    """
    for key, piece in pieces.items():
        if key != "votes" or not _each_once(votes, counts):
            if key == "votes" and len(piece) > _LONG:
                raise RefusedError(key, "has a key twice, or with escapes; expected each once")
            _refuse_below(key, bytes(piece))


def _each_once(votes: Sequence[VotePart], counts: Mapping[str, int]) -> bool:
    """Say whether no vote has a key twice, each key being written in plain letters.

    Where a key that every vote must have stands as often as there are votes, it stands once in
    each; and so it is with the one key that may be left out, among the votes that have it.
    """
    with_partner = sum(vote.partner is not UNSET for vote in votes)
    wanted = dict.fromkeys(VotePart.__struct_fields__, len(votes)) | {"partner": with_partner}
    return counts == wanted | {"": sum(wanted.values())}


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
