from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.helpers import CommandLine


@pytest.fixture
def collabdesk(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """The command line on a library that is not there yet."""
    library = tmp_path / "library.sqlite"
    monkeypatch.setenv("COLLABDESK_LIBRARY", str(library))
    return CommandLine(capsys, library)
