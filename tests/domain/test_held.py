"""All that is held about a partner is found, in any case and spacing, and only what may be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from collabdesk.domain.aside import Aside
from collabdesk.domain.dots import Dot, DotVote
from collabdesk.domain.held import Kind, held, rewritten, texts
from collabdesk.domain.workshop import DONT_KNOW, Action, Agreed, Note, Partner, Workshop
from tests.builders import make_workshop, with_votes

NAME = "Zoë’s Hospice"


def full() -> Workshop:
    workshop = make_workshop(
        partners=(Partner("p1", NAME, 2), Partner("p2", "Quay", present=False)),
        agreed=(Agreed("1.1", 3, "As zoë’s  hospice said", "Quay differs"),),
        notes=(
            Note("Ask ZOË’S HOSPICE"),
            Note("nothing", "1.2"),
            Note(f"for {NAME}", characteristic=3),
        ),
        actions=(
            Action("a1", "Meet", lead="p1", first_step=f"Ring {NAME}."),
            Action("a2", "Write", lead="p2", support=("p1",)),
        ),
        facilitator=NAME,
    )
    workshop = with_votes(workshop, "1.1", [4, DONT_KNOW])
    return with_votes(workshop, "1.2", [5, 1], revealed=False)


def test_everything_is_found_and_hidden_answers_are_counted_only() -> None:
    lines = held(full(), "zoë’s hospice")
    assert [(line.kind, line.where, line.text) for line in lines] == [
        (Kind.SEATS, ("present",), "2"),
        (Kind.VOTE, ("1.1", "1", "1"), "4"),
        (Kind.VOTE, ("1.1", "1", "2"), "dont-know"),
        (Kind.HIDDEN_VOTES, (), "2"),
        (Kind.LEADS, (), "Meet"),
        (Kind.SUPPORTS, (), "Write"),
        (Kind.TEXT, ("facilitator",), NAME),
        (Kind.TEXT, ("agreed", "1.1", "evidence"), "As zoë’s  hospice said"),
        (Kind.TEXT, ("notes", "", "text"), "Ask ZOË’S HOSPICE"),
        (Kind.TEXT, ("notes", "3", "text"), f"for {NAME}"),
        (Kind.TEXT, ("actions", "Meet", "first_step"), f"Ring {NAME}."),
    ]
    assert held(full(), "Quay")[0].where == ("absent",)
    assert held(full(), "Nobody") == ()


def test_dots_are_told_once_they_are_shown() -> None:
    dots = DotVote(3, shown=False, dots=(Dot("p1", "6.1"), Dot("p2", "1"), Dot("p1", "2")))
    hidden = held(full(), NAME, Aside(dots=dots))
    assert [line.text for line in hidden if line.kind is Kind.HIDDEN_DOTS] == ["2"]
    shown = held(full(), NAME, Aside(dots=replace(dots, shown=True)))
    assert [line.where for line in shown if line.kind is Kind.DOT] == [("6.1",), ("2",)]


@pytest.mark.parametrize("shown", [False, True])
def test_of_a_dot_in_an_anonymous_workshop_nobody_says_who_laid_it(shown: bool) -> None:
    dots = DotVote(3, shown, (Dot("p1", "6.1"), Dot("p2", "1"), Dot("p1", "2")))
    elsewhere = replace(dots, dots=(Dot("p1", "3"), Dot("p2", "6.1"), Dot("p1", "1")))
    quiet = replace(full(), anonymous=True, votes=())
    told = held(quiet, NAME, Aside(dots=dots))
    assert told == held(quiet, NAME, Aside(dots=elsewhere))
    assert [line.text for line in told if line.kind is Kind.ANONYMOUS_DOTS] == ["2"]
    nobody = held(quiet, NAME, Aside(dots=replace(dots, dots=())))
    assert {line.kind for line in told} - {line.kind for line in nobody} == {Kind.ANONYMOUS_DOTS}


def test_a_partner_is_found_however_it_is_written_and_so_are_ids_that_name_it() -> None:
    workshop = make_workshop(
        id="of zoes-hospice",
        partners=(Partner("zoes_hospice", "Zoes-Hospice"), Partner("ZOES HOSPICE’s guest", "Quay")),
        actions=(Action("zoes hospice 1", "Meet"), Action("a2", "Write")),
    )
    lines = held(workshop, "Zoes hospice", Aside(frozenset({"zoes hospice 0"})))
    assert lines[0].kind is Kind.SEATS
    assert [(line.kind, line.where, line.text) for line in lines[1:]] == [
        (Kind.ID, ("workshop",), "of zoes-hospice"),
        (Kind.ID, ("partner",), "ZOES HOSPICE’s guest"),
        (Kind.ID, ("action",), "zoes hospice 1"),
        (Kind.ID, ("action",), "zoes hospice 0"),
    ]


def test_what_does_not_change_is_shared() -> None:
    workshop = full()
    assert rewritten(workshop, str) is workshop
    shouted = rewritten(workshop, str.upper)
    assert shouted.partners is workshop.partners
    assert shouted.votes is workshop.votes
    assert {text for _, text in texts(shouted)} == {text.upper() for _, text in texts(workshop)}
