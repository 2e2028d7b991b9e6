"""The tables: their names, their files, and their rows as Polars frames."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from iraq_coalition_events._descriptor import DATA, resource, resources

if TYPE_CHECKING:
    import polars as pl

Language = Literal["en", "ar"]
"""English or Arabic."""


def tables() -> tuple[str, ...]:
    """Return the names of all tables; the last, `events_wide`, is built from the others.

    Examples:
        >>> tables()[0], tables()[-1]
        ('events', 'events_wide')
    """
    return tuple(resources())


def path(table: str) -> Path:
    """Return the Parquet file of `table`, for any program that reads Parquet.

    Args:
        table: One of `tables()`.

    Raises:
        UnknownNameError: If there is no such table; the message names the nearest.

    Examples:
        >>> path("events").name
        'events.parquet'
    """
    return DATA / str(resource(table)["path"])


def load(table: str, labels: Language | None = None) -> pl.DataFrame:
    """Return all rows of `table`, sorted by its key.

    Dates are `Date`, whole numbers `Int64`, decimal numbers `Float64`, the rest `String`;
    codes with an order, such as `date_precision`, are `Enum`, so that they compare and sort
    in that order. An empty cell is null: no source read says it.

    With `labels`, further text columns stand right after those that they put into words:

    - After a column of codes from `vocabulary`: `<column>_label`.
    - After a reference to actors, locations or publishers: `<column without _id>_name`, such
      as `location_name` after `location_id`. Other tables have no names; references to them
      stay as they are.
    - Several codes or ids in one cell give their words in the same order, joined by `; ` in
      English and `؛ ` in Arabic.
    - A cell is null where the code or reference is, or where no name in that language is
      known (some publishers have none in Arabic).

    `events_wide` carries labels and names in both languages as it is.

    Args:
        table: One of `tables()`.
        labels: `en` or `ar` for labels and names in English or Arabic beside the codes.

    Raises:
        UnknownNameError: If there is no such table or language.

    Examples:
        >>> load("event_links").columns[:3]
        ['from_event_id', 'event_relation', 'to_event_id']
        >>> load("event_links", labels="ar").columns[:3]
        ['from_event_id', 'event_relation', 'event_relation_label']
    """
    import polars as pl

    frame = pl.read_parquet(path(table))
    if labels is None:
        return frame
    from iraq_coalition_events._labels import with_labels

    return with_labels(frame, table, labels)


def scan(table: str) -> pl.LazyFrame:
    """Return `table` as a lazy frame, which reads only the rows and columns asked for.

    Args:
        table: One of `tables()`.

    Raises:
        UnknownNameError: If there is no such table.

    Examples:
        >>> scan("events").select("event_id").collect().columns
        ['event_id']
    """
    import polars as pl

    return pl.scan_parquet(path(table))
