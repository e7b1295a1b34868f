"""Before the workshop finishes: the gaps of the plan, its review, what follows it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from collabdesk.domain.dates import months_after
from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Status
from collabdesk.ui.presenters.act import ActPresenter
from collabdesk.ui.presenters.act_state import NEW_ACTION, Field
from collabdesk.ui.presenters.act_view import EVERYONE
from collabdesk.ui.presenters.plan_gaps import Gap
from tests.ui.acting import TODAY, last_action, present
from tests.ui.scenes import Scene

pytestmark = pytest.mark.usefixtures("qapp")


def test_before_we_finish_names_what_is_missing(empty: Scene) -> None:
    presenter = present(empty)
    assert presenter.state().gaps == ()
    empty.sitting.set_review(TODAY)
    empty.sitting.add_partner("Hospice")
    empty.sitting.set_priorities((6, 3))
    empty.sitting.add_action("Share the calendar", characteristic=6)
    assert [line.words for line in presenter.state().gaps] == [
        "1 priority has no action yet",
        "1 action has no lead",
        "1 action has no first step",
        "1 action has no date",
    ]
    partner = empty.workshop.partners[0].id
    empty.sitting.edit_action(
        last_action(empty).id, lead=partner, first_step="Ask", due=TODAY, status=Status.STARTED
    )
    empty.sitting.set_priorities((6,))
    assert presenter.state().gaps == ()
    assert presenter.state().complete.startswith("✓")


def test_a_role_is_a_lead_and_one_is_missed_without_partners_too(empty: Scene) -> None:
    presenter = present(empty)
    empty.sitting.add_action("Share it", first_step="Ask", due=TODAY, characteristic=6)
    empty.sitting.set_review(TODAY)
    assert [line.words for line in presenter.state().gaps] == ["1 action has no lead"]
    empty.sitting.edit_action(last_action(empty).id, lead_role="Chair")
    assert presenter.state().gaps == ()


def test_what_is_done_or_dropped_misses_nothing(empty: Scene) -> None:
    for status in (Status.DONE, Status.DROPPED):
        empty.sitting.add_action("Past", status=status)
    assert present(empty).state().gaps == ()


def mended(presenter: ActPresenter, gap: Gap) -> tuple[Field | None, str]:
    field = presenter.mend(gap)
    return field, presenter.state().action


def test_every_gap_has_a_way_to_mend_it(scene: Scene) -> None:
    presenter = present(scene)
    scene.sitting.set_priorities((1, 8))
    scene.sitting.set_review(TODAY + timedelta(10))
    scene.sitting.set_scope((1, 6, 8))
    scene.sitting.add_action("One", due=TODAY - timedelta(1), characteristic=1)
    scene.sitting.add_action("Two", due=TODAY + timedelta(11), indicators=("5.1",))
    one, two = (a.id for a in scene.workshop.actions[-2:])
    found = {line.key: line.words for line in presenter.state().gaps}
    assert found[Gap.PAST] == "1 action was due before today"
    assert "due after the review" in found[Gap.LATE]
    assert found[Gap.OUTSIDE] == "4 actions work on what is no longer in scope"
    assert mended(presenter, Gap.PAST) == (Field.DUE, one)
    assert mended(presenter, Gap.LEAD) == (Field.LEAD, two)
    assert mended(presenter, Gap.LEAD) == (Field.LEAD, one)
    assert mended(presenter, Gap.OUTSIDE)[0] is Field.INDICATOR
    assert presenter.state().chosen == ""
    presenter.choose_lead("p2")
    assert mended(presenter, Gap.FIRST_STEP) == (Field.FIRST_STEP, one)
    assert presenter.state().lead == EVERYONE


def test_a_priority_without_an_action_is_mended_by_one(scene: Scene) -> None:
    presenter = present(scene)
    scene.sitting.set_priorities((scene.workshop.priorities[0], 1))
    assert presenter.mend(Gap.PRIORITY) is Field.TITLE
    assert presenter.state().chosen == "1"
    assert presenter.state().action == NEW_ACTION
    presenter.write(NEW_ACTION, Field.TITLE, "Begin")
    assert last_action(scene).characteristic == 1
    assert presenter.mend(Gap.PRIORITY) is None


def test_the_review_is_missed_only_where_there_is_a_plan(scene: Scene) -> None:
    presenter = present(scene)
    scene.sitting.set_review(None)
    assert [line.words for line in presenter.state().gaps] == ["no review date yet"]
    assert presenter.mend(Gap.REVIEW) is Field.REVIEW
    scene.sitting.set_review(TODAY - timedelta(1))
    assert Gap.REVIEW_PAST in [line.key for line in presenter.state().gaps]
    assert presenter.mend(Gap.REVIEW_PAST) is Field.REVIEW


def test_earlier_actions_are_offered(scene: Scene) -> None:
    assert present(scene).state().earlier == ""
    scene.stage.open(scene.desk.sit(scene.desk.follow_up(scene.workshop.id)))
    presenter = present(scene)
    assert presenter.state().earlier == f"▲ Earlier actions ({len(scene.workshop.actions)})"
    for action in scene.workshop.actions:
        scene.sitting.settle_action(action.id, Status.STARTED)
    assert presenter.state().earlier == "Earlier actions"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 5, 20), "six months from today"),
        (date(2026, 11, 20), "today"),
        (date(2026, 11, 21), "1 day from today"),
        (date(2026, 12, 20), "30 days from today"),
        (date(2027, 2, 20), "3 months from today"),
        (date(2027, 2, 25), "over 3 months from today"),
        (date(2026, 11, 19), "▲ this day has passed"),
    ],
)
def test_the_review_says_how_far_away_it_is(empty: Scene, day: date, words: str) -> None:
    empty.sitting.set_review(day)
    assert present(empty).state().review.words == words


def test_a_review_is_offered_and_typed(empty: Scene) -> None:
    presenter = present(empty)
    assert presenter.state().review.offer == "Use 20 May 2027"
    presenter.use_review()
    assert empty.workshop.review_on == date(2027, 5, 20)
    presenter.write_review("sometime")
    review = presenter.state().review
    assert "is not a date" in review.error
    assert review.text == "sometime"
    presenter.write_review("")
    assert not empty.workshop.review_on
    assert presenter.state().review.error == ""


def test_months_end_on_the_last_day_of_a_short_month() -> None:
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2026, 12, 31), 1) == date(2027, 1, 31)


def test_goes_on_to_the_report(scene: Scene) -> None:
    present(scene).go_on()
    assert scene.went == [Step.REPORT]
