"""The pages of a PDF as pictures: what the preview and the printer show are the file's bytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

POINTS_PER_INCH = 72.0


class PdfPages:
    """The pages of one file; to be used from one thread. Nothing stays open between calls."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with self._opened() as document:
            self._count = len(document)

    def __len__(self) -> int:
        """Return the number of pages."""
        return self._count

    def size(self, index: int) -> tuple[float, float]:
        """Return width and height of a page, in points."""
        with self._page(index) as page:
            return page.get_size()

    def picture(self, index: int, scale: float) -> QImage:
        """Return a page in *scale* pixels to a point."""
        with self._page(index) as page:
            drawn = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
            form = QImage.Format.Format_RGB32
            shown = QImage(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, form)
            # The picture's own memory: the bytes above end with this call.
            return shown.copy()

    @contextmanager
    def _opened(self) -> Iterator[PdfDocument]:
        # Loaded here, so that nobody waits for it before the first preview.
        from pypdfium2 import PdfDocument

        with closing(PdfDocument(self.data)) as document:
            yield document

    @contextmanager
    def _page(self, index: int) -> Iterator[PdfPage]:
        with self._opened() as document, closing(document[index]) as page:
            yield page
