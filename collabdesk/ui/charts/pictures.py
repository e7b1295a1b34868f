"""Pictures of charts to take away: drawn anew at the size that was asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from collabdesk.ui.theme import look
from collabdesk.ui.widgets.roles import set_role

_MARGIN = 20
_WINDOW = 1000


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart by its name; ``make`` makes it anew, ``summary`` says what is on it.

    ``note`` stands under it and says how to read it.
    """

    name: str
    summary: str
    make: Callable[[], QWidget]
    note: str = ""


class Sheet(QFrame):
    """A chart between its name and where it comes from, on the ground of the theme in force."""

    def __init__(self, drawing: Drawing, caption: str) -> None:
        super().__init__()
        set_role(self, "sheet")
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(10)
        self.chart = drawing.make()
        column.addWidget(_label(drawing.name, "heading"))
        column.addWidget(self.chart, 1)
        if drawing.note:
            column.addWidget(_label(drawing.note, "small"))
        column.addWidget(_label(caption, "small"))
        self.ensurePolished()

    def layout_size(self, asked: QSize) -> QSize:
        """Return the size of the shape of *asked* at which everything on the sheet fits.

        It is no wider than a window: a larger picture has larger words, for the back row.
        """
        needed = self.chart.sizeHint().expandedTo(self.chart.minimumSizeHint())
        rest = self.minimumSizeHint() - self.chart.minimumSizeHint()
        needed = QSize(needed.width() + 2 * _MARGIN, needed.height() + rest.height())
        fitting = max(needed.width() / asked.width(), needed.height() / asked.height())
        factor = max(fitting, min(look().px(_WINDOW) / asked.width(), 1.0))
        return QSize(round(asked.width() * factor), round(asked.height() * factor))


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    set_role(label, role)
    return label


def _draw(drawing: Drawing, caption: str, size: QSize, painter: QPainter) -> None:
    """Draw a sheet of *size* pixels; it is laid out larger and shrunk where not all fits."""
    sheet = Sheet(drawing, caption)
    # Laid out and polished as on a screen, without coming onto one.
    sheet.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    laid_out = sheet.layout_size(size)
    sheet.resize(laid_out)
    sheet.show()
    # Axes take their room when they are first painted, and the plot then has what is left.
    sheet.grab()
    QCoreApplication.sendPostedEvents()
    factor = size.width() / laid_out.width()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(factor, factor)
    sheet.render(painter, QPoint(0, 0))
    sheet.hide()
    sheet.deleteLater()


def image(drawing: Drawing, caption: str, size: QSize) -> QImage:
    """Return the picture of *size* pixels."""
    made = QImage(size, QImage.Format.Format_ARGB32)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _draw(drawing, caption, size, painter)
    painter.end()
    return made


def png(drawing: Drawing, caption: str, size: QSize) -> bytes:
    """Return the picture as the bytes of a PNG; what it shows stands in it as text."""
    made = image(drawing, caption, size)
    made.setText("Title", drawing.name)
    made.setText("Description", f"{drawing.summary} {caption}".strip())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(made)
    return bytes(buffer.data().data())


def svg(drawing: Drawing, caption: str, size: QSize) -> bytes:
    """Return the picture as the bytes of an SVG that any size keeps sharp."""
    from PySide6.QtSvg import QSvgGenerator

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(0, 0), size))
    generator.setTitle(drawing.name)
    generator.setDescription(f"{drawing.summary} {caption}".strip())
    painter = QPainter(generator)
    _draw(drawing, caption, size, painter)
    painter.end()
    return bytes(buffer.data().data())
