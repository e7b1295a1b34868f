"""Counting again after a change: only what the change touched, and always the same figures."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain.ballots import Ballot, Count, Remembered, ballots
from collabdesk.domain.scoring import score
from collabdesk.domain.series import revisited, views
from collabdesk.domain.workshop import DONT_KNOW, Round, Tally, Vote, Workshop
from tests.builders import make_framework, make_partners, make_workshop, with_agreed, with_votes

FRAMEWORK = make_framework()
indicators = st.sampled_from(["1.1", "1.2", "2.1"])
keys = st.tuples(indicators, st.sampled_from(["p1", "p2", "p3"]), st.integers(1, 2))
votes = st.builds(
    lambda key, number, answer: Vote(key[0], key[1], key[2], number, answer),
    keys,
    st.integers(1, 3),
    st.one_of(st.integers(1, 5), st.just(DONT_KNOW)),
)
tallies = st.builds(
    Tally, indicators, st.integers(1, 3), st.tuples(*[st.integers(0, 3)] * 5), st.integers(0, 2)
)
rounds = st.builds(Round, indicators, st.integers(1, 3), revealed=st.booleans())
workshops = st.builds(
    lambda votes, tallies, rounds, agreed, anonymous: with_agreed(
        make_workshop(
            partners=make_partners(3, seats=2),
            votes=tuple(votes),
            tallies=tuple(tallies),
            rounds=tuple(rounds),
            anonymous=anonymous,
        ),
        agreed,
    ),
    st.lists(votes, max_size=12, unique_by=lambda vote: vote.key),
    st.lists(tallies, max_size=3, unique_by=lambda tally: tally.key),
    st.lists(rounds, max_size=6, unique_by=lambda entry: entry.key),
    st.dictionaries(indicators, st.integers(1, 5)),
    st.booleans(),
)


@given(st.lists(workshops, min_size=1, max_size=4))
def test_counting_again_gives_what_counting_afresh_gives(states: list[Workshop]) -> None:
    count = Count()
    for workshop in states:
        assert score(workshop, FRAMEWORK, count) == score(workshop, FRAMEWORK)
        assert views(workshop, FRAMEWORK, count) == views(workshop, FRAMEWORK)
        assert revisited(workshop, FRAMEWORK, count) == revisited(workshop, FRAMEWORK)


def test_a_changed_vote_leaves_the_other_indicators_uncounted() -> None:
    workshop = with_votes(with_votes(make_workshop(), "1.1", [1, 2, 3]), "1.2", [4, 4, 5])
    count = Count()
    before = score(workshop, FRAMEWORK, count)
    first, *rest = workshop.votes
    changed = replace(workshop, votes=(replace(first, answer=5), *rest))
    after = score(changed, FRAMEWORK, count)
    assert after.indicator("1.1") != before.indicator("1.1")
    assert after.indicator("1.2") is before.indicator("1.2")


def test_nothing_answered_anonymously_shows_no_counts() -> None:
    workshop = make_workshop(anonymous=True)
    assert ballots(workshop) == {}
    assert Count().ballot(workshop, "1.1") == Ballot("1.1", anonymous=True)
    assert score(workshop, FRAMEWORK).indicator("1.1").counts is None


def test_a_ballot_holds_every_round_and_counts_those_that_may_be_read() -> None:
    workshop = with_votes(make_workshop(), "1.1", [1, 2, 3])
    workshop = with_votes(workshop, "1.1", [5, 5], 2, revealed=False)
    workshop = replace(workshop, tallies=(Tally("1.1", 4, (1, 0, 0, 0, 0)),))
    found = ballots(workshop)["1.1"]
    assert len(found.cast) == 5
    assert [vote.answer for vote in found.counted()] == [1, 2, 3]
    assert found.hidden() == 2
    assert found.hands == found.tallies[0] == workshop.tallies[0]
    assert [entry.revealed for entry in found.rounds] == [True, False]


def test_what_was_made_is_made_again_only_for_another_ballot() -> None:
    made: list[Ballot] = []
    remembered: Remembered[int] = Remembered()

    def make(ballot: Ballot) -> int:
        made.append(ballot)
        return len(made)

    empty, agreed = Ballot("1.1"), Ballot("1.1", agreed=3)
    assert [remembered.of(ballot, make) for ballot in (empty, empty, agreed)] == [1, 1, 2]
