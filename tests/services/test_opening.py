"""One right to open a window on a library, and a call for the window that has it."""

from __future__ import annotations

from pathlib import Path

from collabdesk.services import opening


def test_only_one_program_has_the_right_to_a_library(tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    first = opening.claim(library)
    assert first is not None
    assert opening.claim(library) is None
    first.release()
    second = opening.claim(library)
    assert second is not None
    second.release()


def test_a_call_that_nobody_hears_is_said(tmp_path: Path) -> None:
    assert not opening.call_forward(tmp_path / "library.sqlite", tmp_path / "evening.collabdesk")
