"""The levels of the scale side by side, as many as the framework has."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from collabdesk.ui.presenters.score_state import Choice
from collabdesk.ui.widgets.level_button import LevelButton


class LevelRow(QWidget):
    """A row of level buttons; ``answer_chosen`` carries the answer that was clicked."""

    answer_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.buttons: list[LevelButton] = []

    def show_choices(self, choices: tuple[Choice, ...]) -> None:
        """Show *choices*, lowest first."""
        while len(self.buttons) < len(choices):
            self._add()
        for index, button in enumerate(self.buttons):
            button.setVisible(index < len(choices))
        for button, choice in zip(self.buttons, choices, strict=False):
            button.show_choice(choice, len(choices))

    def _add(self) -> None:
        button = LevelButton(self)
        button.setObjectName(f"level_{len(self.buttons) + 1}")
        button.clicked.connect(lambda: self._on_clicked(button))
        self._row.addWidget(button, 1)
        self.buttons.append(button)

    def _on_clicked(self, button: LevelButton) -> None:
        if button.choice is not None:
            self.answer_chosen.emit(button.choice.answer)
