"""Agreement and consensus: the contract's table, and the laws both keep."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabdesk.domain.agreement import (
    AgreementBand,
    agreement_band,
    tastle_wierman,
    van_der_eijk,
)

TABLE = [
    ((30, 40, 210, 130, 530, 50, 10), 0.6113333, 0.7256876),
    ((2, 0, 1, 1), 0.0833333, None),
    ((2, 0, 0, 2), -1.0, 0.0),
    ((1, 1, 1, 1), 0.0, None),
    ((0, 4, 1, 2, 1), 0.4166667, 0.5637219),
    ((1, 0, 0, 0, 5), 0.3333333, 0.3499780),
    ((3, 0, 0, 0, 3), -1.0, 0.0),
]

counts = st.lists(st.integers(0, 60), min_size=2, max_size=10).filter(any)


@pytest.mark.parametrize(("answers", "agreement", "consensus"), TABLE)
def test_the_table_of_values(
    answers: tuple[int, ...], agreement: float, consensus: float | None
) -> None:
    assert van_der_eijk(answers) == pytest.approx(agreement, abs=1e-6)
    if consensus is not None:
        assert tastle_wierman(answers) == pytest.approx(consensus, abs=1e-6)


@given(counts)
def test_both_measures_stay_in_bounds(answers: list[int]) -> None:
    assert -1 <= van_der_eijk(answers) <= 1
    assert -1e-12 <= tastle_wierman(answers) <= 1


@given(counts)
def test_turning_the_scale_round_keeps_both(answers: list[int]) -> None:
    assert van_der_eijk(answers[::-1]) == pytest.approx(van_der_eijk(answers), abs=1e-12)
    assert tastle_wierman(answers[::-1]) == pytest.approx(tastle_wierman(answers), abs=1e-9)


@given(counts, st.integers(2, 7))
def test_only_shares_matter(answers: list[int], times: int) -> None:
    more = [count * times for count in answers]
    assert van_der_eijk(more) == pytest.approx(van_der_eijk(answers), abs=1e-12)
    assert tastle_wierman(more) == pytest.approx(tastle_wierman(answers), abs=1e-9)


@given(st.integers(2, 10), st.data(), st.integers(1, 100))
def test_one_voice_is_full_agreement(width: int, data: st.DataObject, number: int) -> None:
    level = data.draw(st.integers(0, width - 1))
    answers = [number if place == level else 0 for place in range(width)]
    assert van_der_eijk(answers) == 1
    assert tastle_wierman(answers) == 1


@given(st.integers(3, 10), st.integers(1, 100))
def test_half_at_each_end_is_the_least_agreement(width: int, number: int) -> None:
    answers = [number, *[0] * (width - 2), number]
    assert van_der_eijk(answers) == -1
    assert tastle_wierman(answers) == pytest.approx(0)


@given(st.integers(2, 10), st.integers(1, 100))
def test_evenly_spread_is_no_agreement(width: int, number: int) -> None:
    assert van_der_eijk([number] * width) == 0


@pytest.mark.parametrize("answers", [(0, 0, 0), (3, -1, 0)])
def test_no_answer_and_negative_counts_are_refused(answers: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="at least one answer"):
        van_der_eijk(answers)
    with pytest.raises(ValueError, match="at least one answer"):
        tastle_wierman(answers)


@pytest.mark.parametrize(
    ("agreement", "band"),
    [
        (None, None),
        (1.0, AgreementBand.CLOSE),
        (0.6, AgreementBand.CLOSE),
        (0.5999, AgreementBand.MIXED),
        (0.3, AgreementBand.MIXED),
        (0.2999, AgreementBand.SPLIT),
        (-1.0, AgreementBand.SPLIT),
    ],
)
def test_words(agreement: float | None, band: AgreementBand | None) -> None:
    assert agreement_band(agreement) is band
