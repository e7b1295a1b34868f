"""Keep a picture that was drawn: whole and read back, or not at all."""

from __future__ import annotations

from pathlib import Path


def keep_picture(path: Path, picture: bytes) -> None:
    """Write *picture* to *path*, over what is there: the file dialog has asked.

    Raises LibraryError or OutputExists with a sentence where it cannot be written.
    """
    from collabdesk.exchange.safe_write import write_file

    write_file(path, picture, force=True)
