"""Everything held about a partner as the bytes of a file: CSV for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from collabdesk.errors import InvalidInput

if TYPE_CHECKING:
    from collabdesk.domain.held import Line
    from collabdesk.services.privacy import Held, HeldIn


def held_bytes(path: Path, found: Held, tr: Callable[[str], str]) -> bytes:
    """Return what belongs into the file *path*; InvalidInput where its ending is another."""
    if path.suffix.lower() == ".json":
        return (json.dumps(_as_json(found), indent=1, ensure_ascii=False) + "\n").encode()
    if path.suffix.lower() == ".csv":
        from collabdesk.exchange.csv_file import write_csv
        from collabdesk.handout.held import held_table

        return write_csv(held_table(((one.workshop, one.lines) for one in found.workshops), tr))
    raise InvalidInput(
        f"“{path.name}” does not say what to write. Give a name ending in .csv or .json.", "out"
    )


def _as_json(found: Held) -> dict[str, object]:
    return {
        "partner": found.name,
        "workshops": [_workshop(one) for one in found.workshops],
        "copies": [str(path) for path in found.copies],
        "settings": found.settings,
    }


def _workshop(one: HeldIn) -> dict[str, object]:
    workshop = one.workshop
    return {
        "id": workshop.id,
        "title": workshop.title,
        "collaboration": workshop.collaboration.name,
        "held_on": workshop.held_on.isoformat(),
        "held": [_line(line) for line in one.lines],
    }


def _line(line: Line) -> dict[str, object]:
    return {"what": line.kind.value, "where": list(line.where), "text": line.text}
