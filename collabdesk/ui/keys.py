"""Every key of the program, in one table: the overlay shows it and the tests walk it."""

from __future__ import annotations

from collabdesk.ui.presenters.base import Translate

KeyTable = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def key_table(tr: Translate) -> KeyTable:
    """Return the groups of keys as (heading, ((keys, what they do), …))."""
    return (
        (
            tr("Score"),
            (
                ("1 – 5", tr("score; after the reveal: what we agree on")),
                ("0", tr("don’t know")),
                ("X", tr("not applicable")),
                ("Backspace", tr("take back the last vote")),
                ("Space", tr("reveal")),
                ("R", tr("vote again")),
                ("Enter", tr("agree and next")),
                ("←  →", tr("previous, next indicator")),
                ("Ctrl+↑  Ctrl+↓", tr("previous, next characteristic")),
                ("E", tr("evidence")),
                ("D", tr("dissent")),
                ("N", tr("note")),
                ("M", tr("change the way of entry")),
            ),
        ),
        (
            tr("Purpose"),
            (
                ("1 – 4", tr("choose the main purpose")),
                ("Shift+1 – 4", tr("say that it also applies")),
            ),
        ),
        (
            tr("Results"),
            (
                ("1 – 6", tr("views")),
                ("H", tr("hide or show names")),
                ("C", tr("characteristics or indicators")),
                ("S", tr("sort by the next figure")),
                ("F", tr("next filter")),
                ("T", tr("chart or table")),
                ("P", tr("save a picture")),
            ),
        ),
        (tr("Act"), (("A", tr("add an action")),)),
        (
            tr("Home"),
            (
                ("N", tr("new workshop")),
                ("S", tr("assess on your own")),
                ("O", tr("open a file")),
                ("/", tr("search")),
            ),
        ),
        (
            tr("Everywhere"),
            (
                ("Alt+1 – Alt+7", tr("go to a step")),
                ("Ctrl+Z", tr("undo")),
                ("Ctrl+Shift+Z", tr("redo")),
                ("F5", tr("open or close the room view")),
                ("B", tr("room view black, and light again")),
                ("Esc", tr("leave a field as it was")),
                ("?", tr("all keys")),
            ),
        ),
    )
