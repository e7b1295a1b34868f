"""The words of every file: codes, dates and people in the reader's language, names on wish."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Final

from collabdesk.domain.agreement import AgreementBand
from collabdesk.domain.few import few
from collabdesk.domain.naming import Names
from collabdesk.domain.results import CharacteristicResult, IndicatorResult
from collabdesk.domain.showing import shown
from collabdesk.domain.workshop import DONT_KNOW, Action, Answer, Mode, Partner, Special, Status
from collabdesk.handout.model import ReportInput, ReportOptions
from collabdesk.handout.speech import Speech

NONE: Final = "–"
"""Stands where there is no figure."""


class Words(Speech):
    """Says things about one report's content; holds content and options for every section."""

    def __init__(self, content: ReportInput, options: ReportOptions) -> None:
        super().__init__(options.tr)
        self.workshop = content.workshop
        self.framework = content.framework
        self.results = shown(content.results, content.workshop, content.framework)
        self.printed_on = content.printed_on
        # Nobody is named in what is handed out after an anonymous workshop.
        names = options.names and not content.workshop.anonymous
        self.options = replace(options, names=names)

    @property
    def solo(self) -> bool:
        """Whether one person scored alone, so that there are no views to compare."""
        return self.workshop.mode is Mode.SOLO

    @cached_property
    def scope(self) -> tuple[CharacteristicResult, ...]:
        """The characteristics in scope with their results, in framework order."""
        return self.results.characteristics

    # Names -------------------------------------------------------------------------------

    @cached_property
    def _names(self) -> Names:
        return Names(() if self.options.names else (p.name for p in self.workshop.partners))

    def own(self, text: str) -> str:
        """Return text that people typed; without names, each partner's name is covered."""
        return self._names.covered(text, self.tr("a partner"))

    @cached_property
    def name(self) -> str:
        """What the collaboration is called."""
        return self.own(self.workshop.collaboration.name)

    def lead(self, action: Action) -> str:
        """Name who leads an action; a dash while nobody does.

        A role can give an organisation away as its name does, so it is named only where names are.
        """
        name = self.workshop.lead_name(action)
        if self.options.names or not name:
            return name or NONE
        return self.tr("a partner") if action.lead else self.tr("a role")

    def people(self, partner_ids: tuple[str, ...]) -> str:
        """Name the partners who support an action, or count them."""
        partners = [p for i in partner_ids if (p := self.workshop.partner(i)) is not None]
        if self.options.names or not partners:
            return ", ".join(p.name for p in partners)
        return self.count("a partner", "{n} partners", len(partners))

    @cached_property
    def present(self) -> tuple[Partner, ...]:
        """The partners who were in the room."""
        return tuple(p for p in self.workshop.partners if p.present)

    # Figures in words --------------------------------------------------------------------

    def level(self, number: int) -> str:
        """Say a level, as in 3 In part."""
        return f"{number} {self.framework.scale.levels[number - 1].name}"

    def answer(self, answer: Answer) -> str:
        """Say an agreed answer: a level with its name, or the special answer."""
        scale = self.framework.scale
        if isinstance(answer, Special):
            return scale.dont_know if answer == DONT_KNOW else scale.not_applicable
        return self.level(answer)

    def agreement(self, result: CharacteristicResult | IndicatorResult) -> str:
        """Say how far views agree; "" where nobody voted, so that there is nothing to say."""
        if result.agreement_band is not None:
            return self.tr(result.agreement_band.value)
        return self.tr("too few scores") if self.voted(result) else ""

    def voted(self, result: CharacteristicResult | IndicatorResult) -> bool:
        """Say whether there is any numeric answer behind a result, or one that is not told."""
        if isinstance(result, IndicatorResult):
            return result.n + result.withheld > 0
        return any(
            r.n + r.withheld > 0
            for r in self.results.indicators
            if self.framework.indicator(r.id).characteristic == result.number
        )

    def scored_of(self, scored: int, of: int) -> str:
        """Say how many of how many indicators stand behind a figure."""
        return self.say("{scored} of {of} scored", scored=scored, of=of)

    def status(self, status: Status) -> str:
        """Say where an action stands."""
        return self.tr(status.value)

    def hidden(self, result: IndicatorResult) -> bool:
        """Say whether figures of so few answers would give somebody away."""
        return result.withheld > 0 or (self.workshop.anonymous and few(result.n))

    def beside(self, result: IndicatorResult) -> str:
        """Say the two counts that stand beside the scale; "" where they may not be told."""
        if result.withheld:
            return ""
        scale = self.framework.scale
        known = f"{scale.dont_know} {result.dont_know}"
        return f"{known} · {scale.not_applicable} {result.not_applicable}"

    @staticmethod
    def differs(band: AgreementBand | None) -> bool:
        """Say whether views are not close, which is marked wherever it is said."""
        return band in {AgreementBand.MIXED, AgreementBand.SPLIT}
