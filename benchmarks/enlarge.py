"""Makes the tables larger by resampling real rows: ids unique, references valid.

`python -m benchmarks.enlarge DATA OUT EVENTS` writes the tables of DATA to OUT with about
EVENTS events and prints the number of rows. Copy k of an event takes its reports, roles,
harm, links, statements, positions, promises and numbers along, and has actors of its own, so
that no two copies look like doubles of each other. Places, publishers, sources, issues and
the closed lists are shared by all copies, as they are in the real tables.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from validation import schemas
from validation.formatting import canonical_text
from validation.references import KEYED
from validation.tables import Tables, read_tables

COPIED = (
    "events", "event_reports", "event_actors", "event_harm", "event_links", "statements",
    "positions", "commitments", "figures",
)  # fmt: skip
"""Tables that are copied whole."""


def enlarge(tables: Tables, events: int) -> Iterator[tuple[str, bytes]]:
    """Yield each table's name and its enlarged canonical text."""
    copies = math.ceil(events / tables["events"].height)
    roles = tables["event_actors"]["actor_id"].unique()
    for table in schemas.MODELS:
        text = tables.read[table].text
        key = schemas.key(table)
        if table in COPIED:
            copied = _copies(text, table, copies, roles)
        elif table == "actors":
            mine = pl.col("actor_id").is_in(roles.implode())
            copied = pl.concat([text, _copies(text.filter(mine), table, copies, roles)])
        elif table == "actor_relations":
            mine = pl.col("subject_actor_id").is_in(roles.implode())
            copied = pl.concat([text, _copies(text.filter(mine), table, copies, roles)])
        elif table == "retired_ids":
            moved = pl.when(pl.col("table_name").is_in(COPIED)).then(pl.col("new_id") + "-c0")
            copied = text.with_columns(moved.otherwise("new_id").alias("new_id"))
        else:
            copied = text
        yield table, canonical_text(copied, key)


def _copies(text: pl.DataFrame, table: str, copies: int, roles: pl.Series) -> pl.DataFrame:
    numbers = pl.DataFrame({"copy": range(copies)}).select(
        copy=pl.lit("-c") + pl.col("copy").cast(pl.String)
    )
    crossed = text.join(numbers, how="cross")
    return crossed.with_columns(
        [_renamed(column, roles) for column in schemas.columns(table)]
    ).drop("copy")


def _renamed(column: schemas.Column, roles: pl.Series) -> pl.Expr:
    value = pl.col(column.name)
    own = KEYED.get(column.table) == column.name
    if own or (column.references in COPIED and not column.many):
        return value + pl.col("copy")
    if column.name in ("name_en", "name_ar"):
        return value + " " + pl.col("copy").str.slice(2)
    if column.name == "aliases":
        return pl.lit(None, pl.String).alias("aliases")
    if column.references == "actors" and not column.many:
        return pl.when(value.is_in(roles.implode())).then(value + pl.col("copy")).otherwise(value)
    return value


def main() -> None:
    """Write the enlarged tables."""
    data, out, events = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    out.mkdir(parents=True, exist_ok=True)
    rows = 0
    for table, text in enlarge(read_tables(data), events):
        (out / f"{table}.csv").write_bytes(text)
        rows += text.count(b"\n") - 1
    print(rows)


if __name__ == "__main__":
    main()
