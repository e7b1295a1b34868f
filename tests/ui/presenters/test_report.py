from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from collabdesk.errors import LibraryError
from collabdesk.handout import Kind
from collabdesk.ui.presenters.drawing import Done, Make, Outcome
from collabdesk.ui.presenters.file_names import safe_stem, with_ending
from collabdesk.ui.presenters.report import ReportPresenter, ReportState, Writer
from tests.ui.desks import Answers
from tests.ui.scenes import Scene, open_scene

pytestmark = pytest.mark.usefixtures("qapp")
PNG = b"\x89PNG\r\n\x1a\n and so on"


class Wishes:
    """What is remembered from one report to the next."""

    def __init__(self, folder: Path) -> None:
        self.paper = "A4"
        self.last_folder = str(folder)
        self.organisation = ""
        self.logo = ""


@dataclass
class Slow:
    """Draws when told to; only the newest wish is kept, as by the real one."""

    wish: tuple[Make, Done] | None = None
    asked: int = 0

    def draw(self, make: Make, done: Done) -> None:
        self.wish = (make, done)
        self.asked += 1

    def cancel(self) -> None:
        self.wish = None

    def work(self, outcome: Outcome | None = None) -> None:
        assert self.wish is not None
        (make, done), self.wish = self.wish, None
        done(outcome or Outcome(make(lambda _page: None)))


