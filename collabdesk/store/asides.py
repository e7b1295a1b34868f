"""What the act step keeps beside each workshop: read and written whole, never a change of it."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, select

from collabdesk.domain.aside import Aside
from collabdesk.domain.dots import Dot, DotVote
from collabdesk.store.tables_aside import DotRow, DotVoteRow, LookedAtRow

_KEY: Final[BindParameter[int]] = bindparam("key")
_LOOKED_AT: Final = select(LookedAtRow.action_id).where(LookedAtRow.workshop_key == _KEY)
_VOTE: Final = select(DotVoteRow.each, DotVoteRow.shown).where(DotVoteRow.workshop_key == _KEY)
_DOTS: Final = (
    select(DotRow.partner_id, DotRow.target)
    .where(DotRow.workshop_key == _KEY)
    .order_by(DotRow.position)
)


def read_aside(connection: Connection, key: int) -> Aside:
    """Return what is kept beside the workshop of that key; an empty one where nothing is."""
    this = {"key": key}
    looked_at = frozenset(connection.scalars(_LOOKED_AT, this))
    vote = connection.execute(_VOTE, this).one_or_none()
    if vote is None:
        return Aside(looked_at)
    dots = tuple(Dot(row.partner_id, row.target) for row in connection.execute(_DOTS, this))
    return Aside(looked_at, DotVote(vote.each, bool(vote.shown), dots))


def write_aside(connection: Connection, key: int, aside: Aside) -> None:
    """Keep *aside* in place of what is there, inside the caller's transaction."""
    vote = aside.dots
    rows: tuple[tuple[type[LookedAtRow | DotVoteRow | DotRow], list[dict[str, Any]]], ...] = (
        (LookedAtRow, [{"action_id": i} for i in sorted(aside.looked_at)]),
        (DotVoteRow, [{"each": vote.each, "shown": int(vote.shown)}]),
        (
            DotRow,
            [
                {"position": n, "partner_id": dot.partner, "target": dot.target}
                for n, dot in enumerate(vote.dots)
            ],
        ),
    )
    for target, values in rows:
        connection.execute(delete(target).where(target.workshop_key == key))
        if values:
            connection.execute(insert(target), [{"workshop_key": key, **v} for v in values])
