"""Step 1: what the workshop is called, when and where it is, and what is scored."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCompleter, QLabel

from collabdesk.services.desk import Desk
from collabdesk.ui.forms.ui_set_up_page import Ui_SetUpPage
from collabdesk.ui.page import Page
from collabdesk.ui.page_keys import add_keys
from collabdesk.ui.presenters.base import Stage, Translate
from collabdesk.ui.presenters.set_up import SetUpPresenter, SetUpState
from collabdesk.ui.settings import Settings
from collabdesk.ui.widgets.calendar_menu import CalendarMenu
from collabdesk.ui.widgets.fields import LineField
from collabdesk.ui.widgets.key_hints import KeyHint
from collabdesk.ui.widgets.roles import set_flag


class SetUpPage(Page):
    """Shows a ``SetUpState`` and tells what was typed and chosen."""

    left = Signal()

    def __init__(self, tr_: Translate) -> None:
        super().__init__()
        self.form = Ui_SetUpPage()
        self.form.setupUi(self)
        self._tr = tr_
        self._state: SetUpState | None = None
        form = self.form
        self.calendar = CalendarMenu(form.calendarButton.accessibleName(), self)
        self._known = QStringListModel(self)
        self._fields: dict[str, tuple[LineField, QLabel]] = {
            "collaboration": (form.collaborationField, form.collaborationError),
            "title": (form.titleField, form.titleError),
            "date": (form.dateField, form.dateError),
            "place": (form.placeField, form.placeError),
            "facilitator": (form.facilitatorField, form.facilitatorError),
        }
        for names in ((form.namedButton, form.anonymousButton), (form.a4Button, form.letterButton)):
            group = QButtonGroup(self)
            for button in names:
                group.addButton(button)
        self._add_completion()
        form.minutesBox.lineEdit().setTextMargins(8, 0, 0, 0)
        form.calendarButton.clicked.connect(self._open_calendar)
        form.nextButton.clicked.connect(self._on_next)
        for field, _error in self._fields.values():
            field.editingFinished.connect(self._show_fields)
        add_keys(self, ((keys, form.nextButton.click) for keys in ("Return", "Enter")))

    def _add_completion(self) -> None:
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_known_chosen)
        self.form.collaborationField.setCompleter(completer)

    @property
    def title(self) -> str:
        """The words in the bar above the page."""
        return self._tr("Set up")

    @property
    def hints(self) -> tuple[KeyHint, ...]:
        """The keys worth knowing here."""
        return ((("Tab",), self._tr("next field")), (("Enter",), self._tr("next")))

    def opened(self) -> None:
        """Show the workshop; a fresh one begins with the name of the collaboration."""
        super().opened()
        if self._state is not None and self._state.fresh:
            self.form.collaborationField.setFocus()
            self.form.collaborationField.selectAll()

    def show_state(self, state: SetUpState) -> None:
        """Show *state*."""
        form, self._state = self.form, state
        self._show_fields()
        if self._known.stringList() != list(state.known):
            self._known.setStringList(list(state.known))
        with QSignalBlocker(form.minutesBox):
            form.minutesBox.setValue(state.minutes)
        form.frameworkLabel.setText(state.framework)
        form.scopeBoxes.show_choices(state.scope)
        form.allButton.setVisible(not all(choice.chosen for choice in state.scope))
        form.namesPanel.setVisible(state.group)
        form.anonymousButton.setChecked(state.anonymous)
        form.namedButton.setChecked(not state.anonymous)
        for button in (form.namedButton, form.anonymousButton):
            button.setEnabled(not state.anonymous_fixed)
        form.namesHint.setText(state.error("anonymous") or state.names_hint)
        form.a4Button.setChecked(state.paper == "A4")
        form.letterButton.setChecked(state.paper == "Letter")
        for label, field in ((form.minutesError, "minutes"), (form.scopeError, "scope")):
            label.setText(state.error(field))
            label.setVisible(bool(state.error(field)))

    def _show_fields(self) -> None:
        """Show the texts and what is wrong with them; a field being typed in is left alone."""
        state = self._state
        if state is None:
            return
        texts = {
            "collaboration": state.collaboration,
            "title": state.title,
            "date": state.date,
            "place": state.place,
            "facilitator": state.facilitator,
        }
        for name, (field, label) in self._fields.items():
            error = state.error(name)
            if not error and not field.hasFocus():
                field.show_text(texts[name])
            set_flag(field, "invalid", bool(error))
            field.setAccessibleDescription(error)
            label.setText(error)
            label.setVisible(bool(error))

    def _open_calendar(self) -> None:
        if self._state is not None:
            self.calendar.open_below(self.form.calendarButton, self._state.held_on)

    def _on_known_chosen(self, name: str) -> None:
        self.form.collaborationField.setText(name)
        self.form.collaborationField.commit()

    def _on_next(self) -> None:
        """Keep what is being typed; stay where something cannot be kept."""
        for field, _error in self._fields.values():
            field.commit()
        self.form.minutesBox.interpretText()
        wrong = [name for name, _sentence in self._state.errors] if self._state else []
        if wrong and wrong[0] in self._fields:
            self._fields[wrong[0]][0].setFocus()
        self.left.emit()


def build(stage: Stage, tr: Translate, desk: Desk, settings: Settings) -> SetUpPage:
    """Return the page, joined to the presenter that acts for it."""
    page = SetUpPage(tr)
    presenter = SetUpPresenter(stage, tr, desk, settings)
    presenter.attach(page.show_state)
    page.follow(presenter)
    form = page.form
    form.collaborationField.text_committed.connect(presenter.name_collaboration)
    form.titleField.text_committed.connect(presenter.name_workshop)
    form.dateField.text_committed.connect(presenter.type_date)
    page.calendar.day_chosen.connect(presenter.choose_date)
    form.placeField.text_committed.connect(presenter.name_place)
    form.facilitatorField.text_committed.connect(presenter.name_facilitator)
    form.minutesBox.valueChanged.connect(presenter.set_minutes)
    form.scopeBoxes.number_clicked.connect(presenter.toggle_scope)
    form.allButton.clicked.connect(presenter.choose_all)
    form.namedButton.clicked.connect(lambda: presenter.set_anonymous(anonymous=False))
    form.anonymousButton.clicked.connect(lambda: presenter.set_anonymous(anonymous=True))
    form.a4Button.clicked.connect(lambda: presenter.choose_paper("A4"))
    form.letterButton.clicked.connect(lambda: presenter.choose_paper("Letter"))
    page.left.connect(presenter.go_next)
    return page
