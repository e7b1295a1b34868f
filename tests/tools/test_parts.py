"""Every part that is handed on is listed with its version, and its licence goes with it."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections import Counter
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import parts
import pytest
import sbom
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from lock import pins

LOCK = parts.LOCK.read_text(encoding="utf-8")


def all_parts() -> tuple[parts.Part, ...]:
    return (*parts.packages(LOCK), *parts.carriers(), parts.starter())


def test_every_locked_package_of_this_platform_is_a_part_with_its_licence() -> None:
    found = {part.name: part for part in parts.packages(LOCK)}
    assert set(pins(LOCK)) - set(found) <= {"numpy"}, "numpy is locked twice"
    assert found["pyside6-essentials"].text.count("GNU LESSER GENERAL PUBLIC LICENSE")
    assert "SIL OPEN FONT LICENSE" in found["fontpkg-fira-sans"].text.upper()
    assert "Copyright" in found["fontpkg"].text
    assert found["colorama"].licence == "BSD License"
    assert all(part.licence for part in found.values())


def test_what_another_platform_installs_is_no_part() -> None:
    lock = "alembic==1.0 \\\n    --hash=sha256:00\nother==2.0 ; sys_platform == 'nowhere' \\\n"
    assert list(parts.locked(lock)) == [("alembic", "1.0")]


def test_a_part_without_a_licence_is_told_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = tmp_path / "bare-1.0.dist-info"
    bare.mkdir()
    (bare / "METADATA").write_text("Metadata-Version: 2.1\nName: bare\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(parts.NoLicence, match=r"bare 1\.0 brings no text of its licence"):
        parts.packages("bare==1.0 \\\n")
    with pytest.raises(PackageNotFoundError):
        parts.packages("not-installed==1.0 \\\n")


def test_what_carries_the_packages_is_there() -> None:
    found = {part.name: part for part in (*parts.carriers(), parts.starter())}
    assert found["sqlite"].version == sqlite3.sqlite_version
    assert found["python"].version == sys.version.split()[0]
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in found["python"].text
    assert "Bootloader Exception" in found["pyinstaller-bootloader"].text


def test_libraries_of_the_system_bring_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's list of packages is made up: one knows its files by their older name only."""
    library = tmp_path / "libz.so.1"
    listed = {
        ("--search", str(library)): "zlib1g:amd64: /lib/libz.so.1\n",
        ("--show", "--showformat=${Version}\n", "zlib1g"): "1.2\n",
    }
    monkeypatch.setattr(parts, "_ask", lambda _program, *line: listed.get(line, ""))
    monkeypatch.setattr(parts, "DOCS", tmp_path)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(parts.NoLicence, match="zlib1g has no licence text"):
        parts.of_the_system([library])
    (tmp_path / "zlib1g").mkdir()
    (tmp_path / "zlib1g" / "copyright").write_text("as you like\n", encoding="utf-8")
    (found,) = parts.of_the_system([library, Path(os.__file__), Path(json.__file__)])
    assert found == parts.Part("zlib1g", "1.2", "see its text", "as you like", "deb")
    with pytest.raises(parts.NoLicence, match="belongs to no package"):
        parts.of_the_system([tmp_path / "libstray.so"])
    monkeypatch.setattr(sys, "platform", "darwin")
    assert parts.of_the_system([library]) == ()


def test_a_licence_that_several_share_is_given_once() -> None:
    text = parts.gathered(
        [
            parts.Part(name, "1", "MIT", words)
            for name, words in (("b", "x"), ("a", "x"), ("c", "y"))
        ]
    )
    assert text.index("a 1 (MIT)\nb 1 (MIT)") < text.index("c 1 (MIT)")
    assert text.count("\nx\n") == 1
    whole = parts.gathered(all_parts())
    assert all(f"{part.name} {part.version}" in whole for part in all_parts())


def test_a_licence_that_is_only_pointed_to_is_given_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "COMMON", tmp_path)
    pointing = parts.Part("x", "1", "see", "It is in /usr/share/common-licenses/LGPL-2.1.", "deb")
    with pytest.raises(parts.NoLicence, match=r"LGPL-2\.1 has no licence text"):
        parts.gathered([pointing])
    (tmp_path / "LGPL-2.1").write_text("the lesser one", encoding="utf-8")
    assert parts.gathered([pointing]).count("the lesser one") == 1


def test_the_list_of_parts_holds_to_the_schema_and_is_the_same_each_time() -> None:
    made_of = all_parts()
    text = sbom.sbom("0.1.0", made_of, 1_700_000_000)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert text == sbom.sbom("0.1.0", reversed(made_of), 1_700_000_000)
    told = json.loads(text)
    assert told["metadata"]["timestamp"].startswith("2023-11-14T22:13:20")
    kinds = Counter(part["purl"].partition("/")[0] for part in told["components"])
    assert kinds == {"pkg:pypi": len(parts.packages(LOCK)), "pkg:generic": 4}
    assert told["serialNumber"] != json.loads(sbom.sbom("0.2.0", made_of, 0))["serialNumber"]


def test_it_is_written_as_a_file(tmp_path: Path) -> None:
    sbom.write(tmp_path / "list.cdx.json", "0.1.0", parts.carriers(), 0)
    told = json.loads((tmp_path / "list.cdx.json").read_text(encoding="utf-8"))
    assert told["bomFormat"] == "CycloneDX"
    assert [part["name"] for part in told["components"]] == ["python", "qt", "sqlite"]
