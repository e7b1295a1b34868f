"""Every verb is in the library before it answers, can be undone, and fails without a trace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date

import pytest

from collabdesk.domain.workshop import (
    DONT_KNOW,
    NOT_APPLICABLE,
    Collaboration,
    Mode,
    Status,
    Workshop,
)
from collabdesk.errors import ChangedElsewhere, InvalidInput, LibraryError
from collabdesk.services.changes import Changes
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.services.sitting import Sitting
from collabdesk.store.library import Library

Verb = Callable[[Sitting], Changes | None]


@pytest.fixture
def sitting(desk: Desk) -> Sitting:
    """Return a named workshop of three partners with four seats, and one action."""
    opened = desk.sit(desk.create(NewWorkshop("Workshop 1", "Harbour pathway")))
    opened.paste_partners("Acute trust; 2\nHospice\nCouncil")
    opened.add_action("Agree a rota")
    return opened


@pytest.fixture
def blind(desk: Desk) -> Sitting:
    """Return an anonymous workshop of ten seats."""
    opened = desk.sit(desk.create(NewWorkshop("Open meeting", "Harbour", anonymous=True)))
    opened.add_partner("Everybody", 10)
    return opened


def on_disk(library: Library, workshop_id: str) -> Workshop:
    with closing(Library.open(library.path)) as other:
        return other.load(workshop_id)


def ids(sitting: Sitting) -> list[str]:
    return [partner.id for partner in sitting.workshop.partners]


VERBS: dict[str, Verb] = {
    "describe": lambda s: s.describe(title="New", held_on=date(2026, 12, 1), minutes=60),
    "describe (joined)": lambda s: s.join_collaboration(Collaboration("c9", "Known", "Why")),
    "set_scope": lambda s: s.set_scope([2, 3]),
    "set_anonymous": lambda s: s.set_anonymous(flag=True),
    "choose_type": lambda s: s.choose_type("shared-voice"),
    "toggle_also": lambda s: s.toggle_also("shared-learning"),
    "word_purpose": lambda s: s.word_purpose("So that nobody waits."),
    "add_partner": lambda s: s.add_partner("Carers forum", 3),
    "paste_partners": lambda s: s.paste_partners("One\nTwo x3"),
    "rename_partner": lambda s: s.rename_partner(ids(s)[0], "Another name"),
    "set_seats": lambda s: s.set_seats(ids(s)[0], 5),
    "set_present": lambda s: s.set_present(ids(s)[1], flag=False),
    "move_partner": lambda s: s.move_partner(ids(s)[2], 0),
    "remove_partner": lambda s: s.remove_partner(ids(s)[1]),
    "record_vote": lambda s: s.record_vote("1.1", ids(s)[0], 2, DONT_KNOW),
    "enter_card": lambda s: s.enter_card(ids(s)[0], 2, {"1.1": 4, "1.2": None, "2.1": DONT_KNOW}),
    "record_hands": lambda s: s.record_hands("1.1", [0, 1, 2, 0, 0], dont_know=1),
    "agree": lambda s: s.agree("1.1", 4),
    "agree (special)": lambda s: s.agree("1.1", NOT_APPLICABLE),
    "write_evidence": lambda s: s.write_evidence("1.1", "The minutes of May"),
    "write_dissent": lambda s: s.write_dissent("1.1", "The hospice disagrees"),
    "write_note": lambda s: s.write_note("For later", characteristic=2),
    "set_priorities": lambda s: s.set_priorities([3, 1]),
    "add_action": lambda s: s.add_action("Meet", lead=ids(s)[0], indicators=["1.1"]),
    "edit_action": lambda s: s.edit_action(s.workshop.actions[0].id, status=Status.DONE),
    "remove_action": lambda s: s.remove_action(s.workshop.actions[0].id),
    "set_review": lambda s: s.set_review(date(2027, 5, 20)),
}


@pytest.mark.parametrize("name", list(VERBS))
def test_a_verb_is_on_disk_when_it_answers_and_can_be_undone_and_redone(
    library: Library, sitting: Sitting, name: str
) -> None:
    before = sitting.workshop
    changes = VERBS[name](sitting)
    assert changes is not None
    assert changes.name == name.partition(" ")[0]
    assert (changes.before, changes.after) == (before, sitting.workshop)
    assert before != sitting.workshop == on_disk(library, before.id)
    assert sitting.apply(changes.inverse) == changes.inverse
    assert sitting.workshop == before == on_disk(library, before.id)
    sitting.apply(changes)
    assert sitting.workshop == changes.after == on_disk(library, before.id)


@pytest.mark.parametrize("name", list(VERBS))
def test_a_verb_that_cannot_be_kept_changes_nothing_and_works_when_tried_again(
    library: Library, sitting: Sitting, name: str
) -> None:
    before = sitting.workshop
    with refused_writes(library), pytest.raises(LibraryError):
        VERBS[name](sitting)
    assert sitting.workshop is before
    assert on_disk(library, before.id) == before
    assert VERBS[name](sitting) is not None
    assert sitting.workshop == on_disk(library, before.id)


@contextmanager
def refused_writes(library: Library) -> Iterator[None]:
    """Refuse every save, once its transaction has begun."""
    raw = library._connection.connection.driver_connection
    assert raw is not None
    refusal = "BEGIN SELECT RAISE(ABORT, 'full'); END"
    raw.execute(f"CREATE TEMP TRIGGER refusal BEFORE UPDATE ON workshop {refusal}")
    yield
    raw.execute("DROP TRIGGER temp.refusal")


def test_what_changes_nothing_answers_none(sitting: Sitting) -> None:
    assert sitting.describe(title="Workshop 1") is None
    assert sitting.describe() is None
    assert sitting.move_action(sitting.workshop.actions[0].id, 0) is None
    assert sitting.set_review(None) is None
    assert sitting.agree("1.1", None) is None


def test_what_cannot_be_is_refused_and_changes_nothing(sitting: Sitting) -> None:
    before = sitting.workshop
    refused: dict[str, Verb] = {
        "title": lambda s: s.describe(title=" "),
        "name": lambda s: s.add_partner("hospice"),
        "seats": lambda s: s.add_partner("New", 0),
        "paste": lambda s: s.paste_partners("New\nHospice"),
        "partner": lambda s: s.record_vote("1.1", "nobody", 1, 3),
        "seat": lambda s: s.record_vote("1.1", ids(s)[0], 3, 3),
        "answer": lambda s: s.record_vote("1.1", ids(s)[0], 1, 6),
    }
    for field, verb in refused.items():
        with pytest.raises(InvalidInput) as raised:
            verb(sitting)
        assert raised.value.field == field
    with pytest.raises(InvalidInput):
        sitting.record_vote("1.1", ids(sitting)[0], None, 3)
    assert sitting.workshop is before


def test_the_whole_round_of_an_indicator(sitting: Sitting) -> None:
    first, second, _ = ids(sitting)
    sitting.record_vote("1.1", first, 1, 2)
    sitting.record_vote("1.1", second, 1, 4)
    assert sitting.results.indicator("1.1").n == 0
    sitting.reveal("1.1")
    assert sitting.results.indicator("1.1").median == 3
    assert sitting.reveal("1.1") is None
    sitting.vote_again("1.1")
    sitting.record_vote("1.1", first, 1, 5)
    sitting.reveal("1.1")
    assert sitting.results.indicator("1.1").median == 4.5
    sitting.agree("1.1", 4)
    assert sitting.results.indicator("1.1").score == 4


def test_the_results_are_worked_out_once_for_each_state(sitting: Sitting) -> None:
    results = sitting.results
    assert sitting.results is results
    sitting.agree("1.1", 4)
    assert sitting.results is not results
    assert sitting.results.overall.scored == 1


def test_a_vote_names_its_seat_and_indicator(sitting: Sitting) -> None:
    changes = sitting.record_vote("5.4", ids(sitting)[0], 2, 3)
    assert changes is not None
    assert dict(changes.args) == {"seat": 2, "indicator": "5.4"}


def test_the_vote_entered_last_is_taken_back_first(sitting: Sitting) -> None:
    first, second, third = ids(sitting)
    for partner, answer in ((third, 1), (first, 2), (second, 3), (third, 4)):
        sitting.record_vote("1.1", partner, 1, answer)
    taken = []
    for _ in range(3):
        changes = sitting.take_back_vote("1.1")
        assert changes is not None
        taken += [v.partner for v in changes.before.votes if v not in changes.after.votes]
    assert taken == [third, second, first]
    with pytest.raises(InvalidInput):
        sitting.take_back_vote("1.1")


def test_in_a_new_sitting_the_last_seat_is_taken_back_first(desk: Desk, sitting: Sitting) -> None:
    first, second, third = ids(sitting)
    for partner, seat in ((third, 1), (first, 2), (second, 1), (first, 1)):
        sitting.record_vote("1.1", partner, seat, 3)
    again = desk.sit(sitting.workshop.id)
    again.take_back_vote("1.1")
    again.take_back_vote("1.1")
    assert {(v.partner, v.seat) for v in again.workshop.votes} == {(first, 1), (first, 2)}
    again.take_back_vote("1.1")
    assert [(v.partner, v.seat) for v in again.workshop.votes] == [(first, 1)]


def test_anonymous_votes_tell_neither_who_nor_when(blind: Sitting) -> None:
    drawn = []
    for answer in (1, 2, 3, 4, 5, 1, 2, 3, 4, 5):
        before = {v.seat for v in blind.workshop.votes}
        changes = blind.record_vote("1.1", None, None, answer)
        assert changes is not None
        assert dict(changes.args) == {"indicator": "1.1"}
        drawn += [v.seat for v in blind.workshop.votes if v.seat not in before]
        seats = [v.seat for v in blind.workshop.votes]
        assert seats == sorted(seats)
    assert sorted(drawn) == list(range(1, 11))
    assert drawn != sorted(drawn)
    assert {v.partner for v in blind.workshop.votes} == {None}
    with pytest.raises(InvalidInput, match="10 seats have voted"):
        blind.record_vote("1.1", None, None, 3)


def test_anonymous_votes_stand_in_one_order_whatever_was_scored_first(blind: Sitting) -> None:
    for indicator in ("2.1", "1.1", "2.1", "1.1", "2.1"):
        blind.record_vote(indicator, None, 1, 3)
    keys = [(v.indicator, v.round, v.seat) for v in blind.workshop.votes]
    assert keys == sorted(keys)


def test_an_anonymous_vote_after_the_reveal_is_refused_as_such(blind: Sitting) -> None:
    blind.record_vote("1.1", None, None, 3)
    blind.reveal("1.1")
    with pytest.raises(InvalidInput, match="has been shown"):
        blind.record_vote("1.1", None, None, 3)


def test_an_anonymous_vote_is_taken_back_as_it_was_entered(blind: Sitting) -> None:
    for answer in (1, 2, 3):
        blind.record_vote("1.1", None, None, answer)
    blind.take_back_vote("1.1")
    assert sorted(str(v.answer) for v in blind.workshop.votes) == ["1", "2"]


def test_hands_can_be_counted_cleared_and_followed_by_votes(
    library: Library, sitting: Sitting
) -> None:
    sitting.record_hands("1.1", [0, 3, 0, 0, 0])
    assert sitting.results.indicator("1.1").median == 2
    changes = sitting.clear_hands("1.1")
    assert changes is not None
    assert (changes.name, changes.args) == ("clear_hands", (("indicator", "1.1"),))
    assert sitting.workshop.tallies == on_disk(library, sitting.workshop.id).tallies == ()
    assert sitting.clear_hands("1.1") is None
    sitting.apply(changes.inverse)
    sitting.record_vote("1.1", ids(sitting)[0], 1, 5)
    assert [v.round for v in on_disk(library, sitting.workshop.id).votes] == [2]


def test_a_card_names_its_seat_and_is_taken_back_answer_by_answer(sitting: Sitting) -> None:
    first, second, _ = ids(sitting)
    sitting.enter_card(second, 1, {"1.1": 1})
    sitting.record_vote("1.1", first, 1, 5)
    changes = sitting.enter_card(second, 1, {"1.1": 3, "1.2": 4})
    assert changes is not None
    assert changes.args == (("seat", 1),)
    sitting.take_back_vote("1.1")
    assert {(v.indicator, v.partner) for v in sitting.workshop.votes} == {
        ("1.1", first),
        ("1.2", second),
    }


def test_anonymous_cards_tell_neither_who_nor_when(blind: Sitting) -> None:
    indicators = [i.id for i in blind.framework.indicators]
    for level in (1, 2, 3, 4):
        changes = blind.enter_card(None, 1, dict.fromkeys(indicators, level))
        assert changes is not None
        assert changes.args == ()
    keys = [(v.indicator, v.round, v.seat) for v in blind.workshop.votes]
    assert keys == sorted(keys)
    assert len(keys) == 4 * len(indicators)
    drawn = {tuple(v.seat for v in blind.workshop.votes if v.answer == n) for n in (1, 2, 3, 4)}
    assert all(len(set(seats)) > 1 for seats in drawn)


def test_alone_a_card_is_agreed(desk: Desk) -> None:
    alone = desk.sit(desk.create(NewWorkshop("Alone", "Harbour", mode=Mode.SOLO)))
    changes = alone.enter_card(None, None, {"1.1": 3})
    assert changes is not None
    assert changes.args == ()
    assert alone.results.indicator("1.1").score == 3


def test_anonymous_votes_may_follow_a_show_of_hands(blind: Sitting) -> None:
    blind.record_hands("1.1", [10, 0, 0, 0, 0])
    for answer in (1, 2, 3):
        blind.record_vote("1.1", None, None, answer)
    assert {v.round for v in blind.workshop.votes} == {2}
    assert len({v.seat for v in blind.workshop.votes}) == 3
    blind.take_back_vote("1.1")
    assert len(blind.workshop.votes) == 2


def test_alone_there_are_no_votes(desk: Desk) -> None:
    draft = NewWorkshop("Alone", "Harbour", mode=Mode.SOLO, anonymous=True)
    with pytest.raises(InvalidInput):
        desk.sit(desk.create(draft)).record_vote("1.1", None, 1, 3)


def test_a_change_is_applied_only_where_it_began(sitting: Sitting) -> None:
    changes = sitting.agree("1.1", 4)
    assert changes is not None
    sitting.agree("1.2", 4)
    with pytest.raises(InvalidInput):
        sitting.apply(changes.inverse)
    assert len(sitting.workshop.agreed) == 2


def test_two_sittings_of_one_workshop_do_not_overwrite_each_other(
    desk: Desk, sitting: Sitting
) -> None:
    other = desk.sit(sitting.workshop.id)
    other.agree("1.1", 4)
    with pytest.raises(ChangedElsewhere):
        sitting.agree("1.1", 2)
    assert desk.read(sitting.workshop.id).agreed == other.workshop.agreed


def test_a_sitting_knows_the_day_and_the_framework(sitting: Sitting) -> None:
    assert sitting.today == date(2026, 11, 23)
    assert sitting.framework.id == sitting.workshop.framework_id


def test_the_order_of_partners_and_actions_survives(library: Library, sitting: Sitting) -> None:
    sitting.add_action("Second")
    sitting.move_action(sitting.workshop.actions[1].id, 0)
    sitting.move_partner(ids(sitting)[0], 2)
    kept = on_disk(library, sitting.workshop.id)
    assert [a.title for a in kept.actions] == ["Second", "Agree a rota"]
    assert [p.name for p in kept.partners] == ["Hospice", "Council", "Acute trust"]
