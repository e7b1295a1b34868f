from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from collabdesk.resources import resource
from collabdesk.store.header import SCHEMA
from collabdesk.store.library import Library
from tests.builders import make_workshop, with_votes
from tests.cli.helpers import ANONYMOUS, GROUP, GROUP_ID, SOLO, CommandLine

PACK = Path(__file__).parents[1] / "data" / "mini-pack.toml"


def listed(collabdesk: CommandLine) -> Any:
    return json.loads(collabdesk("list", "--json").out)


def test_files_are_brought_in_and_listed(collabdesk: CommandLine) -> None:
    done = collabdesk("import", GROUP, SOLO, ANONYMOUS)

    assert (done.status, done.err) == (0, "")
    assert f"Brought in “Workshop 2” as {GROUP_ID}." in done.out
    group = next(w for w in listed(collabdesk) if w["id"] == GROUP_ID)
    assert group == {
        "id": GROUP_ID,
        "title": "Workshop 2",
        "collaboration": "Harbour frailty pathway",
        "held_on": "2026-11-20",
        "type": "shared-delivery",
        "scored": 33,
        "of": 33,
    }
    text = collabdesk("list").out.splitlines()
    assert text[0].split() == ["id", "title", "collaboration", "date", "type", "scored/of"]
    assert len(text) == 4
    assert any(line.startswith("f6fadfa7  Workshop 2 ") for line in text)


def test_a_library_that_is_not_there_is_empty_and_stays_away(collabdesk: CommandLine) -> None:
    assert listed(collabdesk) == []
    assert "no workshops" in collabdesk("list").out
    assert collabdesk("results", "f6").status == 1
    assert not collabdesk.library.exists()


