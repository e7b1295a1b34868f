"""The self-test passes on what is whole, and finds each part that is not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PySide6.QtCore import qDebug, qWarning
from PySide6.QtWidgets import QWidget

from collabdesk import selftest
from collabdesk.selftest import PARTS, FaultyPart, run
from collabdesk.ui import forms, theme

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("name", PARTS)
def test_every_part_of_this_checkout_is_well(name: str) -> None:
    out = io.StringIO()
    assert run(out, {name: PARTS[name]}) == 0, out.getvalue()


def test_one_line_is_printed_for_each_part_in_order() -> None:
    out = io.StringIO()
    assert run(out, {"paper": lambda _folder: "A4", "ink": lambda _folder: "blue"}) == 0
    assert out.getvalue().splitlines() == ["ok      paper: A4", "ok      ink: blue"]


def test_a_part_that_fails_lets_the_others_be_tried() -> None:
    def broken(_folder: Path) -> str:
        raise OSError("it is torn")

    out = io.StringIO()
    assert run(out, {"paper": broken, "ink": lambda _folder: "blue"}) == 1
    assert out.getvalue().splitlines() == ["failed  paper: it is torn", "ok      ink: blue"]


def test_the_folder_is_there_while_it_runs_and_gone_afterwards() -> None:
    seen: list[Path] = []

    def look(folder: Path) -> str:
        (folder / "made.txt").write_text("x", encoding="utf-8")
        seen.append(folder)
        return ""

    run(io.StringIO(), {"folder": look})
    assert not seen[0].exists()


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put an empty folder in the place of all that is shipped."""
    root = tmp_path / "shipped"
    (root / "frameworks").mkdir(parents=True)
    monkeypatch.setattr(selftest, "resource", lambda name: root / name)
    return root


def test_a_missing_pack_is_found(shipped: Path, tmp_path: Path) -> None:
    assert list(shipped.rglob("*.toml")) == []
    with pytest.raises(FaultyPart, match="no framework pack"):
        PARTS["framework"](tmp_path)


def test_missing_pictures_are_found(shipped: Path, tmp_path: Path) -> None:
    assert list(shipped.rglob("*.svg")) == []
    with pytest.raises(FaultyPart, match="no picture"):
        PARTS["pictures"](tmp_path)


def test_a_picture_that_cannot_be_shown_is_named(shipped: Path, tmp_path: Path) -> None:
    (shipped / "tick.png").write_bytes(b"no picture")
    with pytest.raises(FaultyPart, match=r"tick\.png"):
        PARTS["pictures"](tmp_path)


def test_a_font_that_is_none_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    false = tmp_path / "false.ttf"
    false.write_bytes(b"no font")
    monkeypatch.setattr(selftest, "font", lambda _face: false)
    with pytest.raises(FaultyPart, match="Fira Sans Regular"):
        PARTS["fonts"](tmp_path)


def test_letters_that_no_face_draws_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selftest, "LETTERS", "Harbour \u6771")
    with pytest.raises(FaultyPart, match=r"no letters of NotoSans$"):
        PARTS["letters"](tmp_path)


def test_a_picture_missing_from_the_style_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "style_sheet", lambda _look: "image: url(/nowhere/arrow.svg)")
    with pytest.raises(FaultyPart, match=r"light style asks for arrow\.svg"):
        PARTS["styles"](tmp_path)


def test_missing_forms_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "__path__", [])
    with pytest.raises(FaultyPart, match="no compiled form"):
        PARTS["forms"](tmp_path)


def test_what_qt_complains_of_is_a_fault() -> None:
    with pytest.raises(FaultyPart, match="the picture is missing"), selftest.no_complaints():
        qWarning("the picture is missing")


def test_what_qt_only_mentions_is_none() -> None:
    with selftest.no_complaints():
        qDebug("all is well")


def test_a_window_that_paints_nothing_is_found() -> None:
    empty = QWidget()
    empty.setFixedSize(0, 0)
    with pytest.raises(FaultyPart, match="paints nothing"):
        selftest.paint(empty)


@pytest.mark.parametrize("written", [b"", b"%PDF-1.7 cut short", b"no PDF %%EOF"])
def test_a_report_that_is_not_whole_is_found(written: bytes) -> None:
    with pytest.raises(FaultyPart, match="not a whole PDF"):
        selftest.pages_of(written)


def test_what_the_off_screen_platform_says_of_itself_is_none() -> None:
    with selftest.no_complaints():
        qWarning("This plugin does not support propagateSizeHints()")
