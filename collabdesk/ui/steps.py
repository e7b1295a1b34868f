"""Which page belongs to which step; each page is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from collabdesk.domain.flow import Step
from collabdesk.services.desk import Desk
from collabdesk.ui.messages import Messages
from collabdesk.ui.page import Page
from collabdesk.ui.presenters.base import Stage, Translate
from collabdesk.ui.settings import Settings

PageMaker = Callable[[Stage, Translate], Page]


def page_makers(desk: Desk, settings: Settings, messages: Messages) -> dict[Step, PageMaker]:
    """Return, for each step, the function that makes its page."""

    def set_up(stage: Stage, tr: Translate) -> Page:
        from collabdesk.ui.pages import set_up_page

        return set_up_page.build(stage, tr, desk, settings)

    def partners(stage: Stage, tr: Translate) -> Page:
        from collabdesk.ui.pages import partners_page
        from collabdesk.ui.presenters.solo import SoloSource

        return partners_page.build(stage, tr, SoloSource(desk, messages, settings))

    def results(stage: Stage, tr: Translate) -> Page:
        from collabdesk.ui.pages import results_page

        return results_page.build(stage, tr, settings, messages)

    def score(stage: Stage, tr: Translate) -> Page:
        from collabdesk.ui.pages import score_page

        return score_page.build(stage, tr, settings)

    def report(stage: Stage, tr: Translate) -> Page:
        from collabdesk.ui.pages import report_page

        return report_page.build(stage, tr, desk, settings, messages)

    return {
        **_PLAIN,
        Step.SET_UP: set_up,
        Step.PARTNERS: partners,
        Step.SCORE: score,
        Step.RESULTS: results,
        Step.REPORT: report,
    }


def _purpose(stage: Stage, tr: Translate) -> Page:
    from collabdesk.ui.pages import purpose_page

    return purpose_page.build(stage, tr)


def _act(stage: Stage, tr: Translate) -> Page:
    from collabdesk.ui.pages import act_page

    return act_page.build(stage, tr)


_PLAIN: Final = {
    Step.PURPOSE: _purpose,
    Step.ACT: _act,
}
