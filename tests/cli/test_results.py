from __future__ import annotations

import json
from pathlib import Path

import pytest

from collabdesk.cli.results_json import results_json
from collabdesk.cli.results_text import results_text
from collabdesk.domain.scoring import score
from collabdesk.domain.workshop import DONT_KNOW
from tests.builders import make_framework, make_partners, make_workshop, with_agreed, with_votes
from tests.cli.helpers import GROUP, GROUP_ID, CommandLine

FRAMEWORK = make_framework()


def test_the_json_is_the_contracts_object(collabdesk: CommandLine) -> None:
    value = json.loads(collabdesk("results", GROUP, "--json").out)

    assert list(value) == [
        "workshop", "framework", "edition", "indicators", "characteristics", "overall",
        "talk_about_first", "suggested_priorities", "strengths",
    ]  # fmt: skip
    assert value["workshop"] == GROUP_ID
    assert [len(value[k]) for k in ("indicators", "characteristics")] == [33, 8]
    assert list(value["indicators"][0]) == [
        "id", "n", "dont_know", "not_applicable", "counts", "median", "quartiles", "agreement",
        "agreement_band", "consensus", "far_apart", "between", "within", "round", "score",
        "score_source",
    ]  # fmt: skip
    keys = ["id", "score", "scored", "of", "agreement", "band"]
    assert list(value["characteristics"][0]) == keys
    assert list(value["overall"]) == ["score", "scored", "of"]
    assert list(value["talk_about_first"][0]) == ["id", "reason"]


def test_numbers_are_unrounded_and_what_cannot_be_formed_is_null() -> None:
    workshop = make_workshop(partners=make_partners(8), scope=(5,))
    workshop = with_votes(workshop, "5.4", [2, 2, 2, 2, 3, 4, 4, 5])

    value = json.loads(results_json(score(workshop, FRAMEWORK)))

    voted = next(i for i in value["indicators"] if i["id"] == "5.4")
    assert voted["agreement"] == pytest.approx(0.4166666666666667, abs=1e-15)
    assert voted["consensus"] == pytest.approx(0.5637218755408672, abs=1e-12)
    assert voted["counts"] == [0, 4, 1, 2, 1]
    assert (voted["median"], voted["quartiles"]) == (2.5, [2.0, 4.0])
    empty = next(i for i in value["indicators"] if i["id"] == "5.1")
    nulls = [key for key, entry in empty.items() if entry is None]
    assert nulls == [
        "median", "quartiles", "agreement", "agreement_band", "consensus", "far_apart",
        "between", "within", "round", "score", "score_source",
    ]  # fmt: skip
    assert value["characteristics"] == [
        {"id": 5, "score": None, "scored": 1, "of": 5,
         "agreement": voted["agreement"], "band": None}
    ]  # fmt: skip


def test_reasons_are_in_words_with_their_denominators() -> None:
    workshop = make_workshop(partners=make_partners(6))
    workshop = with_votes(workshop, "1.1", [1, 1, 1, 5, 5, 5])
    workshop = with_votes(workshop, "1.2", [2, 2, 2, 4, 4, 5])
    workshop = with_votes(workshop, "1.3", [3, 3, 3, 3, DONT_KNOW, DONT_KNOW])

    results = score(workshop, FRAMEWORK)

    said = {p["id"]: p["reason"] for p in json.loads(results_json(results))["talk_about_first"]}
    assert said["1.1"] == "views are split (agreement -1.00 among 6 scores)"
    assert said["1.2"].startswith("views ")
    assert said["1.2"].endswith(" among 6 scores)")
    assert said["1.3"] == "2 of 6 said don't know"
    text = results_text(workshop, FRAMEWORK, results)
    assert all(reason in text for reason in said.values())


def test_the_text_carries_every_figures_denominator() -> None:
    workshop = make_workshop(partners=make_partners(3), scope=(1,))
    workshop = with_votes(workshop, "1.1", [4, 4, 5])
    workshop = with_agreed(workshop, {"1.2": 3, "1.3": 5})

    text = results_text(workshop, FRAMEWORK, score(workshop, FRAMEWORK))

    assert "3 of 4" in text
    assert "the mean of the 3 of 4 indicators that have a score" in text
    assert "4.0, median of 3 scores" in text
    assert "5.0, agreed" in text


def test_votes_that_are_not_revealed_are_said_and_not_shown() -> None:
    workshop = make_workshop(scope=(1,))
    hidden = with_votes(workshop, "1.1", [5, 5, 5], revealed=False)

    text = results_text(hidden, FRAMEWORK, score(hidden, FRAMEWORK))

    without = results_text(workshop, FRAMEWORK, score(workshop, FRAMEWORK))
    assert "1.1, round 1: 3 in" in text
    assert "Not revealed" in text
    shown = [line for line in text.splitlines() if "1.1, round 1" not in line]
    assert [line for line in without.splitlines() if line not in shown] == []


def test_few_anonymous_answers_give_nobody_away() -> None:
    workshop = make_workshop(anonymous=True, scope=(1,))
    workshop = with_votes(workshop, "1.1", [2, 5])

    results = score(workshop, FRAMEWORK)
    text = results_text(workshop, FRAMEWORK, results)

    assert json.loads(results_json(results))["indicators"][0]["counts"] is None
    line = next(line for line in text.splitlines() if line.startswith("1.1 "))
    assert "too few to show" in line
    assert "3.5" not in line
    assert "far apart" not in line
    beside = with_votes(make_workshop(anonymous=True, scope=(1,)), "1.1", [DONT_KNOW, 5])
    assert results_text(beside, FRAMEWORK, score(beside, FRAMEWORK)) == text


def test_where_nobody_answered_that_is_said_and_not_that_it_is_too_few() -> None:
    workshop = make_workshop(anonymous=True, scope=(1,))
    workshop = with_votes(workshop, "1.2", [DONT_KNOW, DONT_KNOW, DONT_KNOW])
    workshop = with_votes(workshop, "1.3", [4, 5])
    workshop = with_votes(workshop, "1.4", [4, 5], revealed=False)

    text = results_text(workshop, FRAMEWORK, score(workshop, FRAMEWORK))

    words = ("nobody answered", "nobody gave a score", "too few to show", "not revealed")
    for indicator, said in zip(("1.1", "1.2", "1.3", "1.4"), words, strict=True):
        line = next(row for row in text.splitlines() if row.startswith(indicator))
        assert [word for word in words if word in line] == [said]


def test_a_file_is_read_without_a_library(collabdesk: CommandLine, tmp_path: Path) -> None:
    text = collabdesk("results", GROUP).out

    assert text.startswith("Harbour frailty pathway: Workshop 2, 2026-11-20 (group)\n")
    assert not collabdesk.library.exists()
    assert list(tmp_path.glob("*.sqlite*")) == []
