"""Files made to take time or memory are refused before they can: here a few megabytes of each."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from collabdesk.errors import WorkshopFileError
from collabdesk.exchange.wire import MAX_BYTES
from collabdesk.exchange.workshop_file import read_workshop
from tests.exchange.helpers import CATALOGUE, minimal, refusal

SIZE = 2_000_000


def filled(before: str, unit: str, after: str, by: str = ",") -> bytes:
    """Return the minimal file and then *before*, some 2 MB of *unit*, *after*."""
    head = json.dumps(minimal())[:-1]
    count = SIZE // (len(unit) + len(by))
    return (head + before + by.join([unit] * count) + after).encode()


SHAPES: list[tuple[Callable[[], bytes], str]] = [
    (lambda: filled(', "also": [', '"ab"', "]}"), "also: has too many"),
    (lambda: filled(', "scope": [', "999", "]}"), "scope: has too many"),
    (lambda: filled(', "notes": [', '{"text": ""}', "]}"), "notes: expected at most 10,000"),
    (lambda: filled(', "notes": [', '{"t\\u0065xt": ""}', "]}"), "notes: expected at most"),
    (lambda: filled(', "partners": [', '{"id": "a", "name": "b"}', "]}"), "partners: expected"),
    (lambda: filled(', "actions": [', '{"id": "a", "title": "b"}', "]}"), "actions: expected"),
    (lambda: filled(', "agreed": [', '{"indicator": "1.1"}', "]}"), "agreed: has too many"),
    (lambda: filled(', "votes": [', "[]", "]}"), "votes[0]: expected an object"),
    (lambda: filled(', "also": [', '"ab"', '], "also": []}'), "also: stands twice"),
    (lambda: filled(",", '"x": 1', "}"), "x: an unknown key"),
    (
        lambda: filled(', "tallies": [{"indicator": "1.1", "round": 1, "counts": [', "999", "]}]}"),
        "tallies: has too many",
    ),
    (
        lambda: filled(', "actions": [{"id": "a", "title": "b", "support": [', '"ab"', "]}]}"),
        "actions: ",
    ),
    (lambda: filled(', "place": "', "é", '"}', by=""), "place: expected a text"),
    (lambda: filled(', "minutes": ', "9", "}", by=""), "minutes: expected"),
    (lambda: filled(', "x": ', "[", "", by=""), "the whole file: nests too deeply"),
    (lambda: filled(', "version": [', "[]", "]}"), "version: expected 1"),
]


@pytest.mark.parametrize(("shape", "said"), SHAPES)
def test_it_is_refused_in_a_few_times_its_size(shape: Callable[[], bytes], said: str) -> None:
    data = shape()
    tracemalloc.start()
    try:
        words = refusal(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert words.startswith(said)
    assert peak < 7 * len(data)


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.collabdesk"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    with pytest.raises(WorkshopFileError, match=r"^big\.collabdesk: .* larger than 64 MiB"):
        read_workshop(path, CATALOGUE)


def test_what_grows_while_it_is_read_is_refused_at_the_limit() -> None:
    with pytest.raises(WorkshopFileError, match="larger than 64 MiB"):
        read_workshop(Path("/dev/zero"), CATALOGUE)
