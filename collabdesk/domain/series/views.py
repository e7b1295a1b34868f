"""What each partner thinks of each indicator: its seats' answers, drawn together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from collabdesk.domain.ballots import Ballot, Count, counting_hands
from collabdesk.domain.spread import median
from collabdesk.domain.workshop import DONT_KNOW, Mode, Vote, Workshop

if TYPE_CHECKING:
    from collabdesk.framework.model import Framework


class NoViews(StrEnum):
    """Why no partner's view can be shown."""

    ALONE = "alone"
    ANONYMOUS = "anonymous"
    NO_VOTES = "no-votes"


@dataclass(frozen=True, slots=True)
class View:
    """One partner on one indicator, or on a characteristic.

    ``value`` is the median of its numeric answers; on a characteristic the mean of the medians,
    None unless at least half of its indicators (``of``) have one. ``lowest`` and ``highest`` are
    its answers on one indicator; on a characteristic they stay None.
    """

    value: float | None = None
    lowest: int | None = None
    highest: int | None = None
    dont_know: int = 0
    not_applicable: int = 0
    answered: int = 0
    of: int = 1


NO_VIEW = View()


@dataclass(frozen=True, slots=True)
class Views:
    """Every partner's view by (indicator, partner id); ``partners`` are those with any vote."""

    partners: tuple[tuple[str, str], ...] = ()
    of_indicator: dict[tuple[str, str], View] = field(default_factory=dict)

    def indicator(self, indicator: str, partner: str) -> View:
        """Return a partner's view on an indicator."""
        return self.of_indicator.get((indicator, partner), NO_VIEW)

    def characteristic(self, indicators: Sequence[str], partner: str) -> View:
        """Return a partner's view on a characteristic, by the rule of a characteristic's score."""
        views = self._known(indicators, partner)
        values = [view.value for view in views if view.value is not None]
        enough = values and 2 * len(values) >= len(indicators)
        return View(
            value=sum(values) / len(values) if enough else None,
            dont_know=sum([view.dont_know for view in views]),
            not_applicable=sum([view.not_applicable for view in views]),
            answered=len(values),
            of=len(indicators),
        )

    def _known(self, indicators: Sequence[str], partner: str) -> list[View]:
        found = [self.of_indicator.get((indicator, partner)) for indicator in indicators]
        return [view for view in found if view is not None]


def views(workshop: Workshop, framework: Framework, count: Count | None = None) -> Views | NoViews:
    """Return the views of the partners by the votes that count, or why there are none.

    A show of hands has no partners: where it counts, an indicator has no views. For *count* see
    ``scoring.score``.
    """
    if workshop.mode is Mode.SOLO:
        return NoViews.ALONE
    if workshop.anonymous:
        return NoViews.ANONYMOUS
    count = count or Count()
    found = {
        (indicator.id, partner): view
        for indicator in framework.in_scope(workshop.scope)
        for partner, view in count.views.of(
            count.ballot(workshop, indicator.id), _by_partner
        ).items()
    }
    voted = {partner for _, partner in found}
    if not voted:
        return NoViews.NO_VOTES
    return Views(tuple((p.id, p.name) for p in workshop.partners if p.id in voted), found)


def _by_partner(ballot: Ballot) -> dict[str, View]:
    votes = ballot.counted()
    if counting_hands(ballot.hands, votes) is not None:
        return {}
    answers: dict[str, list[Vote]] = {}
    for vote in votes:
        answers.setdefault(vote.partner or "", []).append(vote)
    return {partner: _view(mine) for partner, mine in answers.items()}


def _view(votes: Sequence[Vote]) -> View:
    levels = sorted(vote.answer for vote in votes if isinstance(vote.answer, int))
    dont_know = sum(vote.answer == DONT_KNOW for vote in votes)
    return View(
        value=median(levels) if levels else None,
        lowest=levels[0] if levels else None,
        highest=levels[-1] if levels else None,
        dont_know=dont_know,
        not_applicable=len(votes) - len(levels) - dont_know,
        answered=1 if levels else 0,
    )


@dataclass(frozen=True, slots=True)
class Group:
    """Partners of one view: their ids in the order of the partners, and the view they share."""

    value: float
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """Who says what: groups, the largest first; the undecided; and who differs within itself.

    ``not_applicable`` are those that said only that it does not apply to them. ``within`` holds
    partners whose own seats gave different answers, the widest gap first.
    """

    groups: tuple[Group, ...]
    undecided: tuple[str, ...]
    within: tuple[tuple[str, int, int], ...]
    not_applicable: tuple[str, ...] = ()


def voices(partners: Iterable[str], heard: Sequence[View], *, nearest: bool = False) -> Voices:
    """Group *partners* by their views, which stand in the same order.

    With *nearest* a view counts with the level it is closest to, halves upwards.
    """
    groups: dict[float, list[str]] = {}
    undecided, within, elsewhere = [], [], []
    for partner, view in zip(partners, heard, strict=True):
        if view.value is not None:
            value = float(int(view.value + 0.5)) if nearest else view.value
            groups.setdefault(value, []).append(partner)
        elif view.dont_know:
            undecided.append(partner)
        elif view.not_applicable:
            elsewhere.append(partner)
        if view.lowest is not None and view.highest is not None and view.lowest < view.highest:
            within.append((partner, view.lowest, view.highest))
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), -item[0]))
    return Voices(
        groups=tuple(Group(value, tuple(members)) for value, members in ordered),
        undecided=tuple(undecided),
        within=tuple(sorted(within, key=lambda w: w[1] - w[2])),
        not_applicable=tuple(elsewhere),
    )
