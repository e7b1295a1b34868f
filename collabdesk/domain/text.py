"""What may be typed: names on one line, longer texts, both free of control characters."""

from __future__ import annotations

import unicodedata

from collabdesk.domain.workshop import NAME_LIMIT, TEXT_LIMIT
from collabdesk.errors import InvalidInput
from collabdesk.framework.characters import has_control


def clean_name(text: str, field: str, label: str, limit: int = NAME_LIMIT) -> str:
    """Return *text* trimmed and on one line.

    *label* is how a sentence calls it, as in "The title". Raises InvalidInput, naming *field*,
    for control characters and for more than *limit* characters.
    """
    plain = _without_control(_plain_lines(text), field, label)
    name = " ".join(part.strip() for part in plain.split("\n")).replace("\t", " ").strip()
    return _short_enough(name, field, label, limit)


def required_name(text: str, field: str, label: str) -> str:
    """Return *text* as clean_name does; raises InvalidInput where nothing is left."""
    name = clean_name(text, field, label)
    if not name:
        raise InvalidInput(f"{label} is empty. Type at least one character.", field)
    return name


def clean_text(text: str, field: str, label: str) -> str:
    """Return *text* with plain line ends, otherwise as typed.

    Raises InvalidInput for control characters and for more than 10,000 characters.
    """
    plain = _without_control(_plain_lines(text), field, label)
    return _short_enough(plain, field, label, TEXT_LIMIT)


def name_key(name: str) -> str:
    """Return what two names share that people would read as the same."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def _plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_control(text: str, field: str, label: str) -> str:
    if has_control(text):
        raise InvalidInput(
            f"{label} holds a control character, which cannot be kept. Type it again.", field
        )
    return text


def _short_enough(text: str, field: str, label: str, limit: int) -> str:
    if len(text) > limit:
        raise InvalidInput(
            f"{label} has {len(text):,} characters; shorten it to {limit:,} at most.", field
        )
    return text
