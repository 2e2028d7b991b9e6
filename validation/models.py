"""What the Pandera models say of each table, turned into problems at cells."""

from __future__ import annotations

from collections.abc import Iterator

import pandera.errors
import polars as pl

from validation import schemas
from validation.problems import Problem
from validation.reading import Table


def check_model(table: str, read: Table) -> Iterator[Problem]:
    """Yield what the model of `table` finds wrong in the rows read.

    A cell that could not be converted, or a column that is missing, was reported when
    it was read and is not reported again.
    """
    names = list(schemas.types(table))
    try:
        schemas.MODELS[table].validate(read.frame.select(names), lazy=True)
    except pandera.errors.SchemaErrors as errors:
        for row in errors.failure_cases.iter_rows(named=True):
            problem = _problem(table, read, row)
            if problem is not None:
                yield problem


def _problem(table: str, read: Table, case: dict[str, object]) -> Problem | None:
    check, index = str(case["check"]), case["index"]
    if not isinstance(index, int):
        raise RuntimeError(f"Pandera reports no row for {check} in {table}: {case}")
    line, key = read.frame["line"][index], read.frame["key"][index] or ""
    if check == "multiple_fields_uniqueness":
        return None if read.lost & set(schemas.key(table)) else _double(table, read, index)
    column = next(c for c in schemas.columns(table) if c.name == case["column"])
    if column.name in read.lost or (line, column.name) in read.unread:
        return None
    if check == "not_nullable":
        wanted = f"a value: {column.description}"
        mend = "fill it in from the source read; without one, leave the record out"
        return Problem(read.file, line, column.name, "model.required", "", wanted, mend, key)
    return Problem(
        read.file, line, column.name, "model.value", str(case["failure_case"]),
        _wanted(column), "mend the value", key,
    )  # fmt: skip


def _double(table: str, read: Table, index: int) -> Problem | None:
    key = read.frame["key"][index]
    first = min(read.frame.filter(pl.col("key") == key)["line"].to_list())
    line = read.frame["line"][index]
    if line == first:
        return None
    return Problem(
        read.file, line, schemas.key(table)[0], "model.key", key,
        f"each key once; this one stands on line {first} already",
        "join the two rows, or give this one an id of its own", key,
    )  # fmt: skip


def _wanted(column: schemas.Column) -> str:
    if column.pattern:
        return f"a value like {column.pattern} ({column.title.lower()})"
    low = "" if column.minimum is None else f"at least {column.minimum:g}"
    high = "" if column.maximum is None else f"at most {column.maximum:g}"
    limits = " and ".join(part for part in (low, high) if part)
    return f"{limits} ({column.title.lower()})"
