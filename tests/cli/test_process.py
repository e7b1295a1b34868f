"""The program as a process: no display, nothing heavy loaded, every pipe and terminal survived."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from collabdesk.store.claim import Claim
from tests.cli.helpers import GROUP, in_new_process

MAIN = "import sys; from collabdesk.__main__ import main; sys.exit(main())"
LOADED = """
import sys
from collabdesk.__main__ import main
status = main()
heavy = {"PySide6", "sqlalchemy", "alembic", "reportlab", "pyqtgraph", "msgspec"}
sys.stderr.write(",".join(sorted(heavy & set(sys.modules))))
sys.exit(status)
"""


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        (["--version"], ""),
        (["framework", "list"], ""),
        (["results", str(GROUP)], "msgspec"),
        (["results", str(GROUP), "--json"], "msgspec"),
        (["list"], ""),
    ],
)
def test_only_what_is_needed_is_loaded(arguments: list[str], loaded: str) -> None:
    done = in_new_process(LOADED, *arguments)

    assert done.returncode == 0
    assert done.stderr == loaded


def test_the_whole_way_needs_no_display_and_no_qt(tmp_path: Path) -> None:
    library = ["--library", str(tmp_path / "l.sqlite")]
    for arguments in (
        ["import", str(GROUP)],
        ["list"],
        ["export", "f6", "--out", str(tmp_path / "o.collabdesk")],
        ["report", "f6", "--out", str(tmp_path / "o.pdf")],
        ["sample"],
    ):
        done = in_new_process(LOADED, *arguments, *library)
        assert done.returncode == 0
        assert "PySide6" not in done.stderr


def test_without_a_display_the_window_says_so_in_one_line() -> None:
    done = in_new_process(MAIN)

    assert done.returncode == 1
    assert done.stderr.startswith("collabdesk: There is no display")
    assert done.stderr.count("\n") == 1


def test_a_second_program_calls_the_first_forward_and_loads_no_window(tmp_path: Path) -> None:
    library, words, done = tmp_path / "l.sqlite", list[str](), threading.Event()
    claim = Claim.take(library)
    assert claim is not None

    def answer() -> None:
        while not done.wait(0.005):
            words.extend(filter(None, [claim.was_called()]))

    first = threading.Thread(target=answer)
    first.start()
    second = in_new_process(
        LOADED, GROUP, env={"QT_QPA_PLATFORM": "offscreen", "COLLABDESK_LIBRARY": str(library)}
    )
    done.set()
    first.join()
    claim.release()

    assert second.returncode == 0
    assert words == [str(GROUP)]
    assert second.stderr == ""


def test_a_reader_that_leaves_early_is_no_failure() -> None:
    command = [sys.executable, "-c", MAIN, "results", str(GROUP), "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()
        status = process.wait(60)

    assert (status, complaint) == (0, b"")


def test_a_full_drive_behind_the_output_is_said() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", MAIN, "results", str(GROUP)],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
            check=False,
            timeout=60,
        )

    assert done.returncode == 1
    assert done.stderr.startswith(b"collabdesk: No space left on device")
    assert done.stderr.count(b"\n") == 1


def test_a_terminal_of_few_characters_shows_what_it_can() -> None:
    done = in_new_process(MAIN, "results", GROUP, env={"PYTHONIOENCODING": "ascii"})

    assert done.returncode == 0
    assert "Harbour frailty pathway" in done.stdout
