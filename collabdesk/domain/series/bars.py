"""A bar per characteristic: its score along the scale, and where it stood last time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabdesk.domain.results import CharacteristicResult, Results

if TYPE_CHECKING:
    from collabdesk.domain.agreement import AgreementBand
    from collabdesk.framework.model import Framework


@dataclass(frozen=True, slots=True)
class Bar:
    """One characteristic's bar; ``fraction`` (0 to 1) is how far along the scale its score is.

    ``last`` is the score of last time, ``last_fraction`` how far along the scale that was.
    """

    number: int
    short_name: str
    score: float | None
    fraction: float | None
    agreement: float | None
    agreement_band: AgreementBand | None
    scored: int
    of: int
    last: float | None = None
    last_fraction: float | None = None


def bars(results: Results, framework: Framework, last: Results | None = None) -> tuple[Bar, ...]:
    """Return a bar per characteristic in scope, in framework order.

    *last* are the results of last time, which are shown only where the framework and its edition
    are the same.
    """
    before = scores(last) if last is not None and comparable(last, results) else {}
    return tuple(_bar(result, framework, before) for result in results.characteristics)


def _bar(result: CharacteristicResult, framework: Framework, before: dict[int, float]) -> Bar:
    last = before.get(result.number)
    return Bar(
        number=result.number,
        short_name=framework.characteristic(result.number).short_name,
        score=result.score,
        fraction=fraction(result.score, framework),
        agreement=result.agreement,
        agreement_band=result.agreement_band,
        scored=result.scored,
        of=result.of,
        last=last,
        last_fraction=fraction(last, framework),
    )


def comparable(one: Results, other: Results) -> bool:
    """Say whether scores may be set side by side: one framework, in one edition."""
    return (one.framework_id, one.edition) == (other.framework_id, other.edition)


def scores(results: Results) -> dict[int, float]:
    """Return the score of each characteristic that has one."""
    return {c.number: c.score for c in results.characteristics if c.score is not None}


def fraction(score: float | None, framework: Framework) -> float | None:
    """Return how far along the scale a score is, from 0 at its first level to 1 at its last."""
    return None if score is None else (score - 1) / (framework.scale.width - 1)
