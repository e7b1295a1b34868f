"""Count what a list of workshops shows, in SQL, without reading a workshop."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Row, select, text

from collabdesk.domain.few import MIN_SHOWN
from collabdesk.domain.open_actions import last_soon
from collabdesk.domain.workshop import Collaboration, Mode
from collabdesk.lines import as_shown
from collabdesk.store.mapping import table
from collabdesk.store.open_actions import LATEST
from collabdesk.store.summary import Summary
from collabdesk.store.tables import WorkshopRow

# The number before the dot of an indicator's id is its characteristic: CAST reads just that.
_ANSWERED: Final = """
    SELECT found.workshop_key, count(*)
    FROM (SELECT workshop_key, indicator FROM agreed
          WHERE level IS NOT NULL OR special IS NOT NULL) AS found
    JOIN scope ON scope.workshop_key = found.workshop_key
              AND scope.characteristic = CAST(found.indicator AS INTEGER)
    GROUP BY found.workshop_key"""

# The score of an indicator as the domain defines it. With nothing agreed, each seat's answer in
# its latest revealed round counts, or the show of hands where its round is as late or later.
# SQLite takes a bare column from the row that holds the max(). Anonymous answers of which nothing
# may be told (quiet) are a score whatever they are, as in ``domain.showing``.
_SCORED: Final = """
    WITH answered AS (
        SELECT workshop_key, indicator, level FROM agreed
        WHERE level IS NOT NULL OR special IS NOT NULL),
    seat AS (
        SELECT vote.workshop_key, vote.indicator, max(vote.round) AS round, vote.level,
               vote.anonymous
        FROM vote JOIN round ON round.workshop_key = vote.workshop_key
                            AND round.indicator = vote.indicator
                            AND round.number = vote.round AND round.revealed
        WHERE NOT EXISTS (SELECT 1 FROM agreed
                          WHERE agreed.workshop_key = vote.workshop_key
                            AND agreed.indicator = vote.indicator
                            AND (agreed.level IS NOT NULL OR agreed.special IS NOT NULL))
        GROUP BY vote.workshop_key, vote.indicator, vote.voter, vote.seat),
    voted AS (
        SELECT workshop_key, indicator, max(round) AS round, count(level) AS n,
               max(anonymous) AND (count(*) < $shown OR min(round) < max(round)) AS quiet
        FROM seat GROUP BY workshop_key, indicator),
    hands AS (
        SELECT tally.workshop_key, tally.indicator, tally.round,
               CASE WHEN workshop.anonymous
                         AND coalesce(level.n, 0) + tally.dont_know + tally.not_applicable
                             BETWEEN 1 AND $shown - 1
                    THEN 1 ELSE coalesce(level.n, 0) END AS n
        FROM tally
        JOIN workshop ON workshop.key = tally.workshop_key
        LEFT JOIN (SELECT workshop_key, indicator, round, sum(count) AS n
                   FROM tally_count GROUP BY workshop_key, indicator, round) AS level
                  USING (workshop_key, indicator, round)),
    shown AS (
        SELECT workshop_key, indicator, max(round) AS round, n
        FROM hands GROUP BY workshop_key, indicator),
    found AS (
        SELECT workshop_key, indicator FROM answered WHERE level IS NOT NULL
        UNION
        SELECT voted.workshop_key, voted.indicator
        FROM voted LEFT JOIN shown USING (workshop_key, indicator)
        WHERE (voted.n > 0 OR voted.quiet) AND voted.round > coalesce(shown.round, 0)
        UNION
        SELECT shown.workshop_key, shown.indicator
        FROM shown LEFT JOIN voted USING (workshop_key, indicator)
                   LEFT JOIN answered USING (workshop_key, indicator)
        WHERE shown.n > 0 AND shown.round >= coalesce(voted.round, 0)
          AND answered.indicator IS NULL)
    SELECT found.workshop_key, count(*) FROM found
    JOIN scope ON scope.workshop_key = found.workshop_key
              AND scope.characteristic = CAST(found.indicator AS INTEGER)
    GROUP BY found.workshop_key""".replace("$shown", str(MIN_SHOWN))

# What a later workshop has taken over is overdue or due soon there, and no longer here.
_ACTIONS: Final = """
    WITH $latest
    SELECT workshop_key, count(*) AS actions, sum(status = 'done') AS done,
           sum(nth = 1 AND status IN ('planned', 'started')
               AND due IS NOT NULL AND due < :today) AS overdue,
           sum(nth = 1 AND status IN ('planned', 'started')
               AND due IS NOT NULL AND due BETWEEN :today AND :soon) AS soon
    FROM latest GROUP BY workshop_key""".replace("$latest", LATEST)


def list_summaries(connection: Connection, today: date) -> tuple[Summary, ...]:
    """Return every workshop's summary, newest first, the last added first within one day."""
    order = (WorkshopRow.held_on.desc(), WorkshopRow.key.desc())
    rows = connection.execute(select(WorkshopRow.__table__).order_by(*order)).all()
    scope = _grouped(connection, "scope", "characteristic")
    partners = _grouped(connection, "partner", "name")
    scored = _counted(connection, _SCORED)
    answered = _counted(connection, _ANSWERED)
    actions = {
        r.workshop_key: (r.actions, r.done, r.overdue, r.soon)
        for r in connection.execute(
            text(_ACTIONS),
            {"today": today.isoformat(), "soon": last_soon(today).isoformat()},
        )
    }
    return tuple(
        _summary(
            row,
            tuple(scope[row.key]),
            tuple(map(as_shown, partners[row.key])),
            (scored.get(row.key, 0), answered.get(row.key, 0)),
            actions.get(row.key, (0, 0, 0, 0)),
        )
        for row in rows
    )


