"""Files made to take time or memory are refused before they can: here a few megabytes of each."""

from __future__ import annotations

import itertools
import json
import os
import tracemalloc
from collections.abc import Callable
from io import FileIO
from pathlib import Path

import pytest

from collabdesk.errors import WorkshopFileError
from collabdesk.exchange import decode
from collabdesk.exchange.wire import MAX_BYTES
from collabdesk.exchange.workshop_file import read_workshop
from tests.builders import make_framework
from tests.exchange.helpers import CATALOGUE, minimal, refusal

pytestmark = pytest.mark.no_cover

SIZE = 2_000_000
BALLOT = 33 * 20 * 20_000
"""One byte for each vote that can be in a file of the most partners, seats and rounds."""
VOTE = '{"indicator":"%s","partner":"p%d","seat":%d,"round":%d,"answer":3}'
TWO_SEATS = VOTE.replace('"seat"', '"seat":1,"seat"')
INDICATORS = [indicator.id for indicator in make_framework().indicators]


def filled(size: int, before: str, unit: str, after: str, by: str = ",") -> bytes:
    """Return the minimal file and then *before*, some *size* bytes of *unit*, *after*."""
    head = json.dumps(minimal())[:-1]
    count = size // len((unit + by).encode())
    return (head + before + by.join([unit] * count) + after).encode()


def crowd(size: int, last: str = "") -> bytes:
    """Return a file of the most votes that fit into *size* bytes; *last* stands for the last."""
    partners = [{"id": f"p{n}", "name": f"n{n}", "seats": 100} for n in range(200)]
    head = json.dumps(minimal() | {"partners": partners})[:-1] + ', "votes": ['
    seats = itertools.product(range(1, 21), INDICATORS, range(1, 101), range(200))
    votes = [
        VOTE % (i, p, s, r) for r, i, s, p in itertools.islice(seats, (size - len(head)) // 68)
    ]
    votes[-1] = last or votes[0]
    return (head + ",".join(votes) + "]}").encode()


SHAPES: list[tuple[Callable[[int], bytes], str]] = [
    (lambda size: filled(size, ', "also": [', '"ab"', "]}"), "also: has too many"),
    (lambda size: filled(size, ', "scope": [', "999", "]}"), "scope: has too many"),
    (
        lambda size: filled(size, ', "notes": [', '{"text": ""}', "]}"),
        "notes: expected at most 10,000",
    ),
    (
        lambda size: filled(size, ', "notes": [', '{"t\\u0065xt": ""}', "]}"),
        "notes: expected at most",
    ),
    (
        lambda size: filled(size, ', "partners": [', '{"id": "a", "name": "b"}', "]}"),
        "partners: expected",
    ),
    (
        lambda size: filled(size, ', "actions": [', '{"id": "a", "title": "b"}', "]}"),
        "actions: expected",
    ),
    (
        lambda size: filled(size, ', "agreed": [', '{"indicator": "1.1"}', "]}"),
        "agreed: has too many",
    ),
    (lambda size: filled(size, ', "votes": [', "[]", "]}"), "votes[0]: expected an object"),
    (lambda size: filled(size, ', "also": [', '"ab"', '], "also": []}'), "also: stands twice"),
    (lambda size: filled(size, ",", '"x": 1', "}"), "x: an unknown key"),
    (
        lambda size: filled(
            size, ', "tallies": [{"indicator": "1.1", "round": 1, "counts": [', "999", "]}]}"
        ),
        "tallies: has too many",
    ),
    (
        lambda size: filled(
            size, ', "actions": [{"id": "a", "title": "b", "support": [', '"ab"', "]}]}"
        ),
        "actions: ",
    ),
    (lambda size: filled(size, ', "place": "', "é", '"}', by=""), "place: expected a text"),
    (lambda size: filled(size, ', "minutes": ', "9", "}", by=""), "minutes: expected"),
    (lambda size: filled(size, ', "x": ', "[", "", by=""), "the whole file: nests too deeply"),
    (lambda size: filled(size, ', "version": [', "[]", "]}"), "version: expected 1"),
    (crowd, "votes["),
    (lambda size: crowd(size, TWO_SEATS % ("8.4", 1, 1, 20)), "votes"),
]


@pytest.mark.parametrize(("shape", "said"), SHAPES)
def test_it_is_refused_in_a_few_times_its_size(shape: Callable[[int], bytes], said: str) -> None:
    data = shape(SIZE)
    tracemalloc.start()
    try:
        words = refusal(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert words.startswith(said)
    assert peak < 7 * len(data) + BALLOT


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.collabdesk"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    with pytest.raises(WorkshopFileError, match=r"^big\.collabdesk: .* larger than 64 MiB"):
        read_workshop(path, CATALOGUE)


def test_what_grows_while_it_is_read_is_refused_at_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "growing.collabdesk"
    path.write_bytes(b"{")

    class Growing(FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            os.truncate(path, MAX_BYTES + 1)
            return super().read(size) or b""

    monkeypatch.setattr(decode, "open_ordinary", Growing)
    with pytest.raises(WorkshopFileError, match="larger than 64 MiB"):
        read_workshop(path, CATALOGUE)
