"""Arguments to window or command; nothing heavy is imported before it is needed."""

from __future__ import annotations

import sys
from pathlib import Path

from collabdesk.cli import run


def main() -> int:
    """Run the program on the arguments it was started with and return its exit status."""
    return run(sys.argv[1:], open_window=_open_window, self_test=_self_test)


def _open_window(library: Path, file: Path | None) -> int:
    from collabdesk.app import run as run_window

    return run_window(library, file)


def _self_test() -> int:
    from collabdesk.selftest import run as run_self_test

    return run_self_test()


if __name__ == "__main__":
    sys.exit(main())
