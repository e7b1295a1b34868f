from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from collabdesk.errors import WorkshopFileError
from collabdesk.exchange.workshop_file import read_workshop
from tests.exchange.helpers import CATALOGUE, full, minimal, read, refusal

Change = Callable[[dict[str, Any]], object]


def put(*path: str | int, to: object) -> Change:
    """Return a change that puts a value at a path, as in put("votes", 0, "seat", to=9)."""

    def change(value: Any) -> None:
        for step in path[:-1]:
            value = value[step]
        value[path[-1]] = to

    return change


def more(key: str, entry: object) -> Change:
    """Return a change that puts one more entry at the end of a list."""
    return lambda value: value[key].append(entry)


def without(*path: str | int) -> Change:
    """Return a change that takes a key away."""

    def change(value: Any) -> None:
        for step in path[:-1]:
            value = value[step]
        del value[path[-1]]

    return change


def changed(*changes: Change) -> dict[str, Any]:
    value = full()
    for change in changes:
        change(value)
    return value


VOTE = {"indicator": "5.4", "partner": "p1", "seat": 1, "round": 3, "answer": 3}
TALLY = {"indicator": "5.3", "round": 1, "counts": [0, 0, 0, 0, 1]}
LONG_NAME, LONG_TEXT = "n" * 201, "t" * 10_001

