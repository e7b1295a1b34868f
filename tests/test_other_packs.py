"""Packs that are wholly different go the whole way: check, score, results, file, report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import page
import pytest

from collabdesk.domain.scoring import score
from collabdesk.domain.series import bars
from collabdesk.domain.workshop import Answer, Special
from collabdesk.framework.loader import parse_pack
from collabdesk.report import ReportInput, ReportOptions, build_report
from collabdesk.services.desk import Conflict, Desk, NewWorkshop
from collabdesk.services.opening import open_desk
from collabdesk.services.sitting import Sitting
from tests.builders import HELD_ON, make_partners, make_workshop, with_votes
from tests.cli.helpers import CommandLine
from tests.pdf import words

pytestmark = pytest.mark.no_cover

MINI = Path(__file__).parent / "data" / "mini-pack.toml"
TEXT = MINI.read_text(encoding="utf-8")
DK, NA = Special.DONT_KNOW, Special.NOT_APPLICABLE

# Two partners with two seats each, in the order of the seats.
VOTES: dict[str, tuple[Answer, ...]] = {
    "1.1": (1, 1, 3, 4),
    "1.2": (4, 4, 4, 4),
    "2.1": (1, 4, 1, 4),
    "2.2": (DK, 3, 2, DK),
    "3.1": (4, 3, 2, 1),
}
AGREED: dict[str, Answer] = {"1.1": 2, "1.2": 4, "2.2": NA, "3.1": 3}


@pytest.fixture
def collabdesk(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """The command line, with the small pack in the user's folder."""
    own = tmp_path / "frameworks"
    own.mkdir()
    (own / "choir.toml").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("collabdesk.paths.framework_folder", lambda: own)
    monkeypatch.setenv("COLLABDESK_LIBRARY", str(tmp_path / "library.sqlite"))
    return CommandLine(capsys, tmp_path / "library.sqlite")


@pytest.fixture
def desk(collabdesk: CommandLine) -> Iterator[Desk]:
    opened = open_desk(collabdesk.library)
    yield opened
    opened.close()


@pytest.fixture
def evening(desk: Desk) -> Sitting:
    """A workshop of the small pack, voted on and agreed, one action planned."""
    draft = NewWorkshop("First evening", "Choir", held_on=HELD_ON, framework=("mini-pack", "2"))
    sitting = desk.sit(desk.create(draft))
    sitting.choose_type("concert")
    sitting.paste_partners("Altos; 2\nTenors; 2")
    seats = [(p.id, seat) for p in sitting.workshop.partners for seat in (1, 2)]
    for indicator, answers in VOTES.items():
        for (partner, seat), answer in zip(seats, answers, strict=True):
            sitting.record_vote(indicator, partner, seat, answer)
        sitting.reveal(indicator)
    for indicator, answer in AGREED.items():
        sitting.agree(indicator, answer)
    sitting.set_priorities((2,))
    sitting.add_action("Breathe before we sing", characteristic=2, indicators=("2.1",))
    return sitting


def failures(data: bytes) -> list[str]:
    return [failure.rule_id for failure in page.validate_pdf_bytes(data, profile="ua1").failures]


def close(value: Any) -> Any:
    return pytest.approx(value, rel=1e-12)


def test_the_pack_is_checked_and_listed(collabdesk: CommandLine) -> None:
    assert collabdesk("framework", "check", MINI).status == 0
    lines = [line.split() for line in collabdesk("framework", "list").out.splitlines()]
    assert lines[1][:5] == ["eight-characteristics", "1", "8", "33", "shipped"]
    assert lines[2][:5] == ["mini-pack", "2", "3", "5", "choir.toml"]


def test_each_indicator_is_scored_on_four_levels(evening: Sitting) -> None:
    found = evening.results.indicator("1.1")
    assert (found.n, found.counts, found.median) == (4, (2, 0, 1, 1), 2.0)
    assert found.quartiles == (1.0, 3.25)
    assert found.agreement == close(1 / 12)
    assert found.consensus == pytest.approx(0.191678, abs=1e-6)
    assert (found.between, found.within, found.far_apart) == (2.5, 1.0, True)
    assert (found.score, found.score_source) == (2, "agreed")

    same, ends = evening.results.indicator("1.2"), evening.results.indicator("2.1")
    assert (same.agreement, same.consensus, same.score) == (1, close(1), 4)
    assert (ends.agreement, ends.consensus, ends.score) == (-1, close(0), 2.5)
    assert (ends.between, ends.within, ends.score_source) == (0, 3, "votes")

    few, spread = evening.results.indicator("2.2"), evening.results.indicator("3.1")
    assert (few.n, few.dont_know, few.median, few.agreement, few.score) == (2, 2, 2.5, None, None)
    assert (spread.counts, spread.agreement, spread.score) == ((1, 1, 1, 1), 0, 3)


