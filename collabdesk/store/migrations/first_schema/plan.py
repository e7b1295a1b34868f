"""The tables of the plan: priorities and actions, with their indicators and support."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from collabdesk.store.migrations.first_schema.parts import INDICATOR, to_partner, to_workshop


def make_priority() -> None:
    """Make the table *priority*."""
    op.create_table(
        "priority",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("characteristic", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("characteristic >= 1", name=op.f("ck_priority_characteristic")),
        to_workshop("priority"),
        sa.PrimaryKeyConstraint("workshop_key", "characteristic", name=op.f("pk_priority")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def make_action() -> None:
    """Make the table *action*."""
    op.create_table(
        "action",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("characteristic", sa.Integer(), nullable=True),
        sa.Column("lead", sa.Text(), nullable=True),
        sa.Column("first_step", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.CheckConstraint("id <> ''", name=op.f("ck_action_id")),
        sa.CheckConstraint(
            "status IN ('planned', 'started', 'done', 'dropped')", name=op.f("ck_action_status")
        ),
        sa.CheckConstraint("characteristic >= 1", name=op.f("ck_action_characteristic")),
        sa.CheckConstraint("due IS date(due, '+0 days')", name=op.f("ck_action_due")),
        to_partner("lead", "fk_action_partner"),
        to_workshop("action"),
        sa.PrimaryKeyConstraint("workshop_key", "id", name=op.f("pk_action")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def make_action_indicator() -> None:
    """Make the table *action_indicator*."""
    op.create_table(
        "action_indicator",
        sa.Column("workshop_key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("action_id", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(INDICATOR, name=op.f("ck_action_indicator_indicator")),
        sa.ForeignKeyConstraint(
            ["workshop_key", "action_id"],
            ["action.workshop_key", "action.id"],
            name=op.f("fk_action_indicator_action"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "workshop_key", "action_id", "indicator", name=op.f("pk_action_indicator")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def make_action_support() -> None:
    """Make the table *action_support*."""
    op.create_table(
        "action_support",
        sa.Column("workshop_key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("action_id", sa.Text(), nullable=False),
        sa.Column("partner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_key", "action_id"],
            ["action.workshop_key", "action.id"],
            name=op.f("fk_action_support_action"),
            ondelete="CASCADE",
        ),
        to_partner("partner_id", "fk_action_support_partner"),
        sa.PrimaryKeyConstraint(
            "workshop_key", "action_id", "partner_id", name=op.f("pk_action_support")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
