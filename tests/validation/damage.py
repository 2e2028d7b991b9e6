"""A copy of the real tables that can be damaged in one place, and the list of damages.

A damage is a function that takes a copy, spoils one thing in it and returns the place at
which the check has to report it. The row is chosen from the real tables by a condition,
never by its number, so that a damage outlives new data. The damages themselves stand in
`damages/`, one module a subject.
"""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from validation import schemas
from validation.release import ROOT

DATA = ROOT / "data"

Row = dict[str, str]
Condition = Callable[[Row], object]


@dataclass(frozen=True)
class Place:
    """Where a problem is reported: `line` is the physical one, the header is line 1."""

    table: str
    line: int
    column: str

    @property
    def file(self) -> str:
        """Return the name of the file in messages."""
        return self.table if "/" in self.table else f"data/{self.table}.csv"


class Copy:
    """A copy of the real tables in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(DATA, folder)
        self._rows: dict[str, list[Row]] = {}

    def path(self, table: str) -> Path:
        """Return the path of a table's file."""
        return self.folder / f"{table}.csv"

    def data(self, table: str) -> bytes:
        """Return a table's bytes."""
        return self.path(table).read_bytes()

    def put(self, table: str, data: bytes) -> None:
        """Write a table's bytes."""
        self.path(table).write_bytes(data)

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table, to be changed in place and then saved."""
        if table not in self._rows:
            self._rows[table] = [dict(row) for row in real_rows(table)]
        return self._rows[table]

    def first(self, table: str, where: Condition = bool) -> Row:
        """Return the first row of a table that meets a condition."""
        for row in self.rows(table):
            if where(row):
                return row
        raise LookupError(f"no row of {table} can be damaged so")

    def save(self, table: str) -> None:
        """Write a table's rows in canonical form."""
        key = schemas.key(table)
        self.rows(table).sort(key=lambda row: [row[name].encode() for name in key])
        self.put(table, as_csv(list(schemas.types(table)), self.rows(table)))

    def place(self, table: str, row: Row, column: str) -> Place:
        """Return where a cell stands, once its table is saved."""
        line = 2
        for other in self.rows(table):
            if other is row:
                return Place(table, line, column)
            line += 1 + sum(cell.count("\n") for cell in other.values())
        raise LookupError(f"the row is not in {table}")

    def spoil(self, table: str, row: Row, at: str = "", **cells: str) -> Place:
        """Change cells of one row; return the place of `at`, or of the last cell changed."""
        row.update(cells)
        self.save(table)
        return self.place(table, row, at or list(cells)[-1])

    def add(self, table: str, row: Row, at: str, **cells: str) -> Place:
        """Add a row like another, with some cells changed; return the place of `at`."""
        fresh = row | cells
        self.rows(table).append(fresh)
        self.save(table)
        return self.place(table, fresh, at)

    def remove(self, table: str, where: Condition) -> None:
        """Take out the rows that meet a condition."""
        kept = [row for row in self.rows(table) if not where(row)]
        assert len(kept) < len(self.rows(table)), f"no row of {table} to take out"
        self._rows[table] = kept
        self.save(table)


@dataclass(frozen=True)
class Damage:
    """One damage: its name, the rule that must catch it, and what the message must say."""

    name: str
    rule: str
    says: str
    do: Callable[[Copy], Place]


DAMAGES: dict[str, Damage] = {}
"""Every damage by name."""


def damage(
    rule: str, says: str = ""
) -> Callable[[Callable[[Copy], Place]], Callable[[Copy], Place]]:
    """Return a decorator that enters a function among the damages."""

    def enter(do: Callable[[Copy], Place]) -> Callable[[Copy], Place]:
        add_damage(do.__name__, rule, do, says)
        return do

    return enter


def add_damage(name: str, rule: str, do: Callable[[Copy], Place], says: str = "") -> None:
    """Enter a damage under a name of its own."""
    assert name not in DAMAGES, f"two damages are called {name}"
    DAMAGES[name] = Damage(name, rule, says, do)


def cell_damage(
    name: str,
    rule: str,
    table: str,
    column: str,
    value: str | Callable[[str], str],
    where: Condition | None = None,
    says: str = "",
) -> None:
    """Enter a damage of one cell: the first row in which the column is filled, if not said."""

    def do(copy: Copy) -> Place:
        row = copy.first(table, where or (lambda row: row[column]))
        new = value if isinstance(value, str) else value(row[column])
        return copy.spoil(table, row, **{column: new})

    add_damage(name, rule, do, says)


@cache
def real_rows(table: str) -> tuple[Row, ...]:
    """Return the rows of a real table, read by the standard library; not to be changed."""
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def as_csv(names: list[str], rows: Iterable[Row]) -> bytes:
    """Return rows as CSV, written by the standard library."""
    text = io.StringIO()
    writer = csv.DictWriter(text, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def later(day: str, days: int) -> str:
    """Return the day that lies so many days after another, before it if negative."""
    return str(date.fromisoformat(day) + timedelta(days=days))
