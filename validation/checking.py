"""All checks over one folder of tables, in one run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from validation import schemas
from validation.exceptions import Exceptions
from validation.models import check_model
from validation.problems import Problem
from validation.reading import Table
from validation.references import check_lists, check_references, check_retired
from validation.rules import CELL_RULES, RULES
from validation.tables import Tables, read_tables


@dataclass(frozen=True)
class Report:
    """What one run of the checks found.

    Attributes:
        problems: Every problem, sorted by place, known exceptions left out.
        excepted: How many problems are known exceptions.
        records: How many rows were read, by table.
        rules: How many checks were made: constraints of columns, references and rules.
    """

    problems: tuple[Problem, ...]
    excepted: int
    records: dict[str, int]
    rules: int

    @property
    def errors(self) -> list[Problem]:
        """Return the problems that fail the check."""
        return [problem for problem in self.problems if problem.severity == "error"]

    @property
    def warnings(self) -> list[Problem]:
        """Return the problems that ask for a look."""
        return [problem for problem in self.problems if problem.severity == "warning"]


def check(folder: Path, exceptions: Exceptions, shown: str | None = None) -> Report:
    """Return every problem in the tables of `folder`.

    Each table is checked by itself as soon as it is read; its prose, which no rule across
    tables reads, is then let go, so that a large data set fits into memory.

    Args:
        folder: The folder that holds the CSV files.
        exceptions: Known oddities with their reasons.
        shown: The folder's name in messages; its own name if not given.
    """
    problems: list[Problem] = []

    def keep(table: str, read: Table) -> Table:
        problems.extend(check_table(table, read))
        return without_prose(table, read)

    tables = read_tables(folder, shown, keep)
    problems += check_across(tables)
    found, excepted = exceptions.apply(problems)
    records = {table: tables[table].height for table in schemas.MODELS}
    return Report(tuple(sorted(set(found))), excepted, records, count_rules())


def find_problems(tables: Tables) -> Iterator[Problem]:
    """Yield every problem in `tables`, known exceptions too, in no order."""
    for table, read in tables.read.items():
        yield from check_table(table, read)
    yield from check_across(tables)


def check_table(table: str, read: Table) -> Iterator[Problem]:
    """Yield every problem that one table has by itself: its form, its model, its cells."""
    yield from read.problems
    if read.readable:
        yield from check_model(table, read)
        for rule in CELL_RULES.values():
            yield from rule.run(table, read)


def check_across(tables: Tables) -> Iterator[Problem]:
    """Yield every problem between tables: files, references, lists, rules."""
    yield from tables.problems
    yield from _references(tables)
    for rule in RULES.values():
        yield from rule.run(tables)
    yield from _not_run(tables)


def without_prose(table: str, read: Table) -> Table:
    """Return a table without the columns that only people and rules of cells read."""
    prose = [column.name for column in schemas.columns(table) if column.prose]
    return replace(read, text=read.text.clear(), frame=read.frame.drop(prose))


def count_rules() -> int:
    """Return how many things are checked: each column, each reference, each rule."""
    columns = [column for table in schemas.MODELS for column in schemas.columns(table)]
    linked = [column for column in columns if column.references or column.variable]
    return len(columns) + len(linked) + len(RULES) + len(CELL_RULES)


def _references(tables: Tables) -> Iterator[Problem]:
    yield from check_references(tables)
    if tables.readable("vocabulary", "crosswalks", "events"):
        yield from check_lists(tables)
    if tables.readable("retired_ids"):
        yield from check_retired(tables)


def _not_run(tables: Tables) -> Iterator[Problem]:
    for table in schemas.MODELS:
        if tables.readable(table):
            continue
        idle = [rule.name for rule in RULES.values() if table in rule.needs]
        if idle:
            yield Problem(
                tables.file(table), 1, "", "form.not_run", f"{len(idle)} rules not run",
                "a table that can be read", "mend this file first, then check again",
                severity="warning",
            )  # fmt: skip
