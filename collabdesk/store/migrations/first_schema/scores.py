"""The tables of what was voted, counted, agreed and written down."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from collabdesk.store.migrations.first_schema.parts import INDICATOR, to_partner, to_workshop


def make_round() -> None:
    """Make the table *round*."""
    op.create_table(
        "round",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("revealed", sa.Integer(), nullable=False),
        sa.CheckConstraint(INDICATOR, name=op.f("ck_round_indicator")),
        sa.CheckConstraint("number BETWEEN 1 AND 20", name=op.f("ck_round_number")),
        sa.CheckConstraint("revealed IN (0, 1)", name=op.f("ck_round_revealed")),
        to_workshop("round"),
        sa.PrimaryKeyConstraint("workshop_key", "indicator", "number", name=op.f("pk_round")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def make_vote() -> None:
    """Make the table *vote*."""
    op.create_table(
        "vote",
        sa.Column("workshop_key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("voter", sa.Text(), nullable=False),
        sa.Column("seat", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("anonymous", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Text(), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("special", sa.Text(), nullable=True),
        sa.CheckConstraint(INDICATOR, name=op.f("ck_vote_indicator")),
        sa.CheckConstraint(
            "special IN ('dont-know', 'not-applicable')", name=op.f("ck_vote_special")
        ),
        sa.CheckConstraint("voter = coalesce(partner_id, '')", name=op.f("ck_vote_voter")),
        sa.CheckConstraint("(level IS NULL) <> (special IS NULL)", name=op.f("ck_vote_answer")),
        sa.CheckConstraint("anonymous = (partner_id IS NULL)", name=op.f("ck_vote_anonymous")),
        sa.CheckConstraint("level >= 1", name=op.f("ck_vote_level")),
        sa.CheckConstraint("round BETWEEN 1 AND 20", name=op.f("ck_vote_round")),
        sa.CheckConstraint("seat >= 1", name=op.f("ck_vote_seat")),
        sa.ForeignKeyConstraint(
            ["workshop_key", "anonymous"],
            ["workshop.key", "workshop.anonymous"],
            name=op.f("fk_vote_workshop"),
            initially="DEFERRED",
            deferrable=True,
            ondelete="CASCADE",
        ),
        to_partner("partner_id", "fk_vote_partner"),
        sa.PrimaryKeyConstraint(
            "workshop_key", "indicator", "voter", "seat", "round", name=op.f("pk_vote")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def make_tally() -> None:
    """Make the table *tally*."""
    op.create_table(
        "tally",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("dont_know", sa.Integer(), nullable=False),
        sa.Column("not_applicable", sa.Integer(), nullable=False),
        sa.CheckConstraint(INDICATOR, name=op.f("ck_tally_indicator")),
        sa.CheckConstraint("dont_know >= 0", name=op.f("ck_tally_dont_know")),
        sa.CheckConstraint("not_applicable >= 0", name=op.f("ck_tally_not_applicable")),
        sa.CheckConstraint("round BETWEEN 1 AND 20", name=op.f("ck_tally_round")),
        to_workshop("tally"),
        sa.PrimaryKeyConstraint("workshop_key", "indicator", "round", name=op.f("pk_tally")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def make_tally_count() -> None:
    """Make the table *tally_count*."""
    op.create_table(
        "tally_count",
        sa.Column("workshop_key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("level", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("count >= 0", name=op.f("ck_tally_count_count")),
        sa.CheckConstraint("level >= 1", name=op.f("ck_tally_count_level")),
        sa.ForeignKeyConstraint(
            ["workshop_key", "indicator", "round"],
            ["tally.workshop_key", "tally.indicator", "tally.round"],
            name=op.f("fk_tally_count_tally"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "workshop_key", "indicator", "round", "level", name=op.f("pk_tally_count")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def make_agreed() -> None:
    """Make the table *agreed*."""
    op.create_table(
        "agreed",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("special", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("dissent", sa.Text(), nullable=False),
        sa.CheckConstraint(INDICATOR, name=op.f("ck_agreed_indicator")),
        sa.CheckConstraint(
            "special IN ('dont-know', 'not-applicable')", name=op.f("ck_agreed_special")
        ),
        sa.CheckConstraint("level >= 1", name=op.f("ck_agreed_level")),
        sa.CheckConstraint("level IS NULL OR special IS NULL", name=op.f("ck_agreed_answer")),
        to_workshop("agreed"),
        sa.PrimaryKeyConstraint("workshop_key", "indicator", name=op.f("pk_agreed")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def make_note() -> None:
    """Make the table *note*."""
    op.create_table(
        "note",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("indicator", sa.Text(), nullable=True),
        sa.Column("characteristic", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint(INDICATOR, name=op.f("ck_note_indicator")),
        sa.CheckConstraint("characteristic >= 1", name=op.f("ck_note_characteristic")),
        sa.CheckConstraint(
            "indicator IS NULL OR characteristic IS NULL", name=op.f("ck_note_place")
        ),
        to_workshop("note"),
        sa.PrimaryKeyConstraint("workshop_key", "position", name=op.f("pk_note")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
