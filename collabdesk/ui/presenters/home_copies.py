"""The words on Home for what goes for good, and for the backups that still hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabdesk.ui.presenters.base import Translate

if TYPE_CHECKING:
    from collabdesk.services.privacy import Anonymised


def copies_words(count: int, tr: Translate) -> str:
    """Return the words of the button that removes *count* backups."""
    one, many = tr("Remove 1 backup that holds it"), tr("Remove {n} backups that hold it")
    return one if count == 1 else many.format(n=count)


def removed_words(count: int, tr: Translate) -> str:
    """Say that *count* backups were removed."""
    one = tr("1 backup that held it was removed; a new one was made.")
    many = tr("{n} backups that held it were removed; a new one was made.")
    return one if count == 1 else many.format(n=count)


def anonymise_question(would: Anonymised, tr: Translate) -> tuple[str, tuple[str, ...]]:
    """Return the question before a workshop is made anonymous, and the answers to it."""
    question = tr(
        "Make “{title}” anonymous for good? Its votes ({votes}) lose their partner, and no figure "
        "of a single partner is left. This cannot be undone.\n\nWhat was agreed stays, and so do "
        "the list of partners, who leads and supports actions ({actions}), and texts that name a "
        "partner ({texts}). Files that were handed out earlier are out of reach."
    ).format(
        title=would.title, votes=would.votes, actions=would.left.actions, texts=would.left.texts
    )
    answers = [tr("Make anonymous")]
    if would.copies:
        one = tr("Make anonymous, remove 1 backup with the names")
        many = tr("Make anonymous, remove {n} backups with the names")
        answers.append((one if len(would.copies) == 1 else many).format(n=len(would.copies)))
    return question, tuple(answers)