CASES: list[tuple[Change, str, str]] = [
    (put("format", to="other"), "format", '"collabdesk-workshop"'),
    (without("format"), "format", '"collabdesk-workshop"'),
    (put("version", to=2), "version", "2 is newer than this program reads"),
    (put("version", to=0), "version", "expected 1"),
    (put("version", to=True), "version", "expected 1"),
    (put("version", to=1.0), "version", "expected 1"),
    (put("version", to="1"), "version", "expected 1"),
    (put("id", to=""), "id", "1 to 200 characters"),
    (put("id", to=LONG_NAME), "id", "1 to 200 characters"),
    (put("title", to=" \t"), "title", "not blank"),
    (put("title", to=LONG_NAME), "title", "1 to 200 characters"),
    (without("title"), "title", "is missing"),
    (without("collaboration", "name"), "collaboration.name", "is missing"),
    (put("collaboration", "name", to=""), "collaboration.name", "1 to 200"),
    (put("collaboration", "purpose", to=LONG_TEXT), "collaboration.purpose", "10,000"),
    (put("collaboration", "name", to="a\x00b"), "collaboration.name", "control characters"),
    (put("collaboration", "colour", to="red"), "collaboration.colour", "unknown key"),
    (put("framework", "edition", to="2"), "framework", "edition 2 is not"),
    (put("framework", "id", to="other"), "framework", "other, edition 1 is not"),
    (put("held_on", to="2026-02-30"), "held_on", "a date such as"),
    (put("held_on", to="20 November 2026"), "held_on", "a date such as"),
    (put("held_on", to=None), "held_on", "a date such as"),
    (put("held_on", to="2026-11-20T10:00:00"), "held_on", "a date such as"),
    (put("review_on", to="soon"), "review_on", "or null"),
    (put("minutes", to=90.0), "minutes", "a whole number"),
    (put("minutes", to=True), "minutes", "a whole number"),
    (put("minutes", to=-1), "minutes", "a whole number"),
    (put("minutes", to=10**400), "minutes", "a whole number"),
    (put("mode", to="pair"), "mode", '"group" or "solo"'),
    (put("anonymous", to=0), "anonymous", "true or false"),
    (put("type", to="shared-cake"), "type", "shared-voice, aligned-plans"),
    (put("type", to=3), "type", "a collaboration type"),
    (put("also", to=["shared-cake"]), "also[0]", "shared-voice"),
    (put("also", to=["shared-delivery"]), "also[0]", "repeats type"),
    (put("also", to=["shared-voice", "shared-voice"]), "also[1]", "repeats also[0]"),
    (put("scope", to=[]), "scope", "at least one"),
    (put("scope", to=[1, 9]), "scope[1]", "characteristic of eight-characteristics, edition 1"),
    (put("scope", to=[1, 2, 1]), "scope[2]", "repeats scope[0]"),
    (put("scope", to=["1"]), "scope[0]", "the number of a characteristic"),
    (put("priorities", to=[0]), "priorities[0]", "the number of a characteristic"),
    (put("priorities", to=[3, 3]), "priorities[1]", "repeats priorities[0]"),
    (put("partners", 0, "seats", to=0), "partners[0].seats", "from 1 to 100"),
    (put("partners", 1, "seats", to=101), "partners[1].seats", "from 1 to 100"),
    (put("partners", 1, "id", to="p1"), "partners[1].id", "repeats partners[0].id"),
    (put("partners", 1, "id", to=""), "partners[1].id", "1 to 200"),
    (put("partners", 1, "name", to="ACUTE trust "), "partners[1].name", "repeats partners[0].name"),
    (put("partners", 1, "name", to="\x7f"), "partners[1].name", "control characters"),
    (put("partners", 1, "name", to="a\x85b"), "partners[1].name", "control characters"),
    (put("partners", 1, "present", to="yes"), "partners[1].present", "true or false"),
    (put("partners", 1, "shade", to=1), "partners[1].shade", "unknown key"),
    (put("partners", to={}), "partners", "a list of at most 200"),
    (
        put("partners", to=[{"id": f"p{n}", "name": f"n{n}"} for n in range(201)]),
        "partners",
        "at most 200",
    ),
    (put("votes", 2, "answer", to=6), "votes[2].answer", "a level from 1 to 5"),
    (put("votes", 2, "answer", to=0), "votes[2].answer", "a level from 1 to 5"),
    (put("votes", 2, "answer", to=True), "votes[2].answer", "a level"),
    (put("votes", 2, "answer", to=3.0), "votes[2].answer", "a level"),
    (put("votes", 2, "answer", to=None), "votes[2].answer", "a level"),
    (put("votes", 2, "answer", to="maybe"), "votes[2].answer", "dont-know"),
    (put("votes", 0, "indicator", to="9.9"), "votes[0].indicator", "an indicator of"),
    (put("votes", 0, "partner", to="p9"), "votes[0].partner", "one of the partners"),
    (put("votes", 0, "partner", to=None), "votes[0].partner", "one of the partners"),
    (put("votes", 0, "seat", to=3), "votes[0].seat", "from 1 to 2"),
    (put("votes", 0, "seat", to=0), "votes[0].seat", "a seat"),
    (put("votes", 0, "round", to=21), "votes[0].round", "from 1 to 20"),
    (put("votes", 0, "round", to=0), "votes[0].round", "from 1 to 20"),
    (without("votes", 1, "seat"), "votes[1].seat", "is missing"),
    (put("votes", 1, "who", to="me"), "votes[1].who", "unknown key"),
    (put("votes", 1, "seat", to=2), "votes[1]", "one vote of a seat"),
    (put("votes", 1, to=None), "votes[1]", "an object with the keys indicator, partner"),
    (put("tallies", 0, "counts", to=[1, 2]), "tallies[0].counts", "5 counts"),
    (put("tallies", 0, "counts", to=[1, 2, -3, 0, 0]), "tallies[0].counts[2]", "0 to 20,000"),
    (put("tallies", 0, "counts", to=[20_001, 0, 0, 0, 0]), "tallies[0].counts[0]", "20,000"),
    (put("tallies", 0, "dont_know", to=-1), "tallies[0].dont_know", "0 to 20,000"),
    (put("tallies", 0, "indicator", to="5.4"), "tallies[0]", "not both"),
    (more("tallies", full()["tallies"][0]), "tallies[1]", "repeats tallies[0]"),
    (put("tallies", 0, "round", to=99), "tallies[0].round", "from 1 to 20"),
    (put("agreed", 1, "indicator", to="5.4"), "agreed[1].indicator", "repeats agreed[0]"),
    (put("agreed", 1, "indicator", to="5"), "agreed[1].indicator", "an indicator of"),
    (put("agreed", 0, "answer", to=None), "agreed[0].answer", "a level"),
    (put("agreed", 0, "answer", to=9), "agreed[0].answer", "from 1 to 5"),
    (put("agreed", 0, "evidence", to="\x1b[2J"), "agreed[0].evidence", "control character"),
    (put("agreed", 0, "dissent", to=LONG_TEXT), "agreed[0].dissent", "10,000"),
    (put("notes", 0, "characteristic", to=5), "notes[0]", "not both"),
    (put("notes", 0, "indicator", to="5.9"), "notes[0].indicator", "an indicator of"),
    (put("notes", 1, "characteristic", to=9), "notes[1].characteristic", "a characteristic of"),
    (put("notes", 2, "text", to="a\rb"), "notes[2].text", "control character"),
    (put("notes", to=[{"text": "x"}] * 10_001), "notes", "10,000 notes"),
    (put("actions", 1, "id", to="a1"), "actions[1].id", "repeats actions[0].id"),
    (put("actions", 0, "title", to=""), "actions[0].title", "1 to 200"),
    (put("actions", 0, "characteristic", to=12), "actions[0].characteristic", "of eight"),
    (put("actions", 0, "indicators", to=["6.1", "6.1"]), "actions[0].indicators[1]", "repeats"),
    (put("actions", 0, "indicators", to=["6.9"]), "actions[0].indicators[0]", "an indicator"),
    (put("actions", 0, "lead", to="p7"), "actions[0].lead", "one of the partners"),
    (put("actions", 0, "lead", to=7), "actions[0].lead", "one of the partners"),
    (put("actions", 0, "lead_role", to="Chair"), "actions[0].lead_role", "none where a partner"),
    (put("actions", 1, "lead_role", to="x" * 201), "actions[1].lead_role", "at most 200"),
    (put("actions", 1, "lead_role", to="a\u0007"), "actions[1].lead_role", "control character"),
    (put("actions", 1, "lead_role", to="Chair\nClerk"), "actions[1].lead_role", "on one line"),
    (put("actions", 1, "lead_role", to=" \u00a0"), "actions[1].lead_role", "not blank"),
    (put("actions", 1, "note", to="x" * 10_001), "actions[1].note", "at most 10,000"),
    (put("actions", 0, "support", to=["p1", "p7"]), "actions[0].support[1]", "of the partners"),
    (put("actions", 0, "support", to=["p1", "p1"]), "actions[0].support[1]", "repeats"),
    (put("actions", 0, "due", to="15/01/2027"), "actions[0].due", "or null"),
    (put("actions", 0, "status", to="open"), "actions[0].status", '"planned", "started"'),
    (put("actions", to=[{"id": str(n), "title": "t"} for n in range(1001)]), "actions", "1,000"),
    (
        put("not_revealed", to=[{"indicator": "5.4", "round": 3}]),
        "not_revealed[0].votes",
        "missing",
    ),
    (
        put("not_revealed", to=[{"indicator": "5.4", "round": 3, "votes": 0}]),
        "not_revealed[0].votes",
        "from 1",
    ),
    (
        put("not_revealed", to=[{"indicator": "5.4", "round": 1, "votes": 3}]),
        "not_revealed[0]",
        "expected neither",
    ),
    (
        put("not_revealed", to=[{"indicator": "x", "round": 3, "votes": 3}]),
        "not_revealed[0].indicator",
        "an indicator of",
    ),
    (
        put("not_revealed", to=[{"indicator": "1.1", "round": 1, "votes": 1}] * 2),
        "not_revealed[1]",
        "repeats not_revealed[0]",
    ),
    (put("mode", to="solo"), "votes", "solo"),
    (put("anonymous", to=True), "votes[0].partner", "anonymous"),
    (put("colour", to="red"), "colour", "unknown key"),
]


