"""Figures in words: agreement, levels, answers and dates, as several pages say them."""

from __future__ import annotations

from datetime import date
from typing import Final

from collabdesk.domain.agreement import AgreementBand
from collabdesk.domain.results import (
    Band,
    CharacteristicResult,
    IndicatorResult,
    Results,
)
from collabdesk.domain.rounding import one_decimal, two_decimals
from collabdesk.domain.series import Bar
from collabdesk.domain.workshop import Answer, Special
from collabdesk.framework.model import Scale
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.shell import long_date

NONE: Final = "–"
"""Stands where there is no figure."""


class FigureWords:
    """Says figures in the language of the interface."""

    def __init__(self, tr: Translate) -> None:
        self.tr = tr

    def count(self, one: str, many: str, n: int) -> str:
        """Say a number of things: *one* for 1, *many* (with ``{n}``) for any other."""
        return (one if n == 1 else many).format(n=n)

    def views(self, band: AgreementBand) -> str:
        """Say how far views agree, as in "views are split"."""
        return {
            AgreementBand.CLOSE: self.tr("views are close"),
            AgreementBand.MIXED: self.tr("views are mixed"),
            AgreementBand.SPLIT: self.tr("views are split"),
        }[band]

    def agreed(self, band: AgreementBand) -> str:
        """Say how far views agree in one word."""
        return {
            AgreementBand.CLOSE: self.tr("close"),
            AgreementBand.MIXED: self.tr("mixed"),
            AgreementBand.SPLIT: self.tr("split"),
        }[band]

    def band(self, band: Band) -> str:
        """Say what a score of a characteristic means."""
        return {
            Band.STRENGTH: self.tr("a strength"),
            Band.IN_PART: self.tr("in part"),
            Band.NEEDS_ATTENTION: self.tr("needs attention"),
        }[band]

    def agreement(
        self,
        result: CharacteristicResult | IndicatorResult,
        *,
        voted: bool,
        named: bool = False,
    ) -> str:
        """Return the agreement as it stands in a pill; ▲ where views are not close."""
        if result.agreement is None:
            few = self.tr("– too few scores")
            return few if voted else self.tr("– no votes")
        return self.pill(result.agreement, result.agreement_band, named=named)

    def longest_agreements(self) -> tuple[str, ...]:
        """Return the agreements that take the most room, for it to be kept."""
        named = (self.pill(-0.88, band, named=True) for band in AgreementBand)
        return (*named, self.tr("– too few scores"), self.tr("– no votes"))

    def pill(self, agreement: float, band: AgreementBand | None, *, named: bool = False) -> str:
        """Return an agreement in figures, *named* in words too; ▲ where views are not close."""
        figure = signed(two_decimals(agreement))
        if named and band is not None:
            figure = f"{self.agreed(band)} {figure}"
        return f"▲ {figure}" if differs(band) else figure

    def score(self, score: float | None) -> str:
        """Return a score to one decimal."""
        return NONE if score is None else one_decimal(score)

    def answer(self, scale: Scale, answer: Answer | None) -> str:
        """Name what was agreed."""
        if answer is None:
            return NONE
        if isinstance(answer, Special):
            return scale.dont_know if answer is Special.DONT_KNOW else scale.not_applicable
        return f"{answer} {scale.levels[answer - 1].name}"

    def date(self, day: date | None) -> str:
        """Return a date as people write it; "" for none."""
        return "" if day is None else long_date(day)


def differs(band: AgreementBand | None) -> bool:
    """Say whether views are not close, which is marked wherever it is said."""
    return band in {AgreementBand.MIXED, AgreementBand.SPLIT}


def signed(figure: str) -> str:
    """Return a figure with a minus as long as a plus."""
    return figure.replace("-", "−")


def level_figure(score: float | None) -> str:
    """Return the score of one indicator: a level, or a half."""
    return NONE if score is None else f"{score:g}"


def voted_on(results: Results, number: int) -> bool:
    """Say whether there is any vote on a characteristic, don't know and the like included."""
    start = f"{number}."
    return any(r.answered for r in results.indicators if r.id.startswith(start))


def withheld(result: CharacteristicResult | Bar) -> bool:
    """Say whether a characteristic has a score that is not shown, since too few answered."""
    return result.score is None and 2 * result.scored >= result.of


def votes_waiting(results: Results) -> int:
    """Return on how many indicators there are votes that are not revealed yet."""
    return sum(r.not_revealed > 0 for r in results.indicators)
