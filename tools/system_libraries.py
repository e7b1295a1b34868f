"""Find the system libraries that Qt needs on Linux, and install the missing ones where we may."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping

# Read with ldd from the libraries and platform plugins of PySide6-Essentials: what they need and
# do not bring along, with the package that holds it on Debian and Ubuntu.
ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")
NO_DISPLAY = (
    "There is no display here (DISPLAY and WAYLAND_DISPLAY are not set), so the window cannot open."
)
_PROBE = """
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
"""


class MissingLibraries(Exception):
    """Something of the system is missing and cannot be installed from here; one line says what."""


def has_display(environment: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown: always, except on Linux without a display server."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(environment.get(name) for name in names)


def wanted(environment: Mapping[str, str], *, window: bool) -> dict[str, str]:
    """Return library → package for tests, or for a *window* on the display there is."""
    if not window:
        return ALWAYS
    return ALWAYS | (WAYLAND if environment.get("WAYLAND_DISPLAY") else X11)


def packages(missing: Iterable[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the packages that hold the *missing* libraries, each once and in order."""
    return tuple(sorted({known[name] for name in missing}))


def absent(names: Iterable[str]) -> tuple[str, ...]:
    """Return those libraries that the loader does not find, asked in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, *names], check=True, capture_output=True, text=True
    )
    return tuple(done.stdout.split())


def ensure(*, window: bool) -> None:
    """Install what is missing as root, else raise MissingLibraries with the line to type."""
    if sys.platform != "linux":
        return
    known = wanted(os.environ, window=window)
    lost = absent(known)
    needed = packages(lost, known)
    if importlib.util.find_spec("ensurepip") is None:
        # Debian and Ubuntu keep the part of venv that brings pip in a package of its own.
        needed += ("python{}.{}-venv".format(*sys.version_info[:2]),)
    if not needed:
        return
    if shutil.which("apt-get") is None:
        raise MissingLibraries(
            f"Install what holds these first: {', '.join(lost) or 'the ensurepip module of Python'}"
        )
    if os.geteuid() != 0:
        raise MissingLibraries(f"First type: sudo {' '.join((*INSTALL, *needed))}")
    _install(needed)
    if still := absent(known):
        raise MissingLibraries(f"Still missing after the installation: {', '.join(still)}")


def ensure_program(name: str) -> None:
    """Install the program *name* from the package of that name, where it is missing."""
    if sys.platform != "linux" or shutil.which(name):
        return
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise MissingLibraries(f"First install {name}, as in: sudo {' '.join((*INSTALL, name))}")
    _install((name,))


def _install(needed: tuple[str, ...]) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    line = " ".join((*INSTALL, *needed))
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
    first = subprocess.run([*INSTALL, *needed], check=False, env=environment, capture_output=True)
    if first.returncode == 0:
        return
    # Most likely the lists of packages are missing or old, as in a bare container.
    subprocess.run(["apt-get", "update"], check=False, env=environment)
    if subprocess.run([*INSTALL, *needed], check=False, env=environment).returncode:
        raise MissingLibraries(f"This did not work, and has to before anything else: {line}")
