"""What was agreed and written down: kept in its place, gone once it says nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from collabdesk.domain import edit
from collabdesk.domain.workshop import DONT_KNOW, Agreed, Note, Workshop
from collabdesk.errors import InvalidInput
from tests.builders import make_framework, make_workshop, with_agreed

FRAMEWORK = make_framework()


def test_agreeing_and_writing_fill_one_record() -> None:
    empty = make_workshop()
    workshop = edit.write_evidence(empty, FRAMEWORK, "1.1", "Seen in June.")
    assert workshop.agreed == (Agreed("1.1", None, "Seen in June."),)
    workshop = edit.agree(workshop, FRAMEWORK, "1.1", 3)
    workshop = edit.write_dissent(workshop, FRAMEWORK, "1.1", "The hospice: 2.")
    assert workshop.agreed == (Agreed("1.1", 3, "Seen in June.", "The hospice: 2."),)
    workshop = edit.agree(workshop, FRAMEWORK, "1.1", None)
    workshop = edit.write_evidence(workshop, FRAMEWORK, "1.1", "")
    assert workshop.agreed == (Agreed("1.1", None, "", "The hospice: 2."),)
    assert edit.write_dissent(workshop, FRAMEWORK, "1.1", "") == empty


def test_saying_nothing_about_nothing_changes_nothing() -> None:
    empty = make_workshop()
    assert edit.agree(empty, FRAMEWORK, "1.1", None) == empty
    assert edit.write_evidence(empty, FRAMEWORK, "1.1", "") == empty


def test_agreeing_again_keeps_the_order_of_entry() -> None:
    workshop = with_agreed(make_workshop(), {"2.1": 3, "1.1": 4})
    workshop = edit.agree(workshop, FRAMEWORK, "2.1", DONT_KNOW)
    assert workshop.agreed == (Agreed("2.1", DONT_KNOW), Agreed("1.1", 4))


REFUSED: list[tuple[Callable[[Workshop], Workshop], str, str]] = [
    (lambda w: edit.agree(w, FRAMEWORK, "9.1", 3), "indicator", "no indicator 9.1"),
    (lambda w: edit.agree(w, FRAMEWORK, "1.1", 6), "answer", "6 is not on the scale"),
    (lambda w: edit.write_evidence(w, FRAMEWORK, "9.1", "x"), "indicator", "no indicator"),
    (lambda w: edit.write_evidence(w, FRAMEWORK, "1.1", "\x00"), "evidence", "control"),
    (lambda w: edit.write_dissent(w, FRAMEWORK, "9.1", "x"), "indicator", "no indicator"),
    (lambda w: edit.write_dissent(w, FRAMEWORK, "1.1", "x" * 10_001), "dissent", "shorten"),
    (lambda w: edit.write_note(w, FRAMEWORK, "x", "9.1"), "indicator", "no indicator"),
    (lambda w: edit.write_note(w, FRAMEWORK, "x", None, 9), "characteristic", "characteristic 9"),
    (lambda w: edit.write_note(w, FRAMEWORK, "x", "1.1", 1), "note", "one place"),
    (lambda w: edit.write_note(w, FRAMEWORK, "\x01"), "note", "control"),
]


@pytest.mark.parametrize(("verb", "field", "sentence"), REFUSED)
def test_what_cannot_be_is_refused(
    verb: Callable[[Workshop], Workshop], field: str, sentence: str
) -> None:
    with pytest.raises(InvalidInput, match=sentence) as refused:
        verb(make_workshop())
    assert refused.value.field == field


def test_notes_belong_to_a_place() -> None:
    workshop = edit.write_note(make_workshop(), FRAMEWORK, "On one", "1.1")
    workshop = edit.write_note(workshop, FRAMEWORK, "On a whole", None, 1)
    workshop = edit.write_note(workshop, FRAMEWORK, "For later")
    assert workshop.notes == (Note("On one", "1.1"), Note("On a whole", None, 1), Note("For later"))
    assert edit.note_at(workshop, characteristic=1) == "On a whole"
    assert edit.note_at(workshop, "1.2") == ""
    workshop = edit.write_note(workshop, FRAMEWORK, "Again", "1.1")
    assert workshop.notes[0] == Note("Again", "1.1")
    workshop = edit.write_note(workshop, FRAMEWORK, " \n", None, 1)
    assert workshop.notes == (Note("Again", "1.1"), Note("For later"))


def test_a_blank_note_where_there_is_none_changes_nothing() -> None:
    assert edit.write_note(make_workshop(), FRAMEWORK, "  ") == make_workshop()


def test_several_notes_of_one_place_are_shown_whole_and_become_one() -> None:
    notes = (Note("One", "1.1"), Note("Later"), Note("Two", "1.1"))
    workshop = make_workshop(notes=notes)
    shown = edit.note_at(workshop, "1.1")
    assert shown == "One\n\nTwo"
    assert edit.write_note(workshop, FRAMEWORK, shown, "1.1") is workshop
    changed = edit.write_note(workshop, FRAMEWORK, shown + "!", "1.1")
    assert changed.notes == (Note("One\n\nTwo!", "1.1"), Note("Later"))


def test_there_are_at_most_10_000_notes() -> None:
    full = make_workshop(notes=(Note("One", "1.1"),) * 10_000)
    with pytest.raises(InvalidInput, match="at most 10,000 notes"):
        edit.write_note(full, FRAMEWORK, "One more")
