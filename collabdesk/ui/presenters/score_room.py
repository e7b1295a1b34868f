"""The room on the scoring page: who has voted before the reveal, how views are spread after it."""

from __future__ import annotations

from dataclasses import replace

from collabdesk.domain.agreement import AgreementBand
from collabdesk.domain.few import MIN_SHOWN
from collabdesk.domain.results import IndicatorResult
from collabdesk.domain.series import dots
from collabdesk.domain.votes import current_round, is_revealed, latest_tally, votes_in
from collabdesk.domain.workshop import Mode, Workshop
from collabdesk.framework.model import Framework, Scale
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.score_spread import SpreadWords, level_text
from collabdesk.ui.presenters.score_state import (
    Entry,
    Figures,
    Phase,
    Room,
    Seat,
    SeatGroup,
    SeatKey,
    Stack,
)

NONE = "–"
_MEANINGS_UP_TO = 7


def phase_of(workshop: Workshop, indicator: str, entry: Entry, *, counting: bool = False) -> Phase:
    """Say where *indicator* stands under the way of entry *entry*.

    Where votes were revealed they are shown, unless hands are asked for anew (*counting*).
    """
    number = current_round(workshop, indicator)
    revealed = is_revealed(workshop, indicator, number)
    hands = latest_tally(workshop, indicator)
    shown = revealed and (hands is None or hands.round != number)
    if entry is Entry.HANDS and workshop.mode is Mode.GROUP and (counting or not shown):
        return Phase.HANDS
    if revealed:
        return Phase.REVEALED
    if workshop.mode is Mode.SOLO or entry is Entry.AGREED_ONLY:
        return Phase.DIRECT
    return Phase.VOTING if workshop.seats else Phase.NO_PARTNERS


def voted_seats(workshop: Workshop, indicator: str) -> frozenset[SeatKey]:
    """Return the seats that voted in the open round; ("", n) in an anonymous workshop."""
    votes = votes_in(workshop, indicator, current_round(workshop, indicator))
    return frozenset((v.partner or "", v.seat) for v in votes)


def seat_order(workshop: Workshop) -> tuple[SeatKey, ...]:
    """Return the seats of those present, in voting order."""
    return tuple((partner.id, number) for partner, number in workshop.seats)


def open_seat_after(
    order: tuple[SeatKey, ...], voted: frozenset[SeatKey], seat: SeatKey | None
) -> SeatKey | None:
    """Return the next seat without a vote after *seat*, from the first again; None if none."""
    start = order.index(seat) + 1 if seat in order else 0
    return next((s for s in order[start:] + order[:start] if s not in voted), None)


