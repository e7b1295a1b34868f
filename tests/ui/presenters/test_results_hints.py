"""The keys told under the results are those that do something in the view."""

from __future__ import annotations

import pytest

from collabdesk.ui.presenters.results import ResultsPresenter
from collabdesk.ui.presenters.results_hints import results_hints
from collabdesk.ui.presenters.results_state import View
from tests.ui.scenes import Scene


def told(
    scene: Scene,
    view: View,
    *,
    as_table: bool = False,
    on_finding: bool = False,
    aside: bool = False,
) -> str:
    presenter = ResultsPresenter(scene.stage, str)
    presenter.state()
    presenter.show_view(view)
    if as_table:
        presenter.toggle_table()
    hints = results_hints(presenter.state(), str, on_finding=on_finding, aside=aside)
    assert hints[0] == (("1", "6"), "views")
    assert hints[-1] == (("?",), "all keys")
    return ", ".join(f"{'-'.join(keys)} {what}" for keys, what in hints[1:-1])


@pytest.mark.parametrize(
    ("view", "keys"),
    [
        (View.OVERVIEW, "Enter choose priorities, H names"),
        (View.WHO, "Enter indicator, C rows, S order, H names"),
        (View.ALL, "Enter indicator, F filter, S order"),
        (View.RADAR, "←-→ read, Enter indicator, T table, P save"),
        (View.TREND, ""),
    ],
)
def test_every_view_tells_its_keys(scene: Scene, view: View, keys: str) -> None:
    assert told(scene, view) == keys


def test_enter_opens_the_line_that_has_the_keyboard(scene: Scene) -> None:
    assert told(scene, View.OVERVIEW, on_finding=True) == "Enter indicator, H names"
    assert told(scene, View.OVERVIEW, aside=True) == "H names"


def test_a_table_is_walked_down(scene: Scene) -> None:
    assert told(scene, View.RADAR, as_table=True) == "↑-↓ read, Enter indicator, T picture, P save"


def test_points_of_the_trend_open_nothing(scene: Scene) -> None:
    following = scene.desk.follow_up(scene.workshop.id)
    scene.stage.open(scene.desk.sit(following))
    scene.sitting.agree("1.1", 3)
    assert "Enter" not in told(scene, View.TREND)


def test_where_nothing_is_there_enter_starts_the_scoring(empty: Scene) -> None:
    assert told(empty, View.OVERVIEW) == "Enter start scoring"
    assert told(empty, View.WHO) == ""
