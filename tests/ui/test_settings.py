from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from collabdesk.domain.naming import Naming
from collabdesk.services.settings_text import forget, mentions
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


@pytest.mark.parametrize(
    "name",
    [
        "Hôpital Ärzte",
        "桜病院",
        'The "Quay"',
        "Back\\slash",
        "A, B; C=D",
        "two\nlines",
        "\u2028x\x85y",
    ],
)
def test_a_name_is_found_and_forgotten_however_it_is_written(name: str, tmp_path: Path) -> None:
    file, says = tmp_path / "settings.ini", Naming(name).names
    settings = Settings(file)
    settings.paper = "Letter"
    settings.organisation = name
    settings.last_folder = f"/x/{name}"
    settings.sync()
    assert mentions(file, says)
    forget(file, says)
    assert not mentions(file, says)
    left = Settings(file)
    assert (left.organisation, left.last_folder, left.paper) == ("", str(Path.home()), "Letter")


def test_letters_that_stand_as_numbers_are_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_text("[report]\norganisation=Zo\\xeb\n", encoding="utf-8")
    assert mentions(file, Naming("Zoë").names)
