"""From a workshop to the bytes of a workshop file, without a vote that may not be read yet."""

from __future__ import annotations

import msgspec
from msgspec import UNSET, UnsetType

from collabdesk.domain.votes import not_revealed, revealed_votes
from collabdesk.domain.workshop import Agreed, Note, Workshop
from collabdesk.exchange.wire import (
    FORMAT,
    VERSION,
    ActionPart,
    AgreedPart,
    CollaborationPart,
    FrameworkKey,
    HiddenPart,
    NotePart,
    PartnerPart,
    TallyPart,
    VotePart,
    WorkshopPart,
)
from collabdesk.lines import as_written


def encode(workshop: Workshop) -> bytes:
    """Return a workshop file: UTF-8 JSON, every key, in the order of the format's description."""
    return msgspec.json.format(msgspec.json.encode(to_part(workshop)), indent=1) + b"\n"


def to_part(workshop: Workshop) -> WorkshopPart:
    """Return *workshop* in the file's own types; unread votes are counted and left out."""
    hidden = [HiddenPart(indicator=i, round=r, votes=n) for i, r, n in not_revealed(workshop)]
    return WorkshopPart(
        format=FORMAT,
        version=VERSION,
        id=workshop.id,
        framework=FrameworkKey(id=workshop.framework_id, edition=workshop.edition),
        collaboration=CollaborationPart(
            id=workshop.collaboration.id,
            name=as_written(workshop.collaboration.name),
            purpose=workshop.collaboration.purpose,
        ),
        title=as_written(workshop.title),
        held_on=workshop.held_on,
        place=as_written(workshop.place),
        facilitator=as_written(workshop.facilitator),
        minutes=workshop.minutes,
        mode=workshop.mode,
        anonymous=workshop.anonymous,
        type=workshop.type,
        also=list(workshop.also),
        scope=list(workshop.scope),
        partners=[
            PartnerPart(p.id, as_written(p.name), p.seats, p.present) for p in workshop.partners
        ],
        votes=_votes(workshop),
        tallies=[
            TallyPart(t.indicator, t.round, list(t.counts), t.dont_know, t.not_applicable)
            for t in workshop.tallies
        ],
        agreed=[_agreed(a) for a in workshop.agreed],
        notes=[_note(n) for n in workshop.notes],
        priorities=list(workshop.priorities),
        actions=_actions(workshop),
        review_on=workshop.review_on,
        not_revealed=hidden or UNSET,
    )


def _votes(workshop: Workshop) -> list[VotePart]:
    return [
        VotePart(
            indicator=v.indicator, partner=v.partner, seat=v.seat, round=v.round, answer=v.answer
        )
        for v in revealed_votes(workshop)
    ]


def _agreed(agreed: Agreed) -> AgreedPart:
    answer = UNSET if agreed.answer is None else agreed.answer
    return AgreedPart(agreed.indicator, answer, agreed.evidence, agreed.dissent)


def _note(note: Note) -> NotePart:
    return NotePart(
        indicator=UNSET if note.indicator is None else note.indicator,
        characteristic=UNSET if note.characteristic is None else note.characteristic,
        text=note.text,
    )


def _role(role: str) -> str | UnsetType:
    """Return *role* as it is shown, on one line; earlier files allowed more."""
    return str(role) if role.strip() else UNSET


def _actions(workshop: Workshop) -> list[ActionPart]:
    return [
        ActionPart(
            id=a.id,
            title=as_written(a.title),
            characteristic=a.characteristic,
            indicators=list(a.indicators),
            lead=a.lead,
            lead_role=_role(a.lead_role),
            support=list(a.support),
            first_step=a.first_step,
            measure=a.measure,
            due=a.due,
            status=a.status,
            note=a.note or UNSET,
        )
        for a in workshop.actions
    ]
