"""What a rule is: a name, what it says, and a function that yields the problems.

A rule across tables reads whole tables. A rule of cells reads one column of one table at a
time, so that it runs on every table that can be read, and on one table before the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import polars as pl

from validation import schemas
from validation.problems import Problem, Severity
from validation.reading import Table
from validation.tables import Tables

Check = Callable[[Tables], Iterator[Problem]]
CellCheck = Callable[[pl.DataFrame, schemas.Column, str], Iterator[Problem]]


@dataclass(frozen=True)
class Rule:
    """One rule across tables.

    Attributes:
        name: `subject.rule`.
        says: What must hold, in one sentence; the first line of the function's docstring.
        severity: Whether breaking it is an `error` or a `warning`.
        needs: The tables that it reads; without one of them it is not run.
        check: The function that yields the problems.
        apart: Whether it looks at each of its tables apart, so that it is run on those that
            can be read; a table that cannot has no rows.
    """

    name: str
    says: str
    severity: Severity
    needs: tuple[str, ...]
    check: Check
    apart: bool = False

    def run(self, tables: Tables) -> Iterator[Problem]:
        """Yield every place where the rule is broken; none if a table it needs cannot be read."""
        if self.apart or tables.readable(*self.needs):
            for problem in self.check(tables):
                yield replace(problem, rule=self.name, severity=self.severity)


@dataclass(frozen=True)
class CellRule:
    """One rule of cells.

    Attributes:
        name: `subject.rule`.
        says: What must hold, in one sentence; the first line of the function's docstring.
        severity: Whether breaking it is an `error` or a `warning`.
        language: Only columns in this language, `en` or `ar`; all text columns if None.
        check: The function: rows of `line`, `key` and `value` (never null), the column, the
            file's name; it yields the problems.
    """

    name: str
    says: str
    severity: Severity
    language: str | None
    check: CellCheck

    def run(self, table: str, read: Table) -> Iterator[Problem]:
        """Yield every cell of one table that breaks the rule."""
        for column in schemas.columns(table):
            if column.type != "string" or self.language not in (None, column.language):
                continue
            cells = read.frame.select("line", "key", value=column.name).drop_nulls("value")
            for problem in self.check(cells, column, read.file):
                yield replace(problem, rule=self.name, severity=self.severity)


RULES: dict[str, Rule] = {}
"""Every rule across tables by name, in the order in which their modules are imported."""

CELL_RULES: dict[str, CellRule] = {}
"""Every rule of cells by name."""


def rule(
    name: str, *needs: str, severity: Severity = "error", apart: bool = False
) -> Callable[[Check], Check]:
    """Return a decorator that enters a function among the rules across tables.

    Args:
        name: `subject.rule`, unique.
        *needs: The tables that the function reads.
        severity: Whether breaking it is an `error` or a `warning`.
        apart: Whether it looks at each of these tables apart.
    """

    def enter(check: Check) -> Check:
        RULES[_free(name)] = Rule(name, _says(check), severity, needs, check, apart)
        return check

    return enter


def cell_rule(name: str, *, language: str | None = None) -> Callable[[CellCheck], CellCheck]:
    """Return a decorator that enters a function among the rules of cells.

    Args:
        name: `subject.rule`, unique.
        language: Only columns in this language; all text columns if not given.
    """

    def enter(check: CellCheck) -> CellCheck:
        CELL_RULES[_free(name)] = CellRule(name, _says(check), "error", language, check)
        return check

    return enter


def _free(name: str) -> str:
    if name in RULES or name in CELL_RULES:
        raise ValueError(f"two rules are called {name}")
    return name


def _says(check: Callable[..., Iterator[Problem]]) -> str:
    return (check.__doc__ or "").strip().split("\n")[0]
