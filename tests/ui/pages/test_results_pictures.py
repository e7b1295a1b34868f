"""Pictures of the results: saved and copied as they are seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QComboBox

from collabdesk.ui.dialogs.picture_dialog import PictureDialog
from tests.ui.hands import click, press
from tests.ui.sights import Sight

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Key = Qt.Key


def ask(sight: Sight) -> PictureDialog:
    press(Key.Key_P)
    found = sight.page.findChildren(PictureDialog)[-1]
    assert found.isVisible()
    return found


@pytest.mark.parametrize("view", range(1, 6))
def test_every_view_is_saved_as_png_of_the_size_asked(
    sight: Sight, tmp_path: Path, view: int
) -> None:
    press(Qt.Key(Key.Key_0 + view))
    sight.answers.save_to = tmp_path / "picture"
    dialog = ask(sight)
    dialog.form.widthBox.setValue(900)
    dialog.form.heightBox.setValue(640)
    assert dialog.form.sizeBox.currentIndex() == dialog.form.sizeBox.count() - 1
    click(dialog.form.pngButton)
    image = QImage(str(tmp_path / "picture.png"))
    assert image.size() == QSize(900, 640)
    assert image.text("Title")
    colours = {image.pixel(x, y) for x in range(0, 900, 9) for y in range(0, 640, 7)}
    assert len(colours) > 10
    assert sight.scene.said[-1] == "Picture saved: picture.png"


@pytest.mark.parametrize("view", range(1, 6))
def test_every_view_is_saved_as_svg_with_its_words_as_text(
    sight: Sight, tmp_path: Path, view: int
) -> None:
    press(Qt.Key(Key.Key_0 + view))
    sight.answers.save_to = tmp_path / "picture.svg"
    click(ask(sight).form.svgButton)
    drawn = (tmp_path / "picture.svg").read_text(encoding="utf-8")
    words = re.findall(r"<text [^>]*>([^<]*)", drawn)
    assert any("Harbour frailty pathway" in text for text in words)
    assert 'viewBox="0 0 1920 1080"' in drawn
    assert QSvgRenderer(drawn.encode()).isValid()


def test_a_picture_is_copied(sight: Sight) -> None:
    click(ask(sight).form.copyButton)
    assert QGuiApplication.clipboard().image().size() == QSize(1920, 1080)
    assert sight.scene.said[-1] == "Picture copied."


def test_the_overview_offers_both_its_pictures(sight: Sight, tmp_path: Path) -> None:
    dialog = ask(sight)
    box = dialog.form.whatBox
    assert isinstance(box, QComboBox)
    assert [box.itemText(n) for n in range(2)] == ["Eight characteristics", "Who sees what"]
    box.setCurrentIndex(1)
    dialog.form.sizeBox.setCurrentIndex(1)
    dialog.form.sizeBox.activated.emit(1)
    sight.answers.save_to = tmp_path / "heat.png"
    click(dialog.form.pngButton)
    assert QImage(str(tmp_path / "heat.png")).size() == QSize(1280, 720)
    assert sight.answers.suggested[-1].name == "Harbour frailty pathway - Who sees what.png"


def test_a_picture_that_cannot_be_written_is_said(sight: Sight, tmp_path: Path) -> None:
    sight.answers.save_to = tmp_path / "none" / "picture.png"
    click(ask(sight).form.pngButton)
    assert "no such folder" in sight.answers.asked[-1]
    assert sight.scene.said == []


def test_no_picture_is_taken_where_none_is_wanted(sight: Sight) -> None:
    click(ask(sight).form.pngButton)
    click(ask(sight).form.cancelButton)
    assert sight.scene.said == []
