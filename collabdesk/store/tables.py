"""The declared schema: constraints that make a wrong row impossible.

Every table is STRICT. A workshop's rows hang on its ``key`` and leave with it. ``position`` keeps
the order of a collection. What votes and actions refer to is checked at commit, so that the order
in which the rows of one save are written does not matter. Dates are YYYY-MM-DD, flags 0 or 1.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Final

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_STRICT: Final = {"sqlite_strict": True}
_BY_KEY: Final = {"sqlite_strict": True, "sqlite_with_rowid": False}
_INDICATOR: Final = "indicator GLOB '[1-9]*.[1-9]*' AND indicator NOT GLOB '*[^0-9.]*'"


class Base(DeclarativeBase):
    """Base of every table."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(referred_table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text(), int: Integer()}


WorkshopKey = Annotated[
    int, mapped_column(ForeignKey("workshop.key", ondelete="CASCADE"), primary_key=True)
]
KeyText = Annotated[str, mapped_column(primary_key=True)]
KeyNumber = Annotated[int, mapped_column(primary_key=True, autoincrement=False)]


class Sealed:
    """A row with a check value, see ``seals``; last, as a migration puts what it adds."""

    seal: Mapped[int] = mapped_column(server_default=text("0"), sort_order=1001)


def _check(name: str, rule: str) -> CheckConstraint:
    return CheckConstraint(rule, name=name)


def _flag(column: str) -> CheckConstraint:
    return _check(column, f"{column} IN (0, 1)")


def _date(column: str) -> CheckConstraint:
    # Only with a modifier does SQLite notice that a day such as 30 February does not exist.
    return _check(column, f"{column} IS date({column}, '+0 days')")


def _indicator() -> CheckConstraint:
    return _check("indicator", _INDICATOR)


def _level_or_special() -> tuple[CheckConstraint, ...]:
    return (
        _check("level", "level >= 1"),
        _check("special", "special IN ('dont-know', 'not-applicable')"),
    )


def _partner(column: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["workshop_key", column],
        ["partner.workshop_key", "partner.id"],
        deferrable=True,
        initially="DEFERRED",
    )


class PackRow(Base):
    """The text of a framework pack, as one workshop at least was held with it."""

    __tablename__ = "pack"
    __table_args__ = (_check("sha256", "length(sha256) = 64"), _STRICT)
    framework_id: Mapped[KeyText]
    edition: Mapped[KeyText]
    sha256: Mapped[KeyText]
    text: Mapped[str]


class WorkshopRow(Sealed, Base):
    """One workshop; ``revision`` counts its saves, ``pack`` is the SHA-256 of its framework.

    ``seals`` is the sum of the seals of every row that belongs to it.
    """

    __tablename__ = "workshop"
    __table_args__ = (
        ForeignKeyConstraint(
            ["framework_id", "edition", "pack"],
            ["pack.framework_id", "pack.edition", "pack.sha256"],
        ),
        UniqueConstraint("id"),
        UniqueConstraint("key", "anonymous"),
        _check("id", "id <> ''"),
        _check("revision", "revision >= 1"),
        _check("mode", "mode IN ('group', 'solo')"),
        _check("minutes", "minutes >= 0"),
        _date("held_on"),
        _date("review_on"),
        _flag("anonymous"),
        _flag("archived"),
        _STRICT,
    )
    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    revision: Mapped[int]
    archived: Mapped[int]
    framework_id: Mapped[str]
    edition: Mapped[str]
    pack: Mapped[str | None]
    collaboration_id: Mapped[str]
    collaboration: Mapped[str]
    purpose: Mapped[str]
    title: Mapped[str]
    held_on: Mapped[str]
    mode: Mapped[str]
    place: Mapped[str]
    facilitator: Mapped[str]
    minutes: Mapped[int]
    anonymous: Mapped[int]
    type: Mapped[str | None]
    review_on: Mapped[str | None]
    seals: Mapped[int] = mapped_column(server_default=text("0"), sort_order=1000)


