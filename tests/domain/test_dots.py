from __future__ import annotations

from dataclasses import replace

import pytest

from collabdesk.domain.dots import (
    Dot,
    DotVote,
    Standing,
    lay,
    leaders,
    left,
    set_each,
    show,
    standings,
    take_back,
    turn,
)
from collabdesk.errors import InvalidInput
from tests.builders import make_framework, make_partners, make_workshop

FRAMEWORK = make_framework()
WORKSHOP = make_workshop()


def laid(*targets: str, each: int = 3) -> DotVote:
    vote = DotVote(each)
    for target in targets:
        vote = lay(vote, WORKSHOP, FRAMEWORK, target)
    return vote


def test_the_turn_goes_from_partner_to_partner() -> None:
    vote = laid("6", "6", "1.2", "5")
    assert [dot.partner for dot in vote.dots] == ["p1", "p1", "p1", "p2"]
    assert [(p.id, n) for p, n in left(vote, WORKSHOP)] == [("p1", 0), ("p2", 2), ("p3", 3)]
    here = turn(vote, WORKSHOP)
    assert here is not None
    assert here.id == "p2"
    assert take_back(vote).dots == vote.dots[:3]


def test_who_is_not_here_has_no_turn() -> None:
    first, second, third = WORKSHOP.partners
    partly = replace(WORKSHOP, partners=(replace(first, present=False), second, third))
    assert lay(DotVote(), partly, FRAMEWORK, "1").dots == (Dot("p2", "1"),)


@pytest.mark.parametrize("target", ["9", "1.9", "x", ""])
def test_a_dot_lies_on_what_is_in_the_scope(target: str) -> None:
    with pytest.raises(InvalidInput, match="not in the scope"):
        laid(target)
    with pytest.raises(InvalidInput, match="not in the scope"):
        lay(DotVote(), replace(WORKSHOP, scope=(1,)), FRAMEWORK, "2.1")


def test_nobody_has_more_dots_than_the_others() -> None:
    vote = laid("1", "2", "3", each=1)
    assert turn(vote, WORKSHOP) is None
    with pytest.raises(InvalidInput, match="Every dot is placed"):
        lay(vote, WORKSHOP, FRAMEWORK, "1")


def test_how_many_dots_is_settled_before_the_first() -> None:
    assert set_each(DotVote(), 5).each == 5
    for number in (0, 11):
        with pytest.raises(InvalidInput, match="1 to 10"):
            set_each(DotVote(), number)
    with pytest.raises(InvalidInput, match="Begin again"):
        set_each(laid("1"), 5)


def test_nothing_is_told_before_the_dots_are_shown() -> None:
    vote = laid("6", "6", "5")
    assert standings(vote, WORKSHOP, FRAMEWORK) == ()
    assert standings(show(vote), WORKSHOP, FRAMEWORK)
    with pytest.raises(InvalidInput, match="no dots"):
        show(DotVote())
    with pytest.raises(InvalidInput, match="no hidden dot"):
        take_back(DotVote())
    with pytest.raises(InvalidInput, match="no hidden dot"):
        take_back(show(vote))
    with pytest.raises(InvalidInput, match="have been shown"):
        lay(show(vote), WORKSHOP, FRAMEWORK, "1")


def test_dots_on_indicators_count_for_their_characteristic_and_ties_are_plain() -> None:
    vote = show(laid("6", "6.1", "5", "5", "2", "6.2", "6.2", "5"))
    assert standings(vote, WORKSHOP, FRAMEWORK) == (
        Standing(6, 4, 1, tied=False, indicators=(("6.2", 2), ("6.1", 1))),
        Standing(5, 3, 2, tied=False),
        Standing(2, 1, 3, tied=False),
    )
    level = standings(show(laid("6", "5", "2")), WORKSHOP, FRAMEWORK)
    assert [(s.characteristic, s.place, s.tied) for s in level] == [
        (2, 1, True),
        (5, 1, True),
        (6, 1, True),
    ]
    assert leaders(level, 1) == (2, 5, 6)
    assert leaders(standings(vote, WORKSHOP, FRAMEWORK), 2) == (6, 5)


def test_dots_of_who_left_and_on_what_left_the_scope_are_passed_over() -> None:
    vote = show(laid("6", "5", "2", each=1))
    fewer = replace(WORKSHOP, partners=make_partners(2), scope=(6,))
    assert [s.characteristic for s in standings(vote, fewer, FRAMEWORK)] == [6]
