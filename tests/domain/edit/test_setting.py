"""Set-up and purpose: what is typed lands, and what cannot be is said where it was typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from collabdesk.domain import edit
from collabdesk.domain.workshop import Collaboration, Mode, Workshop
from collabdesk.errors import InvalidInput
from tests.builders import make_framework, make_workshop, with_agreed, with_votes

FRAMEWORK = make_framework()
DAY = date(2026, 12, 1)


def test_a_new_workshop_covers_the_whole_framework() -> None:
    workshop = edit.start_workshop(
        FRAMEWORK,
        workshop_id="w1",
        collaboration=Collaboration("c9", " Harbour ", "Kept"),
        title=" First ",
        held_on=DAY,
        mode=Mode.SOLO,
    )
    assert workshop == Workshop(
        id="w1", framework_id=FRAMEWORK.id, edition="1", title="First", held_on=DAY,
        collaboration=Collaboration("c9", "Harbour", "Kept"), mode=Mode.SOLO,
        scope=(1, 2, 3, 4, 5, 6, 7, 8),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "title", "field"), [("", "First", "collaboration"), ("Harbour", " ", "title")]
)
def test_a_new_workshop_needs_its_names(name: str, title: str, field: str) -> None:
    with pytest.raises(InvalidInput, match="is empty") as refused:
        edit.start_workshop(
            FRAMEWORK,
            workshop_id="w1",
            collaboration=Collaboration("c9", name),
            title=title,
            held_on=DAY,
        )
    assert refused.value.field == field


def test_describing_changes_what_is_given_and_nothing_else() -> None:
    before = make_workshop()
    after = edit.describe(
        before,
        title=" Workshop 2 ",
        collaboration="Coast",
        held_on=DAY,
        place="Library",
        facilitator="Ana",
        minutes=60,
    )
    assert after == replace(
        before,
        title="Workshop 2",
        collaboration=replace(before.collaboration, name="Coast"),
        held_on=DAY,
        place="Library",
        facilitator="Ana",
        minutes=60,
    )
    assert edit.describe(before) == before
    assert edit.describe(after, place="", facilitator="").place == ""


REFUSED: list[tuple[Callable[[Workshop], Workshop], str, str]] = [
    (lambda w: edit.describe(w, title=" "), "title", "The title is empty"),
    (lambda w: edit.describe(w, collaboration=""), "collaboration", "name is empty"),
    (lambda w: edit.describe(w, place="x" * 201), "place", "201 characters"),
    (lambda w: edit.describe(w, facilitator="\x00"), "facilitator", "control character"),
    (lambda w: edit.describe(w, minutes=0), "minutes", "Give 1 to 1440 minutes"),
    (lambda w: edit.describe(w, minutes=1441), "minutes", "Give 1 to 1440 minutes"),
    (lambda w: edit.set_scope(w, FRAMEWORK, ()), "scope", "at least one"),
    (lambda w: edit.set_scope(w, FRAMEWORK, (9,)), "scope", "no characteristic 9"),
    (lambda w: edit.set_scope(w, FRAMEWORK, (1, 1)), "scope", "named twice"),
    (lambda w: edit.choose_type(w, FRAMEWORK, "choir"), "type", "no type “choir”"),
    (lambda w: edit.toggle_also(w, FRAMEWORK, "choir"), "type", "no type “choir”"),
    (lambda w: edit.word_purpose(w, "x" * 10_001), "purpose", "shorten it to 10,000"),
]


@pytest.mark.parametrize(("verb", "field", "sentence"), REFUSED)
def test_what_cannot_be_is_refused(
    verb: Callable[[Workshop], Workshop], field: str, sentence: str
) -> None:
    with pytest.raises(InvalidInput, match=sentence) as refused:
        verb(make_workshop())
    assert refused.value.field == field


def test_scope_stands_in_order_and_keeps_the_answers_left_out() -> None:
    before = with_agreed(make_workshop(), {"1.1": 3})
    after = edit.set_scope(before, FRAMEWORK, (5, 2))
    assert after == replace(before, scope=(2, 5))


def test_anonymous_is_fixed_once_scoring_has_started() -> None:
    named = make_workshop()
    anonymous = edit.set_anonymous(named, flag=True)
    assert anonymous.anonymous
    assert edit.set_anonymous(anonymous, flag=False) == named
    started = with_votes(anonymous, "1.1", [3], revealed=False)
    assert edit.set_anonymous(started, flag=True) == started
    with pytest.raises(InvalidInput, match="Scoring has started") as refused:
        edit.set_anonymous(started, flag=False)
    assert refused.value.field == "anonymous"


def test_types() -> None:
    workshop = edit.choose_type(make_workshop(), FRAMEWORK, None)
    assert workshop.type is None
    workshop = edit.toggle_also(workshop, FRAMEWORK, "shared-learning")
    workshop = edit.toggle_also(workshop, FRAMEWORK, "shared-voice")
    assert workshop.also == ("shared-voice", "shared-learning")
    workshop = edit.choose_type(workshop, FRAMEWORK, "shared-voice")
    assert (workshop.type, workshop.also) == ("shared-voice", ("shared-learning",))
    assert edit.toggle_also(workshop, FRAMEWORK, "shared-voice") == workshop
    assert edit.toggle_also(workshop, FRAMEWORK, "shared-learning").also == ()


def test_purpose_and_collaboration() -> None:
    workshop = edit.word_purpose(make_workshop(), "Ours.\r\nYours.")
    assert workshop.collaboration == Collaboration("c1", "Harbour frailty pathway", "Ours.\nYours.")
    known = Collaboration("c7", "Coast", "Older")
    assert edit.join_collaboration(workshop, known).collaboration == known
