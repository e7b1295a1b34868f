"""A page of a PDF on the screen: fitted to the room there is, or larger and scrolled."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from collabdesk.ui.pdf_pages import PdfPages
from collabdesk.ui.theme import look

ZOOMS = (0, 75, 100, 125, 150, 200, 300)
"""Sizes in per cent of the paper; 0 fits the page into the room there is."""
_PIXELS_PER_POINT = 96 / 72
_MARGIN = 10


class _Sheet(QWidget):
    """Paints one page as paper, whatever the theme: it is a picture of paper."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = QImage()

    def sizeHint(self) -> QSize:
        """Return the size of the page and a margin around it."""
        ratio = self.picture.devicePixelRatio()
        around = QSize(2 * _MARGIN, 2 * _MARGIN)
        return self.picture.size() / ratio + around

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page in the middle, with a hairline around it."""
        if self.picture.isNull():
            return
        painter = QPainter(self)
        size = self.picture.size() / self.picture.devicePixelRatio()
        x = max((self.width() - size.width()) // 2, 0)
        painter.drawImage(x, _MARGIN, self.picture)
        painter.setPen(QColor(look().palette.line))
        painter.drawRect(x, _MARGIN, size.width(), size.height())
        painter.end()


class PageView(QScrollArea):
    """Shows one page of a file; Page Up and Page Down turn it, plus and minus zoom."""

    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidgetResizable(True)
        self.setMinimumSize(200, 160)
        self._sheet = _Sheet()
        self.setWidget(self._sheet)
        self._pages: PdfPages | None = None
        self.index = 0
        self.zoom = 0

    @property
    def count(self) -> int:
        """How many pages there are."""
        return 0 if self._pages is None else len(self._pages)

    @property
    def data(self) -> bytes:
        """The bytes of the file that is shown."""
        return b"" if self._pages is None else self._pages.data

    def show_file(self, data: bytes) -> None:
        """Show a file, at the page that was shown where it has as many."""
        if data == self.data:
            return
        self._pages = PdfPages(data) if data else None
        self.turn_to(min(self.index, max(self.count - 1, 0)))

    def turn_to(self, index: int) -> None:
        """Show a page, from 0; beyond the ends nothing happens."""
        if not 0 <= index < max(self.count, 1):
            return
        self.index = index
        self.verticalScrollBar().setValue(0)
        self._draw()
        self.turned.emit()

    def zoom_by(self, steps: int) -> None:
        """Show the page larger or smaller, by steps of ``ZOOMS``."""
        place = ZOOMS.index(self.zoom) + steps
        self.zoom = ZOOMS[min(max(place, 0), len(ZOOMS) - 1)]
        self._draw()
        self.turned.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page anew."""
        super().resizeEvent(event)
        if self.zoom == 0:
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and zoom; the arrows scroll."""
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self.turn_to(self.index + steps[key])
        elif key in zooms:
            self.zoom_by(zooms[key])
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        if self._pages is None:
            self._sheet.picture = QImage()
        else:
            ratio = self.devicePixelRatioF()
            picture = self._pages.picture(self.index, self._scale() * ratio)
            picture.setDevicePixelRatio(ratio)
            self._sheet.picture = picture
        size = self._sheet.sizeHint()
        self._sheet.setMinimumSize(size if self.zoom else QSize(0, 0))
        self._sheet.update()

    def _scale(self) -> float:
        """Return how many pixels of the screen a point of the page takes."""
        if self.zoom or self._pages is None:
            return self.zoom / 100 * _PIXELS_PER_POINT
        wide, high = self._pages.size(self.index)
        room = self.viewport().size()
        across = max(room.width() - 2 * _MARGIN - 1, 40) / wide
        down = max(room.height() - 2 * _MARGIN - 1, 40) / high
        return min(across, down)
