from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from collabdesk.domain.dates import months_after
from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Action, Status
from collabdesk.ui.presenters.act import ActPresenter
from collabdesk.ui.presenters.act_state import NEW_ACTION, ActState, Field, Mode, Sheet
from collabdesk.ui.presenters.act_view import EVERYONE
from collabdesk.ui.presenters.plan_gaps import Gap
from tests.ui.desks import NOW
from tests.ui.scenes import GROUP, Scene, open_scene

pytestmark = pytest.mark.usefixtures("qapp")
TODAY = NOW.date()


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with open_scene(tmp_path, GROUP) as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Scene]:
    with open_scene(tmp_path) as opened:
        yield opened


def present(scene: Scene) -> ActPresenter:
    """Return a presenter whose page is refreshed after every change, as the shell does."""
    presenter = ActPresenter(scene.stage, str)
    presenter.attach(lambda _state: None)
    scene.stage.bus.workshop_changed.connect(lambda _changes: presenter.refresh())
    return presenter


def sheet_of(presenter: ActPresenter) -> Sheet:
    sheet = presenter.state().sheet
    assert sheet is not None
    return sheet


def last_action(scene: Scene) -> Action:
    return scene.workshop.actions[-1]


def keys(state: ActState) -> list[str]:
    return [card.key for card in state.priorities]


def test_priorities_say_score_agreement_and_why(scene: Scene) -> None:
    first = scene.workshop.priorities[0]
    card = present(scene).state().priorities[0]
    assert card.name == scene.sitting.framework.characteristic(first).short_name
    assert card.detail == "score 2.0 · agreement ▲ 0.58\nNeeds attention, views are mixed"
    assert card.spoken.startswith("Priority 1: ")


def test_suggested_ones_are_offered_only_where_there_are_none(scene: Scene) -> None:
    presenter = present(scene)
    assert not presenter.state().offers_suggested
    scene.sitting.set_priorities(())
    assert presenter.state().offers_suggested
    presenter.use_suggested()
    assert scene.workshop.priorities == scene.sitting.results.suggested_priorities[:3]


def test_priorities_are_added_moved_and_dropped(scene: Scene) -> None:
    presenter = present(scene)
    scene.sitting.set_priorities((6, 3))
    presenter.add_priority("5")
    assert presenter.state().chosen == "5"
    presenter.move_priority("5", -1)
    assert keys(presenter.state()) == ["6", "5", "3"]
    presenter.move_priority("6", -1)
    assert keys(presenter.state()) == ["6", "5", "3"]
    presenter.order_priorities(["3", "6", "5"])
    presenter.drop_priority("5")
    assert scene.workshop.priorities == (3, 6)
    assert presenter.state().chosen == "3"


def test_what_is_a_priority_cannot_be_added_again(scene: Scene) -> None:
    offered = {key for key, _words in present(scene).state().addable}
    assert offered == {str(n) for n in range(1, 9)} - {str(n) for n in scene.workshop.priorities}


def test_actions_of_the_chosen_priority_or_all(scene: Scene) -> None:
    presenter = present(scene)
    number = scene.workshop.priorities[0]
    mine = [a.id for a in scene.workshop.actions if a.characteristic == number]
    assert [row.key for row in presenter.state().rows] == mine
    presenter.choose_priority("")
    state = presenter.state()
    assert [row.key for row in state.rows] == [a.id for a in scene.workshop.actions]
    assert state.heading == "All actions"


def test_an_action_without_a_characteristic_belongs_where_its_indicator_is(empty: Scene) -> None:
    empty.sitting.set_priorities((6, 3))
    empty.sitting.add_action("Share the calendar", indicators=("3.2",))
    presenter = present(empty)
    assert presenter.state().rows == ()
    presenter.choose_priority("3")
    assert [row.cells[0].text for row in presenter.state().rows] == ["Share the calendar"]


def test_overdue_is_said_in_words_and_marked(scene: Scene) -> None:
    action = scene.workshop.actions[0]
    scene.sitting.edit_action(action.id, due=TODAY - timedelta(days=1))
    presenter = present(scene)
    presenter.choose_priority("")
    cell = presenter.state().rows[0].cells[2]
    assert (cell.text, cell.under, cell.attention) == ("▲ 19 Nov 2026", "overdue", True)
    scene.sitting.edit_action(action.id, status=Status.DONE)
    assert not presenter.state().rows[0].cells[2].attention


