"""User text is never read as markup by a tooltip."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import Qt, QTextDocument

import collabdesk.ui
from collabdesk.ui.widgets.tips import plain

pytestmark = pytest.mark.no_cover

HOSTILE = ["<b>Acute</b> trust", '<img src="/etc/hostname">', "a < b & c > d", "<qt>x</qt>\ny"]


def as_shown(tip: str) -> str:
    document = QTextDocument()
    if Qt.mightBeRichText(tip):
        document.setHtml(tip)
    else:
        document.setPlainText(tip)
    return document.toPlainText()


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_markup_is_shown_as_typed(text: str) -> None:
    assert as_shown(plain(text)) == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"))))
def test_any_text_is_shown_as_typed(text: str) -> None:
    assert as_shown(plain(text)) == text


def test_a_plain_text_is_left_alone() -> None:
    assert plain("Acute trust, 2 seats") == "Acute trust, 2 seats"


def test_every_tooltip_of_the_window_goes_through_it() -> None:
    allowed = {"plain", ""}
    for path in Path(collabdesk.ui.__path__[0]).rglob("*.py"):
        if "forms" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                if node.func.attr not in {"setToolTip", "showText"}:
                    continue
                words = node.args[0] if node.func.attr == "setToolTip" else node.args[1]
                assert _source(words) in allowed, f"{path.name}:{node.lineno}"


def _source(words: ast.expr) -> str:
    if isinstance(words, ast.IfExp):
        return _source(words.body)
    if isinstance(words, ast.Call) and isinstance(words.func, ast.Name):
        return words.func.id
    return "" if isinstance(words, ast.Constant) else "unknown"
