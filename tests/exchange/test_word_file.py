"""The parts of a Word document as any reader finds them: directions, feet, nothing left over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

import pytest
from docx.oxml import parse_xml

from collabdesk.domain.workshop import Action, Agreed, Collaboration, Note, Partner, Workshop
from collabdesk.exchange.word_file import write_word
from collabdesk.handout import ReportOptions, make_handout
from collabdesk.handout.speech import Speech
from tests.report.builders import KINDS, content, group

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SALAM = "\u0633\u0644\u0627\u0645"
BAIT = "\u05d1\u05d9\u05ea"
ORDER: Final = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr"),
    *("shd", "tabs", "bidi", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr"),
)


@cache
def parts(make: Callable[[], Workshop]) -> dict[str, bytes]:
    handout = make_handout(content(make()), ReportOptions())
    with ZipFile(BytesIO(write_word(handout, Speech(lambda text: text)))) as file:
        return {name: file.read(name) for name in file.namelist()}


def paragraphs(make: Callable[[], Workshop]) -> list[Any]:
    return list(parse_xml(parts(make)["word/document.xml"]).iter(f"{W}p"))


def typed(element: Any) -> str:
    return "".join(part.text or "" for part in element.iter(f"{W}t"))


def turned(element: Any) -> bool:
    return element.find(f"{W}pPr/{W}bidi") is not None


def runs(element: Any) -> Iterator[tuple[str, bool, bool]]:
    """Return (text, whether from the right, whether bold there too)."""
    for run in element.iter(f"{W}r"):
        marks = run.find(f"{W}rPr")
        there = {mark.tag for mark in marks} if marks is not None else set[str]()
        yield typed(run), f"{W}rtl" in there, f"{W}bCs" in there


def from_right() -> Workshop:
    action = Action("a1", f"{SALAM}!", lead="p1", first_step=f"See {BAIT}", measure=BAIT)
    return group(
        collaboration=Collaboration("c1", f"{SALAM} 3", f"{BAIT} (NHS) {BAIT}."),
        partners=(Partner("p1", BAIT, 1), Partner("p2", "Acute trust", 2)),
        votes=(),
        rounds=(),
        agreed=(Agreed("1.1", 4, f"{SALAM} 12.5", f"Not {BAIT}"),),
        notes=(Note(f"12 {SALAM}"),),
        actions=(action,),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The title, the purpose behind its type, evidence behind its kind, a note, cells.
        (f"{SALAM} 3", [(f"{SALAM} 3", True, False)]),
        (
            f"Shared delivery. {BAIT} (NHS) {BAIT}.",
            [
                ("Shared delivery", False, False),
                (". ", True, True),
                (f"{BAIT} (", True, False),
                ("NHS", False, False),
                (f") {BAIT}.", True, False),
            ],
        ),
        (
            f"Evidence  {SALAM} 12.5",
            [("Evidence", False, False), ("  ", True, True), (f"{SALAM} 12.5", True, False)],
        ),
        (f"12 {SALAM}", [(f"12 {SALAM}", True, False)]),
        (f"{SALAM}!", [(f"{SALAM}!", True, True)]),
        (BAIT, [(BAIT, True, False)]),
    ],
)
def test_what_runs_from_the_right_says_so(
    text: str, expected: list[tuple[str, bool, bool]]
) -> None:
    found = [p for p in paragraphs(from_right) if typed(p) == text]
    assert found
    assert all(turned(p) for p in found)
    assert list(runs(found[0])) == expected


def test_a_word_from_the_right_does_not_turn_its_paragraph() -> None:
    (said,) = [p for p in paragraphs(from_right) if typed(p) == f"Dissent  Not {BAIT}"]
    assert not turned(said)
    assert [run[:2] for run in runs(said)] == [
        ("Dissent  ", False),
        ("Not ", False),
        (BAIT, True),
    ]


def test_nothing_is_turned_where_nothing_runs_from_the_right() -> None:
    file = parts(group)["word/document.xml"]
    assert b"<w:bidi" not in file
    assert b"<w:rtl" not in file


@pytest.mark.parametrize("make", [from_right, group])
def test_the_marks_of_a_paragraph_stand_in_the_order_of_the_format(
    make: Callable[[], Workshop],
) -> None:
    for paragraph in paragraphs(make):
        marks = [mark.tag.removeprefix(W) for mark in paragraph.findall(f"{W}pPr/*")]
        assert marks == sorted(marks, key=ORDER.index)


def test_letters_from_the_right_are_as_large_as_the_others() -> None:
    looks = parse_xml(parts(group)["word/styles.xml"])
    sized = [m for m in looks.iterfind(f"{W}style/{W}rPr") if m.find(f"{W}sz") is not None]
    assert len(sized) >= 7
    for marks in sized:
        both = {mark.get(f"{W}val") for name in ("sz", "szCs") for mark in marks.iter(f"{W}{name}")}
        assert len(both) == 1


def test_every_page_has_its_number_and_all_but_the_first_the_title() -> None:
    found = parts(group)
    feet = [parse_xml(found[name]) for name in found if "/footer" in name]
    assert [typed(foot) for foot in feet] == ["Made with CollabDeskPage 1 of 1"] * 2
    for foot in feet:
        fields = [field.get(f"{W}instr") for field in foot.iter(f"{W}fldSimple")]
        assert fields == ["PAGE", "NUMPAGES"]
    heads = [typed(parse_xml(found[name])) for name in found if "/header" in name]
    assert heads == ["Harbour pathway · Workshop 2, 20 November 2026"]
    assert b"<w:titlePg" in found["word/document.xml"]


def test_a_long_name_leaves_the_running_head_on_one_line() -> None:
    found = parts(KINDS["long"])
    (head,) = [typed(parse_xml(found[name])) for name in found if "/header" in name]
    assert head == "W" * 99 + "…"


def test_nothing_of_the_template_is_left_over() -> None:
    found = parts(group)
    assert not [name for name in found if name.startswith(("docProps/app", "docProps/th", "cust"))]
    assert not [name for name in found if name.endswith((".jpeg", "Effects.xml"))]
    # Whatever is pointed at is there.
    for name in [name for name in found if name.endswith(".rels")]:
        folder = name.replace("_rels/", "").rpartition("/")[0]
        for relation in parse_xml(found[name]):
            target = relation.get("Target", "").lstrip("/")
            assert f"{folder}/{target}".lstrip("/") in found


def test_page_one_is_the_plan_and_stands_alone() -> None:
    texts = [typed(p) for p in paragraphs(group)]
    assert texts.index("What we will do") < texts.index("Keep talking about")
    breaks = [p for p in paragraphs(group) if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert [typed(p)[:2] for p in breaks] == [f"{number} " for number in range(1, 9)]


@pytest.mark.parametrize("kind", ["solo", "empty"])
def test_what_has_no_spread_follows_on(kind: str) -> None:
    marks = [p.find(f"{W}pPr/{W}pageBreakBefore") for p in paragraphs(KINDS[kind])]
    on = [mark for mark in marks if mark is not None and mark.get(f"{W}val") != "0"]
    assert len(on) == 1


def test_where_there_is_no_score_no_dash_stands_for_it() -> None:
    texts = [typed(p) for p in paragraphs(KINDS["empty"])]
    assert texts.count("No score") == 33
    few = "No score: fewer than half of the indicators are scored. · 0 of 4 scored"
    assert few in texts
    assert not [text for text in texts if "Score –" in text]


def test_a_cell_is_as_wide_as_its_column() -> None:
    for table in parse_xml(parts(group)["word/document.xml"]).iter(f"{W}tbl"):
        columns = [column.get(f"{W}w") for column in table.iter(f"{W}gridCol")]
        for row in table.iter(f"{W}tr"):
            assert [width.get(f"{W}w") for width in row.iter(f"{W}tcW")] == columns
