"""Every key of the program, in one table: the overlay shows it and the tests walk it."""

from __future__ import annotations

from collabdesk.ui.presenters.base import Translate

Keys = tuple[tuple[str, str], ...]
KeyTable = tuple[tuple[str, Keys], ...]


def key_table(tr: Translate) -> KeyTable:
    """Return the groups of keys as (heading, ((keys, what they do), …)).

    Keys of one row stand apart by two blanks; a dash between two stands for all between them.
    """
    return (
        (tr("Score"), _score(tr)),
        (tr("Everywhere"), _everywhere(tr)),
        (tr("Home"), _home(tr)),
        (tr("Purpose"), _purpose(tr)),
        (tr("Partners"), _partners(tr)),
        (tr("Results"), _results(tr)),
        (tr("Act"), _act(tr)),
        (tr("Report"), _report(tr)),
    )


def _score(tr: Translate) -> Keys:
    return (
        ("1 – 5", tr("score; after the reveal: agree")),
        ("0", tr("don’t know")),
        ("X", tr("not applicable")),
        ("Backspace", tr("take back the last vote")),
        ("Space", tr("reveal")),
        ("R", tr("vote again")),
        ("Enter", tr("agree and next")),
        ("←  →", tr("previous, next indicator")),
        ("Ctrl+↑  Ctrl+↓", tr("previous, next characteristic")),
        ("↑  ↓", tr("previous, next seat")),
        ("S", tr("skip this seat")),
        ("M", tr("change the way of entry")),
        ("H", tr("count a show of hands")),
        ("T", tr("start or pause the timer")),
        ("E", tr("evidence")),
        ("D", tr("dissent")),
        ("N", tr("note")),
        ("P", tr("type a paper card")),
        ("Esc", tr("back to the results one came from")),
    )


def _everywhere(tr: Translate) -> Keys:
    return (
        ("Alt+1 – Alt+7", tr("go to a step")),
        ("Ctrl+Z", tr("undo")),
        ("Ctrl+Shift+Z  Ctrl+Y", tr("redo")),
        ("F5", tr("open or close the room view")),
        ("B", tr("room view black, and light again")),
        ("Esc", tr("leave a field; back to the page")),
        ("?", tr("all keys")),
    )


def _home(tr: Translate) -> Keys:
    return (
        ("N", tr("new workshop")),
        ("S", tr("assess on your own")),
        ("O", tr("open a file")),
        ("/  Ctrl+F", tr("search")),
        ("↓", tr("from the search to the list")),
    )


def _purpose(tr: Translate) -> Keys:
    return (
        ("1 – 4", tr("choose the main purpose")),
        ("Shift+1 – Shift+4", tr("say that it also applies")),
        ("Enter", tr("go on")),
        ("Ctrl+Enter", tr("leave the field of your own words")),
    )


def _partners(tr: Translate) -> Keys:
    return (
        ("A", tr("add a partner")),
        ("Ctrl+Enter", tr("add a whole list")),
        ("Alt+↑  Alt+↓", tr("move a partner")),
        ("Del", tr("remove a partner")),
    )


def _results(tr: Translate) -> Keys:
    return (
        ("1 – 6", tr("views")),
        ("Enter", tr("go to the indicator; in the overview: choose priorities")),
        ("H", tr("names, or no names")),
        ("C", tr("characteristics, or indicators")),
        ("F", tr("which indicators are listed")),
        ("S", tr("order of the rows")),
        ("T", tr("picture, or table")),
        ("P", tr("save the picture")),
    )


def _act(tr: Translate) -> Keys:
    return (
        ("A", tr("add an action")),
        ("S", tr("go to the starter ideas; Enter adds one")),
        ("P", tr("suggested priorities, or go to them")),
        ("Enter", tr("fill in")),
        ("Alt+↑  Alt+↓", tr("move an action")),
        ("Alt+↓", tr("pick a date or a lead, in its field")),
        ("Ctrl+D", tr("duplicate")),
        ("Del", tr("remove")),
        ("D  G  X", tr("earlier action: done, going on, dropped")),
        ("1 – 9", tr("place a dot")),
        ("Backspace", tr("take back a dot")),
        ("Space", tr("show the dots")),
    )


def _report(tr: Translate) -> Keys:
    return (
        ("S", tr("save the PDF")),
        ("E", tr("other files")),
        ("P", tr("print")),
        ("N", tr("hold the next one")),
    )
