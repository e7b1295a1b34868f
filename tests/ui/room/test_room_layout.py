"""The layout of the wall: large enough to read, nothing over anything else, nothing cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from collabdesk import app
from collabdesk.framework.model import Indicator
from collabdesk.ui.presenters.room_state import RoomPhase, RoomState
from collabdesk.ui.room.layout import layout
from collabdesk.ui.room.painting import FontMetrics
from collabdesk.ui.room.places import Box, Metrics, Places, Weight
from collabdesk.ui.room.stacks import DOTS_UP_TO
from tests.ui.desks import catalogue

SIZES = ((1920, 1080), (1280, 720), (1024, 768))
INDICATORS = catalogue().default().indicators


class Plain(Metrics):
    """Type whose every letter is half as wide as it is high."""

    def width(self, text: str, size: int, weight: Weight) -> float:
        del weight
        return len(text) * size / 2

    def line(self, size: int, weight: Weight) -> float:
        del weight
        return size * 1.2


@pytest.fixture
def metrics(qapp: QApplication) -> FontMetrics:
    del qapp
    app.make_application()
    return FontMetrics()


def voting(indicator: Indicator, levels: int = 5) -> RoomState:
    names = ("Not yet", "Early signs", "In part", "Mostly", "Consistently") * 2
    return RoomState(
        phase=RoomPhase.VOTING,
        heading=f"{indicator.characteristic} · A characteristic with a name",
        position="4 of 5",
        statement=indicator.statement,
        levels=tuple(enumerate(names[:levels], start=1)),
        anchors=tuple((a.level, a.text) for a in indicator.anchors),
        votes="0 of 12 votes in",
        time_left="01:18 left",
    )


def revealed(state: RoomState, dots: tuple[int, ...], earlier: tuple[int, ...] = ()) -> RoomState:
    return replace(
        state,
        phase=RoomPhase.AGREED,
        anchors=(),
        dots=dots,
        earlier=earlier,
        rounds="○ round 1   ● round 2" if earlier else "",
        remark="▲ We see this differently",
        agreed="✓ Agreed: 1 · Not yet",
        agreed_level=1,
    )


def boxes(places: Places) -> Iterator[Box]:
    """Return what must not meet; a pill and a mark stand for the text on them."""
    grounds = [pill.box for pill in places.pills]
    if places.mark is not None:
        grounds.append(places.mark)
    yield from grounds
    for text in (*places.statement, *places.middle, *places.texts):
        box = text.box
        middle = Box(box.x + box.width / 2, box.y + box.height / 2, 0, 0)
        if not any(ground.holds(middle) for ground in grounds):
            yield box
    yield from places.lines
    yield from (shape.box for shape in places.dots)
    yield from (shape.box for shape in places.bars)


def check(places: Places, size: tuple[int, int]) -> None:
    window = Box(0, 0, *size)
    for box in boxes(places):
        assert window.holds(box), box
    for one, other in combinations(boxes(places), 2):
        assert not one.meets(other), (one, other)


def check_type(places: Places, metrics: Metrics) -> None:
    """Every text is as narrow as its box, and none is shortened."""
    for text in (*places.statement, *places.middle, *places.texts):
        assert metrics.width(text.words, text.size, text.weight) <= text.box.width + 0.1, text
        assert "…" not in text.words


@pytest.mark.parametrize("size", SIZES)
def test_every_statement_is_a_sixteenth_of_the_height_in_three_lines(
    metrics: FontMetrics, size: tuple[int, int]
) -> None:
    assert len(INDICATORS) == 33
    for indicator in INDICATORS:
        places = layout(voting(indicator), size, metrics)
        assert len(places.statement) <= 3
        assert all(line.size * 16 >= size[1] for line in places.statement)
        assert " ".join(line.words for line in places.statement) == indicator.statement
        check_type(places, metrics)
        check(places, size)


@pytest.mark.parametrize("size", SIZES)
def test_long_statements_keep_their_size(metrics: FontMetrics, size: tuple[int, int]) -> None:
    long = replace(voting(INDICATORS[0]), statement="We listen to one another. " * 12)
    for state in (long, revealed(long, (25, 0, 3, 25, 1))):
        places = layout(state, size, metrics)
        assert len(places.statement) >= 3
        assert all(line.size * 16 >= size[1] for line in places.statement)
        check(places, size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("levels", [2, 5, 10])
@pytest.mark.parametrize("most", [1, 4, 25])
@pytest.mark.parametrize("again", [False, True])
def test_a_dot_for_every_answer(
    metrics: FontMetrics, size: tuple[int, int], levels: int, most: int, *, again: bool
) -> None:
    longest = max(INDICATORS, key=lambda i: len(i.statement))
    dots = tuple(most - n % 2 for n in range(levels))
    earlier = tuple(reversed(dots)) if again else ()
    places = layout(revealed(voting(longest, levels), dots, earlier), size, metrics)
    assert (
        tuple(sum(d.level == n + 1 and not d.hollow for d in places.dots) for n in range(levels))
        == dots
    )
    assert sum(d.hollow for d in places.dots) == sum(earlier)
    assert places.bars == ()
    check(places, size)


@pytest.mark.parametrize("size", SIZES)
def test_more_answers_become_bars_with_their_number(
    metrics: FontMetrics, size: tuple[int, int]
) -> None:
    state = revealed(voting(INDICATORS[0]), (DOTS_UP_TO + 1, 52, 0, 180, 1))
    places = layout(state, size, metrics)
    assert places.dots == ()
    heights = {bar.level: bar.box.height for bar in places.bars}
    assert set(heights) == {1, 2, 4, 5}
    assert heights[2] == pytest.approx(2 * heights[1])
    assert {"26", "52", "180", "1"} <= {text.words for text in places.texts}
    check(places, size)


@pytest.mark.parametrize("size", SIZES)
def test_the_reveal_moves_only_what_it_must(metrics: FontMetrics, size: tuple[int, int]) -> None:
    state = voting(INDICATORS[0])
    before = layout(state, size, metrics)
    after = layout(
        replace(state, anchors=(), dots=(0, 4, 1, 2, 1), remark="▲ We see this differently"),
        size,
        metrics,
    )
    assert before.statement == after.statement
    assert before.lines == after.lines
    assert set(before.texts) <= set(after.texts)


def test_the_design_has_dots_that_stand_on_their_line(metrics: FontMetrics) -> None:
    state = revealed(voting(INDICATORS[0]), (0, 4, 1, 2, 1))
    places = layout(state, (1920, 1080), metrics)
    stack = [dot.box for dot in places.dots if dot.level == 2]
    line = places.lines[1]
    assert stack[0].bottom == pytest.approx(line.y)
    assert len({box.x for box in stack}) == 1
    assert stack[0].x + stack[0].width / 2 == pytest.approx(line.x + line.width / 2)
    assert stack[0].width == pytest.approx(62, abs=1)


@pytest.mark.parametrize("size", SIZES)
def test_a_purpose_of_any_length_stays_within(metrics: FontMetrics, size: tuple[int, int]) -> None:
    for words in ("Help at home.", "Help at home within two days. " * 8, "Help " * 800):
        card = RoomState(heading="Harbour", statement=words, note="Shared delivery")
        places = layout(card, size, metrics)
        assert places.statement
        check(places, size)


TEXTS = st.text(alphabet="ab cdé字 \n", max_size=300)


@given(
    size=st.tuples(st.integers(320, 2600), st.integers(180, 1600)),
    words=st.tuples(*(TEXTS,) * 9),
    levels=st.integers(2, 10),
    dots=st.lists(st.integers(0, 60), min_size=10, max_size=10),
    anchored=st.booleans(),
)
def test_no_words_and_no_window_make_anything_overlap(
    size: tuple[int, int], words: tuple[str, ...], levels: int, dots: list[int], *, anchored: bool
) -> None:
    state = RoomState(
        phase=RoomPhase.AGREED,
        heading=words[0],
        position=words[1][:20],
        statement=words[2],
        levels=tuple((n, words[3]) for n in range(1, levels + 1)),
        anchors=((1, words[4]), (3, words[5])) if anchored else (),
        votes=words[6],
        dots=() if anchored else tuple(dots[:levels]),
        remark=words[7],
        agreed=words[8],
        agreed_level=2,
        time_left="01:18 left",
    )
    check(layout(state, size, Plain()), size)


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (3, 900)])
def test_a_window_of_no_size_is_no_harm(size: tuple[int, int]) -> None:
    layout(revealed(voting(INDICATORS[0]), (1, 2, 3, 4, 5)), size, Plain())
    layout(voting(INDICATORS[0]), size, Plain())
    layout(RoomState(statement="Harbour", note="Workshop 1"), size, Plain())
