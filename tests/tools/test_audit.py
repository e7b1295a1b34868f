"""The audit tells flaws, and never takes an auditor without data for one that found nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from audit import HASHED, KNOWN_FLAW, LOCKS, PINNED, Answer, ask, audit, read

KNOWN = Answer(1, ("jinja2 2.10: CVE-2019-10906, mended in 2.10.1",))


@pytest.mark.parametrize("control", [Answer(1), Answer(failed="no answer\nfrom the index")])
def test_without_data_nothing_counts_and_it_fails(control: Answer) -> None:
    asked: list[Path] = []

    def answer(requirements: Path, _how: str) -> Answer:
        asked.append(requirements)
        return control

    status, lines = audit(answer)
    assert status == 1
    assert len(lines) == 1
    assert lines[0].startswith("The advisories could not be read, so nothing is known")
    assert "\n" not in lines[0]
    assert len(asked) == 1, "the locks are not even asked about"


def test_the_control_is_asked_first_and_then_both_locks() -> None:
    said: list[str] = []

    def answer(requirements: Path, how: str) -> Answer:
        said.append(f"{requirements.name} {how}")
        if how == HASHED:
            return Answer(23)
        assert requirements.read_text(encoding="utf-8").strip() == KNOWN_FLAW
        return KNOWN

    assert audit(answer) == (
        0,
        ["run.txt: 23 packages, 0 known flaws", "dev.txt: 23 packages, 0 known flaws"],
    )
    assert said == [f"control.txt {PINNED}", f"run.txt {HASHED}", f"dev.txt {HASHED}"]


def test_every_lock_is_asked_about_and_the_part_for_passphrases_with_it() -> None:
    pinned = [line for lock in LOCKS for line in lock.read_text(encoding="utf-8").splitlines()]
    assert [lock.name for lock in LOCKS] == ["run.txt", "dev.txt"]
    assert any(line.startswith("sqlcipher3==") for line in pinned)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (KNOWN, "  jinja2 2.10: CVE-2019-10906, mended in 2.10.1"),
        (Answer(3, failed="x: not found"), "  not all could be looked up: x: not found"),
    ],
)
def test_a_flaw_or_a_gap_fails_and_is_told(found: Answer, words: str) -> None:
    status, lines = audit(lambda _file, how: found if how == HASHED else KNOWN)
    assert status == 1
    assert lines[1] == words


def test_what_the_auditor_writes_is_read() -> None:
    flaw = {"id": "CVE-1", "fix_versions": ["2", "3"]}
    listed = [
        {"name": "one", "version": "1", "vulns": [flaw]},
        {"name": "two", "version": "1", "vulns": []},
    ]
    assert read(json.dumps({"dependencies": listed}), "") == Answer(
        2, ("one 1: CVE-1, mended in 2, 3",)
    )
    skipped = {"name": "three", "skip_reason": "not found"}
    assert read(json.dumps({"dependencies": [skipped]}), "").failed == "three: not found"
    assert read("", "WARNING: a\nERROR: no network\n").failed == "ERROR: no network"
    assert read("", "").failed == "it gave no answer"


def test_the_real_auditor_out_of_reach_of_its_data_is_no_clean_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    control = tmp_path / "control.txt"
    control.write_text(f"{KNOWN_FLAW}\n", encoding="utf-8")
    answer = ask(control, PINNED)
    assert answer.failed
    assert not answer.flaws
