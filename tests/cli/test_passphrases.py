"""A passphrase comes from the terminal or the environment; what is refused is one line."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from collabdesk.cli import passphrases
from collabdesk.store.claim import Claim
from collabdesk.store.header import mark_of
from collabdesk.store.keyring import forget_all
from tests.cli.helpers import SOLO, CommandLine, Outcome

WORDS = "correct horse battery"
OTHER = "another passphrase"
Run = Callable[..., Outcome]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def run(collabdesk: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Run a command as a new process would: nothing is unlocked, nobody is at the terminal."""

    def as_new(*arguments: str | Path, **variables: str) -> Outcome:
        forget_all()
        with monkeypatch.context() as patch:
            for name, value in variables.items():
                patch.setenv(f"COLLABDESK_{name}", value)
            return collabdesk(*arguments)

    monkeypatch.setattr("sys.stdin", io.StringIO())
    as_new("import", SOLO)
    yield as_new
    forget_all()


def typing(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Let *answers* be typed at a terminal; return what was asked."""
    asked: list[str] = []
    left = list(answers)

    def answer(question: str) -> str:
        asked.append(question)
        return left.pop(0)

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(passphrases, "getpass", answer)
    return asked


def test_it_is_set_changed_and_removed_by_a_script(run: Run) -> None:
    done = run("passphrase", "set", NEW_PASSPHRASE=WORDS)
    assert (done.status, done.err) == (0, "")
    assert "nobody can open them" in done.out
    assert "The library is locked now, and 1 copy of it followed." in done.out
    done = run("passphrase", "change", PASSPHRASE=WORDS, NEW_PASSPHRASE=OTHER)
    assert done.out == "The library has its new passphrase, and 2 copies of it followed.\n"
    assert run("list", PASSPHRASE=OTHER).status == 0
    assert run("check", PASSPHRASE=OTHER).out.count("nothing is wrong") == 1
    done = run("passphrase", "remove", PASSPHRASE=OTHER)
    assert (done.status, done.err) == (0, "")
    assert run("list").status == 0


@pytest.mark.parametrize(
    "command", [("list",), ("check",), ("results", "x"), ("backup", "--out", "b"), ("sample",)]
)
def test_a_locked_library_is_one_line_that_says_what_to_do(
    run: Run, collabdesk: CommandLine, command: tuple[str, ...]
) -> None:
    run("passphrase", "set", NEW_PASSPHRASE=WORDS)
    before = collabdesk.library.read_bytes()
    done = run(*command)
    assert (done.status, done.out) == (1, "")
    assert done.err == (
        "collabdesk: Passphrase of library.sqlite: there is no terminal to ask for it. "
        "Put it into the environment variable COLLABDESK_PASSPHRASE.\n"
    )
    done = run(*command, PASSPHRASE=OTHER)
    assert done.status == 1
    assert "is not the passphrase of" in done.err
    assert done.err.count("\n") == 1
    assert collabdesk.library.read_bytes() == before


def test_at_the_terminal_it_is_asked_for_and_may_be_mistyped_twice(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("passphrase", "set", NEW_PASSPHRASE=WORDS)
    asked = typing(monkeypatch, OTHER, OTHER, WORDS)
    done = run("list")
    assert done.status == 0
    assert done.err.count("is not the passphrase") == 2
    assert asked == ["Passphrase of library.sqlite: "] * 3
    typing(monkeypatch, *[OTHER] * 3)
    assert run("list").status == 1


def test_a_new_one_is_typed_twice_alike(
    run: Run, monkeypatch: pytest.MonkeyPatch, collabdesk: CommandLine
) -> None:
    typing(monkeypatch, WORDS, OTHER)
    done = run("passphrase", "set")
    assert done.status == 1
    assert done.out.startswith("Whoever loses the passphrase")
    assert "The two passphrases differ" in done.err
    assert mark_of(collabdesk.library) == b""
    asked = typing(monkeypatch, WORDS, WORDS)
    assert run("passphrase", "set").status == 0
    assert asked == ["New passphrase: ", "The same again: "]


@pytest.mark.parametrize("variables", [{}, {"NEW_PASSPHRASE": "short"}])
def test_a_script_that_is_refused_is_one_line(run: Run, variables: dict[str, str]) -> None:
    done = run("passphrase", "set", **variables)
    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)


def test_without_a_library_or_beside_a_window_nothing_is_set(
    run: Run, collabdesk: CommandLine, tmp_path: Path
) -> None:
    nowhere = tmp_path / "nowhere.sqlite"
    done = run("--library", nowhere, "passphrase", "set", NEW_PASSPHRASE=WORDS)
    assert "There is no library at" in done.err
    assert not nowhere.exists()
    held = Claim.take(collabdesk.library)
    assert held is not None
    assert "open in a window" in run("passphrase", "set", NEW_PASSPHRASE=WORDS).err
    held.release()


def test_copies_that_went_or_wait_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    from collabdesk.services.locking import Relocked

    assert (
        passphrases._tell(
            "Locked", Relocked(2, 1, 3, (Path("a\nb"),), (Path("c\nd"),), (Path("e\nf"),))
        )
        == 0
    )
    out = capsys.readouterr().out
    assert "2 copies of it followed." in out
    assert "Damaged, not to be locked, and removed: 1 copy." in out
    assert "3 copies could not be written just now" in out
    assert "Not locked, since no workshop of the library is in it: a b." in out
    assert "for everybody to read: c d\n" in out
    assert "e f had another name on this drive" in out


def test_a_damaged_copy_is_named_before_anything_is_done(
    run: Run, collabdesk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = collabdesk.library.with_name("library-kept-1.sqlite")
    kept.write_bytes(collabdesk.library.read_bytes()[:-4096])
    asked = typing(monkeypatch, WORDS, WORDS)
    refused = run("passphrase", "set")
    assert (refused.status, refused.out, asked) == (1, "", [])
    assert refused.err.count("\n") == 1
    for word in (str(kept), "Nothing was changed", "--keep-damaged", "--remove-damaged"):
        assert word in refused.err
    done = run("passphrase", "set", "--keep-damaged", NEW_PASSPHRASE=WORDS)
    assert f"Not locked, and there for everybody to read: {kept}\n" in done.out
    assert kept.exists()
    change = {"PASSPHRASE": WORDS, "NEW_PASSPHRASE": OTHER}
    assert run("passphrase", "change", **change).status == 1
    done = run("passphrase", "change", "--remove-damaged", **change)
    assert "Damaged, not to be locked, and removed: 1 copy." in done.out
    assert not kept.exists()


def test_the_end_of_what_is_typed_stops_it_as_an_interrupt_does(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(_question: str) -> str:
        raise EOFError

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(passphrases, "getpass", end)
    assert run("passphrase", "set").err == "collabdesk: Stopped.\n"


def test_a_library_by_a_link_is_locked_where_it_is_and_its_backups_follow(
    run: Run, collabdesk: CommandLine, tmp_path: Path
) -> None:
    link = tmp_path / "linked" / "l.sqlite"
    link.parent.mkdir()
    link.symlink_to(collabdesk.library)
    done = run("--library", link, "passphrase", "set", NEW_PASSPHRASE=WORDS)
    assert "The library is locked now, and 1 copy of it followed." in done.out
    assert link.is_symlink()
    assert mark_of(collabdesk.library)
    assert [p.name for p in link.parent.iterdir()] == [link.name]
    held = Claim.take(collabdesk.library)
    assert held is not None
    change = {"PASSPHRASE": WORDS, "NEW_PASSPHRASE": OTHER}
    assert "open in a window" in run("--library", link, "passphrase", "change", **change).err
    held.release()


def test_the_present_one_is_asked_for_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("passphrase", "set", NEW_PASSPHRASE=WORDS)
    asked = typing(monkeypatch, WORDS, OTHER, OTHER)
    assert run("passphrase", "change").status == 0
    assert asked == ["Passphrase of library.sqlite: ", "New passphrase: ", "The same again: "]
    asked = typing(monkeypatch, OTHER)
    assert run("passphrase", "remove").status == 0
    assert asked == ["Passphrase of library.sqlite: "]


def test_what_is_written_plain_from_what_is_locked_says_so(run: Run, tmp_path: Path) -> None:
    told = "everybody can read it"
    shown = run("list", "--json").out
    workshop_id = re.findall(r'"id": "([^"]+)"', shown)[0]
    assert told not in run("export", workshop_id, "--out", tmp_path / "a.docx").out
    run("passphrase", "set", NEW_PASSPHRASE=WORDS)
    done = run("export", workshop_id, "--out", tmp_path / "b.docx", PASSPHRASE=WORDS)
    assert told in done.out
    assert "--protect" in done.out
    assert told not in run("export", SOLO, "--out", tmp_path / "c.docx").out


def test_a_protected_file_is_written_read_and_brought_in(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "send.collabdesk"
    assert run("export", SOLO, "--out", file, "--protect").status == 1
    assert not file.exists()
    assert run("export", SOLO, "--out", file, "--protect", FILE_PASSPHRASE=WORDS).status == 0
    assert run("results", file, FILE_PASSPHRASE=WORDS).out == run("results", SOLO).out
    assert "is not the passphrase of" in run("import", file, FILE_PASSPHRASE=OTHER).err
    assert "COLLABDESK_FILE_PASSPHRASE" in run("import", file).err
    theirs = ("--library", tmp_path / "theirs.sqlite")
    assert run(*theirs, "import", file, FILE_PASSPHRASE=WORDS).out.startswith("Brought in")


@pytest.mark.parametrize(
    ("name", "more", "told"),
    [
        ("send.collabdesk", ("--no-names",), "cannot leave out names"),
        ("send.docx", (), "only a workshop file can be protected"),
    ],
)
def test_what_cannot_be_protected_is_refused_before_anybody_is_asked(
    run: Run, tmp_path: Path, name: str, more: tuple[str, ...], told: str
) -> None:
    # The example has partners; nobody sits at a terminal, so a question would be the refusal.
    group = SOLO.with_name("group-8-partners.collabdesk")
    refused = run("export", group, "--out", tmp_path / name, "--protect", *more)
    assert refused.status == 1
    assert told in refused.err
    assert not (tmp_path / name).exists()


def test_a_locked_backup_is_brought_back_with_its_own_passphrase(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    run("passphrase", "set", NEW_PASSPHRASE=WORDS)
    run("backup", "--out", copy, PASSPHRASE=WORDS)
    run("passphrase", "change", PASSPHRASE=WORDS, NEW_PASSPHRASE=OTHER)
    assert run("restore", copy, PASSPHRASE=OTHER).status == 1
    assert run("restore", copy, PASSPHRASE=OTHER, FILE_PASSPHRASE=WORDS).status == 0
    assert run("list", PASSPHRASE=OTHER).status == 0


def test_a_locked_copy_in_the_place_of_an_open_library_says_what_can_still_be_read(
    run: Run, collabdesk: CommandLine, tmp_path: Path
) -> None:
    theirs, kept = tmp_path / "theirs.sqlite", tmp_path / "library-kept-1.sqlite"
    run("--library", theirs, "import", SOLO)
    run("--library", theirs, "passphrase", "set", NEW_PASSPHRASE=WORDS)
    done = run("restore", theirs, FILE_PASSPHRASE=WORDS)
    assert "What came back has a passphrase, and what was there had none" in done.out
    assert mark_of(kept) == b""
    done = run("passphrase", "change", PASSPHRASE=WORDS, NEW_PASSPHRASE=OTHER)
    assert done.status == 0
    assert mark_of(kept) == mark_of(collabdesk.library)
    assert "has a passphrase" not in run("restore", kept, PASSPHRASE=OTHER).out


def test_where_the_passphrase_is_lost_a_plain_copy_takes_the_place_when_told_to(
    run: Run, collabdesk: CommandLine, tmp_path: Path
) -> None:
    copy, kept = tmp_path / "copy.sqlite", tmp_path / "library-kept-1.sqlite"
    run("backup", "--out", copy)
    run("passphrase", "set", NEW_PASSPHRASE=WORDS)
    before = collabdesk.library.read_bytes()
    for variables in ({}, {"PASSPHRASE": OTHER}):
        refused = run("restore", copy, **variables)
        assert (refused.status, refused.out) == (1, "")
        assert refused.err.endswith("If it is lost, see: collabdesk restore --help\n")
        assert refused.err.count("\n") == 1
    assert collabdesk.library.read_bytes() == before
    assert "--passphrase-lost" in run("restore", "--help").out
    done = run("restore", "--passphrase-lost", copy)
    assert (done.status, done.err) == (0, "")
    assert f"kept as {kept}" in done.out
    assert "What came back has no passphrase" in done.out
    assert kept.read_bytes() == before
    assert run("list").status == 0
    found = run("restore", kept, FILE_PASSPHRASE=WORDS)
    assert found.status == 0
    assert mark_of(collabdesk.library) == mark_of(kept)


def test_a_backup_of_another_passphrase_is_listed_as_locked(
    run: Run, collabdesk: CommandLine
) -> None:
    run("passphrase", "set", NEW_PASSPHRASE=WORDS)
    collabdesk.library.unlink()
    run("import", SOLO)
    assert "locked with another passphrase" in run("check").out
