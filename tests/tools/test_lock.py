"""The locks hold what the project asks for, agree with each other, and name no address."""

from __future__ import annotations

import lock

PROJECT = """
[project]
dependencies = ["Some_Thing>=2,<3"]
[dependency-groups]
dev = ["tool"]
"""
RUN = "some-thing==2.1 \\\n    --hash=sha256:00\n"
DEV = RUN + "tool==1 ; sys_platform == 'win32' \\\n    --hash=sha256:11\n"


def test_the_locks_of_this_project_fit_it() -> None:
    texts = [lock.ROOT / "pyproject.toml", lock.FOLDER / "run.txt", lock.FOLDER / "dev.txt"]
    assert lock.faults(*(path.read_text(encoding="utf-8") for path in texts)) == []


def test_every_package_of_this_project_has_hashes() -> None:
    for name in ("run.txt", "dev.txt"):
        text = (lock.FOLDER / name).read_text(encoding="utf-8")
        pinned = [line for line in text.splitlines() if "==" in line and not line.startswith(" ")]
        # A package may stand twice, each time for other Pythons.
        names = {line.partition("==")[0] for line in pinned}
        assert len(names) == len(lock.pins(text)) > 10
        assert all(line.endswith("\\") for line in pinned)


def test_locks_that_fit_have_no_fault() -> None:
    assert lock.faults(PROJECT, RUN, DEV) == []


def test_a_missing_package_is_named() -> None:
    assert lock.faults(PROJECT, RUN, RUN) == ["dev.txt: expected tool, found nothing"]


def test_a_version_outside_the_range_is_named() -> None:
    old = RUN.replace("2.1", "1.9")
    assert lock.faults(PROJECT, old, old + "tool==1 \\\n") == [
        "run.txt: expected Some_Thing<3,>=2, found 1.9",
        "dev.txt: expected Some_Thing<3,>=2, found 1.9",
    ]


def test_two_versions_of_one_package_are_named() -> None:
    assert lock.faults(PROJECT, RUN, DEV.replace("2.1", "2.2")) == [
        "dev.txt: some-thing is not the 2.1 of run.txt"
    ]


def test_an_address_is_named() -> None:
    found = lock.faults(PROJECT, "--index-url https://example.org/simple\n" + RUN, DEV)
    assert found == [
        "run.txt: it holds an address or a path: --index-url https://example.org/simple"
    ]
