"""Torture the library and count: every figure of docs/reliability.md comes from here."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.torture import (
    big,
    bundle,
    deeds,
    drives,
    fuzz,
    hostile,
    injection,
    kills,
    mutants,
    network,
    page,
    patience,
    promptness,
    troubles,
)
from tests.torture.worker import FAST

_MOST_MEMORY: Final = 512


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the page: what is promised, what came of it, and how many faults there were."""

    promise: str
    figure: str
    faults: int


def _kills(*, short: bool) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        found = kills.kill_library(Path(folder), 15 if short else 1000)
        control = kills.kill_control(Path(folder), 50)
        locked = kills.kill_locks(Path(folder), 8 if short else 1000)
    return [
        Figure(
            "A killed program loses no acknowledged answer",
            f"{found.kills:,} kills, {found.acknowledged:,} saves acknowledged, {found.in_journal} "
            f"kills in the midst of a save: {found.lost} lost, {found.mixed} mixed, "
            f"{found.damaged} damaged",
            found.faults,
        ),
        Figure(
            "The control, a plain JSON file, does not stand the same",
            f"first fault after {control.kills} kills of at most 50",
            int(not control.faults),
        ),
        Figure(
            "A passphrase being set, changed or removed is the old or the new one, for the "
            "library and its backups alike",
            f"{locked.kills:,} kills, {locked.acknowledged:,} changes acknowledged, "
            f"{locked.in_journal} kills in the midst of a change, finished at the next start: "
            f"{locked.lost} lost, {locked.mixed} mixed, {locked.damaged} damaged",
            locked.faults,
        ),
    ]


def _injection(*, short: bool, deed: str | None = None, every: int = 1) -> Iterator[Figure]:
    if not short:
        for name in (deed,) if deed else deeds.DEEDS:
            yield _injected(name, every)


def _injected(deed: str, every: int) -> Figure:
    found = injection.inject(deed, every)
    if deed == "control":
        return Figure(
            "The control, a plain JSON file written in its place, does not stand the same",
            f"{found.runs} runs: {len(found.faults)} times neither as before nor as after",
            int(not found.faults),
        )
    for line in found.faults:
        sys.stderr.write(f"{line}\n")
    return Figure(
        f"One {deed}: each write, sync, rename and unlink killed, failed and out of room in turn",
        f"{found.runs} runs: {found.states['old']} times as before, {found.states['new']} times "
        f"as after, {len(found.faults)} faults",
        len(found.faults),
    )


def _mutants(*, short: bool) -> list[Figure]:
    with tempfile.TemporaryDirectory(dir=FAST) as folder:
        found = mutants.damage(Path(folder), 150 if short else 10_000)
    for line in found.faults:
        sys.stderr.write(f"{line}\n")
    outcomes = ", ".join(f"{n:,} {name}" for name, n in sorted(found.outcomes.items()))
    slow = int(found.longest > 2) if not short else 0
    return [
        Figure(
            "A damaged library is refused or read, never changed, never a crash, never over 2 s",
            f"{found.count:,} mutants: {outcomes}; slowest {found.longest:.2f} s of a processor; "
            f"{len(found.faults)} faults",
            len(found.faults) + slow,
        ),
        Figure(
            "What it still holds comes back into a new library; the damaged file is kept",
            f"{found.recovered:,} of {found.recovered_of:,} refused mutants gave back workshops; "
            "of the others every byte stayed",
            0,
        ),
    ]


def _fuzz(*, short: bool) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(dir=FAST) as folder:
        found = fuzz.fuzz(Path(folder), 400 if short else 100_000)
        yield Figure(
            "A workshop file is taken whole or refused in one line with the library as it was; no "
            "crash, none over 2 s, under 512 MiB",
            f"{found.count:,} files, mutated by the ways they take through the code or made by the "
            f"schema: {found.outcomes['taken']:,} taken, {found.outcomes['refused']:,} refused in "
            f"{len(found.sentences):,} ways; {found.kept:,} gave a new way and were mutated "
            f"further; slowest {found.longest:.2f} s of a processor, {found.memory} MiB; "
            f"{len(found.faults)} faults",
            len(found.faults) + (found.longest > fuzz.LIMIT) + (found.memory > _MOST_MEMORY),
        )
        for line in found.faults:
            sys.stderr.write(f"{line}\n")
        if not short:
            yield _hostile(Path(folder))


def _hostile(folder: Path) -> Figure:
    found = hostile.refuse(folder)
    for line in found.faults:
        sys.stderr.write(f"{line}\n")
    return Figure(
        "Files of 64 MiB made to take time or memory are refused within 2 s and 512 MiB",
        f"{found.count} kinds: slowest {found.longest:.2f} s of a processor, most memory "
        f"{found.memory} MiB; {len(found.faults)} faults",
        len(found.faults) + (found.longest > fuzz.LIMIT) + (found.memory > _MOST_MEMORY),
    )


