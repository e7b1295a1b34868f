"""Write the sample workshop, ``resources/samples/sample.collabdesk``, from the tables below.

Run it after changing a table; ``--check`` only says whether the file is what the tables give.
Every organisation in it is made up.
"""

from __future__ import annotations

import json
import sys
import uuid
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "resources" / "samples" / "sample.collabdesk"
_SPACE = uuid.UUID("0f6f6f0a-6d5c-4a55-9c1c-6f2f6f6f6f0a")

PARTNERS = (
    ("Acute trust", 1),
    ("Community trust", 2),
    ("GP federation", 2),
    ("District council", 1),
    ("Hospice", 1),
    ("Voluntary alliance", 1),
    ("Ambulance service", 1),
    ("Carers forum", 2),
)
# One sign a seat, in the order of the partners above: a level, "?" don't know, "-" not applicable.
# Then the second round where there was one, what was agreed, and the evidence.
SCORES = {
    "1.1": ("44344444443", "", 4, "Three of the last four board papers open with it."),
    "1.2": (
        "54453444444",
        "",
        4,
        "We settled the transport dispute by what residents need.",
    ),
    "1.3": ("33?33343232", "", 3, "Drawn once for the funding bid, not looked at since."),
    "1.4": ("33243343332", "", 3, "Reviewed last spring; no date for the next."),
    "2.1": ("43344334444", "", 4, "Eight of ten meetings had every partner there."),
    "2.2": ("33233343332", "", 3, "The falls group meets between sessions, the others do not."),
    "2.3": ("3223323?222", "", 2, "Carers say that papers arrive already settled."),
    "3.1": ("32222422421", "", 2, "Offers of cover come after a second phone call."),
    "3.2": (
        "51251421415",
        "42242332424",
        3,
        "Hard news is told in corridors, not in meetings.",
    ),
    "3.3": ("15115251152", "", 2, "Two partners lend staff, the rest have no agreement."),
    "3.4": ("32322332323", "", 3, "The council spoke for the hospice at the budget hearing."),
    "4.1": ("43344443443", "", 4, "Each leader shadowed another service this year."),
    "4.2": ("33333333243", "", 3, "The ideas hour is well liked and half empty."),
    "4.3": ("42343443332", "", 3, "Residents sit on two of the five groups."),
    "4.4": ("33?34333334", "", 3, "A guide to each other's jargon was written in May."),
    "5.1": ("33333343333", "", 3, "Weekly call, monthly meeting, no informal slot."),
    "5.2": ("43232424322", "", 3, "The smallest partners send apologies most often."),
    "5.3": ("22222322322", "", 2, "Minutes sit on a drive that half of us cannot open."),
    "5.4": ("32424225422", "", 3, "Council and carers get the bulletin a week after it goes out."),
    "5.5": ("33323233323", "", 3, "Calls can be joined by phone since June."),
    "6.1": ("12111212211", "", 1, "Each partner reports to its own funder and nowhere else."),
    "6.2": ("22112122?12", "", 2, "Two partners fill in the sheet every month."),
    "6.3": ("12111?21112", "", 1, "No review was held this year."),
    "6.4": ("31112212132", "", 2, "The dashboard opens only inside the hospital network."),
    "6.5": ("32332323323", "", 3, "The newsletter has a page of what we learned."),
    "7.1": ("43343333433", "", 3, "A one-page map of decisions hangs in most offices."),
    "7.2": ("33333233333", "", 3, "Business cases use data, weekly calls do not."),
    "7.3": ("43343342332", "", 3, "The three-week rule for comments is kept."),
    "7.4": ("32323323322", "", 3, "No one from the north villages on the board."),
    "8.1": ("32323223323", "", 3, "Backfill is paid for six of eleven people."),
    "8.2": ("22?22322222", "", 2, "One course last year, booked out in a day."),
    "8.3": ("44344443434", "", 4, "Partners name each other's strengths without looking them up."),
    "8.4": ("3-333333233", "", 3, "A skills list was made; nobody owns it yet."),
}
DISSENT = {"3.2": "The carers forum does not see it as a 3 yet."}
NOTES = (
    {"indicator": "5.3", "text": "Ask whether the council's file space could serve everyone."},
    {"characteristic": 6, "text": "Start small: three measures that everybody already collects."},
    {"text": "For later: who speaks for people in care homes?"},
)
PRIORITIES = (6, 3, 5)
# In the order of _ACTION_KEYS.
ACTIONS = (
    (
        "Agree three shared outcome measures",
        6,
        ("6.1",),
        "p2",
        ("p1", "p3"),
        "List what each partner already reports",
        "Three measures with a definition, agreed by all",
        "2027-01-15",
        "planned",
    ),
    (
        "Open the dashboard to all partners",
        6,
        ("6.4",),
        "p1",
        ("p4",),
        "Check what the council network can reach",
        "Every partner has opened it once",
        "2027-02-28",
        "planned",
    ),
    (
        "Hold a quarterly review on one page of data",
        6,
        ("6.3",),
        "p3",
        (),
        "Book four dates before leaving the room",
        "Four reviews held in a year",
        "2027-03-31",
        "started",
    ),
    (
        "Name what is hard first on every agenda",
        3,
        ("3.2",),
        "p5",
        ("p8",),
        "Change the agenda template",
        "The item stands on six agendas in a row",
        "2026-12-10",
        "planned",
    ),
    (
        "Put bulletin and calendar where all can reach them",
        5,
        ("5.3", "5.4"),
        "p4",
        ("p6",),
        "List who cannot open them today",
        "Nobody on the list by the new year",
        "2026-12-12",
        "planned",
    ),
)
_ACTION_KEYS = (
    "title",
    "characteristic",
    "indicators",
    "lead",
    "support",
    "first_step",
    "measure",
    "due",
    "status",
)
SPECIAL = {"?": "dont-know", "-": "not-applicable"}


