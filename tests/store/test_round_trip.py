"""What is kept comes back as it was, in its order, whatever changed in between."""

from __future__ import annotations

import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collabdesk.domain.showing import score_shown
from collabdesk.domain.workshop import DONT_KNOW, Answer, Tally, Vote, Workshop
from collabdesk.store.differences import differences
from collabdesk.store.library import Library
from tests.builders import make_framework, make_partners, make_workshop, with_votes
from tests.store.strategies import workshops


def reopened(path: Path, workshop_id: str) -> Workshop:
    with closing(Library.open(path)) as library:
        return library.load(workshop_id)


@settings(max_examples=40)
@given(st.lists(workshops(), min_size=1, max_size=4))
def test_every_state_comes_back_as_it_was_saved(states: list[Workshop]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        with closing(Library.open(path)) as library:
            library.add(states[:1])
            for before, after in pairwise(states):
                library.save(before, after)
                assert reopened(path, after.id) == after
        assert reopened(path, states[0].id) == states[-1]


@settings(max_examples=40)
@given(workshops(scope=(1, 2, 8)))
def test_the_list_counts_what_the_scoring_counts(workshop: Workshop) -> None:
    framework = make_framework()
    known = [indicator.id for indicator in framework.indicators]
    workshop = replace(
        workshop,
        tallies=tuple(
            replace(t, counts=(*t.counts, 0, 0, 0, 0, 0)[:5])
            for t in workshop.tallies
            if t.indicator in known
        ),
        votes=tuple(v for v in workshop.votes if v.indicator in known),
        agreed=tuple(a for a in workshop.agreed if a.indicator in known),
    )
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Library.open(Path(folder) / "library.sqlite")) as library,
    ):
        library.add([workshop])
        (summary,) = library.summaries(date(2026, 11, 20))
    in_scope = {i.id for i in framework.in_scope(workshop.scope)}
    agreed = {a.indicator for a in workshop.agreed if a.answer is not None}
    assert summary.scored == score_shown(workshop, framework).overall.scored
    assert summary.answered == len(agreed & in_scope)
    assert summary.overdue == sum(a.overdue(date(2026, 11, 20)) for a in workshop.actions)
    assert summary.partners == tuple(p.name for p in workshop.partners)


def few_and_again(first: Answer, again: Answer) -> Workshop:
    """Return an anonymous workshop with one vote, one hand, and one that voted again."""
    made = make_workshop(anonymous=True, partners=make_partners(5))
    made = with_votes(with_votes(made, "1.1", [first]), "1.2", [DONT_KNOW] * 4)
    made = with_votes(with_votes(made, "1.2", [again], 2), "1.3", [DONT_KNOW] * 3)
    hands = Tally("1.4", 1, tuple(int(first == n) for n in range(1, 6)), int(first == DONT_KNOW))
    return replace(made, tallies=(hands, Tally("2.1", 1, (0,) * 5, 3)))


@pytest.mark.parametrize("first", [2, DONT_KNOW])
@pytest.mark.parametrize("again", [2, DONT_KNOW])
def test_the_list_tells_no_more_of_few_than_the_results(
    first: Answer, again: Answer, tmp_path: Path
) -> None:
    with closing(Library.open(tmp_path / "library.sqlite")) as library:
        library.add([few_and_again(first, again)])
        (summary,) = library.summaries(date(2026, 11, 20))
    assert summary.scored == 3


@given(workshops())
def test_equal_states_differ_in_no_row(workshop: Workshop) -> None:
    assert len(differences(workshop, replace(workshop))) == 0


def test_one_more_vote_is_one_row() -> None:
    before = with_votes(make_workshop(partners=make_partners(5)), "1.1", [1, 2, 3, 4])
    found = differences(before, replace(before, votes=(*before.votes, Vote("1.1", "p5", 1, 1, 5))))
    assert len(found) == 1
    assert [row["partner_id"] for row in found.added["vote"]] == ["p5"]


def test_a_changed_answer_is_one_row_and_a_removed_last_one_too() -> None:
    before = with_votes(make_workshop(), "1.1", [1, 2, 3])
    changed = replace(before.votes[1], answer=5)
    other = replace(before, votes=(before.votes[0], changed, before.votes[2]))
    assert len(differences(before, other)) == 1
    assert len(differences(before, replace(before, votes=before.votes[:2]))) == 1


def test_reordering_rewrites_the_positions_of_that_collection_only() -> None:
    before = with_votes(make_workshop(), "1.1", [1, 2, 3])
    found = differences(before, replace(before, partners=before.partners[::-1]))
    assert set(found.changed) == {"partner"}
    assert not found.added
    assert not found.deleted