def _backups(*, short: bool) -> list[Figure]:
    del short  # the figure is one measurement, the same in both forms
    with tempfile.TemporaryDirectory() as folder:
        seconds, size, votes = big.back_up(Path(folder))
    return [
        Figure(
            "A backup of a very large library, checked and hashed, takes under a second",
            f"{votes:,} votes, {size / 1e6:.1f} MB: {seconds:.2f} s, the quickest of {big.TIMES}",
            int(seconds > 1),
        )
    ]


def _drives(*, short: bool) -> Iterator[Figure]:
    if short or not drives.can_mount():
        return
    found = drives.fill()
    yield Figure(
        "On a full drive (1 MB) the library stays whole, work goes on in memory, and is saved "
        "once there is room",
        f"{found.saved} changes saved, {found.waiting} kept in memory, said after "
        f"{found.said_after:.2f} s, all saved after room was made: {found.all_saved}; a start with "
        f"no byte left opens it to be written: {found.starts}",
        int(not found.all_saved or not found.starts or found.said_after > 2 or found.damaged),
    )
    told = troubles.all_of_them()
    yield Figure(
        "Every other trouble of drive and folder is one sentence within 2 s; work goes on in "
        "memory, a copy goes elsewhere, and all is saved once it is over",
        "; ".join(f"{name} {seconds:.2f} s" for name, seconds in told.items())
        + "; clock set back, synced folder, replaced by another computer: nothing lost",
        int(max(told.values()) > troubles.LIMIT),
    )


def _promptness(*, short: bool) -> Iterator[Figure]:
    if short:
        return
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = promptness.answers(Path(folder))
    yield Figure(
        "Every answer is durable within 50 ms in 95 of 100 cases, without a Save button",
        f"{ours.count:,} answers in a room of {promptness.PARTNERS} partners with "
        f"{promptness.SEATS} seats: {ours} (a bare commit of SQLite as durable, beside it: {bare})",
        int(ours.p95 > promptness.SAVED_WITHIN),
    )
    with tempfile.TemporaryDirectory() as folder:
        starts, empty = promptness.second_starts(Path(folder))
    yield Figure(
        "A second program brings the first forward within 1 s",
        f"{starts.count} starts, from the start of Python to their end: {starts} (Python started "
        f"for nothing, beside it: {empty})",
        int(starts.p95 > promptness.FORWARD_WITHIN),
    )


def _network(*, short: bool) -> list[Figure]:
    if short:
        return []
    return [
        _watched("the self-test", network.SELF_TEST),
        _watched("the whole way in the window, and every command", network.WHOLE_WAY),
    ]


def _watched(what: str, arguments: tuple[str, ...]) -> Figure:
    found = network.watch(*arguments)
    families = ", ".join(f"{n} {name}" for name, n in sorted(found.families.items())) or "none"
    ended = "well" if found.status == 0 else f"with status {found.status}"
    return Figure(
        f"No socket to a network is opened: {what}, in a network without interfaces",
        f"{found.network} network sockets; of all families: {families}; it ended {ended}",
        found.network + (found.status != 0),
    )


def _bundle(*, short: bool) -> Iterator[Figure]:
    if short:
        return
    found = bundle.build_twice()
    yield Figure(
        "The program built twice from the same sources is the same to the bit, with its list of "
        "parts and their licences, and stands its self-test in an empty environment",
        f"{found.differing} of {found.files:,} files differ, {found.parts} parts listed; its "
        f"self-test ended {'well' if found.status == 0 else f'with status {found.status}'}",
        found.differing + (found.status != 0) + (not found.files or not found.parts),
    )


PARTS: Final[dict[str, Callable[..., Iterable[Figure]]]] = {
    "kills": _kills,
    "injection": _injection,
    "mutants": _mutants,
    "fuzz": _fuzz,
    "drives": _drives,
    "backups": _backups,
    "promptness": _promptness,
    "network": _network,
    "bundle": _bundle,
}


def main(arguments: list[str]) -> int:
    """Run the parts named, or all; the lines of each full run are kept in docs/reliability.md."""
    parser = argparse.ArgumentParser(prog="make torture", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"some of: {', '.join(PARTS)}")
    parser.add_argument("--short", action="store_true", help="a few of each, without strace")
    parser.add_argument("--deed", choices=deeds.DEEDS, help="inject into this deed only")
    parser.add_argument("--every", type=int, default=1, help="only each so many calls; not kept")
    wanted = parser.parse_args(arguments)
    patience.listen()
    faults, only = 0, {"deed": wanted.deed, "every": wanted.every}
    for name in wanted.parts or PARTS:
        figures = list[Figure]()
        for figure in PARTS[name](short=wanted.short, **(only if name == "injection" else {})):
            figures.append(figure)
            faults += figure.faults
            sys.stdout.write(json.dumps([figure.promise, figure.figure, figure.faults]) + "\n")
            sys.stdout.flush()
        if figures and not wanted.short and wanted.every == 1:
            told = [(f.promise, f.figure) for f in figures]
            page.keep(name, told, tuple(PARTS), whole=wanted.deed is None)
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
