"""Results of a workshop: the contract's rules, and the laws they keep."""

from __future__ import annotations

import random
import statistics
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain.agreement import AgreementBand
from collabdesk.domain.results import Band, IndicatorResult, ScoreSource, TalkReason, score_band
from collabdesk.domain.scoring import score
from collabdesk.domain.spread import quantile
from collabdesk.domain.workshop import (
    DONT_KNOW,
    NOT_APPLICABLE,
    Answer,
    Mode,
    Partner,
    Round,
    Tally,
    Vote,
    Workshop,
)
from tests.builders import make_framework, make_partners, make_workshop, with_agreed, with_votes

FRAMEWORK = make_framework()
answers = st.lists(
    st.one_of(st.integers(1, 5), st.sampled_from([DONT_KNOW, NOT_APPLICABLE])), max_size=12
)


def result(workshop: Workshop, indicator: str = "1.1") -> IndicatorResult:
    return score(workshop, FRAMEWORK).indicator(indicator)


def voted(given: list[Answer], **changes: object) -> Workshop:
    return with_votes(make_workshop(partners=make_partners(len(given)), **changes), "1.1", given)


def test_the_contracts_indicator() -> None:
    workshop = voted([2, 2, 2, 2, 3, 4, 4, 5])
    assert result(with_agreed(workshop, {"1.1": 3})) == IndicatorResult(
        id="1.1", n=8, counts=(0, 4, 1, 2, 1), dont_know=0, not_applicable=0, median=2.5,
        quartiles=(2.0, 4.0), agreement=0.4166666666666667, agreement_band=AgreementBand.MIXED,
        consensus=0.5637218755408672, far_apart=True, between=3.0, within=None,
        round=1, score=3.0, score_source=ScoreSource.AGREED, not_revealed=0,
    )  # fmt: skip


def test_nothing_answered_gives_nothing() -> None:
    assert result(make_workshop()) == IndicatorResult(
        id="1.1", n=0, counts=(0, 0, 0, 0, 0), dont_know=0, not_applicable=0, median=None,
        quartiles=None, agreement=None, agreement_band=None, consensus=None, far_apart=None,
        between=None, within=None, round=None, score=None, score_source=None, not_revealed=0,
    )  # fmt: skip
    results = score(make_workshop(), FRAMEWORK)
    assert (results.overall.score, results.overall.scored, results.overall.of) == (None, 0, 33)
    assert results.talk_about_first == ()
    assert results.suggested_priorities == ()
    assert results.strengths == ()


def test_hidden_votes_change_nothing_but_their_own_count() -> None:
    shown = voted([1, 2, 5])
    hidden = with_votes(shown, "1.1", [3, 3], 2, revealed=False)
    assert result(hidden) == replace(result(shown), not_revealed=2)


def test_the_later_round_counts_seat_by_seat() -> None:
    workshop = with_votes(voted([1, 1, 1, 5]), "1.1", [4, 4, DONT_KNOW], 2)
    after = result(workshop)
    assert (after.counts, after.dont_know, after.round) == ((0, 0, 0, 2, 1), 1, 2)


def test_special_answers_agreed_give_no_score() -> None:
    for special in (DONT_KNOW, NOT_APPLICABLE):
        got = result(with_agreed(voted([4, 4, 4]), {"1.1": special}))
        assert (got.score, got.score_source, got.median) == (None, None, 4.0)


def test_without_agreement_the_median_scores() -> None:
    got = result(voted([2, 3]))
    assert (got.score, got.score_source, got.agreement) == (2.5, ScoreSource.VOTES, None)


def test_a_show_of_hands_counts_where_its_round_is_latest() -> None:
    tally = Tally("1.1", 2, (0, 0, 1, 3, 0), dont_know=2, not_applicable=1)
    workshop = replace(voted([1, 2, 2]), tallies=(tally,))
    got = result(workshop)
    assert (got.counts, got.dont_know, got.not_applicable) == ((0, 0, 1, 3, 0), 2, 1)
    assert (got.round, got.score_source, got.answered) == (2, ScoreSource.VOTES, 7)
    assert (got.between, got.within) == (None, None)
    later = with_votes(workshop, "1.1", [5, 5, 5], 3)
    assert (result(later).counts, result(later).round) == ((0, 0, 0, 0, 3), 3)
    unread = with_votes(workshop, "1.1", [5, 5, 5], 3, revealed=False)
    assert result(unread) == replace(got, not_revealed=3)


def test_between_and_within_tell_two_kinds_of_difference_apart() -> None:
    partners = (Partner("p1", "A", 3), Partner("p2", "B", 2), Partner("p3", "C", 1))
    workshop = with_votes(make_workshop(partners=partners), "1.1", [1, 5, 2, 4, 4, DONT_KNOW])
    assert (result(workshop).between, result(workshop).within) == (2.0, 4.0)
    one = with_votes(make_workshop(partners=partners), "1.1", [1, DONT_KNOW])
    assert (result(one).between, result(one).within) == (None, None)


