"""Among a million votes a key that stands twice is found by counting."""

from __future__ import annotations

import json

import pytest

from collabdesk.exchange import repeated
from tests.exchange.helpers import full, minimal, refusal

TWICE = "stands twice; expected every key once"
VOTE = '{"indicator": "5.4", "seat": %d, "round": 1, "answer": 3%s}'


def anonymous(*votes: str) -> bytes:
    head = json.dumps(minimal() | {"anonymous": True})[:-1]
    return f'{head}, "votes": [{", ".join(votes)}]}}'.encode()


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        ((VOTE % (1, ""), VOTE % (2, ', "partner": null')), ""),
        ((VOTE % (1, ""), VOTE % (2, ', "partner": null, "partner": null')), "votes[1].partner"),
        ((VOTE % (1, ', "seat": 1'), VOTE % (2, "")), "votes[0].seat"),
        ((VOTE % (1, ""), VOTE % (2, ', "se\\u0061t": 2')), "votes[1].seat"),
        ((VOTE.replace("seat", "se\\u0061t") % (1, ""),), ""),
    ],
)
def test_it_is_found_though_another_vote_lacks_the_key(votes: tuple[str, ...], said: str) -> None:
    assert refusal(anonymous(*votes)) == (f"{said}: {TWICE}" if said else "")


def test_texts_that_look_like_keys_are_not_counted() -> None:
    value = full()
    for partner, name in zip(value["partners"], (':"seat":', '","seat":1,"x":"'), strict=True):
        for vote in value["votes"]:
            vote["partner"] = name if vote["partner"] == partner["id"] else vote["partner"]
        for action in value["actions"]:
            action["lead"] = name if action["lead"] == partner["id"] else action["lead"]
            action["support"] = [name if s == partner["id"] else s for s in action["support"]]
        partner["id"] = name
    assert refusal(value) == ""


def test_in_a_very_long_list_it_is_refused_without_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(repeated, "_LONG", 10)
    said = refusal(anonymous(VOTE % (1, ', "seat": 1')))
    assert said == "votes: has a key twice, or with escapes; expected each once"
    assert refusal(anonymous(VOTE % (1, ""))) == ""
