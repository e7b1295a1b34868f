from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from collabdesk.domain.workshop import DONT_KNOW, Mode, Round, Workshop
from collabdesk.exchange.workshop_file import parse_workshop, read_workshop, write_workshop
from tests.builders import make_workshop, with_votes
from tests.exchange.helpers import CATALOGUE, EXAMPLES, full, minimal, read
from tests.exchange.strategies import workshops

pytestmark = pytest.mark.no_cover


def test_the_examples_are_there() -> None:
    assert len(EXAMPLES) == 3


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_an_example_comes_out_as_it_went_in(path: Path) -> None:
    value = json.loads(path.read_bytes())

    written = write_workshop(read_workshop(path, CATALOGUE).workshop)

    assert written.decode() == json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def test_every_key_comes_out_as_it_went_in_and_in_its_order() -> None:
    written = write_workshop(read(full()).workshop)

    assert written.decode() == json.dumps(full(), indent=1, ensure_ascii=False) + "\n"


@given(workshops())
def test_export_then_import_gives_the_same_workshop(workshop: Workshop) -> None:
    written = write_workshop(workshop)

    back = parse_workshop(written, CATALOGUE)

    assert back.workshop == workshop
    assert back.not_revealed == ()
    assert write_workshop(back.workshop) == written


def test_what_a_file_leaves_out_has_the_empty_default() -> None:
    workshop = read(minimal()).workshop

    assert workshop == Workshop(
        id="w1",
        framework_id="eight-characteristics",
        edition="1",
        collaboration=replace(workshop.collaboration, id="", name="Harbour frailty pathway"),
        title="Workshop 2",
        held_on=date(2026, 11, 20),
        mode=Mode.GROUP,
        minutes=90,
        scope=(1, 2, 3, 4, 5, 6, 7, 8),
    )


def test_votes_that_may_not_be_read_are_counted_and_left_out() -> None:
    workshop = with_votes(make_workshop(), "5.4", [1, 2, DONT_KNOW])
    workshop = with_votes(workshop, "5.4", [4, 5], number=2, revealed=False)

    written = write_workshop(workshop)
    value = json.loads(written)
    back = parse_workshop(written, CATALOGUE)

    assert [v["round"] for v in value["votes"]] == [1, 1, 1]
    assert value["not_revealed"] == [{"indicator": "5.4", "round": 2, "votes": 2}]
    assert back.not_revealed == (("5.4", 2, 2),)
    assert back.workshop.rounds == (Round("5.4", 1, revealed=True),)


def test_an_anonymous_vote_has_no_partner_in_the_file() -> None:
    workshop = with_votes(make_workshop(anonymous=True), "1.1", [1, 2, 3])

    value = json.loads(write_workshop(workshop))

    assert [v["partner"] for v in value["votes"]] == [None, None, None]


def test_a_role_and_a_note_are_written_only_where_there_is_one() -> None:
    value = full()
    assert json.loads(write_workshop(read(value).workshop)) == value
    value["actions"][1] |= {"lead_role": "Programme manager", "note": "Ask\nfirst"}
    back = read(value).workshop
    assert (back.actions[1].lead_role, back.actions[1].note) == ("Programme manager", "Ask\nfirst")
    assert back.lead_name(back.actions[1]) == "Programme manager"
    assert json.loads(write_workshop(back)) == value


@pytest.mark.parametrize(("kept", "back"), [("Chair\nClerk", "Chair Clerk"), (" \n", "")])
def test_a_role_kept_from_an_earlier_file_is_written_so_that_it_is_read(
    kept: str, back: str
) -> None:
    before = read(full()).workshop
    roles = (before.actions[0], replace(before.actions[1], lead="", lead_role=kept))
    written = write_workshop(replace(before, actions=roles))
    assert read(json.loads(written)).workshop.actions[1].lead_role == back


def test_a_lead_of_null_is_nobody_yet() -> None:
    value = full()
    value["actions"][0]["lead"] = None
    assert read(value).workshop.actions[0].lead == ""
