"""Backups in words: when they were made, what they hold, and what came back without a lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.shell import long_date

if TYPE_CHECKING:
    from collabdesk.services.safekeeping import BackupLine, Restored
    from collabdesk.store.copying import Contents


def when_words(line: BackupLine) -> str:
    """Return when a backup was made, as people say it: "20 Nov 2026, 09:12"."""
    return f"{long_date(line.made_at.date())}, {line.made_at:%H:%M}"


def lock_words(done: Restored, tr: Translate) -> str:
    """Return what is to be said where one had a passphrase and the other none; "" for nothing."""
    if done.laid_open:
        return laid_open_words(tr)
    return leaves_open_words(tr) if done.leaves_open else ""


def leaves_open_words(tr: Translate) -> str:
    """Say that what was there has no passphrase, and what to do."""
    return tr(
        "The library has a passphrase now, and what was there had none: that one and its backups "
        "stay for everybody to read. Settings → Passphrase… → Change passphrase locks them too"
    )


def laid_open_words(tr: Translate) -> str:
    """Say that what came back has no passphrase, and what to do."""
    return tr(
        "The library has no passphrase now, and what was there seems to have had one: set it "
        "again with Settings → Passphrase…"
    )


def contents_words(held: Contents, tr: Translate) -> str:
    """Return what a library holds in words."""
    counts = (
        (held.workshops, tr("1 workshop"), tr("{n} workshops")),
        (held.answers, tr("1 answer"), tr("{n} answers")),
        (held.actions, tr("1 action"), tr("{n} actions")),
    )
    return ", ".join(one if n == 1 else many.format(n=f"{n:,}") for n, one, many in counts)
