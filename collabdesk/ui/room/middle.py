"""What stands in the middle while there are no dots: the anchors, or one sentence."""

from __future__ import annotations

from collabdesk.ui.presenters.room_state import RoomState
from collabdesk.ui.room.frame import Frame
from collabdesk.ui.room.places import Box, Ink, Text, Weight

_ANCHOR_SIZES = (42, 40, 38, 36, 34, 32, 30, 28, 26, 24)
_SENTENCE = 40
_GAP = 64


def middle_texts(state: RoomState, frame: Frame, area: Box) -> tuple[Text, ...]:
    """Return the texts in *area*; they stand in its middle."""
    if state.sentence:
        return _sentence(state.sentence, frame, area)
    return _anchors(state.anchors, frame, area) if state.anchors else ()


def _sentence(sentence: str, frame: Frame, area: Box) -> tuple[Text, ...]:
    size = frame.type(_SENTENCE)
    line = frame.line(size)
    lines = frame.lines(sentence, area.width, size)
    lines = frame.cut(lines, int(area.height / line), area.width, size)
    top = area.y + (area.height - len(lines) * line) / 2
    return tuple(
        Text(words, Box(area.x, top + n * line, area.width, line), size, ink=Ink.MUTED)
        for n, words in enumerate(lines)
    )


def _anchors(anchors: tuple[tuple[int, str], ...], frame: Frame, area: Box) -> tuple[Text, ...]:
    """Return the anchors side by side, each its level's number above its words."""
    cells = frame.columns(area, len(anchors), _GAP)
    width = cells[0].width
    for drawn in _ANCHOR_SIZES:
        size = frame.type(drawn)
        line = frame.line(size)
        wrapped = [frame.lines(text, width, size) for _, text in anchors]
        most = max(0, int(area.height / line) - 1)
        if max(map(len, wrapped)) <= most:
            break
    cuts = [frame.cut(lines, most, width, size) for lines in wrapped]
    top = area.y + max(0.0, area.height - (max(map(len, cuts)) + 1) * line) / 2
    texts = []
    for (level, _), lines, cell in zip(anchors, cuts, cells, strict=True):
        numbered = ((str(level), Weight.BOLD), *((words, Weight.NORMAL) for words in lines))
        for n, (words, weight) in enumerate(numbered):
            box = Box(cell.x, top + n * line, width, line)
            texts.append(Text(words, box, size, weight))
    return tuple(texts)
