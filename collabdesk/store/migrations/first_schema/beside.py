"""The tables of what is kept beside a workshop: its place, its dots, what was looked at."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from collabdesk.store.migrations.first_schema.parts import INDICATOR, to_workshop


def make_place() -> None:
    """Make the table *place*."""
    op.create_table(
        "place",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("session_seconds", sa.Integer(), nullable=False),
        sa.Column("indicator_seconds", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"indicator = '' OR ({INDICATOR})", name=op.f("ck_place_indicator")),
        sa.CheckConstraint(
            "way IN ('each-seat', 'hands', 'agreed-only')", name=op.f("ck_place_way")
        ),
        sa.CheckConstraint("session_seconds >= 0", name=op.f("ck_place_session_seconds")),
        sa.CheckConstraint("indicator_seconds >= 0", name=op.f("ck_place_indicator_seconds")),
        to_workshop("place"),
        sa.PrimaryKeyConstraint("workshop_key", name=op.f("pk_place")),
        sqlite_strict=True,
    )


def make_dot() -> None:
    """Make the table *dot*."""
    op.create_table(
        "dot",
        sa.Column("workshop_key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("partner_id", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.CheckConstraint("partner_id <> ''", name=op.f("ck_dot_partner_id")),
        sa.CheckConstraint(
            "target GLOB '[1-9]*' AND target NOT GLOB '*[^0-9.]*'", name=op.f("ck_dot_target")
        ),
        to_workshop("dot"),
        sa.PrimaryKeyConstraint("workshop_key", "position", name=op.f("pk_dot")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def make_dot_vote() -> None:
    """Make the table *dot_vote*."""
    op.create_table(
        "dot_vote",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("each", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.CheckConstraint("each BETWEEN 1 AND 10", name=op.f("ck_dot_vote_each")),
        sa.CheckConstraint("shown IN (0, 1)", name=op.f("ck_dot_vote_shown")),
        to_workshop("dot_vote"),
        sa.PrimaryKeyConstraint("workshop_key", name=op.f("pk_dot_vote")),
        sqlite_strict=True,
    )


def make_looked_at() -> None:
    """Make the table *looked_at*."""
    op.create_table(
        "looked_at",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Text(), nullable=False),
        sa.CheckConstraint("action_id <> ''", name=op.f("ck_looked_at_action_id")),
        to_workshop("looked_at"),
        sa.PrimaryKeyConstraint("workshop_key", "action_id", name=op.f("pk_looked_at")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
