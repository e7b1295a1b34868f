"""The foot of the wall: votes in, the remark on how views differ, what was agreed, time left."""

from __future__ import annotations

from dataclasses import dataclass

from collabdesk.ui.presenters.room_state import RoomState
from collabdesk.ui.room.frame import Frame
from collabdesk.ui.room.places import Align, Box, Ink, Pill, Text, Weight

_MIDDLE = 986
_PILL = 58
_PADDING = 24
_GAP = 32
_SIZES = (30, 28, 26, 24, 22, 20, 18)


@dataclass(frozen=True, slots=True)
class Foot:
    """The texts at the foot and the grounds behind some of them."""

    texts: tuple[Text, ...]
    pills: tuple[Pill, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """One text at the foot; ``attention`` is None where it has no ground."""

    words: str
    ink: Ink
    weight: Weight
    attention: bool | None = None


def foot(state: RoomState, frame: Frame) -> Foot:
    """Return the foot; votes stand first, so that they keep their place at the reveal."""
    parts = tuple(part for part in _parts(state) if part.words)
    for drawn in _SIZES:
        size = frame.type(drawn)
        spare = _room(state, frame) - sum(_widths(parts, frame, size))
        if spare >= 0:
            break
    texts, pills = [], []
    left, middle = frame.left, frame.u(_MIDDLE)
    end = frame.left + _room(state, frame)
    padding = frame.u(_PADDING)
    for part, wanted in zip(parts, _widths(parts, frame, size), strict=True):
        width = min(wanted - frame.u(_GAP), end - left)
        if width <= 2 * padding:
            break
        inset = 0.0 if part.attention is None else padding
        if part.attention is not None:
            ground = Box(left, middle - frame.u(_PILL) / 2, width, frame.u(_PILL))
            pills.append(Pill(ground, part.attention))
        height = frame.line(size, part.weight)
        box = Box(left + inset, middle - height / 2, width - 2 * inset, height)
        words = frame.elide(part.words, box.width + 0.01, size, part.weight)
        texts.append(Text(words, box, size, part.weight, part.ink))
        left += wanted
    return Foot((*texts, *_time(state, frame)), tuple(pills))


def _parts(state: RoomState) -> tuple[_Part, ...]:
    return (
        _Part(state.votes, Ink.MUTED, Weight.NORMAL),
        _Part(state.remark, Ink.ATTENTION, Weight.BOLD, attention=True),
        _Part(state.agreed, Ink.BRAND, Weight.BOLD, attention=False),
        _Part(state.rounds, Ink.MUTED, Weight.NORMAL),
    )


def _widths(parts: tuple[_Part, ...], frame: Frame, size: int) -> list[float]:
    """Return how wide each part is, with the gap after it."""
    grounds = [0.0 if part.attention is None else 2 * frame.u(_PADDING) for part in parts]
    return [
        frame.measured(part.words, size, part.weight) + ground + frame.u(_GAP)
        for part, ground in zip(parts, grounds, strict=True)
    ]


def _room(state: RoomState, frame: Frame) -> float:
    """Return the width for the parts, the last gap included."""
    if not state.time_left:
        return frame.inner
    return frame.inner - frame.measured(state.time_left, frame.type(_SIZES[0]), Weight.BOLD)


def _time(state: RoomState, frame: Frame) -> tuple[Text, ...]:
    if not state.time_left:
        return ()
    size = frame.type(_SIZES[0])
    width = min(frame.inner, frame.measured(state.time_left, size, Weight.BOLD))
    height = frame.line(size, Weight.BOLD)
    left = frame.left + frame.inner - width
    box = Box(left, frame.u(_MIDDLE) - height / 2, width, height)
    return (Text(state.time_left, box, size, Weight.BOLD, align=Align.RIGHT),)
