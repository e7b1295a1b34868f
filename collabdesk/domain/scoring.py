"""From a workshop's answers to its results: the one definition screen and paper share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabdesk.domain import priorities, spread
from collabdesk.domain.agreement import (
    MIN_ANSWERS,
    agreement_band,
    exact_agreement,
    tastle_wierman,
    van_der_eijk,
)
from collabdesk.domain.ballots import Ballot, Count, counting_hands
from collabdesk.domain.few import MIN_SHOWN, too_few_again
from collabdesk.domain.results import (
    CharacteristicResult,
    IndicatorResult,
    Overall,
    Results,
    ScoreSource,
    score_band,
)
from collabdesk.domain.workshop import Answer, Special, Tally, Workshop

if TYPE_CHECKING:
    from collabdesk.framework.model import Framework


def score(workshop: Workshop, framework: Framework, count: Count | None = None) -> Results:
    """Return every figure of *workshop* over the indicators in its scope.

    Only votes that may be read count. A *count* that is handed in again after a change spares
    the indicators that the change left alone. Source: this project's contract "What the numbers
    mean"; the formulas name their own sources.
    """
    count = count or Count()
    width = framework.scale.width
    indicators = tuple(
        count.results.of(count.ballot(workshop, i.id), lambda ballot: _indicator(ballot, width))
        for i in framework.in_scope(workshop.scope)
    )
    by_id = {result.id: result for result in indicators}
    characteristics = tuple(
        _characteristic(c.number, [by_id[i.id] for i in c.indicators])
        for c in framework.characteristics
        if c.number in workshop.scope
    )
    return Results(
        workshop_id=workshop.id,
        framework_id=framework.id,
        edition=framework.edition,
        indicators=indicators,
        characteristics=characteristics,
        overall=_overall(indicators),
        talk_about_first=priorities.talk_about_first(indicators),
        suggested_priorities=priorities.suggested_priorities(characteristics),
        strengths=priorities.strengths(indicators),
    )


@dataclass(frozen=True, slots=True)
class _Answers:
    """The counted answers to one indicator, from votes or from a show of hands."""

    counts: tuple[int, ...]
    dont_know: int = 0
    not_applicable: int = 0
    round: int | None = None
    partners: dict[str, list[int]] | None = None
    counts_shown: bool = True
    few_again: bool = False


def _answers(ballot: Ballot, width: int) -> _Answers:
    """Return the answers that count: the show of hands if its round is latest, else votes."""
    votes = ballot.counted()
    if hands := counting_hands(ballot.hands, votes):
        return _from_tally(hands, anonymous=ballot.anonymous)
    given = Counter(v.answer for v in votes)
    counts = tuple(given[level] for level in range(1, width + 1))
    return _Answers(
        counts=counts,
        dont_know=given[Special.DONT_KNOW],
        not_applicable=given[Special.NOT_APPLICABLE],
        round=max((v.round for v in votes), default=None),
        partners=None if ballot.anonymous else spread.by_partner(votes),
        counts_shown=not ballot.anonymous or sum(counts) >= MIN_SHOWN,
        few_again=too_few_again(ballot, votes),
    )


def _from_tally(tally: Tally, *, anonymous: bool) -> _Answers:
    return _Answers(
        counts=tally.counts,
        dont_know=tally.dont_know,
        not_applicable=tally.not_applicable,
        round=tally.round,
        counts_shown=not anonymous or sum(tally.counts) >= MIN_SHOWN,
    )


def _indicator(ballot: Ballot, width: int) -> IndicatorResult:
    answers = _answers(ballot, width)
    given = spread.ranked(answers.counts)
    enough = len(given) >= MIN_ANSWERS
    agreement = van_der_eijk(answers.counts) if enough else None
    middle = spread.median(given) if given else None
    score, source = _score(ballot.agreed, middle)
    partners = answers.partners or {}
    return IndicatorResult(
        id=ballot.indicator,
        n=len(given),
        counts=answers.counts if answers.counts_shown else None,
        dont_know=answers.dont_know,
        not_applicable=answers.not_applicable,
        median=middle,
        quartiles=(spread.quantile(given, 0.25), spread.quantile(given, 0.75)) if given else None,
        agreement=agreement,
        agreement_band=agreement_band(agreement),
        consensus=tastle_wierman(answers.counts) if enough else None,
        far_apart=given[-1] - given[0] >= spread.FAR_APART_FROM if given else None,
        between=spread.between(partners),
        within=spread.within(partners),
        round=answers.round,
        score=score,
        score_source=source,
        not_revealed=ballot.hidden(),
        few_again=answers.few_again,
    )


def _score(agreed: Answer | None, middle: float | None) -> tuple[float | None, ScoreSource | None]:
    """Return the agreed level; nothing if a special answer was agreed; else the median."""
    if isinstance(agreed, Special):
        return None, None
    if agreed is not None:
        return float(agreed), ScoreSource.AGREED
    return middle, None if middle is None else ScoreSource.VOTES


def _characteristic(number: int, indicators: Sequence[IndicatorResult]) -> CharacteristicResult:
    """Return the mean of the scores, None unless at least half of the indicators have one."""
    scores = [r.score for r in indicators if r.score is not None]
    agreement = mean_agreement(indicators)
    mean = _mean(scores) if 2 * len(scores) >= len(indicators) else None
    return CharacteristicResult(
        number=number,
        score=mean,
        scored=len(scores),
        of=len(indicators),
        agreement=agreement,
        agreement_band=agreement_band(agreement),
        band=score_band(mean),
    )


def mean_agreement(indicators: Sequence[IndicatorResult]) -> float | None:
    """Return the mean of the agreements that can be formed, None where none can."""
    exact = [exact_agreement(r.counts) for r in indicators if r.counts and r.agreement is not None]
    return float(sum(exact) / len(exact)) if exact else None


def _overall(indicators: Sequence[IndicatorResult]) -> Overall:
    scores = [r.score for r in indicators if r.score is not None]
    return Overall(score=_mean(scores), scored=len(scores), of=len(indicators))


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
