"""A program that dies loses nothing it had acknowledged: the short form of a longer test."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from collabdesk.store.library import Library
from tests.builders import Dice, make_workshop

pytestmark = pytest.mark.no_cover

VOTE = """
import sys
from dataclasses import replace
from pathlib import Path
from collabdesk.domain.workshop import Agreed, Note
from collabdesk.store.library import Library
library = Library.open(Path(sys.argv[1]))
workshop = library.load(sys.argv[2])
while True:
    count = len(workshop.notes) + 1
    after = replace(
        workshop,
        notes=(*workshop.notes, Note(f"note {count} " + "x" * 2000)),
        agreed=(Agreed("1.1", 3, evidence=f"{count}"),),
    )
    library.save(workshop, after)
    workshop = after
    print(count, flush=True)
"""


def test_no_acknowledged_save_is_lost_by_a_kill(tmp_path: Path) -> None:
    path, dice = tmp_path / "library.sqlite", Dice(5)
    workshop = make_workshop()
    with closing(Library.open(path)) as library:
        library.add([workshop])
    for _ in range(10):
        acknowledged = killed_after(path, workshop.id, saves=dice.randint(1, 12))
        with closing(Library.open(path)) as library:
            found = library.load(workshop.id)
            check = library._connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
        assert check == "ok"
        assert len(found.notes) >= acknowledged
        assert found.agreed[0].evidence == str(len(found.notes))
        assert [n.text.split()[1] for n in found.notes] == [
            str(n) for n in range(1, len(found.notes) + 1)
        ]


def killed_after(path: Path, workshop_id: str, saves: int) -> int:
    """Kill a saving program in the midst of its work; return what it acknowledged last."""
    command = [sys.executable, "-c", VOTE, str(path), workshop_id]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(saves)]
        child.kill()
        lines += child.stdout.readlines()
    return max(int(line) for line in lines if line.endswith("\n"))
