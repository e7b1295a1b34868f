"""What may stand in the place of the plan on the act page: earlier actions, and the dot vote."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from collabdesk.ui.presenters.act_state import Side
from collabdesk.ui.presenters.base import Stage, Translate
from collabdesk.ui.presenters.dots import DotsPresenter
from collabdesk.ui.presenters.earlier import EarlierPresenter
from collabdesk.ui.widgets.dots_panel import DotsPanel
from collabdesk.ui.widgets.earlier_panel import EarlierPanel
from collabdesk.ui.widgets.key_hints import KeyHint
from collabdesk.ui.widgets.stacks import ask_only_shown


class ActSides(QObject):
    """Both panels, joined to their presenters, in the stack whose first sheet is the plan."""

    def __init__(
        self, stack: QStackedWidget, stage: Stage, tr: Translate, back: Callable[[], None]
    ) -> None:
        super().__init__(stack)
        self._stack = stack
        self.earlier, self.dots = EarlierPanel(stack), DotsPanel(stack)
        self._presenters: dict[Side, EarlierPresenter | DotsPresenter] = {
            Side.EARLIER: self._join_earlier(EarlierPresenter(stage, tr), back),
            Side.DOTS: self._join_dots(DotsPresenter(stage, tr), back),
        }
        self._panels: dict[Side, EarlierPanel | DotsPanel] = {
            Side.EARLIER: self.earlier,
            Side.DOTS: self.dots,
        }
        for panel in self._panels.values():
            stack.addWidget(panel)

    def show(self, side: Side) -> None:
        """Show a side, as it is now."""
        panel = self._panels.get(side)
        place = self._stack.indexOf(panel) if panel is not None else 0
        changed = self._stack.currentIndex() != place
        self._stack.setCurrentIndex(place)
        ask_only_shown(self._stack)
        if panel is not None:
            self._presenters[side].refresh()
            if changed and panel.isVisible():
                panel.take_keyboard()

    def take_keyboard(self) -> bool:
        """Give the keyboard to the panel that is shown; say whether one is."""
        for panel in self._panels.values():
            if panel is self._stack.currentWidget():
                panel.take_keyboard()
                return True
        return False

    def hints(self, tr: Translate) -> tuple[KeyHint, ...]:
        """Return the keys of the panel that is shown; none where the plan is."""
        keys: dict[QWidget | None, tuple[KeyHint, ...]] = {
            self.earlier: (
                (("D",), tr("done")),
                (("G",), tr("going on")),
                (("X",), tr("dropped")),
                (("?",), tr("all keys")),
            ),
            self.dots: (
                (("1", "9"), tr("place a dot")),
                (("Backspace",), tr("take back")),
                (("Space",), tr("show the dots")),
                (("?",), tr("all keys")),
            ),
        }
        return keys.get(self._stack.currentWidget(), ())

    def _join_earlier(
        self, presenter: EarlierPresenter, back: Callable[[], None]
    ) -> EarlierPresenter:
        panel = self.earlier
        presenter.attach(panel.show_state)
        panel.action_chosen.connect(presenter.choose)
        panel.settled.connect(presenter.settle)
        panel.why_written.connect(presenter.write_why)
        panel.brought_over.connect(presenter.bring_over)
        panel.plan_asked_for.connect(back)
        panel.went_on.connect(presenter.go_on)
        return presenter

    def _join_dots(self, presenter: DotsPresenter, back: Callable[[], None]) -> DotsPresenter:
        panel = self.dots
        presenter.attach(panel.show_state)
        panel.dot_laid.connect(presenter.lay)
        panel.taken_back.connect(presenter.take_back)
        panel.shown.connect(presenter.show)
        panel.begun_again.connect(presenter.begin_again)
        panel.used.connect(presenter.use)
        panel.each_chosen.connect(presenter.set_each)
        panel.indicators_wanted.connect(presenter.show_indicators)
        panel.plan_asked_for.connect(back)
        return presenter
