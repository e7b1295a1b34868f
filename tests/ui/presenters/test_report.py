from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from collabdesk.domain.workshop import Workshop
from collabdesk.errors import LibraryError
from collabdesk.report import ReportOptions
from collabdesk.ui.presenters.file_names import safe_stem, with_ending
from collabdesk.ui.presenters.report import ReportPresenter, Writer
from tests.ui.desks import Answers
from tests.ui.scenes import GROUP, Scene, open_scene

pytestmark = pytest.mark.usefixtures("qapp")


class Paper:
    """What is remembered from one report to the next."""

    def __init__(self, folder: Path) -> None:
        self.paper = "A4"
        self.last_folder = str(folder)


@dataclass
class FullDisk:
    """A desk whose drive is full."""

    asked: list[ReportOptions] = field(default_factory=list)

    def report(
        self, workshop: Workshop, path: Path, options: ReportOptions, force: bool = False
    ) -> None:
        del workshop, path, force
        self.asked.append(options)
        raise LibraryError("the drive is full. Free at least 90 kB or choose another drive.")

    def export(self, workshop: Workshop, path: Path, force: bool = False) -> None:
        del workshop, path, force
        raise LibraryError("the drive is full.")


@dataclass
class Bench:
    """A presenter with what it is given."""

    scene: Scene
    presenter: ReportPresenter
    answers: Answers
    paper: Paper
    waiting: list[Callable[[], None]]

    def work(self) -> None:
        self.waiting.pop()()


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with open_scene(tmp_path, GROUP) as opened:
        yield opened


def bench_of(scene: Scene, folder: Path, desk: Writer | None = None) -> Bench:
    answers, paper = Answers(), Paper(folder)
    waiting: list[Callable[[], None]] = []
    presenter = ReportPresenter(
        scene.stage, str, desk or scene.desk, paper, answers, waiting.append
    )
    presenter.attach(lambda _state: None)
    presenter.state()
    return Bench(scene, presenter, answers, paper, waiting)


@pytest.fixture
def bench(scene: Scene, tmp_path: Path) -> Bench:
    return bench_of(scene, tmp_path)


def test_saves_the_report_and_says_where(bench: Bench, tmp_path: Path) -> None:
    bench.answers.save_to = tmp_path / "plan.pdf"
    bench.presenter.save_pdf()
    state = bench.presenter.state()
    assert (state.writing, state.saved) == (True, "")
    bench.work()
    state = bench.presenter.state()
    assert (state.writing, state.saved) == (False, f"Saved to {tmp_path / 'plan.pdf'}")
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")


def test_the_name_suggested_says_what_it_is(bench: Bench, tmp_path: Path) -> None:
    bench.presenter.save_pdf()
    workshop = bench.scene.workshop
    day = workshop.held_on.isoformat()
    name = f"{workshop.collaboration.name} - {workshop.title} - {day}.pdf"
    bench.presenter.choose_one_page(one_page=True)
    bench.presenter.save_pdf()
    plan = f"{workshop.collaboration.name} - {workshop.title} - plan - {day}.pdf"
    assert bench.answers.suggested == [tmp_path / name, tmp_path / plan]
    assert bench.waiting == [], "nothing is written where the dialog was cancelled"