def list_collaborations(connection: Connection) -> tuple[Collaboration, ...]:
    """Return each collaboration once, as its newest workshop has it.

    Workshops of one id are of one collaboration; without an id the name tells.
    """
    columns = (WorkshopRow.collaboration_id, WorkshopRow.collaboration, WorkshopRow.purpose)
    order = (WorkshopRow.held_on.desc(), WorkshopRow.key.desc())
    found: dict[tuple[str, str], Collaboration] = {}
    for row in connection.execute(select(*columns).order_by(*order)):
        key = (row.collaboration_id, "" if row.collaboration_id else row.collaboration)
        found.setdefault(key, Collaboration(row.collaboration_id, row.collaboration, row.purpose))
    return tuple(found.values())


def _summary(
    row: Row[Any],
    scope: tuple[int, ...],
    partners: tuple[str, ...],
    counts: tuple[int, int],
    actions: tuple[int, int, int, int],
) -> Summary:
    return Summary(
        id=row.id,
        collaboration_id=row.collaboration_id,
        collaboration=row.collaboration,
        title=row.title,
        held_on=date.fromisoformat(row.held_on),
        place=row.place,
        type=row.type,
        mode=Mode(row.mode),
        framework_id=row.framework_id,
        edition=row.edition,
        scope=scope,
        partners=partners,
        scored=counts[0],
        answered=counts[1],
        actions=actions[0],
        actions_done=actions[1],
        overdue=actions[2],
        due_soon=actions[3],
        archived=bool(row.archived),
        pack=row.pack,
    )


def _grouped(connection: Connection, name: str, column: str) -> dict[int, list[Any]]:
    """Return one column of a collection, in its order, by workshop."""
    target = table(name)
    order = (target.c.workshop_key, target.c.position)
    groups: dict[int, list[Any]] = defaultdict(list)
    for key, value in connection.execute(select(order[0], target.c[column]).order_by(*order)):
        groups[key].append(value)
    return groups


def _counted(connection: Connection, query: str) -> dict[int, int]:
    return {row[0]: row[1] for row in connection.execute(text(query))}
