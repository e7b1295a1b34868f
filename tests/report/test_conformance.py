"""Every kind of report passes the machine rules for PDF/UA-1, and a walk through its tags."""

from __future__ import annotations

from pathlib import Path

import page
import pytest

from collabdesk.domain.workshop import Agreed
from collabdesk.exchange.workshop_file import read_workshop
from collabdesk.framework.catalogue import Catalogue
from collabdesk.report import ReportOptions
from collabdesk.report.fonts import register
from collabdesk.resources import resource
from tests.report.builders import KINDS, LEVELS, framework, group, report
from tests.report.walk import faults

pytestmark = pytest.mark.no_cover

EXAMPLES = Path(__file__).parents[1] / "data" / "examples"
OPTIONS = {
    "full, A4": ReportOptions(),
    "full, Letter, no names": ReportOptions(paper="Letter", names=False),
    "one page, A4": ReportOptions(one_page=True),
    "one page, Letter": ReportOptions(paper="Letter", one_page=True),
}


def failures(data: bytes) -> list[str]:
    found = page.validate_pdf_bytes(data, profile="ua1")
    assert found.rules.total == 104
    return [f"{failure.rule_id}: {failure.message}" for failure in found.failures]


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "long"])
def test_no_rule_fails(kind: str, options: ReportOptions) -> None:
    data = report(KINDS[kind](), options)
    assert failures(data) == faults(data) == []


def test_no_rule_fails_where_texts_run_over_many_pages() -> None:
    data = report(KINDS["long"]())
    assert failures(data) == faults(data) == []


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.collabdesk")), ids=lambda p: p.stem)
def test_no_rule_fails_on_the_examples(example: Path) -> None:
    catalogue = Catalogue([resource("frameworks")])
    workshop = read_workshop(example, catalogue).workshop
    pack = catalogue.get(workshop.framework_id, workshop.edition)
    data = report(workshop, pack=pack)
    assert failures(data) == faults(data) == []


def test_no_rule_fails_on_every_character_there_is_and_some_there_are_not() -> None:
    every = " ".join(chr(code) for code in sorted(register()))
    strange = "e\u0301 \u202eback\u202c zero\u200bwidth \U0001f642 日本 \ud7ff\ue000\uffff\u00ad"
    agreed = (Agreed("1.1", 3, every, strange),)
    assert failures(report(group(agreed=agreed, title=strange))) == []


def test_there_are_examples() -> None:
    assert len(list(EXAMPLES.glob("*.collabdesk"))) == 3


@pytest.mark.parametrize("levels", [LEVELS[:2], (*LEVELS, *LEVELS)])
def test_scales_of_any_width_are_drawn(levels: tuple[str, ...]) -> None:
    pack = framework(levels)
    workshop = group(votes=(), rounds=(), agreed=())
    assert failures(report(workshop, pack=pack)) == []
