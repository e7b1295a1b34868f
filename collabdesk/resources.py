"""Find a shipped file: the same in a checkout, an installed wheel and a bundle."""

from __future__ import annotations

from pathlib import Path

from collabdesk.errors import CollabDeskError

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


def font(style: str) -> Path:
    """Return the path of a Fira Sans face, for example ``Regular`` or ``SemiBold``."""
    import fontpkg_fira_sans

    path = Path(fontpkg_fira_sans.__file__).parent / "files" / f"FiraSans-{style}.ttf"
    if not path.exists():
        raise MissingResource(f"The font Fira Sans {style} is missing. Install CollabDesk again.")
    return path


def fallback_font() -> Path:
    """Return the path of the face for letters that Fira Sans does not have: Arabic and more."""
    import fontpkg_noto_sans_arabic

    folder = Path(fontpkg_noto_sans_arabic.__file__).parent / "files"
    path = next(iter(sorted(folder.glob("*.ttf"))), None)
    if path is None:
        raise MissingResource("The font Noto Sans Arabic is missing. Install CollabDesk again.")
    return path
