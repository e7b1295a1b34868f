"""Step 3: who is at the table, with how many seats."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from collabdesk.ui.forms.ui_partners_page import Ui_PartnersPage
from collabdesk.ui.models.partner_model import PartnerModel
from collabdesk.ui.page import Page
from collabdesk.ui.page_keys import add_keys
from collabdesk.ui.presenters.base import Stage, Translate
from collabdesk.ui.presenters.partners import PartnersPresenter, PartnersState
from collabdesk.ui.presenters.solo import SoloSource
from collabdesk.ui.widgets.key_hints import KeyHint
from collabdesk.ui.widgets.roles import set_flag


class PartnersPage(Page):
    """Shows a ``PartnersState`` and tells what was typed and pressed."""

    line_added = Signal(str)
    list_added = Signal(str)
    paste_opened = Signal()
    paste_closed = Signal()

    def __init__(self, tr_: Translate) -> None:
        super().__init__()
        self.form = Ui_PartnersPage()
        self.form.setupUi(self)
        self.model = PartnerModel(tr_, self)
        self._tr = tr_
        self._shown: PartnersState | None = None
        form = self.form
        form.partnerTable.setModel(self.model)
        form.partnerTable.fit()
        form.addField.line_entered.connect(self._on_line_entered)
        form.addField.list_pasted.connect(self.list_added)
        form.addField.entered_empty.connect(form.nextButton.click)
        form.addField.left.connect(self.setFocus)
        form.addButton.clicked.connect(form.addField.enter)
        form.pasteButton.clicked.connect(self.paste_opened)
        form.closePasteButton.clicked.connect(self.paste_closed)
        form.addAllButton.clicked.connect(self._on_add_all)
        self._add_shortcuts()

    def _add_shortcuts(self) -> None:
        form = self.form
        add_keys(
            self,
            (
                ("Return", form.nextButton.click),
                ("Enter", form.nextButton.click),
                ("A", form.addField.setFocus),
            ),
        )
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), form.pasteField)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._on_add_all)
        leave = QShortcut(QKeySequence("Escape"), form.pasteField)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(self.paste_closed)

    @property
    def title(self) -> str:
        """The words in the bar above the page."""
        return self._tr("Partners")

    @property
    def hints(self) -> tuple[KeyHint, ...]:
        """The keys worth knowing here."""
        return (
            (("A",), self._tr("add")),
            (("Enter",), self._tr("change or next")),
            (("Space",), self._tr("here today")),
            (("Alt+↑", "↓"), self._tr("move")),
            (("Delete",), self._tr("remove")),
        )

    def opened(self) -> None:
        """Show the partners; where there are none yet, begin with typing one."""
        super().opened()
        if not self.model.rowCount():
            self.form.addField.setFocus()

    def show_state(self, state: PartnersState) -> None:
        """Show *state*; the current cell stays with its partner."""
        form = self.form
        self._show_rows(state)
        form.totalsLabel.setText(state.totals)
        form.listStack.setCurrentWidget(form.emptyPanel if state.empty else form.partnerTable)
        form.emptyLabel.setText(state.empty)
        form.emptyDetail.setText(state.empty_detail)
        form.addError.setText(state.add_error)
        form.addError.setVisible(bool(state.add_error))
        set_flag(form.addField, "invalid", bool(state.add_error))
        if state.add_text and not form.addField.text():
            form.addField.setText(state.add_text)
        self._show_paste(state)
        self._shown = state

    def _show_rows(self, state: PartnersState) -> None:
        table = self.form.partnerTable
        current = table.currentIndex()
        chosen = self.model.row(current.row())
        self.model.show_rows(state.rows)
        if chosen is None:
            return
        row = self.model.row_of(chosen.id)
        table.choose(row if row >= 0 else current.row(), max(current.column(), 0))

    def _show_paste(self, state: PartnersState) -> None:
        form, shown = self.form, self._shown
        was_open = shown is not None and shown.paste_open
        form.pastePanel.setVisible(state.paste_open)
        form.pasteButton.setVisible(not state.paste_open)
        form.pasteError.setText(state.paste_error)
        form.pasteError.setVisible(bool(state.paste_error))
        if not state.paste_open:
            form.pasteField.clear()
        elif shown is None or not was_open or shown.paste_text != state.paste_text:
            form.pasteField.setPlainText(state.paste_text)
        if state.paste_open and not was_open:
            form.pasteField.setFocus()
        elif was_open and not state.paste_open:
            form.addField.setFocus()

    def _on_line_entered(self, text: str) -> None:
        # Cleared first: a refusal brings the text back, a success finds the field ready.
        self.form.addField.clear()
        self.line_added.emit(text)

    def _on_add_all(self) -> None:
        self.list_added.emit(self.form.pasteField.toPlainText())


def _preview_solo(page: PartnersPage, stage: Stage, tr: Translate, source: SoloSource) -> None:
    from collabdesk.ui.dialogs.solo_dialog import SoloDialog

    presenter = source.choose(stage, tr)
    if presenter is not None:
        dialog = SoloDialog(presenter, page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def build(stage: Stage, tr: Translate, source: SoloSource | None = None) -> PartnersPage:
    """Return the page, joined to the presenter that acts for it.

    Solo assessments can be brought in where there is a *source* of them.
    """
    page = PartnersPage(tr)
    page.form.soloButton.setVisible(source is not None)
    if source is not None:
        page.form.soloButton.clicked.connect(lambda: _preview_solo(page, stage, tr, source))
    presenter = PartnersPresenter(stage, tr)
    presenter.attach(page.show_state)
    page.follow(presenter)
    form, table = page.form, page.form.partnerTable
    page.line_added.connect(presenter.add)
    page.list_added.connect(presenter.paste)
    page.paste_opened.connect(presenter.open_paste)
    page.paste_closed.connect(presenter.close_paste)
    page.model.name_typed.connect(presenter.rename)
    page.model.seats_typed.connect(presenter.set_seats)
    form.addField.textEdited.connect(lambda _text: presenter.edit_add())
    table.presence_toggled.connect(presenter.toggle_present)
    table.seats_stepped.connect(presenter.step_seats)
    table.partner_moved.connect(presenter.move)
    table.removal_asked_for.connect(presenter.remove)
    table.refusal_dropped.connect(presenter.drop_refused)
    form.backButton.clicked.connect(presenter.go_back)
    form.nextButton.clicked.connect(presenter.go_next)
    return page
