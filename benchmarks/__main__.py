"""Measure everything in one run, in turns; a figure without its floor fails the run."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from benchmarks.harness import LEAST_ROUNDS, Measured, faults, measure, table

RESULTS = Path(__file__).parent / "results"


def _write(measured: Sequence[Measured]) -> Path:
    now = datetime.now().astimezone()
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{now:%Y%m%d-%H%M%S}.json"
    content = {
        "taken": now.isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors",
        "figures": {
            figure.name: {
                "seconds": figure.times,
                "floor": figure.floor_is,
                "floor_seconds": figure.floor_times,
            }
            for figure in measured
        },
    }
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return path


def _measure(folder: Path, rounds: int) -> tuple[Measured, ...]:
    from benchmarks import keys, libraries, locked, plan, reports, results, starts

    workshop = libraries.sample(folder)
    libraries.make_library(folder / "many.sqlite", workshop, starts.WORKSHOPS)
    home = folder / "home"
    home.mkdir()
    return measure(
        (
            *starts.figures(folder / "many.sqlite", home),
            *keys.figures(folder, workshop),
            *reports.figures(folder, workshop),
            *reports.large(folder, workshop),
            *reports.cards(folder, workshop),
            *results.figures(folder, workshop),
            *plan.figures(folder / "plan", workshop),
            *locked.figures(folder / "locked", workshop),
        ),
        rounds,
    )


def _left_out() -> str:
    from benchmarks import reports

    return reports.left_out()


def main(arguments: list[str]) -> int:
    """Measure, print the table and keep the times; return 1 if the run does not count."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=LEAST_ROUNDS, help="default: 7")
    rounds = parser.parse_args(arguments).rounds
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        measured = _measure(Path(folder), rounds)
    sys.stdout.write(f"{table(measured)}\n{_left_out()}{_write(measured)}\n")
    found = faults(measured)
    for line in found:
        sys.stderr.write(f"{line}\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
