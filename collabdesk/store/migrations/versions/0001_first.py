"""The first schema."""

from __future__ import annotations

from collabdesk.store.migrations.first_schema import beside, plan, scores, workshops

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    workshops.make_pack()
    workshops.make_workshop()
    scores.make_agreed()
    workshops.make_also()
    beside.make_dot()
    beside.make_dot_vote()
    beside.make_looked_at()
    scores.make_note()
    workshops.make_partner()
    beside.make_place()
    plan.make_priority()
    scores.make_round()
    workshops.make_scope()
    scores.make_tally()
    plan.make_action()
    scores.make_tally_count()
    scores.make_vote()
    plan.make_action_indicator()
    plan.make_action_support()
