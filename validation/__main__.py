"""`python -m validation`: check, format, merge, count and describe the tables in `data/`."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from validation.release import ROOT

if TYPE_CHECKING:
    from validation.tables import Tables

DATA = ROOT / "data"
EXCEPTIONS = ROOT / "validation" / "exceptions.toml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 well, 1 problems, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    run = {
        "check": _check,
        "format": _format,
        "merge": _merge,
        "report": _report,
        "tallies": _tallies,
        "describe": _describe,
    }[options.command]
    return run(options)


def _check(options: argparse.Namespace) -> int:
    from validation.checking import check
    from validation.exceptions import read_exceptions

    began = time.perf_counter()
    own = options.folder.resolve() == DATA.resolve()
    known = read_exceptions(EXCEPTIONS, "validation/exceptions.toml")
    exceptions = replace(known, lasting=not own)
    report = check(options.folder, exceptions, "data" if own else str(options.folder))
    shown = report.problems if not options.quiet else report.errors
    if options.format == "json":
        print(json.dumps([p.as_dict() for p in shown], ensure_ascii=False, indent=1))
    else:
        for problem in shown:
            print(problem)
        print(
            f"{sum(report.records.values()):,} records in {len(report.records)} tables, "
            f"{report.rules} checks: {len(report.errors)} errors, {len(report.warnings)} warnings, "
            f"{report.excepted} known exceptions; {time.perf_counter() - began:.1f} s"
        )
    return 1 if report.errors else 0


def _format(options: argparse.Namespace) -> int:
    from validation.rewriting import rewrite

    changed, problems = rewrite(options.folder)
    for problem in problems:
        print(problem)
    for name in changed:
        print(f"{name}: brought to canonical form")
    return 1 if problems else 0


def _merge(options: argparse.Namespace) -> int:
    from validation.exceptions import read_exceptions
    from validation.merging import plan, write

    merge = plan(options.batch, DATA, read_exceptions(EXCEPTIONS, "validation/exceptions.toml"))
    for table, keys in merge.new.items():
        print(f"{table}: {len(keys)} new, {merge.same[table]} the same")
        if options.verbose:
            print("\n".join(f"  new {key}" for key in keys))
    for table, key, column, old, new in merge.changed:
        print(f"{table}: {key}: {column}: changed from {old!r} to {new!r}")
    for sentence in merge.likenesses:
        print(f"look: {sentence}")
    for problem in [*merge.warnings, *merge.problems]:
        print(problem)
    if merge.problems:
        print(f"not merged: {len(merge.problems)} problems; nothing was written")
        return 1
    written = write(merge, DATA) if options.write else []
    print("written: " + ", ".join(written) if written else "nothing was written; see --write")
    return 0


def _report(options: argparse.Namespace) -> int:
    from itertools import chain

    from validation.auditing import count_audits
    from validation.reporting import as_markdown, count_all
    from validation.tables import read_tables

    audits = ROOT / "validation" / "audits"
    tables = read_tables(options.folder)
    if _unread(tables):
        return 1
    counts = chain(count_all(tables), count_audits(audits))
    print(as_markdown(counts))
    return 0


def _tallies(options: argparse.Namespace) -> int:
    from validation.reporting import as_markdown
    from validation.tables import read_tables
    from validation.tallies import count_tallies

    tables = read_tables(options.folder)
    if _unread(tables):
        return 1
    print(as_markdown(count_tallies(tables)))
    return 0


def _describe(options: argparse.Namespace) -> int:
    from validation.generated import write_generated
    from validation.tables import read_tables

    if _unread(read_tables(DATA)):
        return 1
    for path in write_generated(ROOT):
        print(f"{path.relative_to(ROOT)}: written")
    return 0


def _unread(tables: Tables) -> bool:
    """Print what keeps tables from being read whole, and return whether anything does."""
    problems = [
        problem
        for name, table in tables.read.items()
        if not tables.readable(name)
        for problem in table.problems
    ]
    for problem in problems:
        print(problem)
    return bool(problems)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m validation", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="report every problem in the tables")
    check.add_argument("--format", choices=["text", "json"], default="text")
    check.add_argument("--quiet", action="store_true", help="leave warnings out")
    tidy = commands.add_parser("format", help="bring the files to canonical form, nothing else")
    merge = commands.add_parser("merge", help="say what a folder of batch tables would change")
    merge.add_argument("batch", type=Path, help="a folder with any of the tables")
    merge.add_argument("--write", action="store_true", help="write it, all or nothing")
    merge.add_argument("--verbose", action="store_true", help="name every new record")
    report = commands.add_parser("report", help="print counts of what the tables hold")
    tallies = commands.add_parser("tallies", help="hold coded incidents against published totals")
    describe = commands.add_parser("describe", help="write datapackage.json and CODEBOOK.md")
    for command in (check, tidy, report, tallies):
        command.add_argument("folder", type=Path, nargs="?", default=DATA)
    describe.set_defaults(folder=DATA)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
