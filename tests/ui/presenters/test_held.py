"""What is held about a partner, in words; written and erased after one question."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from collabdesk.errors import LibraryError
from collabdesk.services.desk import Desk
from collabdesk.services.opening import open_desk
from collabdesk.ui.presenters.held import HeldPresenter
from collabdesk.ui.settings import Settings
from tests.ui.desks import Answers, example

FIRST = "Acute trust"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing(open_desk(tmp_path / "library.sqlite")) as made:
        made.import_files([example("group-8-partners")])
        made.safekeeping.back_up()
        yield made


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def presenter(desk: Desk, answers: Answers, settings: Settings) -> HeldPresenter:
    return HeldPresenter(desk.privacy, answers, settings, str)


def test_it_shows_one_partner_after_another(presenter: HeldPresenter) -> None:
    state = presenter.state()
    assert (state.name, state.notice) == (FIRST, "")
    assert len(state.names) == 8
    assert state.rows[0] == ("Workshop 2, 20 Nov 2026", "Seats", "present", "1")
    assert state.summary.startswith("Entries: 43. Workshops: 1. Backups that hold it too: 1.")
    presenter.choose("Hospice")
    assert presenter.state().name == "Hospice"
    presenter.choose("handover")
    assert presenter.state().summary.startswith("No partner is called “handover”; texts and")
    presenter.choose("")
    assert "empty" in presenter.state().notice


def test_it_is_saved_where_the_user_says(
    presenter: HeldPresenter, answers: Answers, settings: Settings, tmp_path: Path
) -> None:
    presenter.save()
    assert presenter.state().notice == ""
    answers.save_to = tmp_path / "out" / "held"
    presenter.save()
    assert "out" in presenter.state().notice
    answers.save_to.parent.mkdir()
    presenter.save()
    assert presenter.state().notice == "✓ Saved as held.csv."
    assert settings.last_folder == str(tmp_path / "out")
    assert FIRST not in (tmp_path / "out" / "held.csv").read_text(encoding="utf-8")
    assert "Vote" in (tmp_path / "out" / "held.csv").read_text(encoding="utf-8")


def test_it_is_erased_after_one_question(
    presenter: HeldPresenter, answers: Answers, desk: Desk
) -> None:
    assert not presenter.erase()
    assert FIRST in desk.privacy.names()
    answers.choice = 0
    assert presenter.erase()
    assert presenter.state().notice == "✓ Erased. Workshops changed: 1."
    assert [path.suffix for path in presenter.left] == [".sqlite"], "still offered on Home"
    assert FIRST not in desk.privacy.names()
    assert presenter.state().name == desk.privacy.names()[0]
    answers.choice = 1
    assert presenter.erase()
    assert "Backups removed: 1" in presenter.state().notice
    assert presenter.left == (), "both partners were in it"
    assert len(answers.asked) == 3


def test_what_fails_is_said(
    presenter: HeldPresenter, answers: Answers, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise LibraryError("The drive is full.")

    answers.choice = 1
    monkeypatch.setattr(desk.privacy, "remove_copies", refuse)
    assert presenter.erase()
    assert presenter.state().notice.endswith("The drive is full.")
    monkeypatch.setattr(desk.privacy, "erase", refuse)
    assert not presenter.erase()
    monkeypatch.setattr(desk.privacy, "names", refuse)
    broken = HeldPresenter(desk.privacy, answers, Settings(Path("none.ini")), str)
    assert broken.state().notice == "The drive is full."
    assert not broken.state().may_act


def test_without_partners_there_is_nothing_to_do(
    answers: Answers, settings: Settings, tmp_path: Path
) -> None:
    with closing(open_desk(tmp_path / "empty.sqlite")) as desk:
        presenter = HeldPresenter(desk.privacy, answers, settings, str)
        presenter.save()
        assert not presenter.erase()
        assert presenter.state().summary == "There is no partner in any workshop."
        assert not presenter.state().may_act
    assert answers.asked == []


def test_settings_that_were_changed_in_the_file_are_read_anew(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    settings = Settings(file)
    settings.organisation = FIRST
    settings.sync()
    file.write_text("[look]\ntheme=dark\n", encoding="utf-8")
    settings.sync()
    assert settings.organisation == ""
    settings.sound = True
    settings.sync()
    assert FIRST not in file.read_text(encoding="utf-8")
