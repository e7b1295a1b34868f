"""A card can be typed in many ways, each with one meaning, and a mistake is named where it is."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain.card import Difference, differences, parse_card, read_card
from collabdesk.domain.workshop import DONT_KNOW, NOT_APPLICABLE, Answer
from collabdesk.errors import InvalidInput
from tests.builders import make_framework

FRAMEWORK = make_framework()
ALL = tuple(range(1, 9))
IDS = tuple(i.id for i in FRAMEWORK.indicators)
FIRST = (1,)
"""Four indicators."""


def test_a_whole_card_in_33_signs() -> None:
    answers = parse_card("3" * 32 + "x", FRAMEWORK, ALL)
    assert tuple(answers) == IDS
    assert answers["8.3"] == 3
    assert answers["8.4"] is NOT_APPLICABLE


@pytest.mark.parametrize("text", ["30x_", "3 0 x _", "3,0;x\n_\t", "3/?|X .", " 3 ? - . ", "3?–."])
def test_separators_and_signs_are_free(text: str) -> None:
    assert parse_card(text, FRAMEWORK, FIRST) == {
        "1.1": 3,
        "1.2": DONT_KNOW,
        "1.3": NOT_APPLICABLE,
        "1.4": None,
    }


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("34605", r"Answer 3 \(1\.3\): “6” is no answer\. Type 1 to 5, 0 for “Don’t know”"),
        ("3 4 y 0", r"Answer 3 \(1\.3\): “y” is no answer"),
        ("²345", r"Answer 1 \(1\.1\): “²” is no answer"),
        ("33333", "The card has 4 answers, and more were typed"),
        ("333", r"Answer 4 \(1\.4\) is missing: 3 of 4 were typed"),
        ("", r"Answer 1 \(1\.1\) is missing: 0 of 4"),
        ("10 1", r"Answer 4 \(1\.4\) is missing"),
    ],
)
def test_a_mistake_is_named_where_it_is(text: str, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence) as refused:
        parse_card(text, FRAMEWORK, FIRST)
    assert refused.value.field == "card"


def test_a_card_is_read_as_it_is_typed() -> None:
    assert read_card("", FRAMEWORK, ALL) == ()
    assert read_card("3 0", FRAMEWORK, ALL) == (("1.1", 3), ("1.2", DONT_KNOW))
    assert read_card("4", FRAMEWORK, (2, 8)) == (("2.1", 4),)


def test_on_a_scale_of_ten_the_tenth_is_typed_in_one_piece() -> None:
    wide = make_framework((4,), levels=10)
    assert list(parse_card("10 9 1 0", wide, FIRST).values()) == [10, 9, 1, DONT_KNOW]
    assert list(parse_card("10101?", wide, FIRST).values()) == [10, 10, 1, DONT_KNOW]


def test_the_second_entry_shows_where_the_two_differ() -> None:
    first = parse_card("30x_", FRAMEWORK, FIRST)
    assert differences(first, dict(first)) == ()
    second = parse_card("40x2", FRAMEWORK, FIRST)
    assert differences(first, second) == (Difference("1.1", 3, 4), Difference("1.4", None, 2))
    assert differences({}, {"2.1": 1}) == (Difference("2.1", None, 1),)


SIGNS: dict[Answer | None, str] = {DONT_KNOW: "0?", NOT_APPLICABLE: "xX-–−", None: "_."}


@given(st.data(), st.lists(st.sampled_from([1, 2, 3, 4, 5, *SIGNS]), min_size=33, max_size=33))
def test_every_way_of_typing_means_the_same(
    data: st.DataObject, answers: list[Answer | None]
) -> None:
    blank = st.text("  ,;/|\t\n", max_size=3)
    text = "".join(
        data.draw(blank) + data.draw(st.sampled_from(SIGNS.get(answer, str(answer))))
        for answer in answers
    )
    assert list(parse_card(text, FRAMEWORK, ALL).values()) == answers


@given(st.text(max_size=60))
def test_anything_typed_is_read_or_refused_in_a_sentence(text: str) -> None:
    with suppress(InvalidInput):
        answers = read_card(text, FRAMEWORK, ALL)
        assert [i for i, _ in answers] == list(IDS[: len(answers)])
