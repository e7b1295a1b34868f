"""In the window: a locked library asks before it shows, and a passphrase is set by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from collabdesk import app
from collabdesk.domain.flow import Step
from collabdesk.errors import DamagedLibrary, WrongPassphrase
from collabdesk.services.opening import open_desk
from collabdesk.services.safekeeping import backups_of
from collabdesk.store.header import mark_of
from collabdesk.store.keyring import forget_all, unlock
from collabdesk.ui.dialogs.lock_dialog import LockDialog
from collabdesk.ui.main_window import MainWindow
from collabdesk.ui.messages import WindowMessages
from collabdesk.ui.pages.report_page import ReportPage
from collabdesk.ui.presenters.backup_words import when_words
from collabdesk.ui.settings import Settings
from tests.ui.desks import Answers
from tests.ui.hands import click, focused, press, type_text
from tests.ui.visits import Visit, visiting

WORDS = "correct horse battery"
OTHER = "another passphrase"


@pytest.fixture
def visit(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Visit]:
    with visiting(qtbot, qapp, tmp_path) as made:
        made.desk.sample()
        yield made


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> MainWindow:
    made = app.make_window(qapp, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(made)
    return made


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    with closing(open_desk(path)) as desk:
        desk.sample()
        desk.locking.set(WORDS)
        desk.safekeeping.back_up()
    forget_all()
    return path


def lock_dialog(visit: Visit) -> LockDialog:
    visit.window.show_lock()
    found = visit.window.findChild(QDialog, "lockDialog")
    assert isinstance(found, LockDialog)
    return found


def test_it_is_set_by_keyboard_alone(qtbot: QtBot, visit: Visit) -> None:
    visit.window.open_workshop(visit.desk.sample(), Step.SCORE)
    shown = lock_dialog(visit)
    qtbot.waitUntil(shown.isActiveWindow)
    type_text(WORDS)
    press(Qt.Key.Key_Tab)
    assert focused() is shown.form.againField
    type_text(WORDS)
    press(Qt.Key.Key_Return)
    assert shown.form.wordsLabel.text().startswith("✓ The library is locked.")
    assert shown.form.newField.text() == shown.form.againField.text() == ""
    assert focused() is shown.form.cancelButton
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: visit.window.findChild(QDialog, "lockDialog") is None)
    assert mark_of(visit.desk.library_path)
    stage = visit.window.stage
    assert stage.perform(lambda: stage.sitting.agree("1.1", 2)) == ""
    assert stage.sitting.unsaved == ""


def test_a_refusal_is_said_in_the_form_and_the_fields_stay(visit: Visit) -> None:
    shown = lock_dialog(visit)
    form = shown.form
    form.newField.setText(WORDS)
    form.againField.setText(OTHER)
    click(form.acceptButton)
    assert form.errorLabel.text().startswith("The two are not the same.")
    assert form.errorLabel.isVisible()
    assert form.newField.text() == WORDS
    assert not visit.desk.locking.is_locked


def test_what_is_typed_is_hidden_until_it_is_asked_for(visit: Visit) -> None:
    form = lock_dialog(visit).form
    assert form.newField.echoMode() is QLineEdit.EchoMode.Password
    form.showCheck.click()
    assert form.newField.echoMode() is QLineEdit.EchoMode.Normal
    form.showCheck.click()
    assert form.againField.echoMode() is QLineEdit.EchoMode.Password


def test_it_is_removed_with_the_present_one(visit: Visit) -> None:
    visit.desk.locking.set(WORDS)
    form = lock_dialog(visit).form
    click(form.removeButton)
    assert "That is not the passphrase" in form.errorLabel.text()
    form.presentField.setText(WORDS)
    click(form.removeButton)
    assert form.wordsLabel.text().startswith("✓ The library has no passphrase any more.")
    assert not visit.desk.locking.is_locked


def test_every_field_and_button_of_the_form_has_a_name(visit: Visit) -> None:
    visit.desk.locking.set(WORDS)
    shown = lock_dialog(visit)
    for field in shown.findChildren(QLineEdit):
        assert field.accessibleName()
    assert visit.window.show_lock is not None


def test_what_is_unsaved_comes_first(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visit.window, "may_close", lambda: False)
    visit.window.show_lock()
    assert visit.window.findChild(QDialog, "lockDialog") is None


# Opening ---------------------------------------------------------------------------------------


def test_a_locked_library_asks_before_anything_is_shown(window: MainWindow, locked: Path) -> None:
    answers = Answers()
    desk, sentence = app.open_or_rescue(window, locked, answers, claimed=True)
    assert desk is None
    assert "stays locked" in sentence
    assert not window.is_furnished
    answers.passphrases = [OTHER, WORDS]
    desk, sentence = app.open_or_rescue(window, locked, answers, claimed=True)
    assert desk is not None
    assert sentence == ""
    assert answers.asked[-2:] == [
        "“library.sqlite” is locked with a passphrase.",
        f"That is not the passphrase of “{locked}”. Nothing was changed; type it again.",
    ]
    assert len(desk.summaries()) == 1
    desk.close()


def test_a_damaged_locked_library_is_told_as_damaged_and_its_backup_is_offered(
    window: MainWindow, locked: Path
) -> None:
    data = bytearray(locked.read_bytes())
    data[80] ^= 1
    locked.write_bytes(data)
    with pytest.raises(DamagedLibrary):
        unlock(locked, WORDS)
    answers = Answers()
    answers.passphrases = [WORDS]
    answers.choice = 0
    desk, sentence = app.open_or_rescue(window, locked, answers, claimed=True)
    assert desk is not None
    assert sentence.startswith("The backup was brought back: 1 workshop")
    assert desk.locking.is_locked
    desk.close()


def test_a_locked_backup_is_asked_for_by_its_date(window: MainWindow, locked: Path) -> None:
    data = bytearray(locked.read_bytes())
    data[80] ^= 1
    locked.write_bytes(data)
    answers = Answers()
    answers.passphrases = [OTHER, WORDS]
    app.open_or_rescue(window, locked, answers, claimed=True)
    when = when_words(backups_of(locked)[0])
    first, second, *_ = answers.asked
    assert first.startswith(f"The library does not open. Its backup of {when} is locked with a ")
    assert second == f"That is not the passphrase of the backup of {when}. Type it again."


@pytest.mark.parametrize(
    ("files", "choice", "said"),
    [
        ("", None, "The library stays locked."),
        ("plain.sqlite", 0, "The copy was brought back: 2 workshops"),
        ("", 1, "The library is empty now."),
    ],
)
def test_where_the_passphrase_is_lost_what_is_left_is_told_and_done(
    window: MainWindow, locked: Path, files: str, choice: int | None, said: str
) -> None:
    before, kept = locked.read_bytes(), locked.with_name("library-kept-1.sqlite")
    with closing(open_desk(locked.with_name("plain.sqlite"))) as desk:
        desk.duplicate(desk.sample())
    answers = Answers()
    answers.loses, answers.choice = True, choice
    answers.files = (locked.with_name(files),) if files else ()
    desk_or_none, sentence = app.open_or_rescue(window, locked, answers, claimed=True)
    assert "Nobody can open the library without its passphrase" in answers.asked[1]
    assert said in sentence
    if desk_or_none is None:
        assert locked.read_bytes() == before
        return
    assert kept.read_bytes() == before
    assert "The locked library is kept as library-kept-1.sqlite." in sentence
    assert sentence.endswith("There is no passphrase now: set one in Settings → Passphrase…")
    desk_or_none.close()


def test_a_copy_locked_with_another_passphrase_keeps_it(window: MainWindow, locked: Path) -> None:
    other = locked.with_name("other.sqlite")
    with closing(open_desk(other)) as desk:
        desk.sample()
        desk.locking.set(OTHER)
    forget_all()
    answers = Answers()
    answers.loses, answers.choice, answers.files = True, 0, (other,)
    answers.passphrases = [OTHER]
    desk_or_none, sentence = app.open_or_rescue(window, locked, answers, claimed=True)
    assert desk_or_none is not None
    assert desk_or_none.locking.is_locked
    assert "no passphrase" not in sentence
    desk_or_none.close()


def test_a_second_window_may_not_put_anything_in_the_place_of_the_library(
    window: MainWindow, locked: Path
) -> None:
    answers = Answers()
    answers.loses = True
    desk, sentence = app.open_or_rescue(window, locked, answers, claimed=False)
    assert desk is None
    assert len(answers.asked) == 1
    assert sentence.startswith("The library stays locked.")


# The dialogs themselves ------------------------------------------------------------------------


def answer(parent: QWidget, *typed: str, then: str = "acceptButton") -> None:
    """Type into the fields of the dialog that opens next, then press a button of it."""

    def act() -> None:
        (shown,) = (d for d in parent.findChildren(LockDialog) if d.isVisible())
        fields = [f for f in shown.findChildren(QLineEdit) if f.isVisible()]
        for field, text in zip(fields, typed, strict=True):
            field.setText(text)
        button = shown.findChild(QWidget, then)
        assert isinstance(button, QWidget)
        click(button)
        if shown.isVisible() and then == "acceptButton":
            shown.reject()

    QTimer.singleShot(0, act)


def test_the_window_asks_for_a_passphrase(visit: Visit) -> None:
    messages = WindowMessages(visit.window, str)
    given: list[str] = []
    answer(visit.window, WORDS)
    assert messages.ask_passphrase("Locked.", given.append)
    assert given == [WORDS]
    answer(visit.window, OTHER, then="cancelButton")
    assert not messages.ask_passphrase("Locked.", given.append)

    def refuse(_passphrase: str) -> None:
        raise WrongPassphrase("No.")

    answer(visit.window, OTHER)
    assert not messages.ask_passphrase("Locked.", refuse)


def test_that_it_is_lost_can_be_said_where_there_is_a_way_out(visit: Visit) -> None:
    messages = WindowMessages(visit.window, str)
    said: list[bool] = []
    answer(visit.window, OTHER, then="lostButton")
    assert not messages.ask_passphrase("Locked.", lambda _words: None, lambda: said.append(True))
    assert said == [True]
    answer(visit.window, OTHER)
    assert messages.ask_passphrase("Locked.", lambda _words: None, lambda: said.append(False))
    assert said == [True]


def test_the_window_asks_for_a_new_passphrase(visit: Visit) -> None:
    messages = WindowMessages(visit.window, str)
    answer(visit.window, WORDS, WORDS)
    assert messages.ask_new_passphrase(lambda _words: None) == WORDS
    answer(visit.window, WORDS, WORDS, then="cancelButton")
    assert messages.ask_new_passphrase(lambda _words: None) == ""


def test_there_is_nothing_to_remove_where_one_only_opens(visit: Visit) -> None:
    from collabdesk.ui.presenters.lock import UnlockPresenter

    shown = LockDialog(UnlockPresenter("Locked.", lambda _words: None, str), visit.window)
    shown._remove()
    assert not shown.form.removeButton.isVisibleTo(shown)
    assert not shown.form.lostButton.isVisibleTo(shown)
    shown.deleteLater()


def test_there_is_nothing_to_lose_where_one_is_set(visit: Visit) -> None:
    shown = lock_dialog(visit)
    shown._lose()
    assert shown.isVisible()
    assert not shown.form.lostButton.isVisible()


# Files for sending -----------------------------------------------------------------------------


def test_a_protected_file_is_written_from_the_report_page_and_opened_from_home(
    qtbot: QtBot, visit: Visit, tmp_path: Path
) -> None:
    file = tmp_path / "send.collabdesk"
    visit.window.open_workshop(visit.desk.sample(), Step.REPORT)
    page = visit.window.findChildren(ReportPage)[0]
    (action,) = (a for a in page.files_menu.actions() if "passphrase" in a.text())
    visit.answers.save_to = file
    action.trigger()
    assert not file.exists()
    visit.answers.passphrases = [WORDS]
    action.trigger()
    qtbot.waitUntil(file.exists)
    qtbot.waitUntil(lambda: "send.collabdesk" in page.form.savedLabel.text())
    assert b"Sample workshop" not in file.read_bytes()
    visit.window.show_home()
    visit.answers.choice = 1
    visit.window.home.bring_in((file,))
    assert len(visit.desk.summaries()) == 1
    visit.answers.passphrases = [OTHER, WORDS]
    visit.window.home.bring_in((file,))
    assert len(visit.desk.summaries()) == 2


def test_the_file_that_cannot_leave_out_names_is_not_offered_without_them(visit: Visit) -> None:
    visit.window.open_workshop(visit.desk.sample(), Step.REPORT)
    page = visit.window.findChildren(ReportPage)[0]
    page.form.namesCheck.click()
    (action,) = (a for a in page.files_menu.actions() if "passphrase" in a.text())
    assert not action.isEnabled()
