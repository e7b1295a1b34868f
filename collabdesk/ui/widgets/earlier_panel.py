"""The panel on which the next workshop opens: what became of the earlier actions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from collabdesk.domain.workshop import Status
from collabdesk.ui.forms.ui_earlier_panel import Ui_EarlierPanel
from collabdesk.ui.page_keys import add_key
from collabdesk.ui.presenters.earlier import EarlierState
from collabdesk.ui.widgets.roles import set_role


class EarlierPanel(QFrame):
    """Shows an ``EarlierState`` and tells what was said of the chosen action."""

    action_chosen = Signal(str)
    settled = Signal(Status)
    why_written = Signal(str)
    brought_over = Signal()
    plan_asked_for = Signal()
    went_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_EarlierPanel()
        self.form.setupUi(self)
        form = self.form
        form.earlierTable.arrange(0, two_lines=True)
        form.earlierTable.row_chosen.connect(self.action_chosen)
        form.whyField.text_committed.connect(self.why_written)
        form.whyField.returnPressed.connect(self.take_keyboard)
        form.bringButton.clicked.connect(self.brought_over)
        form.backButton.clicked.connect(self.plan_asked_for)
        form.nextButton.clicked.connect(self.went_on)
        self._buttons = {
            Status.DONE: (form.doneButton, "D"),
            Status.STARTED: (form.goingButton, "G"),
            Status.DROPPED: (form.droppedButton, "X"),
        }
        for status, (button, key) in self._buttons.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, status=status: self._settle(status))
            add_key(self, key, button.click)

    def _settle(self, status: Status) -> None:
        self.form.whyField.commit()
        self.settled.emit(status)
        if status is Status.DROPPED:
            self.form.whyField.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_keyboard(self) -> None:
        """Give the keyboard to the list."""
        self.form.earlierTable.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: EarlierState) -> None:
        """Show *state*."""
        form = self.form
        form.progressLabel.setText(state.progress)
        form.earlierTable.show_rows(state.headings, state.rows, state.chosen)
        form.titleLabel.setText(state.title)
        form.pastLabel.setText(state.past)
        for status, (button, _key) in self._buttons.items():
            button.setEnabled(bool(state.chosen))
            button.setChecked(status == state.status)
        for widget in (form.whyLabel, form.whyField):
            widget.setVisible(state.asks_why)
        form.whyField.show_text(state.why)
        form.whyError.setText(state.error)
        form.whyError.setVisible(bool(state.error))
        form.bringButton.setText(state.left_behind)
        form.bringButton.setVisible(bool(state.left_behind))
        set_role(form.nextButton, "primary" if state.done else "")
