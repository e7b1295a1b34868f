"""Held, delete, anonymise and erase: nothing without being asked for, and then gone for good."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from collabdesk import paths
from collabdesk.store.claim import Claim
from tests.cli.helpers import GROUP, GROUP_ID, SOLO, CommandLine

COUNCIL = "District council"


@pytest.fixture
def filled(collabdesk: CommandLine) -> CommandLine:
    """A library with two workshops, and a backup that holds the first of them."""
    collabdesk("import", GROUP)
    collabdesk("import", SOLO)
    return collabdesk


def holding(mark: str, folder: Path) -> list[Path]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if mark.encode() in path.read_bytes()]


def test_everything_held_is_written(filled: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "held.json"
    done = filled("held", "district  COUNCIL", "--out", out)
    assert (done.status, done.err) == (0, "")
    told = json.loads(out.read_text(encoding="utf-8"))
    (workshop,) = told["workshops"]
    assert f"{len(workshop['held'])} entries in 1 workshop" in done.out
    assert "Still held by 1 backup or copy:" in done.out
    assert "--backups" not in done.out
    refused = filled("held", COUNCIL, "--out", out)
    assert refused.status == 1
    assert "already there" in refused.err
    settings = paths.settings_file()
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[report]\norganisation={COUNCIL}\n", encoding="utf-8")
    assert "settings of the window name it" in filled("held", COUNCIL, "--out", out, "--force").out
    nothing = filled("held", "Nobody", "--out", tmp_path / "nobody.csv")
    assert "nothing in this library is about “Nobody”" in nothing.out


def test_delete_makes_a_backup_first_and_goes_from_there_when_asked(
    filled: CommandLine, tmp_path: Path
) -> None:
    done = filled("delete", GROUP_ID[:6])
    assert (done.status, done.err) == (0, "")
    assert "Deleted “Workshop 2”." in done.out
    assert f"collabdesk delete {GROUP_ID} --backups" in done.out
    assert holding(GROUP_ID, tmp_path), "the control"
    assert filled("delete", GROUP_ID).status == 1
    gone = filled("delete", GROUP_ID, "--backups")
    assert gone.status == 0
    assert "Removed" in gone.out
    assert holding(GROUP_ID, tmp_path) == []
    again = filled("delete", GROUP_ID, "--backups")
    assert again.status == 1
    assert "Neither the library nor a backup" in again.err
    (left,) = json.loads(filled("list", "--json").out)
    filled("delete", left["id"], "--backups")
    assert json.loads(filled("list", "--json").out) == []


def test_a_workshop_is_anonymous_only_for_good(filled: CommandLine) -> None:
    before = filled("results", GROUP_ID, "--json").out
    refused = filled("anonymise", GROUP_ID)
    assert refused.status == 1
    assert "433 votes would lose the partner" in refused.err
    assert "--for-good" in refused.err
    assert filled("results", GROUP_ID, "--json").out == before
    done = filled("anonymise", GROUP_ID, "--for-good")
    assert done.status == 0
    assert "the list of partners" in done.out
    after = json.loads(filled("results", GROUP_ID, "--json").out)
    assert after["overall"] == json.loads(before)["overall"]
    assert {i["between"] for i in after["indicators"]} == {None}
    assert filled("anonymise", GROUP_ID, "--for-good").status == 1
    rest = filled("anonymise", GROUP_ID, "--backups")
    assert (rest.status, rest.err) == (0, "")
    assert "Removed 1 backup or copy" in rest.out
    assert "No backup holds it." in filled("anonymise", GROUP_ID, "--backups").out


def test_anonymise_takes_the_backups_along(filled: CommandLine) -> None:
    done = filled("anonymise", GROUP_ID, "--for-good", "--backups")
    assert done.status == 0
    assert "Removed 1 backup or copy" in done.out


def test_a_partner_is_erased_only_for_good(filled: CommandLine, tmp_path: Path) -> None:
    refused = filled("erase", COUNCIL)
    assert refused.status == 1
    assert "entries in 1 workshop" in refused.err
    assert len(holding(COUNCIL, tmp_path)) == 2, "the library and the backup"
    done = filled("erase", COUNCIL, "--for-good")
    assert (done.status, done.err) == (0, "")
    assert "the same command with --backups" in done.out
    filled("erase", COUNCIL, "--for-good", "--backups")
    assert holding(COUNCIL, tmp_path) == []


def test_a_word_that_is_no_partner_is_said_to_be_none(filled: CommandLine, tmp_path: Path) -> None:
    refused = filled("erase", "example")
    assert refused.status == 1
    assert "No partner is called “example”. To be erased: " in refused.err
    assert ". The word goes from every text" in refused.err
    assert "No partner" not in filled("erase", COUNCIL).err
    out = tmp_path / "held.csv"
    assert " No partner is called “example”.\n" in filled("held", "example", "--out", out).out
    done = filled("erase", "example", "--for-good")
    assert "No partner is called “example”." in done.out


def test_nothing_is_done_beside_a_window_or_without_a_library(
    filled: CommandLine, tmp_path: Path
) -> None:
    claim = Claim.take(filled.library)
    assert claim is not None
    for line in (("delete", GROUP_ID), ("anonymise", GROUP_ID), ("erase", COUNCIL, "--for-good")):
        refused = filled(*line)
        assert refused.status == 1
        assert "is open in a window" in refused.err
    claim.release()
    missing = tmp_path / "missing.sqlite"
    for words in (("erase", COUNCIL), ("held", COUNCIL, "--out", str(tmp_path / "x.csv"))):
        refused = filled("--library", missing, *words)
        assert refused.status == 1
        assert "no library at" in refused.err
    assert not missing.exists()
