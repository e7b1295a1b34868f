"""The tables of a workshop itself: its pack, its partners, its scope and its types."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from collabdesk.store.migrations.first_schema.parts import to_workshop


def make_pack() -> None:
    """Make the table *pack*."""
    op.create_table(
        "pack",
        sa.Column("framework_id", sa.Text(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_pack_sha256")),
        sa.PrimaryKeyConstraint("framework_id", "edition", "sha256", name=op.f("pk_pack")),
        sqlite_strict=True,
    )


def make_workshop() -> None:
    """Make the table *workshop*."""
    op.create_table(
        "workshop",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("archived", sa.Integer(), nullable=False),
        sa.Column("framework_id", sa.Text(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("pack", sa.Text(), nullable=True),
        sa.Column("collaboration_id", sa.Text(), nullable=False),
        sa.Column("collaboration", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("facilitator", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("anonymous", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("review_on", sa.Text(), nullable=True),
        *_rules(),
        sqlite_strict=True,
    )


def _rules() -> tuple[sa.Constraint, ...]:
    return (
        sa.CheckConstraint("id <> ''", name=op.f("ck_workshop_id")),
        sa.CheckConstraint("mode IN ('group', 'solo')", name=op.f("ck_workshop_mode")),
        sa.CheckConstraint("anonymous IN (0, 1)", name=op.f("ck_workshop_anonymous")),
        sa.CheckConstraint("archived IN (0, 1)", name=op.f("ck_workshop_archived")),
        sa.CheckConstraint("held_on IS date(held_on, '+0 days')", name=op.f("ck_workshop_held_on")),
        sa.CheckConstraint("minutes >= 0", name=op.f("ck_workshop_minutes")),
        sa.CheckConstraint(
            "review_on IS date(review_on, '+0 days')", name=op.f("ck_workshop_review_on")
        ),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_workshop_revision")),
        sa.ForeignKeyConstraint(
            ["framework_id", "edition", "pack"],
            ["pack.framework_id", "pack.edition", "pack.sha256"],
            name=op.f("fk_workshop_pack"),
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_workshop")),
        sa.UniqueConstraint("id", name=op.f("uq_workshop_id")),
        sa.UniqueConstraint("key", "anonymous", name=op.f("uq_workshop_key_anonymous")),
    )


def make_partner() -> None:
    """Make the table *partner*."""
    op.create_table(
        "partner",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.CheckConstraint("id <> ''", name=op.f("ck_partner_id")),
        sa.CheckConstraint("present IN (0, 1)", name=op.f("ck_partner_present")),
        sa.CheckConstraint("seats BETWEEN 1 AND 100", name=op.f("ck_partner_seats")),
        to_workshop("partner"),
        sa.PrimaryKeyConstraint("workshop_key", "id", name=op.f("pk_partner")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def make_scope() -> None:
    """Make the table *scope*."""
    op.create_table(
        "scope",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("characteristic", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("characteristic >= 1", name=op.f("ck_scope_characteristic")),
        to_workshop("scope"),
        sa.PrimaryKeyConstraint("workshop_key", "characteristic", name=op.f("pk_scope")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def make_also() -> None:
    """Make the table *also*."""
    op.create_table(
        "also",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        to_workshop("also"),
        sa.PrimaryKeyConstraint("workshop_key", "type", name=op.f("pk_also")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
