"""Everything there is to look at: the pages in their states, the dialogs and the room view.

Pictures are taken of it, and a test asks every control of it for its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QTabWidget, QWidget

from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Mode
from collabdesk.services.desk import Desk, NewWorkshop
from collabdesk.services.sitting import Sitting
from collabdesk.ui.dialogs.solo_dialog import SoloDialog
from collabdesk.ui.main_window import MainWindow
from collabdesk.ui.presenters.results_state import View
from collabdesk.ui.presenters.solo import SoloPresenter
from collabdesk.ui.widgets.view_switch import ViewSwitch

Sight = tuple[str, QWidget]

WALL = QSize(1920, 1080)
"""The size of the room view on its screen, in pixels."""


class Sights:
    """Goes through the window; each sight stands on the screen until the next is asked for."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        self.window = window
        self.sample = desk.sample()
        self.unfinished = desk.duplicate(self.sample)  # who is at the table, and no more
        _leave_gaps(desk.sit(self.unfinished), desk.today)
        self.following = desk.follow_up(self.sample)
        _begin(desk.sit(self.following))
        draft = NewWorkshop("Our own view", "Harbour frailty pathway", mode=Mode.SOLO)
        self.alone = desk.create(draft)
        _answer(desk.sit(self.alone))
        self._files = [desk.library_path.with_name(f"{n}.collabdesk") for n in ("Hospice", "Room")]
        for path, workshop in zip(self._files, (self.alone, self.sample), strict=True):
            desk.export(desk.read(workshop), path, force=True)

    def __iter__(self) -> Iterator[Sight]:
        yield from self._home()
        yield from self._first_steps()
        yield from self._score()
        yield from self._results()
        yield from self._act()
        yield from self._sheets()
        yield from self._wall()

    def press(self, name: str) -> None:
        """Press a button of the window by its name."""
        found = [b for b in self.window.findChildren(QAbstractButton, name) if b.isVisible()]
        found[0].click()

    def _home(self) -> Iterator[Sight]:
        window, form = self.window, self.window.home.form
        window.show_home()
        yield "home", window
        form.searchField.setText("nowhere")
        yield "home-nothing-found", window
        form.searchField.clear()
        window.tell("CollabDesk did not end properly the last time. All that was saved is here.")
        yield "home-told", window
        window.tell("")
        self.press("dueButton")
        yield "home-open-actions", window
        window.home.open_actions.form.backButton.click()

    def _first_steps(self) -> Iterator[Sight]:
        window = self.window
        for step in (Step.SET_UP, Step.PURPOSE, Step.PARTNERS):
            window.open_workshop(self.sample, step)
            yield str(step), window
        self.press("pasteButton")
        yield "partners-paste", window
        self.press("closePasteButton")

    def _score(self) -> Iterator[Sight]:
        window = self.window
        window.open_workshop(self.sample, Step.SCORE)
        yield "score-revealed", window
        window.open_workshop(self.following, Step.SCORE)
        yield "score-voting", window
        tabs = window.findChildren(QTabWidget, "sideTabs")[0]
        for place in range(1, tabs.count()):
            tabs.setCurrentIndex(place)
            yield f"score-side-{place}", window
        tabs.setCurrentIndex(0)
        for button, name in (("handsButton", "hands"), ("agreedOnlyButton", "agreed-only")):
            self.press(button)
            yield f"score-{name}", window
        self.press("eachSeatButton")
        window.open_workshop(self.alone, Step.SCORE)
        yield "score-alone", window

    def _results(self) -> Iterator[Sight]:
        window = self.window
        window.open_workshop(self.sample, Step.RESULTS)
        for view in View:
            self._view(view)
            yield f"results-{view}", window
        window.open_workshop(self.following, Step.RESULTS)
        for view in (View.OVERVIEW, View.ROUNDS, View.TREND):
            self._view(view)
            yield f"results-again-{view}", window
        self.press("asTableButton")
        yield "results-again-trend-table", window
        self.press("asTableButton")
        window.open_workshop(self.alone, Step.RESULTS)
        yield "results-nothing", window

    def _view(self, view: View) -> None:
        page = self.window.shell.page(Step.RESULTS)
        (switch,) = page.findChildren(ViewSwitch)
        switch.press(list(View).index(view))

    def _act(self) -> Iterator[Sight]:
        window = self.window
        window.open_workshop(self.sample, Step.ACT)
        yield "act", window
        for button in ("dateButton", "boardButton", "listButton"):
            self.press(button)
            yield f"act-{button.removesuffix('Button')}", window
        window.open_workshop(self.unfinished, Step.ACT)
        yield "act-gaps", window
        for name in ("dueField", "reviewField", "titleField"):
            field = window.findChildren(QLineEdit, name)[0]
            field.setFocus()
            field.selectAll()
            field.insert("" if name == "titleField" else "31 foo")
            field.editingFinished.emit()
        yield "act-gaps-and-errors", window
        self.press("dotsButton")
        yield "act-dots", window
        self.press("backButton")
        window.open_workshop(self.following, Step.ACT)
        yield "act-earlier", window
        window.open_workshop(self.sample, Step.REPORT)
        yield "report", window

    def _sheets(self) -> Iterator[Sight]:
        window = self.window
        window.open_workshop(self.following, Step.SCORE)
        shown: tuple[tuple[str, Callable[[], None]], ...] = (
            ("keys", window.show_keys),
            ("about", window.show_about),
            ("backups", window.show_backups),
            ("lock", window.show_lock),
            ("crash", lambda: window.show_crash("Your work was saved.", "ValueError\n  here:1")),
            ("card", lambda: self.press("cardButton")),
            ("questions", lambda: self._on(Step.PURPOSE, "questionsButton")),
            ("solo", self._show_solo),
            ("picture", lambda: self._on(Step.RESULTS, "pictureButton")),
            ("held", window.show_held),
        )
        for name, show in shown:
            with _sheet(show) as dialog:
                yield f"dialog-{name}", dialog

    def _show_solo(self) -> None:
        stage, desk = self.window.stage, self.window.rooms.desk
        presenter = SoloPresenter(stage, str, desk, self._files)
        dialog = SoloDialog(presenter, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on(self, step: Step, button: str) -> None:
        self.window.shell.show_step(step)
        self.press(button)

    def _wall(self) -> Iterator[Sight]:
        window = self.window
        room = window.shell.room
        for name, workshop in (("before", self.following), ("after", self.sample)):
            window.open_workshop(workshop, Step.SCORE)
            room.view.resize(WALL)
            room.refresh()
            yield f"room-{name}-the-reveal", room.view


@contextmanager
def _sheet(show: Callable[[], None]) -> Iterator[QDialog]:
    """Show a dialog, and put it away again."""
    before = set(_dialogs())
    show()
    (dialog,) = set(_dialogs()) - before
    yield dialog
    dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _dialogs() -> list[QDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


def _leave_gaps(sitting: Sitting, today: date) -> None:
    """Leave out all that can be missed before one finishes."""
    sitting.describe(title="Unfinished")
    sitting.set_priorities((6, 3, 5))
    lead = sitting.workshop.partners[0].id
    step, past, late = "Ring the three leads", today - timedelta(days=9), timedelta(days=400)
    sitting.add_action(
        "Agree three shared measures", indicators=("6.1",), first_step=step, due=past
    )
    sitting.add_action("Open the dashboard", characteristic=3, lead=lead, due=today + late)
    sitting.add_action("Ask the carers what they would measure", characteristic=3)
    sitting.set_review(today + timedelta(days=200))
    sitting.set_scope((1, 2, 3, 5, 7, 8))


def _answer(sitting: Sitting) -> None:
    """Answer some indicators alone."""
    for number, indicator in enumerate(("1.1", "1.2", "1.3", "2.1", "2.2")):
        sitting.agree(indicator, 2 + number % 3)


def _begin(sitting: Sitting) -> None:
    """Vote where one stands, before the reveal; and twice on the second indicator."""
    sitting.describe(title="Workshop 2")
    seats = [(p.id, seat) for p in sitting.workshop.partners for seat in range(1, p.seats + 1)]
    for number, (partner, seat) in enumerate(seats[:-3]):
        sitting.record_vote("1.1", partner, seat, 2 + number % 3)
    for shift in (0, 1):
        for number, (partner, seat) in enumerate(seats):
            sitting.record_vote("1.2", partner, seat, 1 + shift + number % (4 - shift))
        sitting.reveal("1.2")
        if not shift:
            sitting.vote_again("1.2")
    for indicator in ("1.2", "1.3", "1.4", "2.1", "2.2", "2.3"):
        sitting.agree(indicator, 4 if indicator < "2" else 2)
