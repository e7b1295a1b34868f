"""Home: ways to begin, and the workshops there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QMenu, QToolButton, QWidget

from collabdesk.services.desk import Desk
from collabdesk.ui.bus import Bus
from collabdesk.ui.forms.ui_home_page import Ui_HomePage
from collabdesk.ui.messages import Messages
from collabdesk.ui.models.workshop_model import WorkshopModel
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.home import HomePresenter
from collabdesk.ui.presenters.home_state import HomeState, Notice
from collabdesk.ui.presenters.open_actions import OpenActionsPresenter
from collabdesk.ui.settings import Settings
from collabdesk.ui.theme import look
from collabdesk.ui.widgets.open_actions_panel import OpenActionsPanel
from collabdesk.ui.widgets.roles import set_role

_BESIDE_FROM = 760
"""From this width on (at 100 % text size) the search stands beside the heading, in pixels."""

_SEARCH_WIDEST = 460
"""The greatest width of the search beside the heading, in pixels."""


class HomePage(QWidget):
    """Shows a ``HomeState`` and tells what was asked for."""

    workshop_opened = Signal(str)
    settings_asked_for = Signal(QWidget)
    help_asked_for = Signal(QWidget)
    text_searched = Signal(str)
    type_chosen = Signal(object)  # type id or None
    archived_shown = Signal(bool)
    next_asked_for = Signal(str)
    duplicate_asked_for = Signal(str)
    export_asked_for = Signal(str)
    protected_asked_for = Signal(str)
    archive_asked_for = Signal(str, bool)
    removal_asked_for = Signal(str)
    anonymity_asked_for = Signal(str)
    undo_asked_for = Signal()
    files_brought = Signal(object)  # tuple of Path
    plan_opened = Signal(str)

    def __init__(self, tr_: Translate) -> None:
        super().__init__()
        self.form = Ui_HomePage()
        self.form.setupUi(self)
        self._tr = tr_
        self._model = WorkshopModel(tr_, self)
        self._filter_menu = QMenu(self)
        self._row_menu = QMenu(self)
        self._shortcuts: list[QShortcut] = []
        self._actions: OpenActionsPresenter | None = None
        self._refresh: Callable[[], None] = lambda: None
        self.forget: Callable[[Sequence[Path]], None] = lambda _copies: None
        self._state: HomeState | None = None
        form = self.form
        form.workshopTable.setModel(self._model)
        form.noticeBar.setVisible(False)
        form.keyHints.set_hints(
            (
                (("/",), tr_("search")),
                (("↑", "↓"), tr_("choose")),
                (("Enter",), tr_("open")),
                (("Delete",), tr_("delete")),
            )
        )
        form.workshopTable.fit()
        for clearing in form.searchField.findChildren(QToolButton):
            clearing.setAccessibleName(tr_("Clear the search"))
        self.setFocusProxy(form.workshopTable)
        self.open_actions = OpenActionsPanel(self)
        self.open_actions.setVisible(False)
        form.outerColumn.addWidget(self.open_actions)
        self._connect()
        self._add_shortcuts()

    def _connect(self) -> None:
        form = self.form
        form.settingsButton.clicked.connect(
            lambda: self.settings_asked_for.emit(form.settingsButton)
        )
        form.helpButton.clicked.connect(lambda: self.help_asked_for.emit(form.helpButton))
        form.searchField.textChanged.connect(self.text_searched)  # the clear button is no edit
        form.searchField.returnPressed.connect(self._enter_list)
        form.filterButton.clicked.connect(self._open_filter)
        form.undoButton.clicked.connect(self.undo_asked_for)
        form.workshopTable.removal_asked_for.connect(self.removal_asked_for)
        form.workshopTable.menu_asked_for.connect(self._open_row_menu)

    def _add_shortcuts(self) -> None:
        form = self.form
        for keys, act in (
            ("N", form.newCard.click),
            ("S", form.soloCard.click),
            ("O", form.openCard.click),
            ("/", self._enter_search),
            ("Ctrl+F", self._enter_search),
            ("Ctrl+Z", self.undo_asked_for.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)
            self._shortcuts.append(shortcut)
        for keys, act in (("Escape", self._leave_search), ("Down", self._enter_list)):
            shortcut = QShortcut(QKeySequence(keys), form.searchField)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again where the search has room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        """Put the search beside the heading where there is room, else below it."""
        way = QBoxLayout.Direction
        beside = self.width() >= look().px(_BESIDE_FROM)
        self.form.listHeadRow.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self.form.searchField.setMaximumWidth(_SEARCH_WIDEST if beside else self.width())

    def follow(self, refresh: Callable[[], None]) -> None:
        """Name what brings a new state."""
        self._refresh = refresh

    def refresh(self) -> None:
        """Show the library as it is now."""
        self._refresh()

    def join_actions(self, presenter: OpenActionsPresenter) -> None:
        """Put the list of all open actions behind its button."""
        panel, form = self.open_actions, self.form
        self._actions = presenter  # a signal alone would not keep it
        presenter.attach(panel.show_state, self.plan_opened.emit)
        panel.text_searched.connect(presenter.search)
        panel.filter_chosen.connect(presenter.choose)
        panel.action_opened.connect(presenter.open_action)
        panel.export_asked_for.connect(presenter.export)
        panel.left.connect(lambda: self._show_actions(wanted=False))
        form.dueButton.clicked.connect(presenter.refresh)
        form.dueButton.clicked.connect(lambda: self._show_actions(wanted=True))

    def _show_actions(self, *, wanted: bool) -> None:
        self.form.homeScroll.setVisible(not wanted)
        self.open_actions.setVisible(wanted)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(not wanted)  # the list of actions has its own
        if wanted:
            self.open_actions.take_keyboard()
        else:
            self.setFocus()

    def bring_in(self, paths: tuple[Path, ...]) -> None:
        """Bring workshop files in, as if they had been chosen here."""
        self.files_brought.emit(paths)

    def show_state(self, state: HomeState) -> None:
        """Show *state*; the chosen row stays chosen."""
        form, table = self.form, self.form.workshopTable
        self._state = state
        row, chosen = table.currentIndex().row(), table.current_id()
        self._model.show_lines(state.lines)
        if form.searchField.text() != state.text:
            form.searchField.setText(state.text)
        found = self._model.row_of(chosen) if chosen else 0
        if table.current_id() != chosen or not chosen:
            table.choose(found if found >= 0 else row)
        form.countLabel.setText(state.count)
        form.dueButton.setText(state.due)
        form.dueButton.setVisible(bool(state.due))
        form.filterButton.setText(f"{state.filter_words} ▾")
        form.filterButton.setAccessibleName(f"{self._tr('Filter')}: {state.filter_words}")
        self._show_list(empty=bool(state.empty))
        form.emptyLabel.setText(state.empty)
        form.emptyDetail.setText(state.empty_detail)
        form.sampleButton.setVisible(state.offers_sample)
        form.clearButton.setVisible(not state.offers_sample)
        self._show_notice(state.notice)

    def _show_list(self, *, empty: bool) -> None:
        """Show the list or what stands in its place; the page's keys need the focus in either."""
        form, table = self.form, self.form.workshopTable
        held = table.hasFocus() or form.newCard.hasFocus()
        self.setFocusProxy(form.newCard if empty else table)
        form.listStack.setCurrentWidget(form.emptyPanel if empty else table)
        if held:
            self.setFocus()

    def _show_notice(self, notice: Notice) -> None:
        form = self.form
        form.noticeLabel.setText(notice.words)
        form.undoButton.setVisible(notice.undo)
        form.copiesButton.setText(notice.copies)
        form.copiesButton.setVisible(bool(notice.copies))
        set_role(form.noticeBar, "attentionCard" if notice.attention else "card")
        set_role(form.noticeLabel, "error" if notice.attention else "")
        form.noticeBar.setVisible(bool(notice.words))
        form.keyHints.setVisible(not notice.words)

    def _enter_search(self) -> None:
        self.form.searchField.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.form.searchField.selectAll()

    def _leave_search(self) -> None:
        self.form.searchField.clear()
        self.form.workshopTable.setFocus()

    def _enter_list(self) -> None:
        table = self.form.workshopTable
        if self._model.rowCount():
            table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            table.choose(max(table.currentIndex().row(), 0))

    def _open_filter(self) -> None:
        menu, state = self._filter_menu, self._state
        if state is None:
            return
        menu.clear()
        group = QActionGroup(menu)
        choices: list[tuple[str | None, str]] = [(None, self._tr("All types")), *state.types]
        for type_id, name in choices:
            action = QAction(name, group, checkable=True, checked=type_id == state.type)
            action.triggered.connect(lambda _on, chosen=type_id: self.type_chosen.emit(chosen))
            menu.addAction(action)
        menu.addSeparator()
        archived = QAction(self._tr("Show archived"), menu, checkable=True, checked=state.archived)
        archived.triggered.connect(self.archived_shown)
        menu.addAction(archived)
        button = self.form.filterButton
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _open_row_menu(self, workshop_id: str, place: QPoint) -> None:
        line = self._model.line(self._model.row_of(workshop_id))
        if line is None:
            return
        menu, archived = self._row_menu, line.archived
        menu.clear()
        put = self._tr("Unarchive") if archived else self._tr("Archive")
        for words, act in (
            (self._tr("Open"), lambda: self.form.workshopTable.workshop_opened.emit(workshop_id)),
            (self._tr("Hold the next one"), lambda: self.next_asked_for.emit(workshop_id)),
            (self._tr("Duplicate"), lambda: self.duplicate_asked_for.emit(workshop_id)),
            (self._tr("Export workshop file…"), lambda: self.export_asked_for.emit(workshop_id)),
            (
                self._tr("Export with a passphrase…"),
                lambda: self.protected_asked_for.emit(workshop_id),
            ),
            (
                self._tr("Make anonymous for good…"),
                lambda: self.anonymity_asked_for.emit(workshop_id),
            ),
            (put, lambda: self.archive_asked_for.emit(workshop_id, not archived)),
            (self._tr("Delete"), lambda: self.removal_asked_for.emit(workshop_id)),
        ):
            menu.addAction(words).triggered.connect(lambda _on, act=act: act())
        menu.popup(place)


