"""The texts of the scoring page: evidence, another view, and the notes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from collabdesk.ui.forms.ui_score_page import Ui_ScorePage
from collabdesk.ui.presenters.score_state import Place, ScoreState
from collabdesk.ui.widgets.fields import TextField


class ScoreTexts(QObject):
    """Shows the texts, and tells what was written where."""

    written = Signal(object, str)

    def __init__(self, form: Ui_ScorePage, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._fields: dict[Place, TextField] = {
            Place.EVIDENCE: form.evidenceField,
            Place.DISSENT: form.dissentField,
            Place.INDICATOR: form.indicatorNoteField,
            Place.CHARACTERISTIC: form.characteristicNoteField,
            Place.LATER: form.laterNoteField,
        }
        for place, field in self._fields.items():
            field.text_committed.connect(partial(self.written.emit, place))

    def commit(self) -> None:
        """Keep what is being typed."""
        for field in self._fields.values():
            field.commit()

    def show_texts(self, state: ScoreState) -> None:
        """Show the texts; one that was refused stays as it was typed, under the reason why."""
        errors = dict(state.errors)
        for place, text in state.texts:
            if place not in errors:
                self._fields[place].show_text(text)
        notes = (Place.INDICATOR, Place.CHARACTERISTIC, Place.LATER)
        for label, places in (
            (self._form.errorLabel, (Place.EVIDENCE, Place.DISSENT)),
            (self._form.noteErrorLabel, notes),
        ):
            sentence = " ".join(errors[place] for place in places if place in errors)
            label.setText(sentence)
            label.setVisible(bool(sentence))
