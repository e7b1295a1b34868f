"""The user's folders: where the library, the settings and the logs are kept."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from platformdirs import PlatformDirs

LIBRARY_VARIABLE = "COLLABDESK_LIBRARY"
_DIRS = PlatformDirs("CollabDesk", appauthor=False)


def library_path(chosen: str | None = None) -> Path:
    """Return the library file: *chosen*, else the environment's, else the user data folder's."""
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
    """Return the folder for the backups of *library*: not where the library is, and its own."""
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
