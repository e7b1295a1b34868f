"""The parts a built program is made of: each with its version, its licence and the licence's text.

Packages come from the lock of what runs, as far as this platform installs them; the rest is what
carries them: Python, SQLite and Qt, and in a bundle the starter of PyInstaller and the libraries
of the system that were packed. A part whose licence has no text is an error, told by its name.
"""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements" / "run.txt"
TEXTS = ROOT / "tools" / "licences"
DOCS = Path("/usr/share/doc")
COMMON = Path("/usr/share/common-licenses")
_POINTS_TO = re.compile(r"/usr/share/common-licenses/([A-Za-z][A-Za-z0-9]*(?:-[0-9](?:\.[0-9])?)?)")
_LICENCE = re.compile(r"licen[cs]e|copying|notice|(^|/)ofl", re.IGNORECASE)
_CODE = {".py", ".pyc", ".h", ".c"}
# What says its licence without giving its text; a package named here must not bring one itself.
_KNOWN = {
    "fontpkg": ("MIT.txt",),
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}


class NoLicence(Exception):
    """A part has no licence text, so it must not be handed on."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part; ``kind`` is the type of its package URL, as in "pypi" or "deb"."""

    name: str
    version: str
    licence: str
    text: str
    kind: str = "pypi"


def locked(lock: str) -> Iterator[tuple[str, str]]:
    """Give name and version of each package of the text *lock* that this platform installs."""
    for line in lock.splitlines():
        if line[:1].isalnum():
            requirement = Requirement(line.rstrip("\\ "))
            if requirement.marker is None or requirement.marker.evaluate():
                yield requirement.name, str(requirement.specifier).removeprefix("==")


def packages(lock: str) -> tuple[Part, ...]:
    """Return the installed packages of the text *lock*; NoLicence names one without a text."""
    return tuple(_package(name, version) for name, version in locked(lock))


def _package(name: str, version: str) -> Part:
    found = distribution(name)
    licence = _named(found)
    text = "\n\n".join(_texts(found)) or _known(name, found)
    if not text.strip():
        raise NoLicence(f"{name} {version} brings no text of its licence ({licence or 'unnamed'}).")
    return Part(name, version, licence or "see its text", text)


def _named(found: Distribution) -> str:
    """Return how a package names its licence: by the standard's word, in short, or by its class."""
    classes = [c for c in found.metadata.json.get("classifier", ()) if c.startswith("License ::")]
    named = _told(found, "license_expression", "license") or "".join(classes[:1])
    return " ".join(named.rpartition("::")[2].split())[:80]


def _told(found: Distribution, *fields: str) -> str:
    """Return the first of *fields* that a package fills in, "" for none."""
    told = found.metadata.json
    return next((str(told[field]) for field in fields if told.get(field)), "")


def _texts(found: Distribution) -> Iterator[str]:
    for file in sorted(found.files or (), key=str):
        path = Path(str(file.locate()))
        if _LICENCE.search(str(file)) and path.suffix not in _CODE and path.is_file():
            yield path.read_text(encoding="utf-8", errors="replace").strip()


def _known(name: str, found: Distribution) -> str:
    texts = [(TEXTS / file).read_text(encoding="utf-8") for file in _KNOWN.get(name, ())]
    author = _told(found, "author_email", "author")
    holder = f"Copyright {author.partition('<')[0].strip()}" if author and texts else ""
    return "\n\n".join(filter(None, (holder, *texts)))


def carriers() -> tuple[Part, ...]:
    """Return what carries the packages: Python, SQLite and Qt."""
    from PySide6.QtCore import qVersion

    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    lgpl = "\n\n".join((TEXTS / name).read_text("utf-8") for name in _KNOWN["shiboken6"])
    return (
        Part("python", sys.version.split()[0], "PSF-2.0", _read(python, "Python"), "generic"),
        Part("sqlite", sqlite3.sqlite_version, "blessing", _read(TEXTS / "SQLite.txt", ""),
             "generic"),
        Part("qt", qVersion(), "LGPL-3.0-only", lgpl, "generic"),
    )  # fmt: skip


def starter() -> Part:
    """Return the small program of PyInstaller that starts a bundle."""
    found = distribution("pyinstaller")
    return Part(
        "pyinstaller-bootloader",
        found.version,
        "GPL-2.0-or-later WITH Bootloader-exception",
        "\n\n".join(_texts(found)),
        "generic",
    )


def of_the_system(sources: Iterable[Path]) -> tuple[Part, ...]:
    """Return the packages of the system that the files *sources* were copied from (Debian's).

    Files of an environment of Python are passed over: their packages are known by the lock.
    Elsewhere than on Debian there are none. NoLicence names a file that belongs to no package.
    """
    if sys.platform != "linux":
        return ()
    own = {Path(sys.prefix).resolve(), Path(sys.base_prefix).resolve(), ROOT}
    others = sorted({p.resolve() for p in sources if not any(_below(p, o) for o in own)})
    found = {_owner(path) for path in others}
    return tuple(_deb(name) for name in sorted(found))


def _below(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder) or path.is_relative_to(folder)


def _owner(path: Path) -> str:
    # A folder that is a link for the sake of old paths is not in the list of files.
    for name in (str(path), str(path).removeprefix("/usr")):
        done = _ask("dpkg-query", "--search", name)
        if done:
            return done.split(": ")[0].partition(":")[0]
    raise NoLicence(f"{path} belongs to no package of this system, so its licence is not known.")


def _deb(name: str) -> Part:
    version = _ask("dpkg-query", "--show", "--showformat=${Version}\n", name).split("\n")[0]
    text = _read(DOCS / name / "copyright", name)
    return Part(name, version, "see its text", text, "deb")


def _ask(*line: str) -> str:
    try:
        return subprocess.run(line, check=False, capture_output=True, text=True).stdout
    except OSError:
        return ""


def _read(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError as error:
        raise NoLicence(f"{name} has no licence text at {path}.") from error


def gathered(parts: Iterable[Part]) -> str:
    """Return the licences of all *parts* as one text, a text that several share once only."""
    shared: dict[str, list[Part]] = {}
    for part in sorted(parts, key=lambda p: p.name):
        shared.setdefault(part.text, []).append(part)
    head = (
        "CollabDesk is made with these parts of others. Each keeps its own licence, as follows.\n"
        "Qt contains parts of others still; its documentation of that version names them.\n"
    )
    chapters = [_chapter(text, map(_line, of)) for text, of in _in_order(shared)]
    # The system's packages do not repeat the licences that many have, and only point to them.
    pointed = {name for text in shared for name in _POINTS_TO.findall(text)}
    chapters += [
        _chapter(_read(COMMON / name, name), [f"{name}, which is pointed to above"])
        for name in sorted(pointed)
    ]
    return head + "".join(chapters)


def _in_order(shared: Mapping[str, list[Part]]) -> Iterable[tuple[str, list[Part]]]:
    return sorted(shared.items(), key=lambda pair: pair[1][0].name)


def _line(part: Part) -> str:
    return f"{part.name} {part.version} ({part.licence})"


def _chapter(text: str, heads: Iterable[str]) -> str:
    rule = "=" * 80
    return "\n".join(("", rule, *heads, rule, "", text, ""))
