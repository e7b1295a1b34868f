"""In the window: what cannot be saved is said, kept and retried; copies and backups are at hand."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from collabdesk import app
from collabdesk.domain.flow import Step
from collabdesk.services.opening import claim
from collabdesk.services.opening import open_desk as opened
from collabdesk.store.claim import call_of
from collabdesk.ui import main_window, stage
from collabdesk.ui.dialogs.backups_dialog import BackupsDialog
from tests.store.test_faults import held_by_another_program
from tests.ui.hands import click
from tests.ui.visits import Visit, visiting


@pytest.fixture
def visit(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Visit]:
    monkeypatch.setattr(stage, "RETRY_MS", 50)
    with visiting(qtbot, qapp, tmp_path) as made:
        yield made


def open_copy(visit: Visit) -> str:
    made = visit.desk.duplicate(visit.desk.sample())
    visit.window.open_workshop(made, Step.RESULTS)
    return made


def agree(visit: Visit, indicator: str, level: int) -> None:
    on_stage = visit.window._stage
    assert on_stage.perform(lambda: on_stage.sitting.agree(indicator, level)) == ""


def banner(visit: Visit) -> str:
    label = visit.window.form.bannerLabel
    return label.text() if label.isVisible() else ""


def test_what_cannot_be_saved_is_said_in_time_kept_and_saved_when_it_can_be(
    qtbot: QtBot, visit: Visit
) -> None:
    made = open_copy(visit)
    with held_by_another_program(visit.desk.library_path):
        began = time.monotonic()
        agree(visit, "1.1", 2)
        assert time.monotonic() - began < 3
        assert banner(visit).startswith("Not saved yet. The library")
        assert visit.window.form.copyButton.isVisible()
        saved_label = visit.window.shell.form.savedLabel.text()
        assert saved_label.startswith("▲ Not saved yet: The library")
        agree(visit, "1.2", 3)
        visit.window.shell.undo()
        agree(visit, "1.3", 4)
    qtbot.waitUntil(lambda: banner(visit) == "")
    assert visit.window.shell.form.savedLabel.text().startswith("✓ Saved")
    answers = {a.indicator: a.answer for a in visit.desk.sit(made).workshop.agreed}
    assert (answers["1.1"], answers.get("1.2"), answers["1.3"]) == (2, None, 4)


def test_a_workshop_left_unsaved_is_still_saved_and_opens_as_it_was_left(
    qtbot: QtBot, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = open_copy(visit)
    with held_by_another_program(visit.desk.library_path):
        agree(visit, "1.1", 2)
        left = visit.window._stage.sitting
        with monkeypatch.context() as patch:
            patch.setattr(visit.window.home, "refresh", lambda: None)
            visit.window.show_home()
        assert banner(visit)
        visit.window.open_workshop(made, Step.RESULTS)
        assert visit.window._stage.sitting is left
        with monkeypatch.context() as patch:
            patch.setattr(visit.window.home, "refresh", lambda: None)
            visit.window.show_home()
    qtbot.waitUntil(lambda: banner(visit) == "")
    assert {a.indicator: a.answer for a in visit.desk.sit(made).workshop.agreed}["1.1"] == 2


def test_closing_with_something_unsaved_asks_once_and_a_copy_can_be_had(
    visit: Visit, tmp_path: Path
) -> None:
    open_copy(visit)
    with held_by_another_program(visit.desk.library_path):
        agree(visit, "1.1", 2)
        visit.window.close()
        assert visit.window.isVisible()
        assert "are not saved yet" in visit.answers.asked[-1]
        visit.answers.save_to = tmp_path / "copy.collabdesk"
        click(visit.window.form.copyButton)
        assert visit.answers.asked[-1] == "Saved as copy.collabdesk."
        visit.answers.choice = 1
        visit.window.close()
        assert not visit.window.isVisible()
    copy = visit.desk.read(str(tmp_path / "copy.collabdesk"))
    assert {a.indicator: a.answer for a in copy.agreed}["1.1"] == 2


def test_a_copy_of_the_open_workshop_can_be_saved_at_any_time(visit: Visit, tmp_path: Path) -> None:
    open_copy(visit)
    visit.answers.save_to = tmp_path / "copy.collabdesk"
    visit.window.save_copies()
    assert (tmp_path / "copy.collabdesk").exists()
    visit.window.show_home()
    (tmp_path / "copy.collabdesk").unlink()
    visit.window.save_copies()
    assert not (tmp_path / "copy.collabdesk").exists()


def dialog(visit: Visit) -> BackupsDialog:
    visit.window.show_backups()
    found = visit.window.findChild(QDialog, "backupsDialog")
    assert isinstance(found, BackupsDialog)
    return found


def choose_first(shown: BackupsDialog) -> None:
    first = shown.form.backupList.topLevelItem(0)
    assert first is not None
    shown.form.backupList.setCurrentItem(first)


def test_a_backup_is_made_listed_and_brought_back_in_three_clicks(visit: Visit) -> None:
    made = open_copy(visit)
    shown = dialog(visit)
    form = shown.form
    click(form.backUpButton)
    assert form.backupList.topLevelItemCount() == 1
    assert form.noticeLabel.text() == "✓ Backed up and checked."
    assert not form.bringBackButton.isEnabled()
    agree(visit, "1.1", 1)
    choose_first(shown)
    click(form.bringBackButton)
    assert visit.desk.sit(made).workshop == visit.window._stage.sitting.workshop
    visit.answers.choice = 0
    choose_first(shown)
    click(form.bringBackButton)
    assert form.noticeLabel.text().startswith("✓ Brought back: 2 workshops")
    assert not visit.window._stage.is_open
    answers = {a.indicator: a.answer for a in visit.desk.sit(made).workshop.agreed}
    assert "1.1" not in answers
    shown.close()


def test_a_copy_from_elsewhere_is_brought_back(visit: Visit, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    opened(other).close()
    shown = dialog(visit)
    visit.answers.files, visit.answers.choice = (other,), 0
    click(shown.form.bringCopyButton)
    notice, buttons = shown.form.noticeLabel, shown.form.bringCopyButton
    assert notice.height() >= notice.heightForWidth(notice.width())
    assert shown.form.backupList.geometry().bottom() < notice.y() < buttons.y()
    assert shown.form.noticeLabel.text().startswith("✓ Brought back: 0 workshops")
    assert visit.desk.summaries() == ()
    shown.close()


def test_backups_are_not_shown_over_what_is_unsaved(visit: Visit) -> None:
    open_copy(visit)
    with held_by_another_program(visit.desk.library_path):
        agree(visit, "1.1", 2)
        visit.window.show_backups()
        assert visit.window.findChild(QDialog, "backupsDialog") is None


def test_changes_are_backed_up_every_half_hour_and_what_prevents_it_is_said(visit: Visit) -> None:
    timer = visit.window._backup_timer
    assert timer.isActive()
    assert timer.interval() == main_window.BACKUP_MS == 30 * 60 * 1000
    folder = visit.desk.safekeeping.folder
    assert folder is not None
    timer.timeout.emit()
    assert len(list(folder.iterdir())) == 1
    timer.timeout.emit()
    assert len(list(folder.iterdir())) == 1
    (made,) = folder.iterdir()
    made.unlink()
    folder.rmdir()
    folder.write_text("in the way")
    timer.timeout.emit()
    assert "No backup could be made" in banner(visit)
    folder.unlink()


def test_a_library_in_another_window_a_read_only_one_and_a_synced_one_are_said(
    tmp_path: Path,
) -> None:
    synced = tmp_path / "Dropbox" / "library.sqlite"
    for path, claimed, words in (
        (tmp_path / "library.sqlite", True, ""),
        (tmp_path / "library.sqlite", False, "is open in another window"),
        (synced, True, "lies in a folder of Dropbox"),
    ):
        desk = opened(path)
        assert words in app.standing_words(desk, claimed=claimed)
        assert bool(words) is bool(app.standing_words(desk, claimed=claimed))
        desk.close()
    desk = opened(synced, read_only=True)
    assert "can only be read" in app.standing_words(desk, claimed=True)
    desk.close()


def test_the_first_window_comes_forward_when_the_program_is_started_again(
    qtbot: QtBot, visit: Visit
) -> None:
    path = visit.desk.library_path
    held = claim(path)
    assert held is not None
    app.listen(visit.window, held)
    visit.window.showMinimized()
    assert claim(path) is None
    call_of(path).write_text("")
    qtbot.waitUntil(lambda: not call_of(path).exists())
    qtbot.waitUntil(lambda: not visit.window.isMinimized())
    example = Path(__file__).parents[1] / "data" / "examples" / "solo.collabdesk"
    call_of(path).write_text(str(example))
    qtbot.waitUntil(lambda: len(visit.desk.summaries()) == 1)
    held.release()
