"""Knows the folders that a program of a cloud service copies between computers."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_NAMES: Final = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
}


def cloud_service(path: Path) -> str:
    """Return the name of the service that copies the folder of *path*; "" for none known.

    A folder counts by the beginning of its name, as in "OneDrive - Company".
    """
    folders = (folder.name.lower().lstrip(".") for folder in path.absolute().parents)
    found = (
        service for folder in folders for name, service in _NAMES.items() if folder.startswith(name)
    )
    return next(found, "")
