"""Forms are compiled once, typed, renewed when they change, and deleted when they are gone."""

from __future__ import annotations

import os
from pathlib import Path

import forms
import pytest

FORM = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0">
 <class>DemoPage</class>
 <widget class="QDialog" name="DemoPage">
  <layout class="QVBoxLayout" name="column">
   <item><widget class="QPushButton" name="nextButton">
    <property name="text"><string>Next</string></property>
   </widget></item>
  </layout>
 </widget>
</ui>
"""
RESOURCES = '<RCC><qresource prefix="/"><file>icons/dot.svg</file></qresource></RCC>'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "a folder with spaces"
    (root / "ui").mkdir(parents=True)
    (root / "ui" / "demo_page.ui").write_text(FORM, encoding="utf-8")
    (root / "resources" / "icons").mkdir(parents=True)
    (root / "resources" / "demo.qrc").write_text(RESOURCES, encoding="utf-8")
    (root / "resources" / "icons" / "dot.svg").write_text("<svg/>", encoding="utf-8")
    return root


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def test_each_source_gives_a_module_and_the_folder_is_a_package(project: Path) -> None:
    assert names(forms.build(project)) == ["ui_demo_page.py", "demo_rc.py"]
    assert (forms.output_folder(project) / "__init__.py").read_text() == forms.PACKAGE_TEXT
    assert forms.stale(project) == []


def test_the_methods_of_a_form_are_typed(project: Path) -> None:
    code = forms.compile_source(project / "ui" / "demo_page.ui")
    assert "def setupUi(self, DemoPage: QDialog) -> None:" in code
    assert "def retranslateUi(self, DemoPage: QDialog) -> None:" in code


def test_the_functions_of_resources_are_typed(project: Path) -> None:
    code = forms.compile_source(project / "resources" / "demo.qrc")
    assert "def qInitResources() -> None:" in code
    assert "def qCleanupResources() -> None:" in code


def test_an_output_does_not_tell_when_or_with_what_it_was_made(project: Path) -> None:
    for source in forms.sources(project).values():
        first = forms.compile_source(source)
        os.utime(source, (1, 1))
        assert forms.compile_source(source) == first
        assert "Created by" not in first


def test_what_is_fresh_is_not_written_again(project: Path) -> None:
    forms.build(project)
    assert forms.build(project) == []


def test_a_changed_form_is_stale_until_it_is_built(project: Path) -> None:
    forms.build(project)
    (project / "ui" / "demo_page.ui").write_text(FORM.replace("Next", "Onward"), encoding="utf-8")
    assert names(forms.stale(project)) == ["ui_demo_page.py"]
    assert names(forms.build(project)) == ["ui_demo_page.py"]
    assert forms.stale(project) == []


def test_a_changed_picture_makes_its_resources_stale(project: Path) -> None:
    forms.build(project)
    (project / "resources" / "icons" / "dot.svg").write_text("<svg>2</svg>", encoding="utf-8")
    assert names(forms.build(project)) == ["demo_rc.py"]


def test_an_output_changed_by_hand_is_found(project: Path) -> None:
    forms.build(project)
    output = forms.output_folder(project) / "ui_demo_page.py"
    output.write_text(output.read_text(encoding="utf-8") + "x = 1\n", encoding="utf-8")
    assert names(forms.stale(project)) == ["ui_demo_page.py"]


def test_an_output_without_its_form_is_found_and_deleted(project: Path) -> None:
    forms.build(project)
    (project / "ui" / "demo_page.ui").unlink()
    gone = forms.output_folder(project) / "ui_demo_page.py"
    assert forms.stale(project) == [gone]
    assert forms.build(project) == [gone]
    assert not gone.exists()


@pytest.mark.parametrize("text", ["", "<ui", "<ui version='4.0'></ui>", FORM[:200]])
def test_a_faulty_form_is_named(project: Path, text: str) -> None:
    (project / "ui" / "demo_page.ui").write_text(text, encoding="utf-8")
    with pytest.raises(forms.FormError, match=r"^demo_page\.ui: "):
        forms.build(project)


def test_resources_without_their_file_are_named(project: Path) -> None:
    (project / "resources" / "icons" / "dot.svg").unlink()
    with pytest.raises(forms.FormError, match=r"^demo\.qrc: "):
        forms.build(project)
