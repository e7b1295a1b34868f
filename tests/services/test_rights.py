"""What the program keeps is its owner's alone, also where it was made with wider rights."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from collabdesk import paths
from collabdesk.errors import LibraryError
from collabdesk.services import rights
from collabdesk.services.logs import note, start_log, stop_log
from collabdesk.services.opening import open_desk
from collabdesk.services.safekeeping import restore_library
from collabdesk.store.claim import Claim, call_of, lock_of
from tests.builders import make_workshop

TAKE = """
import sys
from pathlib import Path
from collabdesk.store.claim import Claim
print(Claim.take(Path(sys.argv[1])))
"""


def modes(*files: Path) -> set[str]:
    return {stat.filemode(path.lstat().st_mode) for path in files}


def below(folder: Path, *, kind: int) -> list[Path]:
    return [p for p in folder.rglob("*") if stat.S_IFMT(p.lstat().st_mode) == kind]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "work" / "library.sqlite"


@pytest.fixture
def ours(place: Path) -> Iterator[list[Path]]:
    """Every file of a library that was much used, as an earlier version might have left them."""
    with closing(open_desk(place)) as desk:
        desk._library.add([make_workshop(id="w1")])
        desk.safekeeping.back_up()
        copy = desk.safekeeping.lines()[0].path
    kept = restore_library(place, copy).kept
    assert kept is not None
    for folder in (paths.rescue_folder(), paths.log_folder(), paths.settings_file().parent):
        folder.mkdir(parents=True)
    made = [
        *(paths.rescued_copy("w1"), paths.settings_file(), paths.log_folder() / "running.txt"),
        *(paths.log_folder() / name for name in ("collabdesk.log", "collabdesk.log.1")),
        *(lock_of(place), call_of(place), kept.with_name(f"{kept.name}-journal")),
    ]
    for path in made:
        path.write_text("x")
    made[-1].unlink()
    backups = below(paths.backup_folder(place), kind=stat.S_IFREG)
    assert len(backups) == 1
    found = [place, kept, *backups, *made[:-1]]
    for path in found:
        path.chmod(0o664)
    for folder in (paths.backup_folder(place), paths.rescue_folder(), paths.log_folder()):
        folder.chmod(0o775)
    place.parent.chmod(0o755)
    yield found
    stop_log()


def open_once(place: Path) -> None:
    with closing(open_desk(place)) as desk:
        assert len(desk.summaries()) == 1


def test_a_link_that_leads_round_in_a_circle_has_no_rights_to_take(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.symlink_to(path)
    with pytest.raises(LibraryError, match="link that leads nowhere"):
        open_desk(path)


def test_files_of_ours_are_made_the_owners_alone_at_the_next_start(
    ours: list[Path], place: Path
) -> None:
    folders = (paths.backup_folder(place), paths.rescue_folder(), paths.log_folder())
    assert (modes(*ours), modes(*folders)) == ({"-rw-rw-r--"}, {"drwxrwxr-x"}), "the control"
    open_once(place)
    assert (modes(*ours), modes(*folders)) == ({"-rw-------"}, {"drwx------"})


@pytest.mark.usefixtures("ours")
def test_nobody_elses_file_is_touched_however_like_it_is_called(place: Path) -> None:
    others = [
        place.with_name("minutes.docx"),
        place.with_name("library-kept-1.sqlite.bak"),
        place.with_name("my-library-kept-1.sqlite"),
        paths.backup_folder(place) / "readme.txt",
        paths.rescue_folder() / "letter.txt",
        paths.log_folder() / "other.log",
        paths.settings_file().with_name("other.ini"),
    ]
    for path in others:
        path.write_text("mine")
        path.chmod(0o664)
    link = place.with_name("library-kept-7.sqlite")
    link.symlink_to(others[0])
    open_once(place)
    assert modes(*others) == {"-rw-rw-r--"}
    assert modes(place.parent) == {"drwxr-xr-x"}


def test_in_a_folder_that_is_shared_with_a_group_the_group_keeps_its_rights(
    ours: list[Path], place: Path
) -> None:
    place.parent.chmod(0o2775)
    open_once(place)
    shared = [path for path in ours if path.parent == place.parent]
    assert len(shared) == 4
    assert modes(*shared) == {"-rw-rw----"}
    assert modes(*(path for path in ours if path not in shared)) == {"-rw-------"}
    assert modes(place.parent) == {"drwxrwsr-x"}


def test_the_library_behind_a_link_is_meant_as_well(ours: list[Path], tmp_path: Path) -> None:
    (tmp_path / "link.sqlite").symlink_to(ours[0])
    open_once(tmp_path / "link.sqlite")
    assert modes(ours[0]) == {"-rw-------"}


def test_it_opens_where_rights_cannot_be_changed(
    ours: list[Path], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def refuse(path: Path, _mode: int) -> None:
        asked.append(path)
        raise PermissionError

    def unlisted(_path: Path) -> Iterator[Path]:
        raise PermissionError

    monkeypatch.setattr(Path, "chmod", refuse)
    open_once(place)
    assert set(ours) <= set(asked)
    monkeypatch.setattr(Path, "iterdir", unlisted)
    rights.tighten(place)
    monkeypatch.undo()
    assert modes(*ours) == {"-rw-rw-r--"}
    rights.tighten(place.parent / "no" / "folder" / "library.sqlite")


@pytest.mark.parametrize(("name", "value"), [("POSIX", False), ("os.geteuid", lambda: 12_345)])
def test_nothing_is_done_on_windows_nor_to_what_is_somebody_elses(
    ours: list[Path], place: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    monkeypatch.setattr(f"collabdesk.services.rights.{name}", value)
    open_once(place)
    assert modes(*ours) == {"-rw-rw-r--"}


def test_what_is_tightened_stays_claimed(place: Path) -> None:
    with closing(open_desk(place)) as desk:
        desk._library.add([make_workshop(id="w1")])
    before = os.umask(0o002)
    claim = Claim.take(place)
    os.umask(before)
    assert claim is not None
    assert modes(lock_of(place)) == {"-rw-------"}
    open_once(place)
    # To close a handle of a file gives up the locks that a program has on it.
    again = [sys.executable, "-c", TAKE, str(place)]
    told = subprocess.run(again, capture_output=True, text=True, check=False)
    claim.release()
    assert told.stdout == "None\n", told.stderr


def test_a_log_is_its_owners_alone_from_the_first_line_and_after_it_turned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collabdesk.services.logs._SIZE", 60)
    before = os.umask(0o002)
    try:
        start_log(tmp_path / "log")
        for number in range(4):
            note("a line of some length", number=number)
    finally:
        stop_log()
        os.umask(before)
    files = below(tmp_path / "log", kind=stat.S_IFREG)
    assert len(files) > 1
    assert modes(*files) == {"-rw-------"}
    assert modes(tmp_path / "log") == {"drwx------"}
