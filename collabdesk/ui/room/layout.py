"""The layout of the wall: a pure function of what is shown, the window's size and the type."""

from __future__ import annotations

from math import ceil
from typing import Final

from collabdesk.ui.presenters.room_state import RoomState
from collabdesk.ui.room.foot import foot
from collabdesk.ui.room.frame import Frame
from collabdesk.ui.room.middle import middle_texts
from collabdesk.ui.room.places import Align, Box, Ink, Metrics, Places, Text, Weight
from collabdesk.ui.room.scale import agreed_mark, level_texts
from collabdesk.ui.room.stacks import Measures, stacks

STATEMENT_SHARE: Final = 16
"""The statement is at least one part in so many of the window's height."""

_TOP = 128
_FLOOR = 794
_LEAST_MIDDLE = 170
_CARD_SIZES = (84, 76, 68, 60, 52, 44, 36)


def layout(state: RoomState, size: tuple[int, int], metrics: Metrics) -> Places:
    """Return where everything of *state* stands in a window of *size* (width, height) pixels."""
    if state.black or min(size) < 1:
        return Places()
    frame = Frame(*size, metrics)
    return _indicator(state, frame) if state.levels else _card(state, frame)


def _indicator(state: RoomState, frame: Frame) -> Places:
    """Return a statement, its scale, and what stands on the scale."""
    statement = _statement(state, frame)
    top = statement[-1].box.bottom if statement else frame.u(_TOP)
    floor, gap = frame.u(_FLOOR), frame.u(24)
    area = Box(frame.left, top + gap, frame.inner, max(0.0, floor - top - gap))
    columns = frame.columns(area, len(state.levels), 24)
    standing = stacks(columns, state.dots, state.earlier, _measures(frame)) if state.dots else None
    at_foot = foot(state, frame)
    return Places(
        statement=statement,
        texts=(
            *_heading(state, frame),
            *level_texts(state, frame, columns),
            *(standing.captions if standing else ()),
            *at_foot.texts,
        ),
        middle=middle_texts(state, frame, area),
        lines=tuple(Box(c.x, floor, c.width, frame.u(4)) for c in columns),
        dots=standing.dots if standing else (),
        bars=standing.bars if standing else (),
        pills=at_foot.pills,
        mark=agreed_mark(state, frame, columns),
    )


def _measures(frame: Frame) -> Measures:
    size = frame.type(40)
    return Measures(frame.u(74), frame.u(16), size, frame.line(size, Weight.BOLD))


def _statement(state: RoomState, frame: Frame) -> tuple[Text, ...]:
    size = ceil(frame.height / STATEMENT_SHARE)
    line = frame.line(size, Weight.BOLD)
    room = frame.u(_FLOOR - _TOP - _LEAST_MIDDLE)
    lines = frame.lines(state.statement, frame.inner, size, Weight.BOLD)
    lines = frame.cut(lines, max(1, int(room / line)), frame.inner, size, Weight.BOLD)
    return _block(lines, Box(frame.left, frame.u(_TOP), frame.inner, line), size)


def _block(lines: tuple[str, ...], first: Box, size: int) -> tuple[Text, ...]:
    def box(n: int) -> Box:
        return Box(first.x, first.y + n * first.height, first.width, first.height)

    return tuple(Text(words, box(n), size, Weight.BOLD) for n, words in enumerate(lines))


def _heading(state: RoomState, frame: Frame) -> tuple[Text, ...]:
    size = frame.type(30)
    height = frame.line(size)
    top = frame.u(84) - height / 2
    texts = []
    room = frame.inner
    if state.position:
        position = frame.elide(state.position, frame.inner / 2, size)
        wide = min(frame.inner, frame.measured(position, size))
        box = Box(frame.left + frame.inner - wide, top, wide, height)
        texts.append(Text(position, box, size, ink=Ink.MUTED, align=Align.RIGHT))
        room -= wide + frame.u(40)
    if state.heading and room > 0:
        words = frame.elide(state.heading, room, size)
        texts.append(Text(words, Box(frame.left, top, room, height), size, ink=Ink.MUTED))
    return tuple(texts)


def _card(state: RoomState, frame: Frame) -> Places:
    """Return a text by itself, as large as it fits."""
    top, room = frame.u(_TOP), frame.u(1000 - _TOP)
    note_size = frame.type(44)
    note_line = frame.line(note_size)
    gap = frame.u(36)
    if state.note:
        room -= note_line + gap
    for drawn in _CARD_SIZES:
        size = frame.type(drawn)
        line = frame.line(size, Weight.BOLD)
        lines = frame.lines(state.statement, frame.inner, size, Weight.BOLD)
        if len(lines) * line <= room:
            break
    lines = frame.cut(lines, int(room / line), frame.inner, size, Weight.BOLD)
    statement = _block(lines, Box(frame.left, top, frame.inner, line), size)
    texts = _heading(state, frame)
    if state.note:
        box = Box(frame.left, top + line * len(lines) + gap, frame.inner, note_line)
        note = frame.elide(state.note, frame.inner, note_size)
        texts = (*texts, Text(note, box, note_size, ink=Ink.MUTED))
    return Places(statement=statement, texts=texts)
