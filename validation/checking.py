"""All checks over one folder of tables, in one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from validation import schemas
from validation.exceptions import Exceptions
from validation.models import check_model
from validation.problems import Problem
from validation.references import check_lists, check_references, check_retired
from validation.rules import RULES
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

    Args:
        folder: The folder that holds the CSV files.
        exceptions: Known oddities with their reasons.
        shown: The folder's name in messages; its own name if not given.
    """
    tables = read_tables(folder, shown)
    found, excepted = exceptions.apply(find_problems(tables))
    records = {table: tables[table].height for table in schemas.MODELS}
    return Report(tuple(sorted(set(found))), excepted, records, count_rules())


def find_problems(tables: Tables) -> Iterator[Problem]:
    """Yield every problem in `tables`, known exceptions too, in no order."""
    yield from tables.problems
    for table, read in tables.read.items():
        yield from read.problems
        if read.readable:
            yield from check_model(table, read)
    yield from _references(tables)
    for rule in RULES.values():
        yield from rule.run(tables)
    yield from _not_run(tables)


def count_rules() -> int:
    """Return how many things are checked: each column, each reference, each rule."""
    columns = [column for table in schemas.MODELS for column in schemas.columns(table)]
    linked = [column for column in columns if column.references or column.variable]
    return len(columns) + len(linked) + len(RULES)


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


def matching(problems: Iterable[Problem], rule: str) -> list[Problem]:
    """Return the problems that break `rule`."""
    return [problem for problem in problems if problem.rule == rule]
