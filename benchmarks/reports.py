"""How long papers take, beside a bare canvas that draws the same pages."""

from __future__ import annotations

import io
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.harness import Figure
from collabdesk.domain.scoring import score
from collabdesk.domain.workshop import Partner, Round, Vote, Workshop
from collabdesk.report import Kind, ReportInput, ReportOptions, build_paper
from collabdesk.resources import font
from collabdesk.services.opening import open_desk

FACE = "BareFira"
OFFICE = "soffice"


@dataclass(slots=True)
class Drawn:
    """What stands on one page: its size, its texts, rectangles, lines and curves."""

    size: tuple[float, float]
    texts: list[tuple[float, float, float, str]] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    curves: list[tuple[float, ...]] = field(default_factory=list)


def figures(folder: Path, sample: Workshop) -> tuple[Figure, ...]:
    """Return the figure of the sample's full report."""
    desk = open_desk(folder / "report.sqlite")

    def take() -> float:
        began = time.perf_counter()
        desk.report_bytes(sample, ReportOptions())
        return time.perf_counter() - began

    pages = read_pages(desk.report_bytes(sample, ReportOptions()))
    return (
        Figure("full report", take, _bare(pages), "a bare ReportLab canvas drawing the same pages"),
    )


def large(folder: Path, sample: Workshop) -> tuple[Figure, ...]:
    """Return the figures of a full report with votes of 60 partners on every indicator.

    Beside a bare canvas, and beside LibreOffice turning our Word report into a PDF where it is
    installed.
    """
    desk = open_desk(folder / "large.sqlite")
    workshop = _of_sixty(sample, [i.id for i in desk.framework(sample).indicators])

    def take() -> float:
        began = time.perf_counter()
        desk.report_bytes(workshop, ReportOptions())
        return time.perf_counter() - began

    pages = read_pages(desk.report_bytes(workshop, ReportOptions()))
    name = "full report, 60 partners"
    found = [Figure(name, take, _bare(pages), "a bare ReportLab canvas drawing the same pages")]
    if office := shutil.which(OFFICE):
        document = folder / "large.docx"
        desk.export(workshop, document)
        floor = _converted(office, document)
        found.append(Figure(f"{name}, once more", take, floor, "LibreOffice, from our document"))
    return tuple(found)


def cards(folder: Path, sample: Workshop) -> tuple[Figure, ...]:
    """Return the figure of the score cards for 40 partners of 3 seats each."""
    desk = open_desk(folder / "cards.sqlite")
    partners = tuple(Partner(f"q{n}", f"Partner number {n}", seats=3) for n in range(40))
    bare = replace(sample, partners=partners, votes=(), rounds=(), tallies=(), actions=())
    framework = desk.framework(bare)
    content = ReportInput(bare, framework, score(bare, framework), sample.held_on)

    def take() -> float:
        began = time.perf_counter()
        build_paper(Kind.CARDS, content, ReportOptions())
        return time.perf_counter() - began

    pages = read_pages(build_paper(Kind.CARDS, content, ReportOptions()))
    floor = "a bare ReportLab canvas drawing the same pages"
    return (Figure("score cards, 120 seats", take, _bare(pages), floor),)


def left_out() -> str:
    """Return a line for what could not be measured on this machine, empty where all was."""
    return "" if shutil.which(OFFICE) else "LibreOffice is not installed: its floor is left out.\n"


def _of_sixty(sample: Workshop, indicators: Sequence[str]) -> Workshop:
    partners = tuple(Partner(f"q{n}", f"Partner number {n}") for n in range(60))
    votes = tuple(
        Vote(indicator, partner.id, 1, 1, (7 * n + place) % 5 + 1)
        for place, indicator in enumerate(indicators)
        for n, partner in enumerate(partners)
    )
    rounds = tuple(Round(indicator, 1, revealed=True) for indicator in sorted(indicators))
    actions = tuple(replace(action, lead="q1", support=()) for action in sample.actions)
    return replace(
        sample,
        partners=partners,
        votes=votes,
        rounds=rounds,
        tallies=(),
        actions=actions,
        anonymous=False,
    )


def _converted(office: str, document: Path) -> Callable[[], float]:
    line = [office, "--headless", "--convert-to", "pdf", "--outdir", str(document.parent)]

    def take() -> float:
        began = time.perf_counter()
        subprocess.run([*line, str(document)], check=True, capture_output=True)
        return time.perf_counter() - began

    return take


def read_pages(pdf: bytes) -> list[Drawn]:
    """Return all that is drawn on each page of *pdf*."""
    return [_read_page(page) for page in PdfReader(io.BytesIO(pdf)).pages]


def _read_page(page: Any) -> Drawn:
    drawn = Drawn((float(page.mediabox.width), float(page.mediabox.height)))
    point = (0.0, 0.0)

    def text(words: str, matrix: Any, place: Any, _font: Any, size: float) -> None:
        if words.strip():
            across, up = matrix[4] + place[4], matrix[5] + place[5]
            drawn.texts.append((float(across), float(up), float(size), words.strip()))

    def shape(operator: bytes, operands: Any, matrix: Any, _place: Any) -> None:
        nonlocal point
        if operator not in {b"re", b"m", b"l", b"c"}:
            return
        numbers = [float(number) for number in operands]
        if operator == b"re":
            across, up, width, height = numbers
            drawn.boxes.append((matrix[4] + across, matrix[5] + up, width, height))
            return
        places = tuple(n + float(matrix[4 + i % 2]) for i, n in enumerate(numbers))
        if operator == b"l":
            drawn.lines.append((*point, places[0], places[1]))
        elif operator == b"c":
            drawn.curves.append((*point, *places))
        point = places[-2], places[-1]

    page.extract_text(visitor_text=text, visitor_operand_before=shape)
    return drawn


def draw(pages: list[Drawn]) -> bytes:
    """Draw *pages* with nothing but the canvas; return the PDF."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for page in pages:
        canvas.setPageSize(page.size)
        for box in page.boxes:
            canvas.rect(*box)
        for line in page.lines:
            canvas.line(*line)
        for curve in page.curves:
            canvas.bezier(*curve)
        for across, up, size, words in page.texts:
            canvas.setFont(FACE, max(size, 1))
            canvas.drawString(across, up, words)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _bare(pages: list[Drawn]) -> Callable[[], float]:
    def take() -> float:
        began = time.perf_counter()
        # The report makes its fonts ready each time too, so that one does not change the next.
        pdfmetrics.registerFont(TTFont(FACE, str(font("Regular"))))
        draw(pages)
        return time.perf_counter() - began

    return take