@pytest.mark.parametrize(("change", "place", "expected"), CASES)
def test_what_cannot_be_is_refused_with_its_place(
    change: Change, place: str, expected: str
) -> None:
    value = full()
    assert refusal(value) == ""
    change(value)

    said = refusal(value)

    assert said.startswith(f"{place}: ")
    assert expected in said
    assert said.isprintable()
    assert len(said) < 500


def test_solo_work_has_no_show_of_hands_and_nothing_left_out() -> None:
    solo = minimal() | {"mode": "solo"}
    assert refusal(solo) == ""
    assert refusal(solo | {"tallies": [TALLY]}).startswith("tallies: ")
    hidden = [{"indicator": "1.1", "round": 1, "votes": 2}]
    assert refusal(solo | {"not_revealed": hidden}).startswith("not_revealed: ")


def test_seats_of_an_anonymous_workshop_are_not_a_partners() -> None:
    value = changed(put("anonymous", to=True), put("votes", to=[VOTE | {"partner": None}]))
    assert refusal(value) == ""
    value["votes"][0]["seat"] = 20_000
    assert refusal(value) == ""
    value["votes"][0]["seat"] = 20_001
    assert refusal(value).startswith("votes[0].seat: ")


def test_newline_and_tab_may_stand_in_a_text() -> None:
    value = changed(put("notes", 2, "text", to="a\n\tb"), put("partners", 0, "name", to="a\nb"))
    assert read(value).workshop.notes[2].text == "a\n\tb"


