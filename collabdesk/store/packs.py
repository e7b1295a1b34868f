"""The texts of the framework packs that workshops were held with."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, bindparam, delete, exists, select
from sqlalchemy.dialects.sqlite import insert

from collabdesk.framework.digest import digest
from collabdesk.store.tables import PackRow, WorkshopRow

_OF_WORKSHOP: Final = select(WorkshopRow.framework_id, WorkshopRow.edition, WorkshopRow.pack).where(
    WorkshopRow.id == bindparam("workshop_id"), WorkshopRow.pack.is_not(None)
)


def keep_pack(connection: Connection, framework_id: str, edition: str, text: str) -> str:
    """Keep the text of a pack once, and return its SHA-256."""
    row = {
        "framework_id": framework_id,
        "edition": edition,
        "sha256": digest(text),
        "text": text,
    }
    connection.execute(insert(PackRow).on_conflict_do_nothing(), row)
    return row["sha256"]


def drop_unused_packs(connection: Connection) -> None:
    """Delete the packs that no workshop is held with any more."""
    used = exists().where(
        WorkshopRow.framework_id == PackRow.framework_id,
        WorkshopRow.edition == PackRow.edition,
        WorkshopRow.pack == PackRow.sha256,
    )
    connection.execute(delete(PackRow).where(~used))


def pack_held_with(connection: Connection, workshop_id: str) -> tuple[str, str, str] | None:
    """Return id, edition and SHA-256 of the pack kept with a workshop; None where none is."""
    row = connection.execute(_OF_WORKSHOP, {"workshop_id": workshop_id}).one_or_none()
    return None if row is None else (row.framework_id, row.edition, row.pack)


def latest_pack(connection: Connection, framework_id: str, edition: str) -> str | None:
    """Return the SHA-256 of the pack of that id and edition that was last begun with."""
    named = (WorkshopRow.framework_id == framework_id, WorkshopRow.edition == edition)
    wanted = select(WorkshopRow.pack).where(*named, WorkshopRow.pack.is_not(None))
    return connection.scalar(wanted.order_by(WorkshopRow.key.desc()).limit(1))


def pack_text(connection: Connection, sha256: str) -> str:
    """Return the text of a pack that is kept; KeyError where it is not."""
    text = connection.scalar(select(PackRow.text).where(PackRow.sha256 == sha256).limit(1))
    if text is None:
        raise KeyError(sha256)
    return text
