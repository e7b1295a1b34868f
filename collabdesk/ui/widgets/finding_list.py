"""A short list of findings, or a sentence where there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from collabdesk.ui.presenters.results_state import Findings
from collabdesk.ui.widgets.finding_button import FindingButton
from collabdesk.ui.widgets.roles import set_role


class FindingList(QWidget):
    """Tells which indicator was asked for."""

    indicator_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._empty = QLabel(self)
        self._empty.setWordWrap(True)
        self._empty.setIndent(6)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._empty, "muted")
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        self.buttons: list[FindingButton] = []

    def show_findings(self, findings: Findings) -> None:
        """Show *findings*, buttons made once and filled anew."""
        while len(self.buttons) < len(findings.lines):
            self._add()
        for index, button in enumerate(self.buttons):
            button.setVisible(index < len(findings.lines))
        for finding, button in zip(findings.lines, self.buttons, strict=False):
            button.show_finding(finding)
        self._empty.setText(findings.empty)
        self._empty.setVisible(not findings.lines)

    def _add(self) -> None:
        button = FindingButton(self)
        button.clicked.connect(lambda: self.indicator_chosen.emit(button.indicator))
        self._column.insertWidget(len(self.buttons), button)
        self.buttons.append(button)