def test_limits_themselves_are_allowed() -> None:
    value = changed(
        put("title", to="n" * 200),
        put("collaboration", "purpose", to="\N{GRINNING FACE}" * 10_000),
        put("notes", to=[{"text": "x"}] * 10_000),
        put("actions", to=[{"id": str(n), "title": "t"} for n in range(1000)]),
        put("votes", to=[]),
        put("partners", to=[{"id": f"p{n}", "name": f"n{n}", "seats": 100} for n in range(200)]),
    )
    assert refusal(value) == ""


def test_texts_full_of_json_do_not_look_like_too_many_entries() -> None:
    tricky = '{"text":"a"},{"text":[":":,":","]}\\"' * 200
    value = changed(put("notes", to=[{"text": tricky}, {"text": ":"}, {"text": ',":'}]))
    assert [n.text for n in read(value).workshop.notes] == [tricky, ":", ',":']


def text_of(value: dict[str, Any]) -> str:
    return json.dumps(value)


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ('"title"', '"title": "x", "title"', "title"),
        ('"title"', '"\\u0074itle": "x", "title"', "title"),
        ('"votes"', '"votes": [], "votes"', "votes"),
        ('"seat": 1, "round": 2', '"seat": 1, "seat": 1, "round": 2', "votes[2].seat"),
        ('"edition"', '"edition": "1", "edition"', "framework.edition"),
        ('"lead": "p2"', '"lead": "p2", "le\\u0061d": "p2"', "actions[0].lead"),
        ('"purpose"', '"purpose": "", "purpose"', "collaboration.purpose"),
    ],
)
def test_a_key_that_stands_twice_is_refused(before: str, after: str, place: str) -> None:
    text = text_of(full())
    assert before in text

    said = refusal(text.replace(before, after, 1).encode())

    assert said == f"{place}: stands twice; expected every key once"


GOOD = text_of(minimal())


@pytest.mark.parametrize(
    ("data", "place", "expected"),
    [
        (b"", "line 1, column 1", "ends early"),
        (GOOD[:-1].encode(), f"line 1, column {len(GOOD)}", "ends early"),
        (b"\xef\xbb\xbf" + GOOD.encode(), "line 1, column 1", "byte order mark"),
        (GOOD.encode("utf-16"), "byte 0", "UTF-8"),
        (
            GOOD.replace("Workshop 2", "caf\xe9").encode("latin-1"),
            f"byte {GOOD.index('Workshop 2') + 3}",
            "UTF-8",
        ),
        (GOOD.replace("Workshop 2", "\\ud800").encode(), "line 1, column ", "surrogate"),
        (GOOD.replace("group", "\\udc00").encode(), "line 1, column ", "surrogate"),
        ((GOOD[:-1] + ', "minutes": NaN}').encode(), "line 1, column 2", "JSON"),
        ((GOOD[:-1] + ', "minutes": -Infinity}').encode(), "line 1, column 2", "JSON"),
        ((GOOD + "\nx").encode(), "line 2, column ", "JSON"),
        (GOOD.replace("Workshop 2", "\x01").encode(), "line 1, column 1", "JSON"),
        (GOOD.replace("Workshop 2", "\\u0000").encode(), "title", "control"),
        ((GOOD[:-1] + ', "x": ' + "[" * 100_000).encode(), "the whole file", "deeply"),
        ((GOOD[:-1] + ', "x": ' + '{"a":' * 100_000).encode(), "the whole file", "deeply"),
        (b"[" * 100_000, "the whole file", "an object"),
        (b"[]", "the whole file", "an object with the keys format, version"),
        (b"null", "the whole file", "an object"),
        ((GOOD[:-1] + ', "a\\u001b[2J\\nb": 1}').encode(), "a\ufffd[2J\ufffdb", "unknown"),
    ],
)
def test_bytes_that_are_no_workshop_are_refused(data: bytes, place: str, expected: str) -> None:
    said = refusal(data)

    assert said.startswith(place)
    assert expected in said
    assert said.isprintable()


def test_the_line_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "evening.collabdesk"
    path.write_text(text_of(changed(put("votes", 2, "answer", to=6))))

    with pytest.raises(WorkshopFileError) as caught:
        read_workshop(path, CATALOGUE)

    wanted = 'expected a level from 1 to 5, "dont-know" or "not-applicable"'
    assert str(caught.value) == f"evening.collabdesk: votes[2].answer: {wanted}"


@pytest.mark.parametrize("name", ["missing.collabdesk", "folder.collabdesk"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.collabdesk").mkdir()

    with pytest.raises(WorkshopFileError, match=rf"^{name}: cannot be read: .* Check the path\.$"):
        read_workshop(tmp_path / name, CATALOGUE)
