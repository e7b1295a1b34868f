from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from collabdesk.ui.pages import report_page
from collabdesk.ui.pages.report_page import ReportPage
from collabdesk.ui.settings import Settings
from tests.ui.desks import Answers
from tests.ui.hands import click, press
from tests.ui.scenes import Scene, open_scene, show_page, unnamed

# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


class Printer:
    """Prints into a file, or is cancelled."""

    def __init__(self, file: Path | None = None, first: int = 0, last: int = 0) -> None:
        self.file, self.range, self.copies = file, (first, last), 1

    def ask(self, parent: QWidget, title: str, pages: int) -> QPrinter | None:
        del parent, title
        assert pages > 0
        if self.file is None:
            return None
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.file))
        printer.setFromTo(*self.range)
        printer.setCopyCount(self.copies)
        return printer


@pytest.fixture
def printer(tmp_path: Path) -> Printer:
    return Printer(tmp_path / "printed.pdf")


@pytest.fixture
def page(
    qtbot: QtBot, scene: Scene, settings: Settings, answers: Answers, printer: Printer
) -> ReportPage:
    shown = report_page.build(scene.stage, str, scene.desk, settings, answers, printer)
    show_page(qtbot, scene, shown)
    qtbot.waitUntil(lambda: drawn(shown), timeout=20_000)
    return shown


def drawn(page: ReportPage) -> bool:
    return page.form.pageView.count > 0 and not page.form.drawingLabel.text()


def test_the_key_s_saves_what_is_shown(
    page: ReportPage, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.save_to = tmp_path / "plan.pdf"
    press(Qt.Key.Key_S)
    qtbot.waitUntil(lambda: page.form.savedLabel.text().startswith("Saved to"), timeout=20_000)
    assert (tmp_path / "plan.pdf").read_bytes() == page.form.pageView.data
    assert page.form.saveButton.isEnabled()


def test_the_key_n_holds_the_next_one(page: ReportPage, scene: Scene) -> None:
    asked: list[str] = []
    scene.stage.bus.workshop_asked_for.connect(asked.append)
    assert page.form.nextOneButton.isVisible()
    press(Qt.Key.Key_N)
    made = [s.id for s in scene.desk.summaries() if s.id != scene.workshop.id]
    assert len(made) == 1
    assert asked == made


def test_a_change_is_shown_within_half_a_second(page: ReportPage, qtbot: QtBot) -> None:
    before = page.form.pageView.data
    began = time.process_time()  # of a processor: how busy the machine is does not matter
    click(page.form.namesCheck)
    assert time.process_time() - began < 0.1, "the click itself waits for nothing"
    qtbot.waitUntil(lambda: drawn(page), timeout=20_000)
    assert page.form.pageView.data != before
    assert time.process_time() - began < 2, "half a second, and as much again while it is traced"


def test_only_the_newest_choice_is_drawn(page: ReportPage, qtbot: QtBot) -> None:
    for radio in (page.form.cardsRadio, page.form.guideRadio, page.form.posterRadio):
        radio.click()
    qtbot.waitUntil(lambda: drawn(page), timeout=20_000)
    assert page.form.pageView.count == 1
    assert not page.form.paperBox.isEnabled(), "the poster is always A3"


def test_pages_are_turned_and_zoomed(page: ReportPage) -> None:
    form = page.form
    assert form.pageLabel.text().startswith("Page 1 of")
    assert not form.backButton.isEnabled()
    click(form.onButton)
    assert form.pageLabel.text().startswith("Page 2 of")
    form.pageView.setFocus()
    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_PageUp)
    press(Qt.Key.Key_PageUp)
    press(Qt.Key.Key_PageUp)
    assert form.pageLabel.text().startswith("Page 1 of")
    assert form.zoomLabel.text() == "Whole page"
    press(Qt.Key.Key_Plus)
    click(form.largerButton)
    assert form.zoomLabel.text() == "100 %"
    press(Qt.Key.Key_Minus)
    click(form.smallerButton)
    click(form.smallerButton)
    press(Qt.Key.Key_Down)
    assert form.zoomLabel.text() == "Whole page"


