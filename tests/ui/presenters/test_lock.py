"""Passphrases in words: asked for until they fit, made up twice alike, set, changed, removed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from collabdesk.errors import InvalidInput, LibraryError, WrongPassphrase
from collabdesk.services.desk import Desk
from collabdesk.services.locking import Damaged, Locking, Relocked
from collabdesk.services.opening import open_desk
from collabdesk.services.protecting import check_passphrase
from collabdesk.store.keyring import forget_all
from collabdesk.ui.presenters.backups import BackupsPresenter
from collabdesk.ui.presenters.lock import LockPresenter, ProtectPresenter, UnlockPresenter
from tests.ui.desks import Answers

WORDS = "correct horse battery"
OTHER = "another passphrase"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing(open_desk(tmp_path / "library.sqlite")) as made:
        made.sample()
        made.safekeeping.back_up()
        yield made


def test_to_open_it_asks_until_it_fits() -> None:
    given: list[str] = []

    def give(passphrase: str) -> None:
        given.append(passphrase)
        if passphrase != WORDS:
            raise WrongPassphrase("That is not it.")

    presenter = UnlockPresenter("“library.sqlite” is locked.", give, str)
    state = presenter.state()
    assert (state.asks_present, state.asks_new, state.accept, state.remove) == (
        True, False, "Open", "")  # fmt: skip
    assert state.words == "“library.sqlite” is locked."
    presenter.accept(OTHER, "", "")
    assert (presenter.state().error, presenter.state().field) == ("That is not it.", "passphrase")
    presenter.accept(WORDS, "", "")
    assert presenter.done
    assert not presenter.state().over
    assert given == [OTHER, WORDS]


def test_to_protect_it_takes_two_alike_that_are_long_enough() -> None:
    presenter = ProtectPresenter(check_passphrase, str)
    state = presenter.state()
    assert (state.asks_present, state.asks_new, state.accept) == (False, True, "Protect")
    assert "Nobody can open the file without its passphrase" in state.warning
    presenter.accept("", WORDS, OTHER)
    assert (presenter.state().field, presenter.chosen) == ("new", "")
    presenter.accept("", "short", "short")
    assert "at least 8" in presenter.state().error
    presenter.accept("", WORDS, WORDS)
    assert (presenter.done, presenter.chosen) == (True, WORDS)


def test_the_library_is_locked_locked_anew_and_unlocked(desk: Desk) -> None:
    presenter = LockPresenter(desk.locking, Answers(), str)
    state = presenter.state()
    assert (state.asks_present, state.accept, state.remove) == (False, "Set passphrase", "")
    assert "Nobody can open the library without its passphrase" in state.warning
    assert "a flash drive may keep" in state.warning
    presenter.accept("", WORDS, WORDS)
    assert desk.locking.is_locked
    assert presenter.state().over
    assert presenter.state().words == "✓ The library is locked. Copies that followed: 1."

    presenter = LockPresenter(desk.locking, Answers(), str)
    state = presenter.state()
    assert (state.asks_present, state.accept) == (True, "Change passphrase")
    assert state.remove == "Remove passphrase"
    presenter.accept(OTHER, OTHER, OTHER)
    assert "That is not the passphrase" in presenter.state().error
    presenter.accept(WORDS, OTHER, OTHER)
    assert presenter.state().words.startswith("✓ The library has its new passphrase.")

    presenter = LockPresenter(desk.locking, Answers(), str)
    presenter.remove(WORDS)
    assert "That is not the passphrase" in presenter.state().error
    presenter.remove(OTHER)
    assert presenter.state().words.startswith("✓ The library has no passphrase any more.")
    assert not desk.locking.is_locked


def test_damaged_copies_are_named_and_asked_about_before_anything_is_done(desk: Desk) -> None:
    (line,) = desk.safekeeping.lines()
    line.path.write_bytes(b"damaged")
    answers = Answers()
    presenter = LockPresenter(desk.locking, answers, str)
    named = str(line.path.with_name(f"{line.path.name[:24]}…{line.path.name[-12:]}"))
    assert named in presenter.state().warning
    presenter.accept("", WORDS, WORDS)
    assert "Nothing was changed" in presenter.state().error
    assert named in answers.asked[0]
    assert "they can be read by who finds this computer" in answers.asked[0]
    assert not desk.locking.is_locked
    answers.choice = 0
    presenter.accept("", "short", "short")
    presenter.accept("", WORDS, WORDS)
    assert len(answers.asked) == 2, "asked once, however often the passphrase is refused"
    assert f"Not locked, and there for everybody to read: \n{named}" in presenter.state().words
    assert line.path.read_bytes() == b"damaged"

    answers.choice = 1
    presenter = LockPresenter(desk.locking, answers, str)
    presenter.accept(WORDS, OTHER, OTHER)
    assert "Damaged copies removed: 1." in presenter.state().words
    assert not line.path.exists()


class Stubborn:
    """A lock whose copies do not all follow, or that cannot even be looked at."""

    is_locked = False
    is_possible = True

    def __init__(self, fault: str = "") -> None:
        self._fault = fault

    def survey(self) -> Relocked:
        raise LibraryError(self._fault)

    def set(self, _passphrase: str, _damaged: Damaged) -> Relocked:
        rescued, many = Path("/x/a.collabdesk"), tuple(Path(f"/x/{n}") for n in range(6))
        return Relocked(copies=1, left=2, readable=(rescued,), twins=many)


def test_copies_that_wait_are_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Locking, "set", Stubborn().set)
    presenter = LockPresenter(desk.locking, Answers(), str)
    presenter.accept("", WORDS, WORDS)
    assert "follow at the next start: 2." in presenter.state().words
    assert "not locked" in presenter.state().words.casefold()
    assert "/x/a.collabdesk" in presenter.state().words
    assert "another name" in presenter.state().words
    assert presenter.state().words.endswith("/x/3\nand 2 more")


def test_copies_that_cannot_be_looked_at_are_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Locking, "survey", Stubborn("A backup is newer.").survey)
    assert LockPresenter(desk.locking, Answers(), str).state().error == "A backup is newer."


def test_where_the_part_is_missing_that_is_all_it_says(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    state = LockPresenter(desk.locking, Answers(), str).state()
    assert state.over
    assert "collabdesk[lock]" in state.words


def test_a_backup_of_another_passphrase_is_listed_as_locked(desk: Desk) -> None:
    desk.locking.set(WORDS)
    forget_all()
    rows = BackupsPresenter(desk.safekeeping, Answers(), str).rows
    assert {row.holds for row in rows} == {"locked with another passphrase"}
    assert not any(row.usable for row in rows)


def test_a_refusal_without_a_field_is_shown_too() -> None:
    def give(_passphrase: str) -> None:
        raise LibraryError("The drive is away.")

    presenter = UnlockPresenter("", give, str)
    presenter.accept(WORDS, "", "")
    assert (presenter.state().error, presenter.state().field) == ("The drive is away.", "")
    assert not isinstance(presenter._error, InvalidInput)
