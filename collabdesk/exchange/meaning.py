"""From the file's own types to a workshop: what needs the framework, or two places at once."""

from __future__ import annotations

from msgspec import UNSET

from collabdesk.domain.text import name_key
from collabdesk.domain.workshop import (
    Action,
    Agreed,
    Collaboration,
    Mode,
    Note,
    Partner,
    Workshop,
)
from collabdesk.exchange.ballots import (
    check_votes,
    hidden_in,
    refuse_two_ways,
    tallies_in,
    votes_in,
)
from collabdesk.exchange.known import Known, Once
from collabdesk.exchange.refusal import RefusedError
from collabdesk.exchange.wire import ActionPart, WorkshopPart
from collabdesk.framework.model import Framework

NotRevealed = tuple[str, int, int]
Understood = tuple[Workshop, tuple[NotRevealed, ...]]


def understand(part: WorkshopPart, framework: Framework) -> Understood:
    """Return the workshop, and (indicator, round, votes) of what the file left out.

    RefusedError names the place of what cannot be.
    """
    known = Known(framework, part.partners)
    _check_mode(part)
    partners = _partners(part)
    tallies = tallies_in(part, known)
    rounds = check_votes(part, known)
    refuse_two_ways(rounds, tallies)
    hidden = hidden_in(part, known, {r.key for r in rounds} | {t.key for t in tallies})
    workshop = Workshop(
        id=part.id,
        framework_id=framework.id,
        edition=framework.edition,
        collaboration=_collaboration(part),
        title=part.title,
        held_on=part.held_on,
        mode=part.mode,
        place=part.place,
        facilitator=part.facilitator,
        minutes=part.minutes,
        anonymous=part.anonymous,
        type=None if part.type is None else known.type("type", part.type),
        also=_also(part, known),
        scope=_scope(part, known),
        partners=partners,
        rounds=rounds,
        tallies=tallies,
        agreed=_agreed(part, known),
        notes=_notes(part, known),
        priorities=known.characteristics_once("priorities", part.priorities),
        actions=_actions(part, known),
        review_on=part.review_on,
        # Last, since it takes the longest: what is refused is refused before.
        votes=votes_in(part, known),
    )
    return workshop, hidden


def _collaboration(part: WorkshopPart) -> Collaboration:
    found = part.collaboration
    return Collaboration(found.id, found.name, found.purpose)


def _check_mode(part: WorkshopPart) -> None:
    if part.mode is not Mode.SOLO:
        return
    for key in ("votes", "tallies", "not_revealed"):
        if getattr(part, key):
            raise RefusedError(key, "expected none in a solo workshop, which has agreed answers")


def _also(part: WorkshopPart, known: Known) -> tuple[str, ...]:
    once = Once("every type once")
    if part.type is not None:
        once.see("type", part.type)
    for index, type_id in enumerate(part.also):
        known.type(f"also[{index}]", type_id)
        once.see(f"also[{index}]", type_id)
    return tuple(part.also)


def _scope(part: WorkshopPart, known: Known) -> tuple[int, ...]:
    if part.scope is UNSET:
        return known.characteristics
    if not part.scope:
        raise RefusedError("scope", "expected at least one characteristic")
    return known.characteristics_once("scope", part.scope)


def _partners(part: WorkshopPart) -> tuple[Partner, ...]:
    ids, names = Once("every id once"), Once("every name once")
    for index, partner in enumerate(part.partners):
        ids.see(f"partners[{index}].id", partner.id)
        names.see(f"partners[{index}].name", name_key(partner.name))
    return tuple(Partner(p.id, p.name, p.seats, p.present) for p in part.partners)


def _agreed(part: WorkshopPart, known: Known) -> tuple[Agreed, ...]:
    once = Once("every indicator once")
    agreed = []
    for index, entry in enumerate(part.agreed):
        place = f"agreed[{index}]"
        indicator = known.indicator(f"{place}.indicator", entry.indicator)
        once.see(f"{place}.indicator", indicator)
        answer = None if entry.answer is UNSET else known.answer(f"{place}.answer", entry.answer)
        agreed.append(Agreed(indicator, answer, entry.evidence, entry.dissent))
    return tuple(agreed)


def _notes(part: WorkshopPart, known: Known) -> tuple[Note, ...]:
    notes = []
    for index, note in enumerate(part.notes):
        place, indicator, number = f"notes[{index}]", None, None
        if note.indicator is not UNSET and note.characteristic is not UNSET:
            raise RefusedError(place, "expected an indicator or a characteristic, not both")
        if note.indicator is not UNSET:
            indicator = known.indicator(f"{place}.indicator", note.indicator)
        if note.characteristic is not UNSET:
            number = known.characteristic(f"{place}.characteristic", note.characteristic)
        notes.append(Note(note.text, indicator, number))
    return tuple(notes)


def _actions(part: WorkshopPart, known: Known) -> tuple[Action, ...]:
    once = Once("every id once")
    actions = []
    for index, action in enumerate(part.actions):
        once.see(f"actions[{index}].id", action.id)
        actions.append(_action(f"actions[{index}]", action, known))
    return tuple(actions)


def _action(place: str, action: ActionPart, known: Known) -> Action:
    if action.characteristic is not None:
        known.characteristic(f"{place}.characteristic", action.characteristic)
    _check_lead(place, action, known)
    once = Once("every partner once")
    for index, partner in enumerate(action.support):
        known.partner(f"{place}.support[{index}]", partner)
        once.see(f"{place}.support[{index}]", partner)
    return Action(
        id=action.id,
        title=action.title,
        characteristic=action.characteristic,
        indicators=known.indicators_once(f"{place}.indicators", action.indicators),
        lead=action.lead or "",
        support=tuple(action.support),
        first_step=action.first_step,
        measure=action.measure,
        due=action.due,
        status=action.status,
        lead_role=action.lead_role or "",
        note=action.note or "",
    )


def _check_lead(place: str, action: ActionPart, known: Known) -> None:
    if action.lead:
        known.partner(f"{place}.lead", action.lead)
        if action.lead_role:
            raise RefusedError(f"{place}.lead_role", "expected none where a partner leads")
