from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from collabdesk.domain.scoring import score
from collabdesk.domain.workshop import Action
from collabdesk.errors import InvalidInput, OutputExists
from collabdesk.handout import ReportInput, ReportOptions
from collabdesk.handout.model import no_progress
from collabdesk.services.desk import Desk
from collabdesk.services.handing_out import FORMATS, NAMED, file_bytes, make_all
from tests.ui.desks import NOW, open_desk


@pytest.fixture
def content(tmp_path: Path) -> ReportInput:
    with open_desk(tmp_path) as desk:
        return sample(desk)


def sample(desk: Desk) -> ReportInput:
    workshop = desk.read(desk.sample())
    framework = desk.framework(workshop)
    return ReportInput(workshop, framework, score(workshop, framework), NOW.date())


STARTS = {
    ".collabdesk": b"{",
    ".docx": b"PK",
    ".xlsx": b"PK",
    ".csv": b"\xef\xbb\xbf",
    ".ics": b"BEGIN",
}


def test_every_ending_writes_its_own_kind_of_file(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        workshop = desk.read(desk.sample())
        for ending in FORMATS:
            path = tmp_path / f"Plan{ending.upper()}"
            desk.export(workshop, path)
            assert path.read_bytes().startswith(STARTS[ending])
            with pytest.raises(OutputExists):
                desk.export(workshop, path)
            if ending not in NAMED:
                desk.export(workshop, path, force=True, options=ReportOptions(names=False))


@pytest.mark.parametrize("anonymous", [False, True])
@pytest.mark.parametrize("passphrase", ["", "a lantern at the pier"])
def test_a_file_that_carries_names_is_refused_where_none_are_wanted(
    content: ReportInput, anonymous: bool, passphrase: str
) -> None:
    named = replace(content, workshop=replace(content.workshop, anonymous=anonymous))
    with pytest.raises(InvalidInput, match="Leave out --no-names, or choose another ending"):
        file_bytes(Path("Plan.CollabDesk"), named, ReportOptions(names=False), passphrase)


def test_a_workshop_file_that_names_nobody_is_written_without_names(content: ReportInput) -> None:
    workshop = replace(content.workshop, partners=(), actions=(), votes=(), rounds=())
    nobody = replace(content, workshop=workshop)
    made = file_bytes(Path("Plan.collabdesk"), nobody, ReportOptions(names=False))
    assert made.startswith(b"{")
    role = replace(workshop, actions=(Action("a1", "Meet", lead_role="Warden"),))
    with pytest.raises(InvalidInput, match="cannot leave out names"):
        file_bytes(
            Path("Plan.collabdesk"), replace(nobody, workshop=role), ReportOptions(names=False)
        )


def test_another_ending_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk, pytest.raises(InvalidInput, match=r"\.docx, \.xlsx, \.csv"):
        desk.export(desk.read(desk.sample()), tmp_path / "plan.odt")


def test_all_files_are_written_or_none(content: ReportInput, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    files = make_all("Plan", content, ReportOptions(), no_progress)
    assert set(files) == {"Plan.pdf", *(f"Plan{ending}" for ending in FORMATS)}
    with open_desk(folder) as desk:
        (folder / "Plan.csv").write_text("mine")
        with pytest.raises(OutputExists):
            desk.write_all(folder, files)
        assert not (folder / "Plan.pdf").exists()
        (folder / "Plan.csv").unlink()
        assert {path.name for path in desk.write_all(folder, files)} == set(files)


def test_work_that_is_not_wanted_any_more_ends(content: ReportInput) -> None:
    def stop(_page: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        make_all("Plan", content, ReportOptions(), stop)
