"""A damaged library: each way out is chosen by the user, and says what came of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from collabdesk.services.opening import open_desk
from collabdesk.services.rescue import Rescue
from collabdesk.services.safekeeping import backups_of
from collabdesk.store.copying import Contents
from collabdesk.store.recovery import Recovered
from collabdesk.ui.presenters.rescue import RescuePresenter, WayOut
from tests.ui.desks import Answers

WHY = "It is damaged."


class Choosing(Answers):
    """Remembers which answers there were."""

    offered: list[str]

    def choose(self, question: str, answers: object) -> int | None:
        assert isinstance(answers, list)
        self.offered = answers
        return super().choose(question, answers)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "library.sqlite"
    with closing(open_desk(made)) as desk:
        desk.sample()
        desk.safekeeping.back_up()
        desk.duplicate(desk.sample())
    made.write_bytes(made.read_bytes()[:-5000])
    return made


def chosen(path: Path, choice: int | None) -> tuple[WayOut, list[str]]:
    answers = Choosing()
    answers.choice = choice
    way = RescuePresenter(Rescue(path), answers, str).way_out(WHY)
    assert answers.asked == [WHY]
    return way, answers.offered


def test_nothing_is_done_that_was_not_chosen(path: Path) -> None:
    before = path.read_bytes()
    way, offered = chosen(path, None)
    assert way == WayOut(WHY)
    assert "(1 workshop, " in offered[0]
    assert offered[1:] == ["Recover what can still be read"]
    assert path.read_bytes() == before


def test_the_newest_backup_comes_back_and_the_damaged_file_is_kept(path: Path) -> None:
    damaged = path.read_bytes()
    way, _ = chosen(path, 0)
    assert way.opens
    assert not way.read_only
    assert way.sentence.startswith("The backup was brought back: 1 workshop")
    assert way.sentence.endswith("The damaged file is kept as library-kept-1.sqlite.")
    assert path.with_name("library-kept-1.sqlite").read_bytes() == damaged


def test_what_can_be_read_comes_back_with_its_count(path: Path) -> None:
    way, _ = chosen(path, 1)
    assert way.opens
    assert way.sentence.startswith("Recovered: 2 workshops, ")


def test_one_may_only_look_where_it_opens(tmp_path: Path) -> None:
    fine = tmp_path / "fine.sqlite"
    with closing(open_desk(fine)) as desk:
        desk.sample()
    way, offered = chosen(fine, 1)
    assert offered[1] == "Only look at it, and change nothing"
    assert way == WayOut(WHY, opens=True, read_only=True)


def test_where_nothing_can_be_read_that_is_said(path: Path) -> None:
    path.write_bytes(b"\x93" * 9000)
    way, _ = chosen(path, 1)
    assert not way.opens
    assert way.sentence.startswith("Nothing could be read from")


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (text)")


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(b""), foreign, Path.unlink])
def test_of_what_holds_nothing_of_ours_nothing_is_offered_that_cannot_be_done(
    path: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(path)
    _, offered = chosen(path, None)
    assert [words[:15] for words in offered] == ["Bring back the "]
    for line in backups_of(path):
        line.path.unlink()
    way, offered = chosen(path, 0)
    assert offered == ["Begin with an empty library"]
    assert way.opens
    assert way.sentence.startswith("The library is empty now.")
    with closing(open_desk(path)) as desk:
        assert desk.summaries() == ()


def test_what_came_back_without_a_passphrase_says_so(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[20], data[72:92] = 80, b"\x93" * 20
    path.write_bytes(data)
    way, _ = chosen(path, 0)
    assert way.sentence.endswith("set it again with Settings → Passphrase…")
    path.write_bytes(data)
    way, _ = chosen(path, 1)
    assert way.sentence.startswith("Recovered: ")
    assert way.sentence.endswith("set it again with Settings → Passphrase…")


def test_without_a_backup_none_is_offered(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    other.write_bytes(path.read_bytes())
    way, offered = chosen(other, 0)
    assert offered == ["Recover what can still be read", "Begin with an empty library"]
    assert way.sentence.startswith("Recovered: ")


def test_a_library_that_went_leaves_nothing_to_keep(path: Path) -> None:
    path.unlink()
    way, _ = chosen(path, 0)
    assert way.sentence.endswith("actions.")


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (0, "were left out."),
        (1, "please look at it: a vote on 1.0."),
        (7, "a vote on 1.3; a vote on 1.4; and 2 more."),
    ],
)
def test_what_came_back_and_is_not_as_it_was_written_is_named(
    tmp_path: Path, places: int, said: str
) -> None:
    class Doubting(Rescue):
        def recover(self) -> Recovered:
            doubtful = tuple(f"a vote on 1.{n}" for n in range(places))
            return Recovered(Contents(1, 2, 3), 0, None, doubtful)

        def newest_backup(self) -> None:
            return None

        def may_recover(self) -> bool:
            return True

    answers = Answers()
    answers.choice = 0
    way = RescuePresenter(Doubting(tmp_path / "library.sqlite"), answers, str).way_out(WHY)
    assert way.sentence.endswith(said)


def gone(path: Path, choice: int | None) -> tuple[WayOut, list[str]]:
    path.unlink()
    rescue, answers = Rescue(path), Choosing()
    assert rescue.is_missing()
    answers.choice = choice
    way = RescuePresenter(rescue, answers, str).missing(path)
    assert answers.asked[0].startswith(f"The library “{path}” is not there, though")
    return way, answers.offered


def test_a_library_that_is_gone_is_not_made_anew_without_a_word(path: Path) -> None:
    way, offered = gone(path, None)
    assert not way.opens
    assert "connect it and start again" in way.sentence
    assert len(offered) == 2
    assert not path.exists()


def test_the_backup_of_a_library_that_is_gone_comes_back(path: Path) -> None:
    way, _ = gone(path, 0)
    assert way.opens
    assert way.sentence.startswith("The backup was brought back: 1 workshop")
    with closing(open_desk(path)) as desk:
        assert len(desk.summaries()) == 1


def test_in_place_of_a_library_that_is_gone_an_empty_one_begins(path: Path) -> None:
    way, _ = gone(path, 1)
    assert way == WayOut("The library is empty now.", opens=True)
    with closing(open_desk(path)) as desk:
        assert desk.summaries() == ()


def test_a_library_that_never_was_is_not_missing(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    assert not Rescue(path).is_missing()
    with closing(open_desk(path)) as desk:
        desk.safekeeping.back_up()
    assert not Rescue(path).is_missing()
    path.unlink()
    assert not Rescue(path).is_missing()


@pytest.mark.parametrize("choice", [0, 1])
def test_a_library_that_comes_back_while_it_is_asked_about_is_opened(
    path: Path, choice: int
) -> None:
    whole = path.with_name("whole.sqlite")
    with closing(open_desk(whole)) as desk:
        desk.sample()
    path.unlink()

    class Connected(Choosing):
        def choose(self, question: str, answers: object) -> int | None:
            whole.rename(path)
            return super().choose(question, answers)

    answers = Connected()
    answers.choice = choice
    way = RescuePresenter(Rescue(path), answers, str).missing(path)
    assert way == WayOut("The library is there again, and was opened.", opens=True)
    assert not path.with_name("library-kept-1.sqlite").exists()
