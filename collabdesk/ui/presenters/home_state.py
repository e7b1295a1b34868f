"""What Home shows: the list, what narrows it, and the bar at its foot."""

from __future__ import annotations

from dataclasses import dataclass

from collabdesk.ui.presenters.home_lines import WorkshopLine


@dataclass(frozen=True, slots=True)
class Notice:
    """A quiet bar at the foot of the list; ``undo`` where a delete can be taken back.

    ``copies`` are the words of a button that removes the backups which hold what went.
    """

    words: str = ""
    attention: bool = False
    undo: bool = False
    copies: str = ""


@dataclass(frozen=True, slots=True)
class HomeState:
    """``empty`` and ``empty_detail`` stand in place of ``lines`` where there are none."""

    lines: tuple[WorkshopLine, ...]
    count: str
    text: str
    types: tuple[tuple[str, str], ...]
    type: str | None
    filter_words: str
    archived: bool
    empty: str
    empty_detail: str
    offers_sample: bool
    notice: Notice
    due: str = ""
