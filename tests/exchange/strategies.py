"""Workshops that can be, for hypothesis to look for those that do not survive a file."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from collabdesk.domain.text import name_key
from collabdesk.domain.votes import sorted_rounds
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
from tests.builders import TYPE_IDS, make_framework

INDICATORS = [i.id for i in make_framework().indicators]
NUMBERS = list(range(1, 9))

_characters = st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from('\n\t"\\:,{}[]')
_prose = st.text(_characters, max_size=40)
_line = st.text(_characters, max_size=20)
_name = st.text(_characters, min_size=1, max_size=20).filter(lambda t: t.strip() != "")
_role = _name.map(lambda t: t.replace("\n", " ").replace("\t", " "))
_answer = st.integers(1, 5) | st.sampled_from(Special)
_day = st.dates(date(1, 1, 1), date(9999, 12, 31))
_indicator = st.sampled_from(INDICATORS)
_round = st.integers(1, 20)
_hands = st.integers(0, 20_000)


@st.composite
def _partners(draw: st.DrawFn) -> tuple[Partner, ...]:
    partner = st.builds(Partner, _name, _name, st.integers(1, 100), st.booleans())
    listed = draw(
        st.lists(partner, max_size=4, unique_by=(lambda p: p.id, lambda p: name_key(p.name)))
    )
    return tuple(listed)


@st.composite
def _votes(draw: st.DrawFn, partners: tuple[Partner, ...], anonymous: bool) -> tuple[Vote, ...]:
    each: list[st.SearchStrategy[tuple[str | None, int]]] = [
        st.tuples(st.just(p.id), st.integers(1, p.seats)) for p in partners
    ]
    if anonymous:
        each = [st.tuples(st.none(), st.integers(1, 20_000))]
    if not each:
        return ()
    seats = st.one_of(each)
    votes = st.builds(
        lambda i, seat, r, a: Vote(i, seat[0], seat[1], r, a), _indicator, seats, _round, _answer
    )
    return tuple(draw(st.lists(votes, max_size=8, unique_by=lambda v: v.key)))


@st.composite
def _actions(draw: st.DrawFn, partners: tuple[Partner, ...]) -> tuple[Action, ...]:
    ids = [p.id for p in partners]
    support = st.lists(st.sampled_from(ids), max_size=3, unique=True) if ids else st.just([])
    action = st.builds(
        lambda who, **said: Action(lead=who[0], lead_role=who[1], **said),
        who=st.tuples(st.sampled_from(["", *ids]), st.just("")) | st.tuples(st.just(""), _role),
        id=_name,
        title=_name,
        characteristic=st.none() | st.sampled_from(NUMBERS),
        indicators=st.lists(_indicator, max_size=3, unique=True).map(tuple),
        support=support.map(tuple),
        first_step=_prose,
        measure=_prose,
        note=_prose,
        due=st.none() | _day,
        status=st.sampled_from(Status),
    )
    return tuple(draw(st.lists(action, max_size=3, unique_by=lambda a: a.id)))


_notes = st.lists(
    st.builds(Note, _prose)
    | st.builds(Note, _prose, indicator=_indicator)
    | st.builds(Note, _prose, characteristic=st.sampled_from(NUMBERS)),
    max_size=4,
).map(tuple)
_agreed = st.lists(
    st.builds(Agreed, _indicator, st.none() | _answer, _prose, _prose),
    max_size=4,
    unique_by=lambda a: a.indicator,
).map(tuple)
_tallies = st.lists(
    st.builds(Tally, _indicator, _round, st.tuples(*[_hands] * 5), _hands, _hands),
    max_size=4,
    unique_by=lambda t: t.key,
)


@st.composite
def workshops(draw: st.DrawFn) -> Workshop:
    """Draw a workshop whose votes may all be read, as they may in any file."""
    mode = draw(st.sampled_from(Mode))
    anonymous = draw(st.booleans())
    partners = draw(_partners())
    votes = draw(_votes(partners, anonymous)) if mode is Mode.GROUP else ()
    voted = {(v.indicator, v.round) for v in votes}
    tallies = draw(_tallies) if mode is Mode.GROUP else []
    types = draw(st.permutations(TYPE_IDS))
    kinds = draw(st.integers(0, 4))
    return Workshop(
        id=draw(_name),
        framework_id="eight-characteristics",
        edition="1",
        collaboration=Collaboration(draw(_line), draw(_name), draw(_prose)),
        title=draw(_name),
        held_on=draw(_day),
        mode=mode,
        place=draw(_line),
        facilitator=draw(_line),
        minutes=draw(st.integers(0, 10_000)),
        anonymous=anonymous,
        type=draw(st.sampled_from([None, types[0]])),
        also=tuple(types[1:kinds]),
        scope=tuple(draw(st.lists(st.sampled_from(NUMBERS), min_size=1, unique=True))),
        partners=partners,
        rounds=sorted_rounds(Round(*key, revealed=True) for key in voted),
        votes=votes,
        tallies=tuple(t for t in tallies if t.key not in voted),
        agreed=draw(_agreed),
        notes=draw(_notes),
        priorities=tuple(draw(st.lists(st.sampled_from(NUMBERS), unique=True, max_size=4))),
        actions=draw(_actions(partners)),
        review_on=draw(st.none() | _day),
    )
