"""Files of the largest size that is read, each made to take time or memory, read one by one."""

from __future__ import annotations

import gc
import os
from dataclasses import dataclass, field
from pathlib import Path

from collabdesk.errors import WorkshopFileError
from collabdesk.exchange.wire import MAX_BYTES
from collabdesk.exchange.workshop_file import read_workshop
from tests.exchange.helpers import CATALOGUE
from tests.exchange.test_hostile_size import SHAPES

_REFUSED = 0
_TAKEN = 3


@dataclass(slots=True)
class Hostile:
    """What came of them: seconds of a processor, and MiB of the whole process."""

    count: int = 0
    longest: float = 0.0
    memory: int = 0
    faults: list[str] = field(default_factory=list)


def refuse(folder: Path) -> Hostile:
    """Read every shape of file, as large as may be, in a process of its own."""
    found, path = Hostile(), folder / "hostile.collabdesk"
    for shape, said in SHAPES:
        path.write_bytes(shape(MAX_BYTES - 2_000))
        gc.collect()  # so that the child does not begin with what made the file
        child = os.fork()
        if not child:
            os._exit(_read(path))
        _, status, used = os.wait4(child, 0)
        found.count += 1
        found.longest = max(found.longest, used.ru_utime + used.ru_stime)
        found.memory = max(found.memory, used.ru_maxrss // 1024)
        if status != _REFUSED:
            found.faults.append(f"{said}: not refused as it should be ({status})")
    return found


def _read(path: Path) -> int:
    try:
        read_workshop(path, CATALOGUE)
    except WorkshopFileError as refused:
        return _REFUSED if str(refused).isprintable() else 1
    except Exception:
        return 1
    return _TAKEN
