"""Names in two lines: broken where their script allows it, shortened where nothing else helps."""

from __future__ import annotations

import pytest

from collabdesk.ui.widgets.two_lines import narrowest, small_metrics, two_lines

WIDE = 1000


def width(text: str) -> int:
    return small_metrics().horizontalAdvance(text)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Ambulance service", ("Ambulance", "service")),
        ("Older people of Harbour", ("Older people", "of Harbour")),
        ("地域包括支援", ("地域包", "括支援")),
        ("👍🏽👍🏽👍🏽 Friends of Harbour", ("👍🏽👍🏽👍🏽 Friends", "of Harbour")),
    ],
)
def test_a_name_is_broken_near_its_middle(qapp: object, name: str, lines: tuple[str, ...]) -> None:
    del qapp
    room = narrowest(name, 100, WIDE)
    assert room == max(map(width, lines)) < width(name)
    assert two_lines(name, small_metrics(), room) == lines
    assert two_lines(name, small_metrics(), WIDE) == (name,)


def test_what_does_not_fit_is_shortened(qapp: object) -> None:
    del qapp
    room = width("Community")
    first, rest = two_lines("Community trust of all the county", small_metrics(), room)
    assert first == "Community"
    assert rest.startswith("trust")
    assert rest.endswith("…")
    (alone,) = two_lines("Lopado" * 30, small_metrics(), room)
    assert alone.endswith("…")
    assert max(map(width, (first, rest, alone))) <= room


def test_a_very_long_name_asks_for_no_more_than_the_limit(qapp: object) -> None:
    del qapp
    assert narrowest("اسم طويل " * 22, 100, 90) == 90
    assert narrowest("Hospice", 100, 90) == width("Hospice")
