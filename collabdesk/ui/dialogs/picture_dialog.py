"""Of what, how large and in which form a picture is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QWidget

from collabdesk.ui.charts.pictures import Drawing
from collabdesk.ui.forms.ui_picture_dialog import Ui_PictureDialog
from collabdesk.ui.presenters.base import Translate

SIZES = ((1920, 1080), (1280, 720), (2480, 1754), (1200, 800))


class Form(StrEnum):
    """How a picture is taken away."""

    PNG = "png"
    SVG = "svg"
    COPY = "copy"


class PictureDialog(QDialog):
    """Tells which drawing is wanted, at which size and in which form; then it closes."""

    asked_for = Signal(Drawing, QSize, Form)

    def __init__(self, drawings: Sequence[Drawing], tr: Translate, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawings = tuple(drawings)
        self.form = Ui_PictureDialog()
        self.form.setupUi(self)
        form = self.form
        form.whatBox.addItems([drawing.name for drawing in drawings])
        names = (
            tr("a slide, 16:9"),
            tr("a small slide, 16:9"),
            tr("a printed page, A4 across"),
            tr("a document"),
        )
        for name, (width, height) in zip(names, SIZES, strict=True):
            form.sizeBox.addItem(f"{name} · {width} × {height}")
        form.sizeBox.addItem(tr("the size below"))
        form.sizeBox.activated.connect(self._on_size)
        for box in (form.widthBox, form.heightBox):
            box.setSuffix(" px")
            box.valueChanged.connect(self._on_measure)
        self._on_size(0)
        for button, way in (
            (form.pngButton, Form.PNG),
            (form.svgButton, Form.SVG),
            (form.copyButton, Form.COPY),
        ):
            button.clicked.connect(lambda *_, way=way: self._ask(way))
        form.cancelButton.clicked.connect(self.reject)

    def _on_size(self, place: int) -> None:
        if place < len(SIZES):
            width, height = SIZES[place]
            self.form.widthBox.setValue(width)
            self.form.heightBox.setValue(height)

    def _on_measure(self) -> None:
        size = self.form.widthBox.value(), self.form.heightBox.value()
        place = SIZES.index(size) if size in SIZES else len(SIZES)
        self.form.sizeBox.setCurrentIndex(place)

    def _ask(self, way: Form) -> None:
        size = QSize(self.form.widthBox.value(), self.form.heightBox.value())
        drawing = self._drawings[self.form.whatBox.currentIndex()]
        self.accept()
        self.asked_for.emit(drawing, size, way)
