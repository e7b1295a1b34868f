"""Anonymous for good: every figure stays, no vote has a partner; erased: nothing is left of one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain.aside import Aside
from collabdesk.domain.dots import Dot, DotVote, show, standings
from collabdesk.domain.edit.privacy import (
    NamesLeft,
    aside_without,
    aside_without_hands,
    erase_partner,
    make_anonymous,
    names_left,
)
from collabdesk.domain.held import held
from collabdesk.domain.scoring import score
from collabdesk.domain.votes import not_revealed
from collabdesk.domain.workshop import Action, Agreed, Mode, Note, Workshop
from collabdesk.errors import InvalidInput
from tests.builders import Dice, make_framework, make_partners, make_workshop, with_votes

FRAMEWORK = make_framework()


def voted(answers: list[int], again: list[int]) -> Workshop:
    workshop = make_workshop(partners=make_partners(5, 2))
    workshop = with_votes(workshop, "1.1", answers)
    workshop = with_votes(workshop, "1.2", answers)
    workshop = with_votes(workshop, "1.1", again, 2)
    return with_votes(workshop, "1.3", again, revealed=False)


LEVELS = st.lists(st.integers(1, 5), min_size=3, max_size=10)


@given(answers=LEVELS, again=LEVELS, seed=st.integers(0, 99))
def test_the_figures_of_all_votes_stay(answers: list[int], again: list[int], seed: int) -> None:
    before = voted(answers, again)
    after = make_anonymous(before, Dice(seed))
    assert after.anonymous
    assert {vote.partner for vote in after.votes} == {None}
    assert not_revealed(after) == not_revealed(before)
    was, now = score(before, FRAMEWORK), score(after, FRAMEWORK)
    for one, other in zip(was.indicators, now.indicators, strict=True):
        shown = one.counts if one.n >= 3 else None  # below 3 answers an anonymous one shows none
        assert (one.n, one.median, shown) == (other.n, other.median, other.counts)
    assert {v.seat for v in after.votes} <= set(range(1, 11))


def test_seats_follow_no_order_of_entry_and_none_is_the_same_twice() -> None:
    before = voted([1, 2, 3, 4, 5, 1, 2, 3, 4, 5], [1, 2, 3])
    after = make_anonymous(before, Dice(7))
    by_seat = {v.answer: v.seat for v in after.votes if v.indicator == "1.3"}
    assert [by_seat[n] for n in (1, 2, 3)] != [1, 2, 3]
    first, second = (
        [v.answer for v in after.votes if v.indicator == indicator and v.round == 1]
        for indicator in ("1.1", "1.2")
    )
    assert sorted(map(str, first)) == sorted(map(str, second))
    assert first != second
    assert list(after.votes) == sorted(after.votes, key=lambda v: (v.indicator, v.round, v.seat))


def test_more_hands_than_seats_all_find_a_number() -> None:
    before = voted([1] * 10, [2] * 10)
    fewer = replace(before, partners=tuple(replace(p, seats=1) for p in before.partners))
    assert len(make_anonymous(fewer, Dice(1)).votes) == len(before.votes)


def test_what_cannot_be_made_anonymous_says_why() -> None:
    with pytest.raises(InvalidInput, match="anonymous already"):
        make_anonymous(make_workshop(anonymous=True), Dice(1))
    with pytest.raises(InvalidInput, match="one person’s own"):
        make_anonymous(make_workshop(mode=Mode.SOLO), Dice(1))


def test_it_counts_what_still_names_a_partner() -> None:
    workshop = make_workshop(
        agreed=(Agreed("1.1", 3, "Partner 1 said so", "and not partner 2"),),
        notes=(Note("nobody"),),
        actions=(Action("a", "One", lead="p1"), Action("b", "Two", support=("p2",))),
    )
    assert names_left(workshop) == NamesLeft(2, 2)


def test_dots_keep_what_they_lie_on_and_lose_whose_they_are() -> None:
    workshop = make_workshop()
    laid = tuple(Dot(p, t) for p, t in (("p3", "6"), ("p1", "2"), ("p2", "1.1"), ("p1", "1")))
    before = Aside(frozenset({"a"}), DotVote(3, shown=False, dots=laid))
    after = aside_without_hands(before)
    assert [dot.target for dot in after.dots.dots] == ["1", "1.1", "2", "6"]
    found = [standings(show(one.dots), workshop, FRAMEWORK) for one in (before, after)]
    assert found[0] == found[1]
    assert [dot.partner for dot in aside_without(before, "p1").dots.dots] == ["p3", "p2"]
    assert after.looked_at == {"a"}


def test_nothing_is_left_of_a_partner_that_is_erased() -> None:
    workshop = with_votes(
        make_workshop(
            partners=make_partners(3),
            agreed=(Agreed("1.1", 3, "partner 1 and Partner 2"),),
            actions=(Action("a", "Partner 1 calls", lead="p1", support=("p2",)),),
        ),
        "1.1",
        [1, 2, 3],
    )
    after = erase_partner(workshop, "PARTNER 1")
    assert held(after, "Partner 1") == ()
    assert [p.id for p in after.partners] == ["p2", "p3"]
    assert [v.partner for v in after.votes] == ["p2", "p3"]
    assert after.agreed[0].evidence == "… and Partner 2"
    assert (after.actions[0].title, after.actions[0].lead) == ("… calls", "")
    assert erase_partner(workshop, "Nobody") is workshop
