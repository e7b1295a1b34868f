"""A show of hands: no vote is lost to it, it goes where no votes are, and it can be taken away."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain import edit, votes
from collabdesk.domain.scoring import score
from collabdesk.domain.table import OnTable, PastRound, hands_over, table
from collabdesk.domain.workshop import DONT_KNOW, Mode, Round, Tally, Workshop
from collabdesk.errors import InvalidInput
from tests.builders import make_framework, make_partners, make_workshop, with_votes

FRAMEWORK = make_framework()
COUNTS = (0, 1, 2, 0, 0)


def hands(
    workshop: Workshop,
    counts: tuple[int, ...] = COUNTS,
    dont_know: int = 0,
    not_applicable: int = 0,
) -> Workshop:
    """Return *workshop* with a show of hands on 1.1."""
    return edit.record_hands(workshop, FRAMEWORK, "1.1", counts, dont_know, not_applicable)


def vote(workshop: Workshop, partner: str, level: int) -> Workshop:
    """Return *workshop* with a vote on 1.1."""
    return edit.record_vote(workshop, FRAMEWORK, "1.1", partner, 1, level)


def test_a_fresh_indicator_takes_either_in_round_one() -> None:
    on = table(make_workshop(), "1.1")
    assert (on.round, on.way, on.revealed) == (1, OnTable.EMPTY, False)
    assert (on.votes_in, on.seats, on.tally) == (0, 3, None)
    assert (on.vote_round, on.hands_round, on.earlier) == (1, 1, ())


def test_a_show_of_hands_is_read_as_it_is_taken() -> None:
    workshop = hands(make_workshop(), dont_know=1, not_applicable=2)
    tally = Tally("1.1", 1, COUNTS, 1, 2)
    assert workshop.tallies == (tally,)
    assert workshop.rounds == ()
    on = table(workshop, "1.1")
    assert (on.round, on.way, on.revealed, on.tally) == (1, OnTable.HANDS, True, tally)
    assert (on.vote_round, on.hands_round, on.votes_in) == (2, 1, 0)
    result = score(workshop, FRAMEWORK).indicator("1.1")
    assert (result.counts, result.dont_know, result.not_applicable) == (COUNTS, 1, 2)


def test_counting_again_replaces_the_count_in_its_place() -> None:
    workshop = edit.record_hands(hands(make_workshop()), FRAMEWORK, "1.2", COUNTS)
    workshop = hands(workshop, (5, 0, 0, 0, 0))
    assert [(t.indicator, t.counts[0]) for t in workshop.tallies] == [("1.1", 5), ("1.2", 0)]


def test_hands_over_hidden_votes_leave_them_hidden_and_counted() -> None:
    voted = with_votes(make_workshop(), "1.1", [5, 5], revealed=False)
    workshop = hands(voted)
    assert workshop.votes == voted.votes
    assert workshop.rounds == voted.rounds
    assert [t.round for t in workshop.tallies] == [2]
    assert votes.not_revealed(workshop) == (("1.1", 1, 2),)
    on = table(workshop, "1.1")
    assert on.earlier == (PastRound(1, OnTable.VOTES, 2, revealed=False),)
    assert on.left_behind == 2
    assert score(workshop, FRAMEWORK).indicator("1.1").counts == COUNTS
    assert edit.clear_hands(workshop, "1.1") == voted


def test_votes_then_hands_then_votes_make_three_rounds() -> None:
    workshop = hands(with_votes(make_workshop(), "1.1", [5, 5, 5]))
    workshop = vote(workshop, "p1", 1)
    on = table(workshop, "1.1")
    assert (on.round, on.way, on.votes_in, on.revealed) == (3, OnTable.VOTES, 1, False)
    assert (on.vote_round, on.hands_round) == (3, 4)
    assert on.earlier == (
        PastRound(1, OnTable.VOTES, 3, revealed=True),
        PastRound(2, OnTable.HANDS, 0, revealed=True),
    )
    assert on.left_behind == 0
    assert score(workshop, FRAMEWORK).indicator("1.1").counts == COUNTS
    shown = score(edit.reveal(workshop, "1.1"), FRAMEWORK).indicator("1.1")
    assert shown.counts == (1, 0, 0, 0, 2)


def test_a_round_opened_for_votes_takes_hands_instead() -> None:
    again = edit.vote_again(with_votes(make_workshop(), "1.1", [3, 3, 3]), "1.1")
    on = table(again, "1.1")
    assert (on.round, on.way, on.vote_round, on.hands_round) == (2, OnTable.EMPTY, 2, 2)
    workshop = hands(again)
    assert workshop.rounds == (Round("1.1", 1, revealed=True),)
    assert [t.round for t in workshop.tallies] == [2]


def test_revealed_votes_take_no_more_votes_but_hands() -> None:
    on = table(with_votes(make_workshop(), "1.1", [3, 3, 3]), "1.1")
    assert (on.vote_round, on.hands_round, on.revealed) == (None, 2, True)


def test_nothing_goes_in_where_it_would_be_refused() -> None:
    alone = table(make_workshop(mode=Mode.SOLO), "1.1")
    assert (alone.vote_round, alone.hands_round, alone.seats) == (None, None, 0)
    empty = table(make_workshop(partners=()), "1.1")
    assert (empty.vote_round, empty.hands_round) == (None, 1)
    last = with_votes(make_workshop(), "1.1", [3], 20, revealed=False)
    assert table(last, "1.1").hands_round is None
    counted = make_workshop(tallies=(Tally("1.1", 20, COUNTS),))
    assert (table(counted, "1.1").vote_round, table(counted, "1.1").hands_round) == (None, 20)


def test_a_count_of_nobody_is_none() -> None:
    workshop = make_workshop()
    nobody = (0, 0, 0, 0, 0)
    assert hands(workshop, nobody) is workshop
    assert hands(hands(workshop), nobody) == workshop
    only_unsure = hands(workshop, nobody, 1)
    assert only_unsure.tallies == (Tally("1.1", 1, nobody, 1),)


def test_clearing_leaves_a_count_that_votes_have_followed() -> None:
    workshop = vote(hands(make_workshop()), "p1", 4)
    assert edit.clear_hands(workshop, "1.1") is workshop


REFUSED: list[tuple[Callable[[], Workshop], str, str]] = [
    (lambda: hands(make_workshop(mode=Mode.SOLO)), "hands", "alone nobody shows hands"),
    (lambda: hands(make_workshop(), (1, 2)), "hands", "5 levels. Give one count for each"),
    (lambda: hands(make_workshop(), (0, 0, -1, 0, 0)), "hands", "-1 hands for “In part”"),
    (lambda: hands(make_workshop(), (0, 0, 0, 0, 20_001)), "hands", "Give 0 to 20,000"),
    (lambda: hands(make_workshop(), COUNTS, -1), "hands", "for “Don’t know”"),
    (lambda: hands(make_workshop(), COUNTS, 0, 20_001), "hands", "for “Not applicable”"),
    (lambda: hands(make_workshop(), (True, 0, 0, 0, 0)), "hands", "True hands"),
    (
        lambda: hands(with_votes(make_workshop(), "1.1", [3], 20)),
        "hands",
        "at most 20 rounds",
    ),
    (
        lambda: edit.record_hands(make_workshop(), FRAMEWORK, "9.9", COUNTS),
        "indicator",
        "There is no indicator 9.9",
    ),
]


@pytest.mark.parametrize(("verb", "field", "sentence"), REFUSED)
def test_what_cannot_be_is_refused(verb: Callable[[], Workshop], field: str, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence) as refused:
        verb()
    assert refused.value.field == field


def test_more_hands_than_seats_are_a_remark() -> None:
    workshop = make_workshop(partners=make_partners(2))
    assert hands_over(workshop, Tally("1.1", 1, (1, 1, 1, 0, 0), 1, 1)) == 3
    assert hands_over(workshop, Tally("1.1", 1, (1, 0, 0, 0, 0))) == 0
    assert hands_over(make_workshop(partners=()), Tally("1.1", 1, (9, 0, 0, 0, 0))) == 0


Step = tuple[str, int]
STEPS = st.tuples(
    st.sampled_from(["vote", "hands", "clear", "reveal", "again", "back"]), st.integers(1, 3)
)


def taken(workshop: Workshop, step: Step) -> Workshop:
    """Return *workshop* after a step; as it was where the step is refused."""
    name, number = step
    verbs: dict[str, Callable[[], Workshop]] = {
        "vote": lambda: vote(workshop, f"p{number}", number),
        "hands": lambda: hands(workshop, (number, 0, 0, 0, 0)),
        "clear": lambda: edit.clear_hands(workshop, "1.1"),
        "reveal": lambda: edit.reveal(workshop, "1.1"),
        "again": lambda: edit.vote_again(workshop, "1.1"),
        "back": lambda: edit.take_back_vote(workshop, "1.1", f"p{number}", 1),
    }
    try:
        return verbs[name]()
    except InvalidInput:
        return workshop


def after(steps: Iterable[Step]) -> Workshop:
    workshop = make_workshop()
    for step in steps:
        workshop = taken(workshop, step)
    return workshop


@given(st.lists(STEPS, max_size=18))
def test_a_round_holds_votes_or_hands_and_the_table_says_where_the_next_goes(
    steps: list[Step],
) -> None:
    workshop = after(steps)
    rounds = {(v.indicator, v.round) for v in workshop.votes}
    assert rounds.isdisjoint(t.key for t in workshop.tallies)
    assert {r.key for r in workshop.rounds}.isdisjoint(t.key for t in workshop.tallies)
    on = table(workshop, "1.1")
    counted = hands(workshop)
    assert [t.round for t in counted.tallies if t not in workshop.tallies] in (
        [on.hands_round],
        [],  # the same count once more
    )
    voted = {v.round for v in taken(workshop, ("vote", 1)).votes} - {
        v.round for v in workshop.votes
    }
    assert voted <= {on.vote_round}
    assert (taken(workshop, ("vote", 1)).votes == workshop.votes) or on.vote_round is not None


@given(st.lists(STEPS, max_size=18), st.integers(1, 3))
def test_a_show_of_hands_loses_no_vote_and_reveals_none(steps: list[Step], number: int) -> None:
    before = after(steps)
    workshop = hands(before, (number, 0, 0, 0, 0))
    assert workshop.votes == before.votes
    assert votes.not_revealed(workshop) == votes.not_revealed(before)
    if table(before, "1.1").tally is None:
        back = edit.clear_hands(workshop, "1.1")
        opened = [r for r in before.rounds if r not in workshop.rounds]
        assert (back.votes, back.tallies) == (before.votes, before.tallies)
        assert all(votes.votes_in(before, "1.1", r.number) == () for r in opened)


def test_a_special_answer_is_an_answer_after_hands_too() -> None:
    workshop = edit.record_vote(hands(make_workshop()), FRAMEWORK, "1.1", "p1", 1, DONT_KNOW)
    assert table(workshop, "1.1").votes_in == 1
