"""What a rule is: a name, what it says, and a function that yields the problems.

A rule across tables reads whole tables. A rule of cells reads the text of one table at a
time, so that it runs on every table that can be read, and on one table before the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import polars as pl

from validation import schemas
from validation.problems import Problem, Severity, at_rows
from validation.reading import Table
from validation.tables import Tables

Check = Callable[[Tables], Iterator[Problem]]
Wrong = Callable[[pl.Expr], pl.Expr]
Seen = Callable[[str], str]


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
        """Yield every place where the rule is broken; none if a table it needs cannot be read.

        A cell that holds something of the wrong type was reported when it was read.
        """
        if not self.apart and not tables.readable(*self.needs):
            return
        for problem in self.check(tables.where_readable() if self.apart else tables):
            if not tables.is_unread(problem):
                yield replace(problem, rule=self.name, severity=self.severity)


@dataclass(frozen=True)
class CellRule:
    """One rule of cells.

    Attributes:
        name: `subject.rule`.
        says: What must hold, in one sentence; the first line of the function's docstring.
        severity: Whether breaking it is an `error` or a `warning`.
        language: Only columns in this language, `en` or `ar`; all text columns if None.
        wrong: From the expression of a column of text to that of the cells that break it.
        expected: What was expected.
        remedy: How to mend it.
        seen: What to show of a cell that breaks it.
    """

    name: str
    says: str
    severity: Severity
    language: str | None
    wrong: Wrong
    expected: str
    remedy: str
    seen: Seen

    def run(self, table: str, read: Table) -> Iterator[Problem]:
        """Yield every cell of one table that breaks the rule.

        All columns are asked at once; only those hit are gone through.
        """
        names = [
            column.name
            for column in schemas.columns(table)
            if column.type == "string" and self.language in (None, column.language)
        ]
        hit = read.frame.select(self.wrong(pl.col(name)).any().alias(name) for name in names)
        for name in (name for name in names if hit[name].item()):
            bad = read.frame.filter(self.wrong(pl.col(name)))
            yield from at_rows(
                bad.with_columns(found=pl.Series(map(self.seen, bad[name]), dtype=pl.String)),
                file=read.file,
                column=name,
                rule=self.name,
                severity=self.severity,
                found=pl.col("found"),
                expected=self.expected,
                remedy=self.remedy,
            )


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


def cell_rule(
    name: str, *, expected: str, remedy: str, language: str | None = None, seen: Seen = str
) -> Callable[[Wrong], Wrong]:
    """Return a decorator that enters a function among the rules of cells.

    Args:
        name: `subject.rule`, unique.
        expected: What was expected.
        remedy: How to mend it.
        language: Only columns in this language; all text columns if not given.
        seen: What to show of a cell that breaks the rule; the whole cell if not given.
    """

    def enter(wrong: Wrong) -> Wrong:
        CELL_RULES[_free(name)] = CellRule(
            name, _says(wrong), "error", language, wrong, expected, remedy, seen
        )
        return wrong

    return enter


def _free(name: str) -> str:
    if name in RULES or name in CELL_RULES:
        raise ValueError(f"two rules are called {name}")
    return name


def _says(check: Callable[..., object]) -> str:
    return (check.__doc__ or "").strip().split("\n")[0]
