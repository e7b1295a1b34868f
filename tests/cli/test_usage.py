from __future__ import annotations

from pathlib import Path

import pytest

from collabdesk.cli import run
from collabdesk.errors import InvalidInput
from tests.cli.helpers import SOLO, CommandLine


@pytest.mark.parametrize(
    "arguments",
    [
        ["backup"],
        ["restore"],
        ["check", "x"],
        ["cards", "x"],
        ["nonsense"],
        ["import"],
        ["import", "a", "--replace", "--keep-both"],
        ["results"],
        ["results", "a", "b"],
        ["results", "a", "--yaml"],
        ["report", "a"],
        ["report", "a", "--out", "b", "--paper", "A5"],
        ["export", "a"],
        ["framework"],
        ["framework", "mend"],
        ["framework", "check"],
        ["--version", "list"],
        ["--version", "--self-test"],
        ["--librar", "x"],
        ["li"],
    ],
)
def test_wrong_usage_is_status_2_and_one_line(
    collabdesk: CommandLine, arguments: list[str]
) -> None:
    done = collabdesk(*arguments)

    assert done.status == 2
    assert done.out == ""
    assert done.err.startswith("collabdesk: ")
    assert done.err.count("\n") == 1
    assert "--help" in done.err
    assert done.windows == []
    assert not collabdesk.library.exists()


def test_the_help_names_the_commands_that_are_there_and_no_other(collabdesk: CommandLine) -> None:
    done = collabdesk("--help")

    assert done.status == 0
    for there in (
        "import",
        "list",
        "results",
        "report",
        "export",
        "sample",
        "backup",
        "restore",
        "check",
        "framework",
    ):
        assert f"    {there} " in done.out
    assert ".collabdesk .docx .xlsx .csv" in " ".join(done.out.split())
    assert "cards" in done.out


@pytest.mark.parametrize(
    "command", ["import", "list", "results", "report", "export", "cards", "sample", "framework"]
)
def test_every_command_has_help(collabdesk: CommandLine, command: str) -> None:
    done = collabdesk(command, "--help")

    assert done.status == 0
    assert f"collabdesk {command}" in done.out


def test_no_arguments_open_the_window_on_the_usual_library(collabdesk: CommandLine) -> None:
    assert collabdesk().windows == [(collabdesk.library, None)]


def test_a_library_may_be_chosen_for_the_window(collabdesk: CommandLine, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"

    assert collabdesk("--library", other).windows == [(other, None)]
    assert collabdesk(f"--library={other}", SOLO).windows == [(other, SOLO)]
    assert collabdesk(SOLO, "--library", other).windows == [(other, SOLO)]


def test_a_file_opens_the_window_and_is_offered(
    collabdesk: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "list.txt"
    other.touch()
    missing = Path("missing.collabdesk")

    assert collabdesk(SOLO).windows == [(collabdesk.library, SOLO)]
    assert collabdesk(other).windows == [(collabdesk.library, other)]
    assert collabdesk(missing).windows == [(collabdesk.library, missing)]
    # A command stays a command where a file of its name lies about.
    (tmp_path / "list").touch()
    monkeypatch.chdir(tmp_path)
    assert collabdesk("list").windows == []


def test_the_window_needs_a_display(
    collabdesk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")

    done = collabdesk()

    assert done.status == 1
    assert done.err.startswith("collabdesk: There is no display")
    assert done.windows == []


def test_the_self_test_gives_its_own_status(collabdesk: CommandLine) -> None:
    assert collabdesk("--self-test").status == 7


@pytest.mark.parametrize("before", [True, False])
def test_the_library_may_stand_before_or_after_the_command(
    collabdesk: CommandLine, tmp_path: Path, before: bool
) -> None:
    other = tmp_path / "folder" / "other.sqlite"
    chosen = ["--library", str(other)]
    command = ["import", str(SOLO)]

    done = collabdesk(*chosen, *command) if before else collabdesk(*command, *chosen)

    assert done.status == 0
    assert other.exists()
    assert not collabdesk.library.exists()


@pytest.mark.parametrize(
    ("raised", "status", "said"),
    [
        (BrokenPipeError(), 0, ""),
        (OSError(5, "Input/output error"), 1, "collabdesk: Input/output error. Check the drive"),
        (KeyboardInterrupt(), 1, "collabdesk: Stopped.\n"),
        (InvalidInput("No\nsuch \x1b thing."), 1, "collabdesk: No such \ufffd thing.\n"),
    ],
)
def test_what_goes_wrong_is_one_line(
    capsys: pytest.CaptureFixture[str], raised: BaseException, status: int, said: str
) -> None:
    def fail() -> int:
        raise raised

    assert run(["--self-test"], open_window=lambda *_: 0, self_test=fail) == status

    err = capsys.readouterr().err
    assert err.startswith(said)
    assert err.count("\n") == (1 if said else 0)
