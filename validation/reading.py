"""CSV bytes to a typed frame, with a problem for whatever is not exactly right.

Well-formed files take the short way: Polars reads every column as text, the text is
written back, and the two are equal. Anything else takes the careful way, which finds
out what is wrong where. Cells are then converted, each by an exact pattern, since
`polars.read_csv` would take `2003-3-20` for a date and `01` for 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from validation.csv_text import decode, not_canonical, pick_columns, split
from validation.formatting import is_canonical
from validation.problems import Problem, at_rows

PATTERNS = {
    "string": r"(?s)^.*$",
    "date": r"^(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$",
    "integer": r"^(?:0|-?[1-9][0-9]{0,17})$",
    "number": r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$",
}
EXPECTED = {
    "date": "a calendar day as YYYY-MM-DD, 1900 to 2099",
    "integer": "a whole number in plain digits, without leading zeros",
    "number": "a decimal number in plain digits with a point",
}
POLARS_TYPES: dict[str, type[pl.DataType]] = {
    "string": pl.String,
    "date": pl.Date,
    "integer": pl.Int64,
    "number": pl.Float64,
}


@dataclass(frozen=True)
class Table:
    """One file as read.

    Attributes:
        file: Its name in messages.
        text: Every schema column as text, null where empty.
        frame: The typed columns, then `line` (physical line) and `key` (cells joined by `|`).
        problems: What is wrong with the file or its cells.
        readable: False where the rows could not be told apart.
        lost: Columns missing from the file.
        unread: Cells that hold something of the wrong type, as (line, column).
    """

    file: str
    text: pl.DataFrame
    frame: pl.DataFrame
    problems: list[Problem] = field(default_factory=list)
    readable: bool = True
    lost: frozenset[str] = frozenset()
    unread: frozenset[tuple[int, str]] = frozenset()


def read_table(data: bytes, file: str, types: Mapping[str, str], key: Sequence[str]) -> Table:
    """Return the table that `data` holds, and every problem of form found in it.

    Args:
        data: The file's bytes.
        file: The file's name in messages.
        types: The type of each column (`string`, `date`, `integer`, `number`), in order.
        key: The columns that identify a row.
    """
    text = _well_formed(data, list(types), key)
    if text is not None:
        lines = pl.Series("line", range(2, text.height + 2), dtype=pl.Int64)
        return _typed(file, text, lines, types, key, [], frozenset())
    problems: list[Problem] = []
    decoded = decode(data, file, problems)
    rows = split(decoded, file, problems)
    if not rows.complete or not rows.header:
        return Table(file, *_nothing(types), problems, readable=False)
    text, lost = pick_columns(rows, file, types, problems)
    lines = pl.Series("line", rows.lines, dtype=pl.Int64)
    present = [name for name in key if name not in lost]
    if not problems:
        problems += not_canonical(decoded.encode(), text, lines, file, present)
    return _typed(file, text, lines, types, key, problems, lost)


def _well_formed(data: bytes, names: list[str], key: Sequence[str]) -> pl.DataFrame | None:
    if not data.startswith((",".join(names) + "\n").encode()):
        return None
    try:
        text = pl.read_csv(data, infer_schema=False, low_memory=True)
    except pl.exceptions.PolarsError:
        return None
    same = data.count(b"\n") == text.height + 1 and is_canonical(data, text, key)
    return text if same else None


def _typed(
    file: str,
    text: pl.DataFrame,
    lines: pl.Series,
    types: Mapping[str, str],
    key: Sequence[str],
    problems: list[Problem],
    lost: frozenset[str],
) -> Table:
    kinds = {column: kind for column, kind in types.items() if kind != "string"}
    values = text.select(_value(column, kind) for column, kind in kinds.items())
    parts = [pl.col(part).fill_null("") for part in key]
    name = pl.col(key[0]) if len(key) == 1 else pl.concat_str(parts, separator="|")
    frame = text.with_columns(lines, key=name).with_columns(values.get_columns())
    unread: set[tuple[int, str]] = set()
    for column, kind in kinds.items():
        failed = values[column].is_null() & text[column].is_not_null()
        if failed.any():
            bad = frame.with_columns(text[column]).filter(failed)
            problems += _not_converted(bad, file, column, kind)
            unread |= {(line, column) for line in bad["line"]}
    return Table(file, text, frame, problems, True, lost, frozenset(unread))


def _not_converted(bad: pl.DataFrame, file: str, column: str, kind: str) -> Iterator[Problem]:
    mends = [_mend(cell, kind) for cell in bad[column]]
    yield from at_rows(
        bad.with_columns(mend=pl.Series(mends, dtype=pl.String)),
        file=file,
        column=column,
        rule=f"type.{kind}",
        expected=EXPECTED[kind],
        remedy=pl.col("mend"),
    )


def _value(column: str, kind: str) -> pl.Expr:
    """Return the column's values, null where a cell is not written exactly as it should be."""
    text = pl.col(column)
    if kind == "date":
        value = text.str.to_date("%Y-%m-%d", strict=False)
    else:
        value = text.cast(POLARS_TYPES[kind], strict=False)
    return pl.when(text.str.contains(PATTERNS[kind])).then(value).alias(column)


def _mend(cell: str, kind: str) -> str:
    numbers = re.findall(r"\d+", cell[:40])
    if kind == "date" and len(numbers) == 3 and len(numbers[0]) == 4:
        year, month, day = map(int, numbers)
        guess = f"{year:04}-{month:02}-{day:02}"
        if re.match(PATTERNS["date"], guess) and guess != cell:
            return f"write {guess} if that is the day meant"
    if kind == "integer" and re.fullmatch(r"\s*\d{1,18}\s*", cell):
        return f"write {int(cell)}"
    return "correct it from the source, or leave the cell empty if no source says it"


def _nothing(types: Mapping[str, str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    text = pl.DataFrame(schema=dict.fromkeys(types, pl.String))
    typed: dict[str, type[pl.DataType]] = {n: POLARS_TYPES[kind] for n, kind in types.items()}
    return text, pl.DataFrame(schema=typed | {"line": pl.Int64, "key": pl.String})
