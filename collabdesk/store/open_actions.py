"""Which actions are open, over all workshops; an action carried on counts once, where it is now."""

from __future__ import annotations

from datetime import date
from typing import Final

from sqlalchemy import Connection, text

from collabdesk.domain.open_actions import OpenAction
from collabdesk.domain.workshop import Status

LATEST: Final = """latest AS (
        SELECT action.*, row_number() OVER (
            PARTITION BY CASE WHEN workshop.collaboration_id = '' THEN CAST(workshop.key AS TEXT)
                              ELSE 'of ' || workshop.collaboration_id END, action.id
            ORDER BY workshop.held_on DESC, workshop.key DESC) AS nth
        FROM action JOIN workshop ON workshop.key = action.workshop_key)"""
"""Each action with how many later workshops of its collaboration have it too, plus one (nth)."""

_OPEN: Final = """
    WITH $latest
    SELECT latest.id, workshop.id AS workshop_id, workshop.collaboration,
           workshop.title AS workshop, latest.title, latest.first_step,
           coalesce(partner.name, latest.lead_role) AS lead, latest.due, latest.status,
           latest.note
    FROM latest JOIN workshop ON workshop.key = latest.workshop_key
         LEFT JOIN partner ON partner.workshop_key = latest.workshop_key
                          AND partner.id = latest.lead
    WHERE latest.nth = 1 AND latest.status IN ('planned', 'started') AND NOT workshop.archived
    ORDER BY latest.due IS NULL, latest.due, workshop.held_on DESC, workshop.key DESC,
             latest.position""".replace("$latest", LATEST)


def list_open_actions(connection: Connection) -> tuple[OpenAction, ...]:
    """Return the open actions of workshops that are not archived, by due date, none last."""
    return tuple(
        OpenAction(
            id=row.id,
            workshop_id=row.workshop_id,
            collaboration=row.collaboration,
            workshop=row.workshop,
            title=row.title,
            first_step=row.first_step,
            lead=row.lead,
            due=None if row.due is None else date.fromisoformat(row.due),
            status=Status(row.status),
            note=row.note,
        )
        for row in connection.execute(text(_OPEN))
    )
