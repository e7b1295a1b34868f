"""The panel of the dot vote: blind until the dots are shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from collabdesk.ui.forms.ui_dots_panel import Ui_DotsPanel
from collabdesk.ui.page_keys import add_digit, add_key
from collabdesk.ui.presenters.dots import DotsState
from collabdesk.ui.widgets.roles import set_role


class DotsPanel(QFrame):
    """Shows a ``DotsState``; Enter and the digits lay dots, Backspace takes back, Space shows."""

    dot_laid = Signal(str)
    taken_back = Signal()
    shown = Signal()
    begun_again = Signal()
    used = Signal()
    each_chosen = Signal(str)
    indicators_wanted = Signal(bool)
    plan_asked_for = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_DotsPanel()
        self.form.setupUi(self)
        self._state: DotsState | None = None
        self._chosen = ""
        form = self.form
        form.eachBox.setMinimumContentsLength(11)
        form.useButton.setVisible(False)
        form.dotTable.row_opened.connect(self._lay)
        form.dotTable.row_chosen.connect(self._on_chosen)
        form.eachBox.value_chosen.connect(self.each_chosen)
        for button in (form.characteristicsButton, form.indicatorsButton):
            wanted = button is form.indicatorsButton
            button.clicked.connect(lambda _on, wanted=wanted: self.indicators_wanted.emit(wanted))
        form.backspaceButton.clicked.connect(self.taken_back)
        form.againButton.clicked.connect(self.begun_again)
        form.useButton.clicked.connect(self.used)
        form.showButton.clicked.connect(self.shown)
        form.backButton.clicked.connect(self.plan_asked_for)
        self._add_shortcuts()

    def _add_shortcuts(self) -> None:
        form = self.form
        add_key(self, "Backspace", form.backspaceButton.click)
        add_key(self, "Space", form.showButton.click)
        for digit in range(1, 10):
            add_digit(self, digit, partial(self._lay, str(digit)))

    def _lay(self, key: str) -> None:
        if self._state is not None and not self._state.shown:
            self._chosen = ""  # the mark in the list must not tell where the dot lies
            self.dot_laid.emit(key)

    def _on_chosen(self, key: str) -> None:
        self._chosen = key

    def take_keyboard(self) -> None:
        """Give the keyboard to the list."""
        self.form.dotTable.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: DotsState) -> None:
        """Show *state*."""
        form, self._state = self.form, state
        keys = [row.key for row in state.rows]
        if self._chosen not in keys:
            self._chosen = keys[0] if keys else ""
        form.dotTable.arrange(0, two_lines=state.shown)
        form.dotTable.show_rows(state.headings, state.rows, self._chosen)
        form.turnLabel.setText(state.turn)
        form.progressLabel.setText(state.progress)
        form.eachBox.show_choices(state.choices, state.each)
        form.eachBox.setEnabled(state.may_change)
        form.characteristicsButton.setChecked(not state.indicators)
        form.indicatorsButton.setChecked(state.indicators)
        for button in (form.characteristicsButton, form.indicatorsButton, form.backspaceButton):
            button.setVisible(not state.shown)
        form.backspaceButton.setEnabled(state.may_show)
        form.showButton.setEnabled(state.may_show)
        form.showButton.setVisible(not state.shown)
        form.useButton.setVisible(state.shown)
        set_role(form.useButton, "primary" if state.shown else "")
        form.errorLabel.setText(state.error)
        form.errorLabel.setVisible(bool(state.error))
