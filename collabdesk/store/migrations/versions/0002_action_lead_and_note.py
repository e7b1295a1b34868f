"""An action may be led by a role instead of a partner, and has a note."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add both columns to every action.

    The table is not made anew: dropping the old one would take with it what points at its rows.
    """
    op.execute(
        "ALTER TABLE action ADD COLUMN lead_role TEXT DEFAULT '' NOT NULL "
        "CONSTRAINT ck_action_lead_role CHECK (lead IS NULL OR lead_role = '')"
    )
    op.execute("ALTER TABLE action ADD COLUMN note TEXT DEFAULT '' NOT NULL")
