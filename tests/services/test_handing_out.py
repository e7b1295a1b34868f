from __future__ import annotations

from pathlib import Path

import pytest

from collabdesk.domain.scoring import score
from collabdesk.errors import InvalidInput, OutputExists
from collabdesk.handout import ReportInput, ReportOptions
from collabdesk.handout.model import no_progress
from collabdesk.services.desk import Desk
from collabdesk.services.handing_out import FORMATS, make_all
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
            desk.export(workshop, path, force=True, options=ReportOptions(names=False))


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
