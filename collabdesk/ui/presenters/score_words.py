"""The words around the room: the list of characteristics, the question, and the right card."""

from __future__ import annotations

from collabdesk.domain.workshop import Answer, Mode, Special, Workshop
from collabdesk.framework.model import Characteristic, Framework, Indicator, Level, Scale
from collabdesk.ui.presenters.base import Hint, Translate
from collabdesk.ui.presenters.score_course import standings
from collabdesk.ui.presenters.score_room import voted_seats
from collabdesk.ui.presenters.score_state import (
    Ask,
    Choice,
    Entry,
    LastTimeLine,
    Line,
    Mark,
    Phase,
    Place,
    SeatKey,
    Side,
    Standing,
)


class ScoreWords:
    """Puts a workshop's place in its framework into the words of the page."""

    def __init__(self, tr: Translate) -> None:
        self.tr = tr
        self._standing = {
            Standing.OPEN: tr("open"),
            Standing.TALKING: tr("votes shown, not agreed yet"),
            Standing.AGREED: tr("agreed"),
        }

    def lines(self, workshop: Workshop, framework: Framework, current: str) -> tuple[Line, ...]:
        """Return the characteristics in scope with their dots; *current* is on the screen."""
        standing = standings(workshop, framework)
        return tuple(
            self._line(characteristic, standing, current)
            for characteristic in framework.characteristics
            if characteristic.number in workshop.scope
        )

    def _line(
        self, characteristic: Characteristic, standing: dict[str, Standing], current: str
    ) -> Line:
        marks = tuple(
            Mark(i.id, standing[i.id], i.id == current, f"{i.id}: {self._standing[standing[i.id]]}")
            for i in characteristic.indicators
        )
        agreed = sum(mark.standing is Standing.AGREED for mark in marks)
        name = f"{characteristic.number} {characteristic.short_name}"
        spoken = self.tr("{name}: {agreed} of {total} agreed").format(
            name=name, agreed=agreed, total=len(marks)
        )
        return Line(
            number=characteristic.number,
            name=name,
            count=f"{agreed}/{len(marks)}",
            current=any(mark.current for mark in marks),
            marks=marks,
            spoken=spoken,
        )

    def ask(
        self, workshop: Workshop, scale: Scale, indicator: str, phase: Phase, turn: SeatKey | None
    ) -> Ask:
        """Return the question and its answers; while votes are collected none is chosen."""
        agreed = workshop.agreement_on(indicator)
        chosen = None if agreed is None or phase is Phase.VOTING else agreed.answer
        return Ask(
            title=self._title(workshop, indicator, phase, turn),
            hint=self.tr("press 1–{width}").format(width=scale.width),
            levels=tuple(self._level(level, chosen) for level in scale.levels),
            dont_know=self._special(Special.DONT_KNOW, "0", scale.dont_know, chosen),
            not_applicable=self._special(Special.NOT_APPLICABLE, "X", scale.not_applicable, chosen),
        )

    def _title(self, workshop: Workshop, indicator: str, phase: Phase, turn: SeatKey | None) -> str:
        if workshop.mode is Mode.SOLO:
            return self.tr("What is your answer?")
        if phase is not Phase.VOTING:
            return self.tr("What do we agree on?")
        if workshop.anonymous:
            votes = len(voted_seats(workshop, indicator))
            if votes < len(workshop.seats):
                return self.tr("Vote {number}").format(number=votes + 1)
        elif turn is not None:
            return self.seat_name(workshop, turn)
        return self.tr("All votes are in")

    def seat_name(self, workshop: Workshop, seat: SeatKey) -> str:
        """Return "Acute trust votes", with the seat's number where there are several."""
        partner = workshop.partner(seat[0])
        name, seats = ("", 1) if partner is None else (partner.name, partner.seats)
        pattern = (
            self.tr("{partner} votes") if seats == 1 else self.tr("{partner}, seat {seat} votes")
        )
        return pattern.format(partner=name, seat=seat[1])

    def _level(self, level: Level, chosen: Answer | None) -> Choice:
        key = str(level.number) if level.number < 10 else ""
        return Choice(
            answer=level.number,
            key=key,
            name=level.name,
            chosen=chosen == level.number,
            spoken=f"{level.number}, {level.name}",
            tip=level.meaning,
        )

    def _special(self, answer: Special, key: str, name: str, chosen: Answer | None) -> Choice:
        return Choice(answer, key, name, chosen is answer, name)

    def side(
        self,
        workshop: Workshop,
        framework: Framework,
        indicator: Indicator,
        last: LastTimeLine | None,
    ) -> Side:
        """Return the prompts, reasons and stories that belong to *indicator*."""
        characteristic = framework.characteristic(indicator.characteristic)
        chosen = framework.type(workshop.type)
        emphasis = characteristic.emphasis_for(workshop.type)
        prompts = () if emphasis is None else emphasis.prompts
        return Side(
            type_name="" if chosen is None else chosen.name,
            prompts=tuple(("", prompt) for prompt in prompts),
            question=indicator.question,
            definition=characteristic.definition,
            emphasis="" if emphasis is None else emphasis.emphasis,
            reasons=tuple(("", reason) for reason in characteristic.reasons),
            stories=tuple((story.title, story.text) for story in characteristic.stories),
            indicator_caption=self.tr("On {indicator}").format(indicator=indicator.id),
            characteristic_caption=self.tr("On {name}").format(
                name=f"{characteristic.number} {characteristic.short_name}"
            ),
            last=last,
        )

    def hints(self, phase: Phase, width: int, *, solo: bool) -> tuple[Hint, ...]:
        """Return the keys worth knowing in *phase*, the most important first."""
        digits = ("1", str(min(width, 9)))
        first: dict[Phase, tuple[Hint, ...]] = {
            Phase.VOTING: (
                (("Space",), self.tr("reveal")),
                (digits, self.tr("vote")),
                (("Backspace",), self.tr("take back")),
            ),
            Phase.REVEALED: (
                (("Enter",), self.tr("agree and next")),
                (digits, self.tr("agree")),
                (("R",), self.tr("vote again")),
            ),
            Phase.HANDS: (
                (("H",), self.tr("count hands")),
                (digits, self.tr("agree")),
                (("Enter",), self.tr("agree and next")),
            ),
            Phase.DIRECT: (
                (("Enter",), self.tr("agree and next")),
                (digits, self.tr("agree")),
            ),
            Phase.NO_PARTNERS: (),
        }
        if solo:
            alone = ((digits, self.tr("answer and next")), (("←",), self.tr("back")))
            return (*alone, (("T",), self.tr("timer")), (("?",), self.tr("all keys")))
        more = ((("M",), self.tr("way of entry")), (("T",), self.tr("timer")))
        return (*first[phase], *more, (("?",), self.tr("all keys")))


def texts(workshop: Workshop, indicator: Indicator) -> tuple[tuple[Place, str], ...]:
    """Return the evidence, the dissent and the notes that belong to *indicator*, by place."""
    agreed = workshop.agreement_on(indicator.id)
    notes = {(n.indicator, n.characteristic): n.text for n in workshop.notes}
    return (
        (Place.EVIDENCE, "" if agreed is None else agreed.evidence),
        (Place.DISSENT, "" if agreed is None else agreed.dissent),
        (Place.INDICATOR, notes.get((indicator.id, None), "")),
        (Place.CHARACTERISTIC, notes.get((None, indicator.characteristic), "")),
        (Place.LATER, notes.get((None, None), "")),
    )


def default_entry(workshop: Workshop) -> Entry:
    """Return agreed only for one alone, and where answers were agreed without any vote."""
    agreed = any(a.answer is not None for a in workshop.agreed)
    if workshop.mode is Mode.SOLO or (agreed and not workshop.votes):
        return Entry.AGREED_ONLY
    return Entry.EACH_SEAT
