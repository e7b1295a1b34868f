"""Printing through the system's dialog: the pages of the very file that is shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from collabdesk.ui.pdf_pages import POINTS_PER_INCH, PdfPages

_SHARPEST = 300
"""Dots an inch that are drawn at most: more is slower and looks no better."""


class PrinterChoice(Protocol):
    """Asks for a printer."""

    def ask(self, parent: QWidget, title: str, pages: int) -> QPrinter | None:
        """Return the printer with range and copies chosen, or None for Cancel."""


class SystemPrinters:
    """Asks with the system's own dialog."""

    def ask(self, parent: QWidget, title: str, pages: int) -> QPrinter | None:
        """See ``PrinterChoice``."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        dialog = QPrintDialog(printer, parent)
        dialog.setMinMax(1, pages)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        chosen = dialog.exec() == QDialog.DialogCode.Accepted
        return printer if chosen else None


def sheets(pages: PdfPages, printer: QPrinter) -> list[int]:
    """Return the indices of the pages to print, copy by copy where the printer makes none."""
    first = max(printer.fromPage(), 1) - 1
    last = min(printer.toPage() or len(pages), len(pages))
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return [*range(first, last)] * copies


def print_sheets(pages: PdfPages, wanted: list[int], printer: QPrinter) -> Iterator[int]:
    """Print *wanted* pages one by one, and tell the number of each; it may be left early."""
    _fit_paper(pages, wanted, printer)
    painter = QPainter(printer)
    try:
        for number, index in enumerate(wanted, start=1):
            if number > 1:
                printer.newPage()
            _print_page(pages, index, painter, printer)
            yield number
    finally:
        painter.end()


def _fit_paper(pages: PdfPages, wanted: list[int], printer: QPrinter) -> None:
    width, height = pages.size(wanted[0])
    printer.setPageSize(QPageSize(_paper(width, height)))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)


def _paper(width: float, height: float) -> QPageSize.PageSizeId:
    if height > 1_000:
        return QPageSize.PageSizeId.A3
    return QPageSize.PageSizeId.Letter if width > 600 else QPageSize.PageSizeId.A4


def _print_page(pages: PdfPages, index: int, painter: QPainter, printer: QPrinter) -> None:
    """Draw a page over the whole paper, which a smaller paper makes smaller, never larger."""
    dots = min(printer.resolution(), _SHARPEST)
    picture = pages.picture(index, dots / POINTS_PER_INCH)
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    width, height = pages.size(index)
    natural = printer.resolution() / POINTS_PER_INCH
    fit = min(paper.width() / width, paper.height() / height, natural)
    painter.drawImage(QRectF(0, 0, width * fit, height * fit), picture)
