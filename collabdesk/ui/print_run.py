"""One printing after another: page by page, so that the window stays awake and can cancel."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from collabdesk.ui.pdf_pages import PdfPages
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.printing import PrinterChoice, print_sheets, sheets


class PrintRun(QObject):
    """Prints a file on the printer the user chooses; ``ended`` carries (done, error)."""

    reached = Signal(str)
    ended = Signal(str, str)

    def __init__(self, parent: QWidget, tr: Translate, printers: PrinterChoice) -> None:
        super().__init__(parent)
        self._window = parent
        self._tr = tr
        self._printers = printers
        self._printer: QPrinter | None = None
        self._steps: Iterator[int] = iter(())
        self._total = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)

    def start(self, data: bytes) -> None:
        """Ask for a printer and begin."""
        if not data or self._timer.isActive():
            return
        pages = PdfPages(data)
        printer = self._printers.ask(self._window, self._tr("CollabDesk report"), len(pages))
        if printer is None:
            return
        wanted = sheets(pages, printer)
        if not wanted:
            self.ended.emit("", self._tr("There are no such pages. Choose others."))
            return
        self._printer, self._total = printer, len(wanted)
        self._steps = print_sheets(pages, wanted, printer)
        self.reached.emit(self._tr("Printing…"))
        self._timer.start()

    def cancel(self) -> None:
        """Stop after the present page."""
        if self._timer.isActive():
            if self._printer is not None:
                self._printer.abort()
            self._finish()

    def _step(self) -> None:
        number = next(self._steps, None)
        if number is None:
            failed = self._printer is not None and (
                self._printer.printerState() is QPrinter.PrinterState.Error
            )
            self._finish()
            if failed:
                words = self._tr("The printer reports a fault. Look at it, or save the PDF.")
                self.ended.emit("", words)
            else:
                words = self._tr("Sent to the printer: {n} pages.").format(n=self._total)
                self.ended.emit(words, "")
            return
        words = self._tr("Printing… page {n} of {total}")
        self.reached.emit(words.format(n=number, total=self._total))

    def _finish(self) -> None:
        self._timer.stop()
        self._steps = iter(())
        self._printer = None
