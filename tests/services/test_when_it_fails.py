"""When the program is at fault: reports and logs without content, and a next start that knows."""

from __future__ import annotations

import errno
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from collabdesk.errors import LibraryError
from collabdesk.paths import digest_of
from collabdesk.services.crash_report import crash_report
from collabdesk.services.endings import Ending, Kept, Left
from collabdesk.services.logs import note, start_log, stop_log
from collabdesk.services.opening import open_desk
from collabdesk.services.rescue import Rescue
from tests.builders import make_workshop, with_votes

SAID = "Quayside Hospice said two"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    before = logging.raiseExceptions
    yield tmp_path / "logs"
    stop_log()
    logging.raiseExceptions = before


def failed() -> Exception:
    try:
        try:
            int(SAID)
        except ValueError as error:
            raise RuntimeError(SAID) from error
    except RuntimeError as error:
        return error
    raise AssertionError


def test_a_report_names_kinds_and_places_and_no_content() -> None:
    report = crash_report(failed())
    assert "builtins.RuntimeError" in report
    assert "builtins.ValueError" in report
    assert "test_when_it_fails.py:" in report
    assert " failed" in report
    for part in (SAID, "Quayside", str(Path(__file__).parent)):
        assert part not in report


def test_a_report_names_files_of_the_program_from_its_own_folder(tmp_path: Path) -> None:
    with closing(open_desk(tmp_path / "library.sqlite")) as desk:
        try:
            desk.read(SAID)
        except Exception as error:
            report = crash_report(error)
    assert "  collabdesk/store/library.py:" in report
    assert SAID not in report


def test_errors_that_cause_each_other_end_somewhere() -> None:
    first, second = ValueError(), TypeError()
    first.__cause__, second.__cause__ = second, first
    assert crash_report(first).count("Error") == 2


def test_the_log_holds_words_ids_and_counts(folder: Path) -> None:
    start_log(folder)
    note("opened", "6f2b", workshops=12)
    (line,) = (folder / "collabdesk.log").read_text().splitlines()
    assert line.endswith(" opened 6f2b workshops=12")
    start_log(folder)
    note("ended")
    stop_log()
    assert len((folder / "collabdesk.log").read_text().splitlines()) == 2


def test_the_log_does_not_grow_for_ever(folder: Path) -> None:
    start_log(folder)
    for _ in range(60):
        note("x" * 50_000)
    assert sum(path.stat().st_size for path in folder.iterdir()) < 1_100_000


def test_without_a_place_for_the_log_the_program_goes_on(folder: Path) -> None:
    folder.write_text("in the way")
    start_log(folder)
    note("opened")
    assert folder.read_text() == "in the way"


def test_the_next_start_knows_how_the_last_ended(folder: Path) -> None:
    ending = Ending(folder)
    assert ending.begin() is None
    ending.end()
    assert ending.begin() is None
    assert Ending(folder).begin() == Left(ended=False)
    name = "an id may be\nany\ttext\u2028"
    one, two = make_workshop(id=name), with_votes(make_workshop(id="two"), "1.1", [1, 2])
    ending.add(one)
    ending.add(one, Path("one.collabdesk"))
    ending.add(two)
    kept = (
        Kept(digest_of(name), 0, 0, Path("one.collabdesk")),
        Kept(digest_of("two"), 2, 0),
    )
    assert "may be" not in (folder / "running.txt").read_text(encoding="utf-8")
    assert Ending(folder).begin() == Left(ended=False, kept=kept)
    ending.add(two)
    ending.end()
    assert SAID not in (folder / "faults.txt").read_text(encoding="utf-8")
    assert Ending(folder).begin() == Left(ended=True, kept=kept[1:])
    Ending(folder).end()
    assert ending.begin() is None, "it was told once"


def test_a_mark_that_makes_no_sense_tells_what_it_can(folder: Path) -> None:
    ending = Ending(folder)
    ending.begin()
    (folder / "running.txt").write_text(
        '["no", "two", 3, 4]\n\x00\n7\n["w1", 3, 4, ""]', encoding="utf-8"
    )
    assert ending.begin() == Left(ended=False, kept=(Kept("w1", 3, 4),))
    (folder / "running.txt").write_bytes(b"\xff")
    assert ending.begin() is None


def test_where_no_mark_can_be_set_nothing_is_known(folder: Path) -> None:
    folder.write_text("in the way")
    ending = Ending(folder)
    assert ending.begin() is None
    ending.add(make_workshop())
    ending.end()
    assert Ending(folder).begin() is None


def test_a_damaged_library_has_ways_out(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with closing(open_desk(path)) as desk:
        desk.sample()
        desk.safekeeping.back_up()
        desk.duplicate(desk.sample())
    rescue = Rescue(path)
    damaged = path.read_bytes()[:-5000]
    path.write_bytes(damaged)
    backup = rescue.newest_backup()
    assert backup is not None
    done = rescue.recover()
    assert done.contents.workshops == 2
    restored = rescue.bring_back(backup.path)
    assert restored.contents.workshops == 1
    assert (tmp_path / "library-kept-1.sqlite").read_bytes() == damaged
    assert Rescue(tmp_path / "other.sqlite").newest_backup() is None


def test_a_damaged_library_can_be_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with closing(open_desk(path)) as desk:
        made = desk.sample()
    with closing(sqlite3.connect(path)) as connection:
        root = "SELECT rootpage FROM sqlite_master WHERE name = 'note'"
        page = connection.execute(root).fetchone()[0]
    data = bytearray(path.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(data)
    with pytest.raises(LibraryError):
        open_desk(path)
    with closing(open_desk(path, read_only=True)) as desk:
        assert desk.read_only
        assert desk.summaries()[0].id == made
    assert path.read_bytes() == data


def test_a_log_that_finds_no_room_at_its_end_is_let_go(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_log(folder)
    (handler,) = logging.getLogger("collabdesk").handlers

    def full() -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(handler, "close", full)
    stop_log()
    assert logging.getLogger("collabdesk").handlers == []
    monkeypatch.undo()
    handler.close()
