"""The declared tables of what the act step keeps beside a workshop.

They point at no action and no partner, so that both may come back by undo.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from collabdesk.store.tables import Base, KeyNumber, KeyText, WorkshopKey

_BY_KEY = {"sqlite_strict": True, "sqlite_with_rowid": False}


class LookedAtRow(Base):
    """An action of an earlier workshop that was looked at in this one."""

    __tablename__ = "looked_at"
    __table_args__ = (CheckConstraint("action_id <> ''", name="action_id"), _BY_KEY)
    workshop_key: Mapped[WorkshopKey]
    action_id: Mapped[KeyText]


class DotVoteRow(Base):
    """How many dots each partner has, and whether they have been shown."""

    __tablename__ = "dot_vote"
    __table_args__ = (
        CheckConstraint("each BETWEEN 1 AND 10", name="each"),
        CheckConstraint("shown IN (0, 1)", name="shown"),
        {"sqlite_strict": True},
    )
    workshop_key: Mapped[WorkshopKey]
    each: Mapped[int]
    shown: Mapped[int]


class DotRow(Base):
    """A partner's dot on a characteristic or an indicator."""

    __tablename__ = "dot"
    __table_args__ = (
        CheckConstraint("partner_id <> ''", name="partner_id"),
        CheckConstraint("target GLOB '[1-9]*' AND target NOT GLOB '*[^0-9.]*'", name="target"),
        _BY_KEY,
    )
    workshop_key: Mapped[WorkshopKey]
    position: Mapped[KeyNumber]
    partner_id: Mapped[str]
    target: Mapped[str]