class RoomWords:
    """Puts the room of one indicator into words and values."""

    def __init__(self, tr: Translate) -> None:
        self.tr = tr
        self._moves = SpreadWords(tr)

    def voting(self, workshop: Workshop, indicator: str, turn: SeatKey | None) -> Room:
        """Return who has voted and whose turn it is; no answer is read here."""
        voted = voted_seats(workshop, indicator)
        total = len(workshop.seats)
        pill = self.tr("{votes} of {seats} votes in").format(votes=len(voted), seats=total)
        if workshop.anonymous:
            groups = self._anonymous_groups(len(voted), total)
            spoken = pill
        else:
            groups = self._named_groups(workshop, voted, turn)
            current = [s.spoken for g in groups for s in g.seats if s.turn]
            spoken = "; ".join([pill, *current])
        return Room(
            phase=Phase.VOTING,
            votes=pill,
            agreement=self._agreed_before(workshop, indicator),
            round=self.round_words(current_round(workshop, indicator)),
            heading=self.tr("The room"),
            groups=groups,
            seats_spoken=spoken,
        )

    def _agreed_before(self, workshop: Workshop, indicator: str) -> str:
        agreed = workshop.agreement_on(indicator)
        if agreed is None or agreed.answer is None:
            return ""
        if isinstance(agreed.answer, int):
            return self.tr("agreed so far: {level}").format(level=agreed.answer)
        return self.tr("agreed so far: no score")

    def _anonymous_groups(self, voted: int, total: int) -> tuple[SeatGroup, ...]:
        words = (self.tr("not yet"), self.tr("voted"))
        seats = tuple(
            Seat(key=None, voted=n < voted, turn=False, spoken=words[n < voted])
            for n in range(total)
        )
        return (SeatGroup(self.tr("Votes, in no order"), seats),)

    def _named_groups(
        self, workshop: Workshop, voted: frozenset[SeatKey], turn: SeatKey | None
    ) -> tuple[SeatGroup, ...]:
        groups = []
        for partner in (p for p in workshop.partners if p.present):
            keys = [(partner.id, number) for number in range(1, partner.seats + 1)]
            seats = tuple(
                Seat(key, key in voted, key == turn, self._spoken_seat(partner.name, key, voted))
                for key in keys
            )
            groups.append(SeatGroup(partner.name, seats))
        return tuple(groups)

    def _spoken_seat(self, name: str, key: SeatKey, voted: frozenset[SeatKey]) -> str:
        has_voted = self.tr("voted") if key in voted else self.tr("not yet")
        return self.tr("{partner}, seat {seat}: {voted}").format(
            partner=name, seat=key[1], voted=has_voted
        )

    def revealed(self, workshop: Workshop, framework: Framework, result: IndicatorResult) -> Room:
        """Return how the revealed answers are spread."""
        moved = self._moves.shift(workshop, framework, result.id)
        stacks = _stacks(workshop, framework, result.id, moved.earlier)
        hidden = result.counts is None
        words = (self._why_hidden(result),) if hidden else ()
        attention = result.agreement_band in (AgreementBand.MIXED, AgreementBand.SPLIT)
        return Room(
            phase=Phase.REVEALED,
            votes=self._answered(workshop, result),
            agreement=self.agreement(result),
            attention=attention,
            round=self.round_words(current_round(workshop, result.id)),
            heading=self.tr("The room"),
            stacks=() if hidden else stacks,
            stacks_spoken=self._spoken_stacks(stacks, result),
            figures=self._figures(result, hidden=hidden),
            words=words,
            spread="" if hidden else self._moves.spread(result.between, result.within),
            shift="" if hidden else moved.words,
        )

    def _answered(self, workshop: Workshop, result: IndicatorResult) -> str:
        total = max(len(workshop.seats), result.answered)
        return self.tr("{votes} of {seats} votes").format(votes=result.answered, seats=total)

    def _why_hidden(self, result: IndicatorResult) -> tuple[str, str]:
        """Return why no dots are shown, in short and with what to do."""
        short = self.tr("Too few scores to show")
        why = self.tr(
            "With fewer than {least} scores the dots could show who gave which score, "
            "so an anonymous workshop shows none. Talk it over and agree below."
        )
        if result.few_again:
            short = self.tr("Too few voted again to show")
            why = self.tr(
                "Fewer than {least} new scores would show who changed to what, so an anonymous "
                "workshop shows none. Let {least} or more vote again, or agree below."
            )
        return short, why.format(least=MIN_SHOWN)

    def agreement(self, result: IndicatorResult) -> str:
        """Return how far views agree, in words with the number."""
        band, agreement = result.agreement_band, result.agreement
        if band is None or agreement is None:
            return self.tr("too few scores")
        words = {
            AgreementBand.CLOSE: self.tr("Close · agreement {value}"),
            AgreementBand.MIXED: self.tr("▲ Mixed · agreement {value}"),
            AgreementBand.SPLIT: self.tr("▲ Split · agreement {value}"),
        }
        value = f"{agreement:.2f}".replace("-", "−")
        return words[band].format(value=value)

    def _figures(self, result: IndicatorResult, *, hidden: bool) -> Figures:
        few = result.withheld > 0
        median = result.median if not hidden else None
        quartiles = result.quartiles if not hidden else None
        middle = " – ".join(level_text(q) for q in quartiles) if quartiles else NONE
        return Figures(
            median=NONE if median is None else level_text(median),
            middle_half=middle,
            dont_know=NONE if few else str(result.dont_know),
            not_applicable=NONE if few else str(result.not_applicable),
            far_apart=self.tr("▲ far apart") if result.far_apart and not hidden else "",
            between=NONE if result.between is None else level_text(result.between),
            within=NONE if result.within is None else level_text(result.within),
        )

    def _spoken_stacks(self, stacks: tuple[Stack, ...], result: IndicatorResult) -> str:
        if result.counts is None:
            return self._why_hidden(result)[1]
        parts = []
        for stack in stacks:
            named = ", ".join(label for label in stack.labels if label)
            line = self.tr("level {level}: {count}").format(
                level=stack.level, count=len(stack.labels)
            )
            before = self.tr(", {count} in the round before").format(count=stack.earlier)
            line += "" if stack.earlier is None else before
            parts.append(f"{line} ({named})" if named else line)
        return "; ".join(parts)

    def round_words(self, number: int) -> str:
        """Return which round it is."""
        return self.tr("Round {number}").format(number=number)

    def alone(self, workshop: Workshop, framework: Framework) -> Room:
        """Return how far one alone has come, and what the levels mean."""
        ids = {indicator.id for indicator in framework.in_scope(workshop.scope)}
        done = sum(a.indicator in ids and a.answer is not None for a in workshop.agreed)
        pill = self.tr("{done} of {all} answered").format(done=done, all=len(ids))
        return replace(self.direct(workshop, "", framework.scale), votes=pill)

    def direct(self, workshop: Workshop, indicator: str, scale: Scale) -> Room:
        """Return what the levels mean, where nobody votes."""
        waiting = len(voted_seats(workshop, indicator))
        heading = self.tr("What the levels mean")
        words = tuple((str(level.number), level.meaning) for level in scale.levels)
        if scale.width > _MEANINGS_UP_TO:
            words = ()
        pill = self.tr("votes waiting for their reveal: {votes}").format(votes=waiting)
        return Room(
            phase=Phase.DIRECT,
            votes=pill if waiting else "",
            heading=heading if words else "",
            words=words,
        )

    def no_partners(self) -> Room:
        """Return what to do where there is nobody to vote."""
        heading = self.tr("Nobody is at the table yet")
        text = self.tr("Add partners first, or choose another way of entry above.")
        return Room(Phase.NO_PARTNERS, heading=self.tr("The room"), words=((heading, text),))


def _stacks(
    workshop: Workshop, framework: Framework, indicator: str, earlier: tuple[int, ...]
) -> tuple[Stack, ...]:
    """Return a stack per level: partners' names, or unnamed dots; none where too few answered."""
    plot = dots(workshop, framework, indicator)
    before = earlier or (None,) * len(plot.levels)
    return tuple(
        Stack(level, shown.labels or ("",) * (shown.count or 0), was)
        for level, (shown, was) in enumerate(zip(plot.levels, before, strict=True), start=1)
    )
