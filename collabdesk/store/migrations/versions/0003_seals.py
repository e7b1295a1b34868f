"""A check value on every row that matters; ``migrate`` sets them once all columns are there."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_TABLES: Final = (
    "action",
    "action_indicator",
    "action_support",
    "agreed",
    "also",
    "note",
    "partner",
    "priority",
    "round",
    "scope",
    "tally",
    "tally_count",
    "vote",
    "workshop",
)


def upgrade() -> None:
    """Add the seals, and to a workshop their sum."""
    op.add_column("workshop", _number("seals"))
    for table in _TABLES:
        op.add_column(table, _number("seal"))


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default=sa.text("0"), nullable=False)
