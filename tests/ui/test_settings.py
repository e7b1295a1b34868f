from __future__ import annotations

import os
import stat
from pathlib import Path

from collabdesk.ui.settings import Settings


def test_settings_are_their_owners_alone_from_the_first_on(tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.ini"
    before = os.umask(0o002)
    try:
        settings = Settings(file)
        assert not file.exists(), "nothing was set"
        settings.last_folder = "/x/Hospice"
        settings.sync()
    finally:
        os.umask(before)
    assert stat.filemode(file.stat().st_mode) == "-rw-------"
    assert Settings(file).last_folder == "/x/Hospice"


def test_where_no_file_can_be_made_they_last_as_long_as_the_window(tmp_path: Path) -> None:
    (tmp_path / "config").touch()
    settings = Settings(tmp_path / "config" / "settings.ini")
    settings.paper = "Letter"
    assert settings.paper == "Letter"
