"""Report: what goes on paper beside a preview of it, and the files to take home."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QMenu

from collabdesk.handout import Kind
from collabdesk.services.desk import Desk
from collabdesk.ui.draughtsman import Draughtsman, one_thread
from collabdesk.ui.forms.ui_report_page import Ui_ReportPage
from collabdesk.ui.messages import Messages
from collabdesk.ui.page import Page
from collabdesk.ui.page_keys import add_keys
from collabdesk.ui.presenters.base import Stage, Translate
from collabdesk.ui.presenters.next_one import NextOne
from collabdesk.ui.presenters.report import ReportPresenter, ReportState
from collabdesk.ui.print_run import PrintRun
from collabdesk.ui.printing import PrinterChoice, SystemPrinters
from collabdesk.ui.settings import Settings
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.key_hints import KeyHint
from collabdesk.ui.widgets.tips import plain

_BESIDE_FROM = 640
"""From this width on (at 100 % text size) the two cards stand beside each other, in pixels."""


class ReportPage(Page):
    """Shows a ``ReportState`` and tells what was chosen."""

    kind_chosen = Signal(str)
    paper_chosen = Signal(str)
    names_chosen = Signal(bool)
    file_asked_for = Signal(str)
    folder_asked_for = Signal()
    protected_asked_for = Signal()
    print_asked_for = Signal(bytes)

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self.form = Ui_ReportPage()
        self.form.setupUi(self)
        self.files_menu = QMenu(self)
        self.next_one: NextOne | None = None  # kept here: a connection alone keeps nothing
        self._endings: tuple[str, ...] = ()
        form = self.form
        self._radios = {
            Kind.FULL: form.fullRadio,
            Kind.PLAN: form.planRadio,
            Kind.CARDS: form.cardsRadio,
            Kind.TALLIES: form.talliesRadio,
            Kind.POSTER: form.posterRadio,
            Kind.GUIDE: form.guideRadio,
        }
        self._connect()

    def _connect(self) -> None:
        form = self.form
        # Two lists of buttons, one choice among all.
        group = QButtonGroup(self)
        for kind, radio in self._radios.items():
            group.addButton(radio)
            radio.clicked.connect(lambda _on, kind=kind: self.kind_chosen.emit(str(kind)))
        form.a4Radio.clicked.connect(lambda: self.paper_chosen.emit("A4"))
        form.letterRadio.clicked.connect(lambda: self.paper_chosen.emit("Letter"))
        form.namesCheck.clicked.connect(self.names_chosen)
        form.filesButton.clicked.connect(self._open_files_menu)
        form.printButton.clicked.connect(lambda: self.print_asked_for.emit(form.pageView.data))
        view = form.pageView
        form.backButton.clicked.connect(lambda: view.turn_to(view.index - 1))
        form.onButton.clicked.connect(lambda: view.turn_to(view.index + 1))
        form.smallerButton.clicked.connect(lambda: view.zoom_by(-1))
        form.largerButton.clicked.connect(lambda: view.zoom_by(1))
        view.turned.connect(self._show_place)
        keys = {
            "S": form.saveButton,
            "E": form.filesButton,
            "P": form.printButton,
            "N": form.nextOneButton,
        }
        add_keys(self, ((key, button.click) for key, button in keys.items()))

    @property
    def title(self) -> str:
        """The words in the bar above the page."""
        return self._tr("Take it home")

    @property
    def hints(self) -> tuple[KeyHint, ...]:
        """The keys worth knowing here."""
        return (
            (("S",), self._tr("save PDF")),
            (("P",), self._tr("print")),
            (("E",), self._tr("other files")),
            (("N",), self._tr("hold the next one")),
            (("?",), self._tr("all keys")),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards beside each other where there is room, else below each other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= look().px(_BESIDE_FROM)
        way = QBoxLayout.Direction
        self.form.bodyRow.setDirection(way.LeftToRight if beside else way.TopToBottom)

    # Showing ---------------------------------------------------------------------------------

    def show_state(self, state: ReportState) -> None:
        """Show *state*."""
        form = self.form
        self._arrange()
        for kind, radio in self._radios.items():
            radio.setChecked(kind is state.kind)
        (form.letterRadio if state.paper == "Letter" else form.a4Radio).setChecked(True)
        form.paperBox.setEnabled(state.asks_paper)
        form.namesCheck.setChecked(state.names)
        form.namesCheck.setVisible(state.asks_names)
        for widget in (form.headLine, form.organisationLabel, form.headBox):
            widget.setVisible(state.asks_head)
        form.organisationField.show_text(state.organisation)
        logo = self._tr("Remove logo") if state.logo else self._tr("Logo…")
        form.logoButton.setText(logo)
        form.logoButton.setToolTip(plain(state.logo))
        form.missingLabel.setText(state.missing)
        form.missingCard.setVisible(bool(state.missing))
        self._show_preview(state)
        self._show_outcome(state)

    def _show_preview(self, state: ReportState) -> None:
        form = self.form
        form.drawingLabel.setText(self._tr("Drawing…") if state.drawing else "")
        form.pageView.show_file(state.page)
        self._show_place()

    def _show_place(self) -> None:
        form = self.form
        view = form.pageView
        words = self._tr("Page {n} of {count}").format(n=view.index + 1, count=view.count)
        form.pageLabel.setText(words if view.count else "")
        view.setAccessibleDescription(words if view.count else "")
        form.zoomLabel.setText(f"{view.zoom} %" if view.zoom else self._tr("Whole page"))
        form.backButton.setEnabled(view.index > 0)
        form.onButton.setEnabled(view.index + 1 < view.count)

    def _show_outcome(self, state: ReportState) -> None:
        form = self.form
        words = state.working or state.saved
        form.savedLabel.setText(words)
        form.savedLabel.setVisible(bool(words) or not state.error)
        form.errorLabel.setText(state.error)
        form.errorLabel.setVisible(bool(state.error))
        for button in (form.saveButton, form.filesButton):
            button.setEnabled(not state.working)
        form.printButton.setEnabled(not state.working and bool(state.page) and not state.drawing)
        form.cancelButton.setVisible(bool(state.working))

    # Other files -----------------------------------------------------------------------------

    def offer(self, endings: tuple[str, ...]) -> None:
        """Show which other files there are in the menu."""
        if endings == self._endings:
            return
        self._endings = endings
        words = {
            ".docx": self._tr("Word document…"),
            ".xlsx": self._tr("Excel workbook…"),
            ".csv": self._tr("CSV table of the results…"),
            ".ics": self._tr("Calendar…"),
            ".collabdesk": self._tr("Workshop file…"),
        }
        self.files_menu.clear()
        for ending in sorted(endings, key=list(words).index):
            action = self.files_menu.addAction(words[ending])
            action.triggered.connect(lambda _on, ending=ending: self.file_asked_for.emit(ending))
        protected = self.files_menu.addAction(self._tr("Workshop file with a passphrase…"))
        protected.setEnabled(".collabdesk" in endings)
        protected.triggered.connect(self.protected_asked_for)
        self.files_menu.addSeparator()
        whole = self.files_menu.addAction(self._tr("All of them in one folder…"))
        whole.triggered.connect(self.folder_asked_for)

    def _open_files_menu(self) -> None:
        button = self.form.filesButton
        above = QPoint(0, -self.files_menu.sizeHint().height())
        self.files_menu.popup(button.mapToGlobal(above))


def build(
    stage: Stage,
    tr: Translate,
    desk: Desk,
    settings: Settings,
    messages: Messages,
    printers: PrinterChoice | None = None,
) -> ReportPage:
    """Return the report page, joined to the presenter that acts for it."""
    page = ReportPage(tr)
    pool = one_thread(page)
    preview, files = Draughtsman(pool, page), Draughtsman(pool, page)
    presenter = ReportPresenter(stage, tr, desk, settings, messages, preview, files)
    run = PrintRun(page, tr, printers or SystemPrinters())

    def show(state: ReportState) -> None:
        page.offer(presenter.endings())
        page.show_state(state)

    presenter.attach(show)
    page.follow(presenter)
    page.kind_chosen.connect(presenter.choose_kind)
    page.paper_chosen.connect(presenter.choose_paper)
    page.names_chosen.connect(presenter.choose_names)
    page.file_asked_for.connect(presenter.export)
    page.folder_asked_for.connect(presenter.export_all)
    page.protected_asked_for.connect(presenter.export_protected)
    _join_printing(page, presenter, run)
    form = page.form
    page.next_one = NextOne(stage, desk, tr)
    form.nextOneButton.clicked.connect(page.next_one.hold)
    form.saveButton.clicked.connect(presenter.save_pdf)
    form.cancelButton.clicked.connect(presenter.cancel)
    form.organisationField.text_committed.connect(presenter.name_organisation)
    form.logoButton.clicked.connect(presenter.choose_logo)
    preview.page_reached.connect(presenter.reached)
    files.page_reached.connect(presenter.reached)
    return page


def _join_printing(page: ReportPage, presenter: ReportPresenter, run: PrintRun) -> None:
    page.print_asked_for.connect(run.start)
    page.form.cancelButton.clicked.connect(run.cancel)
    run.reached.connect(presenter.told_progress)
    run.ended.connect(presenter.told_outcome)
