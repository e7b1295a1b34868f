"""What stands on the pages of a report."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from collabdesk.domain.workshop import (
    Action,
    Agreed,
    Collaboration,
    Partner,
    Round,
    Special,
    Status,
    Vote,
)
from collabdesk.handout.making import make
from collabdesk.handout.model import Paper
from collabdesk.report import ReportOptions, build_report
from tests.report.builders import (
    KINDS,
    PARTNERS,
    PRINTED,
    actions,
    anonymous,
    content,
    empty,
    framework,
    group,
    made_anew,
    pages,
    report,
    solo,
    text,
    votes,
)

pytestmark = pytest.mark.no_cover

ONE = ReportOptions(one_page=True)


def test_page_one_says_who_what_and_when() -> None:
    first = pages(report(group()))[0]
    assert "Harbour pathway Action plan · 20 November 2026" in first
    assert "Shared delivery. Help at home within a day." in first
    assert "5 partners scored" in first
    assert "on a scale of 1 (not yet) to 5 (consistently)." in first
    assert "First to act on: Measure and improve." in first
    assert "We review this together on 20 May 2027." in first
    assert "Made with CollabDesk" in first
    for part in ("Where we stand", "What we will do", "Keep talking about", "Keep doing"):
        assert part in first


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ((4, 3), "Strongest: Purpose with values. Lowest so far: Partners committed."),
        ((4, 2), "Strongest: Purpose with values. First to act on: Partners committed."),
        ((4,), "(consistently)."),
        ((3, 3), "(consistently). All score alike: 3.0."),
    ],
)
def test_page_one_calls_the_ends_what_the_results_call_them(
    levels: tuple[int, ...], said: str
) -> None:
    agreed = tuple(
        Agreed(f"{number}.{place}", level)
        for number, level in enumerate(levels, start=1)
        for place in (1, 2)
    )
    workshop = group(votes=(), rounds=(), agreed=agreed, priorities=())
    assert make(content(workshop), ONE).sentence.endswith(said)


def test_page_one_lists_the_actions() -> None:
    first = pages(report(group()))[0]
    for action in actions():
        assert action.title in first
        assert action.first_step in first
    assert "20 Nov 2026" in first


def test_full_report_holds_everything() -> None:
    said = text(report(group()))
    for characteristic in framework().characteristics:
        assert f"{characteristic.number} {characteristic.name}" in said
        assert characteristic.definition in said
    for indicator in framework().indicators:
        assert f"{indicator.id} {indicator.statement}" in said
    for wanted in (
        "Agreed: 4 Mostly",
        "Agreed: Don’t know",
        "We saw the minutes.",
        "One partner sees it lower.",
        "Ask again in spring.",
        "A thin chapter.",
        "Talk about parking.",
        "The board sees figure 3",
        "van der Eijk (2001)",
        "Tastle and Wierman (2007)",
        "own convention",
        "The people who first described these characteristics.",
    ):
        assert wanted in said


def test_pages_are_numbered_and_headed() -> None:
    found = pages(report(group()))
    for number, page in enumerate(found, start=1):
        assert f"Page {number} of {len(found)}" in page
        assert page.startswith("Harbour pathway")
        assert page.endswith(f"Page {number} of {len(found)}")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("kind", KINDS)
def test_one_page_is_one_page(kind: str, paper: Paper) -> None:
    found = pages(report(KINDS[kind](), ReportOptions(paper=paper, one_page=True)))
    assert len(found) == 1
    assert "Page 1 of 1" in found[0]


@pytest.mark.parametrize("count", [0, 1, 9, 14, 15, 40, 1_000])
def test_page_one_says_how_many_actions_do_not_fit(count: int) -> None:
    planned = tuple(replace(a, status=Status.PLANNED) for a in actions(count))
    (only,) = pages(report(group(actions=planned), ONE))
    shown = sum(f"{action.title} {action.first_step}" in only for action in planned)
    rest = count - shown
    assert (f"{rest} more action" in only) is (rest > 0)
    assert shown >= min(count, 9)


def test_what_is_done_leaves_page_one_to_what_is_not() -> None:
    done = tuple(replace(a, status=Status.DONE) for a in actions(30))
    open_one = Action("z", "Still to be done")
    (only,) = pages(report(group(actions=(*done, open_one)), ONE))
    assert only.index("Still to be done") < only.index(done[0].title)
    # Where all fit, they stand in their own order.
    (only,) = pages(report(group(actions=(*done[:3], open_one)), ONE))
    assert only.index("Still to be done") > only.index(done[2].title)


def test_full_report_tells_where_the_other_actions_are() -> None:
    found = pages(report(group(actions=actions(40))))
    (page,) = (n for n, page in enumerate(found, 1) if "All the actions Action, first" in page)
    assert f"more actions stand under All the actions, on page {page}." in found[0]
    assert all(action.title in " ".join(found[1:]) for action in actions(40))


def test_the_second_page_is_never_page_one_again() -> None:
    found = pages(report(group(actions=actions(40))))
    assert "1 Purpose with values What purpose with values means" in found[1]


def test_an_action_without_lead_or_date_shows_a_dash() -> None:
    bare = (Action("a1", "Name a chair"),)
    assert "Name a chair – –" in pages(report(group(actions=bare)))[0]
    assert "Name a chair – – planned" in text(report(group(actions=bare)))


def test_an_indicator_nobody_could_judge_shows_how_many_said_so() -> None:
    cast = tuple(replace(v, answer=Special.DONT_KNOW) for v in votes() if v.indicator == "1.1")
    second = pages(report(group(votes=cast, agreed=())))[1]
    assert "no score – Don’t know 7 · Not applicable 0" in second


def test_dropped_actions_stay_off_page_one() -> None:
    dropped = tuple(replace(action, status=Status.DROPPED) for action in actions(2))
    found = pages(report(group(actions=dropped)))
    assert "No actions yet." in found[0]
    assert dropped[0].title in " ".join(found[1:])


def test_overdue_counts_from_the_day_of_printing() -> None:
    late = (replace(actions(1)[0], due=PRINTED - timedelta(days=1), status=Status.PLANNED),)
    assert "planned, overdue" in text(report(group(actions=late)))
    given = content(group(actions=late))
    earlier = replace(given, printed_on=PRINTED - timedelta(days=2))
    assert "overdue" not in text(build_report(earlier, ReportOptions()))


def test_empty_workshop_says_so() -> None:
    said = text(report(empty()))
    assert "Nothing is scored yet: 33 indicators on a scale" in said
    assert "No actions yet." in said
    assert "0 of 4 scored" in said
    assert "Strongest" not in said
    assert "nan" not in said.lower().split()


def test_solo_report_has_neither_partners_nor_dots() -> None:
    said = text(report(solo()))
    assert "One person scored 33 indicators" in said
    assert "Seats" not in said
    assert "answers" not in pages(report(solo()))[1]
    assert "Agreed: 3 In part" in said


def test_scores_are_shown_to_one_decimal_with_their_denominator() -> None:
    agreed = (Agreed("2.1", 2), Agreed("2.2", 4))
    first = pages(report(group(votes=(), rounds=(), agreed=agreed)))[0]
    assert "2 Partners committed 3.0 2 of 3 scored" in first
    assert "5 partners scored 2 of 33 indicators" in first


def test_agreement_is_said_in_words() -> None:
    cast = tuple(
        Vote("2.1", "p1", seat, 1, answer) for seat, answer in enumerate((1, 1, 5, 5), start=1)
    )
    cast += tuple(Vote("2.2", "p1", 1, 1, 3) for _ in range(1))
    seats = (Partner("p1", "Acute trust", 4),)
    shown = (Round("2.1", 1, revealed=True), Round("2.2", 1, revealed=True))
    found = pages(report(group(votes=cast, rounds=shown, partners=seats, agreed=(), actions=())))
    assert "views split (-1.00)" in " ".join(found)
    assert "too few scores for agreement" in " ".join(found)
    assert "2 Partners committed 2.9 split" in found[0] or "3.0 split" in found[0]


def test_a_long_purpose_is_cut_on_page_one_and_whole_further_on() -> None:
    purpose = "Older people get help at home. " * 30 + "And nobody waits."
    found = pages(report(group(collaboration=Collaboration("", "Harbour", purpose))))
    assert "…" in found[0]
    assert "And nobody waits." not in found[0]
    assert "And nobody waits." in " ".join(found[1:])


# What must not be there ----------------------------------------------------------------------


def test_without_names_no_partner_is_named() -> None:
    said_of = "Acute trust said no; the HOSPICE agreed."
    workshop = group(
        agreed=(Agreed("1.1", 3, said_of, said_of),),
        title="With Carers forum",
        actions=(replace(actions(1)[0], title="Ask Community  trust", first_step=said_of),),
    )
    for options in (ReportOptions(names=False), ReportOptions(names=False, one_page=True)):
        data = report(workshop, options)
        said = text(data).lower()
        raw = data.decode("latin-1").lower()
        for partner in PARTNERS:
            assert partner.name.lower() not in said
            assert partner.name.lower() not in raw
    assert "a partner said no; the a partner agreed." in said or "ask a partner" in said


def test_without_names_leads_and_partners_stay_countable() -> None:
    said = text(report(group(), ReportOptions(names=False)))
    assert "with 2 partners" in said
    assert "5 partners with 7 seats took part." in said
    assert "The host" not in said


def test_names_are_there_when_wanted() -> None:
    said = text(report(group()))
    assert all(said.count(partner.name) > 20 for partner in PARTNERS)


def test_votes_not_revealed_are_counted_and_never_printed() -> None:
    hidden = tuple(replace(vote, round=1, answer=5) for vote in votes() if vote.indicator == "3.2")
    workshop = group(votes=hidden, rounds=(Round("3.2", 1),), agreed=())
    said = text(report(workshop))
    assert "7 votes not revealed" in said
    assert "7 answers" not in said
    assert said.count("Hospice") == text(report(group(votes=(), rounds=(), agreed=()))).count(
        "Hospice"
    )


def test_two_anonymous_answers_are_not_shown() -> None:
    cast = (Vote("1.1", None, 31, 1, 2), Vote("1.1", None, 77, 1, 2))
    shown = (Round("1.1", 1, revealed=True),)
    workshop = anonymous()
    few = replace(workshop, votes=cast, rounds=shown, agreed=())
    second = pages(report(few))[1]
    assert "fewer than 3 answers: not shown" in second
    assert "median" not in second
    assert "2.0" not in second
    beside = replace(few, votes=tuple(replace(vote, answer=Special.DONT_KNOW) for vote in cast))
    assert pages(report(beside))[1] == second
    three = replace(few, votes=(*cast, Vote("1.1", None, 5, 1, 4)))
    assert "3 answers · median 2.0" in pages(report(three))[1]
    again = replace(
        three,
        votes=(*three.votes, Vote("1.1", None, 5, 2, 1)),
        rounds=(*shown, Round("1.1", 2, revealed=True)),
    )
    assert "fewer than 3 new answers: not shown" in pages(report(again))[1]


def test_an_anonymous_report_names_nobody() -> None:
    said = text(report(anonymous(actions=())))
    assert not any(partner.name in said for partner in PARTNERS)
    assert "5 partners with 7 seats took part." in said


def test_a_pack_of_many_characteristics_still_gives_one_page() -> None:
    pack = framework()
    first = pack.characteristics[0]
    many = tuple(
        replace(
            first,
            number=n,
            short_name=f"Part {n}",
            indicators=tuple(replace(i, id=f"{n}.{i.id[2:]}") for i in first.indicators),
        )
        for n in range(1, 61)
    )
    name = Collaboration("", "W" * 200, "Purpose " * 1_000)
    wide = group(scope=tuple(range(1, 61)), votes=(), rounds=(), collaboration=name)
    large = replace(pack, characteristics=many)
    (only,) = pages(report(wide, ReportOptions(paper="Letter", one_page=True), pack=large))
    assert "more characteristics" in only
    assert "5 more actions are in the full report." in only


def test_a_name_cannot_take_the_place_of_the_footer() -> None:
    name = Collaboration("", "%place-1% %place-0%")
    found = pages(report(group(collaboration=name)))
    assert all(f"Page {n} of" in page for n, page in enumerate(found, start=1))
    assert all("%place-1% %place-0%" in page for page in found)


# The same again ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["group", "solo", "empty"])
def test_equal_input_gives_equal_bytes(kind: str) -> None:
    assert made_anew(KINDS[kind]()) == made_anew(KINDS[kind]())


@pytest.mark.parametrize("seed", ["1", "2"])
def test_neither_surroundings_nor_hash_seed_reach_the_bytes(seed: str) -> None:
    code = (
        "import hashlib; from tests.report.builders import group, report;"
        "print(hashlib.sha256(report(group())).hexdigest())"
    )
    surroundings = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": f"{seed}000000"}
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=surroundings,
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert run.stdout.strip() == hashlib.sha256(report(group())).hexdigest()


def test_the_file_is_dated_by_its_input() -> None:
    assert b"D:20261120000000Z" in report(group())


def test_every_word_goes_through_the_translator() -> None:
    asked: set[str] = set()

    def upside(text: str) -> str:
        asked.add(text)
        return text.upper() if "{" not in text else text

    said = text(report(group(), ReportOptions(tr=upside)))
    assert "WHERE WE STAND" in said
    assert "Where we stand" not in said
    assert {"Page {n} of {pages}", "November", "close", "Evidence"} <= asked


def test_too_few_answers_to_compare_are_not_called_close() -> None:
    few = anonymous(tallies=())
    few = replace(few, votes=tuple(v for v in few.votes if v.indicator == "1.1")[:2])
    first = pages(report(few, ONE))[0]
    assert "Too few answers to compare views." in first
    assert "Views are close" not in first
