"""Texts broken into lines that fit, and cut with an ellipsis only where nothing else is left."""

from __future__ import annotations

from collections.abc import Callable

ELLIPSIS = "…"
Measure = Callable[[str], float]
"""How wide a text is, in pixels."""


def wrap(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """Return the lines of *text*, none wider than *width*; a long word is broken anywhere."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if measure(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, width, measure)
        lines.extend(full)
    return (*lines, line) if line else tuple(lines)


def _broken(word: str, width: float, measure: Measure) -> list[str]:
    """Return *word* in pieces that fit; a single letter always stays."""
    pieces, piece = [], ""
    for letter in word:
        if piece and measure(piece + letter) > width:
            pieces.append(piece)
            piece = letter
        else:
            piece += letter
    return [*pieces, piece]


def cut(lines: tuple[str, ...], most: int, width: float, measure: Measure) -> tuple[str, ...]:
    """Return at most *most* lines, the last ending in an ellipsis where some are left out."""
    if len(lines) <= most:
        return lines
    if most < 1:
        return ()
    return (*lines[: most - 1], elide(f"{lines[most - 1]}{ELLIPSIS}", width, measure))


def elide(text: str, width: float, measure: Measure) -> str:
    """Return *text*, shortened with an ellipsis until it fits."""
    if measure(text) <= width:
        return text
    kept = text.removesuffix(ELLIPSIS)
    while kept and measure(kept.rstrip() + ELLIPSIS) > width:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS
