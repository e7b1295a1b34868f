from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from collabdesk.errors import CollabDeskError, OutputExists
from collabdesk.exchange.safe_write import WriteError, write_file


def test_the_bytes_are_there_and_nothing_else(tmp_path: Path) -> None:
    write_file(tmp_path / "plan.pdf", b"new")

    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"plan.pdf": b"new"}


def test_an_existing_file_is_replaced_only_with_force(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"old")

    with pytest.raises(OutputExists, match=r"already there\. Give another name, or add --force"):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"

    write_file(path, b"new", force=True)
    assert path.read_bytes() == b"new"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to("real.pdf")

    write_file(tmp_path / "link.pdf", b"new", force=True)

    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


def test_it_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()

    write_file(tmp_path / "plan.pdf", b"new")

    usual = (tmp_path / "usual").stat().st_mode
    assert stat.S_IMODE((tmp_path / "plan.pdf").stat().st_mode) == stat.S_IMODE(usual)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing/plan.pdf", "no such folder"),
        ("file/plan.pdf", "no such folder"),
        ("folder", "it is a folder"),
        ("n" * 300, "name is too long"),
        ("pipe", "not an ordinary file"),
    ],
)
def test_where_it_cannot_be_written_one_line_says_why(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"old")
    os.mkfifo(tmp_path / "pipe")
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(WriteError, match=says) as caught:
        write_file(tmp_path / name, b"new", force=True)

    assert "\n" not in str(caught.value)
    assert name in str(caught.value)
    assert sorted(tmp_path.rglob("*")) == before
    assert isinstance(caught.value, CollabDeskError)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (errno.ENOSPC, "Free at least 300 kB or choose another drive"),
        (errno.EACCES, "may not write there"),
        (errno.EIO, "reports a fault"),
        (errno.EMFILE, "Too many open files"),
    ],
)
def test_a_failure_half_way_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, says: str
) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(WriteError, match=says):
        write_file(path, b"new" * 100_000, force=True)

    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"plan.pdf": b"old"}


def test_a_drive_that_lies_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"ne")

    with pytest.raises(WriteError, match="reports a fault"):
        write_file(path, b"new", force=True)

    monkeypatch.undo()
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"plan.pdf": b"old"}


def test_a_folder_that_cannot_be_flushed_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def flush(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        real(handle)

    monkeypatch.setattr(os, "fsync", flush)
    write_file(tmp_path / "plan.pdf", b"new")

    assert (tmp_path / "plan.pdf").read_bytes() == b"new"


def test_a_folder_that_reports_a_fault_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def flush(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(handle)

    monkeypatch.setattr(os, "fsync", flush)
    with pytest.raises(WriteError, match="reports a fault"):
        write_file(tmp_path / "plan.pdf", b"new")


def test_a_system_that_cannot_open_folders_writes_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_DIRECTORY")
    write_file(tmp_path / "plan.pdf", b"new")

    assert (tmp_path / "plan.pdf").read_bytes() == b"new"
