"""The catalogue: reads lazily and once, and passes over packs that cannot be used."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from collabdesk.errors import FrameworkError
from collabdesk.framework.catalogue import Catalogue
from collabdesk.framework.model import DEFAULT_FRAMEWORK_ID

MINI = (Path(__file__).parents[1] / "data" / "mini-pack.toml").read_text(encoding="utf-8")


def pack(
    folder: Path,
    file: str,
    framework_id: str = "mini-pack",
    name: str = "A choir",
    edition: str = "2",
) -> None:
    folder.mkdir(exist_ok=True)
    text = MINI.replace("mini-pack", framework_id).replace("Three signs of a good choir", name)
    text = text.replace('edition = "2"', f'edition = "{edition}"')
    (folder / file).write_text(text, encoding="utf-8")


def test_packs_are_found_in_every_folder_and_the_earlier_folder_wins(tmp_path: Path) -> None:
    pack(tmp_path / "shipped", "one.toml", name="Shipped")
    pack(tmp_path / "own", "a.toml", name="Own copy")
    pack(tmp_path / "own", "b.toml", "other-pack")
    catalogue = Catalogue([tmp_path / "shipped", tmp_path / "own", tmp_path / "missing"])
    assert catalogue.get("mini-pack", "2").name == "Shipped"
    assert [f.id for f in catalogue.all()] == ["mini-pack", "other-pack"]
    assert catalogue.knows("other-pack", "2")
    assert not catalogue.knows("other-pack", "3")
    assert catalogue.broken() == ()


def test_a_framework_is_read_once(tmp_path: Path) -> None:
    pack(tmp_path, "mini-pack.toml")
    catalogue = Catalogue([tmp_path])
    first = catalogue.get("mini-pack", "2")
    (tmp_path / "mini-pack.toml").write_text("", encoding="utf-8")
    assert catalogue.get("mini-pack", "2") is first


def test_a_broken_pack_does_not_stand_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("id = 1", encoding="utf-8")
    pack(tmp_path, "good.toml")
    catalogue = Catalogue([tmp_path])
    assert [f.id for f in catalogue.all()] == ["mini-pack"]
    (error,) = catalogue.broken()
    assert "broken.toml: id: expected a text, found a whole number" in error.problems
    with pytest.raises(FrameworkError, match="“none”, edition 1, is not installed") as refused:
        catalogue.get("none", "1")
    assert refused.value.problems == error.problems


def test_the_default_framework(tmp_path: Path) -> None:
    catalogue = Catalogue([tmp_path])
    with pytest.raises(FrameworkError, match="Install CollabDesk again"):
        catalogue.default()
    pack(tmp_path, "a.toml")
    pack(tmp_path, f"{DEFAULT_FRAMEWORK_ID}.toml", DEFAULT_FRAMEWORK_ID)
    assert catalogue.default().id == DEFAULT_FRAMEWORK_ID
    pack(tmp_path / "own", f"{DEFAULT_FRAMEWORK_ID}.toml", "something-else")
    assert Catalogue([tmp_path / "own", tmp_path]).default().id == DEFAULT_FRAMEWORK_ID
    assert not Catalogue([tmp_path / "empty"]).knows("mini-pack", "2")


@pytest.mark.parametrize(
    ("editions", "newest"),
    [
        (["1", "2"], "2"),
        (["10", "9"], "10"),
        (["1.9", "1.10", "1"], "1.10"),
        (["2025-12", "2026-1"], "2026-1"),
        (["1", "1 revised"], "1 revised"),
        (["draft", "1"], "draft"),
        (["3", "03"], "3"),
    ],
)
def test_the_default_is_the_newest_edition(
    tmp_path: Path, editions: list[str], newest: str
) -> None:
    for number, edition in enumerate(editions):
        pack(tmp_path, f"{number}.toml", DEFAULT_FRAMEWORK_ID, edition=edition)
    pack(tmp_path, "other.toml", edition="99")
    catalogue = Catalogue([tmp_path])
    assert catalogue.default().edition == newest
    assert all(catalogue.get(DEFAULT_FRAMEWORK_ID, e).edition == e for e in editions)


def test_a_pack_that_another_stands_before_is_named_with_it(tmp_path: Path) -> None:
    pack(tmp_path / "shipped", "one.toml")
    pack(tmp_path / "own", "mini-pack.toml", name="Own copy")
    pack(tmp_path / "own", "new.toml", edition="3")
    catalogue = Catalogue([tmp_path / "shipped", tmp_path / "own"])
    assert catalogue.get("mini-pack", "2").name == "A choir"
    ((hidden, meant),) = catalogue.hidden()
    assert hidden.path == tmp_path / "own" / "mini-pack.toml"
    assert meant.path == tmp_path / "shipped" / "one.toml"


def test_a_pack_has_the_text_it_was_read_from(tmp_path: Path) -> None:
    pack(tmp_path, "a.toml")
    written = (tmp_path / "a.toml").read_bytes()
    found = Catalogue([tmp_path]).pack("mini-pack", "2")
    (tmp_path / "a.toml").unlink()
    assert found.text.encode() == written
    assert found.sha256 == hashlib.sha256(written).hexdigest()
