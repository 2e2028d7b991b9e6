"""A folder of CSV files to all tables, read once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from validation import schemas
from validation.problems import Problem
from validation.reading import Table, read_table

ALLOWED = frozenset({"README.md"})
"""What may lie beside the tables."""


@dataclass(frozen=True)
class Tables:
    """All tables of a folder.

    Attributes:
        folder: The folder's name in messages, such as `data`.
        read: Each table as read, by name; a missing file gives an unreadable, empty one.
        problems: Missing and stray files.
    """

    folder: str
    read: dict[str, Table]
    problems: list[Problem]

    def __getitem__(self, table: str) -> pl.DataFrame:
        """Return the typed frame of `table`, with the columns `line` and `key`."""
        return self.read[table].frame

    def file(self, table: str) -> str:
        """Return the name of the file of `table` in messages."""
        return f"{self.folder}/{table}.csv"

    def readable(self, *tables: str) -> bool:
        """Return whether the rows of all these tables could be read."""
        return all(self.read[table].readable and not self.read[table].lost for table in tables)

    def where_readable(self) -> Tables:
        """Return the same tables, those that cannot be read whole without rows."""
        read = {
            name: table if self.readable(name) else replace(table, frame=table.frame.clear())
            for name, table in self.read.items()
        }
        return replace(self, read=read)

    def is_unread(self, problem: Problem) -> bool:
        """Return whether the cell of a problem was already reported when it was read."""
        table = self.read.get(Path(problem.file).stem)
        return table is not None and (problem.line, problem.column) in table.unread


def read_tables(
    folder: Path, shown: str | None = None, keep: Callable[[str, Table], Table] | None = None
) -> Tables:
    """Return all tables of `folder`, readable or not, with every problem of form.

    Args:
        folder: The folder that holds the CSV files.
        shown: The folder's name in messages; its own name if not given.
        keep: What to keep of each table, called as soon as it is read and before the next is.
    """
    shown = folder.name if shown is None else shown
    read: dict[str, Table] = {}
    for name in schemas.MODELS:
        table = read_file(folder / f"{name}.csv", f"{shown}/{name}.csv")
        read[name] = keep(name, table) if keep else table
    return Tables(shown, read, list(_strays(folder, shown)))


def read_file(path: Path, file: str) -> Table:
    """Return the table after which the file at `path` is named; unreadable if it is not there.

    Args:
        path: A file named after a table, such as `events.csv`.
        file: Its name in messages.
    """
    table = path.stem
    mend = "restore it from git; a table without rows still has its header"
    found = "no such file"
    if path.is_file():
        try:
            return read_table(path.read_bytes(), file, schemas.types(table), schemas.key(table))
        except OSError as error:
            found, mend = f"a file that cannot be read: {error.strerror}", "see who may read it"
    problem = Problem(file, 1, "", "form.file", found, f"the table {table}", mend)
    empty = read_table(b"", file, schemas.types(table), schemas.key(table))
    return Table(file, empty.text, empty.frame, [problem], readable=False)


def _strays(folder: Path, shown: str) -> Iterator[Problem]:
    if not folder.is_dir():
        mend = "name the folder that holds the tables"
        yield Problem(shown, 1, "", "form.file", "no such folder", "a folder of tables", mend)
        return
    known = {f"{name}.csv" for name in schemas.MODELS} | ALLOWED
    for path in sorted(folder.iterdir()):
        if path.name not in known:
            mend = "take it out, or add its schema"
            yield Problem(
                f"{shown}/{path.name}", 1, "", "form.file", path.name, "only declared tables", mend
            )
