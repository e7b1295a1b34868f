"""Opens files to be read, and nothing but files: a pipe would never answer, a device never end."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO, Final

_HOW: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


class NotOrdinary(OSError):
    """What is to be read is no ordinary file; ``strerror`` says what it is instead."""


def followed(path: Path) -> Path:
    """Return the one true name of *path*: every link followed, and every ``..``.

    A link that leads nowhere stays as it is, for it to be refused: what is made in its place
    would be taken for what it led to.
    """
    path = path.absolute()
    return path if leads_nowhere(path) else Path(os.path.realpath(path))


def leads_nowhere(path: Path) -> bool:
    """Say whether *path* is a link to nothing, as one that leads round in a circle."""
    try:
        return path.is_symlink() and not path.exists()
    except OSError:  # a folder that may not be entered: who opens it is told
        return False


def must_be_no_link(path: Path) -> None:
    """Raise NotOrdinary where *path* is a link: what it leads to is not to be lost with it."""
    if path.is_symlink():
        raise NotOrdinary(errno.ELOOP, "it is a link to another file", str(path))


def open_ordinary(path: Path) -> BinaryIO:
    """Open the file *path* to read its bytes, without waiting for anybody.

    Raises NotOrdinary for a folder, a pipe, a device or a socket, OSError where it cannot be read.
    """
    _check(path, path.stat())  # to open a device may do something
    handle = os.open(path, _HOW)
    try:
        _check(path, os.fstat(handle))  # it may be another by now
        return os.fdopen(handle, "rb")
    except OSError:
        os.close(handle)
        raise


def read_ordinary(path: Path) -> bytes:
    """Return the bytes of the file *path*; errors as of ``open_ordinary``.

    Of one that grows meanwhile, which might never end, what it had when it was opened.
    """
    with open_ordinary(path) as file:
        return file.read(os.fstat(file.fileno()).st_size)


def _check(path: Path, found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise NotOrdinary(errno.EISDIR, "it is a folder", str(path))
    if not stat.S_ISREG(found.st_mode):
        raise NotOrdinary(errno.EINVAL, "it is not an ordinary file", str(path))
