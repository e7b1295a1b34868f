"""Nothing on disk tells in which order an anonymous room voted."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from collabdesk.domain.workshop import Round, Vote, Workshop
from collabdesk.store.library import Library
from tests.builders import Dice, make_partners, make_workshop

SEATS = range(1, 13)


def cast(path: Path, workshop: Workshop, seats: list[int], *, in_order: bool) -> Workshop:
    """Vote seat by seat on two indicators, keeping every vote on its own."""
    with closing(Library.open(path)) as library:
        library.add([workshop])
        for indicator in ("1.1", "1.2"):
            for seat in seats:
                vote = Vote(indicator, None, seat, 1, seat % 5 + 1)
                votes = (*workshop.votes, vote)
                if in_order:
                    votes = tuple(sorted(votes, key=lambda v: (v.indicator, v.round, v.seat)))
                after = replace(workshop, votes=votes)
                library.save(workshop, after)
                workshop = after
    return workshop


def anonymous_workshop() -> Workshop:
    rounds = (Round("1.1", 1), Round("1.2", 1))
    partners = make_partners(3, seats=4)
    return make_workshop(anonymous=True, partners=partners, rounds=rounds)


def shuffled() -> list[int]:
    seats = list(SEATS)
    Dice(3).shuffle(seats)
    return seats


def test_two_orders_of_voting_leave_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one.sqlite", tmp_path / "other.sqlite"
    cast(one, anonymous_workshop(), list(SEATS), in_order=True)
    cast(other, anonymous_workshop(), shuffled(), in_order=True)
    assert one.read_bytes() == other.read_bytes()


def test_the_bytes_would_tell_were_the_votes_kept_as_they_came(tmp_path: Path) -> None:
    one, other = tmp_path / "one.sqlite", tmp_path / "other.sqlite"
    cast(one, anonymous_workshop(), list(SEATS), in_order=False)
    cast(other, anonymous_workshop(), shuffled(), in_order=False)
    assert one.read_bytes() != other.read_bytes()


@pytest.mark.parametrize("in_order", [True, False])
def test_the_votes_come_back_in_the_order_of_the_value(tmp_path: Path, in_order: bool) -> None:
    path = tmp_path / "library.sqlite"
    kept = cast(path, anonymous_workshop(), shuffled(), in_order=in_order)
    with closing(Library.open(path)) as library:
        assert library.load(kept.id) == kept
