"""How revealed views differ, between partners and inside one, and how a second round moved them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from collabdesk.domain.few import MIN_SHOWN
from collabdesk.domain.rounding import two_decimals
from collabdesk.domain.series import dots
from collabdesk.domain.shift import Moved, RoundFigures, shift
from collabdesk.domain.workshop import Workshop
from collabdesk.framework.model import Framework
from collabdesk.ui.presenters.base import Translate


@dataclass(frozen=True, slots=True)
class Shift:
    """The counts of the round before, () where they are not to be compared, and a sentence."""

    earlier: tuple[int, ...] = ()
    words: str = ""


def level_text(value: float) -> str:
    """Return a level or a mean of levels without needless zeros: 3, 2.5 or 2.25."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


class SpreadWords:
    """Says where the differences are."""

    def __init__(self, tr: Translate) -> None:
        self.tr = tr

    def spread(self, between: float | None, within: float | None) -> str:
        """Tell differences between partners apart from those inside one; both in levels."""
        if between is None or within is None:
            return self._one_sided(between, within)
        if not between and not within:
            words = self.tr("Partners see this alike, and so does each within itself.")
        elif between > within:
            words = self.tr(
                "Views differ more between partners (up to {between}) than inside one ({within})."
            )
        elif between < within:
            words = self.tr(
                "Views differ more inside a partner (up to {within}) than between them ({between})."
            )
        else:
            words = self.tr("Views differ as much between partners as inside one ({between}).")
        return words.format(between=level_text(between), within=level_text(within))

    def _one_sided(self, between: float | None, within: float | None) -> str:
        if between is not None:
            words = self.tr("Between partners views are up to {levels} apart.")
            alike = self.tr("Partners see this alike.")
            return words.format(levels=level_text(between)) if between else alike
        if within is not None:
            words = self.tr("Inside one partner views are up to {levels} apart.")
            return words.format(levels=level_text(within))
        return ""

    def shift(self, workshop: Workshop, framework: Framework, indicator: str) -> Shift:
        """Return what the latest round moved; an empty one where there is nothing to compare."""
        figures = shift(workshop, framework, indicator)
        if figures is None:
            return Shift()
        before, after = figures[-2:]
        counts, later = (
            tuple(level.count or 0 for level in dots(workshop, framework, indicator, number).levels)
            for number in (before.number, after.number)
        )
        # Between two anonymous rounds the difference must not tell one answer.
        few = min(sum(counts), sum(later)) < (MIN_SHOWN if workshop.anonymous else 1)
        return Shift() if few else Shift(counts, self._sentence(before, after))

    def _sentence(self, before: RoundFigures, after: RoundFigures) -> str:
        parts = (
            _pair(self.tr("median {was} → {now}"), before.median, after.median, level_text),
            _pair(self.tr("agreement {was} → {now}"), before.agreement, after.agreement, _agreed),
            self._moved(after.moved or ()),
        )
        rounds = self.tr("○ Round {was} → {now}").format(was=before.number, now=after.number)
        return f"{rounds}: {' · '.join(part for part in parts if part)}"

    def _moved(self, moved: tuple[Moved, ...]) -> str:
        up = sum(move.seats for move in moved if move.levels > 0)
        down = sum(move.seats for move in moved if move.levels < 0)
        stayed = sum(move.seats for move in moved if not move.levels)
        if not moved:
            return ""
        return self.tr("seats: {up} up, {down} down, {stayed} stayed").format(
            up=up, down=down, stayed=stayed
        )


def _pair(words: str, was: float | None, now: float | None, text: Callable[[float], str]) -> str:
    return "" if was is None or now is None else words.format(was=text(was), now=text(now))


def _agreed(agreement: float) -> str:
    return two_decimals(agreement).replace("-", "−")
