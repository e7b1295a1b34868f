"""Report: how it is wanted, what it holds, and the files to take home."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout

from collabdesk.services.desk import Desk
from collabdesk.ui.forms.ui_report_page import Ui_ReportPage
from collabdesk.ui.messages import Messages
from collabdesk.ui.page import Page
from collabdesk.ui.presenters.base import Stage, Translate
from collabdesk.ui.presenters.report import ReportPresenter, ReportState
from collabdesk.ui.settings import Settings
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.key_hints import KeyHint

_BESIDE_FROM = 760
"""From this width on (at 100 % text size) the two cards stand beside each other, in pixels."""
_PAINTED_MS = 40
"""Time in which the page paints “Writing…” before the work begins, in milliseconds."""


class ReportPage(Page):
    """Shows a ``ReportState`` and tells what was chosen."""

    one_page_chosen = Signal(bool)
    paper_chosen = Signal(str)
    names_chosen = Signal(bool)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.form = Ui_ReportPage()
        self.form.setupUi(self)
        form = self.form
        for radio in (form.fullRadio, form.onePageRadio):
            radio.clicked.connect(self._on_kind)
        form.a4Radio.clicked.connect(lambda: self.paper_chosen.emit("A4"))
        form.letterRadio.clicked.connect(lambda: self.paper_chosen.emit("Letter"))
        form.namesCheck.clicked.connect(self.names_chosen)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, button in (("S", form.saveButton), ("E", form.exportButton)):
            QShortcut(QKeySequence(key), self, context=context).activated.connect(button.click)

    @property
    def title(self) -> str:
        """The words in the bar above the page."""
        return self._tr("Take it home")

    @property
    def hints(self) -> tuple[KeyHint, ...]:
        """The keys worth knowing here."""
        return (
            (("S",), self._tr("save PDF")),
            (("E",), self._tr("export workshop file")),
            (("?",), self._tr("all keys")),
        )

    def _on_kind(self) -> None:
        self.one_page_chosen.emit(self.form.onePageRadio.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards beside each other where there is room, else below each other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= look().px(_BESIDE_FROM)
        way = QBoxLayout.Direction
        self.form.bodyRow.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def show_state(self, state: ReportState) -> None:
        """Show *state*."""
        form = self.form
        self._arrange()
        (form.onePageRadio if state.one_page else form.fullRadio).setChecked(True)
        (form.letterRadio if state.paper == "Letter" else form.a4Radio).setChecked(True)
        form.namesCheck.setChecked(state.names)
        for widget in (form.paperLine, form.namesLabel, form.namesCheck, form.namesHint):
            widget.setVisible(state.has_names)
        form.holdsList.show_pairs(state.holds)
        form.missingLabel.setText(state.missing)
        form.missingCard.setVisible(bool(state.missing))
        self._show_outcome(state)

    def _show_outcome(self, state: ReportState) -> None:
        form = self.form
        words = self._tr("Writing…") if state.writing else state.saved
        form.savedLabel.setText(words)
        form.savedLabel.setVisible(bool(words) or not state.error)
        form.errorLabel.setText(state.error)
        form.errorLabel.setVisible(bool(state.error))
        for button in (form.saveButton, form.exportButton):
            button.setEnabled(not state.writing)
        if state.writing:
            self.setCursor(Qt.CursorShape.WaitCursor)
        else:
            self.unsetCursor()


def build(
    stage: Stage, tr: Translate, desk: Desk, settings: Settings, messages: Messages
) -> ReportPage:
    """Return the report page, joined to the presenter that acts for it."""
    page = ReportPage(tr)
    presenter = ReportPresenter(
        stage,
        tr,
        desk,
        settings,
        messages,
        lambda work: QTimer.singleShot(_PAINTED_MS, page, work),
    )
    presenter.attach(page.show_state)
    page.follow(presenter)
    page.one_page_chosen.connect(presenter.choose_one_page)
    page.paper_chosen.connect(presenter.choose_paper)
    page.names_chosen.connect(presenter.choose_names)
    page.form.saveButton.clicked.connect(presenter.save_pdf)
    page.form.exportButton.clicked.connect(presenter.export)
    return page
