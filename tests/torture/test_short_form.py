"""The short form of the torture, in a process of its own since it forks; see __main__."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture import troubles

pytestmark = pytest.mark.no_cover

ROOT = Path(__file__).resolve().parents[2]


# Windows has neither fork nor SIGKILL.
PARTS = ["mutants", *(["kills", "fuzz"] if hasattr(os, "fork") else [])]


@pytest.mark.parametrize("part", PARTS)
def test_the_short_form_finds_no_fault(part: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture", "--short", part],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stdout + done.stderr
    assert lines
    assert all(faults == 0 for _promise, _figure, faults in lines)


def test_a_clock_set_back_lets_no_new_backup_go() -> None:
    troubles.clock_set_back()


def test_in_a_synced_folder_lies_one_file_and_another_computer_s_is_not_written_over() -> None:
    troubles.in_a_synced_folder()
