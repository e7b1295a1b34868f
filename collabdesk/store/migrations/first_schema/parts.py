"""What several tables of the first schema say alike."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

INDICATOR: Final = "indicator GLOB '[1-9]*.[1-9]*' AND indicator NOT GLOB '*[^0-9.]*'"


def to_workshop(table: str) -> sa.ForeignKeyConstraint:
    """Return the constraint by which a row of *table* goes with its workshop."""
    return sa.ForeignKeyConstraint(
        ["workshop_key"],
        ["workshop.key"],
        name=op.f(f"fk_{table}_workshop"),
        ondelete="CASCADE",
    )


def to_partner(column: str, name: str) -> sa.ForeignKeyConstraint:
    """Return the constraint *name*: *column* is a partner of the workshop once all is written."""
    return sa.ForeignKeyConstraint(
        ["workshop_key", column],
        ["partner.workshop_key", "partner.id"],
        name=op.f(name),
        initially="DEFERRED",
        deferrable=True,
    )