def workshop() -> dict[str, object]:
    """Return the sample as the JSON value of a workshop file."""
    return {
        "format": "collabdesk-workshop",
        "version": 1,
        "id": _made("workshop"),
        "framework": {"id": "eight-characteristics", "edition": "1"},
        "collaboration": _collaboration(),
        "title": "Sample workshop",
        "held_on": "2026-11-20",
        "place": "Harbour library",
        "facilitator": "",
        "minutes": 90,
        "mode": "group",
        "anonymous": False,
        "type": "shared-delivery",
        "also": ["shared-learning"],
        "scope": [1, 2, 3, 4, 5, 6, 7, 8],
        "partners": [
            {"id": f"p{number}", "name": name, "seats": seats, "present": True}
            for number, (name, seats) in enumerate(PARTNERS, start=1)
        ],
        "votes": _votes(),
        "tallies": [],
        "agreed": _agreed(),
        "notes": list(NOTES),
        "priorities": list(PRIORITIES),
        "actions": [_action(row) for row in ACTIONS],
        "review_on": "2027-05-20",
    }


def text() -> str:
    """Return the sample as the text of its file."""
    return json.dumps(workshop(), ensure_ascii=False, indent=1) + "\n"


def _collaboration() -> dict[str, str]:
    return {
        "id": _made("collaboration"),
        "name": "Harbour frailty pathway",
        "purpose": "Older people in Harbour get the right help at home within a day, "
        "whoever they ring first.",
    }


def _votes() -> list[dict[str, object]]:
    seats = [
        (f"p{number}", seat)
        for number, (_name, count) in enumerate(PARTNERS, start=1)
        for seat in range(1, count + 1)
    ]
    return [
        {
            "indicator": indicator,
            "partner": partner,
            "seat": seat,
            "round": number,
            "answer": SPECIAL.get(sign) or int(sign),
        }
        for indicator, (one, two, _answer, _evidence) in SCORES.items()
        for number, signs in ((1, one), (2, two))
        if signs
        for (partner, seat), sign in zip(seats, signs, strict=True)
    ]


def _agreed() -> list[dict[str, object]]:
    return [
        {
            "indicator": indicator,
            "answer": answer,
            "evidence": evidence,
            "dissent": DISSENT.get(indicator, ""),
        }
        for indicator, (_one, _two, answer, evidence) in SCORES.items()
    ]


def _action(row: tuple[object, ...]) -> dict[str, object]:
    made = dict(zip(_ACTION_KEYS, row, strict=True))
    return {"id": _made(str(made["title"])), **made}


def _made(name: str) -> str:
    return str(uuid.uuid5(_SPACE, name))


if __name__ == "__main__":
    fresh = TARGET.exists() and TARGET.read_text(encoding="utf-8") == text()
    if "--check" not in sys.argv:
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        TARGET.write_text(text(), encoding="utf-8")
    sys.exit("--check" in sys.argv and not fresh)
