"""What importing the package and loading a first table cost, beside what they must cost.

`python -m benchmarks.import_and_load [REPETITIONS]` runs each line of code in processes of
its own, in turns, so that all meet the same moods of the machine, and prints the medians
as a Markdown table. The budgets: importing costs at most 30 ms above bare Python, and
importing and loading `events` at most 1.10 times importing polars and reading its file.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from iraq_coalition_events import path

FILE = str(path("events"))
BARE, IMPORT, POLARS, LOAD = (
    "pass",
    "import iraq_coalition_events",
    f"import polars; polars.read_parquet({FILE!r})",
    "import iraq_coalition_events; iraq_coalition_events.load('events')",
)


def measure(repetitions: int) -> dict[str, float]:
    """Return the median time of each line of code in seconds, as a whole process."""
    times: dict[str, list[float]] = {code: [] for code in (BARE, IMPORT, POLARS, LOAD)}
    for turn in range(repetitions + 1):
        for code, taken in times.items():
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            if turn:  # the first turn warms the disk cache
                taken.append(time.perf_counter() - began)
    return {code: statistics.median(taken) for code, taken in times.items()}


def main() -> None:
    """Measure, and print the table."""
    repetitions = int(sys.argv[1]) if len(sys.argv) > 1 else 31
    median = measure(repetitions)
    above = (median[IMPORT] - median[BARE]) * 1000
    ratio = median[LOAD] / median[POLARS]
    print(f"Medians of {repetitions} processes each, in turns; Python {sys.version.split()[0]}\n")
    print("| process | median |\n| --- | ---: |")
    for code, seconds in median.items():
        print(f"| `{code.replace(FILE, 'events.parquet')}` | {seconds * 1000:.1f} ms |")
    print("\n| budget | at most | measured | |\n| --- | ---: | ---: | --- |")
    print(f"| import above bare Python | 30 ms | {above:.1f} ms | {_held(above <= 30)} |")
    print(f"| load over polars | 1.10 x | {ratio:.3f} x | {_held(ratio <= 1.10)} |")


def _held(held: bool) -> str:
    return "held" if held else "missed"


if __name__ == "__main__":
    main()
