"""Solo files on their way into a group workshop, in the preview and in its dialog."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from collabdesk.domain.workshop import Mode
from collabdesk.errors import InvalidInput
from collabdesk.services.desk import NewWorkshop
from collabdesk.services.protecting import protected
from collabdesk.ui.dialogs.solo_dialog import SoloDialog
from collabdesk.ui.pages import partners_page
from collabdesk.ui.presenters.solo import SoloPresenter, SoloSource
from tests.ui.desks import Answers
from tests.ui.hands import click
from tests.ui.scenes import GROUP, Scene, open_scene, show_page, unnamed

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Folders:
    last_folder = ""


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with open_scene(tmp_path) as opened:
        opened.sitting.paste_partners("Acute trust\nHospice")
        yield opened


def write_solo(scene: Scene, folder: Path, who: str, level: int = 3) -> Path:
    made = scene.desk.create(
        NewWorkshop("My own view", f"Solo of {who}", mode=Mode.SOLO, facilitator=who)
    )
    sitting = scene.desk.sit(made)
    for indicator in ("1.1", "2.1"):
        sitting.agree(indicator, level)
    path = folder / f"{who}.collabdesk"
    scene.desk.export(sitting.workshop, path)
    return path


def previewed(scene: Scene, *paths: Path) -> SoloPresenter:
    presenter = SoloPresenter(scene.stage, str, scene.desk, paths)
    presenter.attach(lambda _state: None, lambda: None)
    return presenter


def test_the_preview_says_who_is_what_and_what_cannot_come(scene: Scene, tmp_path: Path) -> None:
    known = write_solo(scene, tmp_path, "Hospice")
    new = write_solo(scene, tmp_path, "Ambulance service", 5)
    broken = tmp_path / "broken.collabdesk"
    broken.write_text("nothing")
    group = tmp_path / "group.collabdesk"
    scene.desk.export(scene.workshop, group)
    state = previewed(scene, known, new, known, broken, group).state()
    goes = [row.cells[2].text for row in state.rows]
    assert goes == ["Hospice", "new: Ambulance service", "", "", ""]
    assert [row.cells[3].text for row in state.rows] == ["✓ yes", "✓ yes", "no", "no", "no"]
    assert "the same assessment as Hospice.collabdesk" in state.rows[2].cells[0].under
    assert "broken.collabdesk" in state.rows[3].cells[0].under
    assert "a group workshop" in state.rows[4].cells[0].under
    assert (state.bring, state.may_bring) == ("Bring in 2 assessments", True)


def test_all_come_in_one_step_and_one_undo_takes_them_back(scene: Scene, tmp_path: Path) -> None:
    before = scene.workshop
    files = [write_solo(scene, tmp_path, "Hospice"), write_solo(scene, tmp_path, "New", 5)]
    presenter = previewed(scene, *files)
    presenter.choose("1")
    presenter.assign(scene.workshop.partners[0].id)
    assert presenter.state().rows[1].cells[2].text == "Acute trust"
    presenter.bring_in()
    assert len(scene.workshop.votes) == 4
    assert scene.said == ["Brought in: 2. Undo takes all of it back."]
    assert scene.stage.undo_stack.undoText() == "solo assessments brought in"
    again = previewed(scene, *files).state()
    for row in again.rows:
        assert "brought in already since this workshop was opened" in row.cells[0].under
    assert (again.bring, again.may_bring) == ("Bring in 0 assessments", False)
    scene.stage.undo_stack.undo()
    assert scene.workshop == before
    assert previewed(scene, *files).state().bring == "Bring in 2 assessments"


@pytest.mark.parametrize(
    ("anonymous", "shown", "words", "taken"),
    [
        (False, False, "a seat of this partner has voted on all of these: brought in", False),
        (False, True, "a seat has just these answers: brought in before?", False),
        (True, False, "votes that are not shown are not compared: brought in before?", True),
        (True, True, "all these answers are there: brought in before?", False),
    ],
)
def test_at_another_sitting_it_is_asked_whether_it_was_brought_in_before(
    scene: Scene, tmp_path: Path, anonymous: bool, shown: bool, words: str, taken: bool
) -> None:
    scene.sitting.add_partner("Ambulance", 2)
    scene.sitting.set_anonymous(flag=anonymous)
    file = write_solo(scene, tmp_path, "Hospice")
    previewed(scene, file).bring_in()
    if shown:
        for indicator in ("1.1", "2.1"):
            for _ in range(2 * anonymous):  # fewer than three are not shown
                scene.sitting.record_vote(indicator, None, None, 3)
            scene.sitting.reveal(indicator)
    scene.stage.open(scene.desk.sit(scene.workshop.id))
    state = previewed(scene, file).state()
    assert words in state.rows[0].cells[0].under
    assert (state.taken, state.may_take, state.may_bring) == (taken, True, taken)


def test_one_may_be_left_out(scene: Scene, tmp_path: Path) -> None:
    broken = tmp_path / "broken.collabdesk"
    broken.write_text("nothing")
    presenter = previewed(scene, write_solo(scene, tmp_path, "Hospice"), broken)
    presenter.toggle()
    assert not presenter.state().may_bring
    presenter.toggle()
    assert presenter.state().bring == "Bring in 1 assessment"
    presenter.choose("1")
    presenter.toggle()
    presenter.assign("")
    state = presenter.state()
    assert (state.taken, state.may_take) == (False, False)


def test_a_refusal_is_said_and_nothing_is_lost(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter = previewed(scene, write_solo(scene, tmp_path, "Hospice"))

    def refuse(_wanted: object) -> None:
        raise InvalidInput("No room.")

    monkeypatch.setattr(scene.sitting, "bring_in_solo", refuse)
    presenter.bring_in()
    assert presenter.state().error == "No room."


def test_an_anonymous_workshop_asks_for_no_partner(scene: Scene, tmp_path: Path) -> None:
    scene.sitting.set_anonymous(flag=True)
    file = write_solo(scene, tmp_path, "Hospice")
    presenter = previewed(scene, file)
    state = presenter.state()
    assert state.anonymous
    assert state.rows[0].cells[2].text == "a seat"
    presenter.bring_in()
    again = previewed(scene, file).state()
    assert (again.taken, again.may_take, again.may_bring) == (False, True, False)


def test_from_the_partners_page_through_the_dialog(
    qtbot: QtBot, scene: Scene, tmp_path: Path
) -> None:
    answers, folders = Answers(), Folders()
    source = SoloSource(scene.desk, answers, folders)
    page = partners_page.build(scene.stage, str, source)
    show_page(qtbot, scene, page)
    click(page.form.soloButton)
    assert page.findChildren(SoloDialog) == []
    answers.files = (write_solo(scene, tmp_path, "Hospice"), write_solo(scene, tmp_path, "New", 2))
    click(page.form.soloButton)
    (dialog,) = page.findChildren(SoloDialog)
    assert folders.last_folder == str(tmp_path)
    assert dialog.form.fileTable.model().rowCount() == 2
    assert unnamed(dialog) == []
    dialog.form.takenCheck.click()
    assert dialog.form.bringButton.text() == "Bring in 1 assessment"
    dialog.form.takenCheck.click()
    click(dialog.form.bringButton)
    assert len(scene.workshop.votes) == 4
    assert [p.name for p in scene.workshop.partners] == ["Acute trust", "Hospice", "New"]


def test_a_solo_workshop_takes_nobody_in(tmp_path: Path) -> None:
    with open_scene(tmp_path, GROUP) as scene:
        path = write_solo(scene, tmp_path, "Hospice")
        own = next(s for s in scene.desk.summaries() if s.mode is Mode.SOLO)
        scene.stage.open(scene.desk.sit(own.id))
        (row,) = previewed(scene, path).state().rows
        assert "this workshop is one person’s own" in row.cells[0].under


def test_a_protected_file_is_opened_by_its_passphrase_or_left_out(
    scene: Scene, tmp_path: Path
) -> None:
    path = write_solo(scene, tmp_path, "Hospice")
    path.write_bytes(protected(path.read_bytes(), "correct horse battery"))
    answers = Answers()
    answers.files = (path,)
    source = SoloSource(scene.desk, answers, Folders())
    assert source.choose(scene.stage, str) is None
    assert "“Hospice.collabdesk”" in answers.asked[-1]
    answers.passphrases = ["correct horse battery"]
    presenter = source.choose(scene.stage, str)
    assert presenter is not None
    assert len(presenter.state().rows) == 1
