"""Names are found as people read them; what stands there is taken out, and the rest stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from collabdesk.domain.folding import GONE
from collabdesk.domain.naming import Names, Naming

ACUTE = "Acute trust"


@pytest.mark.parametrize(
    ("name", "said", "covered"),
    [
        ("東京都", "昨日東京都は", "昨日Xは"),
        ("NHS", "とNHSが NHSが。", "とXが Xが。"),
        ("שלום", "ושלום לכם", "וX לכם"),
        ("مرحبا", "والمرحبا", "والX"),
        ("Łódź", "in ŁÓDŹ.", "in X."),
        ("École", "l’E\u0301cole", "l’X"),
        ("Ecole", "École E\u0301cole ecole", "École E\u0301cole X"),
        ("ＡＢＣ社", "ABC社と", "Xと"),
        ("Straße", "STRASSE, Strasse, strasse", "X, X, X"),
        ("İzmir", "izmir IZMIR İZMİR ızmir", "X X X X"),
        ("Zoë’s", "zoë's ZOE\u0308ʼS", "X X"),
        ("가", "각 \u1100\u1161\u11a8 \u1100\u1161", "각 \u1100\u1161\u11a8 X"),
        ("fi", "ﬁx, ﬁ", "ﬁx, X"),
        ("12", "⑿ 12", "⑿ X"),
        ("❤ Hub", "❤\ufe0f hub\u200b!", "X!"),
        ("Trust", "Trusted distrust Trust’s Trust_ Trust2", "Trusted distrust X’s X_ Trust2"),
        ("Acute  trust", "an acute\ntrust", "an X"),
        ("(A)", "x(A)", "xX"),
        (ACUTE, "Acute-trust, acute\u2011trusts, acute trustees", "X, X, acute trustees"),
        (ACUTE, "Acute_trust Ａcute trust Acute\u200btrust", "X X X"),
        (ACUTE, "AcuteTrust, Acute\u00a0trust, Acu\u00adte – trust", "X, X, X"),
        ("North-Quay (A) - x", "north quay (a) - x", "X"),
        ("Acute_trust", "Acute trust", "X"),
    ],
)
def test_names_are_found_in_any_writing(name: str, said: str, covered: str) -> None:
    assert Names([name, "  "]).covered(said, "X") == covered


@pytest.mark.parametrize(
    ("name", "said", "covered"),
    [
        ("IT", "It is for IT to say; its", "It is for X to say; its"),
        ("E", "e is E, not É", "e is X, not É"),
        ("the", "the board", "the board"),
        ("the", " the\n", " X\n"),
        ("-", "a - b", "a - b"),
        ("?!", "?!", "X"),
        ("東", "東は東京と", "Xは東京と"),
        ("\u200b", "a\u200bb", "a\u200bb"),
        (GONE, f"a {GONE}", f"a {GONE}"),
    ],
)
def test_a_name_that_is_an_ordinary_word_tears_no_text(name: str, said: str, covered: str) -> None:
    assert Names([name]).covered(said, "X") == covered


def test_a_longer_name_does_not_leave_a_shorter_one_behind() -> None:
    found = Names(["Acute trust north", ACUTE])
    assert found.covered("Acute trust north, Acute trust northern", "X") == "X, X northern"


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Arc asked", f"{GONE} asked"),
        ("in March", "in March"),
        ("the ARC, arc’s", f"the {GONE}, {GONE}’s"),
        ("Arc Charity and Arc", f"Arc Charity and {GONE}"),
        ("friends-of-arc and arc", f"friends-of-arc and {GONE}"),
        ("Arcs (plural) and Arc", f"Arcs (plural) and {GONE}"),
        ("", ""),
    ],
)
def test_a_name_is_taken_out_and_longer_words_and_names_stay(text: str, without: str) -> None:
    naming = Naming("Arc", ["Arc", "ARC ", "Arc Charity", "Friends of Arc", "Arcs", "Quay"])
    assert naming.without(text) == without
    assert naming.names(text) is (text != without)


def test_the_same_name_is_known_however_it_is_written() -> None:
    naming = Naming(ACUTE)
    for alike in ("ACUTE  TRUST", "acute-trust", "Ａcute trust", " AcuteTrust "):
        assert naming.is_of(alike)
    for other in ("Acute trusts", "Acute", "Acute trust north", ""):
        assert not naming.is_of(other)
    assert Naming("\u200b").is_of("\u200b")


# Laws ----------------------------------------------------------------------------------------

LETTERS = "abAsß éÉ\u0301_-\u200b 東京は…Ａﬁ.\n\u1100\u1161"
TEXTS = st.text(st.sampled_from(LETTERS), max_size=30)
NAMES = st.text(st.sampled_from(LETTERS), min_size=1, max_size=6).filter(str.strip)


@given(name=NAMES, others=st.lists(NAMES, max_size=2), text=TEXTS, parts=st.lists(TEXTS))
@example(name="a … b", others=[], text="a ", parts=[" b"])
def test_what_is_without_a_name_does_not_name_it(
    name: str, others: list[str], text: str, parts: list[str]
) -> None:
    naming = Naming(name, others)
    text = name.join((text, *parts))
    left = naming.without(text)
    assert not naming.names(left)
    assert naming.without(left) is left
    assert (left is text) is not naming.names(text)
    assert len(left) <= len(text)


@given(name=NAMES, text=TEXTS)
def test_only_what_is_found_is_taken_out(name: str, text: str) -> None:
    naming = Naming(name)
    places, covered = list(naming.places(text)), naming.covered(text, "X")
    assert all(a < b for a, b in places)
    assert places == sorted(places)
    for start, end in reversed(places):
        text = f"{text[:start]}X{text[end:]}"
    assert text == covered


@given(text=TEXTS)
def test_a_name_is_found_in_every_case_and_form(text: str) -> None:
    name = f"Quay {text} Board"
    assume(GONE not in text)
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        written = unicodedata.normalize(form, name)
        for said in (written, written.upper(), written.casefold(), written.replace(" ", "-")):
            assert Naming(name).names(f"So {said} said.")


@given(name=NAMES, before=NAMES, after=NAMES)
def test_longer_names_of_others_stay(name: str, before: str, after: str) -> None:
    longer = f"Q{before} {name} {after}"
    naming = Naming(name, [longer])
    assume(not naming.is_of(longer))
    assume(not any(Naming(name).names(one) for one in (before, after)))
    assert naming.without(f"So {longer} said.") == f"So {longer} said."