@pytest.mark.no_cover
def test_the_other_files_are_in_a_menu(
    page: ReportPage, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_E)
    assert page.files_menu.isVisible()
    page.files_menu.hide()
    words = [action.text() for action in page.files_menu.actions() if action.text()]
    assert words[:3] == ["Word document…", "Excel workbook…", "CSV table of the results…"]
    answers.save_to = tmp_path / "plan.docx"
    page.files_menu.actions()[0].trigger()
    assert page.form.cancelButton.isVisible()
    assert not page.form.filesButton.isEnabled()
    qtbot.waitUntil(lambda: page.form.savedLabel.text().startswith("Saved to"), timeout=20_000)
    assert (tmp_path / "plan.docx").is_file()
    folder = tmp_path / "all"
    folder.mkdir()
    answers.folder = folder
    page.files_menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: page.form.savedLabel.text() == f"Saved to {folder}", timeout=20_000)
    assert len(list(folder.iterdir())) >= 5


def test_what_is_being_made_can_be_cancelled(
    page: ReportPage, answers: Answers, tmp_path: Path
) -> None:
    answers.save_to = tmp_path / "plan.docx"
    page.files_menu.actions()[0].trigger()
    click(page.form.cancelButton)
    assert page.form.savedLabel.text() == "Cancelled. Nothing was written."
    assert not (tmp_path / "plan.docx").exists()


def test_a_failure_is_said_on_the_page(
    page: ReportPage, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.save_to = tmp_path / "gone" / "plan.pdf"
    click(page.form.saveButton)
    qtbot.waitUntil(page.form.errorLabel.isVisible)
    assert "no such folder" in page.form.errorLabel.text()
    assert not page.form.savedLabel.isVisible()


def test_prints_the_range_and_the_copies_chosen(
    page: ReportPage, printer: Printer, qtbot: QtBot
) -> None:
    printer.range, printer.copies = (2, 3), 2
    press(Qt.Key.Key_P)
    assert page.form.savedLabel.text().startswith("Printing…")
    qtbot.waitUntil(lambda: page.form.savedLabel.text().startswith("Sent"), timeout=30_000)
    sent = int(page.form.savedLabel.text().split()[4])
    assert printer.file is not None
    assert sent in (2, 4), "the printer makes its own copies, or we do"
    assert len(PdfReader(printer.file).pages) == sent


def test_printing_may_be_given_up(page: ReportPage, printer: Printer, qtbot: QtBot) -> None:
    file, printer.file = printer.file, None
    click(page.form.printButton)
    assert page.form.savedLabel.text() == ""
    printer.file, printer.range = file, (99, 99)
    click(page.form.printButton)
    assert page.form.errorLabel.text() == "There are no such pages. Choose others."
    printer.range = (0, 0)
    click(page.form.printButton)
    # Any page but the first: a busy machine looks only at every third.
    begun = re.compile(r"page ([2-9]|\d\d)")
    qtbot.waitUntil(lambda: begun.search(page.form.savedLabel.text()) is not None, timeout=60_000)
    click(page.form.cancelButton)
    assert page.form.savedLabel.text().startswith("Cancelled.")
    assert page.form.printButton.isEnabled()


def test_choices_by_keys(page: ReportPage, settings: Settings) -> None:
    page.form.fullRadio.setFocus()
    press(Qt.Key.Key_Down)
    assert page.form.planRadio.isChecked()
    press(Qt.Key.Key_Down)
    assert page.form.cardsRadio.isChecked()
    assert not page.form.headBox.isVisible()
    page.form.a4Radio.setFocus()
    press(Qt.Key.Key_Right)
    assert settings.paper == "Letter"
    page.form.namesCheck.setFocus()
    press(Qt.Key.Key_Space)
    assert not page.form.namesCheck.isChecked()


def test_an_organisation_is_remembered(page: ReportPage, settings: Settings) -> None:
    page.form.organisationField.setFocus()
    for key in (Qt.Key.Key_S, Qt.Key.Key_E, Qt.Key.Key_Return):
        press(key)
    assert settings.organisation == "se"
    click(page.form.logoButton)
    assert settings.logo == ""


def test_names_are_no_question_without_partners(
    qtbot: QtBot, tmp_path: Path, settings: Settings, answers: Answers
) -> None:
    with open_scene(tmp_path) as empty:
        page = report_page.build(empty.stage, str, empty.desk, settings, answers)
        show_page(qtbot, empty, page)
        assert not page.form.namesCheck.isVisible()
        assert page.form.missingCard.isVisible()


def test_every_control_has_a_name(page: ReportPage) -> None:
    assert unnamed(page) == []


def test_everything_fits_the_smallest_window(page: ReportPage) -> None:
    assert page.minimumSizeHint().width() <= 1048
    assert page.minimumSizeHint().height() <= 628


def test_says_what_it_is_and_which_keys_help(page: ReportPage) -> None:
    assert page.title == "Take it home"
    assert page.hints[0] == (("S",), "save PDF")
