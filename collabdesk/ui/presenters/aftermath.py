"""What is said once at the start after a run that met a fault or did not end by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from collabdesk.ui.presenters.base import Translate

if TYPE_CHECKING:
    from collabdesk.services.endings import Kept, Left


def last_time_words(left: Left | None, titles: Mapping[str, str], tr: Translate) -> str:
    """Say how the last run ended and what it kept; "" where all was well.

    *titles* are those of the workshops in the library, by the digests of their ids.
    """
    if left is None:
        return ""
    words = tr("CollabDesk did not end properly the last time. All that was saved is here.")
    if left.ended:
        words = tr("CollabDesk met a fault of its own the last time. All that was saved is here.")
    saved = [_one(kept, titles, tr) for kept in left.kept if kept.copy is None]
    parts = [words]
    if saved:
        parts.append(tr("Kept: {workshops}.").format(workshops="; ".join(saved)))
    if copies := ", ".join(str(kept.copy) for kept in left.kept if kept.copy is not None):
        more = tr("What could not be saved was kept as a copy; open it from Home: {files}")
        parts.append(more.format(files=copies))
    return " ".join(parts)


def _one(kept: Kept, titles: Mapping[str, str], tr: Translate) -> str:
    title = titles.get(kept.digest)
    name = tr("a workshop that was deleted since") if title is None else f"“{title}”"
    words = tr("{name} (answers: {answers}, actions: {actions})")
    return words.format(name=name, answers=kept.answers, actions=kept.actions)