def test_a_new_action_is_kept_once_it_has_a_title(empty: Scene) -> None:
    empty.sitting.set_priorities((6,))
    presenter = present(empty)
    presenter.start_action()
    before = sheet_of(presenter)
    assert before.key == NEW_ACTION
    presenter.write(NEW_ACTION, Field.FIRST_STEP, "Ask around")
    assert empty.workshop.actions == ()
    presenter.write(NEW_ACTION, Field.TITLE, "Share the calendar")
    action = last_action(empty)
    assert (action.title, action.first_step, action.characteristic) == (
        "Share the calendar",
        "Ask around",
        6,
    )
    after = sheet_of(presenter)
    assert after.key == action.id
    assert after.number == before.number, "the page must leave the field alone"


def test_a_new_action_left_empty_leaves_no_trace(empty: Scene) -> None:
    presenter = present(empty)
    presenter.start_action()
    assert [row.key for row in presenter.state().rows] == [NEW_ACTION]
    presenter.leave_draft()
    assert presenter.state().rows == ()
    assert presenter.state().sheet is None


def test_what_was_typed_into_a_new_action_is_not_lost_on_the_way(scene: Scene) -> None:
    presenter = present(scene)
    presenter.start_action()
    presenter.write(NEW_ACTION, Field.FIRST_STEP, "Ask around")
    presenter.choose_action(presenter.state().rows[0].key)
    presenter.choose_action(NEW_ACTION)
    assert sheet_of(presenter).texts[Field.FIRST_STEP] == "Ask around"


def test_a_title_that_is_refused_keeps_the_new_action(empty: Scene) -> None:
    presenter = present(empty)
    presenter.start_action()
    presenter.write(NEW_ACTION, Field.TITLE, "x" * 201)
    sheet = sheet_of(presenter)
    assert empty.workshop.actions == ()
    assert "at most" in sheet.errors[Field.TITLE]
    assert sheet.texts[Field.TITLE] == "x" * 201


@pytest.mark.parametrize(
    ("name", "text", "attribute", "kept"),
    [
        (Field.TITLE, "Another title", "title", "Another title"),
        (Field.FIRST_STEP, "Ask", "first_step", "Ask"),
        (Field.MEASURE, "Three of four", "measure", "Three of four"),
        (Field.DUE, "15/1/2027", "due", date(2027, 1, 15)),
        (Field.DUE, "", "due", None),
        (Field.LEAD, "", "lead", ""),
        (Field.STATUS, "done", "status", Status.DONE),
        (Field.INDICATOR, "", "indicators", ()),
    ],
)
def test_each_field_is_kept(
    scene: Scene, name: Field, text: str, attribute: str, kept: object
) -> None:
    action = scene.workshop.actions[0]
    present(scene).write(action.id, name, text)
    assert getattr(scene.workshop.actions[0], attribute) == kept


def test_an_indicator_brings_its_characteristic(empty: Scene) -> None:
    empty.sitting.add_action("Share the calendar")
    present(empty).write(last_action(empty).id, Field.INDICATOR, "5.4")
    assert last_action(empty).characteristic == 5


@pytest.mark.parametrize("name", [Field.DUE, Field.TITLE])
def test_an_error_stands_under_its_field_and_what_was_typed_stays(
    scene: Scene, name: Field
) -> None:
    presenter = present(scene)
    key, before = presenter.state().action, scene.workshop
    typed = "31 Feb 2027" if name is Field.DUE else "  "
    presenter.write(key, name, typed)
    sheet = sheet_of(presenter)
    assert sheet.errors[name]
    assert sheet.texts[name] == typed
    assert scene.workshop == before
    presenter.write(key, name, "1 Feb 2027")
    assert sheet_of(presenter).errors == {}


def test_an_error_goes_with_its_action(scene: Scene) -> None:
    presenter = present(scene)
    first, second = (row.key for row in presenter.state().rows[:2])
    presenter.write(first, Field.DUE, "soon")
    presenter.choose_action(second)
    assert sheet_of(presenter).errors == {}


def test_starter_ideas_fill_in_first_step_and_measure(empty: Scene) -> None:
    empty.sitting.set_priorities((6,))
    presenter = present(empty)
    ideas = presenter.state().starters
    presenter.add_starter(ideas[2].key)
    action = last_action(empty)
    assert action.title == ideas[2].name
    assert action.first_step
    assert action.measure
    assert action.characteristic == 6
    assert presenter.state().action == action.id
    assert ideas[2].key not in {card.key for card in presenter.state().starters}


