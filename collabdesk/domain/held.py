"""What a workshop holds about a partner: seats, votes, actions, dots, texts and ids that name it.

Of votes and dots that are not shown yet only their number is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from collabdesk.domain.aside import Aside
from collabdesk.domain.ids import ids
from collabdesk.domain.naming import Naming
from collabdesk.domain.votes import revealed_votes
from collabdesk.domain.workshop import Action, Agreed, Note, Partner, Workshop

if TYPE_CHECKING:
    from collabdesk.domain.workshop import Vote

_NO_TEXT: Final = frozenset(
    (
        *("id", "framework_id", "edition", "mode", "type", "also", "indicator", "partner"),
        *("answer", "lead", "support", "indicators", "status"),
        *("partners", "votes", "rounds", "tallies"),
    )
)
"""Fields of ids and codes, and collections that hold no text but the partners' own names."""


class Kind(StrEnum):
    """What a line tells."""

    SEATS = "seats"
    VOTE = "vote"
    HIDDEN_VOTES = "hidden-votes"
    LEADS = "leads"
    SUPPORTS = "supports"
    DOT = "dot"
    HIDDEN_DOTS = "hidden-dots"
    ANONYMOUS_DOTS = "anonymous-dots"
    TEXT = "text"
    ID = "id"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is held: ``where`` as in "5.4, 1, 2" (indicator, round, seat) or a field."""

    kind: Kind
    where: tuple[str, ...]
    text: str


def partners_called(workshop: Workshop, name: str) -> tuple[Partner, ...]:
    """Return the partners of that name, read as people read it."""
    naming = Naming(name)
    return tuple(partner for partner in workshop.partners if naming.is_of(partner.name))


def held(workshop: Workshop, name: str, aside: Aside | None = None) -> tuple[Line, ...]:
    """Return all that *workshop*, and what is kept beside it, hold about the partner *name*."""
    aside = aside or Aside()
    partners = partners_called(workshop, name)
    own = {partner.id for partner in partners}
    naming = Naming(name, (partner.name for partner in workshop.partners))
    return (
        *(line for partner in partners for line in _of_partner(workshop, partner, aside)),
        *(Line(Kind.TEXT, where, text) for where, text in texts(workshop) if naming.names(text)),
        *(
            Line(Kind.ID, (what,), one)
            for what, one in ids(workshop, aside)
            if naming.names(one) and not (what == "partner" and one in own)
        ),
    )


def _of_partner(workshop: Workshop, partner: Partner, aside: Aside) -> Iterator[Line]:
    here = "present" if partner.present else "absent"
    yield Line(Kind.SEATS, (here,), str(partner.seats))
    yield from _votes(workshop, partner)
    for kind, actions in (
        (Kind.LEADS, [a for a in workshop.actions if a.lead == partner.id]),
        (Kind.SUPPORTS, [a for a in workshop.actions if partner.id in a.support]),
    ):
        yield from (Line(kind, (), action.title) for action in actions)
    dots = [dot for dot in aside.dots.dots if dot.partner == partner.id]
    if workshop.anonymous and dots:  # nobody can say, or may, what they lay on
        yield Line(Kind.ANONYMOUS_DOTS, (), str(len(dots)))
    elif aside.dots.shown:
        yield from (Line(Kind.DOT, (dot.target,), "1") for dot in dots)
    elif dots:
        yield Line(Kind.HIDDEN_DOTS, (), str(len(dots)))


def _votes(workshop: Workshop, partner: Partner) -> Iterator[Line]:
    shown = [vote for vote in revealed_votes(workshop) if vote.partner == partner.id]
    for vote in shown:
        yield Line(Kind.VOTE, _place(vote), str(vote.answer))
    hidden = sum(vote.partner == partner.id for vote in workshop.votes) - len(shown)
    if hidden:
        yield Line(Kind.HIDDEN_VOTES, (), str(hidden))


def _place(vote: Vote) -> tuple[str, ...]:
    return vote.indicator, str(vote.round), str(vote.seat)


def texts(workshop: Workshop) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give every text that was typed, but for the partners' names, with where it stands."""
    yield from _texts((), workshop)


def _texts(where: tuple[str, ...], value: object) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        if value:
            yield where, value
    elif isinstance(value, tuple):
        for entry in value:
            yield from _texts((*where, *_label(entry)), entry)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _NO_TEXT:
                yield from _texts((*where, field.name), getattr(value, field.name))


def _label(entry: object) -> tuple[str, ...]:
    """Return what tells an entry of a collection from the others, in words of the workshop."""
    if isinstance(entry, Action):
        return (entry.title,)
    if isinstance(entry, Agreed):
        return (entry.indicator,)
    if isinstance(entry, Note):
        return (entry.indicator or str(entry.characteristic or ""),)
    return ()


def rewritten(workshop: Workshop, change: Callable[[str], str]) -> Workshop:
    """Return *workshop* with every text of ``texts`` changed; what stays the same is shared."""
    after: Workshop = _rewritten(workshop, change)
    return after


def _rewritten(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        entries = tuple(_rewritten(entry, change) for entry in value)
        return value if _all_same(entries, value) else entries
    if not is_dataclass(value) or isinstance(value, type):
        return value
    names = [field.name for field in fields(value) if field.name not in _NO_TEXT]
    was = tuple(getattr(value, name) for name in names)
    now = tuple(_rewritten(one, change) for one in was)
    return value if _all_same(now, was) else replace(value, **dict(zip(names, now, strict=True)))


def _all_same(now: tuple[Any, ...], was: tuple[Any, ...]) -> bool:
    return all(a is b for a, b in zip(now, was, strict=True))
