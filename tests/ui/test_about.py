"""About credits who made the framework that is worked with."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collabdesk.framework.loader import parse_pack
from collabdesk.resources import LICENCES
from collabdesk.services.desk import NewWorkshop
from collabdesk.ui.dialogs.about_dialog import AboutDialog
from tests.ui.visits import visiting

# The off-screen platform has no window manager; it says so each time.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
PACK = Path(__file__).parents[1] / "data" / "mini-pack.toml"


def test_about_credits_the_framework_of_the_open_workshop(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "frameworks"
    own.mkdir()
    text = PACK.read_text(encoding="utf-8")
    (own / "choir.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("collabdesk.paths.framework_folder", lambda: own)
    pack = parse_pack(text, "choir.toml")
    with visiting(qtbot, qapp, tmp_path) as visit:
        window, default = visit.window, visit.desk.catalogue.default()

        def credit() -> str:
            window.show_about()
            dialog = window.findChildren(AboutDialog)[-1]
            words = dialog.form.creditLabel.text()
            dialog.close()
            return words

        assert credit() == default.credit
        made = visit.desk.create(
            NewWorkshop("Rehearsal", "Choir", framework=(pack.id, pack.edition))
        )
        window.open_workshop(made)
        assert credit() == pack.credit != default.credit
        window.show_home()
        assert credit() == default.credit


def test_about_names_the_licences_where_they_were_shipped(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with visiting(qtbot, qapp, tmp_path) as visit:
        visit.window.show_about()
        (dialog,) = visit.window.findChildren(AboutDialog)
        assert dialog.form.licencesLabel.isHidden()
        dialog.close()
        monkeypatch.setattr("sys.executable", str(tmp_path / "collabdesk"))
        (tmp_path / LICENCES).write_text("all of them", encoding="utf-8")
        visit.window.show_about()
        shown = visit.window.findChildren(AboutDialog)[-1].form.licencesLabel
        assert not shown.isHidden()
        assert shown.text().endswith(str(tmp_path / LICENCES))