def test_an_anonymous_workshop_has_no_figure_by_partner() -> None:
    votes = tuple(Vote("1.1", None, seat, 1, level) for seat, level in ((7, 1), (3, 5), (9, 4)))
    workshop = make_workshop(anonymous=True, votes=votes, rounds=(Round("1.1", 1, revealed=True),))
    got = result(workshop)
    assert (got.between, got.within, got.counts) == (None, None, (1, 0, 0, 1, 1))
    fewer = result(replace(workshop, votes=votes[:2]))
    assert (fewer.counts, fewer.n, fewer.median) == (None, 2, 3.0)


@pytest.mark.parametrize(("counts", "shown"), [((1, 1, 0, 0, 0), None), ((1, 1, 1, 0, 0),) * 2])
def test_an_anonymous_show_of_hands_hides_small_counts(
    counts: tuple[int, ...], shown: tuple[int, ...] | None
) -> None:
    workshop = make_workshop(anonymous=True, tallies=(Tally("1.1", 1, counts, dont_know=5),))
    assert result(workshop).counts == shown


def test_far_apart_is_three_levels() -> None:
    assert [result(voted([low, 4])).far_apart for low in (1, 2)] == [True, False]


def test_a_characteristic_needs_half_of_its_indicators() -> None:
    half = score(with_agreed(make_workshop(), {"1.1": 3, "1.2": 4}), FRAMEWORK).characteristic(1)
    assert (half.score, half.scored, half.of, half.band) == (3.5, 2, 4, Band.IN_PART)
    less = score(with_agreed(make_workshop(), {"2.1": 3}), FRAMEWORK).characteristic(2)
    assert (less.score, less.scored, less.of, less.band) == (None, 1, 3, None)


def test_a_characteristics_agreement_is_the_mean_of_what_can_be_formed() -> None:
    workshop = with_votes(voted([1, 1, 5, 5]), "1.2", [3, 3, 3, 3])
    got = score(with_votes(workshop, "1.3", [3, 3]), FRAMEWORK).characteristic(1)
    assert (got.agreement, got.agreement_band) == (0.0, AgreementBand.SPLIT)


def test_a_mean_of_agreements_meets_a_threshold_exactly() -> None:
    workshop = make_workshop(partners=make_partners(6))
    given: dict[str, list[Answer]] = {  # the mean is 0.6; of floats added in turn it is less
        "1.1": [4, 4, 5, 5],
        "1.2": [4, 5, 5, 5, 5],
        "1.3": [3, 5, 5],
        "1.4": [1, 3, 4, 5, 5, 5],
    }
    for indicator, answered in given.items():
        workshop = with_votes(workshop, indicator, answered)
    got = score(workshop, FRAMEWORK).characteristic(1)
    assert (got.agreement, got.agreement_band) == (0.6, AgreementBand.CLOSE)
    floats = [score(workshop, FRAMEWORK).indicator(i).agreement or 0.0 for i in given]
    assert (floats[0] + floats[1] + floats[2] + floats[3]) / 4 < 0.6


def test_overall_is_the_mean_over_indicators_not_of_means() -> None:
    scores: dict[str, Answer] = {"1.1": 1, "1.2": 1, "1.3": 1, "1.4": 1, "2.1": 5, "2.2": 5}
    overall = score(with_agreed(make_workshop(), scores), FRAMEWORK).overall
    assert (overall.score, overall.scored, overall.of) == (14 / 6, 6, 33)


def test_scope_bounds_everything_and_keeps_framework_order() -> None:
    workshop = with_agreed(make_workshop(scope=(3, 2)), {"1.1": 5, "2.1": 4, "3.1": 5})
    results = score(workshop, FRAMEWORK)
    assert [r.id for r in results.indicators] == ["2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "3.4"]
    assert [c.number for c in results.characteristics] == [2, 3]
    assert results.overall.of == 7
    for missing in (lambda: results.indicator("1.1"), lambda: results.characteristic(1)):
        with pytest.raises(KeyError):
            missing()


def test_what_to_talk_about_first() -> None:
    partners = make_partners(6)
    workshop = make_workshop(partners=partners)
    given: dict[str, list[Answer]] = {
        "1.1": [1, 1, 1, 5, 5, 5],  # split
        "1.2": [4, 4, 4, 4, 4, 4],  # close: left out
        "1.3": [3, 3, DONT_KNOW],  # no agreement can be formed, a third does not know
        "1.4": [2, 2, 3, 4, 4, 4],  # mixed
        "2.1": [4, 4, 4, 4, DONT_KNOW, DONT_KNOW],  # close, a third does not know
        "2.2": [4, 4, 4, 4, 4, DONT_KNOW],  # close, fewer do not know
        "2.3": [2, DONT_KNOW, NOT_APPLICABLE],  # as 1.3, scored lower
        "3.1": [DONT_KNOW],  # no score either: last
    }
    for indicator, answered in given.items():
        workshop = with_votes(workshop, indicator, answered)
    points = score(workshop, FRAMEWORK).talk_about_first
    assert [(p.indicator, p.reasons) for p in points] == [
        ("1.1", (TalkReason.SPLIT,)),
        ("1.4", (TalkReason.MIXED,)),
        ("2.1", (TalkReason.DONT_KNOW,)),
        ("2.3", (TalkReason.DONT_KNOW,)),
        ("1.3", (TalkReason.DONT_KNOW,)),
        ("3.1", (TalkReason.DONT_KNOW,)),
    ]
    assert (points[2].dont_know, points[2].answered, points[2].agreement) == (2, 6, 1.0)


def test_suggested_priorities_come_lowest_first() -> None:
    scores: dict[str, Answer] = {
        "1.1": 4, "1.2": 4, "2.1": 2, "2.2": 2, "3.1": 2, "3.2": 2, "4.1": 2, "4.2": 2, "5.1": 1,
    }  # fmt: skip
    workshop = with_votes(make_workshop(), "4.1", [1, 5, 5])
    got = score(with_agreed(workshop, scores), FRAMEWORK).suggested_priorities
    assert got == (4, 2, 3, 1)


def test_strengths_score_four_without_split_views() -> None:
    workshop = with_votes(make_workshop(partners=make_partners(4)), "1.3", [1, 1, 5, 5])
    agreed: dict[str, Answer] = {"1.1": 4, "1.2": 5, "1.3": 5, "1.4": 3, "2.1": 5}
    assert score(with_agreed(workshop, agreed), FRAMEWORK).strengths == ("1.2", "2.1", "1.1")


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (None, None),
        (4.0, Band.STRENGTH),
        (3.99, Band.IN_PART),
        (3.0, Band.IN_PART),
        (2.99, Band.NEEDS_ATTENTION),
    ],
)
def test_score_bands(value: float | None, band: Band | None) -> None:
    assert score_band(value) is band


