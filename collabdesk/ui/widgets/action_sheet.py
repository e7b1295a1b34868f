"""The fields of one action, in the form of the act page."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from collabdesk.domain.workshop import NAME_LIMIT
from collabdesk.ui.forms.ui_act_page import Ui_ActPage
from collabdesk.ui.presenters.act_state import NEW_ACTION, Field, Sheet, Supporter
from collabdesk.ui.widgets.fields import LineField, TextField
from collabdesk.ui.widgets.roles import set_flag
from collabdesk.ui.widgets.sentence import say
from collabdesk.ui.widgets.tips import plain


class ActionSheet(QObject):
    """Shows a ``Sheet`` and tells what was typed or chosen in it."""

    field_written = Signal(str, Field, str)  # action, field, text
    due_typed = Signal(str)
    helper_chosen = Signal(str, str, bool)  # action, partner, helps
    left = Signal()

    def __init__(self, form: Ui_ActPage, page: QWidget) -> None:
        super().__init__(page)
        self.form = form
        self.key = ""
        self.menu = QMenu(page)
        self._number = -1
        self._typing_due = False
        self._supporters: tuple[Supporter, ...] = ()
        self._typed: dict[Field, LineField | TextField] = {
            Field.TITLE: form.titleField,
            Field.FIRST_STEP: form.firstStepField,
            Field.LEAD: form.leadBox.line,
            Field.DUE: form.dueField,
            Field.MEASURE: form.measureField,
            Field.NOTE: form.noteField,
        }
        self._errors: dict[Field, QLabel] = {
            Field.TITLE: form.titleError,
            Field.FIRST_STEP: form.firstStepError,
            Field.LEAD: form.leadError,
            Field.DUE: form.dueError,
            Field.MEASURE: form.measureError,
            Field.NOTE: form.noteError,
        }
        self._boxes = {
            Field.INDICATOR: form.indicatorBox,
            Field.STATUS: form.statusBox,
            Field.UNDER: form.underBox,
        }
        for box in self._boxes.values():
            box.setMinimumContentsLength(4)  # what does not fit stands in the tooltip
        form.leadBox.line.setMaxLength(NAME_LIMIT)
        self._connect()

    def _connect(self) -> None:
        form = self.form
        for name, field in self._typed.items():
            field.text_committed.connect(lambda text, name=name: self._write(name, text))
        for name, box in self._boxes.items():
            box.value_chosen.connect(lambda value, name=name: self._write(name, value))
        form.titleField.returnPressed.connect(self.left)
        form.dueField.textEdited.connect(self._on_due_typed)
        form.dueField.editingFinished.connect(self._on_due_entered)
        form.supportButton.clicked.connect(self._open_support)

    @property
    def lines(self) -> tuple[LineField, ...]:
        """The fields of one line."""
        return tuple(field for field in self._typed.values() if isinstance(field, LineField))

    @property
    def wrong(self) -> bool:
        """Whether a sentence stands below a field; below the date there is always room for it."""
        below = (label for name, label in self._errors.items() if name is not Field.DUE)
        return any(not label.isHidden() for label in below)

    def commit(self) -> None:
        """Keep what is being typed."""
        for field in self._typed.values():
            field.commit()

    def enter(self, name: Field) -> None:
        """Give the keyboard to a field; what stands in the title is marked, to be typed over."""
        fields: dict[Field, QWidget] = {**self._typed, **self._boxes}
        fields[name].setFocus(Qt.FocusReason.ShortcutFocusReason)
        if name is Field.TITLE:
            self.form.titleField.selectAll()

    def _write(self, name: Field, text: str) -> None:
        self.field_written.emit(self.key, name, text)

    def _on_due_typed(self, text: str) -> None:
        self._typing_due = True
        self.due_typed.emit(text)

    def _on_due_entered(self) -> None:
        self._typing_due = False

    def _open_support(self) -> None:
        self.commit()
        self.menu.clear()
        for helper in self._supporters:
            action = self.menu.addAction(helper.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(helper.helps)
            action.triggered.connect(
                lambda on, key=helper.key: self.helper_chosen.emit(self.key, key, on)
            )
        button = self.form.supportButton
        self.menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show *sheet*, or no fields where there is none."""
        form = self.form
        form.sheetPanel.setVisible(sheet is not None)
        kept = sheet is not None and sheet.key != NEW_ACTION
        for button in (form.actionUpButton, form.actionDownButton, form.duplicateButton):
            button.setEnabled(kept)
        form.removeButton.setEnabled(sheet is not None)
        if sheet is None:
            self.key = ""
            return
        same = sheet.number == self._number
        self.key, self._number = sheet.key, sheet.number
        self._show_typed(sheet, same=same)
        form.indicatorBox.show_choices(sheet.indicators, sheet.indicator)
        form.statusBox.show_choices(sheet.statuses, sheet.status)
        form.underBox.show_choices(sheet.unders, sheet.under)
        self._supporters = sheet.support
        form.supportButton.setText(sheet.support_words)
        form.supportButton.setEnabled(bool(sheet.support))
        form.supportButton.setToolTip(plain(", ".join(s.name for s in sheet.support if s.helps)))

    def _show_typed(self, sheet: Sheet, *, same: bool) -> None:
        form = self.form
        form.leadBox.show_choices(sheet.leads)
        for name, field in self._typed.items():
            # What is being typed is left alone; it is shown as kept once the field is left.
            typing = field.hasFocus() and (name is not Field.DUE or self._typing_due)
            if not (same and typing):
                shown = form.leadBox if name is Field.LEAD else field
                shown.show_text(sheet.texts[name])
            sentence = sheet.errors.get(name, "")
            say(self._errors[name], sentence)
            framed = form.leadBox if name is Field.LEAD else field
            set_flag(framed, "invalid", "true" if sentence else "false")
        # The room of words and error stays, so that nothing below moves.
        form.dueWords.setText(" " if sheet.errors.get(Field.DUE) else sheet.due_words or " ")
