"""What may be typed: trimmed names, texts as they are, no control characters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain.text import clean_name, clean_text, name_key, required_name
from collabdesk.errors import InvalidInput


@pytest.mark.parametrize(
    ("typed", "name"),
    [("  Hospice ", "Hospice"), ("Two\n lines", "Two lines"), ("a\tb", "a b"), (" \n\t ", "")],
)
def test_names_are_trimmed_and_on_one_line(typed: str, name: str) -> None:
    assert clean_name(typed, "name", "The name") == name


def test_texts_stay_as_typed_with_plain_line_ends() -> None:
    assert clean_text(" a\r\nb\rc\n\td ", "note", "The note") == " a\nb\nc\n\td "


@pytest.mark.parametrize("bad", ["a\x00", "\x1b[1m", "\x7f", "\x85", "\ud800"])
def test_control_characters_are_refused(bad: str) -> None:
    for clean in (clean_name, clean_text):
        with pytest.raises(InvalidInput, match="The note holds a control character") as refused:
            clean(bad, "note", "The note")
        assert refused.value.field == "note"


@pytest.mark.parametrize(("clean", "limit"), [(clean_name, 200), (clean_text, 10_000)])
def test_lengths_are_limited(clean: object, limit: int) -> None:
    assert callable(clean)
    assert clean("é" * limit, "title", "The title") == "é" * limit
    with pytest.raises(InvalidInput, match=f"shorten it to {limit:,} at most") as refused:
        clean("é" * (limit + 1), "title", "The title")
    assert refused.value.field == "title"


def test_an_empty_required_name_is_refused() -> None:
    with pytest.raises(InvalidInput, match=r"^The title is empty\.") as refused:
        required_name(" \n ", "title", "The title")
    assert refused.value.field == "title"


def test_names_people_read_as_the_same_have_one_key() -> None:
    assert name_key(" Caf\u00e9 ") == name_key("CAFE\u0301") == name_key("café")
    assert name_key("Acute  TRUST ") == name_key("acute trust")
    assert name_key("Hospice") != name_key("Hospital")


@given(st.text(max_size=60))
def test_cleaning_twice_is_cleaning_once(typed: str) -> None:
    try:
        name = clean_name(typed, "name", "The name")
    except InvalidInput:
        assert any(unicodedata.category(c) in {"Cc", "Cs"} for c in typed)
    else:
        assert clean_name(name, "name", "The name") == name