class PlaceRow(Base):
    """Where one left off; kept apart, since it is no change of the workshop."""

    __tablename__ = "place"
    __table_args__ = (
        _check("indicator", f"indicator = '' OR ({_INDICATOR})"),
        _check("way", "way IN ('each-seat', 'hands', 'agreed-only')"),
        _check("session_seconds", "session_seconds >= 0"),
        _check("indicator_seconds", "indicator_seconds >= 0"),
        _STRICT,
    )
    workshop_key: Mapped[WorkshopKey]
    indicator: Mapped[str]
    way: Mapped[str]
    session_seconds: Mapped[int]
    indicator_seconds: Mapped[int]


class AlsoRow(Sealed, Base):
    """A type that also applies."""

    __tablename__ = "also"
    __table_args__ = (_BY_KEY,)
    workshop_key: Mapped[WorkshopKey]
    type: Mapped[KeyText]
    position: Mapped[int]


class ScopeRow(Sealed, Base):
    """A characteristic that is in scope."""

    __tablename__ = "scope"
    __table_args__ = (_check("characteristic", "characteristic >= 1"), _BY_KEY)
    workshop_key: Mapped[WorkshopKey]
    characteristic: Mapped[KeyNumber]
    position: Mapped[int]


class PriorityRow(Sealed, Base):
    """A characteristic to act on."""

    __tablename__ = "priority"
    __table_args__ = (_check("characteristic", "characteristic >= 1"), _BY_KEY)
    workshop_key: Mapped[WorkshopKey]
    characteristic: Mapped[KeyNumber]
    position: Mapped[int]


class PartnerRow(Sealed, Base):
    """A partner of one workshop."""

    __tablename__ = "partner"
    __table_args__ = (
        _check("id", "id <> ''"),
        _check("seats", "seats BETWEEN 1 AND 100"),
        _flag("present"),
        _BY_KEY,
    )
    workshop_key: Mapped[WorkshopKey]
    id: Mapped[KeyText]
    position: Mapped[int]
    name: Mapped[str]
    seats: Mapped[int]
    present: Mapped[int]


class RoundRow(Sealed, Base):
    """A round of votes on one indicator."""

    __tablename__ = "round"
    __table_args__ = (
        _indicator(),
        _check("number", "number BETWEEN 1 AND 20"),
        _flag("revealed"),
        _BY_KEY,
    )
    workshop_key: Mapped[WorkshopKey]
    indicator: Mapped[KeyText]
    number: Mapped[KeyNumber]
    position: Mapped[int]
    revealed: Mapped[int]


class VoteRow(Sealed, Base):
    """One seat's answer in one round; the primary key allows one.

    ``voter`` is the partner's id, or "" in an anonymous workshop, which has no ``partner_id`` in
    any vote and every vote without: the reference to (key, anonymous) sees to it.
    """

    __tablename__ = "vote"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workshop_key", "anonymous"],
            ["workshop.key", "workshop.anonymous"],
            deferrable=True,
            initially="DEFERRED",
            ondelete="CASCADE",
        ),
        _partner("partner_id"),
        _indicator(),
        _check("round", "round BETWEEN 1 AND 20"),
        _check("seat", "seat >= 1"),
        _check("voter", "voter = coalesce(partner_id, '')"),
        _check("anonymous", "anonymous = (partner_id IS NULL)"),
        *_level_or_special(),
        _check("answer", "(level IS NULL) <> (special IS NULL)"),
        _BY_KEY,
    )
    workshop_key: Mapped[KeyNumber]
    indicator: Mapped[KeyText]
    voter: Mapped[KeyText]
    seat: Mapped[KeyNumber]
    round: Mapped[KeyNumber]
    position: Mapped[int]
    anonymous: Mapped[int]
    partner_id: Mapped[str | None]
    level: Mapped[int | None]
    special: Mapped[str | None]