def build(
    desk: Desk,
    bus: Bus,
    settings: Settings,
    messages: Messages,
    tr: Translate,
    today: Callable[[], date],
) -> HomePage:
    """Return Home, joined to the presenter that acts for it."""
    del today  # the desk knows the day
    page = HomePage(tr)
    presenter = HomePresenter(desk, messages, settings, tr)
    presenter.attach(page.show_state, page.workshop_opened.emit)
    page.follow(presenter.refresh)
    form = page.form
    form.newCard.clicked.connect(presenter.start_workshop)
    form.soloCard.clicked.connect(presenter.start_solo)
    form.openCard.clicked.connect(presenter.open_files)
    form.sampleButton.clicked.connect(presenter.try_sample)
    form.clearButton.clicked.connect(presenter.show_all)
    form.dismissButton.clicked.connect(presenter.dismiss)
    form.copiesButton.clicked.connect(presenter.remove_copies)
    form.workshopTable.workshop_opened.connect(presenter.open_workshop)
    page.join_actions(OpenActionsPresenter(desk, messages, settings, tr))
    page.text_searched.connect(presenter.search)
    page.type_chosen.connect(presenter.choose_type)
    page.archived_shown.connect(presenter.show_archived)
    page.next_asked_for.connect(presenter.follow_up)
    page.duplicate_asked_for.connect(presenter.duplicate)
    page.export_asked_for.connect(presenter.export)
    page.protected_asked_for.connect(presenter.export_protected)
    page.archive_asked_for.connect(presenter.archive)
    page.removal_asked_for.connect(presenter.remove)
    page.anonymity_asked_for.connect(presenter.anonymise)
    page.forget = presenter.forget
    page.undo_asked_for.connect(presenter.undo)
    page.files_brought.connect(presenter.bring_in)
    bus.library_changed.connect(presenter.refresh)
    return page
