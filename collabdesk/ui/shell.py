"""The frame of an open workshop: rail, heading, page and status line."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from collabdesk import tokens
from collabdesk.domain.flow import Step
from collabdesk.ui.bus import Bus
from collabdesk.ui.forms.ui_shell import Ui_Shell
from collabdesk.ui.page import Page, scrolled
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.shell import ShellPresenter
from collabdesk.ui.room.controller import RoomController
from collabdesk.ui.stage import QtStage
from collabdesk.ui.steps import PageMaker
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.fields import TextField
from collabdesk.ui.widgets.key_hints import KeyHint
from collabdesk.ui.widgets.roles import set_role
from collabdesk.ui.widgets.step_rail import RailItem
from collabdesk.ui.widgets.tips import plain

RAIL_GROWTH = 90
"""How much wider the rail is with text of 200 %, in pixels."""

RAIL_NAME = 72
"""How many characters of a name the head of the rail shows."""

MESSAGE_MS = 8000
"""How long a quiet sentence stays in the status line, in milliseconds."""


class Shell(QWidget):
    """Shows one step at a time; a page is made when its step is first shown."""

    home_asked_for = Signal()
    settings_asked_for = Signal(QWidget)
    help_asked_for = Signal(QWidget)

    def __init__(
        self, stage: QtStage, bus: Bus, makers: dict[Step, PageMaker], tr: Translate
    ) -> None:
        super().__init__()
        self.form = Ui_Shell()
        self.form.setupUi(self)
        self._stage = stage
        self._bus = bus
        self._tr = tr
        self._makers = makers
        self._pages: dict[Step, Page] = {}
        self._step = Step.SET_UP
        self._presenter = ShellPresenter(stage, tr)
        self.room = RoomController(stage, tr, self)
        self._quiet = QTimer(self, singleShot=True, interval=MESSAGE_MS)
        self._connect()
        self._add_shortcuts()
        self._fit_rail()

    def _connect(self) -> None:
        form, bus, stack = self.form, self._bus, self._stage.undo_stack
        form.stepRail.step_chosen.connect(lambda key: self.show_step(Step(key)))
        form.homeButton.clicked.connect(self.home_asked_for)
        form.settingsButton.clicked.connect(
            lambda: self.settings_asked_for.emit(form.settingsButton)
        )
        form.helpButton.clicked.connect(lambda: self.help_asked_for.emit(form.helpButton))
        form.undoButton.clicked.connect(self.undo)
        form.redoButton.clicked.connect(self.redo)
        form.roomButton.clicked.connect(self.room.toggle)
        self.room.said.connect(self._on_said)
        stack.canUndoChanged.connect(form.undoButton.setEnabled)
        stack.canRedoChanged.connect(form.redoButton.setEnabled)
        stack.undoTextChanged.connect(self._on_undo_text_changed)
        stack.redoTextChanged.connect(self._on_redo_text_changed)
        self._quiet.timeout.connect(lambda: form.messageLabel.setText(""))
        bus.workshop_changed.connect(lambda _changes: self._on_workshop_changed())
        bus.saved.connect(self._on_saved)
        bus.save_failed.connect(self._on_save_failed)
        bus.unsaved.connect(self._on_unsaved)
        bus.said.connect(self._on_said)
        bus.step_asked_for.connect(self.show_step)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._show_hints)

    def _add_shortcuts(self) -> None:
        for keys, act in (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+Y", self.redo),
            ("F5", self.room.toggle),
            ("B", self.room.blacken),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        for number in range(1, len(Step) + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(lambda index=number - 1: self._show_nth(index))

    def changeEvent(self, event: QEvent) -> None:
        """Widen the rail with its words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_rail()

    def _fit_rail(self) -> None:
        extra = look().px(RAIL_GROWTH) - RAIL_GROWTH
        self.form.rail.setFixedWidth(tokens.RAIL_WIDTH + extra)

    def open(self, step: Step) -> None:
        """Show the workshop that was put on stage, beginning at *step*."""
        self.form.savedLabel.setText("")
        self.form.messageLabel.setText("")
        self._on_undo_text_changed("")
        self._on_redo_text_changed("")
        self.form.undoButton.setEnabled(False)
        self.form.redoButton.setEnabled(False)
        self.show_step(step)

    def show_step(self, step: Step) -> None:
        """Show the page of *step*, after keeping what is being typed."""
        self.leave_page()
        page = self._page(step)
        self._step = step
        self.form.pageArea.setCurrentIndex(list(self._pages).index(step))
        self._refresh_rail()
        page.opened()
        self.form.pageTitle.setText(page.title)
        self._show_hints()
        self.room.show_step(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on the page what nothing around it wanted; Escape gives it the keyboard."""
        page, focused = self._pages.get(self._step), QApplication.focusWidget()
        if page is None or focused is page or (focused and page.isAncestorOf(focused)):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            page.take_keyboard()
        else:
            page.keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing of a closed workshop on the wall."""
        super().hideEvent(event)
        self.room.refresh()

    def refresh(self) -> None:
        """Show the workshop as it is now."""
        if self._stage.is_open:
            self._refresh_rail()
            page = self._page(self._step)
            page.refresh()
            self._show_hints()

    def page(self, step: Step) -> Page:
        """Return the page of *step*, made if need be."""
        return self._page(step)

    @property
    def step(self) -> Step:
        """The step on the screen."""
        return self._step

    def keep_typing(self) -> None:
        """Commit the field that has the keyboard, by giving the keyboard to the page."""
        page = self._pages.get(self._step)
        focused = QApplication.focusWidget()
        if page is not None and focused is not None and page.isAncestorOf(focused):
            page.setFocus()

    def leave_page(self) -> None:
        """Keep what is being typed, and where one is, before another page or none is shown."""
        self.keep_typing()
        if self._step in self._pages:
            self._pages[self._step].leave()

    def undo(self) -> None:
        """Take back the last change."""
        self.keep_typing()
        self._stage.undo_stack.undo()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._stage.undo_stack.redo()

    def _page(self, step: Step) -> Page:
        if step not in self._pages:
            page = self._makers[step](self._stage, self._tr)
            self._pages[step] = page
            page.hints_changed.connect(self._show_hints)
            self.form.pageArea.addWidget(scrolled(page))
        return self._pages[step]

    def _show_nth(self, index: int) -> None:
        lines = self._presenter.state(self._step).steps
        if index < len(lines):
            self.show_step(lines[index].step)

    def _refresh_rail(self) -> None:
        state = self._presenter.state(self._step)
        shown = shorten(state.collaboration, RAIL_NAME)
        self.form.collaborationLabel.setText(shown)
        self.form.collaborationLabel.setToolTip(
            plain(state.collaboration) if shown != state.collaboration else ""
        )
        self.form.workshopLabel.setText(shorten(state.workshop, RAIL_NAME))
        self.form.stepRail.show_items(
            tuple(
                RailItem(i.step, i.name, i.number, i.detail, i.counted, i.done, i.current, i.spoken)
                for i in state.steps
            )
        )

    def _show_hints(self) -> None:
        """Tell the keys of the page, or the way back to them from a text of several lines."""
        page = self._pages.get(self._step)
        if page is None:
            return
        focused = QApplication.focusWidget()
        typing = isinstance(focused, TextField) and page.isAncestorOf(focused)
        back: KeyHint = (("Esc",), self._tr("keep the text and go back to the keys"))
        self.form.keyHints.set_hints((back,) if typing else page.hints)

    def _on_undo_text_changed(self, words: str) -> None:
        _name(self.form.undoButton, self._tr("Undo"), words)

    def _on_redo_text_changed(self, words: str) -> None:
        _name(self.form.redoButton, self._tr("Redo"), words)

    def _on_saved(self, when: datetime) -> None:
        self.form.savedLabel.setText(self._presenter.saved(when))
        set_role(self.form.savedLabel, "small")

    def _on_save_failed(self, sentence: str) -> None:
        self.form.savedLabel.setText(f"▲ {sentence}")
        set_role(self.form.savedLabel, "error")

    def _on_unsaved(self, why: str) -> None:
        self._on_save_failed(self._presenter.unsaved(why))

    def _on_workshop_changed(self) -> None:
        """Show the change; what was said before it is over, what it says itself comes after."""
        self.form.messageLabel.setText("")
        self.refresh()

    def _on_said(self, sentence: str) -> None:
        self.form.messageLabel.setText(sentence)
        self._quiet.start()


def shorten(text: str, limit: int) -> str:
    """Return *text*, cut with an ellipsis where it has more than *limit* characters."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def _name(button: QWidget, verb: str, words: str) -> None:
    """Say what a button would undo or redo, to eyes and to screen readers."""
    name = f"{verb}: {words}" if words else verb
    button.setAccessibleName(name)
    button.setToolTip(plain(name))
