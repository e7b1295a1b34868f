"""What every paper says, kept beside the tests: a change of one word shows.

After a change that is meant: ``python -m tests.test_goldens`` writes them anew; read the diff.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from collabdesk.domain.scoring import score
from collabdesk.exchange.workshop_file import read_workshop
from collabdesk.framework.catalogue import Catalogue
from collabdesk.handout import Kind, ReportInput, ReportOptions
from collabdesk.report import build_paper
from collabdesk.resources import resource
from collabdesk.services.handing_out import FORMATS

FOLDER = Path(__file__).parent / "data" / "goldens"
EXAMPLE = Path(__file__).parent / "data" / "examples" / "group-8-partners.collabdesk"
NAMES = (
    *(f"{kind}.txt" for kind in Kind if kind is not Kind.SHEETS),
    *("docx.txt", "xlsx.txt", "csv.txt", "ics.txt"),
)


def content() -> ReportInput:
    catalogue = Catalogue([resource("frameworks")])
    workshop = read_workshop(EXAMPLE, catalogue).workshop
    framework = catalogue.get(workshop.framework_id, workshop.edition)
    return ReportInput(workshop, framework, score(workshop, framework), date(2026, 11, 20))


def text_of(name: str) -> str:
    """Return what the file of a golden says now."""
    given, options = content(), ReportOptions()
    kind = name.removesuffix(".txt")
    if kind in {"csv", "ics"}:
        return FORMATS[f".{kind}"](given, options).decode("utf-8-sig").replace("\r\n", "\n")
    if kind == "xlsx":
        return workbook_text(FORMATS[".xlsx"](given, options))
    if kind == "docx":
        return document_text(FORMATS[".docx"](given, options))
    if kind == Kind.CARDS:
        # One partner's cards: the others are the same.
        one = given.workshop.partners[:1]
        given = replace(given, workshop=replace(given.workshop, partners=one))
    reader = PdfReader(BytesIO(build_paper(Kind(kind), given, options)))
    return "\f\n".join(f"{page.extract_text().strip()}\n" for page in reader.pages)


def document_text(data: bytes) -> str:
    lines = []
    for part in docx.Document(BytesIO(data)).iter_inner_content():
        if isinstance(part, Paragraph) and part.style is not None:
            lines.append(f"{part.style.name}: {part.text}".strip())
        elif isinstance(part, Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in part.rows]
    return "\n".join(lines) + "\n"


def workbook_text(data: bytes) -> str:
    lines = []
    for sheet in openpyxl.load_workbook(BytesIO(data)).worksheets:
        lines.append(f"[{sheet.title}] frozen at {sheet.freeze_panes}")
        rows = ((str("" if cell is None else cell) for cell in row) for row in sheet.values)
        lines += [" | ".join(row).rstrip() for row in rows]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_says_what_it_said(name: str) -> None:
    assert text_of(name).splitlines() == (FOLDER / name).read_text("utf-8").splitlines()


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for golden in NAMES:
        (FOLDER / golden).write_text(text_of(golden), "utf-8", newline="\n")
