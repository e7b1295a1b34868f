"""Where pages break, and that drawing never fails."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collabdesk.domain.workshop import Action, Agreed, Note, Partner, Round
from collabdesk.handout.model import Paper
from collabdesk.report import ReportOptions
from tests.report.builders import PARTNERS, actions, framework, group, pages, report, votes
from tests.report.test_conformance import failures
from tests.report.walk import faults

pytestmark = pytest.mark.no_cover

HEADINGS = (
    "What we will do",
    "All the actions",
    "For later",
    "Partners",
    "How to read the numbers",
    "About this report",
)


def stranded(found: list[str]) -> list[str]:
    """Return the ends of pages at which a heading or a statement stands alone."""
    statements = tuple(i.statement for i in framework().indicators)
    definitions = tuple(c.definition for c in framework().characteristics)
    # The links of page one bear the names of headings.
    bodies = [re.split("Further on:|Made with CollabDesk", page)[0].rstrip() for page in found]
    return [b[-80:] for b in bodies if b.endswith((*HEADINGS, *statements, *definitions))]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@given(lengths=st.lists(st.integers(0, 2_500), min_size=33, max_size=33), extra=st.integers(0, 30))
@settings(max_examples=6, deadline=None)
def test_no_heading_is_stranded_and_no_block_parted(
    paper: Paper, lengths: list[int], extra: int
) -> None:
    agreed = tuple(
        Agreed(i.id, 3, ("Seen here. " * 250)[:length])
        for i, length in zip(framework().indicators, lengths, strict=True)
    )
    workshop = group(agreed=agreed, actions=actions(extra), notes=(Note("Later. " * extra),))
    found = pages(report(workshop, ReportOptions(paper=paper)))
    assert stranded(found) == []
    for page in found[1:]:
        statements = sum(f"{i.id} {i.statement}" in page for i in framework().indicators)
        # Each statement has the heads of its dots on its own page.
        assert page.count("1 Not yet") - page.count("1 Not yet: Meaning") == statements


def test_the_check_sees_a_stranded_heading() -> None:
    assert stranded(["Some text. All the actions Made with CollabDesk Page 1 of 2"])


def test_a_long_table_repeats_its_header() -> None:
    found = [p for p in pages(report(group(actions=actions(60)))) if "measure number" in p][1:]
    assert len(found) > 2
    assert all("Action, first step and measure" in page for page in found)


def test_no_row_is_parted_and_no_header_stands_amid_a_page() -> None:
    many = tuple(replace(action, measure=f"{action.measure}. " * 9) for action in actions(60))
    found = [p for p in pages(report(group(actions=many))) if "first step and measure" in p]
    assert len(found) > 3
    for page in found:
        assert page.count("Action, first step and measure") == 1
        for number in re.findall(r"measure number (\d+)", page):
            assert page.count(f"The board sees figure {number}.") == 9


def test_a_row_that_no_page_could_hold_is_printed_whole() -> None:
    endless = Action("a1", "Agree it", measure="Seen again. " * 800 + "The end.")
    data = report(group(actions=(*actions(3), endless)))
    assert "The end." in " ".join(pages(data))
    text = " ".join(pages(data))
    assert text.count("Seen") == text.count("again.") == 800, "a page may end between the two"
    assert failures(data) == faults(data) == []


def test_a_statement_longer_than_a_page_is_still_printed_whole() -> None:
    pack = framework()
    first = pack.characteristics[0]
    endless = "We go on and on. " * 900 + "The end."
    told = replace(first.indicators[0], statement=endless)
    changed = replace(first, indicators=(told, *first.indicators[1:]))
    large = replace(pack, characteristics=(changed, *pack.characteristics[1:]))
    found = pages(report(group(), pack=large))
    assert "The end." in " ".join(found)


def test_two_hundred_partners_are_drawn() -> None:
    partners = tuple(Partner(f"q{n}", f"Partner number {n}", 1) for n in range(200))
    cast = tuple(
        replace(votes()[0], indicator="1.1", partner=p.id, seat=1, answer=n % 2 + 3)
        for n, p in enumerate(partners)
    )
    shown = (Round("1.1", 1, revealed=True),)
    workshop = group(partners=partners, votes=cast, rounds=shown, actions=(), agreed=())
    found = pages(report(workshop))
    assert "200 answers" in found[1]
    assert "+ 85" in found[1]
    assert "Partner number 199" in " ".join(found)


def test_many_seats_of_one_partner_share_a_dot() -> None:
    partner = Partner("p1", "Acute trust", 60)
    cast = tuple(replace(votes()[0], partner="p1", seat=n, answer=4) for n in range(1, 61))
    workshop = group(partners=(partner,), votes=cast, actions=(), agreed=())
    assert "Acute trust ×60" in pages(report(workshop))[1]


def test_partners_stay_readable_in_order() -> None:
    said = " ".join(pages(report(group())))
    partners = said[said.index("Partner Seats Present") :]
    places = [partners.index(p.name) for p in PARTNERS]
    assert places == sorted(places)


def test_asking_for_the_package_does_not_load_the_drawing_library() -> None:
    code = "import sys, collabdesk.report; print('reportlab' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "False"
