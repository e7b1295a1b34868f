"""What Qt needs of the system is found, and named in one line where it cannot be installed."""

from __future__ import annotations

import sys

import pytest
import system_libraries
from system_libraries import ALWAYS, WAYLAND, X11, has_display, packages, wanted


def test_tests_need_no_display_server() -> None:
    assert wanted({"WAYLAND_DISPLAY": "wayland-0"}, window=False) == ALWAYS


@pytest.mark.parametrize(
    ("environment", "extra"),
    [({"DISPLAY": ":0"}, X11), ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, WAYLAND)],
)
def test_a_window_needs_the_libraries_of_its_display(
    environment: dict[str, str], extra: dict[str, str]
) -> None:
    assert wanted(environment, window=True) == ALWAYS | extra


def test_a_package_with_two_libraries_is_named_once() -> None:
    lost = ["libgthread-2.0.so.0", "libglib-2.0.so.0", "libEGL.so.1"]
    assert packages(lost, ALWAYS) == ("libegl1", "libglib2.0-0")


def test_what_the_loader_does_not_find_is_absent() -> None:
    assert system_libraries.absent(["libnothing-of-the-kind.so.7"]) == (
        "libnothing-of-the-kind.so.7",
    )


@pytest.mark.parametrize(
    ("platform", "environment", "shown"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":1"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_only_linux_can_be_without_a_display(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], shown: bool
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert has_display(environment) is shown


class Machine:
    """A machine on which one library is missing."""

    def __init__(self, patch: pytest.MonkeyPatch, *, root: bool, apt: bool) -> None:
        patch.setattr(sys, "platform", "linux")
        patch.setattr(system_libraries, "absent", lambda _names: ("libEGL.so.1",))
        patch.setattr("os.geteuid", lambda: 0 if root else 1000)
        patch.setattr("shutil.which", lambda name: name if apt else None)


def test_without_root_the_line_to_type_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch, root=False, apt=True)
    expected = "First type: sudo apt-get install -y --no-install-recommends libegl1"
    with pytest.raises(system_libraries.MissingLibraries, match=f"^{expected}$"):
        system_libraries.ensure(window=False)


def test_without_apt_the_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch, root=True, apt=False)
    with pytest.raises(system_libraries.MissingLibraries, match=r"first: libEGL\.so\.1$"):
        system_libraries.ensure(window=False)


def test_a_program_that_is_missing_is_named_where_it_cannot_be_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Machine(monkeypatch, root=True, apt=False)
    with pytest.raises(system_libraries.MissingLibraries, match=r"^First install strace, as in"):
        system_libraries.ensure_program("strace")


def test_a_program_that_is_there_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch, root=False, apt=True)
    system_libraries.ensure_program("strace")