@given(answers, st.randoms(use_true_random=False))
def test_the_order_of_votes_does_not_matter(given: list[Answer], rng: random.Random) -> None:
    workshop = with_votes(voted(given), "1.1", given[: len(given) // 2], 2)
    votes = list(workshop.votes)
    rng.shuffle(votes)
    shuffled = replace(workshop, votes=tuple(votes))
    assert score(shuffled, FRAMEWORK) == score(workshop, FRAMEWORK)


@given(answers)
def test_figures_stay_in_bounds(given: list[Answer]) -> None:
    got = result(voted(given))
    assert got.answered == len(given)
    if got.n:
        assert got.quartiles is not None
        assert got.median is not None
        assert 1 <= got.quartiles[0] <= got.median <= got.quartiles[1] <= 5
        assert got.score == got.median
    if got.between is not None:
        assert 0 <= got.between <= 4
    assert got.counts is not None
    assert sum(got.counts) == got.n


@given(answers, st.lists(st.sampled_from([DONT_KNOW, NOT_APPLICABLE]), max_size=5))
def test_special_answers_change_only_their_own_count(
    given: list[Answer], special: list[Answer]
) -> None:
    before, after = result(voted(given)), result(voted(given + special))
    added_dont_know = special.count(DONT_KNOW)
    assert after == replace(
        before,
        dont_know=before.dont_know + added_dont_know,
        not_applicable=before.not_applicable + len(special) - added_dont_know,
        round=after.round,
    )


@given(st.lists(st.integers(1, 5), min_size=2, max_size=40))
def test_quartiles_are_the_inclusive_method(given: list[int]) -> None:
    cuts = statistics.quantiles(given, n=4, method="inclusive")
    ranked = sorted(given)
    assert [quantile(ranked, part) for part in (0.25, 0.5, 0.75)] == pytest.approx(cuts)


def test_quartiles_of_the_contract() -> None:
    assert result(voted([4, 2, 3, 5, 4])).quartiles == (3.0, 4.0)


def test_a_solo_assessment_scores_by_what_was_agreed() -> None:
    workshop = make_workshop(mode=Mode.SOLO, partners=())
    got = result(with_agreed(workshop, {"1.1": 2}))
    assert (got.n, got.score, got.score_source) == (0, 2.0, ScoreSource.AGREED)


def test_another_scale_and_another_size() -> None:
    framework = make_framework(sizes=(2, 2), levels=4)
    workshop = with_votes(
        make_workshop(scope=(1, 2), partners=make_partners(4)), "1.1", [1, 1, 4, 4]
    )
    got = score(workshop, framework).indicator("1.1")
    assert (got.counts, got.agreement) == ((2, 0, 0, 2), -1.0)


@pytest.mark.no_cover
def test_a_full_room_is_scored_without_a_wait() -> None:
    partners = make_partners(60, seats=3)
    votes = tuple(
        Vote(i.id, p.id, seat, number, (seat + number + int(p.id[1:])) % 5 + 1)
        for i in FRAMEWORK.indicators
        for number in (1, 2, 3)
        for p in partners
        for seat in (1, 2, 3)
    )
    rounds = tuple(Round(i.id, n, revealed=True) for i in FRAMEWORK.indicators for n in (1, 2, 3))
    workshop = make_workshop(partners=partners, votes=votes, rounds=rounds)
    spent = []
    for _ in range(5):
        start = time.process_time()
        score(workshop, FRAMEWORK)
        spent.append(time.process_time() - start)
    assert len(votes) == 17_820
    assert min(spent) < 0.25, f"{min(spent):.3f} s"
