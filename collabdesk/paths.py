"""The user's folders: where the library, the settings and the logs are kept."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from platformdirs import PlatformDirs

from collabdesk.ordinary import followed

LIBRARY_VARIABLE = "COLLABDESK_LIBRARY"
_DIRS = PlatformDirs("CollabDesk", appauthor=False)


def library_path(chosen: str | None = None) -> Path:
    """Return the library file: *chosen*, else the environment's, else the user data folder's.

    Links are followed here, once: what lies beside a library, and its backups, are found by its
    one true name, however it is called.
    """
    return followed(library_as_called(chosen))


def library_as_called(chosen: str | None = None) -> Path:
    """Return the library file by the name that was given for it; see ``library_path``."""
    if name := chosen or os.environ.get(LIBRARY_VARIABLE):
        return Path(name).expanduser().absolute()
    return Path(_DIRS.user_data_dir) / "library.sqlite"


def log_folder() -> Path:
    """Return the folder for log files."""
    return Path(_DIRS.user_log_dir)


def framework_folder() -> Path:
    """Return the folder where a user may put further framework packs."""
    return Path(_DIRS.user_data_dir) / "frameworks"


def backup_folder(library: Path) -> Path:
    """Return the folder for the backups of *library*: not where the library is, and its own.

    However the library is called, it is the same one.
    """
    return backup_folder_as_called(followed(library))


def backup_folder_as_called(library: Path) -> Path:
    """Return the folder where backups were kept by the name that *library* was given."""
    digest = hashlib.sha256(os.fsencode(library.absolute())).hexdigest()[:8]
    return Path(_DIRS.user_data_dir) / "backups" / f"{library.stem}-{digest}"


def rescue_folder() -> Path:
    """Return the folder for copies of workshops that are saved in need."""
    return Path(_DIRS.user_data_dir) / "rescued"


def rescued_copy(workshop_id: str) -> Path:
    """Return where the workshop is saved in need; an id may be any text, and is no file name."""
    return rescue_folder() / f"{digest_of(workshop_id)}.collabdesk"


def digest_of(workshop_id: str) -> str:
    """Return what stands for a workshop outside of the library: an id may be any text, a name too.

    It is 32 characters of 0 to 9 and a to f.
    """
    return hashlib.sha256(workshop_id.encode()).hexdigest()[:32]


def settings_file() -> Path:
    """Return the file that keeps the settings of the window."""
    return Path(_DIRS.user_config_dir) / "settings.ini"