class FullDisk:
    """A desk whose drive is full."""

    def write(self, path: Path, data: bytes, force: bool = False) -> None:
        del path, data, force
        raise LibraryError("the drive is full. Free at least 90 kB or choose another drive.")

    def write_all(self, folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
        del folder, files
        raise LibraryError("the drive is full.")


@dataclass
class Bench:
    """A presenter with what it is given, and the states it showed."""

    scene: Scene
    presenter: ReportPresenter
    answers: Answers
    wishes: Wishes
    preview: Slow
    files: Slow
    shown: list[ReportState] = field(default_factory=list)

    @property
    def state(self) -> ReportState:
        return self.shown[-1]


def bench_of(scene: Scene, folder: Path, desk: Writer | None = None) -> Bench:
    answers, wishes, preview, files = Answers(), Wishes(folder), Slow(), Slow()
    presenter = ReportPresenter(
        scene.stage, str, desk or scene.desk, wishes, answers, preview, files
    )
    bench = Bench(scene, presenter, answers, wishes, preview, files)
    presenter.attach(bench.shown.append)
    presenter.refresh()
    return bench


@pytest.fixture
def bench(scene: Scene, tmp_path: Path) -> Bench:
    return bench_of(scene, tmp_path)


# The preview ---------------------------------------------------------------------------------


def test_the_page_shown_is_the_file_saved(bench: Bench, tmp_path: Path) -> None:
    assert (bench.state.page, bench.state.drawing) == (b"", True)
    bench.preview.work()
    assert bench.state.page.startswith(b"%PDF")
    assert not bench.state.drawing
    bench.answers.save_to = tmp_path / "plan.pdf"
    bench.presenter.save_pdf()
    assert (tmp_path / "plan.pdf").read_bytes() == bench.state.page
    assert bench.state.saved == f"Saved to {tmp_path / 'plan.pdf'}"


def test_every_choice_is_drawn_and_nothing_twice(bench: Bench) -> None:
    bench.preview.work()
    asked = bench.preview.asked
    bench.presenter.refresh()
    assert bench.preview.asked == asked
    bench.presenter.choose_kind(Kind.PLAN)
    bench.presenter.choose_paper("Letter")
    bench.presenter.choose_names(names=False)
    bench.presenter.name_organisation("Harbour board")
    assert bench.preview.asked == asked + 4
    assert bench.state.drawing
    assert (bench.state.kind, bench.state.paper, bench.state.names) == (Kind.PLAN, "Letter", False)
    assert (bench.wishes.paper, bench.wishes.organisation) == ("Letter", "Harbour board")


@pytest.mark.no_cover
def test_a_change_of_the_workshop_is_drawn(bench: Bench) -> None:
    bench.preview.work()
    before = bench.state.page
    bench.scene.sitting.describe(title="Another title")
    bench.presenter.refresh()
    bench.preview.work()
    assert bench.state.page != before


@pytest.mark.parametrize("kind", [Kind.CARDS, Kind.TALLIES, Kind.POSTER, Kind.GUIDE])
def test_papers_for_the_room_are_drawn_too(empty: Scene, tmp_path: Path, kind: Kind) -> None:
    bench = bench_of(empty, tmp_path)
    bench.presenter.choose_kind(str(kind))
    bench.preview.work()
    assert bench.state.page.startswith(b"%PDF")
    assert (bench.state.missing, bench.state.asks_head) == ("", False)
    assert bench.state.asks_paper is (kind is not Kind.POSTER)


def test_what_cannot_be_drawn_is_said_and_a_bug_goes_on(bench: Bench) -> None:
    bench.preview.work(Outcome(fault=LibraryError("The font is missing. Install again.")))
    assert bench.state.error == "The font is missing. Install again."
    bench.presenter.choose_kind(Kind.PLAN)
    with pytest.raises(ZeroDivisionError):
        bench.preview.work(Outcome(fault=ZeroDivisionError()))


# Saving --------------------------------------------------------------------------------------


def test_saving_waits_for_the_page_that_is_being_drawn(bench: Bench, tmp_path: Path) -> None:
    bench.answers.save_to = tmp_path / "plan.pdf"
    bench.presenter.save_pdf()
    assert bench.state.working == "Writing…"
    bench.presenter.reached(0)
    assert bench.state.working == "Writing…"
    bench.presenter.reached(3)
    assert bench.state.working == "Writing… page 3"
    bench.presenter.save_pdf()
    assert len(bench.answers.asked) == 1, "one at a time"
    bench.preview.work()
    assert (bench.state.working, bench.state.saved) == ("", f"Saved to {tmp_path / 'plan.pdf'}")
    bench.presenter.reached(4)
    assert bench.state.working == ""


def test_what_is_cancelled_leaves_no_file(bench: Bench, tmp_path: Path) -> None:
    bench.answers.save_to = tmp_path / "plan.pdf"
    bench.presenter.save_pdf()
    bench.presenter.cancel()
    bench.preview.work()
    assert bench.state.saved == "Cancelled. Nothing was written."
    assert not (tmp_path / "plan.pdf").exists()


def test_the_name_suggested_says_what_it_is(bench: Bench, tmp_path: Path) -> None:
    workshop = bench.scene.workshop
    day = workshop.held_on.isoformat()
    bench.presenter.save_pdf()
    bench.presenter.choose_kind(Kind.PLAN)
    bench.presenter.save_pdf()
    bench.presenter.export(".xlsx")
    start = f"{workshop.collaboration.name} - {workshop.title}"
    assert bench.answers.suggested == [
        tmp_path / f"{start} - {day}.pdf",
        tmp_path / f"{start} - plan - {day}.pdf",
        tmp_path / f"{start} - {day}.xlsx",
    ]
    assert bench.files.asked == 0, "nothing is made where the dialog was cancelled"


def test_without_names_no_file_name_names_a_partner(bench: Bench) -> None:
    partner = bench.scene.workshop.partners[0].name
    bench.scene.sitting.describe(title=f"At {partner}")
    bench.presenter.refresh()
    bench.presenter.choose_names(names=False)
    bench.presenter.save_pdf()
    assert partner not in bench.answers.suggested[0].name
    assert "At a partner" in bench.answers.suggested[0].name


def test_an_ending_is_added_and_a_file_that_is_there_stays(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_text("mine")
    bench.answers.save_to = tmp_path / "plan"
    bench.presenter.save_pdf()
    bench.preview.work()
    assert bench.state.error == "“plan.pdf” is already there. Choose another name."
    assert (tmp_path / "plan.pdf").read_text() == "mine"


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".csv", ".collabdesk"])
def test_other_files_replace_what_the_dialog_asked_about(
    bench: Bench, tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"again{ending}"
    target.write_text("old")
    bench.answers.save_to = target
    bench.presenter.export(ending)
    assert bench.state.working == "Writing…"
    bench.files.work()
    assert bench.state.saved == f"Saved to {target}"
    assert target.read_bytes() != b"old"


def test_all_files_go_into_one_folder(empty: Scene, tmp_path: Path) -> None:
    bench = bench_of(empty, tmp_path)
    assert ".docx" in bench.presenter.endings()
    folder = tmp_path / "all"
    folder.mkdir()
    bench.presenter.export_all()
    assert bench.files.asked == 0, "no folder was chosen"
    bench.answers.folder = folder
    bench.presenter.export_all()
    bench.presenter.export_all()
    bench.files.work()
    endings = {path.suffix for path in folder.iterdir()}
    assert endings == {".pdf", *bench.presenter.endings()}
    assert bench.state.saved == f"Saved to {folder}"
    bench.presenter.export_all()
    bench.files.work()
    assert bench.state.error == "Some of these files are already in “all”. Choose another."


def test_without_names_the_workshop_file_is_not_offered(empty: Scene, tmp_path: Path) -> None:
    bench = bench_of(empty, tmp_path)
    bench.presenter.choose_names(names=False)
    assert ".collabdesk" not in bench.presenter.endings()
    bench.answers.folder = tmp_path
    bench.presenter.export_all()
    bench.files.work()
    assert list(tmp_path.glob("*.collabdesk")) == []
    assert len(list(tmp_path.glob("*.docx"))) == 1


def test_a_full_disk_is_said_and_goes_at_the_next_try(scene: Scene, tmp_path: Path) -> None:
    bench = bench_of(scene, tmp_path, FullDisk())
    bench.answers.save_to = tmp_path / "plan.pdf"
    bench.preview.work()
    bench.presenter.save_pdf()
    assert bench.state.error.startswith("the drive is full")
    bench.presenter.save_pdf()
    bench.presenter.choose_paper("Letter")
    assert bench.state.error == ""


def test_a_file_that_cannot_be_made_is_said(bench: Bench, tmp_path: Path) -> None:
    bench.answers.save_to = tmp_path / "plan.docx"
    bench.presenter.export(".docx")
    bench.files.work(Outcome(fault=LibraryError("No.")))
    assert (bench.state.error, bench.state.working) == ("No.", "")


def test_printing_is_told_here(bench: Bench) -> None:
    bench.presenter.told_progress("Printing…")
    assert bench.state.working == "Printing…"
    bench.presenter.told_outcome("Sent.", "")
    assert (bench.state.working, bench.state.saved) == ("", "Sent.")


# The head of page one ------------------------------------------------------------------------


def test_a_logo_is_chosen_and_taken_away(bench: Bench, tmp_path: Path) -> None:
    bench.presenter.choose_logo()
    assert bench.state.logo == "", "the dialog was cancelled"
    logo = tmp_path / "logo.png"
    logo.write_bytes(PNG)
    bench.answers.files = (logo,)
    bench.presenter.choose_logo()
    assert bench.state.logo == "logo.png"
    bench.presenter.choose_logo()
    assert (bench.state.logo, bench.wishes.logo) == ("", "")


@pytest.mark.parametrize("data", [b"GIF89a", b"", PNG + bytes(4_000_000)])
def test_a_file_that_is_no_logo_is_refused(bench: Bench, tmp_path: Path, data: bytes) -> None:
    logo = tmp_path / "logo.gif"
    logo.write_bytes(data)
    bench.answers.files = (logo,)
    bench.presenter.choose_logo()
    assert bench.state.logo == ""
    assert bench.state.error.startswith("“logo.gif” cannot be used")


def test_a_logo_that_is_gone_is_left_out(scene: Scene, tmp_path: Path) -> None:
    bench = bench_of(scene, tmp_path)
    bench.wishes.logo = str(tmp_path / "gone.png")
    bench.presenter.refresh()
    bench.preview.work()
    assert bench.state.page.startswith(b"%PDF")


# What is missing -----------------------------------------------------------------------------


def test_says_what_is_missing(tmp_path: Path) -> None:
    with open_scene(tmp_path) as empty:
        bench = bench_of(empty, tmp_path)
        assert bench.state.missing == (
            "33 indicators have no score · there are no actions yet · there is no review date"
        )
        assert not bench.state.asks_names
        empty.sitting.add_partner("Hospice")
        empty.sitting.record_vote("1.1", empty.workshop.partners[0].id, 1, 3)
        bench.presenter.refresh()
        assert "votes on 1 indicator are not revealed" in bench.state.missing


def test_nothing_is_missing_in_a_finished_plan(bench: Bench) -> None:
    assert bench.state.missing == ""


def test_what_is_missing_begins_with_a_capital(bench: Bench) -> None:
    bench.scene.sitting.set_review(None)
    bench.presenter.refresh()
    assert bench.state.missing == "There is no review date"


def test_a_drawing_may_be_done_after_the_workshop_was_left(bench: Bench) -> None:
    shown = len(bench.shown)
    bench.scene.stage.close()
    bench.preview.work()
    assert len(bench.shown) == shown


def test_what_was_saved_is_not_said_of_another_workshop(bench: Bench, tmp_path: Path) -> None:
    bench.answers.save_to = tmp_path / "plan.collabdesk"
    bench.presenter.export(".collabdesk")
    bench.files.work()
    assert bench.state.saved
    scene = bench.scene
    scene.stage.open(scene.desk.sit(scene.desk.duplicate(scene.workshop.id)))
    bench.presenter.refresh()
    assert bench.state.saved == ""
    assert bench.state.page == b""


@pytest.mark.parametrize(
    ("parts", "stem"),
    [
        (["Harbour", "Workshop 1"], "Harbour - Workshop 1"),
        (["A/B: \\C?", "x\ty\n"], "A-B- -C- - x y"),
        (["Same", "Same"], "Same"),
        (["..", "  "], "workshop"),
        ([".hidden"], "hidden"),
        (["é" * 200], "é" * 75),
        (["CON"], "_CON"),
        (["nul"], "_nul"),
        (["aux.2026"], "_aux.2026"),
        (["Com1", "Com1"], "_Com1"),
        (["LPT9 .x"], "_LPT9 .x"),
        (["COM10"], "COM10"),
        (["Con", "Workshop 1"], "Con - Workshop 1"),
        (["-rf"], "_-rf"),
        (["---"], "workshop"),
    ],
)
def test_file_names_every_system_takes(parts: list[str], stem: str) -> None:
    assert safe_stem(parts) == stem


def test_an_ending_is_added_once() -> None:
    assert with_ending(Path("plan 20.11.2026"), ".pdf") == Path("plan 20.11.2026.pdf")
    assert with_ending(Path("plan.PDF"), ".pdf") == Path("plan.PDF")
