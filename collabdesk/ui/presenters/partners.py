"""Who is at the table: organisations, seats, and who is here today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from collabdesk.domain import flow
from collabdesk.domain.edit import name_and_seats
from collabdesk.domain.flow import Step
from collabdesk.domain.workshop import Partner, Workshop
from collabdesk.services.changes import Changes
from collabdesk.ui.presenters.base import Presenter, Stage, Translate
from collabdesk.ui.presenters.keeping import keep

NAME: Final = "name"
SEATS: Final = "seats"


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """One partner; ``error`` says why what was typed into ``wrong`` was refused.

    ``name`` and ``seats`` are what the row shows: what was typed, where it was refused.
    """

    id: str
    name: str
    seats: str
    present: bool
    first: bool = False
    last: bool = False
    wrong: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class PartnersState:
    """The rows in order, and what the add field and the list field say."""

    rows: tuple[PartnerRow, ...]
    totals: str
    empty: str
    empty_detail: str
    add_text: str
    add_error: str
    paste_text: str
    paste_error: str
    paste_open: bool


@dataclass(frozen=True, slots=True)
class _Refused:
    """Something typed into a row that cannot be; it stays until it is mended or dropped."""

    partner: str
    field: str
    typed: str
    sentence: str


class PartnersPresenter(Presenter[PartnersState]):
    """Adds, names, seats, orders and removes partners."""

    def __init__(self, stage: Stage, tr: Translate) -> None:
        super().__init__(stage, tr)
        self._workshop_id = ""
        self._reset()

    def _reset(self) -> None:
        self._refused: _Refused | None = None
        self._add_text = self._add_error = ""
        self._paste_text = self._paste_error = ""
        self._paste_open = False

    def state(self) -> PartnersState:
        """Return what the page shows now."""
        workshop = self.sitting.workshop
        if workshop.id != self._workshop_id:
            self._workshop_id = workshop.id
            self._reset()
        return PartnersState(
            rows=self._rows(workshop),
            totals=self._totals(workshop),
            empty="" if workshop.partners else self.tr("The partners will be listed here"),
            empty_detail=self.tr("Type the first name below, or paste a list of them."),
            add_text=self._add_text,
            add_error=self._add_error,
            paste_text=self._paste_text,
            paste_error=self._paste_error,
            paste_open=self._paste_open,
        )

    def add(self, text: str) -> None:
        """Add the partner on a typed line; a number behind the name gives the seats."""
        name, seats = name_and_seats(text)
        self._add_text, self._add_error = "", ""
        sentence = self._perform(lambda: self.sitting.add_partner(name, seats))
        if sentence:
            self._add_text, self._add_error = text, sentence
            self.refresh()

    def paste(self, text: str) -> None:
        """Add one partner for each line of *text*, all or none."""
        before = len(self.sitting.workshop.partners)
        self._paste_text, self._paste_error, self._paste_open = "", "", False
        sentence = self._perform(lambda: self.sitting.paste_partners(text))
        if sentence:
            self._paste_text, self._paste_error, self._paste_open = text, sentence, True
            self.refresh()
            return
        self.refresh()
        added = len(self.sitting.workshop.partners) - before
        if added:
            self.stage.say(self.tr("Added {partners}.").format(partners=self._partners(added)))

    def edit_add(self) -> None:
        """Forget why the last line could not be added: another one is being typed."""
        if self._add_error:
            self._add_text, self._add_error = "", ""
            self.refresh()

    def open_paste(self) -> None:
        """Open the field for a list."""
        self._paste_open = True
        self.refresh()

    def close_paste(self) -> None:
        """Close the field for a list."""
        self._paste_open, self._paste_text, self._paste_error = False, "", ""
        self.refresh()

    def rename(self, partner_id: str, name: str) -> None:
        """Give a partner another name."""
        self._mend(partner_id, NAME, name, lambda: self.sitting.rename_partner(partner_id, name))

    def set_seats(self, partner_id: str, typed: str) -> None:
        """Give a partner the number of seats that was typed."""
        text = typed.strip()
        if not (text.isascii() and text.isdigit()) or len(text) > 9:
            sentence = self.tr("“{typed}” is no number of seats. Type 1 to 100.")
            self._refuse(partner_id, SEATS, typed, sentence.format(typed=text[:20]))
            return
        self._mend(partner_id, SEATS, typed, lambda: self.sitting.set_seats(partner_id, int(text)))

    def step_seats(self, partner_id: str, by: int) -> None:
        """Give a partner a seat more or less."""
        partner = self._partner(partner_id)
        if partner is not None:
            self.set_seats(partner_id, str(max(partner.seats + by, 0)))

    def toggle_present(self, partner_id: str) -> None:
        """Say that a partner is here, or is not."""
        partner = self._partner(partner_id)
        if partner is not None:
            self._perform(lambda: self.sitting.set_present(partner_id, not partner.present))

    def move(self, partner_id: str, by: int) -> None:
        """Move a partner up (-1) or down (1); at the end of the list nothing happens."""
        ids = [p.id for p in self.sitting.workshop.partners]
        if partner_id in ids and 0 <= (index := ids.index(partner_id) + by) < len(ids):
            self._perform(lambda: self.sitting.move_partner(partner_id, index))

    def remove(self, partner_id: str) -> None:
        """Remove a partner, and say what went with it."""
        workshop, partner = self.sitting.workshop, self._partner(partner_id)
        if partner is None:
            return
        went = self._going(workshop, partner)
        if not self._perform(lambda: self.sitting.remove_partner(partner_id)):
            self.stage.say(went)

    def drop_refused(self) -> None:
        """Forget what was refused in a row, and show what is kept."""
        if self._refused is not None:
            self._refused = None
            self.refresh()

    def go_back(self) -> None:
        """Show the step before."""
        self.stage.go(flow.previous_step(Step.PARTNERS, self.sitting.workshop.mode) or Step.PURPOSE)

    def go_next(self) -> None:
        """Show the step after."""
        self.stage.go(flow.next_step(Step.PARTNERS, self.sitting.workshop.mode) or Step.SCORE)

    def _perform(self, verb: Callable[[], Changes | None]) -> str:
        kept, self._refused = self._refused, None
        sentence = keep(self.stage, self.tr, verb)
        if sentence:
            self._refused = kept
        return sentence

    def _mend(
        self, partner_id: str, field: str, typed: str, verb: Callable[[], Changes | None]
    ) -> None:
        sentence = self._perform(verb)
        if sentence:
            self._refuse(partner_id, field, typed, sentence)
        else:
            # The same value again changes nothing, yet what was refused must go.
            self.refresh()

    def _refuse(self, partner_id: str, field: str, typed: str, sentence: str) -> None:
        self._refused = _Refused(partner_id, field, typed, sentence)
        self.refresh()

    def _partner(self, partner_id: str) -> Partner | None:
        return self.sitting.workshop.partner(partner_id)

    def _rows(self, workshop: Workshop) -> tuple[PartnerRow, ...]:
        last = len(workshop.partners) - 1
        return tuple(
            self._row(partner, first=n == 0, last=n == last)
            for n, partner in enumerate(workshop.partners)
        )

    def _row(self, partner: Partner, *, first: bool, last: bool) -> PartnerRow:
        refused = self._refused
        shown = {NAME: partner.name, SEATS: str(partner.seats)}
        wrong = error = ""
        if refused is not None and refused.partner == partner.id:
            wrong, error = refused.field, refused.sentence
            shown[wrong] = refused.typed
        return PartnerRow(
            partner.id, shown[NAME], shown[SEATS], partner.present, first, last, wrong, error
        )

    def _totals(self, workshop: Workshop) -> str:
        seats = len(workshop.seats)
        words = self.tr("1 seat present") if seats == 1 else self.tr("{n} seats present")
        return f"{self._partners(len(workshop.partners))} · {words.format(n=seats)}"

    def _partners(self, number: int) -> str:
        words = self.tr("1 partner") if number == 1 else self.tr("{n} partners")
        return words.format(n=number)

    def _going(self, workshop: Workshop, partner: Partner) -> str:
        votes = sum(vote.partner == partner.id for vote in workshop.votes)
        leads = sum(action.lead == partner.id for action in workshop.actions)
        parts = []
        if votes:
            words = self.tr("1 vote") if votes == 1 else self.tr("{n} votes")
            parts.append(words.format(n=votes))
        if leads:
            words = self.tr("the lead of 1 action") if leads == 1 else self.tr("{n} action leads")
            parts.append(words.format(n=leads))
        if not parts:
            return self.tr("Removed “{name}”.").format(name=partner.name)
        sentence = self.tr("Removed “{name}” and with it {what}. Undo brings all of it back.")
        return sentence.format(name=partner.name, what=", ".join(parts))
