"""No two figures that may be shown solve for the answer of one or two anonymous seats."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain.scoring import score
from collabdesk.domain.showing import score_shown, shown
from collabdesk.domain.workshop import Agreed, Workshop
from tests.builders import make_framework, make_partners, make_workshop, with_votes

FRAMEWORK = make_framework(sizes=(3, 2, 2))
LEVEL = st.integers(1, 5)
OPEN = st.lists(LEVEL, min_size=3, max_size=6)
FEW = st.lists(LEVEL, min_size=1, max_size=2)


def workshop(known: list[int], few: list[int], agreed: int | None) -> Workshop:
    made = make_workshop(anonymous=True, scope=(1, 2, 3), partners=make_partners(6))
    for indicator in ("1.1", "1.2", "2.1", "3.1", "3.2"):
        made = with_votes(made, indicator, known)
    for indicator in ("1.3", "2.2"):
        made = with_votes(made, indicator, few)
    said = () if agreed is None else (Agreed("2.2", agreed),)
    return replace(made, agreed=said)


@given(known=OPEN, one=FEW, agreed=st.none() | LEVEL, data=st.data())
def test_no_figure_depends_on_one_or_two_anonymous_answers(
    known: list[int], one: list[int], agreed: int | None, data: st.DataObject
) -> None:
    other = data.draw(st.lists(LEVEL, min_size=len(one), max_size=len(one)))
    first, second = workshop(known, one, agreed), workshop(known, other, agreed)
    told = score_shown(first, FRAMEWORK)
    assert told == score_shown(second, FRAMEWORK)
    assert told.characteristic(1).score is None
    assert told.overall.score is None
    assert (told.characteristic(2).score is None) == (agreed is None)
    assert told.characteristic(3) == score(first, FRAMEWORK).characteristic(3)
    assert told.indicator("1.3").n == len(one)


@given(known=OPEN, few=FEW)
def test_a_named_workshop_shows_everything(known: list[int], few: list[int]) -> None:
    made = make_workshop(scope=(1, 2, 3), partners=make_partners(6))
    for indicator, given_there in (("1.1", known), ("1.2", few)):
        made = with_votes(made, indicator, given_there)
    results = score(made, FRAMEWORK)
    assert shown(results, made, FRAMEWORK) is results


def test_what_was_agreed_is_shown_and_hides_no_mean() -> None:
    made = workshop([2, 3, 4], [1], 4)
    made = replace(made, agreed=(*made.agreed, Agreed("1.3", 2)))
    told = score_shown(made, FRAMEWORK)
    assert told.indicator("1.3").score == 2
    assert told.indicator("1.3").median is None
    assert told.overall == score(made, FRAMEWORK).overall
