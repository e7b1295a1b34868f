"""The first schema."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_INDICATOR: Final = "indicator GLOB '[1-9]*.[1-9]*' AND indicator NOT GLOB '*[^0-9.]*'"


def upgrade() -> None:
    """Make every table."""
    _pack()
    _workshop()
    _agreed()
    _also()
    _dot()
    _dot_vote()
    _looked_at()
    _note()
    _partner()
    _place()
    _priority()
    _round()
    _scope()
    _tally()
    _action()
    _tally_count()
    _vote()
    _action_indicator()
    _action_support()


def _to_partner(column: str, name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workshop_key", column],
        ["partner.workshop_key", "partner.id"],
        name=op.f(name),
        initially="DEFERRED",
        deferrable=True,
    )


def _pack() -> None:
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


def _workshop() -> None:
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
        sqlite_strict=True,
    )


def _agreed() -> None:
    op.create_table(
        "agreed",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("special", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("dissent", sa.Text(), nullable=False),
        sa.CheckConstraint(_INDICATOR, name=op.f("ck_agreed_indicator")),
        sa.CheckConstraint(
            "special IN ('dont-know', 'not-applicable')", name=op.f("ck_agreed_special")
        ),
        sa.CheckConstraint("level >= 1", name=op.f("ck_agreed_level")),
        sa.CheckConstraint("level IS NULL OR special IS NULL", name=op.f("ck_agreed_answer")),
        sa.ForeignKeyConstraint(
            ["workshop_key"], ["workshop.key"], name=op.f("fk_agreed_workshop"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_key", "indicator", name=op.f("pk_agreed")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _also() -> None:
    op.create_table(
        "also",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_key"], ["workshop.key"], name=op.f("fk_also_workshop"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_key", "type", name=op.f("pk_also")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _note() -> None:
    op.create_table(
        "note",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("indicator", sa.Text(), nullable=True),
        sa.Column("characteristic", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint(_INDICATOR, name=op.f("ck_note_indicator")),
        sa.CheckConstraint("characteristic >= 1", name=op.f("ck_note_characteristic")),
        sa.CheckConstraint(
            "indicator IS NULL OR characteristic IS NULL", name=op.f("ck_note_place")
        ),
        sa.ForeignKeyConstraint(
            ["workshop_key"], ["workshop.key"], name=op.f("fk_note_workshop"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_key", "position", name=op.f("pk_note")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _partner() -> None:
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
        sa.ForeignKeyConstraint(
            ["workshop_key"], ["workshop.key"], name=op.f("fk_partner_workshop"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_key", "id", name=op.f("pk_partner")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _place() -> None:
    op.create_table(
        "place",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("session_seconds", sa.Integer(), nullable=False),
        sa.Column("indicator_seconds", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"indicator = '' OR ({_INDICATOR})", name=op.f("ck_place_indicator")),
        sa.CheckConstraint(
            "way IN ('each-seat', 'hands', 'agreed-only')", name=op.f("ck_place_way")
        ),
        sa.CheckConstraint("session_seconds >= 0", name=op.f("ck_place_session_seconds")),
        sa.CheckConstraint("indicator_seconds >= 0", name=op.f("ck_place_indicator_seconds")),
        sa.ForeignKeyConstraint(
            ["workshop_key"], ["workshop.key"], name=op.f("fk_place_workshop"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_key", name=op.f("pk_place")),
        sqlite_strict=True,
    )


def _priority() -> None:
    op.create_table(
        "priority",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("characteristic", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("characteristic >= 1", name=op.f("ck_priority_characteristic")),
        sa.ForeignKeyConstraint(
            ["workshop_key"],
            ["workshop.key"],
            name=op.f("fk_priority_workshop"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workshop_key", "characteristic", name=op.f("pk_priority")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _round() -> None:
    op.create_table(
        "round",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("revealed", sa.Integer(), nullable=False),
        sa.CheckConstraint(_INDICATOR, name=op.f("ck_round_indicator")),
        sa.CheckConstraint("number BETWEEN 1 AND 20", name=op.f("ck_round_number")),
        sa.CheckConstraint("revealed IN (0, 1)", name=op.f("ck_round_revealed")),
        sa.ForeignKeyConstraint(
            ["workshop_key"], ["workshop.key"], name=op.f("fk_round_workshop"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_key", "indicator", "number", name=op.f("pk_round")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _scope() -> None:
    op.create_table(
        "scope",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("characteristic", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("characteristic >= 1", name=op.f("ck_scope_characteristic")),
        sa.ForeignKeyConstraint(
            ["workshop_key"], ["workshop.key"], name=op.f("fk_scope_workshop"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_key", "characteristic", name=op.f("pk_scope")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _tally() -> None:
    op.create_table(
        "tally",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("dont_know", sa.Integer(), nullable=False),
        sa.Column("not_applicable", sa.Integer(), nullable=False),
        sa.CheckConstraint(_INDICATOR, name=op.f("ck_tally_indicator")),
        sa.CheckConstraint("dont_know >= 0", name=op.f("ck_tally_dont_know")),
        sa.CheckConstraint("not_applicable >= 0", name=op.f("ck_tally_not_applicable")),
        sa.CheckConstraint("round BETWEEN 1 AND 20", name=op.f("ck_tally_round")),
        sa.ForeignKeyConstraint(
            ["workshop_key"], ["workshop.key"], name=op.f("fk_tally_workshop"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_key", "indicator", "round", name=op.f("pk_tally")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _action() -> None:
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
        _to_partner("lead", "fk_action_partner"),
        sa.ForeignKeyConstraint(
            ["workshop_key"], ["workshop.key"], name=op.f("fk_action_workshop"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_key", "id", name=op.f("pk_action")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _tally_count() -> None:
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


def _vote() -> None:
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
        sa.CheckConstraint(_INDICATOR, name=op.f("ck_vote_indicator")),
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
        _to_partner("partner_id", "fk_vote_partner"),
        sa.PrimaryKeyConstraint(
            "workshop_key", "indicator", "voter", "seat", "round", name=op.f("pk_vote")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _action_indicator() -> None:
    op.create_table(
        "action_indicator",
        sa.Column("workshop_key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("action_id", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(_INDICATOR, name=op.f("ck_action_indicator_indicator")),
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


def _action_support() -> None:
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
        _to_partner("partner_id", "fk_action_support_partner"),
        sa.PrimaryKeyConstraint(
            "workshop_key", "action_id", "partner_id", name=op.f("pk_action_support")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _dot() -> None:
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
        _to_workshop("dot"),
        sa.PrimaryKeyConstraint("workshop_key", "position", name=op.f("pk_dot")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _dot_vote() -> None:
    op.create_table(
        "dot_vote",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("each", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.CheckConstraint("each BETWEEN 1 AND 10", name=op.f("ck_dot_vote_each")),
        sa.CheckConstraint("shown IN (0, 1)", name=op.f("ck_dot_vote_shown")),
        _to_workshop("dot_vote"),
        sa.PrimaryKeyConstraint("workshop_key", name=op.f("pk_dot_vote")),
        sqlite_strict=True,
    )


def _looked_at() -> None:
    op.create_table(
        "looked_at",
        sa.Column("workshop_key", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Text(), nullable=False),
        sa.CheckConstraint("action_id <> ''", name=op.f("ck_looked_at_action_id")),
        _to_workshop("looked_at"),
        sa.PrimaryKeyConstraint("workshop_key", "action_id", name=op.f("pk_looked_at")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _to_workshop(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workshop_key"],
        ["workshop.key"],
        name=op.f(f"fk_{table}_workshop"),
        ondelete="CASCADE",
    )