class TallyRow(Sealed, Base):
    """A show of hands."""

    __tablename__ = "tally"
    __table_args__ = (
        _indicator(),
        _check("round", "round BETWEEN 1 AND 20"),
        _check("dont_know", "dont_know >= 0"),
        _check("not_applicable", "not_applicable >= 0"),
        _BY_KEY,
    )
    workshop_key: Mapped[WorkshopKey]
    indicator: Mapped[KeyText]
    round: Mapped[KeyNumber]
    position: Mapped[int]
    dont_know: Mapped[int]
    not_applicable: Mapped[int]


class TallyCountRow(Sealed, Base):
    """How many hands went up for one level."""

    __tablename__ = "tally_count"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workshop_key", "indicator", "round"],
            ["tally.workshop_key", "tally.indicator", "tally.round"],
            ondelete="CASCADE",
        ),
        _check("level", "level >= 1"),
        _check("count", "count >= 0"),
        _BY_KEY,
    )
    workshop_key: Mapped[KeyNumber]
    indicator: Mapped[KeyText]
    round: Mapped[KeyNumber]
    level: Mapped[KeyNumber]
    count: Mapped[int]


class AgreedRow(Sealed, Base):
    """What the room agreed or wrote down on one indicator."""

    __tablename__ = "agreed"
    __table_args__ = (
        _indicator(),
        *_level_or_special(),
        _check("answer", "level IS NULL OR special IS NULL"),
        _BY_KEY,
    )
    workshop_key: Mapped[WorkshopKey]
    indicator: Mapped[KeyText]
    position: Mapped[int]
    level: Mapped[int | None]
    special: Mapped[str | None]
    evidence: Mapped[str]
    dissent: Mapped[str]


class NoteRow(Sealed, Base):
    """A note on an indicator, on a characteristic, or on neither."""

    __tablename__ = "note"
    __table_args__ = (
        _indicator(),
        _check("characteristic", "characteristic >= 1"),
        _check("place", "indicator IS NULL OR characteristic IS NULL"),
        _BY_KEY,
    )
    workshop_key: Mapped[WorkshopKey]
    position: Mapped[KeyNumber]
    indicator: Mapped[str | None]
    characteristic: Mapped[int | None]
    text: Mapped[str]


class ActionRow(Sealed, Base):
    """Something partners will do; ``lead`` is null where no partner leads.

    Columns that came with a later schema stand last and have a default: they do so in a library
    that was migrated, and both are to lie alike on the disk.
    """

    __tablename__ = "action"
    __table_args__ = (
        _partner("lead"),
        _check("id", "id <> ''"),
        _check("characteristic", "characteristic >= 1"),
        _check("status", "status IN ('planned', 'started', 'done', 'dropped')"),
        _date("due"),
        _BY_KEY,
    )
    workshop_key: Mapped[WorkshopKey]
    id: Mapped[KeyText]
    position: Mapped[int]
    title: Mapped[str]
    characteristic: Mapped[int | None]
    lead: Mapped[str | None]
    first_step: Mapped[str]
    measure: Mapped[str]
    due: Mapped[str | None]
    status: Mapped[str]
    lead_role: Mapped[str] = mapped_column(
        _check("lead_role", "lead IS NULL OR lead_role = ''"), server_default=""
    )
    note: Mapped[str] = mapped_column(server_default="")


def _action() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["workshop_key", "action_id"], ["action.workshop_key", "action.id"], ondelete="CASCADE"
    )


class ActionIndicatorRow(Sealed, Base):
    """An indicator that an action is meant to move."""

    __tablename__ = "action_indicator"
    __table_args__ = (_action(), _indicator(), _BY_KEY)
    workshop_key: Mapped[KeyNumber]
    action_id: Mapped[KeyText]
    indicator: Mapped[KeyText]
    position: Mapped[int]


class ActionSupportRow(Sealed, Base):
    """A partner that supports an action."""

    __tablename__ = "action_support"
    __table_args__ = (_action(), _partner("partner_id"), _BY_KEY)
    workshop_key: Mapped[KeyNumber]
    action_id: Mapped[KeyText]
    partner_id: Mapped[KeyText]
    position: Mapped[int]
