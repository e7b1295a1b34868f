"""Arguments to window or command; nothing heavy is imported before it is needed."""

from __future__ import annotations

import sys
from pathlib import Path

from collabdesk.cli import run


def main() -> int:
    """Run the program on the arguments it was started with and return its exit status."""
    return run(sys.argv[1:], open_window=_open_window, self_test=_self_test)


def _open_window(library: Path, file: Path | None) -> int:
    """Open the window, unless another one has *library* and comes forward instead."""
    from collabdesk.services.opening import call_forward, claim

    held = claim(library)
    if held is None and call_forward(library, file):
        return 0  # before Qt was loaded, which takes longer than all of this
    from collabdesk.app import run as run_window

    return run_window(library, file, held)


def _self_test() -> int:
    from collabdesk.selftest import run as run_self_test

    return run_self_test()


if __name__ == "__main__":
    sys.exit(main())
