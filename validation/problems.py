"""One way to say what is wrong: where, what was found, what was expected, how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Literal

import polars as pl

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One problem at one cell, ordered by place.

    Attributes:
        file: The file, relative to the project, such as `data/events.csv`.
        line: The physical line, counted from 1; the header is line 1.
        column: The column's name, or an empty string for the row or file as a whole.
        rule: The rule that was broken, `subject.rule`, as listed in CODEBOOK.md.
        found: What the cell holds.
        expected: What it should hold.
        remedy: How to mend it.
        key: The row's key, its cells joined by `|`; what `exceptions.toml` names.
        severity: An `error` fails the check; a `warning` asks for a look.
    """

    file: str
    line: int
    column: str
    rule: str
    found: str
    expected: str
    remedy: str
    key: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        """Return the problem on one line, `file:line: column: …`."""
        place = f"{self.file}:{self.line}: " + (f"{self.column}: " if self.column else "")
        level = "" if self.severity == "error" else f"{self.severity}: "
        found = self.found if len(self.found) <= 120 else self.found[:117] + "..."
        return _visible(
            f"{place}{level}found {found!r}, expected {self.expected}; {self.remedy} [{self.rule}]"
        )

    def as_dict(self) -> dict[str, str | int]:
        """Return the problem's fields by name, for JSON."""
        return asdict(self)


def at_rows(
    rows: pl.DataFrame,
    *,
    file: str,
    column: str,
    expected: str | pl.Expr,
    remedy: str | pl.Expr,
    found: str | pl.Expr | None = None,
    rule: str = "",
    severity: Severity = "error",
) -> Iterator[Problem]:
    """Yield one problem for each row of `rows`.

    Args:
        rows: Offending rows with the columns `line` and `key`, and those that the
            expressions use.
        file: The file that the rows stand in.
        column: The column to blame.
        expected: What was expected: a text for all rows, or an expression.
        remedy: How to mend it: a text or an expression.
        found: What was found; the blamed column's own value if not given.
        rule: The rule broken; a rule across tables enters its own name.
        severity: `error` or `warning`; likewise.
    """
    if rows.is_empty():
        return
    value = pl.col(column) if found is None else found
    told = rows.select(
        "line",
        key=pl.col("key").fill_null(""),
        found=_text(value),
        expected=_text(expected),
        remedy=_text(remedy),
    )
    for line, key, seen, wanted, mend in told.iter_rows():
        yield Problem(file, line, column, rule, seen, wanted, mend, key, severity)


def _visible(text: str) -> str:
    """Return a text on one line, with its control and hidden characters written out."""
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text
    )


def sentence(template: str, *values: str | pl.Expr) -> pl.Expr:
    """Return a text with the values put in for each `{}`; a null leaves nothing.

    `polars.format` would do, but in Polars 2.1 it can end in a panic over filtered frames.

    Args:
        template: The text, with `{}` for each value.
        *values: Names of columns, or expressions.
    """
    first, *others = template.split("{}")
    if len(others) != len(values):
        raise ValueError(f"{template!r}: {len(values)} values for {len(others)} places")
    parts = [pl.lit(first)]
    for value, words in zip(values, others, strict=True):
        expression = pl.col(value) if isinstance(value, str) else value
        parts += [expression.cast(pl.String).fill_null(""), pl.lit(words)]
    return pl.concat_str(parts)


def _text(value: str | pl.Expr) -> pl.Expr:
    expression = pl.lit(value) if isinstance(value, str) else value
    return expression.cast(pl.String).fill_null("")
