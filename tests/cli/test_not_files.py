"""Every command that reads a file refuses at once what is none, in one line."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from tests.cli.helpers import GROUP, CommandLine


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made, chdir(path.parent):
        made.bind(path.name)  # the name of a socket may have 107 bytes, with all its folders


KINDS: dict[str, tuple[Callable[[Path], object], str]] = {
    "pipe": (os.mkfifo, "it is not an ordinary file"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "it is not an ordinary file"),
    "socket": (_socket, "it is not an ordinary file"),
    "folder": (Path.mkdir, "it is a folder"),
    "loop": (lambda path: path.symlink_to(path), ""),
}
COMMANDS: dict[str, tuple[str, ...]] = {
    "import": ("import", "{}"),
    "results": ("results", "{}"),
    "report": ("report", "{}", "--out", "plan.pdf"),
    "export": ("export", "{}", "--out", "out.csv"),
    "cards": ("cards", "{}", "--out", "cards.pdf"),
    "restore": ("restore", "{}"),
    "framework check": ("framework", "check", "{}"),
    "list": ("list", "--library", "{}"),
    "check": ("check", "--library", "{}"),
    "backup": ("backup", "--library", "{}", "--out", "copy.sqlite"),
    "delete": ("delete", "w1", "--library", "{}"),
    "passphrase": ("--library", "{}", "passphrase", "set"),
}


@pytest.fixture(autouse=True)
def no_waiting() -> Iterator[None]:
    """Whoever waits at a pipe, or reads a device to its end, fails and does not hang."""

    def ring(*_: object) -> None:
        raise AssertionError("it waits, or reads without end")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 60)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_refused_at_once_and_in_one_line(
    collabdesk: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    make, words = KINDS[kind]
    for ending in (".collabdesk", ""):
        name = f"no\nfile{ending}"
        make(tmp_path / name)
        for command, arguments in COMMANDS.items():
            if kind == "loop" and command == "list":  # a link to nothing is no library yet
                continue
            outcome = collabdesk(*(part.replace("{}", f"./{name}") for part in arguments))
            told = f"{outcome.out}{outcome.err}"
            assert outcome.status == 1, (command, told)
            assert outcome.err.count("\n") == 1, (command, told)
            assert outcome.err.endswith("\n")
            # A loop leads nowhere: whether a file or a library is meant, there is none.
            assert words in told, (command, told)
            assert "Traceback" not in told
        assert not [p for p in tmp_path.iterdir() if p.suffix in {".pdf", ".csv"}]


def test_a_folder_that_is_called_like_an_id_is_no_obstacle(
    collabdesk: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert collabdesk("import", GROUP).status == 0
    (tmp_path / "f6fadfa7").mkdir()
    assert collabdesk("results", "f6fadfa7").status == 0


@pytest.mark.parametrize("command", [("list",), ("check",), ("restore", GROUP), ("import", GROUP)])
def test_a_library_that_is_a_link_to_nothing_is_one_line(
    collabdesk: CommandLine, tmp_path: Path, command: tuple[str | Path, ...]
) -> None:
    collabdesk.library.symlink_to(tmp_path / "away" / "library.sqlite")
    done = collabdesk(*command)
    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
    assert "is a link that leads nowhere" in done.err
    assert [p.name for p in tmp_path.iterdir()] == [collabdesk.library.name]
    assert collabdesk("--version").status == 0