def test_starter_ideas_for_the_lowest_scores_come_first(empty: Scene) -> None:
    empty.sitting.agree("6.3", 1)
    empty.sitting.agree("6.1", 4)
    empty.sitting.set_priorities((6,))
    order = [card.key.partition("/")[0] for card in present(empty).state().starters]
    assert order[0] == "6.3"
    assert order.index("6.1") < order.index("6.2")


def test_removing_turns_to_the_next(scene: Scene) -> None:
    presenter = present(scene)
    presenter.choose_priority("")
    rows = [row.key for row in presenter.state().rows]
    presenter.choose_action(rows[1])
    presenter.remove_action(rows[1])
    assert presenter.state().action == rows[2]
    assert rows[1] not in {a.id for a in scene.workshop.actions}
    scene.stage.undo_stack.undo()
    assert [a.id for a in scene.workshop.actions] == rows


def test_moving_among_those_shown(scene: Scene) -> None:
    presenter = present(scene)
    rows = [row.key for row in presenter.state().rows]
    assert len(rows) == 2
    presenter.move_action(rows[0], 1)
    assert [row.key for row in presenter.state().rows] == rows[::-1]
    presenter.move_action(rows[0], 1)
    presenter.move_action(rows[0], -1)
    assert [row.key for row in presenter.state().rows] == rows


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


def test_actions_by_date_and_by_lead(scene: Scene) -> None:
    presenter = present(scene)
    presenter.choose_priority("")
    scene.sitting.add_action("Without a date")
    scene.sitting.add_action("First", due=TODAY)
    presenter.choose_mode(Mode.BY_DATE)
    titles = [row.cells[0].text for row in presenter.state().rows]
    assert (titles[0], titles[-1]) == ("First", "Without a date")
    presenter.move_action(presenter.state().rows[0].key, 1)
    assert scene.said == ["By date, the dates make the order. Choose List to move it."]
    presenter.choose_lead("")
    assert [row.cells[0].text for row in presenter.state().rows] == ["First", "Without a date"]
    presenter.choose_lead("p5")
    assert presenter.state().empty == "No action of this lead."
    presenter.start_action()
    assert sheet_of(presenter).lead == "p5"
    presenter.write(NEW_ACTION, Field.TITLE, "Theirs")
    assert last_action(scene).lead == "p5"
    assert presenter.state().lead == "p5"
    scene.sitting.remove_partner("p5")
    assert presenter.state().lead == EVERYONE
    assert last_action(scene).lead == ""


def test_what_a_filter_hides_is_shown_once_it_is_added(scene: Scene) -> None:
    presenter = present(scene)
    presenter.choose_lead("p5")
    presenter.add_starter(presenter.state().starters[0].key)
    assert presenter.state().lead == EVERYONE
    assert presenter.state().action == last_action(scene).id


def test_the_board_has_a_column_for_each_status(scene: Scene) -> None:
    presenter = present(scene)
    presenter.choose_priority("")
    presenter.choose_mode(Mode.BOARD)
    state = presenter.state()
    assert state.rows == ()
    assert [c.key for c in state.board] == ["planned", "started", "done", "dropped"]
    assert sum(len(c.rows) for c in state.board) == len(scene.workshop.actions)
    late = scene.workshop.actions[0].id
    scene.sitting.edit_action(late, due=TODAY - timedelta(1), lead="", status=Status.PLANNED)
    card = next(r for r in presenter.state().board[0].rows if r.key == late).cells[0]
    assert card.attention
    assert card.under == "▲ 19 Nov 2026 · overdue · no lead yet"
    presenter.move_aside(late, -1)
    presenter.move_aside(late, 1)
    presenter.move_aside("nothing", 1)
    assert scene.workshop.actions[0].status is Status.STARTED
    presenter.start_action()
    assert presenter.state().board[0].rows[-1].key == NEW_ACTION


