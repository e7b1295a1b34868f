"""No two figures that may be shown solve for the answer of one or two anonymous seats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain.merging import Before, brought_before
from collabdesk.domain.results import Results
from collabdesk.domain.scoring import score
from collabdesk.domain.series import dots, how_many, pick, revisited
from collabdesk.domain.series.picking import Only, Order
from collabdesk.domain.shift import shift
from collabdesk.domain.showing import score_shown, shown
from collabdesk.domain.workshop import (
    DONT_KNOW,
    NOT_APPLICABLE,
    Agreed,
    Answer,
    Mode,
    Round,
    Tally,
    Vote,
    Workshop,
)
from tests.builders import make_framework, make_partners, make_workshop, with_votes

FRAMEWORK = make_framework(sizes=(3, 3, 2))
LEVEL = st.integers(1, 5)
ANY = LEVEL | st.sampled_from([DONT_KNOW, NOT_APPLICABLE])
OPEN = st.lists(LEVEL, min_size=3, max_size=6)
FEW = st.lists(ANY, min_size=1, max_size=2)
AGREED = st.none() | ANY
VOTED, RAISED, AGAIN, SAID = "1.3", "1.2", "2.2", "2.3"
"""Few votes; few hands; few that voted again; few votes, and perhaps something agreed."""


def workshop(known: Sequence[int], few: Sequence[Answer], agreed: Answer | None) -> Workshop:
    made = make_workshop(anonymous=True, scope=(1, 2, 3), partners=make_partners(6))
    for indicator in ("1.1", "2.1", AGAIN, "3.1", "3.2"):
        made = with_votes(made, indicator, known)
    made = with_votes(with_votes(made, VOTED, few), SAID, few)
    made = with_votes(made, AGAIN, few, 2)
    counts = tuple(few.count(level) for level in range(1, 6))
    hands = Tally(RAISED, 1, counts, few.count(DONT_KNOW), few.count(NOT_APPLICABLE))
    said = () if agreed is None else (Agreed(SAID, agreed), Agreed(AGAIN, agreed))
    return replace(made, tallies=(hands,), agreed=said)


def told(made: Workshop) -> tuple[Results, list[object]]:
    """Return all that the domain tells of a workshop for people to look at."""
    results = score_shown(made, FRAMEWORK)
    others: list[object] = [
        revisited(made, FRAMEWORK),
        how_many(results),
        [pick(results, only, order) for only in Only for order in Order],
    ]
    for indicator in (VOTED, RAISED, AGAIN, SAID):
        others += [dots(made, FRAMEWORK, indicator, number) for number in (None, 2)]
        for guess in (1, 2, 3, 4, 5, DONT_KNOW, NOT_APPLICABLE):
            solo = replace(make_workshop(id="solo", mode=Mode.SOLO, partners=()))
            solo = replace(solo, agreed=(Agreed(indicator, guess),))
            others.append(brought_before(solo, made))
    return results, others


@given(known=OPEN, one=FEW, agreed=AGREED, data=st.data())
def test_nothing_depends_on_one_or_two_anonymous_answers(
    known: list[int], one: list[Answer], agreed: Answer | None, data: st.DataObject
) -> None:
    other = data.draw(st.lists(ANY, min_size=len(one), max_size=len(one)))
    first, second = workshop(known, one, agreed), workshop(known, other, agreed)
    assert told(first) == told(second)
    results = score_shown(first, FRAMEWORK)
    assert shown(results, first, FRAMEWORK) == results, "what is left out stays so"
    assert results.characteristic(1).score is None
    assert results.overall.score is None
    assert results.characteristic(3) == score(first, FRAMEWORK).characteristic(3)
    assert results.indicator(VOTED).withheld == results.indicator(VOTED).answered == len(one)


@given(known=OPEN, few=st.lists(LEVEL, min_size=1, max_size=2), other=LEVEL)
def test_of_few_levels_among_others_only_how_many_there_are_is_told(
    known: list[int], few: list[int], other: int
) -> None:
    beside: list[Answer] = [DONT_KNOW, NOT_APPLICABLE, DONT_KNOW]
    first = workshop(known, [*few, *beside], None)
    second = workshop(known, [*[other] * len(few), *beside], None)
    assert told(first) == told(second)
    result = score_shown(first, FRAMEWORK).indicator(VOTED)
    assert (result.n, result.dont_know, result.not_applicable) == (len(few), 2, 1)


def test_where_too_few_vote_again_it_is_as_if_nothing_could_be_told() -> None:
    made = make_workshop(anonymous=True, scope=(1,), partners=make_partners(6))
    made = with_votes(made, "1.1", [1, 2, 3, 4])
    once = score_shown(made, FRAMEWORK)
    assert once.indicator("1.1").counts == (1, 1, 1, 1, 0)
    again = score_shown(with_votes(made, "1.1", [5, 5], 2), FRAMEWORK)
    result = again.indicator("1.1")
    assert (result.few_again, result.counts, result.withheld) == (True, None, 4)
    assert (result.agreement, again.characteristic(1).agreement) == (None, None)
    assert not again.talk_about_first
    enough = score_shown(with_votes(made, "1.1", [5, 5, 5], 2), FRAMEWORK).indicator("1.1")
    assert (enough.few_again, enough.counts) == (False, (0, 0, 0, 1, 3))


def test_a_few_hands_after_many_are_not_told() -> None:
    hands = (Tally("1.1", 1, (0, 0, 3, 2, 0)), Tally("1.1", 2, (0, 0, 0, 1, 0), dont_know=1))
    made = make_workshop(anonymous=True, scope=(1,), tallies=hands)
    assert score_shown(made, FRAMEWORK).indicator("1.1").withheld == 2
    assert dots(made, FRAMEWORK, "1.1").dont_know.count is None
    assert dots(made, FRAMEWORK, "1.1", 1).dont_know.count == 0


SEATS = st.dictionaries(st.integers(1, 6), ANY, min_size=1)


@given(rounds=st.lists(SEATS, min_size=2, max_size=5))
def test_between_two_pictures_of_an_indicator_three_or_more_have_answered(
    rounds: list[dict[int, Answer]],
) -> None:
    made = make_workshop(anonymous=True, scope=(1,), partners=make_partners(6))
    since: set[int] = set()
    for number, given_here in enumerate(rounds, start=1):
        made = round_of(made, number, given_here)
        since |= given_here.keys()
        result = score_shown(made, FRAMEWORK).indicator("1.1")
        plot = dots(made, FRAMEWORK, "1.1", number)
        assert plot == dots(made, FRAMEWORK, "1.1"), "a round is shown as it stood"
        assert (plot.dont_know.count is None) == (result.withheld > 0)
        if not result.withheld:
            assert len(since) >= 3
            since = set()


def round_of(made: Workshop, number: int, given_here: dict[int, Answer]) -> Workshop:
    votes = tuple(Vote("1.1", None, seat, number, said) for seat, said in given_here.items())
    rounds = (*made.rounds, Round("1.1", number, revealed=True))
    return replace(made, votes=made.votes + votes, rounds=rounds)


def test_what_waits_is_told_once_it_is_enough_together() -> None:
    made = make_workshop(anonymous=True, scope=(1,), partners=make_partners(6))
    made = round_of(made, 1, {1: 1, 2: 2, 3: 3, 4: 4, 5: 5})
    counts = []
    for number, seat in enumerate((1, 2, 2, 3, 4), start=2):
        made = round_of(made, number, {seat: 5})
        counts.append(score_shown(made, FRAMEWORK).indicator("1.1").counts)
    assert counts == [None, None, None, (0, 0, 0, 1, 4), None]


def test_the_rounds_before_and_after_one_of_few_are_told() -> None:
    made = make_workshop(anonymous=True, scope=(1,), partners=make_partners(6))
    made = with_votes(with_votes(made, "1.1", [1, 2, 3, 4]), "1.1", [5], 2)
    rounds = shift(with_votes(made, "1.1", [4, 4, 4], 3), FRAMEWORK, "1.1")
    assert rounds is not None
    assert [figures.median for figures in rounds] == [2.5, None, 4.0]


@pytest.mark.parametrize("answer", [DONT_KNOW, 1])
def test_three_answers_alike_are_told(answer: Answer) -> None:
    made = with_votes(make_workshop(anonymous=True, scope=(1,)), "1.1", (answer, answer, answer))
    result = score_shown(made, FRAMEWORK).indicator("1.1")
    assert (result.withheld, result.answered) == (0, 3)
    assert result.n == 3 or result.dont_know == 3


def test_an_assessment_that_is_shown_is_known_again() -> None:
    made = with_votes(make_workshop(anonymous=True), "1.1", [2, 3, 4])
    solo = make_workshop(id="solo", mode=Mode.SOLO, agreed=(Agreed("1.1", 3),))
    assert brought_before(solo, made) is Before.ANSWERS
    assert brought_before(replace(solo, agreed=(Agreed("1.1", 5),)), made) is None


@given(known=OPEN, few=FEW)
def test_a_named_workshop_shows_everything(known: list[int], few: list[Answer]) -> None:
    made = make_workshop(scope=(1, 2, 3), partners=make_partners(6))
    made = with_votes(with_votes(made, "1.1", known), "1.2", few)
    results = score(with_votes(made, "1.1", few, 2), FRAMEWORK)
    assert shown(results, made, FRAMEWORK) is results


def test_what_was_agreed_is_shown_and_hides_no_mean() -> None:
    made = make_workshop(anonymous=True, scope=(1,), partners=make_partners(6))
    made = with_votes(with_votes(made, "1.1", [2, 3, 4]), "1.2", [1])
    made = with_votes(made, "1.3", [1, DONT_KNOW])
    made = replace(made, agreed=(Agreed("1.2", 4), Agreed("1.3", DONT_KNOW)))
    told = score_shown(made, FRAMEWORK)
    assert (told.indicator("1.2").score, told.indicator("1.2").median) == (4, None)
    assert told.overall == score(made, FRAMEWORK).overall
    assert told.overall.score == 3.5
