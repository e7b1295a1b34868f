"""The scale on the wall: a number and a name under the line of each level."""

from __future__ import annotations

from collabdesk.ui.presenters.room_state import RoomState
from collabdesk.ui.room.frame import Frame
from collabdesk.ui.room.places import Align, Box, Ink, Text, Weight

_NUMBER = 44
_NUMBER_MIDDLE = 842
_MARK = 66
_NAME_TOP = 879
_NAME_BOTTOM = 951
_NAME_SIZES = (28, 25, 22, 20, 18)


def level_texts(state: RoomState, frame: Frame, columns: tuple[Box, ...]) -> tuple[Text, ...]:
    """Return numbers and names; all names have one size, and at most two lines."""
    size = frame.type(_NUMBER)
    line = frame.line(size, Weight.BOLD)
    top = frame.u(_NUMBER_MIDDLE) - line / 2
    numbers = []
    for (level, _), column in zip(state.levels, columns, strict=True):
        ink = Ink.BRAND if level == state.agreed_level else Ink.INK
        box = Box(column.x, top, column.width, line)
        numbers.append(Text(str(level), box, size, Weight.BOLD, ink, Align.CENTRE))
    return (*numbers, *_names(state, frame, columns))


def _names(state: RoomState, frame: Frame, columns: tuple[Box, ...]) -> tuple[Text, ...]:
    size, most = _name_size(state, frame, columns[0].width)
    line = frame.line(size)
    texts = []
    for (_, name), column in zip(state.levels, columns, strict=True):
        lines = frame.lines(name, column.width, size)
        for n, words in enumerate(frame.cut(lines, most, column.width, size)):
            box = Box(column.x, frame.u(_NAME_TOP) + n * line, column.width, line)
            texts.append(Text(words, box, size, ink=Ink.MUTED, align=Align.CENTRE))
    return tuple(texts)


def _name_size(state: RoomState, frame: Frame, width: float) -> tuple[int, int]:
    """Return the largest size at which no name is cut or broken, else the least; and its lines."""
    room = frame.u(_NAME_BOTTOM - _NAME_TOP)
    for drawn in _NAME_SIZES:
        size = frame.type(drawn)
        most = max(1, int(room / frame.line(size)))
        whole = all(
            frame.measured(word, size) <= width for _, name in state.levels for word in name.split()
        )
        if whole and all(len(frame.lines(n, width, size)) <= most for _, n in state.levels):
            break
    return size, most


def agreed_mark(state: RoomState, frame: Frame, columns: tuple[Box, ...]) -> Box | None:
    """Return the ground behind the number that was agreed."""
    for (level, _), column in zip(state.levels, columns, strict=True):
        if level == state.agreed_level:
            height = frame.u(_MARK)
            width = min(column.width, height * 1.5)
            left = column.x + (column.width - width) / 2
            return Box(left, frame.u(_NUMBER_MIDDLE) - height / 2, width, height)
    return None
