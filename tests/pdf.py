"""What stands on the pages of a PDF, read with the library that also shows them on the screen.

It reads the same words as ``pypdf``, which looks for them twenty times as long; that one reads the
golden files, where the breaks of lines count.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pypdfium2 import PdfDocument


def _read(data: bytes) -> Iterator[str]:
    document = PdfDocument(data)
    try:
        for number in range(len(document)):
            page = document[number]
            held = page.get_textpage()
            yield " ".join(held.get_text_range().split())
            held.close()
            page.close()
    finally:
        document.close()


@lru_cache(maxsize=64)
def _pages(data: bytes) -> tuple[str, ...]:
    return tuple(_read(data))


def pages(data: bytes) -> list[str]:
    """The text of every page, in the order it was drawn, white space made single."""
    return list(_pages(data))


def words(data: bytes) -> str:
    """The text of all pages."""
    return " ".join(pages(data))
