"""One window to one library; after a kill the next start needs no help."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from collabdesk.store import claim as module
from collabdesk.store.claim import Claim, call_forward, is_claimed, lock_of

HOLD = """
import sys
from pathlib import Path
from collabdesk.store.claim import Claim
claim = Claim.take(Path(sys.argv[1]))
print("held" if claim else "refused", flush=True)
sys.stdin.read()
"""


@contextmanager
def holder(library: Path, code: str = HOLD) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-c", code, str(library)]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        yield other
        other.kill()


def test_a_library_has_one_claim_at_a_time(tmp_path: Path) -> None:
    library = tmp_path / "new folder" / "library.sqlite"
    first = Claim.take(library)
    assert first is not None
    assert Claim.take(library) is None
    first.release()
    first.release()
    assert not lock_of(library).exists()
    second = Claim.take(library)
    assert second is not None
    second.release()


def test_another_program_is_refused_until_the_first_is_killed(tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    with holder(library) as other:
        assert Claim.take(library) is None
        other.kill()
        other.wait()
        again = Claim.take(library)
        assert again is not None
        again.release()


def test_a_lock_file_taken_away_meanwhile_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, still = tmp_path / "library.sqlite", module._is_still

    def late(path: Path, before: os.stat_result) -> bool:
        monkeypatch.setattr(module, "_is_still", still)
        path.unlink()
        return still(path, before)

    monkeypatch.setattr(module, "_is_still", late)
    claim = Claim.take(library)
    assert claim is not None
    assert Claim.take(library) is None
    claim.release()


def test_where_no_file_can_be_made_a_claim_harms_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    library = tmp_path / "file" / "library.sqlite"
    claim = Claim.take(library)
    assert claim is not None
    assert claim.was_called() is None
    assert not call_forward(library)
    assert not is_claimed(library)
    claim.release()


def test_the_first_is_called_and_answers(tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    claim = Claim.take(library)
    assert claim is not None
    assert is_claimed(library)
    assert claim.was_called() is None
    answered: list[bool] = []
    caller = threading.Thread(target=lambda: answered.append(call_forward(library, "plan", 10)))
    caller.start()
    while (word := claim.was_called()) is None:
        assert caller.is_alive()
    caller.join()
    assert (word, answered) == ("plan", [True])
    assert claim.was_called() is None
    claim.release()
    assert not is_claimed(library)


def test_who_does_not_answer_is_not_waited_for(tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    assert not call_forward(library, patience=0.05)
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_nobody_holds_is_no_claim(tmp_path: Path) -> None:
    lock_of(tmp_path / "library.sqlite").touch()
    assert not is_claimed(tmp_path / "library.sqlite")


NO_ROOM = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
"""


def test_no_room_on_the_drive_is_nobody_s_claim(tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    with holder(library, NO_ROOM + HOLD) as other:
        assert is_claimed(library)
        assert Claim.take(library) is None
        other.kill()


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.write_text("a letter")])
def test_what_is_no_lock_holds_nobody_back(tmp_path: Path, make: Callable[[Path], object]) -> None:
    library = tmp_path / "library.sqlite"
    make(lock_of(library))
    assert not is_claimed(library)
    claim = Claim.take(library)
    assert claim is not None
    claim.release()
    assert lock_of(library).exists()
