"""The workshop file's own types: what version 1 looks like, key by key, in the order of the file.

The published JSON Schema and the words of every refusal are made from these, so that the three
cannot drift apart. What depends on the framework, or on two places at once, is in ``meaning``.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from collabdesk.domain.workshop import (
    MAX_ACTIONS,
    MAX_NOTES,
    MAX_PARTNERS,
    MAX_ROUNDS,
    MAX_SEATS,
    NAME_LIMIT,
    TEXT_LIMIT,
    Mode,
    Special,
    Status,
)

FORMAT: Final = "collabdesk-workshop"
VERSION: Final = 1
MAX_BYTES: Final = 64 * 1024 * 1024
MAX_SHOW_OF_HANDS: Final = MAX_PARTNERS * MAX_SEATS

# Newline and tab are the only control characters a text may hold.
_CLEAN: Final = r"^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$"
_CLEAN_NOT_BLANK: Final = (
    r"^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*"
    r"[^\s\u0000-\u001f\u007f-\u009f]"
    r"[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$"
)

_ONE_LINE_OR_NONE: Final = (
    r"^([^\u0000-\u001f\u007f-\u009f]*"
    r"[^\s\u0000-\u001f\u007f-\u009f]"
    r"[^\u0000-\u001f\u007f-\u009f]*)?$"
)

Line = Annotated[
    str,
    Meta(
        max_length=NAME_LIMIT,
        pattern=_CLEAN,
        description="a text of at most 200 characters, none of them a control character",
    ),
]
Name = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=NAME_LIMIT,
        pattern=_CLEAN_NOT_BLANK,
        description="a text of 1 to 200 characters, not blank and without control characters",
    ),
]
Role = Annotated[
    str,
    Meta(
        max_length=NAME_LIMIT,
        pattern=_ONE_LINE_OR_NONE,
        description="a text on one line of at most 200 characters, not blank and without "
        "control characters",
    ),
]
Prose = Annotated[
    str,
    Meta(
        max_length=TEXT_LIMIT,
        pattern=_CLEAN,
        description="a text of at most 10,000 characters, none of them a control character",
    ),
]
IndicatorId = Annotated[str, Meta(description='the id of an indicator of the framework, as "5.4"')]
CharacteristicNumber = Annotated[
    int, Meta(ge=1, le=1000, description="the number of a characteristic of the framework")
]
PartnerId = Annotated[str, Meta(description="the id of one of the partners in this file")]
TypeId = Annotated[str, Meta(description="the id of a collaboration type of the framework")]
RoundNumber = Annotated[
    int, Meta(ge=1, le=MAX_ROUNDS, description="a round, a whole number from 1 to 20")
]
Hands = Annotated[
    int,
    Meta(ge=0, le=MAX_SHOW_OF_HANDS, description="how many, a whole number from 0 to 20,000"),
]
AnswerValue = Annotated[
    int | Special,
    Meta(description='a level of the scale, "dont-know" or "not-applicable"'),
]
Day = Annotated[date, Meta(description="a date such as 2026-11-20")]
DayOrNull = Annotated[date | None, Meta(description="a date such as 2026-11-20, or null")]
Flag = Annotated[bool, Meta(description="true or false")]


class Part(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Base of everything in a file: immutable, and no key but those named."""


class FrameworkKey(Part, frozen=True):
    """Which framework, in which edition, the answers belong to."""

    id: Name
    edition: Name


class CollaborationPart(Part, frozen=True, kw_only=True):
    """The collaboration; its id links the workshops of one collaboration."""

    id: Line = ""
    name: Name
    purpose: Prose = ""


class PartnerPart(Part, frozen=True):
    """An organisation at the table; no two have one name, whatever its case and spacing."""

    id: Name
    name: Name
    seats: Annotated[
        int, Meta(ge=1, le=MAX_SEATS, description="seats, a whole number from 1 to 100")
    ] = 1
    present: Flag = True


class VotePart(Part, frozen=True, kw_only=True):
    """One seat's answer in one revealed round; no partner in an anonymous workshop."""

    indicator: IndicatorId
    # Unset is told from null, so that the keys of a million votes can be counted.
    partner: Annotated[
        str | UnsetType | None, Meta(description="a partner's id, null if anonymous")
    ] = UNSET
    seat: Annotated[
        int,
        Meta(
            ge=1,
            le=MAX_SHOW_OF_HANDS,
            description="a seat, a whole number from 1 to the partner's seats",
        ),
    ]
    round: RoundNumber
    answer: AnswerValue


