"""The list on Home: one line a workshop, searched and filtered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from collabdesk.domain.workshop import Mode
from collabdesk.framework.model import Framework
from collabdesk.store.summary import Summary
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.shell import long_date


class Progress(StrEnum):
    """How a line shows where its workshop stands."""

    BAR = "bar"
    PLAN = "plan"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class WorkshopLine:
    """What Home shows of one workshop; ``per_cent`` fills the bar, ``words`` stand beside it."""

    id: str
    title: str
    detail: str
    held_on: str
    partners: str
    progress: Progress
    per_cent: int
    words: str
    spoken: str
    archived: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; ``type`` None means all types."""

    text: str = ""
    type: str | None = None
    archived: bool = False

    def admits(self, summary: Summary) -> bool:
        """Say whether *summary* belongs in the list; every word typed must be found."""
        if summary.archived and not self.archived:
            return False
        if self.type is not None and summary.type != self.type:
            return False
        read = (summary.collaboration, summary.title, summary.place, *summary.partners)
        whole = "\n".join(read).casefold()
        return all(word in whole for word in self.text.casefold().split())


class LineMaker:
    """Turns summaries into lines."""

    def __init__(self, framework: Callable[[Summary], Framework | None], tr: Translate) -> None:
        self._framework = framework
        self._tr = tr

    def lines(self, summaries: Iterable[Summary]) -> tuple[WorkshopLine, ...]:
        """Return a line for each of *summaries*, in their order."""
        return tuple(self.line(summary) for summary in summaries)

    def line(self, summary: Summary) -> WorkshopLine:
        """Return the line of one workshop."""
        framework = self._framework(summary)
        of = len(framework.in_scope(summary.scope)) if framework else 0
        per_cent = _per_cent(summary.answered, of)
        progress, words = self._progress(summary, of, per_cent)
        title, detail = workshop_name(summary), self._detail(summary, framework)
        if summary.mode == Mode.SOLO:
            title = self._tr("{title} (solo)").format(title=title)
        day, partners = long_date(summary.held_on), _people(summary)
        told = {Progress.BAR: self._tr("{n} answered").format(n=words)}.get(progress, words)
        return WorkshopLine(
            id=summary.id,
            title=title,
            detail=detail,
            held_on=day,
            partners=str(partners),
            progress=progress,
            per_cent=per_cent,
            words=words,
            spoken=f"{title}, {detail}, {day}, {self._count(partners)}, {told}",
            archived=summary.archived,
        )

    def _detail(self, summary: Summary, framework: Framework | None) -> str:
        kind = framework.type(summary.type) if framework else None
        name = kind.name if kind else self._tr("Purpose not chosen yet")
        return self._tr("{type} · archived").format(type=name) if summary.archived else name

    def _progress(self, summary: Summary, of: int, per_cent: int) -> tuple[Progress, str]:
        if summary.overdue == 1:
            return Progress.OVERDUE, self._tr("▲ 1 action overdue")
        if summary.overdue:
            words = self._tr("▲ {n} actions overdue").format(n=summary.overdue)
            return Progress.OVERDUE, words
        if summary.actions and of and summary.answered >= of:
            words = self._tr("Plan agreed · {done} of {n} actions done")
            return Progress.PLAN, words.format(done=summary.actions_done, n=summary.actions)
        return Progress.BAR, f"{per_cent}%"

    def _count(self, partners: int) -> str:
        if partners == 1:
            return self._tr("1 partner")
        return self._tr("{n} partners").format(n=partners)


def workshop_name(summary: Summary) -> str:
    """Return collaboration and title as one name, without saying the same twice."""
    parts = dict.fromkeys(part for part in (summary.collaboration, summary.title) if part)
    return " · ".join(parts)


def due_words(overdue: int, soon: int, tr: Translate) -> str:
    """Say how many actions are overdue and due soon, for the button that opens the list."""
    parts = [tr("Open actions")]
    if overdue:
        parts.append(tr("▲ {n} overdue").format(n=overdue))
    if soon:
        parts.append(tr("{n} due soon").format(n=soon))
    return " · ".join(parts)


def _per_cent(answered: int, of: int) -> int:
    """Return a whole per cent that is 100 only when all is answered, and 0 only when nothing is."""
    if not of or not answered:
        return 0
    return 100 if answered >= of else min(max(round(100 * answered / of), 1), 99)


def _people(summary: Summary) -> int:
    """Return how many partners took part; a person alone counts as one."""
    return len(summary.partners) or int(summary.mode == Mode.SOLO)
