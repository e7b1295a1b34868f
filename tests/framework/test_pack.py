"""The shipped framework pack: whole, in our own words, and fit to be read aloud."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest

from collabdesk.domain.purpose import suggest_type
from collabdesk.framework.loader import read_pack

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "resources" / "frameworks" / "eight-characteristics.toml"
SOURCE = ROOT.parent / "shared" / "seed"
RUN = 8

TYPES = ["shared-voice", "aligned-plans", "shared-delivery", "shared-learning"]
SUBJECTS = (
    "We ",
    "Partners ",
    "Every partner ",
    "Each partner ",
    "Our leaders ",
    "People from every partner ",
    "The people leading us ",
)
# What must not get lost while a story is put into other words.
FACTS = {
    "SEL ICS Virtual Wards Community of Practice": ["Six", "south east London", "89%"],
    "ImproveCareNow (US)": ["inflammatory bowel disease", "parents", "remission"],
    "The Climate Group": ["2003", "2050", "net zero carbon"],
    "Buurtzorg (Netherlands)": ["manage themselves", "purpose"],
    "Microsoft": ["Satya Nadella", "CEO", "nonviolent communication"],
    "Khan Academy": ["non-profit", "volunteers", "local"],
    "Sussex ICS": ["Kaleidoscope", "NHS", "local government", "community"],
    "The Eden Projects": ["Sir Tim Smit", "musicians", "artists", "botanists", "architects"],
    "NHS Senior Operational Leaders Network": ["Kaleidoscope"],
    "National Pediatric Cardiology Quality Improvement Collaborative": ["families", "summaries"],
    "South East Essex Alliance": ["Kaleidoscope", "SEE Alliance", "NHS", "local authority"],
    "Sheffield PCMHT": ["committees", "clinical", "executive"],
    "Linux open source community": ["Thousands"],
    "Our Healthier South East London": ["Kaleidoscope", "System Leadership Academy", "SEL ICS"],
    "National Children and Young People’s Diabetes Network": ["RCPCH", "glucose"],
}

Table = dict[str, Any]


@pytest.fixture(scope="module")
def pack() -> Table:
    return tomllib.loads(PACK.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def source() -> str:
    return " ".join(p.read_text(encoding="utf-8") for p in sorted(SOURCE.glob("*.txt")))


needs_source = pytest.mark.skipif(
    not SOURCE.is_dir(), reason="the source is not beside the checkout"
)


def texts(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Every piece of text in the pack with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, f"{place}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value, start=1):
            yield from texts(inner, f"{place}[{number}]")


def is_name(place: str) -> bool:
    """Names of types, characteristics and organisations, and titles, stay as they are."""
    return bool(re.search(r"(\.name|\.short_name|stories\[\d+\]\.title|\.publisher)$", place)) or (
        place.startswith(".references")
    )


def words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"[’‘']", "", text.casefold()))


def runs(text: str, length: int = RUN) -> set[tuple[str, ...]]:
    listed = words(text)
    return {tuple(listed[i : i + length]) for i in range(len(listed) - length + 1)}


def indicators(pack: Table) -> dict[str, Table]:
    return {
        f"{number}.{position}": indicator
        for number, characteristic in enumerate(pack["characteristics"], start=1)
        for position, indicator in enumerate(characteristic["indicators"], start=1)
    }


def per_characteristic(pack: Table, part: str) -> list[int]:
    return [len(characteristic[part]) for characteristic in pack["characteristics"]]


def test_every_part_is_there(pack: Table) -> None:
    every = indicators(pack).values()

    assert [level["name"] for level in pack["scale"]["levels"]] == [
        "Not yet",
        "Early signs",
        "In part",
        "Mostly",
        "Consistently",
    ]
    assert [kind["id"] for kind in pack["types"]] == TYPES
    assert all(len(kind["examples"]) >= 2 for kind in pack["types"])
    assert len(pack["questions"]) == 4
    assert per_characteristic(pack, "reasons") == [4, 3, 4, 4, 4, 5, 5, 4]
    assert per_characteristic(pack, "stories") == [2, 2, 2, 2, 2, 1, 2, 2]
    assert per_characteristic(pack, "indicators") == [4, 3, 4, 4, 5, 5, 4, 4]
    assert sum(len(indicator["anchors"]) for indicator in every) == 99
    assert all(len(indicator["starters"]) >= 2 for indicator in every)
    assert per_characteristic(pack, "emphases") == [4] * 8
    assert len(pack["references"]) == 17
    assert len(pack["glossary"]) >= 15


def test_nothing_is_left_empty(pack: Table) -> None:
    empty = [place for place, text in texts(pack) if not text.strip()]

    assert all(re.fullmatch(r"\.references\[\d+\]\.publisher", place) for place in empty)


@needs_source
def test_no_run_of_eight_words_recurs_from_the_source(pack: Table, source: str) -> None:
    known = runs(source)
    assert len(known) > 1000
    copied = {
        place: sorted(" ".join(run) for run in runs(text) & known)
        for place, text in texts(pack)
        if not is_name(place) and runs(text) & known
    }

    assert copied == {}


@needs_source
def test_names_and_titles_stand_as_in_the_source(pack: Table, source: str) -> None:
    said = " ".join(words(source))
    strayed = [
        text
        for place, text in texts(pack)
        if is_name(place)
        and not place.endswith(".short_name")
        and not place.startswith((".name", ".scale"))
        and " ".join(words(text)) not in said
    ]

    assert strayed == []


def test_the_facts_of_every_story_are_kept(pack: Table) -> None:
    stories = {s["title"]: s["text"] for c in pack["characteristics"] for s in c["stories"]}

    assert list(stories) == list(FACTS)
    assert {
        title: [fact for fact in facts if fact not in stories[title]]
        for title, facts in FACTS.items()
        if any(fact not in stories[title] for fact in facts)
    } == {}


def test_a_statement_names_who_and_is_short_enough_to_read_aloud(pack: Table) -> None:
    statements = [indicator["statement"] for indicator in indicators(pack).values()]

    assert [s for s in statements if not s.startswith(SUBJECTS)] == []
    assert [s for s in statements if len(s.split()) > 14 or not s.endswith(".")] == []
    assert len(set(statements)) == 33


def test_anchors_stand_at_levels_1_3_and_5_and_fit_on_a_card(pack: Table) -> None:
    for number, indicator in indicators(pack).items():
        anchors = indicator["anchors"]
        assert [anchor["level"] for anchor in anchors] == [1, 3, 5], number
        assert [a["text"] for a in anchors if len(a["text"].split()) > 16] == [], number


def test_no_two_anchors_are_alike(pack: Table) -> None:
    anchors = [a["text"] for i in indicators(pack).values() for a in i["anchors"]]
    openings = [" ".join(words(text)[:3]) for text in anchors]

    assert sorted(o for o in set(openings) if openings.count(o) > 1) == []
    assert [pair for pair in combinations(anchors, 2) if alike(*pair)] == []


def test_prompts_differ_by_type(pack: Table) -> None:
    for characteristic in pack["characteristics"]:
        emphases = characteristic["emphases"]
        assert [emphasis["type"] for emphasis in emphases] == TYPES
        assert all(2 <= len(emphasis["prompts"]) <= 3 for emphasis in emphases)
        for one, other in combinations(emphases, 2):
            assert [(p, q) for p in one["prompts"] for q in other["prompts"] if alike(p, q)] == []
            assert not alike(one["emphasis"], other["emphasis"])


def alike(one: str, other: str) -> bool:
    """Say whether two sentences share most of their words in the same order."""
    return SequenceMatcher(None, words(one), words(other), autojunk=False).ratio() > 0.6


def test_what_asks_is_one_question(pack: Table) -> None:
    prompts = [p for c in pack["characteristics"] for e in c["emphases"] for p in e["prompts"]]
    questions = [indicator["question"] for indicator in indicators(pack).values()]

    assert len(set(prompts)) == len(prompts)
    assert len(set(questions)) == 33
    assert [q for q in (*prompts, *questions) if q.count("?") != 1] == []


def test_a_starter_has_a_short_title_and_something_to_count(pack: Table) -> None:
    starters = [starter for i in indicators(pack).values() for starter in i["starters"]]
    countable = re.compile(r"(Number|Share) of |Hours ")

    assert len({starter["title"] for starter in starters}) == len(starters)
    assert [s["title"] for s in starters if len(s["title"].split()) > 9] == []
    assert [s["measure"] for s in starters if not countable.match(s["measure"])] == []


def test_every_option_points_to_a_type_and_every_type_can_win(pack: Table) -> None:
    for question in pack["questions"]:
        pointed = [kind for option in question["options"] for kind in option["points_to"]]
        assert sorted(pointed) == sorted(TYPES), question["text"]


def by_the_rule(pack: Table, choices: tuple[int | None, ...]) -> str | None:
    """The rule as docs/framework.md has it; every option of this pack points to one type."""
    pointed = [
        question["options"][choice]["points_to"][0]
        for question, choice in zip(pack["questions"], choices, strict=True)
        if choice is not None
    ]
    # max keeps the first of equals: the type that the earliest answered question points to.
    return max(pointed, key=pointed.count, default=None)


def test_every_combination_of_answers_leads_to_the_type_the_rule_names(pack: Table) -> None:
    framework = read_pack(PACK)
    answered = list(product(range(4), repeat=4))
    suggested = [suggest_type(framework, choices) for choices in answered]

    assert suggested == [by_the_rule(pack, choices) for choices in answered]
    assert {kind: suggested.count(kind) for kind in TYPES} == dict.fromkeys(TYPES, 64)


def test_questions_left_out_do_not_count(pack: Table) -> None:
    framework = read_pack(PACK)
    some_left_out = [c for c in product((None, 0, 1, 2, 3), repeat=4) if None in c]

    assert len(some_left_out) == 5**4 - 4**4
    for choices in some_left_out:
        assert suggest_type(framework, choices) == by_the_rule(pack, choices)
    assert suggest_type(framework, (None, None, None, None)) is None


def test_the_program_reads_the_whole_pack(pack: Table) -> None:
    framework = read_pack(PACK)

    assert [(i.id, i.statement) for i in framework.indicators] == [
        (number, indicator["statement"]) for number, indicator in indicators(pack).items()
    ]
    assert [r.title for r in framework.references] == [r["title"] for r in pack["references"]]


def test_the_glossary_explains_each_word_once(pack: Table) -> None:
    terms = [entry["term"] for entry in pack["glossary"]]

    assert len(set(terms)) == len(terms)
    assert terms == sorted(terms, key=str.casefold)
