"""An id is changed wherever it stands, and nothing else is."""

from __future__ import annotations

from collabdesk.domain.aside import Aside
from collabdesk.domain.dots import Dot, DotVote
from collabdesk.domain.ids import aside_with_other_ids, ids, with_other_ids
from collabdesk.domain.workshop import Action, Collaboration, Vote
from tests.builders import make_partners, make_workshop, with_votes

ASIDE = Aside(frozenset({"a1", "earlier"}), DotVote(dots=(Dot("p1", "2"),)))
WORKSHOP = with_votes(
    make_workshop(
        id="w",
        collaboration=Collaboration("c", "Harbour"),
        partners=make_partners(2),
        actions=(Action("a1", "Meet", lead="p1", support=("p2",)), Action("a2", "Write")),
    ),
    "1.1",
    [1, 2],
)


def other(one: str) -> str:
    return f"{one} changed"


def test_each_id_is_given_once() -> None:
    assert list(ids(WORKSHOP, ASIDE)) == [
        ("workshop", "w"),
        ("collaboration", "c"),
        ("partner", "p1"),
        ("partner", "p2"),
        ("action", "a1"),
        ("action", "a2"),
        ("action", "earlier"),
    ]


def test_an_id_is_changed_wherever_it_stands() -> None:
    after, aside = with_other_ids(WORKSHOP, other), aside_with_other_ids(ASIDE, other)
    assert [one for _, one in ids(after, aside)] == [other(one) for _, one in ids(WORKSHOP, ASIDE)]
    assert [vote.partner for vote in after.votes] == ["p1 changed", "p2 changed"]
    assert [a.lead for a in after.actions] == ["p1 changed", ""], "nobody leads still"
    assert after.actions[0].support == ("p2 changed",)
    assert aside.dots.dots == (Dot("p1 changed", "2"),)


def test_an_id_that_stays_changes_nothing_and_a_vote_of_nobody_has_none() -> None:
    hidden = make_workshop(anonymous=True, votes=(Vote("1.1", None, 1, 1, 3),))
    assert with_other_ids(hidden, other).votes == hidden.votes
    assert with_other_ids(WORKSHOP, str) == WORKSHOP
    assert aside_with_other_ids(ASIDE, str) == ASIDE
