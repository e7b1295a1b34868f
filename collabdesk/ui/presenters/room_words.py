"""The words of the wall, from counts and codes to what a room reads."""

from __future__ import annotations

from collabdesk.domain.agreement import AgreementBand
from collabdesk.domain.few import MIN_SHOWN
from collabdesk.domain.results import IndicatorResult
from collabdesk.domain.workshop import DONT_KNOW, Answer, Workshop
from collabdesk.framework.model import Framework, Scale
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.room_state import RoomState


class WallWords:
    """The words of the wall."""

    def __init__(self, tr: Translate) -> None:
        self.tr = tr

    @staticmethod
    def title(workshop: Workshop) -> RoomState:
        """Return the card that only says which workshop this is."""
        name = workshop.collaboration.name
        return RoomState(statement=name or workshop.title, note=workshop.title if name else "")

    def purpose(self, workshop: Workshop, framework: Framework) -> RoomState:
        """Return the purpose in the partners' own words, and its type."""
        chosen = framework.type(workshop.type)
        note = "" if chosen is None else chosen.name
        words = workshop.collaboration.purpose.strip()
        if not (words or note):
            return self.title(workshop)
        name = workshop.collaboration.name or workshop.title
        return RoomState(heading=name, statement=words or note, note=note if words else "")

    def votes_in(self, votes: int, seats: int) -> str:
        """Return how many votes are in."""
        return self.tr("{votes} of {seats} votes in").format(votes=votes, seats=max(votes, seats))

    def hands(self, hands: int, seats: int) -> str:
        """Return how many hands were counted."""
        return self.tr("{hands} of {seats} hands counted").format(
            hands=hands, seats=max(hands, seats)
        )

    @staticmethod
    def beside(scale: Scale, dont_know: int, not_applicable: int) -> tuple[str, ...]:
        """Return the answers beside the scale, each counted where there is any."""
        counted = ((dont_know, scale.dont_know), (not_applicable, scale.not_applicable))
        return tuple(f"{number} {name[:1].lower()}{name[1:]}" for number, name in counted if number)

    def too_few(self, *, again: bool) -> str:
        """Return why an anonymous workshop shows no dots, where too few voted *again* or at all."""
        if again:
            words = self.tr("With fewer than {least} new scores there is nothing new to show.")
            return words.format(least=MIN_SHOWN)
        return self.tr("With fewer than {least} scores there is nothing to show.").format(
            least=MIN_SHOWN
        )

    def remark(self, result: IndicatorResult) -> str:
        """Return the remark on views that are not close."""
        if result.agreement_band in (AgreementBand.MIXED, AgreementBand.SPLIT):
            return self.tr("▲ We see this differently")
        return ""

    def agreed(self, scale: Scale, answer: Answer) -> str:
        """Return what was agreed."""
        names = {level.number: f"{level.number} · {level.name}" for level in scale.levels}
        if isinstance(answer, int):
            name = names[answer]
        else:
            name = scale.dont_know if answer == DONT_KNOW else scale.not_applicable
        return self.tr("✓ Agreed: {answer}").format(answer=name)

    def rounds(self, before: int, now: int) -> str:
        """Return what rings and dots stand for."""
        return self.tr("○ round {before}   ● round {now}").format(before=before, now=now)

    def spoken(self, state: RoomState) -> str:
        """Return everything on the wall in words."""
        levels = tuple(f"{number} {name}" for number, name in state.levels)
        if state.dots:
            counted = zip(state.levels, state.dots, strict=True)
            levels = tuple(f"{number} {name}: {count}" for (number, name), count in counted)
        if state.earlier:
            counts = ", ".join(map(str, state.earlier))
            levels = (*levels, self.tr("round before: {counts}").format(counts=counts))
        anchors = tuple(f"{level}: {text}" for level, text in state.anchors)
        parts = (
            *(state.heading, state.position, state.statement, state.note),
            *anchors,
            *(state.sentence, *levels),
            *(state.votes, state.rounds, state.remark, state.agreed, state.time_left),
        )
        return "; ".join(part for part in parts if part)
