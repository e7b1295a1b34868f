"""Find a shipped file: the same in a checkout, an installed wheel and a bundle."""

from __future__ import annotations

import sys
from pathlib import Path

from collabdesk.errors import CollabDeskError

LICENCES = "THIRD-PARTY-LICENCES.txt"
"""The file of a bundle with the licences of all its parts."""

_PACKAGE = Path(__file__).resolve().parent


class MissingResource(CollabDeskError):
    """A file the program ships with is not there: the installation is damaged."""


def resource(relative: str) -> Path:
    """Return the path of a shipped file such as ``frameworks/eight-characteristics.toml``.

    A wheel and a bundle carry the files inside the package; a checkout has them beside it.
    Raises MissingResource where neither has it.
    """
    for root in (_PACKAGE / "_resources", _PACKAGE.parent / "resources"):
        if (path := root / relative).exists():
            return path
    raise MissingResource(f"The part “{relative}” of CollabDesk is missing. Install it again.")


def licences() -> Path | None:
    """Return the licences of all parts, which a bundle has beside its program; None elsewhere."""
    path = Path(sys.executable).parent / LICENCES
    return path if path.is_file() else None


def font(style: str) -> Path:
    """Return the path of a Fira Sans face, for example ``Regular`` or ``SemiBold``."""
    import fontpkg_fira_sans

    path = Path(fontpkg_fira_sans.__file__).parent / "files" / f"FiraSans-{style}.ttf"
    if not path.exists():
        raise MissingResource(f"The font Fira Sans {style} is missing. Install CollabDesk again.")
    return path


def script_font(file: str) -> Path:
    """Return the path of a font of Noto for letters that Fira Sans lacks, by its *file*'s name."""
    import manimgx_fonts

    return _there(Path(manimgx_fonts.__file__).parent / file)


def japanese_font() -> Path:
    """Return the path of Noto Sans JP, whose outlines are cubic."""
    import pylopdf_fonts_jp

    return _there(pylopdf_fonts_jp.sans_path())


def _there(path: Path) -> Path:
    if not path.exists():
        raise MissingResource(f"The font {path.name} is missing. Install CollabDesk again.")
    return path
