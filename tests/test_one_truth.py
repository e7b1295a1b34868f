"""One workshop's figures, read back from PDF, Word, Excel, CSV and the command line, are equal."""

from __future__ import annotations

import csv
import json
import math
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph

from collabdesk.cli.results_json import results_json
from collabdesk.domain.rounding import one_decimal, two_decimals
from collabdesk.domain.scoring import score
from collabdesk.exchange.csv_file import as_typed
from collabdesk.exchange.workshop_file import read_workshop
from collabdesk.framework.catalogue import Catalogue
from collabdesk.handout import ReportInput, ReportOptions
from collabdesk.report import build_report
from collabdesk.resources import resource
from collabdesk.services.handing_out import FORMATS
from tests.pdf import pages

pytestmark = pytest.mark.no_cover

EXAMPLES = sorted((Path(__file__).parent / "data" / "examples").glob("*.collabdesk"))
OPTIONS = ReportOptions()
FIGURES = {
    "score": "Score",
    "n": "Answers",
    "dont_know": "Don’t know",
    "not_applicable": "Not applicable",
    "median": "Median",
    "agreement": "Agreement",
    "between": "Between partners",
    "within": "Within one partner",
    "round": "Round",
}


@cache
def content(path: Path) -> ReportInput:
    catalogue = Catalogue([resource("frameworks")])
    workshop = read_workshop(path, catalogue).workshop
    framework = catalogue.get(workshop.framework_id, workshop.edition)
    return ReportInput(workshop, framework, score(workshop, framework), date(2026, 11, 20))


def keeps_quiet(one: dict[str, Any]) -> bool:
    """Take out of the figures of an indicator what may not be handed out; say if its score is."""
    numbers = ("n", "dont_know", "not_applicable")
    answered, levels = sum(one[number] for number in numbers), one["n"]
    if 0 < answered < 3:
        one |= dict.fromkeys(numbers)
    elif not 0 < levels < 3:
        return False
    one |= {"median": None, "quartiles": None, "hidden": True}
    if one["score_source"] == "agreed":
        return False
    one["score"] = None
    return True


@cache
def told(path: Path) -> Any:
    """What ``results --json`` prints, without what a file for others must keep to itself.

    One or two anonymous answers are not handed out, not even whether they are levels, nor is any
    mean that holds their median. They are scored all the same.
    """
    figures = json.loads(results_json(content(path).results))
    if not content(path).workshop.anonymous:
        return figures
    unscored = {one["id"] for one in figures["indicators"] if one["score_source"] is None}
    kept = {one["id"] for one in figures["indicators"] if keeps_quiet(one)}
    for one in figures["characteristics"]:
        mine = {indicator for indicator in kept if indicator.startswith(f"{one['id']}.")}
        one["scored"] += len(mine & unscored)
        if mine:
            one |= {"score": None, "band": None}
    if kept:
        figures["overall"]["score"] = None
    return figures


def excel_rows(path: Path) -> list[list[Any]]:
    book = openpyxl.load_workbook(BytesIO(FORMATS[".xlsx"](content(path), OPTIONS)))
    return [list(row) for row in book["Results"].values]


def csv_rows(path: Path) -> list[list[Any]]:
    data = FORMATS[".csv"](content(path), OPTIONS).decode("utf-8-sig")
    rows = csv.reader(StringIO(data, newline=""))
    return [[None if cell == "" else as_typed(cell) for cell in row] for row in rows]


def same(shown: Any, meant: Any) -> bool:
    """Compare to 15 digits, which is what a workbook keeps of a number."""
    if shown is None or meant is None:
        return shown is meant
    return math.isclose(float(shown), float(meant), rel_tol=1e-15)


@pytest.mark.parametrize("read", [excel_rows, csv_rows])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_tables_hold_the_very_figures(path: Path, read: Any) -> None:
    heads, *rows = read(path)
    levels = [head for head in heads if re.match(r"[1-9] ", head)]
    found = {(row[0], str(row[1])): dict(zip(heads, row, strict=True)) for row in rows}
    for meant in told(path)["indicators"]:
        row = found["indicator", meant["id"]]
        for key, head in FIGURES.items():
            assert same(row[head], meant[key]), (meant["id"], head)
        quartiles = meant["quartiles"] or (None, None)
        assert same(row["Lower quartile"], quartiles[0])
        assert same(row["Upper quartile"], quartiles[1])
        for head, count in zip(levels, meant["counts"] or [None] * len(levels), strict=True):
            assert same(row[head], count)
    for meant in told(path)["characteristics"]:
        row = found["characteristic", str(meant["id"])]
        assert same(row["Score"], meant["score"])
        assert same(row["Agreement"], meant["agreement"])
        assert (int(row["Scored"]), int(row["Of"])) == (meant["scored"], meant["of"])
        assert row["Band"] == meant["band"]
    overall = next(row for kind, row in found.items() if kind[0] == "overall")
    assert same(overall["Score"], told(path)["overall"]["score"])


