"""Breaks a name into two lines at most, in any script, and shortens what does not fit."""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption

from collabdesk import tokens
from collabdesk.ui.theme import look

_TYPE = tokens.SMALL - 1
_LOOKED_AT = 80
"""No line has room for more characters, so no break is looked for after these."""


@lru_cache(maxsize=2048)
def _halves(name: str) -> tuple[tuple[str, str], ...]:
    """Return every way to break *name* in two where its script allows a break."""
    layout = QTextLayout(name[:_LOOKED_AT], look().font(_TYPE))
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    places = []
    # In lines of no width every line ends at the next place for a break.
    while (line := layout.createLine()).isValid():
        line.setLineWidth(0)
        places.append(line.textStart() + line.textLength())
    layout.endLayout()
    return tuple(_split(name, place) for place in places if place < _units(name))


def _units(name: str) -> int:
    return len(name.encode("utf-16-le")) // 2


def _split(name: str, place: int) -> tuple[str, str]:
    """Split *name* at *place*, which counts units of UTF-16 as Qt does."""
    units = name.encode("utf-16-le")
    first, rest = units[: 2 * place], units[2 * place :]
    return first.decode("utf-16-le").rstrip(), rest.decode("utf-16-le")


@lru_cache(maxsize=2048)
def narrowest(name: str, text_size: int, most: int) -> int:
    """Return the width in pixels that *name* needs in two lines, *most* where it needs more."""
    del text_size  # a part of the key: another size has another width
    metrics = small_metrics()
    whole = metrics.horizontalAdvance(name)
    if whole > 2 * most:
        return most
    widths = [max(map(metrics.horizontalAdvance, halves)) for halves in _halves(name)]
    return min([whole, most, *widths])


def two_lines(name: str, metrics: QFontMetrics, room: int) -> tuple[str, ...]:
    """Return *name* in the lines that fit *room* pixels, the last one shortened if it must be."""
    if metrics.horizontalAdvance(name) <= room:
        return (name,)
    fitting = list(takewhile(lambda h: metrics.horizontalAdvance(h[0]) <= room, _halves(name)))
    if not fitting:
        return (_shortened(name, metrics, room),)
    # The last line takes what the first can spare, so that both are about as long.
    first, rest = min(fitting, key=lambda h: max(map(metrics.horizontalAdvance, h)))
    if metrics.horizontalAdvance(rest) > room:
        first, rest = fitting[-1]
    return first, _shortened(rest, metrics, room)


def small_metrics() -> QFontMetrics:
    """Return the measures of the type that names around a map are set in."""
    return QFontMetrics(look().font(_TYPE))


def _shortened(text: str, metrics: QFontMetrics, room: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
