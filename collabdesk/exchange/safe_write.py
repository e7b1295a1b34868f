"""Write a file whole or not at all, and know that it was written."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from pathlib import Path
from typing import Final

from collabdesk.errors import LibraryError, OutputExists

_FULL: Final = "the drive is full. Free at least {size} or choose another drive."
_FORBIDDEN: Final = "you may not write there. Choose another folder."
_NO_FOLDER: Final = "there is no such folder. Make it first, or choose another."
_WHY: Final = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: "the drive cannot be written to. Choose another folder.",
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: "it is a folder. Give a file name.",
    errno.EEXIST: "it is not an ordinary file. Choose another name.",
    errno.ENAMETOOLONG: "the name is too long. Choose a shorter one.",
    errno.EIO: "the drive reports a fault. Choose another drive.",
}
_AS_ANY: Final = 0o666
_MINE: Final = 0o600
_OTHERWISE: Final = "{error}. Choose another folder."
# Some file systems cannot flush a folder; what they hold is then as safe as they make it.
_NO_FOLDER_SYNC: Final = {errno.EINVAL, errno.EBADF, errno.ENOTSUP}


class WriteError(LibraryError):
    """A file could not be written; what stood there before is as it was."""


def write_file(path: Path, data: bytes, *, force: bool = False, private: bool = False) -> None:
    """Write *data* to *path*, replacing an existing file only with *force*.

    The bytes go to a temporary file in the same folder, reach the disk, are read back, and take
    the name in one step. A *private* one nobody else on the computer may read. Raises
    OutputExists, or WriteError whose one line names the file and says what to do; no trace is
    left then, and an older file is as it was.
    """
    try:
        target = Path(os.path.realpath(path))
        _check_target(path, target, force=force)
        _replace(target, data, _MINE if private else _AS_ANY)
    except OSError as error:
        raise WriteError(_cannot(path, data, error)) from error


def _check_target(path: Path, target: Path, *, force: bool) -> None:
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(mode):
        raise FileExistsError(errno.EEXIST, "")
    if not force:
        raise OutputExists(f"“{path}” is already there. Give another name, or add --force.")


def _replace(target: Path, data: bytes, rights: int) -> None:
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    # Made with os.open, not mkstemp, so that a report has the rights of any other document.
    how = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(part, how, rights)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _check(part, data)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    _sync_folder(target.parent)
    _check(target, data)


def _check(path: Path, data: bytes) -> None:
    """Compare what is there with what was written: some drives lie about a full disk."""
    if path.read_bytes() != data:
        raise OSError(errno.EIO, "what was written does not read back the same")


def _sync_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


def _cannot(path: Path, data: bytes, error: OSError) -> str:
    why = _WHY.get(error.errno or 0, _OTHERWISE)
    size = f"{max(1, round(len(data) / 1000)):,} kB"
    return f"“{path}” could not be written: {why.format(size=size, error=error.strerror or error)}"
