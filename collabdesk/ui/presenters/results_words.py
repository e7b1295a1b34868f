"""The words of the results page."""

from __future__ import annotations

from collabdesk.domain.ends import ends
from collabdesk.domain.results import (
    CharacteristicResult,
    IndicatorResult,
    Results,
    ScoreSource,
)
from collabdesk.domain.rounding import two_decimals
from collabdesk.domain.series import Bar, Held, ListItem, ListReason, bars
from collabdesk.domain.workshop import Mode, Special, Workshop
from collabdesk.framework.model import Framework
from collabdesk.ui.presenters.base import Translate
from collabdesk.ui.presenters.figure_words import (
    NONE,
    FigureWords,
    differs,
    level_figure,
    signed,
    voted_on,
    votes_waiting,
    withheld,
)
from collabdesk.ui.presenters.results_state import BarLine, BarScale, Finding, Findings


class ResultsWords:
    """Turns results into sentences, lines and rows."""

    def __init__(self, tr: Translate) -> None:
        self.tr = tr
        self._figures = FigureWords(tr)

    def heading(self, number: int) -> str:
        """Say how many characteristics there are."""
        if number == 8:
            return self.tr("Eight characteristics")
        one, many = self.tr("One characteristic"), self.tr("{n} characteristics")
        return self._figures.count(one, many, number)

    # the finding in a sentence

    def finding(self, workshop: Workshop, framework: Framework, results: Results) -> str:
        """Say the finding as a person would."""
        if not results.overall.scored:
            return self._nothing(workshop, results)
        scored = [c for c in results.characteristics if c.score is not None]
        if len(scored) < 2:
            return self._too_little(len(scored) + sum(map(withheld, results.characteristics)))
        names = {c.number: c.short_name for c in framework.characteristics}
        sentences = self._ends(workshop, scored, names)
        return " ".join(sentences + self._differing(scored, names))

    def _too_little(self, scored: int) -> str:
        """Say why *scored* characteristics, withheld scores too, cannot be compared."""
        if scored < 2:
            return self.tr("Too little is scored to compare characteristics yet.")
        return self.tr(
            "Too few answered to compare characteristics: fewer than 3 answers are not shown."
        )

    def _ends(
        self,
        workshop: Workshop,
        scored: list[CharacteristicResult],
        names: dict[int, str],
    ) -> list[str]:
        """Name the strongest, and the first to act on."""
        found = ends(workshop.priorities, scored)
        if found.first is None:
            alike = self._figures.score(scored[0].score)
            return [self.tr("All score alike: {score}.").format(score=alike)]
        first, lowest = self.tr("First to act on: {name}."), self.tr("Lowest so far: {name}.")
        sentences = [(first if found.urgent else lowest).format(name=names[found.first])]
        if found.strongest is not None:
            strongest = self.tr("Strongest: {name}.").format(name=names[found.strongest])
            sentences.insert(0, strongest)
        return sentences

    def _nothing(self, workshop: Workshop, results: Results) -> str:
        special = any(isinstance(agreed.answer, Special) for agreed in workshop.agreed)
        if special or any(result.answered for result in results.indicators):
            return self.tr(
                "There are answers, but no level yet: all are don’t know or not applicable."
            )
        if votes_waiting(results):
            return self.tr("Votes are in, and none is revealed yet. Reveal them to see results.")
        return self.tr("Nothing is scored yet. What you score shows here at once.")

    def _differing(self, scored: list[CharacteristicResult], names: dict[int, str]) -> list[str]:
        voted = [c for c in scored if c.agreement is not None]
        if not voted:
            return []
        least = min(voted, key=lambda c: c.agreement or 0.0)
        if not differs(least.agreement_band):
            return [self.tr("Views are close everywhere.")]
        return [self.tr("Views differ most on: {name}.").format(name=names[least.number])]

    def scored(self, results: Results) -> str:
        """Say how much is behind the figures where it is not everything."""
        overall, waiting = results.overall, votes_waiting(results)
        parts = []
        if 0 < overall.scored < overall.of:
            words = self.tr("So far {scored} of {of} indicators are scored.")
            parts.append(words.format(scored=overall.scored, of=overall.of))
        if waiting and overall.scored:
            parts.append(
                self._figures.count(
                    self.tr("Votes on 1 indicator are not revealed yet."),
                    self.tr("Votes on {n} indicators are not revealed yet."),
                    waiting,
                )
            )
        return " ".join(parts)

    def status(self, workshop: Workshop, results: Results) -> str:
        """Return what stands behind the page, as in 33 of 33 scored · 8 partners · 11 seats.

        A median of votes is a score too: where not all are agreed, it says how many are.
        """
        count, overall = self._figures.count, results.overall
        shown = {result.id for result in results.indicators}
        agreed = sum(a.answer is not None and a.indicator in shown for a in workshop.agreed)
        scored = self.tr("{scored} of {of} scored")
        if agreed != overall.scored and workshop.mode is Mode.GROUP:
            scored = self.tr("{scored} of {of} scored, {agreed} agreed")
        parts = [scored.format(scored=overall.scored, of=overall.of, agreed=agreed)]
        if workshop.mode is Mode.GROUP:
            partners = sum(p.present for p in workshop.partners)
            parts.append(count(self.tr("1 partner"), self.tr("{n} partners"), partners))
            seats = len(workshop.seats)
            parts.append(count(self.tr("1 seat"), self.tr("{n} seats"), seats))
        return " · ".join(parts)

    def caption(self, workshop: Workshop, results: Results) -> str:
        """Say where a picture comes from."""
        scored = self.tr("{scored} of {of} scored")
        parts = (
            workshop.collaboration.name,
            workshop.title,
            self._figures.date(workshop.held_on),
            scored.format(scored=results.overall.scored, of=results.overall.of),
        )
        return " · ".join(part for part in parts if part)

    def legend(self, results: Results) -> str:
        """Say what agreement means, where there is any."""
        if all(c.agreement is None for c in results.characteristics):
            return ""
        return self.tr(
            "Agreement: 1 all the same, 0 evenly spread, −1 half at each end; "
            "we call 0.6 close, 0.3 mixed."
        )

    # bars

    def bars(
        self, workshop: Workshop, framework: Framework, results: Results, last: Held | None
    ) -> tuple[BarLine, ...]:
        """Return a line per characteristic in scope, with the score of *last* time."""
        alone = workshop.mode is Mode.SOLO
        before = last.results if last else None
        return tuple(
            self._bar(bar, framework, results, last, alone=alone)
            for bar in bars(results, framework, before)
        )

    def key(self, last: Held | None, *, alone: bool) -> str:
        """Say what bars, lines and figures are, as in bar now · scored · agreement."""
        parts = [self.tr("bar now")]
        if last:
            day = self._figures.date(last.workshop.held_on)
            parts.append(self.tr("line {day}").format(day=day))
        parts.append(self.tr("scored"))
        if not alone:
            parts.append(self.tr("agreement"))
        return " · ".join(parts)

    def scale(self, framework: Framework, *, alone: bool) -> BarScale:
        """Return the scale that stands under the bars."""
        levels = framework.scale.levels
        pills = () if alone else self._figures.longest_agreements()
        return BarScale(len(levels), levels[0].name, levels[-1].name, pills)

    def _bar(
        self,
        bar: Bar,
        framework: Framework,
        results: Results,
        last: Held | None,
        *,
        alone: bool,
    ) -> BarLine:
        result = results.characteristic(bar.number)
        name, score = f"{bar.number} {bar.short_name}", self._figures.score(bar.score)
        pill = ""
        if not alone:
            voted = voted_on(results, bar.number)
            pill = self._figures.agreement(result, voted=voted, named=True)
            if result.agreement is None and withheld(bar):
                pill = self.tr("– not shown")
        spoken = [f"{name}: {self._spoken_score(bar, score, framework)}"]
        if bar.agreement is not None and bar.agreement_band is not None and not alone:
            figure = two_decimals(bar.agreement)
            spoken.append(
                self.tr("{views}, agreement {figure}").format(
                    views=self._figures.views(bar.agreement_band), figure=figure
                )
            )
        behind = self.tr("{scored} of {of} scored").format(scored=bar.scored, of=bar.of)
        spoken += [self._last_time(bar, last), behind]
        return BarLine(
            number=bar.number,
            name=name,
            fraction=bar.fraction,
            score=score,
            pill=pill,
            attention=differs(bar.agreement_band),
            scored=f"{bar.scored}/{bar.of}",
            partly=bar.scored < bar.of,
            spoken=", ".join(part for part in spoken if part),
            last=bar.last_fraction,
        )

    def _last_time(self, bar: Bar, last: Held | None) -> str:
        if bar.last is None or last is None:
            return ""
        day = self._figures.date(last.workshop.held_on)
        return f"{day}: {self._figures.score(bar.last)}"

    def _spoken_score(self, bar: Bar, score: str, framework: Framework) -> str:
        if bar.score is None:
            few = self.tr("fewer than 3 answers: not shown")
            return few if withheld(bar) else self.tr("no score yet")
        words = self.tr("{score} on a scale of 1 to {width}")
        return words.format(score=score, width=framework.scale.width)

    # the three lists

    def do_well(
        self, items: tuple[ListItem, ...], framework: Framework, results: Results
    ) -> Findings:
        """Return what goes well."""
        lines = tuple(self._scored(item, framework, results) for item in items)
        return Findings(
            lines,
            self._empty(
                results,
                self.tr("No score of 4 or more so far."),
                self.tr("No score of 4 or more among those shown."),
            ),
        )

    def act_first(
        self, items: tuple[ListItem, ...], framework: Framework, results: Results
    ) -> Findings:
        """Return where to act first."""
        lines = tuple(self._scored(item, framework, results) for item in items)
        return Findings(
            lines,
            self._empty(
                results,
                self.tr("No score below 3."),
                self.tr("No score below 3 among those shown."),
            ),
        )

    def see_differently(
        self, items: tuple[ListItem, ...], workshop: Workshop, results: Results
    ) -> Findings:
        """Return where views differ."""
        empty = self.tr("No views differ much where enough people voted.")
        if workshop.mode is Mode.SOLO:
            empty = self.tr("On your own there are no views to compare.")
        elif not any(r.n + r.withheld for r in results.indicators):
            empty = self.tr("Views can be compared once seats vote.")
        lines = tuple(self._differs(item, results.indicator(item.indicator)) for item in items)
        return Findings(lines, empty)

    def _empty(self, results: Results, words: str, of_shown: str) -> str:
        """Return *words*, or what may be said *of_shown* scores where others are withheld."""
        if not results.overall.scored:
            return self.tr("Shows here as soon as you score.")
        hides = any(r.score is None and r.score_source for r in results.indicators)
        return of_shown if hides else words

    def _scored(self, item: ListItem, framework: Framework, results: Results) -> Finding:
        result = results.indicator(item.indicator)
        reason = self._why_scored(item, result, framework)
        return self._line(item, level_figure(item.figure), reason, attention=False)

    def _why_scored(self, item: ListItem, result: IndicatorResult, framework: Framework) -> str:
        words = self._level_said(item.figure or 1.0, result, framework)
        if result.agreement_band is None:
            return words
        return f"{words} · {self._figures.views(result.agreement_band)}"

    def _level_said(self, figure: float, result: IndicatorResult, framework: Framework) -> str:
        # Only a median is a half. The names of two levels would not stand on one line.
        whole = figure == int(figure)
        level = framework.scale.levels[int(figure) - 1].name if whole else level_figure(figure)
        if result.score_source is not ScoreSource.AGREED:
            return self.tr("Median vote: {level}").format(level=level)
        return level[:1].upper() + level[1:]

    def _differs(self, item: ListItem, result: IndicatorResult) -> Finding:
        figure = NONE if item.figure is None else signed(two_decimals(item.figure))
        return self._line(item, figure, self._why_differs(item, result), attention=True)

    def _why_differs(self, item: ListItem, result: IndicatorResult) -> str:
        if item.reason is ListReason.DONT_KNOW:
            words = self.tr("{n} of {of} said they don’t know")
            return words.format(n=item.dont_know, of=item.answered)
        split = item.reason is ListReason.SPLIT
        views = self.tr("Views are split") if split else self.tr("Views are mixed")
        # Where views can be told apart there are three answers or more, so they are shown.
        given = [level for level, count in enumerate(result.counts or (), start=1) if count]
        words = self.tr("{views}: answers from {low} to {high}")
        return words.format(views=views, low=given[0], high=given[-1])

    @staticmethod
    def _line(item: ListItem, figure: str, reason: str, *, attention: bool) -> Finding:
        spoken = f"{item.indicator} {item.statement} {figure}. {reason}"
        return Finding(item.indicator, figure, attention, item.statement, reason, spoken)
