"""References between tables, and membership of the closed lists in `vocabulary`."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import polars as pl

from validation import schemas
from validation.problems import Problem, at_rows, sentence
from validation.schemas.columns import SEPARATOR
from validation.tables import Tables

KEYED = {name: schemas.key(name)[0] for name in schemas.MODELS if len(schemas.key(name)) == 1}
"""Tables with an id of their own, and its column."""

MANY = 2000
"""More candidates than this are not all compared for the nearest id."""

GUESSED = 50
"""Strange values of a column for which the nearest id is looked up; more of them come from a
table that was cut or lost, where a guess for each would take minutes and mend nothing."""


def check_references(tables: Tables) -> Iterator[Problem]:
    """Yield every reference that leads nowhere and every code outside its closed list."""
    for table in schemas.MODELS:
        for column in schemas.columns(table):
            if column.references and tables.readable(column.references):
                yield from _dangling(tables, column)
            elif column.variable and tables.readable("vocabulary"):
                yield from _unknown(tables, column)


def check_lists(tables: Tables) -> Iterator[Problem]:
    """Yield codes that nothing uses, types of another class, and double entries in lists."""
    yield from _other_class(tables)
    yield from _crosswalk_codes(tables)
    if tables.readable(*schemas.MODELS):
        yield from _unused(tables)
    yield from _twice_in_list(tables)


def check_retired(tables: Tables) -> Iterator[Problem]:
    """Yield retired ids that are in use, and successors that do not exist."""
    retired, file = tables["retired_ids"], tables.file("retired_ids")
    unknown = retired.filter(~pl.col("table_name").is_in(list(KEYED)))
    yield from at_rows(
        unknown, file=file, column="table_name", rule="retired.table",
        expected="a table with ids: " + ", ".join(KEYED), remedy="name the table",
    )  # fmt: skip
    for table, column in KEYED.items():
        if not tables.readable(table):
            continue  # it says nothing of its ids
        ids = tables[table].select(old_id=column, used=pl.col("line"))
        mine = retired.filter(pl.col("table_name") == table)
        yield from at_rows(
            mine.join(ids, on="old_id"), file=file, column="old_id", rule="retired.used",
            expected="an id that is not in use; line "
            + pl.col("used").cast(pl.String) + f" of {tables.file(table)} uses it",
            remedy="give that record a new id, or take this row out",
        )  # fmt: skip
        named = mine.filter(pl.col("new_id").is_not_null())
        yield from at_rows(
            named.join(ids, left_on="new_id", right_on="old_id", how="anti"),
            file=file, column="new_id", rule="retired.successor",
            expected=f"an id in {tables.file(table)}", remedy="name the record that stands for it",
        )  # fmt: skip


def cells(tables: Tables, column: schemas.Column) -> pl.DataFrame:
    """Return the filled cells of a column as `value` with `line` and `key`, lists taken apart."""
    frame = tables[column.table]
    value = pl.col(column.name).cast(pl.String)
    filled = frame.select("line", "key", value=value).drop_nulls("value")
    if not column.many:
        return filled
    return filled.with_columns(pl.col("value").str.split(SEPARATOR)).explode("value")


def nearest(value: str, candidates: Sequence[str]) -> str:
    """Return the candidate most like `value`, or an empty string.

    Among very many candidates only those with the same beginning are compared.
    """
    folded = value.strip().lower().replace(" ", "-")
    if folded in candidates:
        return folded
    if len(candidates) > MANY:
        start = bisect_left(candidates, value[:6])
        candidates = candidates[start : start + MANY]
    return next(iter(difflib.get_close_matches(value, candidates, n=1, cutoff=0.6)), "")


def _dangling(tables: Tables, column: schemas.Column) -> Iterator[Problem]:
    target = column.references or ""
    known = tables[target].select(value=KEYED[target])
    yield from _with_nearest(
        _outside(tables, column, known), known, tables.file(column.table), column.name,
        "reference.dangling", f"an id in {tables.file(target)}", "add the record first",
    )  # fmt: skip


def _unknown(tables: Tables, column: schemas.Column) -> Iterator[Problem]:
    known = _codes(tables, column.variable or "")
    yield from _with_nearest(
        _outside(tables, column, known), known, tables.file(column.table), column.name,
        "vocabulary.unknown", f"a code of the list {column.variable}",
        "see CODEBOOK.md for the list",
    )  # fmt: skip


def _outside(tables: Tables, column: schemas.Column, known: pl.DataFrame) -> pl.DataFrame:
    """Return the filled cells that are not `known`; mostly none, which the values alone tell."""
    if not column.many:
        value = pl.col(column.name).cast(pl.String)
        values = tables[column.table].select(value=value.unique() if column.variable else value)
        if values.drop_nulls().join(known, on="value", how="anti").is_empty():
            return values.clear()
    return cells(tables, column).join(known, on="value", how="anti")


def _with_nearest(
    bad: pl.DataFrame,
    known: pl.DataFrame,
    file: str,
    column: str,
    rule: str,
    expected: str,
    otherwise: str,
) -> Iterator[Problem]:
    if bad.is_empty():
        return
    candidates = sorted(value for value in known["value"] if value)
    strange = bad["value"].unique().sort().head(GUESSED)
    guesses = {value: nearest(value, candidates) for value in strange}
    mends = [f"did you mean {g}?" if (g := guesses.get(v)) else otherwise for v in bad["value"]]
    yield from at_rows(
        bad.with_columns(mend=pl.Series(mends)), file=file, column=column, rule=rule,
        found=pl.col("value"), expected=expected, remedy=pl.col("mend"),
    )  # fmt: skip


def _codes(tables: Tables, variable: str) -> pl.DataFrame:
    return tables["vocabulary"].filter(pl.col("variable") == variable).select(value="code")


def _other_class(tables: Tables) -> Iterator[Problem]:
    lists = tables["vocabulary"]
    classes = lists.filter(pl.col("variable") == "event_class").select(
        belongs="code", hundred=pl.col("sort_order")
    )
    types = lists.filter(pl.col("variable") == "event_type").select(
        event_type="code", hundred=pl.col("sort_order") // 100
    )
    yield from at_rows(
        lists.filter(pl.col("variable") == "event_type")
        .with_columns(hundred=pl.col("sort_order") // 100)
        .join(classes, on="hundred", how="anti"),
        file=tables.file("vocabulary"), column="sort_order", rule="vocabulary.other_class",
        expected="a number in the hundred of a class", remedy="give it the hundred of its class",
    )  # fmt: skip
    known = types.join(classes, on="hundred")
    wrong = (
        tables["events"]
        .join(known, on="event_type")
        .filter(pl.col("event_class") != pl.col("belongs"))
    )
    yield from at_rows(
        wrong, file=tables.file("events"), column="event_type", rule="vocabulary.other_class",
        expected="a type of the class " + pl.col("event_class"),
        remedy=sentence("{} belongs to {}", "event_type", "belongs"),
    )  # fmt: skip


def _crosswalk_codes(tables: Tables) -> Iterator[Problem]:
    known = tables["vocabulary"].select("variable", "code")
    lost = tables["crosswalks"].join(known, on=["variable", "code"], how="anti")
    yield from at_rows(
        lost, file=tables.file("crosswalks"), column="code", rule="vocabulary.unknown",
        expected="a code of the list " + pl.col("variable"), remedy="see CODEBOOK.md for the list",
    )  # fmt: skip
    bare = tables["crosswalks"].filter(
        (pl.col("match") == "conditional") & pl.col("condition_en").is_null()
    )
    yield from at_rows(
        bare, file=tables.file("crosswalks"), column="condition_en", rule="vocabulary.condition",
        expected="the condition of a conditional match", remedy="say when the match holds",
    )  # fmt: skip


def _unused(tables: Tables) -> Iterator[Problem]:
    used = pl.concat(
        cells(tables, column).select(variable=pl.lit(column.variable), code="value").unique()
        for table in schemas.MODELS
        for column in schemas.columns(table)
        if column.variable
    )
    idle = tables["vocabulary"].join(used, on=["variable", "code"], how="anti")
    yield from at_rows(
        idle, file=tables.file("vocabulary"), column="code", rule="vocabulary.unused",
        found=sentence("{} {}", "variable", "code"), expected="a code that some record uses",
        remedy="keep it for records to come, or retire it", severity="warning",
    )  # fmt: skip


def _twice_in_list(tables: Tables) -> Iterator[Problem]:
    for table in schemas.MODELS:
        for column in schemas.columns(table):
            if not column.many:
                continue
            found = cells(tables, column)
            double = found.filter(found.select("line", "value").is_duplicated())
            yield from at_rows(
                double.unique("line", keep="first", maintain_order=True),
                file=tables.file(table), column=column.name, rule="vocabulary.twice",
                found=pl.col("value"), expected="each entry of a list once",
                remedy="take one out",
            )  # fmt: skip
