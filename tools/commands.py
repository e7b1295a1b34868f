"""The commands of tools/bootstrap.py: set up what each needs, then run it."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import environment
import system_libraries

ROOT = environment.ROOT
HEADLESS = {"QT_QPA_PLATFORM": "offscreen"}


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it is for, the packages it needs, and the program that does it."""

    purpose: str
    group: str
    program: tuple[str, ...]
    headless: bool = True


COMMANDS = {
    "run": Command("open the window (or do a command of collabdesk)", "run",
                   ("-m", "collabdesk"), headless=False),
    "setup": Command("set everything up and stop", "dev", ("-c", "")),
    "test": Command("run all tests with their coverage, or those named", "dev",
                    ("tools/suite.py",)),
    "torture": Command("kill, starve and damage the library, and count what is lost", "dev",
                       ("-m", "tests.torture")),
    "check": Command("run every check that is not a test", "dev", ("tools/check.py",)),
    "bench": Command("measure, each figure beside its floor", "dev", ("-m", "benchmarks")),
    "screenshots": Command("take a picture of every page", "dev", ("tools/screenshots.py",)),
    "bundle": Command("build the program for machines without Python, and try it", "dev",
                      ("tools/bundle.py",)),
    "wheel": Command("build the wheel, and try it in an environment of its own", "dev",
                     ("tools/wheel.py",)),
    "audit": Command("ask the published advisories about every locked package", "dev",
                     ("tools/audit.py",)),
    "lock": Command("choose the newest allowed packages anew", "dev", ("tools/lock.py",)),
}  # fmt: skip


def opens_window(arguments: Sequence[str]) -> bool:
    """Tell whether collabdesk with these *arguments* opens a window rather than does a command."""
    rest = list(arguments)
    if rest[:1] == ["--library"]:
        rest = rest[2:]
    return not rest or rest[0].endswith(".collabdesk")


def program(command: Command, arguments: Sequence[str], python: Path) -> list[str]:
    """Return the command line, with scripts found in the checkout wherever it is called from."""
    first, *others = command.program
    if first.endswith(".py"):
        first = str(ROOT / first)
    return [str(python), first, *others, *arguments]


def execute(name: str, arguments: Sequence[str], folder: Path) -> int:
    """Set up what the command *name* needs and run it; return its exit status."""
    command = COMMANDS[name]
    window = name == "run" and opens_window(arguments)
    if window and not system_libraries.has_display(os.environ):
        raise environment.SetupError(system_libraries.NO_DISPLAY)
    system_libraries.ensure(window=window)
    if name == "torture":
        system_libraries.ensure_program("strace")
    python = environment.ensure(folder, command.group)
    if compiled := subprocess.run(
        [str(python), str(ROOT / "tools/forms.py")], check=False
    ).returncode:
        return compiled
    variables = os.environ | HEADLESS if command.headless else dict(os.environ)
    # Tools look for the project where they are started; the program itself keeps the user's folder.
    place = None if name == "run" else ROOT
    line = program(command, arguments, python)
    return subprocess.run(line, check=False, cwd=place, env=variables).returncode


def _parser() -> argparse.ArgumentParser:
    lines = "\n".join(f"  {name:12} {command.purpose}" for name, command in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="python tools/bootstrap.py",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=f"commands:\n{lines}\n\nWhat follows the command is handed on to it.",
    )
    parser.add_argument("--python", help="the Python to use (3.11, 3.12 or 3.13)")
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv", help="default: .venv")
    parser.add_argument("command", choices=COMMANDS, metavar="command")
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    return parser


def main(arguments: list[str], run: Callable[[str, Sequence[str], Path], int] = execute) -> int:
    """Read the command line and run the command; faults of the machine give one line and 1."""
    asked = _parser().parse_args(arguments)
    try:
        return run(asked.command, asked.arguments, asked.venv.absolute())
    except (environment.SetupError, system_libraries.MissingLibraries) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        return 130
