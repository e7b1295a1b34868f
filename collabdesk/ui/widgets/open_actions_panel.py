"""All open actions, in the place of the list of workshops."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from collabdesk.ui.forms.ui_open_actions_panel import Ui_OpenActionsPanel
from collabdesk.ui.page_keys import add_keys
from collabdesk.ui.presenters.open_actions import OpenActionsState
from collabdesk.ui.widgets.roles import set_role


class OpenActionsPanel(QWidget):
    """Shows an ``OpenActionsState`` and tells what was asked for."""

    text_searched = Signal(str)
    filter_chosen = Signal(str)
    action_opened = Signal(str)
    export_asked_for = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_OpenActionsPanel()
        self.form.setupUi(self)
        self._values: tuple[str, ...] = ()
        form = self.form
        self._buttons = (
            form.allButton,
            form.overdueButton,
            form.soonButton,
            form.laterButton,
            form.undatedButton,
        )
        for place, button in enumerate(self._buttons):
            button.clicked.connect(
                lambda _on, place=place: self.filter_chosen.emit(self._values[place])
            )
        form.actionTable.arrange(0, two_lines=True)
        form.actionTable.row_opened.connect(self.action_opened)
        form.searchField.textChanged.connect(self.text_searched)
        form.searchField.returnPressed.connect(self.take_keyboard)
        form.exportButton.clicked.connect(self.export_asked_for)
        form.backButton.clicked.connect(self.left)
        add_keys(self, (("Escape", form.backButton.click), ("/", form.searchField.setFocus)))

    def take_keyboard(self) -> None:
        """Give the keyboard to the list."""
        self.form.actionTable.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: OpenActionsState) -> None:
        """Show *state*; the chosen row stays chosen where it is still there."""
        form, table = self.form, self.form.actionTable
        self._values = tuple(value for value, _words in state.filters)
        for button, (value, words) in zip(self._buttons, state.filters, strict=True):
            button.setText(words)
            button.setAccessibleName(words)
            button.setChecked(value == state.filter)
            button.updateGeometry()
        keys = [row.key for row in state.rows]
        chosen = table.key() if table.key() in keys else next(iter(keys), "")
        table.show_rows(state.headings, state.rows, chosen)
        if form.searchField.text() != state.text:
            form.searchField.setText(state.text)
        form.emptyLabel.setText(state.empty)
        form.emptyLabel.setVisible(bool(state.empty))
        form.exportButton.setEnabled(bool(state.rows))
        form.noticeLabel.setText(state.notice)
        set_role(form.noticeLabel, "error" if state.attention else "muted")