def test_the_whole_is_summed_up(evening: Sitting) -> None:
    results = evening.results
    one, two, three = results.characteristics
    assert (one.score, one.scored, one.of, one.band) == (3, 2, 2, "in part")
    assert one.agreement == close(13 / 24)
    assert (two.score, two.scored, two.of, two.band) == (2.5, 1, 2, "needs attention")
    assert two.agreement == -1
    assert (three.score, three.agreement, three.of) == (3, 0, 1)
    assert (results.overall.score, results.overall.scored, results.overall.of) == (2.875, 4, 5)
    assert [p.indicator for p in results.talk_about_first] == ["2.1", "3.1", "1.1", "2.2"]
    assert results.suggested_priorities == (2, 3, 1)
    assert results.strengths == ("1.2",)


def test_it_goes_out_as_a_file_and_comes_back(evening: Sitting, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "evening.collabdesk"
    desk.export(evening.workshop, path)
    (brought,) = desk.import_files([path], Conflict.KEEP_BOTH)
    again = desk.sit(brought.workshop_id)
    assert again.framework == evening.framework == parse_pack(TEXT, "mini-pack.toml")
    assert again.results.characteristics == evening.results.characteristics
    assert again.workshop.votes == evening.workshop.votes


@pytest.mark.parametrize("one_page", [True, False])
def test_its_report_says_the_words_of_the_pack(
    evening: Sitting, desk: Desk, one_page: bool
) -> None:
    data = desk.report_bytes(evening.workshop, ReportOptions(one_page=one_page))
    said = words(data)
    assert failures(data) == []
    for text in ("Choir", "Concert", "Breathe before we sing", "We breathe together."):
        assert text in said
    for text in ("Three signs of a good choir", "Keeping time", "We end together.", "Seldom"):
        assert (text in said) is not one_page
    assert "Not yet" not in said
    assert "Consistently" not in said


def test_the_commands_say_the_same(evening: Sitting, collabdesk: CommandLine) -> None:
    workshop = evening.workshop.id
    given = json.loads(collabdesk("results", workshop, "--json").out)
    assert (given["framework"], given["edition"]) == ("mini-pack", "2")
    assert [i["counts"] for i in given["indicators"]][:2] == [[2, 0, 1, 1], [0, 0, 0, 4]]
    assert given["overall"] == {"score": 2.875, "scored": 4, "of": 5}
    assert "Scores run from 1 to 4." in collabdesk("results", workshop).out
    (line,) = json.loads(collabdesk("list", "--json").out)
    assert (line["scored"], line["of"]) == (4, 5)
    plan = collabdesk.library.with_name("plan.pdf")
    assert collabdesk("report", workshop, "--out", plan).status == 0
    assert "Singing in tune" in words(plan.read_bytes())


def of_width(levels: int) -> str:
    """Return the small pack with a scale of that many levels, anchored at both ends."""
    start, end = TEXT.index("[[scale.levels]]"), TEXT.index("[[types]]")
    scale = "".join(f'[[scale.levels]]\nname = "Step {n}"\n' for n in range(1, levels + 1))
    return (TEXT[:start] + scale + TEXT[end:]).replace("level = 4", f"level = {levels}")


@pytest.mark.parametrize(
    ("levels", "answers", "median", "agreement"),
    [
        (2, (1, 2, 2, 2), 2, 0.5),
        (2, (1, 1, 2, 2), 1.5, 0),
        (10, (10, 10, 10, 10), 10, 1),
        (10, (1, 1, 10, 10), 5.5, -1),
        (10, tuple(range(1, 11)), 5.5, 0),
    ],
)
def test_any_scale_is_scored_and_reported(
    levels: int, answers: tuple[int, ...], median: float, agreement: float
) -> None:
    framework = parse_pack(of_width(levels), "pack.toml")
    room = make_workshop(
        framework_id="mini-pack",
        edition="2",
        scope=(1, 2, 3),
        type="concert",
        partners=make_partners(len(answers)),
    )
    workshop = with_votes(room, "1.1", answers)
    results = score(workshop, framework)
    found = results.indicator("1.1")
    assert (found.median, found.agreement) == (median, agreement)
    assert found.counts is not None
    assert len(found.counts) == levels
    assert bars(results, framework)
    data = build_report(ReportInput(workshop, framework, results, HELD_ON), ReportOptions())
    assert failures(data) == []
    assert f"Step {levels}" in words(data)