# What is printed -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Said:
    """The figures of one indicator as they are printed."""

    score: str
    answers: str
    median: str
    quartiles: str
    agreement: str
    between: str
    within: str
    dont_know: str


def meant_for(figures: dict[str, Any]) -> Said:
    """How the unrounded figures have to be printed."""

    def shown(value: float | None) -> str:
        return "" if value is None else one_decimal(value)

    low, high = figures["quartiles"] or (None, None)
    agreement, answers = figures["agreement"], figures["n"]
    beside = answers is not None and figures["dont_know"] + figures["not_applicable"]
    return Said(
        score="–" if figures["score"] is None else one_decimal(figures["score"]),
        answers="" if figures.get("hidden") else str(answers or ""),
        median=shown(figures["median"]),
        quartiles=f"{shown(low)} to {shown(high)}" if figures["quartiles"] else "",
        agreement="" if agreement is None else two_decimals(agreement),
        between=shown(figures["between"]),
        within=shown(figures["within"]),
        dont_know=str(figures["dont_know"]) if answers or beside else "",
    )


def mean(figures: dict[str, Any]) -> str:
    """How a characteristic's score has to be printed."""
    return "–" if figures["score"] is None else one_decimal(figures["score"])


def said_in(block: str, score_text: str) -> Said:
    def one(pattern: str) -> str:
        found = re.search(pattern, block)
        return found[1] if found else ""

    return Said(
        score=score_text,
        answers=one(r"(?<!than )\b(\d+) answers?\b"),
        median=one(r"median (\d\.\d)"),
        quartiles=one(r"middle half (\d\.\d to \d\.\d)"),
        agreement=one(r"views \w+ \((-?\d\.\d\d)\)"),
        between=one(r"between partners (\d\.\d)"),
        within=one(r"within one partner (\d\.\d)"),
        dont_know=one(r"Don’t know (\d+) · Not"),
    )


def blocks(text: str, path: Path) -> dict[str, str]:
    """Cut *text* at the statements; each keeps what stands up to the next."""
    statements = [(i.id, i.statement) for i in content(path).framework.indicators]
    places = [(text.index(f"{number} {said}"), number) for number, said in statements]
    ends = [place for place, _ in places[1:]] + [len(text)]
    return {n: text[place:end] for (place, n), end in zip(places, ends, strict=True)}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_report_prints_the_same_figures_rounded(path: Path) -> None:
    data = build_report(content(path), OPTIONS)
    first, *others = pages(data)
    found = blocks(" ".join(others), path)
    for meant in told(path)["indicators"]:
        block = found[meant["id"]]
        shown = re.search(r"(?:agreed|median of votes|no score|not shown) (\d\.\d|–)", block)
        assert shown
        assert said_in(block, shown[1]) == meant_for(meant), meant["id"]
    for meant in told(path)["characteristics"]:
        name = content(path).framework.characteristic(meant["id"]).short_name
        assert f"{meant['id']} {name} {mean(meant)}" in first


def lines(data: bytes) -> list[str]:
    """The text of a document in the order it is read in, a table cell by cell."""
    document = docx.Document(BytesIO(data))
    found = []
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            found.append(part.text)
        elif isinstance(part, Table):
            found += [cell.text for row in part.rows for cell in row.cells]
    return found


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_document_prints_the_same_figures_rounded(path: Path) -> None:
    text = " ".join(" ".join(lines(FORMATS[".docx"](content(path), OPTIONS))).split())
    found = blocks(text, path)
    for meant in told(path)["indicators"]:
        shown = re.search(r"Score (\d\.\d) \(|No score|Not shown", found[meant["id"]])
        assert shown
        assert said_in(found[meant["id"]], shown[1] or "–") == meant_for(meant), meant["id"]
    for meant in told(path)["characteristics"]:
        name = content(path).framework.characteristic(meant["id"]).short_name
        assert f"{meant['id']} {name} {mean(meant)}" in text


def test_the_comparison_can_fail() -> None:
    figures = told(EXAMPLES[1])["indicators"][0]
    wrong = {**figures, "median": (figures["median"] or 0) + 1}
    assert meant_for(figures) != meant_for(wrong)
    assert not same(1.0, 1.00000000001)
    assert not same(None, 1)