class TallyPart(Part, frozen=True):
    """A show of hands; one count per level, lowest first."""

    indicator: IndicatorId
    round: RoundNumber
    counts: Annotated[list[Hands], Meta(description="one count for each level of the scale")]
    dont_know: Hands = 0
    not_applicable: Hands = 0


class AgreedPart(Part, frozen=True):
    """What the room agreed; no answer where only evidence or dissent was written down."""

    indicator: IndicatorId
    answer: AnswerValue | UnsetType = UNSET
    evidence: Prose = ""
    dissent: Prose = ""


class NotePart(Part, frozen=True, kw_only=True):
    """A note on an indicator, on a characteristic, or for later."""

    indicator: IndicatorId | UnsetType = UNSET
    characteristic: CharacteristicNumber | UnsetType = UNSET
    text: Prose


class ActionPart(Part, frozen=True, kw_only=True):
    """Something partners will do; a lead of "" (null is read as that too) is no partner.

    Then a role may lead instead. A role and a note are written only where there is one.
    """

    id: Name
    title: Name
    characteristic: Annotated[
        CharacteristicNumber | None,
        Meta(description="the number of a characteristic of the framework, or null"),
    ] = None
    indicators: Annotated[list[IndicatorId], Meta(description="a list of indicator ids")] = []
    lead: Annotated[
        str | None, Meta(description='the id of one of the partners in this file, or ""')
    ] = ""
    lead_role: Role | UnsetType = UNSET
    support: Annotated[list[PartnerId], Meta(description="a list of partner ids")] = []
    first_step: Prose = ""
    measure: Prose = ""
    due: DayOrNull = None
    status: Annotated[Status, Meta(description='"planned", "started", "done" or "dropped"')] = (
        Status.PLANNED
    )
    note: Prose | UnsetType = UNSET


class HiddenPart(Part, frozen=True):
    """Votes left out because their round was not yet revealed, counted."""

    indicator: IndicatorId
    round: RoundNumber
    votes: Annotated[
        int,
        Meta(ge=1, le=MAX_SHOW_OF_HANDS, description="how many, a whole number from 1 to 20,000"),
    ]


class WorkshopPart(Part, frozen=True, kw_only=True, gc=True):
    """A workshop file, version 1. Every vote in it counts as revealed."""

    format: Annotated[Literal["collabdesk-workshop"], Meta(description='"collabdesk-workshop"')]
    version: Annotated[Literal[1], Meta(description="version 1")]
    id: Name
    framework: Annotated[FrameworkKey, Meta(description="an object with id and edition")]
    collaboration: Annotated[
        CollaborationPart, Meta(description="an object with id, name and purpose")
    ]
    title: Name
    held_on: Day
    place: Line = ""
    facilitator: Line = ""
    minutes: Annotated[
        int, Meta(ge=0, le=10_000, description="minutes, a whole number from 0 to 10,000")
    ] = 90
    mode: Annotated[Mode, Meta(description='"group" or "solo"')]
    anonymous: Flag = False
    type: Annotated[
        str | None, Meta(description="the id of a collaboration type of the framework, or null")
    ] = None
    also: Annotated[list[TypeId], Meta(description="a list of collaboration types")] = []
    scope: Annotated[
        list[CharacteristicNumber] | UnsetType,
        Meta(description="a list of one or more characteristics; all of them where it is missing"),
    ] = UNSET
    partners: Annotated[
        list[PartnerPart],
        Meta(max_length=MAX_PARTNERS, description="a list of at most 200 partners"),
    ] = []
    votes: Annotated[list[VotePart], Meta(description="a list of votes")] = []
    tallies: Annotated[list[TallyPart], Meta(description="a list of shows of hands")] = []
    agreed: Annotated[list[AgreedPart], Meta(description="a list of agreed answers")] = []
    notes: Annotated[
        list[NotePart], Meta(max_length=MAX_NOTES, description="a list of at most 10,000 notes")
    ] = []
    priorities: Annotated[
        list[CharacteristicNumber], Meta(description="a list of characteristics")
    ] = []
    actions: Annotated[
        list[ActionPart],
        Meta(max_length=MAX_ACTIONS, description="a list of at most 1,000 actions"),
    ] = []
    review_on: DayOrNull = None
    not_revealed: Annotated[
        list[HiddenPart] | UnsetType, Meta(description="a list of votes that were left out")
    ] = UNSET
