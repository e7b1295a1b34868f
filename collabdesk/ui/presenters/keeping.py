"""Runs a verb for a field that must not lose what was typed into it."""

from __future__ import annotations

from collections.abc import Callable

from collabdesk.services.changes import Changes
from collabdesk.ui.presenters.base import Stage, Translate


def keep(stage: Stage, tr: Translate, verb: Callable[[], Changes | None]) -> str:
    """Perform *verb*; return "" once it is kept, else the sentence to put under the field.

    A library that cannot be written is told in the status line: the field then stays as it was
    typed and says that it is not kept.
    """
    returned: list[Changes | None] = []
    sentence = stage.perform(lambda: _noted(verb, returned))
    if sentence or returned:
        return sentence
    return tr("This could not be saved. Try again.")


def _noted(verb: Callable[[], Changes | None], returned: list[Changes | None]) -> Changes | None:
    changes = verb()
    returned.append(changes)
    return changes
