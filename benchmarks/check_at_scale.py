"""How the check grows, and how it stands beside Frictionless, in one run.

`python -m benchmarks.check_at_scale [--events 10000 1000000] [--beside 100000]` enlarges the
real tables (see `enlarge.py`), runs the full check on them as processes of their own, and
times the checks that Frictionless makes too (form, types, constraints, keys) by both on the
same tables, in turns, of which it takes the median. It prints a Markdown table. Nothing is
compared with a stored number.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAME_CHECKS = """
import sys
from pathlib import Path
from validation.checking import without_prose
from validation.models import check_model
from validation.references import check_references
from validation.tables import read_tables
problems = []
def keep(table, read):
    problems.extend([*read.problems, *check_model(table, read)])
    return without_prose(table, read)
problems += check_references(read_tables(Path(sys.argv[1]), keep=keep))
raise SystemExit(1 if problems else 0)
"""
FRICTIONLESS = """
import sys
from frictionless import Package, system
with system.use_context(trusted=True):
    report = Package(sys.argv[1] + ".json").validate()
raise SystemExit(0 if report.valid else 1)
"""


@dataclass(frozen=True)
class Run:
    """One process: wall seconds, peak resident memory in bytes, exit code."""

    seconds: float
    memory: int
    code: int


def main() -> None:
    """Enlarge, run and print."""
    options = _options()
    print("| what | events | rows | seconds | µs a row | peak GB | exit |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for events in options.events:
            tables = Path(folder) / str(events)
            rows = make(events, tables)
            check = [sys.executable, "-m", "validation", "check", "--quiet", str(tables)]
            _print("full check", events, rows, run(check))
        tables = Path(folder) / f"beside-{options.beside}"
        rows = make(options.beside, tables)
        ours = [sys.executable, "-c", SAME_CHECKS, str(tables)]
        theirs = [sys.executable, "-c", FRICTIONLESS, str(tables)]
        check = [sys.executable, "-m", "validation", "check", "--quiet", str(tables)]
        turns = [[run(ours), run(check), run(theirs)] for _ in range(options.turns)]
        timed = [
            sorted(runs, key=lambda one: one.seconds)[len(runs) // 2]
            for runs in zip(*turns, strict=True)
        ]
        names = ("the same checks", "full check", "frictionless validate")
        for name, one in zip(names, timed, strict=True):
            _print(name, options.beside, rows, one)
    print(f"\nFrictionless takes {timed[2].seconds / timed[0].seconds:.1f} times as long.")


def make(events: int, folder: Path) -> int:
    """Write enlarged tables with their descriptor and return the number of rows.

    They are made in a process of its own: a child's peak memory begins with its parent's.
    """
    command = [sys.executable, "-m", "benchmarks.enlarge", str(ROOT / "data"), str(folder)]
    command.append(str(events))
    made = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    package = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        resource["path"] = f"{folder.name}/{Path(resource['path']).name}"
    kept = {name: package[name] for name in ("name", "resources")}
    folder.with_suffix(".json").write_text(json.dumps(kept), encoding="utf-8")
    return int(made.stdout)


def run(command: list[str]) -> Run:
    """Run one process and return what it cost."""
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Run(time.perf_counter() - began, usage.ru_maxrss * 1024, process.returncode)


def _print(name: str, events: int, rows: int, one: Run) -> None:
    micro = one.seconds / rows * 1e6
    memory = one.memory / 1e9
    cells = (name, f"{events:,}", f"{rows:,}", f"{one.seconds:.1f}", f"{micro:.1f}")
    print("| " + " | ".join(cells) + f" | {memory:.1f} | {one.code} |", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--beside", type=int, default=100_000)
    parser.add_argument("--turns", type=int, default=3, help="runs of each beside the other")
    parser.add_argument("--folder", type=Path, help="where to put the enlarged tables")
    return parser.parse_args()


if __name__ == "__main__":
    main()
