"""The commands: what is handed on to them, and how faults of the machine are told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import commands
import pytest
from environment import SetupError
from system_libraries import MissingLibraries


class Runner:
    """Takes the place of the machine and notes what it was asked for."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.asked: list[tuple[str, list[str], Path]] = []
        self._fault = fault

    def __call__(self, name: str, arguments: Sequence[str], folder: Path) -> int:
        self.asked.append((name, list(arguments), folder))
        if self._fault:
            raise self._fault
        return 7


def test_what_follows_the_command_is_handed_on(tmp_path: Path) -> None:
    runner = Runner()
    given = ["--venv", str(tmp_path), "run", "list", "--json", "--venv", "x"]
    assert commands.main(given, runner) == 7
    assert runner.asked == [("run", ["list", "--json", "--venv", "x"], tmp_path)]


def test_an_unknown_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        commands.main(["fly"], Runner())
    assert left.value.code == 2
    assert "fly" in capsys.readouterr().err


@pytest.mark.parametrize("fault", [SetupError("No room."), MissingLibraries("First type: x")])
def test_a_fault_of_the_machine_is_one_line(
    capsys: pytest.CaptureFixture[str], fault: Exception
) -> None:
    assert commands.main(["test"], Runner(fault)) == 1
    assert capsys.readouterr().err == f"{fault}\n"


@pytest.mark.parametrize(
    ("arguments", "opens"),
    [
        ([], True),
        (["--library", "l.sqlite"], True),
        (["plan.collabdesk"], True),
        (["--library", "l.sqlite", "list"], False),
        (["import", "plan.collabdesk"], False),
        (["--version"], False),
        (["--self-test"], False),
    ],
)
def test_only_the_window_needs_a_display(arguments: list[str], opens: bool) -> None:
    assert commands.opens_window(arguments) is opens


def test_a_script_is_found_from_any_folder() -> None:
    line = commands.program(commands.COMMANDS["check"], ["mypy"], Path("py"))
    assert line == ["py", str(commands.ROOT / "tools/check.py"), "mypy"]


def test_every_script_exists() -> None:
    scripts = {word for c in commands.COMMANDS.values() for word in c.program if ".py" in word}
    assert sorted(s for s in scripts if not (commands.ROOT / s).exists()) == []


def test_make_has_the_same_commands() -> None:
    makefile = (commands.ROOT / "Makefile").read_text(encoding="utf-8")
    line = next(line for line in makefile.splitlines() if line.startswith("COMMANDS := "))
    assert sorted(line.split()[2:]) == sorted(commands.COMMANDS)
