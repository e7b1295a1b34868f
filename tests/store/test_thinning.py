"""Which backups stay as time goes by; what a new one leaves of the old ones: test_backups."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from collabdesk.store.backups import Backup, kept

NOW = datetime(2026, 11, 23, 10, 25, 47, tzinfo=UTC)


def made_on(number: int, day: datetime) -> Backup:
    return Backup(Path(f"{number}"), number, day, number, "0" * 64)


def test_the_newest_and_the_last_of_each_day_and_month_are_kept() -> None:
    # Three a day for two years.
    every = [made_on(n, NOW + timedelta(hours=8 * n)) for n in range(3 * 730)]
    left = sorted(kept(every), key=lambda b: -b.number)
    assert left[:10] == every[::-1][:10]
    days = {f"{b.made_at:%Y-%m-%d}" for b in left}
    months = [f"{b.made_at:%Y-%m}" for b in left]
    assert len(days) >= 7
    assert len(dict.fromkeys(months)) == 12
    assert len(left) <= 29
    for backup in left[10:]:
        later = [b for b in every if b.number > backup.number]
        assert f"{backup.made_at:%Y-%m-%d}" not in {f"{b.made_at:%Y-%m-%d}" for b in later}


def test_a_clock_set_back_throws_no_new_backup_away() -> None:
    before = [made_on(n, NOW + timedelta(days=n)) for n in range(40)]
    after = [made_on(40 + n, NOW - timedelta(days=1000 - n)) for n in range(10)]
    assert set(after) <= kept([*before, *after])
