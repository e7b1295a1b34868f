"""Backup, restore and check: safe copies, nothing overwritten, one line for what is refused."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from collabdesk import paths
from collabdesk.services.safekeeping import backups_of
from collabdesk.store import copying
from collabdesk.store.claim import Claim
from tests.cli.helpers import GROUP, SOLO, CommandLine


def test_a_copy_is_written_checked_and_brought_back(
    collabdesk: CommandLine, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite"
    collabdesk("import", SOLO)
    done = collabdesk("backup", "--out", copy)
    assert (done.status, done.err) == (0, "")
    assert "1 workshop, " in done.out
    collabdesk("import", GROUP)
    done = collabdesk("restore", copy)
    assert (done.status, done.err) == (0, "")
    kept = tmp_path / "library-kept-1.sqlite"
    assert str(kept) in done.out
    assert collabdesk("list").out.count("\n") == 2
    assert collabdesk("--library", str(kept), "list").out.count("\n") == 3


def test_restoring_makes_a_backup_of_what_is_there_first(
    collabdesk: CommandLine, tmp_path: Path
) -> None:
    collabdesk("import", SOLO)
    collabdesk("backup", "--out", tmp_path / "copy.sqlite")
    collabdesk("import", GROUP)
    collabdesk("restore", tmp_path / "copy.sqlite")
    done = collabdesk("check")
    assert done.status == 0
    assert "nothing is wrong. It holds 1 workshop, " in done.out
    assert "bytes: 2 workshops, " in done.out


def test_nothing_is_brought_back_without_a_backup_of_what_is_there(
    collabdesk: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "WAIT", 0)
    copy = tmp_path / "copy.sqlite"
    collabdesk("import", SOLO)
    collabdesk("backup", "--out", copy)
    collabdesk("import", GROUP)
    before, folder = collabdesk.library.read_bytes(), paths.backup_folder(collabdesk.library)
    with closing(sqlite3.connect(collabdesk.library, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        done = collabdesk("restore", copy)
        assert (done.status, done.err.count("\n")) == (1, 1)
        assert "in use by another program" in done.err
    shutil.rmtree(folder)
    folder.write_text("in the way")
    done = collabdesk("restore", copy)
    assert (done.status, done.err.count("\n")) == (1, 1)
    assert "No backup could be made in" in done.err
    assert collabdesk.library.read_bytes() == before
    assert not list(tmp_path.glob("library-*"))


def test_a_backup_that_does_not_fit_its_name_is_not_brought_back(
    collabdesk: CommandLine,
) -> None:
    collabdesk("import", SOLO)
    collabdesk("import", GROUP)
    backups = backups_of(collabdesk.library)
    changed = bytearray(backups[0].path.read_bytes())
    changed[95] ^= 1  # which nothing but the hash knows of
    backups[0].path.write_bytes(changed)
    before = collabdesk.library.read_bytes()
    done = collabdesk("restore", backups[0].path)
    assert (done.status, done.err.count("\n")) == (1, 1)
    assert f"Bring back “{backups[1].path}” of" in done.err
    backups[1].path.unlink()
    assert "No other backup of this library is whole" in collabdesk("restore", backups[0].path).err
    assert collabdesk.library.read_bytes() == before
    assert "restore" in collabdesk("import", backups[0].path).err


def test_an_existing_file_is_replaced_only_with_force(
    collabdesk: CommandLine, tmp_path: Path
) -> None:
    collabdesk("sample")
    out = tmp_path / "copy.sqlite"
    out.write_text("mine")
    refused = collabdesk("backup", "--out", out)
    assert refused.status == 1
    assert "--force" in refused.err
    assert out.read_text() == "mine"
    assert collabdesk("backup", "--out", out, "--force").status == 0
    assert collabdesk("--library", str(out), "check").status == 0
    assert [p.name for p in tmp_path.glob("copy*")] == ["copy.sqlite"]


def test_a_library_is_not_copied_onto_itself(collabdesk: CommandLine) -> None:
    collabdesk("sample")
    before = collabdesk.library.read_bytes()
    for command in (("backup", "--force", "--out"), ("restore",)):
        done = collabdesk(*command, collabdesk.library)
        assert done.status == 1
        assert "is the library itself" in done.err
    assert collabdesk.library.read_bytes() == before


def test_without_a_library_nothing_is_made(collabdesk: CommandLine, tmp_path: Path) -> None:
    for command in (("check",), ("backup", "--out", str(tmp_path / "copy.sqlite"))):
        done = collabdesk(*command)
        assert done.status == 1
        assert "There is no library at" in done.err
    assert "There is no file" in collabdesk("restore", tmp_path / "absent.sqlite").err
    assert list(tmp_path.glob("*.sqlite")) == []


def test_a_first_library_can_come_from_a_copy(collabdesk: CommandLine, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    collabdesk("--library", str(other), "sample")
    done = collabdesk("restore", other)
    assert done.status == 0
    assert "kept" not in done.out
    assert "There are no backups" in collabdesk("check").out


def test_a_damaged_library_is_kept_when_a_copy_comes_back(
    collabdesk: CommandLine, tmp_path: Path
) -> None:
    collabdesk("sample")
    collabdesk("backup", "--out", tmp_path / "copy.sqlite")
    collabdesk.library.write_bytes(b"\x93" * 5000)
    assert collabdesk("check").status == 1
    assert collabdesk("restore", tmp_path / "copy.sqlite").status == 0
    assert (tmp_path / "library-kept-1.sqlite").read_bytes() == b"\x93" * 5000
    assert collabdesk("check").status == 0


def test_a_damaged_copy_is_refused(collabdesk: CommandLine, tmp_path: Path) -> None:
    collabdesk("sample")
    before = collabdesk.library.read_bytes()
    (tmp_path / "copy.sqlite").write_bytes(before[:5000])
    done = collabdesk("restore", tmp_path / "copy.sqlite")
    assert done.status == 1
    assert done.err.count("\n") == 1
    assert collabdesk.library.read_bytes() == before


def test_a_library_open_in_a_window_is_not_replaced(
    collabdesk: CommandLine, tmp_path: Path
) -> None:
    collabdesk("sample")
    collabdesk("backup", "--out", tmp_path / "copy.sqlite")
    claim = Claim.take(collabdesk.library)
    assert claim is not None
    done = collabdesk("restore", tmp_path / "copy.sqlite")
    claim.release()
    assert done.status == 1
    assert "open in a window" in done.err


def test_a_damaged_backup_is_said_in_the_list(collabdesk: CommandLine) -> None:
    collabdesk("import", SOLO)
    collabdesk("import", GROUP)
    listed = collabdesk("check").out.splitlines()
    path = Path(next(line for line in listed if line.startswith("  ")).strip())
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    assert "damaged, not to be used" in collabdesk("check").out


def test_the_backups_of_a_damaged_or_lost_library_are_listed(collabdesk: CommandLine) -> None:
    collabdesk("import", SOLO)
    collabdesk("import", GROUP)
    backups = collabdesk("check").out.splitlines()[1:]
    assert backups
    collabdesk.library.write_bytes(b"\x93" * 5000)
    damaged = collabdesk("check")
    collabdesk.library.unlink()
    lost = collabdesk("check")
    for done in (damaged, lost):
        assert done.status == 1
        assert done.out.splitlines() == backups
        assert done.err.count("\n") == 1


def test_what_comes_back_without_a_lock_is_told(collabdesk: CommandLine, tmp_path: Path) -> None:
    collabdesk("sample")
    collabdesk("backup", "--out", tmp_path / "copy.sqlite")
    assert "no passphrase" not in collabdesk("restore", tmp_path / "copy.sqlite").out
    data = bytearray(collabdesk.library.read_bytes())
    data[20], data[72:92] = 80, b"\x93" * 20
    collabdesk.library.write_bytes(data)
    done = collabdesk("restore", tmp_path / "copy.sqlite")
    assert done.status == 0
    assert "What came back has no passphrase, and what was there" in done.out
