"""Any workshop that may be kept, for the laws of the store."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from collabdesk.domain.workshop import (
    Action,
    Agreed,
    Collaboration,
    Mode,
    Note,
    Partner,
    Round,
    Special,
    Status,
    Tally,
    Vote,
    Workshop,
)

ID = "11111111-2222-4333-8444-555555555555"
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=6)
INDICATORS = st.sampled_from(["1.1", "1.2", "2.1", "8.4", "10.2"])
ANSWERS = st.one_of(st.integers(1, 5), st.sampled_from(Special))
DAYS = st.dates(min_value=date(1, 1, 1))
NUMBERS = st.lists(st.integers(1, 8), unique=True, max_size=4).map(tuple)
ROUNDS = st.lists(
    st.builds(Round, INDICATORS, st.integers(1, 3), st.booleans()),
    unique_by=lambda r: r.key,
    max_size=6,
).map(tuple)
TALLIES = st.lists(
    st.builds(
        Tally,
        INDICATORS,
        st.integers(1, 3),
        st.lists(st.integers(0, 9), max_size=5).map(tuple),
        st.integers(0, 3),
        st.integers(0, 3),
    ),
    unique_by=lambda t: t.key,
    max_size=4,
).map(tuple)
AGREED = st.lists(
    st.builds(Agreed, INDICATORS, st.none() | ANSWERS, TEXTS, TEXTS),
    unique_by=lambda a: a.indicator,
    max_size=4,
).map(tuple)
NOTES = st.lists(
    st.one_of(
        st.builds(Note, TEXTS, INDICATORS),
        st.builds(Note, TEXTS, st.none(), st.integers(1, 8)),
        st.builds(Note, TEXTS),
    ),
    max_size=4,
).map(tuple)


@st.composite
def actions(draw: st.DrawFn, ids: list[str]) -> Action:
    few = st.lists(st.sampled_from(ids), unique=True, max_size=3) if ids else st.just([])
    lead = draw(st.sampled_from(["", *ids]))
    return Action(
        id=draw(st.sampled_from(["a1", "a2", "a3", "a4"])),
        title=draw(TEXTS),
        characteristic=draw(st.none() | st.integers(1, 8)),
        indicators=tuple(draw(st.lists(INDICATORS, unique=True, max_size=3))),
        lead=lead,
        lead_role="" if lead else draw(TEXTS),
        support=tuple(draw(few)),
        first_step=draw(TEXTS),
        measure=draw(TEXTS),
        note=draw(TEXTS),
        due=draw(st.none() | DAYS),
        status=draw(st.sampled_from(Status)),
    )


@st.composite
def vote_lists(draw: st.DrawFn, voters: list[str | None]) -> tuple[Vote, ...]:
    if not voters:
        return ()
    vote = st.builds(
        Vote, INDICATORS, st.sampled_from(voters), st.integers(1, 9), st.integers(1, 3), ANSWERS
    )
    return tuple(draw(st.lists(vote, unique_by=lambda v: v.key, max_size=8)))


@st.composite
def workshops(draw: st.DrawFn, scope: tuple[int, ...] | None = None) -> Workshop:
    ids = draw(st.lists(st.sampled_from(["p1", "p2", "p3", "p4"]), unique=True))
    anonymous = draw(st.booleans())
    partners = tuple(
        Partner(i, draw(TEXTS), draw(st.integers(1, 100)), draw(st.booleans())) for i in ids
    )
    values: dict[str, Any] = {
        "id": ID,
        "framework_id": draw(TEXTS),
        "edition": draw(TEXTS),
        "collaboration": Collaboration(draw(TEXTS), draw(TEXTS), draw(TEXTS)),
        "title": draw(TEXTS),
        "held_on": draw(DAYS),
        "mode": draw(st.sampled_from(Mode)),
        "place": draw(TEXTS),
        "facilitator": draw(TEXTS),
        "minutes": draw(st.integers(0, 1440)),
        "anonymous": anonymous,
        "type": draw(st.none() | TEXTS),
        "also": tuple(draw(st.lists(TEXTS, unique=True, max_size=3))),
        "scope": draw(NUMBERS) if scope is None else scope,
        "partners": partners,
        "rounds": draw(ROUNDS),
        "votes": draw(vote_lists([None] if anonymous else list(ids))),
        "tallies": draw(TALLIES),
        "agreed": draw(AGREED),
        "notes": draw(NOTES),
        "priorities": draw(NUMBERS),
        "actions": tuple(draw(st.lists(actions(ids), unique_by=lambda a: a.id, max_size=3))),
        "review_on": draw(st.none() | DAYS),
    }
    return Workshop(**values)
