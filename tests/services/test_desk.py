"""What is done with whole workshops."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from collabdesk.domain.workshop import Action, Mode
from collabdesk.errors import (
    FrameworkError,
    InvalidInput,
    OutputExists,
    UnknownWorkshop,
    WorkshopFileError,
)
from collabdesk.report import ReportOptions
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.store.header import SCHEMA
from collabdesk.store.library import Library
from tests.builders import make_workshop, with_agreed, with_votes
from tests.pdf import words

TODAY = date(2026, 11, 23)


def test_a_new_workshop_has_what_was_asked_for(desk: Desk) -> None:
    draft = NewWorkshop(
        title=" Workshop 1 ",
        collaboration="Harbour pathway",
        held_on=date(2026, 12, 1),
        mode=Mode.GROUP,
        framework=("eight-characteristics", "1"),
        place="Library",
        facilitator="Somebody",
        minutes=60,
        anonymous=True,
        scope=(3, 1),
    )
    workshop = desk.read(desk.create(draft))
    assert (workshop.title, workshop.held_on, workshop.minutes) == (
        "Workshop 1",
        date(2026, 12, 1),
        60,
    )
    assert (workshop.place, workshop.facilitator) == ("Library", "Somebody")
    assert (workshop.anonymous, workshop.scope) == (True, (1, 3))
    assert workshop.collaboration.name == "Harbour pathway"
    assert workshop.collaboration.id


def test_a_new_workshop_is_today_and_over_everything_unless_said(desk: Desk) -> None:
    workshop = desk.read(desk.create(NewWorkshop("Alone", "Harbour", mode=Mode.SOLO)))
    assert (workshop.held_on, workshop.mode) == (TODAY, Mode.SOLO)
    assert workshop.scope == tuple(range(1, 9))
    assert [s.id for s in desk.summaries()] == [workshop.id]


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (NewWorkshop("", "Harbour"), "title"),
        (NewWorkshop("Workshop", " "), "collaboration"),
        (NewWorkshop("Workshop", "Harbour", minutes=0), "minutes"),
        (NewWorkshop("Workshop", "Harbour", scope=()), "scope"),
    ],
)
def test_a_draft_that_cannot_be_names_the_field(desk: Desk, draft: NewWorkshop, field: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        desk.create(draft)
    assert raised.value.field == field
    assert desk.summaries() == ()


def test_a_known_collaboration_is_joined_by_its_id_or_its_name(desk: Desk) -> None:
    first = desk.create(NewWorkshop("Workshop 1", "Harbour"))
    desk.sit(first).word_purpose("So that nobody waits.")
    known = desk.read(first).collaboration
    by_name = desk.create(NewWorkshop("Workshop 2", "harbour "))
    by_id = desk.create(NewWorkshop("Workshop 3", "Whatever it is called", known.id))
    other = desk.create(NewWorkshop("Workshop 4", "Coast"))
    assert desk.read(by_name).collaboration == known
    assert desk.read(by_id).collaboration == known
    assert desk.read(other).collaboration.id != known.id
    assert {c.name for c in desk.collaborations()} == {"Harbour", "Coast"}


def test_an_id_that_is_not_known_yet_is_kept(desk: Desk) -> None:
    desk.create(NewWorkshop("Workshop 1", "Harbour"))
    workshop = desk.read(desk.create(NewWorkshop("Workshop 1", "Harbour", "from-elsewhere")))
    assert workshop.collaboration.id == "from-elsewhere"


def test_what_was_removed_comes_back_whole(desk: Desk, library: Library) -> None:
    workshop = with_votes(make_workshop(), "1.1", [3, 4, 5])
    library.add([workshop])
    desk.set_archived(workshop.id, flag=True)
    removed = desk.remove(workshop.id)
    assert desk.summaries() == ()
    with pytest.raises(UnknownWorkshop):
        desk.sit(workshop.id)
    desk.restore(removed)
    assert desk.read(workshop.id) == workshop
    assert [s.archived for s in desk.summaries()] == [True]


def test_what_was_not_archived_comes_back_so(desk: Desk, library: Library) -> None:
    library.add([make_workshop()])
    desk.restore(desk.remove(make_workshop().id))
    assert [s.archived for s in desk.summaries()] == [False]


def test_a_duplicate_has_the_set_up_and_no_answers(desk: Desk, library: Library) -> None:
    original = with_votes(make_workshop(priorities=(1,)), "1.1", [3, 4, 5])
    original = with_agreed(original, {"1.1": 4})
    library.add([make_workshop(id="long", title="x" * 200), original])
    copy = desk.read(desk.duplicate(original.id))
    assert copy == make_workshop(id=copy.id, title="Workshop 1 (copy)", held_on=TODAY)
    long = desk.read(desk.duplicate("long"))
    assert (len(long.title), long.title[-8:]) == (200, "x (copy)")


def test_the_sample_is_brought_in_once(desk: Desk) -> None:
    sample = desk.sample()
    assert desk.sample() == sample
    assert [s.id for s in desk.summaries()] == [sample]
    assert desk.results(desk.read(sample)).overall.scored > 0


def test_a_file_is_read_and_not_brought_in(desk: Desk, tmp_path: Path) -> None:
    workshop = with_agreed(make_workshop(), {"1.1": 4})
    path = tmp_path / "one.collabdesk"
    desk.export(workshop, path)
    assert desk.read(str(path)) == workshop
    plain = path.rename(tmp_path / "one.json")
    assert desk.read(str(plain)) == workshop
    assert desk.summaries() == ()
    with pytest.raises(WorkshopFileError):
        desk.read(str(path))
    with pytest.raises(UnknownWorkshop):
        desk.read("one")


def test_a_workshop_is_read_by_the_start_of_its_id(desk: Desk, library: Library) -> None:
    library.add([make_workshop()])
    assert desk.read("1111") == make_workshop()


def test_an_export_replaces_a_file_only_when_told_to(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "one.collabdesk"
    desk.export(make_workshop(), path)
    kept = path.read_bytes()
    with pytest.raises(OutputExists):
        desk.export(make_workshop(title="Other"), path)
    assert path.read_bytes() == kept
    desk.export(make_workshop(title="Other"), path, force=True)
    assert desk.read(str(path)).title == "Other"


def test_an_ending_that_nothing_writes_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"\.collabdesk"):
        desk.export(make_workshop(), tmp_path / "one.txt")
    assert list(tmp_path.glob("one*")) == []


def test_the_report_is_written_as_pdf(desk: Desk, tmp_path: Path) -> None:
    actions = (Action("a1", "Agree a rota for the weekends"),)
    workshop = with_agreed(make_workshop(actions=actions), {"1.1": 4})
    path = tmp_path / "plan.pdf"
    desk.report(workshop, path, ReportOptions(one_page=True))
    assert "Harbour frailty pathway" in words(path.read_bytes())
    with pytest.raises(OutputExists):
        desk.report(workshop, path, ReportOptions())


def test_a_workshop_of_an_unknown_framework_is_said(desk: Desk, library: Library) -> None:
    library.add([make_workshop(framework_id="unheard-of")])
    with pytest.raises(FrameworkError):
        desk.sit(make_workshop().id)


def test_the_desk_says_where_its_library_is(desk: Desk, library: Library) -> None:
    assert desk.library_path == library.path
    assert desk.schema_version == SCHEMA
    assert not desk.read_only


def test_the_clock_is_the_one_handed_in(library: Library, desk: Desk) -> None:
    late = datetime(2030, 1, 1, tzinfo=UTC)
    other = Desk(
        library, desk.catalogue, now=lambda: late, new_id=lambda: "x", rng=random.SystemRandom()
    )
    assert (desk.today, other.today) == (TODAY, late.date())


def test_the_use_cases_bring_in_nothing_heavy() -> None:
    program = (
        "import sys, collabdesk.services.desk; "
        "heavy = {'PySide6', 'sqlalchemy', 'alembic', 'reportlab', 'msgspec'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, check=True, text=True, env=env)
    assert done.stdout.strip() == "[]"
