"""Verbs of what the room agreed, and of what it wrote down beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from collabdesk.domain.edit.checks import (
    check_answer,
    known_characteristics,
    known_indicator,
    replaced,
    without,
)
from collabdesk.domain.text import clean_text
from collabdesk.domain.workshop import MAX_NOTES, Agreed, Answer, Note, Workshop
from collabdesk.errors import InvalidInput

if TYPE_CHECKING:
    from collabdesk.framework.model import Framework


def agree(
    workshop: Workshop, framework: Framework, indicator: str, answer: Answer | None
) -> Workshop:
    """Record what was agreed on an indicator; None takes it back and keeps what was written."""
    known_indicator(framework, indicator)
    if answer is not None:
        check_answer(framework, answer)
    return _with_agreed(workshop, replace(_agreed(workshop, indicator), answer=answer))


def write_evidence(workshop: Workshop, framework: Framework, indicator: str, text: str) -> Workshop:
    """Write down what an agreed answer rests on."""
    known_indicator(framework, indicator)
    evidence = clean_text(text, "evidence", "The evidence")
    return _with_agreed(workshop, replace(_agreed(workshop, indicator), evidence=evidence))


def write_dissent(workshop: Workshop, framework: Framework, indicator: str, text: str) -> Workshop:
    """Write down who sees it differently, and how."""
    known_indicator(framework, indicator)
    dissent = clean_text(text, "dissent", "The other view")
    return _with_agreed(workshop, replace(_agreed(workshop, indicator), dissent=dissent))


def _agreed(workshop: Workshop, indicator: str) -> Agreed:
    return workshop.agreement_on(indicator) or Agreed(indicator, None)


def _with_agreed(workshop: Workshop, agreed: Agreed) -> Workshop:
    """Return *workshop* with *agreed* in its place, or without it where it says nothing."""
    known = workshop.agreement_on(agreed.indicator)
    says_nothing = agreed == Agreed(agreed.indicator, None)
    if known is None:
        kept = workshop.agreed if says_nothing else (*workshop.agreed, agreed)
    elif says_nothing:
        kept = without(workshop.agreed, known)
    else:
        kept = replaced(workshop.agreed, known, agreed)
    return replace(workshop, agreed=kept)


def note_at(
    workshop: Workshop, indicator: str | None = None, characteristic: int | None = None
) -> str:
    """Return the text noted at a place (neither given: for later); several stand as paragraphs."""
    return "\n\n".join(note.text for note in _notes_at(workshop, indicator, characteristic))


def write_note(
    workshop: Workshop,
    framework: Framework,
    text: str,
    indicator: str | None = None,
    characteristic: int | None = None,
) -> Workshop:
    """Replace what is noted at a place by *text*; a blank text removes it.

    Raises InvalidInput for an unknown place and where both places are given.
    """
    _check_place(framework, indicator, characteristic)
    written = clean_text(text, "note", "The note")
    if written == note_at(workshop, indicator, characteristic):
        return workshop
    here = _notes_at(workshop, indicator, characteristic)
    notes = workshop.notes
    for more in here[1:]:
        notes = without(notes, more)
    note = Note(written, indicator, characteristic)
    if not written.strip():
        notes = without(notes, here[0]) if here else notes
    elif here:
        notes = replaced(notes, here[0], note)
    elif len(notes) >= MAX_NOTES:
        raise InvalidInput(f"A workshop has at most {MAX_NOTES:,} notes.", "note")
    else:
        notes = (*notes, note)
    return replace(workshop, notes=notes)


def _notes_at(
    workshop: Workshop, indicator: str | None, characteristic: int | None
) -> tuple[Note, ...]:
    place = (indicator, characteristic)
    return tuple(n for n in workshop.notes if (n.indicator, n.characteristic) == place)


def _check_place(framework: Framework, indicator: str | None, characteristic: int | None) -> None:
    if indicator is not None and characteristic is not None:
        raise InvalidInput("A note belongs to one place. Choose one.", "note")
    if indicator is not None:
        known_indicator(framework, indicator)
    if characteristic is not None:
        known_characteristics(framework, (characteristic,), "characteristic")
