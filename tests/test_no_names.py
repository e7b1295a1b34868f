"""Nobody's name and no hidden vote in any byte of any file, taken apart to its last part."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Final
from zipfile import ZipFile, is_zipfile

import pikepdf
import pytest
from pypdf import PdfReader

from collabdesk.domain.workshop import Action, Collaboration, Round, Vote, Workshop
from collabdesk.handout import Kind, ReportOptions
from collabdesk.handout.model import no_progress
from collabdesk.report import build_paper
from collabdesk.services.handing_out import FORMATS, NAMED, make_all
from tests.pdf import words
from tests.report.builders import PARTNERS, actions, anonymous, content, group

pytestmark = pytest.mark.no_cover

Maker = Callable[[Workshop, ReportOptions], bytes]
ROLE: Final = "Warden of the north quay"
"""Who leads one of the actions: no partner, and told as little as one."""
NAMES: Final = (*(partner.name for partner in PARTNERS), ROLE)


def of_format(ending: str) -> Maker:
    return lambda workshop, options: FORMATS[ending](content(workshop), options)


def of_kind(kind: Kind) -> Maker:
    return lambda workshop, options: build_paper(kind, content(workshop), options)


MAKERS: Final[dict[str, Maker]] = {
    **{ending: of_format(ending) for ending in FORMATS if ending not in NAMED},
    **{kind.value: of_kind(kind) for kind in Kind},
}


def named_everywhere() -> Workshop:
    """A workshop whose every text names a partner."""
    said = f"{NAMES[0]} told the {NAMES[1].upper()}; {NAMES[2]} did not."
    plain = group()
    return replace(
        plain,
        title=f"At {NAMES[0]}",
        place=f"{NAMES[3]} hall",
        collaboration=replace(plain.collaboration, name=f"With {NAMES[0]}", purpose=said),
        agreed=tuple(replace(a, evidence=said, dissent=said) for a in plain.agreed),
        notes=tuple(replace(note, text=said) for note in plain.notes),
        actions=(
            *(
                replace(a, title=f"Ask {NAMES[1]}", first_step=said, measure=said, note=said)
                for a in actions()
            ),
            Action("by role", "Meet", lead_role=ROLE, note=said, due=actions()[0].due),
        ),
    )


def parts(data: bytes) -> Iterator[bytes]:
    """Yield *data* and all it is made of: parts of zips, streams, texts and lines joined again."""
    yield data
    if is_zipfile(BytesIO(data)):
        with ZipFile(BytesIO(data)) as packed:
            for info in packed.infolist():
                yield info.filename.encode()
                inner = packed.read(info)
                yield inner
                yield re.sub(rb"<[^>]*>", b"", inner)
    elif data.startswith(b"%PDF"):
        yield from pdf_parts(data)
    else:
        # A calendar folds its lines.
        yield data.replace(b"\r\n ", b"").replace(b"\\,", b",")


def pdf_parts(data: bytes) -> Iterator[bytes]:
    yield words(data).encode()
    yield repr(PdfReader(BytesIO(data)).metadata).encode()
    with pikepdf.open(BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream):
                yield item.read_bytes()
                yield repr(dict(item.items())).encode()
            else:
                yield repr(item).encode()
                yield str(item).encode() if isinstance(item, pikepdf.String) else b""


def leaks(data: bytes, names: tuple[str, ...]) -> list[str]:
    """Return the names that are found anywhere, in any case and in the encodings of files."""
    found = set()
    for part in parts(data):
        lower = part.lower()
        for name in names:
            spelt = (name.lower().encode(), name.lower().encode("utf-16-be"))
            if any(spelling in lower for spelling in spelt):
                found.add(name)
    return sorted(found)


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_without_names_no_byte_names_a_partner(make: Maker) -> None:
    assert leaks(make(named_everywhere(), ReportOptions(names=False)), NAMES) == []


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_an_anonymous_workshop_names_nobody_even_where_names_are_wished(make: Maker) -> None:
    secret = replace(named_everywhere(), anonymous=True, votes=anonymous().votes)
    assert leaks(make(secret, ReportOptions()), NAMES) == []


@pytest.mark.parametrize("ending", [".docx", ".ics"])
def test_names_written_without_spaces_are_covered(ending: str) -> None:
    named = (replace(PARTNERS[0], name="東京都"), *PARTNERS[1:])
    spoken = group(
        partners=named, collaboration=Collaboration("c1", "東京都庁の会", "昨日東京都は")
    )
    assert leaks(MAKERS[ending](spoken, ReportOptions(names=False)), ("東京都",)) == []


@pytest.mark.parametrize("make", [MAKERS[".docx"], MAKERS[".xlsx"], MAKERS["full"]])
def test_the_scan_finds_names_where_they_are(make: Maker) -> None:
    assert len(leaks(make(named_everywhere(), ReportOptions()), NAMES)) == len(NAMES)


def test_the_scan_looks_into_zips_and_streams() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as made:
        made.writestr("a.xml", "<t>Acute</t><t> trust</t>")
    assert leaks(packed.getvalue(), ("Acute trust",)) == ["Acute trust"]
    assert zlib.decompress(zlib.compress(b"x")) == b"x"


def test_without_names_no_file_name_names_a_partner_nor_is_the_workshop_file_there() -> None:
    files = make_all("Plan", content(named_everywhere()), ReportOptions(names=False), no_progress)
    assert not any(name.endswith(".collabdesk") for name in files)
    assert all(leaks(data, NAMES) == [] for data in files.values())


@pytest.mark.parametrize("make", [*MAKERS.values(), of_format(".collabdesk")])
def test_a_hidden_vote_changes_no_byte_but_the_count_of_them(make: Maker) -> None:
    """Whatever was voted, the file is the same while the round is not revealed."""

    def with_hidden(answer: int) -> Workshop:
        votes = tuple(Vote("3.2", p.id, 1, 2, answer) for p in PARTNERS)
        rounds = (*group().rounds, Round("3.2", 2))
        return group(votes=(*group().votes, *votes), rounds=tuple(sorted(rounds, key=key)))

    assert make(with_hidden(1), ReportOptions()) == make(with_hidden(5), ReportOptions())


def key(made: Round) -> tuple[str, int]:
    return made.key
