"""From one workshop to the next of a collaboration: what is carried over, and what became of it.

An action keeps its id from workshop to workshop. Its history is therefore that id in the earlier
workshops of the same collaboration; the workshop file needs no key for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from collabdesk.domain.text import name_key
from collabdesk.domain.workshop import (
    MAX_ACTIONS,
    NAME_LIMIT,
    Action,
    Collaboration,
    Note,
    Status,
    Workshop,
)

_NUMBERED: Final = re.compile(r"(?P<name>.*?)(?P<number>[0-9]{1,6})", re.DOTALL)
_DASH: Final = " — "


@dataclass(frozen=True, slots=True)
class Past:
    """How an action stood at the end of an earlier workshop; ``lead`` is a name or a role."""

    workshop_id: str
    workshop: str
    held_on: date
    status: Status
    lead: str
    due: date | None


def next_title(title: str) -> str:
    """Return the title of the next workshop: its number one higher, or a 2 behind the name."""
    match = _NUMBERED.fullmatch(title)
    number = str(int(match["number"]) + 1) if match else "2"
    name = match["name"] if match else f"{title} "
    return name[: NAME_LIMIT - len(number)] + number


def follow_up(
    workshop: Workshop, new_id: str, collaboration: Collaboration, today: date
) -> Workshop:
    """Return the next workshop: the same partners, purpose and scope, the open actions, no answers.

    It is held *today*, or on the day of *workshop* where that is still to come, so that it never
    stands before it. Ids of partners and of actions stay: they are what history hangs on.
    """
    return Workshop(
        id=new_id,
        framework_id=workshop.framework_id,
        edition=workshop.edition,
        collaboration=collaboration,
        title=next_title(workshop.title),
        held_on=max(today, workshop.held_on),
        mode=workshop.mode,
        place=workshop.place,
        facilitator=workshop.facilitator,
        minutes=workshop.minutes,
        anonymous=workshop.anonymous,
        type=workshop.type,
        also=workshop.also,
        scope=workshop.scope,
        partners=tuple(replace(p, present=True) for p in workshop.partners),
        actions=tuple(a for a in workshop.actions if a.open),
    )


def carried(workshop: Workshop, earlier: Sequence[Workshop]) -> tuple[Action, ...]:
    """Return the actions of *workshop* that an earlier one has too, in their order."""
    known = {action.id for before in earlier for action in before.actions}
    return tuple(action for action in workshop.actions if action.id in known)


def left_behind(workshop: Workshop, earlier: Sequence[Workshop]) -> tuple[Action, ...]:
    """Return the actions that were open at the end of the latest earlier workshop and are not here.

    That is so where this one was begun anew instead of as the next one.
    """
    here = {action.id for action in workshop.actions}
    latest = earlier[-1].actions if earlier else ()
    return tuple(action for action in latest if action.open and action.id not in here)


def bring_over(workshop: Workshop, earlier: Sequence[Workshop]) -> Workshop:
    """Add the actions left behind; leads and support go to the partners of the same name."""
    missing = left_behind(workshop, earlier)
    room = MAX_ACTIONS - len(workshop.actions)
    if not missing:
        return workshop
    names = {name_key(p.name): p.id for p in workshop.partners}
    same = {p.id: names.get(name_key(p.name), "") for p in earlier[-1].partners}
    brought = tuple(
        replace(
            action,
            lead=same.get(action.lead, ""),
            support=tuple(dict.fromkeys(same[s] for s in action.support if same.get(s))),
        )
        for action in missing[:room]
    )
    return replace(workshop, actions=(*workshop.actions, *brought))


def history(action_id: str, earlier: Sequence[Workshop]) -> tuple[Past, ...]:
    """Return how an action stood at the end of each earlier workshop, the earliest first."""
    return tuple(
        _past(action, before)
        for before in earlier
        for action in before.actions
        if action.id == action_id
    )


def _past(action: Action, workshop: Workshop) -> Past:
    return Past(
        workshop.id,
        workshop.title,
        workshop.held_on,
        action.status,
        workshop.lead_name(action),
        action.due,
    )


def why_dropped(workshop: Workshop, action: Action) -> str:
    """Return why an action was dropped, as the note for later has it; "" where it does not say."""
    begin = action.title + _DASH
    lines = (line for note in _for_later(workshop) for line in note.text.split("\n"))
    return next((line[len(begin) :] for line in lines if line.startswith(begin)), "")


def with_reason(note: str, action: Action, why: str) -> str:
    """Return the text of the note for later with one line for *action*: its title, and *why*.

    An earlier line for the same title is replaced; a blank *why* takes it away. The workshop file
    has no place of its own for the reason, and a note goes wherever the workshop goes.
    """
    begin = action.title + _DASH
    others = [line for line in note.split("\n") if not line.startswith(begin)]
    reason = " ".join(why.split())
    lines = [*others, begin + reason] if reason else others
    return "\n".join(lines).strip("\n")


def _for_later(workshop: Workshop) -> tuple[Note, ...]:
    return tuple(n for n in workshop.notes if n.indicator is None and n.characteristic is None)
