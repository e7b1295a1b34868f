"""What the tests of the exchange share: a catalogue of one framework, files, refusals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from collabdesk.errors import FrameworkError
from collabdesk.exchange.refusal import RefusedError
from collabdesk.exchange.workshop_file import WorkshopFile, parse_workshop
from collabdesk.framework.model import Framework
from tests.builders import make_framework

EXAMPLES = sorted((Path(__file__).parents[1] / "data" / "examples").glob("*.collabdesk"))


class OneFramework:
    """A catalogue that knows the generated framework and no other."""

    def __init__(self) -> None:
        self.framework = make_framework()

    def get(self, framework_id: str, edition: str, /) -> Framework:
        if (framework_id, edition) != (self.framework.id, self.framework.edition):
            raise FrameworkError("Not installed.")
        return self.framework


CATALOGUE = OneFramework()


def minimal() -> dict[str, Any]:
    """Return a file of the required keys only."""
    return {
        "format": "collabdesk-workshop",
        "version": 1,
        "id": "w1",
        "framework": {"id": "eight-characteristics", "edition": "1"},
        "collaboration": {"name": "Harbour frailty pathway"},
        "title": "Workshop 2",
        "held_on": "2026-11-20",
        "mode": "group",
    }


def full() -> dict[str, Any]:
    """Return a file with something under every key."""
    value = minimal()
    del value["mode"]
    name = "Harbour frailty pathway"
    return value | {
        "collaboration": {"id": "c1", "name": name, "purpose": "Help\tat\nhome"},
        "place": "Harbour library",
        "facilitator": "Facilitator",
        "minutes": 75,
        "mode": "group",
        "anonymous": False,
        "type": "shared-delivery",
        "also": ["shared-learning"],
        "scope": [5, 6, 1],
        "partners": [
            {"id": "p1", "name": "Acute trust", "seats": 2, "present": True},
            {"id": "p2", "name": "Hospice 😀", "seats": 1, "present": False},
        ],
        "votes": _votes(),
        "tallies": [
            {"indicator": "5.5", "round": 1, "counts": [0, 4, 1, 2, 1], "dont_know": 0,
             "not_applicable": 2},
        ],
        "agreed": [
            {"indicator": "5.4", "answer": 3, "evidence": "Minutes", "dissent": ""},
            {"indicator": "1.1", "evidence": "Not agreed yet", "dissent": "Some say 2"},
        ],
        "notes": [
            {"indicator": "5.4", "text": "On it"},
            {"characteristic": 5, "text": "On all of it"},
            {"text": "for later"},
        ],
        "priorities": [6, 5],
        "actions": _actions(),
        "review_on": "2027-05-20",
    }  # fmt: skip


def _votes() -> list[dict[str, Any]]:
    return [
        {"indicator": "5.4", "partner": "p1", "seat": 2, "round": 1, "answer": 3},
        {"indicator": "5.4", "partner": "p1", "seat": 1, "round": 1, "answer": "dont-know"},
        {"indicator": "5.4", "partner": "p2", "seat": 1, "round": 2, "answer": 5},
    ]


def _actions() -> list[dict[str, Any]]:
    return [
        {"id": "a1", "title": "Agree a lead", "characteristic": 6, "indicators": ["6.1"],
         "lead": "p2", "support": ["p1"], "first_step": "Ring", "measure": "Seen",
         "due": "2027-01-15", "status": "started"},
        {"id": "a2", "title": "Another", "characteristic": None, "indicators": [], "lead": "",
         "support": [], "first_step": "", "measure": "", "due": None, "status": "planned"},
    ]  # fmt: skip


def read(value: dict[str, Any]) -> WorkshopFile:
    """Read a JSON value as a workshop file."""
    return parse_workshop(json.dumps(value, ensure_ascii=False).encode(), CATALOGUE)


def refusal(data: bytes | dict[str, Any]) -> str:
    """Return the words with which *data* is refused; "" where it is not."""
    raw = data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False).encode()
    try:
        parse_workshop(raw, CATALOGUE)
    except RefusedError as refused:
        return str(refused)
    return ""