def test_an_ending_is_added_and_a_file_that_is_there_stays(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_text("mine")
    bench.answers.save_to = tmp_path / "plan"
    bench.presenter.save_pdf()
    bench.work()
    assert bench.presenter.state().error == "“plan.pdf” is already there. Choose another name."
    assert (tmp_path / "plan.pdf").read_text() == "mine"


def test_a_file_the_dialog_asked_about_is_replaced(bench: Bench, tmp_path: Path) -> None:
    target = tmp_path / "again.collabdesk"
    target.write_text("old")
    bench.answers.save_to = target
    bench.presenter.export()
    bench.work()
    assert bench.presenter.state().saved == f"Saved to {target}"
    assert bench.scene.desk.read(str(target)).title == bench.scene.workshop.title


def test_a_folder_that_is_gone_is_said_in_a_sentence(bench: Bench, tmp_path: Path) -> None:
    bench.answers.save_to = tmp_path / "gone" / "plan.pdf"
    bench.presenter.save_pdf()
    bench.work()
    state = bench.presenter.state()
    assert "there is no such folder" in state.error
    assert (state.saved, state.writing) == ("", False)


def test_a_full_disk_is_said_and_goes_at_the_next_try(scene: Scene, tmp_path: Path) -> None:
    bench = bench_of(scene, tmp_path, FullDisk())
    bench.answers.save_to = tmp_path / "plan.pdf"
    bench.presenter.save_pdf()
    bench.work()
    assert bench.presenter.state().error.startswith("the drive is full")
    bench.presenter.save_pdf()
    assert bench.presenter.state().error == ""


def test_choices_reach_the_report(scene: Scene, tmp_path: Path) -> None:
    desk = FullDisk()
    bench = bench_of(scene, tmp_path, desk)
    bench.answers.save_to = tmp_path / "plan.pdf"
    bench.presenter.choose_paper("Letter")
    bench.presenter.choose_one_page(one_page=True)
    bench.presenter.choose_names(names=False)
    bench.presenter.save_pdf()
    bench.work()
    options = desk.asked[0]
    assert (options.paper, options.one_page, options.names) == ("Letter", True, False)
    assert bench.paper.paper == "Letter"


def test_says_what_it_will_hold(bench: Bench) -> None:
    held = dict(bench.presenter.state().holds)
    assert held["Page one"] == (
        "Where we stand on 8 characteristics, and what we will do: 6 actions, "
        "review on 20 May 2027."
    )
    assert held["Partners"] == "8 partners, by name."
    bench.presenter.choose_names(names=False)
    assert dict(bench.presenter.state().holds)["Partners"] == "8 partners, without names."
    bench.presenter.choose_one_page(one_page=True)
    assert [part for part, _ in bench.presenter.state().holds] == ["Page one"]


def test_says_what_is_missing(tmp_path: Path) -> None:
    with open_scene(tmp_path) as empty:
        bench = bench_of(empty, tmp_path)
        assert bench.presenter.state().missing == (
            "33 indicators have no score · there are no actions yet · there is no review date"
        )
        assert not bench.presenter.state().has_names
        empty.sitting.add_partner("Hospice")
        empty.sitting.record_vote("1.1", empty.workshop.partners[0].id, 1, 3)
        assert "votes on 1 indicator are not revealed" in bench.presenter.state().missing


def test_nothing_is_missing_in_a_finished_plan(bench: Bench) -> None:
    assert bench.presenter.state().missing == ""


def test_what_was_saved_is_not_said_of_another_workshop(bench: Bench, tmp_path: Path) -> None:
    bench.answers.save_to = tmp_path / "plan.collabdesk"
    bench.presenter.export()
    bench.work()
    scene = bench.scene
    scene.stage.open(scene.desk.sit(scene.desk.duplicate(scene.workshop.id)))
    assert bench.presenter.state().saved == ""


@pytest.mark.parametrize(
    ("parts", "stem"),
    [
        (["Harbour", "Workshop 1"], "Harbour - Workshop 1"),
        (["A/B: \\C?", "x\ty\n"], "A-B- -C- - x y"),
        (["Same", "Same"], "Same"),
        (["..", "  "], "workshop"),
        ([".hidden"], "hidden"),
        (["é" * 200], "é" * 75),
    ],
)
def test_file_names_every_system_takes(parts: list[str], stem: str) -> None:
    assert safe_stem(parts) == stem


def test_an_ending_is_added_once() -> None:
    assert with_ending(Path("plan 20.11.2026"), ".pdf") == Path("plan 20.11.2026.pdf")
    assert with_ending(Path("plan.PDF"), ".pdf") == Path("plan.PDF")
