"""The next workshop is begun from the end of this one, with all that was saved."""

from __future__ import annotations

import pytest

from collabdesk.errors import LibraryError
from collabdesk.ui.presenters.next_one import NextOne
from tests.ui.scenes import Scene

pytestmark = pytest.mark.usefixtures("qapp")


def opened_by(scene: Scene) -> list[str]:
    asked: list[str] = []
    scene.stage.bus.workshop_asked_for.connect(asked.append)
    return asked


def test_the_next_one_has_the_open_actions_and_is_opened(scene: Scene) -> None:
    asked, before = opened_by(scene), scene.workshop
    NextOne(scene.stage, scene.desk, str).hold()
    (made,) = asked
    after = scene.desk.sit(made).workshop
    assert after.partners == before.partners
    assert after.collaboration == before.collaboration
    assert after.actions == tuple(a for a in before.actions if a.open)
    assert after.title != before.title


class Refusing:
    """A desk whose library cannot be written."""

    def follow_up(self, workshop_id: str) -> str:
        raise LibraryError(f"The library of {workshop_id} cannot be written.")


def test_a_refusal_is_said_and_nothing_is_opened(scene: Scene) -> None:
    asked = opened_by(scene)
    failed: list[str] = []
    scene.stage.bus.save_failed.connect(failed.append)
    NextOne(scene.stage, Refusing(), str).hold()
    assert failed == [f"The library of {scene.workshop.id} cannot be written."]
    assert asked == []


def test_what_is_not_saved_is_seen_to_first(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = opened_by(scene)

    def full(*_arguments: object, **_options: object) -> None:
        raise LibraryError("The drive is full.")

    with monkeypatch.context() as broken:
        broken.setattr(scene.sitting._library, "save", full)
        scene.sitting.add_action("Not on the drive yet")
        NextOne(scene.stage, scene.desk, str).hold()
    assert asked == []
    assert scene.said == ["The next one begins with what is saved. First see to it that this is."]
    NextOne(scene.stage, scene.desk, str).hold()
    assert scene.desk.sit(asked[0]).workshop.actions[-1].title == "Not on the drive yet"
