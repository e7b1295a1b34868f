"""Where one left off in each workshop: beside the workshop, never a change of it."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from collabdesk.domain.place import Place, Way
from collabdesk.store.tables import PlaceRow

_PLACE: Final = select(PlaceRow.__table__).where(PlaceRow.workshop_key == bindparam("key"))
_NEW: Final = insert(PlaceRow)
_KEEP: Final = _NEW.on_conflict_do_update(
    index_elements=[PlaceRow.workshop_key],
    set_={
        "indicator": _NEW.excluded.indicator,
        "way": _NEW.excluded.way,
        "session_seconds": _NEW.excluded.session_seconds,
        "indicator_seconds": _NEW.excluded.indicator_seconds,
    },
)


def read_place(connection: Connection, key: int) -> Place | None:
    """Return where one left off in the workshop of that key; None where nothing is kept."""
    row = connection.execute(_PLACE, {"key": key}).one_or_none()
    if row is None:
        return None
    return Place(row.indicator, Way(row.way), row.session_seconds, row.indicator_seconds)


def write_place(connection: Connection, key: int, place: Place) -> None:
    """Keep where one left off, inside the caller's transaction."""
    row = {
        "workshop_key": key,
        "indicator": place.indicator,
        "way": place.way.value,
        "session_seconds": place.session_seconds,
        "indicator_seconds": place.indicator_seconds,
    }
    connection.execute(_KEEP, row)