def test_all_files_or_none(collabdesk: CommandLine, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.collabdesk"
    wrong.write_text(GROUP.read_text().replace('"seats": 2', '"seats": 200', 1))

    done = collabdesk("import", SOLO, wrong)

    assert done.status == 1
    assert done.out == ""
    assert done.err == (
        "collabdesk: wrong.collabdesk: partners[1].seats: expected seats, "
        "a whole number from 1 to 100\n"
    )
    assert listed(collabdesk) == []


def test_what_is_there_already_is_refused_replaced_or_kept(collabdesk: CommandLine) -> None:
    collabdesk("import", SOLO)

    refused = collabdesk("import", GROUP, SOLO)
    assert refused.status == 1
    assert "“Solo assessment”. Add --replace or --keep-both" in refused.err
    assert len(listed(collabdesk)) == 1

    assert "Replaced “Solo assessment”" in collabdesk("import", SOLO, "--replace").out
    assert len(listed(collabdesk)) == 1

    assert collabdesk("import", SOLO, "--keep-both").status == 0
    assert len({w["id"] for w in listed(collabdesk)}) == 2


def test_votes_that_were_not_revealed_are_told(collabdesk: CommandLine, tmp_path: Path) -> None:
    value = json.loads(ANONYMOUS.read_text())
    value["not_revealed"] = [{"indicator": "5.5", "round": 2, "votes": 6}]
    path = tmp_path / "evening.collabdesk"
    path.write_text(json.dumps(value))

    assert "6 votes not yet revealed stayed where" in collabdesk("import", path).out


@pytest.mark.parametrize("path", [GROUP, ANONYMOUS, SOLO], ids=lambda p: p.stem)
def test_import_then_export_gives_the_same_value(
    collabdesk: CommandLine, tmp_path: Path, path: Path
) -> None:
    value = json.loads(path.read_text())
    out = tmp_path / "out.collabdesk"
    collabdesk("import", path)

    done = collabdesk("export", value["id"][:6], "--out", out)

    assert (done.status, done.out) == (0, f"Wrote {out}.\n")
    assert json.loads(out.read_text(encoding="utf-8")) == value


def test_a_file_may_be_exported_without_a_library(collabdesk: CommandLine, tmp_path: Path) -> None:
    assert collabdesk("export", SOLO, "--out", tmp_path / "copy.collabdesk").status == 0
    assert not collabdesk.library.exists()


def test_other_endings_are_refused(collabdesk: CommandLine, tmp_path: Path) -> None:
    for ending in (".odt", ".xls", ".txt", ""):
        done = collabdesk("export", SOLO, "--out", tmp_path / f"plan{ending}")
        assert done.status == 1
        assert "Give a name ending in one of: .collabdesk, .docx, .xlsx, .csv" in done.err
    assert list(tmp_path.glob("plan*")) == []


def test_an_output_is_replaced_only_with_force(collabdesk: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "out.collabdesk"
    out.write_text("old")

    refused = collabdesk("export", SOLO, "--out", out)
    assert refused.status == 1
    assert "add --force" in refused.err
    assert out.read_text() == "old"

    assert collabdesk("export", SOLO, "--out", out, "--force").status == 0
    assert json.loads(out.read_text())["title"] == "Solo assessment"


def test_what_is_read_is_never_written_over(collabdesk: CommandLine, tmp_path: Path) -> None:
    source = tmp_path / "source.collabdesk"
    source.write_bytes(SOLO.read_bytes())
    collabdesk("import", SOLO)
    library = collabdesk.library.read_bytes()

    for workshop, out in ((source, source), (SOLO, collabdesk.library)):
        done = collabdesk("report", workshop, "--out", out, "--force")
        assert done.status == 1
        assert "is what is read from" in done.err

    assert source.read_bytes() == SOLO.read_bytes()
    assert collabdesk.library.read_bytes() == library


@pytest.mark.parametrize("options", [[], ["--one-page", "--paper", "Letter", "--no-names"]])
def test_a_report_is_written(collabdesk: CommandLine, tmp_path: Path, options: list[str]) -> None:
    out = tmp_path / "plan.pdf"

    done = collabdesk("report", GROUP, "--out", out, *options)

    assert (done.status, done.err) == (0, "")
    assert out.read_bytes().startswith(b"%PDF-")
    assert not collabdesk.library.exists()


def test_the_sample_is_brought_in_or_written(collabdesk: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "sample.collabdesk"

    assert collabdesk("sample", "--out", out).status == 0
    assert not collabdesk.library.exists()
    sample_id = json.loads(out.read_text(encoding="utf-8"))["id"]

    assert sample_id in collabdesk("sample").out
    assert [w["id"] for w in listed(collabdesk)] == [sample_id]


def test_an_unknown_or_ambiguous_id_is_said(collabdesk: CommandLine) -> None:
    collabdesk("import", GROUP, SOLO)

    for start in ("zzz", "f"):
        done = collabdesk("results", start)
        assert done.status == 1
        assert f"“{start}”" in done.err
        assert done.err.count("\n") == 1
    assert collabdesk("results", "f6").status == 0


def test_a_missing_file_is_named(collabdesk: CommandLine) -> None:
    done = collabdesk("results", "missing.collabdesk")

    assert done.status == 1
    assert done.err.startswith("collabdesk: missing.collabdesk: cannot be read: ")


def test_a_library_that_is_none_is_left_alone(collabdesk: CommandLine) -> None:
    collabdesk.library.write_text("a letter")

    for command in (["list"], ["import", str(SOLO)], ["sample"], ["results", "f6"]):
        done = collabdesk(*command)
        assert done.status == 1
        assert "is not a CollabDesk library" in done.err
        assert done.err.count("\n") == 1
    assert collabdesk.library.read_text() == "a letter"


def test_frameworks_are_listed(collabdesk: CommandLine) -> None:
    lines = collabdesk("framework", "list").out.splitlines()

    assert lines[1].split()[:4] == ["eight-characteristics", "1", "8", "33"]


def test_a_good_pack_is_called_good(collabdesk: CommandLine) -> None:
    done = collabdesk("framework", "check", PACK)

    assert (done.status, done.err) == (0, "")
    assert "nothing is wrong" in done.out


def test_all_that_is_wrong_with_a_pack_is_said(collabdesk: CommandLine, tmp_path: Path) -> None:
    pack = tmp_path / "pack.toml"
    pack.write_text('id = "x"\nunknown = 1\n')

    done = collabdesk("framework", "check", pack)

    assert done.status == 1
    assert len(done.out.splitlines()) > 3
    assert all(line.startswith("pack.toml: ") for line in done.out.splitlines())
    assert done.err == (
        f"collabdesk: pack.toml cannot be used: {len(done.out.splitlines())} problems. "
        "Mend it, then check again.\n"
    )


def test_a_broken_pack_of_the_user_is_told_beside_the_list(
    collabdesk: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.toml").write_text("id = ")
    monkeypatch.setattr("collabdesk.paths.framework_folder", lambda: tmp_path)

    done = collabdesk("framework", "list")

    assert done.status == 0
    assert "eight-characteristics" in done.out
    assert str(tmp_path) in done.out
    assert "mine.toml: Invalid value" in done.err


def test_a_pack_with_the_name_of_another_is_told_beside_the_list(
    collabdesk: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = resource("frameworks/eight-characteristics.toml")
    (tmp_path / "copy.toml").write_bytes(shipped.read_bytes())
    later = shipped.read_text(encoding="utf-8").replace('edition = "1"', 'edition = "2"')
    (tmp_path / "later.toml").write_text(later, encoding="utf-8")
    monkeypatch.setattr("collabdesk.paths.framework_folder", lambda: tmp_path)

    done = collabdesk("framework", "list")

    rows = [line.split()[:5] for line in done.out.splitlines()[1:3]]
    assert rows == [
        ["eight-characteristics", "1", "8", "33", "shipped"],
        ["eight-characteristics", "2", "8", "33", "later.toml"],
    ]
    assert "copy.toml is passed over: eight-characteristics.toml has the same id" in done.err


def test_the_version_names_framework_and_schema(collabdesk: CommandLine) -> None:
    done = collabdesk("--version")

    assert done.status == 0
    assert f"framework eight-characteristics edition 1, library schema {SCHEMA}" in done.out
    assert not collabdesk.library.exists()


def test_votes_not_yet_revealed_are_left_out_of_an_export_and_told(
    collabdesk: CommandLine, tmp_path: Path
) -> None:
    library = Library.open(collabdesk.library)
    library.add([with_votes(make_workshop(), "5.5", [5, 4, 3], revealed=False)])
    library.close()
    out = tmp_path / "out.collabdesk"

    done = collabdesk("export", "1111", "--out", out)

    assert "3 votes not yet revealed were left out." in done.out
    value = json.loads(out.read_text(encoding="utf-8"))
    assert value["votes"] == []
    assert value["not_revealed"] == [{"indicator": "5.5", "round": 1, "votes": 3}]


def test_a_workshop_of_a_framework_that_is_gone_is_still_listed(collabdesk: CommandLine) -> None:
    library = Library.open(collabdesk.library)
    library.add([make_workshop(framework_id="gone", title="Old\nworkshop")])
    library.set_archived(make_workshop().id, flag=True)
    library.close()

    assert [w["of"] for w in listed(collabdesk)] == [None]
    assert "Old workshop (archived)" in collabdesk("list").out
    done = collabdesk("results", "1111")
    assert done.status == 1
    assert "gone" in done.err


@pytest.mark.no_cover
@pytest.mark.parametrize("what", ["sheets", "cards", "tallies", "poster", "guide"])
def test_papers_for_the_room_are_written(
    collabdesk: CommandLine, tmp_path: Path, what: str
) -> None:
    out = tmp_path / f"{what}.pdf"
    done = collabdesk("cards", GROUP, "--out", out, "--what", what, "--no-names")
    assert (done.status, done.out) == (0, f"Wrote {out}.\n")
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".csv"])
def test_a_workshop_is_written_by_the_ending_of_its_name(
    collabdesk: CommandLine, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"plan{ending}"
    done = collabdesk("export", GROUP, "--out", out, "--no-names", "--paper", "Letter")
    assert (done.status, done.out) == (0, f"Wrote {out}.\n")
    assert b"Acute trust" not in out.read_bytes()


def test_a_workshop_file_is_not_written_where_names_are_to_be_left_out(
    collabdesk: CommandLine, tmp_path: Path
) -> None:
    out = tmp_path / "plan.collabdesk"
    done = collabdesk("export", GROUP, "--out", out, "--no-names")
    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
    assert "a workshop file carries them. Leave out --no-names" in done.err
    assert not out.exists()


@pytest.mark.parametrize("command", ["report", "cards"])
@pytest.mark.parametrize("name", ["plan.docx", "a.txt", "plan"])
def test_a_pdf_is_not_written_under_another_ending(
    collabdesk: CommandLine, tmp_path: Path, command: str, name: str
) -> None:
    done = collabdesk(command, GROUP, "--out", tmp_path / name)
    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
    assert f"“{name}” cannot be written: this makes a PDF. Give a name" in done.err
    assert list(tmp_path.glob(name)) == []
