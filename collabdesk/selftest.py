"""The self-test: try every shipped part of this very installation, in a throw-away folder."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, TextIO

from collabdesk.resources import font, resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

PartTest = Callable[[Path], str]
"""Tries one part with the throw-away folder it is handed; tells what it found, or raises."""

_OF_THE_PLATFORM: Final = "This plugin does not support"
"""How the off-screen platform begins what it says of itself, and not of the program."""

LETTERS: Final = "\u02b3 \u05d0 \u0633 \u0531 \u10d0 \u1200 \u2644 \u6771 \U0001f642"
"""One of each face for writing that the first one lacks."""


class FaultyPart(Exception):
    """A shipped part is there and not as it should be."""


def run(out: TextIO | None = None, parts: dict[str, PartTest] | None = None) -> int:
    """Try all *parts*, one line each on *out*; return 0 if all are well, else 1.

    A part that fails does not keep the others from being tried: the reader sees all at once.
    """
    out = out or sys.stdout
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    failed = 0
    with TemporaryDirectory(prefix="collabdesk-", ignore_cleanup_errors=True) as folder:
        for name, part in (PARTS if parts is None else parts).items():
            try:
                line = f"ok      {name}: {part(Path(folder))}"
            except Exception as fault:  # whatever is wrong is what is asked for
                failed += 1
                line = f"failed  {name}: {fault or type(fault).__name__}"
            out.write(f"{line}\n")
            out.flush()
    return 1 if failed else 0


def _framework(_folder: Path) -> str:
    from collabdesk.framework.catalogue import Catalogue

    packs = Catalogue((resource("frameworks"),)).all()
    if not packs:
        raise FaultyPart("there is no framework pack")
    return ", ".join(
        f"{pack.id} {pack.edition} with {sum(len(c.indicators) for c in pack.characteristics)}"
        " indicators"
        for pack in packs
    )


def _fonts(_folder: Path) -> str:
    from PySide6.QtGui import QFontDatabase

    from collabdesk import app, tokens
    from collabdesk.ui.theme import FACES

    app.make_application()
    for face in FACES:
        if QFontDatabase.addApplicationFont(str(font(face))) < 0:
            raise FaultyPart(f"Qt cannot use {tokens.FONT_FAMILY} {face}")
    if tokens.FONT_FAMILY not in QFontDatabase.families():
        raise FaultyPart(f"Qt does not know {tokens.FONT_FAMILY}")
    return f"{tokens.FONT_FAMILY} in {len(FACES)} faces"


def _pictures(_folder: Path) -> str:
    from PySide6.QtGui import QImage

    from collabdesk import app

    app.make_application()
    root = resource("frameworks").parent
    found = [path for path in sorted(root.rglob("*")) if path.suffix in {".svg", ".png"}]
    for path in found:
        # Loading, not only finding, shows that the plugin for the format was shipped too.
        if QImage(str(path)).isNull():
            raise FaultyPart(f"Qt cannot show {path.relative_to(root).as_posix()}")
    if not found:
        raise FaultyPart("there is no picture")
    return f"{len(found)} pictures"


def _styles(_folder: Path) -> str:
    from collabdesk import tokens
    from collabdesk.ui.theme import Look, style_sheet

    for palette in tokens.PALETTES:
        sheet = style_sheet(Look(palette))
        for name in re.findall(r'url\("?([^")]+)"?\)', sheet):
            if not name.startswith(":") and not Path(name).is_file():
                raise FaultyPart(f"the {palette.name} style asks for {Path(name).name}")
    return f"{len(tokens.PALETTES)} themes"


def _forms(_folder: Path) -> str:
    from collabdesk.ui import forms

    names = [module.name for module in iter_modules(forms.__path__, f"{forms.__name__}.")]
    if not names:
        raise FaultyPart("there is no compiled form")
    for name in names:
        import_module(name)
    return f"{len(names)} forms"


def _migrations(_folder: Path) -> str:
    from collabdesk.store import migrations

    for name in migrations.VERSIONS:
        import_module(f"{migrations.__name__}.versions.{name}")
    return f"up to schema {len(migrations.VERSIONS)}"


def _sample(folder: Path) -> str:
    from collabdesk.services.opening import open_desk

    with closing(open_desk(folder / "sample.sqlite")) as desk:
        desk.sample()
    # Another desk reads it from the disk: what was brought in is there.
    with closing(open_desk(folder / "sample.sqlite")) as desk:
        (summary,) = desk.summaries()
    return f"{summary.title}, {summary.scored} indicators scored"


def _pages(folder: Path) -> str:
    return f"{len(list(open_every_page(folder)))} pages"


def open_every_page(folder: Path) -> Iterator[str]:
    """Show Home and every step of the sample off-screen; tell the name of each once painted.

    What Qt complains of meanwhile counts as a fault: a missing picture is only a warning to it.
    """
    from collabdesk import app
    from collabdesk.domain.flow import Step
    from collabdesk.ui.settings import Settings

    application = app.make_application()
    window = app.make_window(application, Settings(folder / "settings.ini"))
    with no_complaints(), closing(app.furnish(window, folder / "pages.sqlite")) as desk:
        sample = desk.sample()
        window.show()
        window.show_home()
        paint(window)
        yield "home"
        for step in Step:
            window.open_workshop(sample, step)
            paint(window)
            yield str(step)
        window.close()
    window.deleteLater()


def paint(window: QWidget) -> None:
    """Let *window* be painted; FaultyPart where nothing comes of it."""
    from PySide6.QtCore import QCoreApplication

    QCoreApplication.processEvents()
    if window.grab().isNull():
        raise FaultyPart("the window paints nothing")


@contextmanager
def no_complaints() -> Iterator[None]:
    """Raise FaultyPart at the end where Qt warned of something meanwhile."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    said: list[str] = []

    def listen(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        told_only = kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if not (told_only or words.startswith(_OF_THE_PLATFORM)):
            said.append(words)

    before = qInstallMessageHandler(listen)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
    if said:
        raise FaultyPart(said[0])


def _charts(_folder: Path) -> str:
    from PySide6.QtCore import QSize

    from collabdesk import app
    from collabdesk.ui.charts.pictures import Drawing, svg
    from collabdesk.ui.charts.plot import PlotChart
    from collabdesk.ui.presenters.chart_state import (
        ChartPoint,
        ChartSeries,
        ChartState,
        Stroke,
    )

    app.make_application()
    points = ChartPoint((0.2, 0.2), "one"), ChartPoint((0.8, 0.8), "two")

    def make() -> QWidget:
        chart = PlotChart()
        series = (ChartSeries("line", Stroke.NOW, points),)
        chart.show_chart(ChartState("chart", "", "", series=series))
        return chart

    if b"<path" not in svg(Drawing("chart", "", make), "self-test", QSize(400, 300)):
        raise FaultyPart("a chart with a line came out empty")
    return "drawn as SVG"


def _report(folder: Path) -> str:
    from collabdesk.report import ReportOptions
    from collabdesk.services.opening import open_desk

    path = folder / "report.pdf"
    with closing(open_desk(folder / "report.sqlite")) as desk:
        desk.report(desk.read(desk.sample()), path, ReportOptions())
    read = path.read_bytes()
    return f"{pages_of(read)} pages, {len(read):,} bytes"


def _letters(folder: Path) -> str:
    from dataclasses import replace

    from collabdesk.report import ReportOptions
    from collabdesk.report.fonts import OTHERS
    from collabdesk.services.opening import open_desk

    with closing(open_desk(folder / "letters.sqlite")) as desk:
        workshop = desk.read(desk.sample())
        named = replace(workshop.collaboration, name=LETTERS)
        written = replace(workshop, collaboration=named)
        read = desk.report_bytes(written, ReportOptions(one_page=True))
    for face in OTHERS:
        if f"+{face}-".encode() not in read:
            raise FaultyPart(f"the report has no letters of {face}")
    return f"{len(OTHERS)} faces for other writing"


def _files(folder: Path) -> str:
    from collabdesk.handout import ReportOptions
    from collabdesk.services.handing_out import FORMATS
    from collabdesk.services.opening import open_desk

    with closing(open_desk(folder / "files.sqlite")) as desk:
        workshop = desk.read(desk.sample())
        for ending in FORMATS:
            desk.export(workshop, folder / f"files{ending}", options=ReportOptions())
    return " ".join(FORMATS)


def _preview(folder: Path) -> str:
    from collabdesk import app
    from collabdesk.domain.scoring import score
    from collabdesk.handout import Kind, ReportInput, ReportOptions
    from collabdesk.report import build_paper
    from collabdesk.services.opening import open_desk
    from collabdesk.ui.pdf_pages import PdfPages

    app.make_application()
    with closing(open_desk(folder / "preview.sqlite")) as desk:
        workshop, today = desk.read(desk.sample()), desk.today
        framework = desk.framework(workshop)
    content = ReportInput(workshop, framework, score(workshop, framework), today)
    for kind in Kind:
        pages = PdfPages(build_paper(kind, content, ReportOptions()))
        if pages.picture(0, 0.5).isNull():
            raise FaultyPart(f"the paper “{kind}” cannot be shown")
    return f"{len(Kind)} papers"


def _passphrase(folder: Path) -> str:
    from collabdesk.services.opening import open_desk

    path = folder / "locked.sqlite"
    with closing(open_desk(path)) as desk:
        sample = desk.sample()
        desk.locking.set("only for the self-test")
    with closing(open_desk(path)) as desk:
        if not desk.locking.is_locked or desk.read(sample).title.encode() in path.read_bytes():
            raise FaultyPart("a library with a passphrase is not locked")
    return "a library locked and opened"


def pages_of(pdf: bytes) -> int:
    """Return the number of pages; FaultyPart where *pdf* is not a whole PDF."""
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    if not (pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF") and pages):
        raise FaultyPart("the report is not a whole PDF")
    return pages


PARTS: Final[dict[str, PartTest]] = {
    "framework": _framework,
    "fonts": _fonts,
    "pictures": _pictures,
    "styles": _styles,
    "forms": _forms,
    "migrations": _migrations,
    "sample": _sample,
    "pages": _pages,
    "charts": _charts,
    "report": _report,
    "letters": _letters,
    "files": _files,
    "preview": _preview,
    "passphrase": _passphrase,
}
