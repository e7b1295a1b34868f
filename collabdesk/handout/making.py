"""Puts a handout together: actions, partners, votes, notes, and what the file says of itself."""

from __future__ import annotations

from collabdesk.domain.votes import revealed_votes
from collabdesk.domain.workshop import Action, Partner, Workshop
from collabdesk.handout.front import boxes, characteristic_sheets, sentence, withheld
from collabdesk.handout.guide import about, guide, overall_said
from collabdesk.handout.model import ReportInput, ReportOptions
from collabdesk.handout.sheets import (
    ActionSheet,
    CharacteristicSheet,
    Handout,
    NoteSheet,
    PartnerSheet,
    VoteSheet,
)
from collabdesk.handout.words import NONE, Words


def make(content: ReportInput, options: ReportOptions) -> Handout:
    """Return the handout of *content* as *options* want it."""
    words = Words(content, options)
    workshop, framework, results = content.workshop, content.framework, words.results
    kind = framework.type(workshop.type)
    characteristics = characteristic_sheets(words)
    talking, doing = boxes(words)
    kept = any(withheld(words, c.number) for c in results.characteristics)
    return Handout(
        name=words.name,
        title=words.own(workshop.title),
        subject=_subject(words),
        held_on=workshop.held_on,
        held_on_text=words.date(workshop.held_on),
        printed_on=content.printed_on,
        solo=words.solo,
        type_name=kind.name if kind else "",
        purpose=words.own(workshop.collaboration.purpose),
        sentence=sentence(words),
        levels=tuple((level.number, level.name) for level in framework.scale.levels),
        characteristics=characteristics,
        actions=tuple(_action(words, action) for action in workshop.actions),
        keep_talking=talking,
        keep_doing=doing,
        review_text=_review(words),
        parked=_parked(words),
        partners=_partners(words),
        partners_text=_unnamed(words),
        votes=_votes(words),
        notes=_notes(words, characteristics),
        guide=guide(words),
        guide_overall="" if kept else overall_said(words),
        about=about(words),
        edition=_edition(words),
        credit=framework.credit,
        printed_text=words.say("Printed on {date}.", date=words.date(content.printed_on)),
        overall=None if kept else results.overall.score,
        overall_scored=results.overall.scored,
        overall_of=results.overall.of,
    )


def _subject(words: Words) -> str:
    workshop = words.workshop
    title, date = words.own(workshop.title), words.date(workshop.held_on)
    return words.say("{title}, {date}", title=title, date=date)


def _edition(words: Words) -> str:
    framework = words.framework
    return words.say("{name}, edition {edition}.", name=framework.name, edition=framework.edition)


def _review(words: Words) -> str:
    day = words.workshop.review_on
    if day is None:
        return ""
    return words.say("We review this together on {date}.", date=words.date(day))


# Actions -------------------------------------------------------------------------------------


def _action(words: Words, action: Action) -> ActionSheet:
    support = words.people(action.support)
    late = action.overdue(words.printed_on)
    return ActionSheet(
        title=words.own(action.title),
        first_step=words.own(action.first_step),
        measure=words.own(action.measure),
        place=_place(words, action),
        lead=words.lead(action),
        support=support,
        support_text=words.say("with {partners}", partners=support) if support else "",
        due=action.due,
        due_text=words.date(action.due, short=True) if action.due else NONE,
        status=action.status,
        status_text=words.status(action.status),
        late_text=words.tr("overdue") if late else "",
        note=words.own(action.note),
    )


def _place(words: Words, action: Action) -> str:
    parts = []
    if action.characteristic is not None:
        characteristic = words.framework.characteristic(action.characteristic)
        parts.append(f"{characteristic.number} {characteristic.short_name}")
    if action.indicators:
        parts.append(", ".join(action.indicators))
    return " · ".join(parts)


# Partners and votes --------------------------------------------------------------------------


def _partners(words: Words) -> tuple[PartnerSheet, ...]:
    if words.solo or not words.options.names:
        return ()
    return tuple(_partner(words, partner) for partner in words.workshop.partners)


def _partner(words: Words, partner: Partner) -> PartnerSheet:
    present = words.tr("yes") if partner.present else words.tr("no")
    return PartnerSheet(partner.name, partner.seats, partner.present, present)


def _unnamed(words: Words) -> str:
    """Say how many took part, where the partners are not named."""
    if words.solo or words.options.names or not words.workshop.partners:
        return ""
    seats = sum(partner.seats for partner in words.present)
    return words.say(
        "{partners} with {seats} took part. This report leaves out their names.",
        partners=words.count("1 partner", "{n} partners", len(words.present)),
        seats=words.count("1 seat", "{n} seats", seats),
    )


def _votes(words: Words) -> tuple[VoteSheet, ...]:
    """Return the revealed votes of named seats; without names nobody's votes can be told apart."""
    workshop = words.workshop
    if workshop.anonymous or not words.options.names:
        return ()
    scope = {i.id: i.statement for i in words.framework.in_scope(workshop.scope)}
    return tuple(
        VoteSheet(
            indicator=vote.indicator,
            statement=scope[vote.indicator],
            partner=partner.name,
            seat=vote.seat,
            round=vote.round,
            answer=vote.answer,
            answer_text=words.answer(vote.answer),
        )
        for vote in revealed_votes(workshop)
        if vote.indicator in scope and (partner := workshop.partner(vote.partner)) is not None
    )


# Notes ---------------------------------------------------------------------------------------


def _parked(words: Words) -> tuple[str, ...]:
    return tuple(words.own(text) for text in _for_later(words.workshop))


def _for_later(workshop: Workshop) -> list[str]:
    return [
        note.text
        for note in workshop.notes
        if note.indicator is None and note.characteristic is None and note.text.strip()
    ]


def _notes(words: Words, sheets: tuple[CharacteristicSheet, ...]) -> tuple[NoteSheet, ...]:
    """Return all that was written down: per indicator, per characteristic, and for later."""
    found = []
    for sheet in sheets:
        for indicator in sheet.indicators:
            found += [NoteSheet(indicator.id, *written) for written in indicator.written]
        found += [NoteSheet(str(sheet.number), words.tr("Note"), text) for text in sheet.notes]
    return (*found, *(NoteSheet("", words.tr("For later"), text) for text in _parked(words)))
