"""The command line `iraq-coalition-events`: look at the data, cite it, export it."""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from iraq_coalition_events._errors import UnknownNameError

PROGRAM = "iraq-coalition-events"
WIDEST = 100
"""Text is not wrapped wider than this, however wide the terminal."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Returns:
        0 if all is well, 1 if what was asked for is not there or cannot be written, 2 if
        the command itself is wrong.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = _parser()
    command = next((word for word in given if not word.startswith("-")), None)
    if command is not None and command not in COMMANDS:
        parser.error(str(UnknownNameError("command", command, COMMANDS)))
    try:
        options = parser.parse_args(given)
        COMMANDS[options.command](options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has had enough; what is still buffered goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (UnknownNameError, OSError) as error:
        print(f"{PROGRAM}: {error}", file=sys.stderr)
        return 1
    return 0


def _info(options: argparse.Namespace) -> None:
    import polars as pl

    from iraq_coalition_events import cite, scan, tables
    from iraq_coalition_events._descriptor import descriptor

    package = descriptor()
    print(package["title"])
    print(f"Version   {package['version']}")
    print(f"Cut-off   {package['cutoff_date']} (no record lies after this day)")
    for licence in package["licenses"]:
        print(f"Licence   {licence['title']}, {licence['path']}")
    print("Rows")
    for table in tables():
        print(f"{scan(table).select(pl.len()).collect().item():>9,} {table}")
    print("Cite as")
    print(f"  {cite()}")


def _tables(options: argparse.Namespace) -> None:
    from iraq_coalition_events import tables
    from iraq_coalition_events._descriptor import resource

    widest = max(map(len, tables()))
    for table in tables():
        print(f"{table:<{widest}}  {resource(table)['description']}")


def _describe(options: argparse.Namespace) -> None:
    from iraq_coalition_events import describe

    print(describe(options.table))


def _cite(options: argparse.Namespace) -> None:
    from iraq_coalition_events import cite

    print(cite(options.style))


def _export(options: argparse.Namespace) -> None:
    from iraq_coalition_events import tables
    from iraq_coalition_events._export import export

    chosen = options.tables or tables()
    for path in export(options.folder, options.format, chosen, force=options.force):
        print(path)


def _show(options: argparse.Namespace) -> None:
    from iraq_coalition_events._show import show

    width = min(WIDEST, shutil.get_terminal_size().columns)
    print(show(options.event_id, options.lang, width))


COMMANDS: dict[str, Callable[[argparse.Namespace], None]] = {
    "info": _info,
    "tables": _tables,
    "describe": _describe,
    "cite": _cite,
    "export": _export,
    "show": _show,
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=PROGRAM, description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("info", help="version, licence, cut-off date, rows, citation")
    commands.add_parser("tables", help="the tables and what their rows are")
    described = commands.add_parser("describe", help="what a table and its columns mean")
    described.add_argument("table", type=_table)
    cited = commands.add_parser("cite", help="how to cite this version")
    cited.add_argument("--style", type=_style, default="text", help="text, apa, bibtex, …")
    exported = commands.add_parser("export", help="write tables as files for other programs")
    exported.add_argument("folder", type=Path, help="where to; made if it does not exist")
    exported.add_argument(
        "--format", type=_form, required=True, help="csv, parquet, jsonl or sqlite"
    )
    exported.add_argument("--tables", type=_table, nargs="+", help="these alone; else all")
    exported.add_argument("--force", action="store_true", help="write over files that exist")
    shown = commands.add_parser("show", help="one event with its reports, harm, links, sources")
    shown.add_argument("event_id")
    shown.add_argument("--lang", type=_language, default="en", help="en or ar")
    return parser


def _table(name: str) -> str:
    from iraq_coalition_events import tables

    return _known("table", name, tables())


def _style(name: str) -> str:
    from iraq_coalition_events._citation import STYLES

    return _known("citation style", name, STYLES)


def _form(name: str) -> str:
    from iraq_coalition_events._export import FORMS

    return _known("format", name, FORMS)


def _language(name: str) -> str:
    from iraq_coalition_events._words import WORDS

    return _known("language", name, WORDS)


def _known(kind: str, name: str, known: Iterable[str]) -> str:
    if name not in set(known):
        raise argparse.ArgumentTypeError(str(UnknownNameError(kind, name, known)))
    return name


if __name__ == "__main__":
    raise SystemExit(main())