def test_an_action_is_copied_supported_and_moved_to_another_priority(scene: Scene) -> None:
    presenter = present(scene)
    key = presenter.state().action
    presenter.set_helping(key, "p7", helps=True)
    presenter.set_helping(key, "p8", helps=True)
    assert sheet_of(presenter).support_words == f"{len(scene.workshop.actions[0].support)} partners"
    for partner in scene.workshop.actions[0].support:
        if partner != "p8":
            presenter.set_helping(key, partner, helps=False)
    assert sheet_of(presenter).support_words == "1 partner"
    presenter.set_helping(key, "p8", helps=False)
    assert sheet_of(presenter).support_words == "nobody yet"
    presenter.set_helping("nothing", "p8", helps=False)
    presenter.duplicate_action("nothing")
    presenter.duplicate_action(key)
    copy = last_action(scene)
    assert copy.title == scene.workshop.actions[0].title
    assert presenter.state().action == copy.id
    presenter.write(copy.id, Field.UNDER, "3")
    assert last_action(scene).characteristic == 3
    presenter.write(copy.id, Field.UNDER, "")
    assert last_action(scene).characteristic is None


def test_a_new_action_may_be_put_under_another_priority(scene: Scene) -> None:
    presenter = present(scene)
    presenter.start_action()
    presenter.write(NEW_ACTION, Field.UNDER, "5")
    assert sheet_of(presenter).under == "5"
    presenter.write(NEW_ACTION, Field.TITLE, "Elsewhere")
    assert last_action(scene).characteristic == 5
    presenter.choose_priority("")
    presenter.start_action()
    presenter.write(NEW_ACTION, Field.TITLE, "Nowhere")
    assert last_action(scene).characteristic is None


def test_a_date_is_understood_while_it_is_typed(scene: Scene) -> None:
    presenter = present(scene)
    presenter.read_due("in 6 weeks")
    assert sheet_of(presenter).due_words == "Fri 1 Jan 2027 · 42 days from today"
    presenter.read_due("in 6 w")
    assert sheet_of(presenter).due_words == ""
    presenter.write(presenter.state().action, Field.DUE, "31 jan")
    assert sheet_of(presenter).due_words == ""
    assert scene.workshop.actions[0].due == date(2027, 1, 31)


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


def test_the_view_begins_anew_in_another_workshop(scene: Scene) -> None:
    presenter = present(scene)
    presenter.choose_priority("")
    presenter.start_action()
    scene.stage.open(scene.desk.sit(scene.desk.duplicate(scene.workshop.id)))
    state = presenter.state()
    assert state.rows == ()
    assert state.action == ""


def test_goes_on_to_the_report(scene: Scene) -> None:
    present(scene).go_on()
    assert scene.went == [Step.REPORT]


def test_a_draft_is_removed_and_what_is_not_shown_is_left_alone(scene: Scene) -> None:
    presenter = present(scene)
    presenter.start_action()
    presenter.write(NEW_ACTION, Field.DUE, "in 6 weeks")
    presenter.write(NEW_ACTION, Field.DUE, "some day")
    assert Field.DUE in sheet_of(presenter).errors
    presenter.remove_action(NEW_ACTION)
    assert presenter.state().action != NEW_ACTION
    before = scene.workshop
    presenter.remove_action("nothing")
    assert scene.workshop is before


def test_a_refused_priority_is_said(scene: Scene) -> None:
    presenter = present(scene)
    chosen = presenter.state().chosen
    presenter.add_priority(chosen)
    assert "named twice" in scene.said[-1]
    assert presenter.state().chosen == chosen
    presenter.add_priority("99")
    assert presenter.state().chosen == chosen


def test_a_priority_out_of_scope_says_so(scene: Scene) -> None:
    first = scene.workshop.priorities[0]
    scene.sitting.set_scope([n for n in range(1, 9) if n != first])
    assert present(scene).state().priorities[0].detail == "not in the scope of this workshop"


def test_a_new_action_without_a_place_is_kept_as_a_draft(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter = present(scene)
    presenter.start_action()
    with monkeypatch.context() as full:
        full.setattr(scene.sitting, "add_action", lambda *_args, **_fields: None)
        presenter.write(NEW_ACTION, Field.TITLE, "Not kept yet")
    assert sheet_of(presenter).texts[Field.TITLE] == "Not kept yet"
    assert presenter.state().action == NEW_ACTION


def test_a_priority_with_one_score_says_that_it_is_too_few(empty: Scene) -> None:
    sitting = empty.sitting
    sitting.add_partner("Hospice")
    sitting.record_vote("1.1", sitting.workshop.partners[0].id, 1, 3)
    sitting.reveal("1.1")
    sitting.set_priorities((1,))
    assert "too few scores for agreement" in present(empty).state().priorities[0].detail
