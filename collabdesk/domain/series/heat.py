"""Who sees what: a row per characteristic or indicator, a column per partner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from collabdesk.domain.series.views import View, Views

if TYPE_CHECKING:
    from collabdesk.domain.agreement import AgreementBand
    from collabdesk.domain.results import CharacteristicResult, IndicatorResult, Results
    from collabdesk.framework.model import Framework


class HeatOrder(StrEnum):
    """What the rows are sorted by."""

    NUMBER = "number"
    SCORE = "score"
    AGREEMENT = "agreement"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class Column:
    """A partner, and the mean of its views over all rows, None where it has none."""

    partner: str
    name: str
    mean: float | None


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A characteristic (``key`` is its number) or an indicator; ``cells`` follow the columns."""

    key: str
    name: str
    score: float | None
    agreement: float | None
    agreement_band: AgreementBand | None
    cells: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Columns and rows in the order they are shown."""

    columns: tuple[Column, ...]
    rows: tuple[HeatRow, ...]


def heat(
    views: Views, framework: Framework, results: Results, *, by_indicator: bool = False
) -> HeatMap:
    """Return the map, columns in the order of the partners and rows in that of the framework."""
    ids = [partner for partner, _ in views.partners]
    if by_indicator:
        rows = tuple(_indicator_row(views, framework, r, ids) for r in results.indicators)
    else:
        rows = tuple(_characteristic_row(views, framework, r, ids) for r in results.characteristics)
    columns = tuple(
        Column(partner, name, _mean([row.cells[place].value for row in rows]))
        for place, (partner, name) in enumerate(views.partners)
    )
    return HeatMap(columns, rows)


def _indicator_row(
    views: Views, framework: Framework, result: IndicatorResult, partners: Sequence[str]
) -> HeatRow:
    return HeatRow(
        key=result.id,
        name=framework.indicator(result.id).statement,
        score=result.score,
        agreement=result.agreement,
        agreement_band=result.agreement_band,
        cells=tuple(views.indicator(result.id, partner) for partner in partners),
    )


def _characteristic_row(
    views: Views, framework: Framework, result: CharacteristicResult, partners: Sequence[str]
) -> HeatRow:
    characteristic = framework.characteristic(result.number)
    indicators = [indicator.id for indicator in characteristic.indicators]
    return HeatRow(
        key=str(result.number),
        name=characteristic.short_name,
        score=result.score,
        agreement=result.agreement,
        agreement_band=result.agreement_band,
        cells=tuple(views.characteristic(indicators, partner) for partner in partners),
    )


def _mean(values: Sequence[float | None]) -> float | None:
    given = [value for value in values if value is not None]
    return sum(given) / len(given) if given else None


def sorted_rows(shown: HeatMap, order: HeatOrder, partner: str = "") -> HeatMap:
    """Return *shown* with the lowest figure first; where there is none, the row comes last.

    Sorting by a partner takes the views of the partner of that id.
    """
    places = {column.partner: place for place, column in enumerate(shown.columns)}
    place = places.get(partner, 0)
    figures: dict[HeatOrder, Callable[[HeatRow], float | None]] = {
        HeatOrder.SCORE: lambda row: row.score,
        HeatOrder.AGREEMENT: lambda row: row.agreement,
        HeatOrder.PARTNER: lambda row: row.cells[place].value,
    }
    if order is HeatOrder.NUMBER:
        return shown
    figure = figures[order]
    return replace(shown, rows=tuple(sorted(shown.rows, key=lambda row: lowest_first(figure(row)))))


def by_mean(shown: HeatMap) -> HeatMap:
    """Return *shown* with the partner of the highest mean first.

    So the columns stand when names are hidden: their usual order would tell who is who.
    """
    order = sorted(
        range(len(shown.columns)),
        key=lambda place: lowest_first(_negative(shown.columns[place].mean)),
    )
    return HeatMap(
        columns=tuple(shown.columns[place] for place in order),
        rows=tuple(
            replace(row, cells=tuple(row.cells[place] for place in order)) for row in shown.rows
        ),
    )


def lowest_first(figure: float | None) -> tuple[bool, float]:
    """Return what to sort by so that the lowest comes first, and what has no figure last."""
    return figure is None, figure or 0.0


def _negative(figure: float | None) -> float | None:
    return None if figure is None else -figure
