"""Doubles: likely ones are reported until a link or alias settles them, exact ones are errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from validation import schemas
from validation.likeness import alike, folded, unsettled
from validation.problems import Problem, at_rows, sentence
from validation.rules.registry import rule
from validation.tables import Tables

SAME = {
    "actor_relations": ("subject_actor_id", "actor_relation", "object_actor_id", "start_date",
                        "end_date", "as_of_date", "office_en", "source_id"),
    "figures": ("measure", "value_low", "value_high", "as_of_date", "location_id",
                "about_actor_id", "stated_by_actor_id", "source_id"),
}  # fmt: skip
"""What tells one relation, or one figure, of a page from another, by table."""

PROMISE = ("actor_id", "made_in_event_id", "made_in_statement_id", "due_start_date",
           "due_end_date", "fulfilled_by_event_id")  # fmt: skip
"""What tells one promise that was kept from another."""


@rule("duplicates.events", "events", "event_actors", "event_links", "locations", severity="warning")
def like_events_are_told_apart(tables: Tables) -> Iterator[Problem]:
    """Two events of one type, country, time and actor are linked, or parts of one wave or visit."""
    pairs = alike(tables["events"], tables["event_actors"], tables["locations"])
    pairs = unsettled(pairs, tables["events"], tables["event_links"])
    yield from at_rows(
        pairs.sort("event_id", "other"),
        file=tables.file("events"),
        column="event_id",
        expected=sentence("an event told apart from {}", "other"),
        remedy="join the two, or link them distinct_from, possibly_same_as or part_of",
    )


@rule("duplicates.address", "sources", severity="warning")
def no_address_stands_twice(tables: Tables) -> Iterator[Problem]:
    """One page is one source."""
    sources = tables["sources"].drop_nulls("url")
    first = sources.group_by("url").agg(first=pl.col("line").min())
    yield from at_rows(
        sources.join(first, on="url").filter(pl.col("line") > pl.col("first")).sort("line"),
        file=tables.file("sources"),
        column="url",
        expected=sentence("an address of its own; line {} has it too", "first"),
        remedy="join the two sources",
    )


@rule("duplicates.names", "actors", "locations", "publishers", severity="warning", apart=True)
def no_name_stands_twice(tables: Tables) -> Iterator[Problem]:
    """No two actors, places or publishers have one name in a language."""
    for table in ("actors", "locations", "publishers"):
        for column in ("name_en", "name_ar"):
            named = tables[table].drop_nulls(column).with_columns(folded=folded(column))
            first = named.group_by("folded").agg(first=pl.col("line").min())
            double = named.join(first, on="folded").filter(pl.col("line") > pl.col("first"))
            yield from at_rows(
                double.sort("line"),
                file=tables.file(table),
                column=column,
                expected=sentence("a name of its own; line {} has it too", "first"),
                remedy="join the two records, or make the names differ",
            )


@rule("duplicates.exact", *SAME, apart=True)
def a_fact_of_one_page_is_taken_down_once(tables: Tables) -> Iterator[Problem]:
    """No relation and no figure stands twice, alike in all that its page tells."""
    for table, columns in SAME.items():
        yield from _told_again(tables, table, tables[table], columns)


@rule("duplicates.promises", "commitments", severity="warning")
def a_promise_is_on_record_once(tables: Tables) -> Iterator[Problem]:
    """No two promises of one actor, made and due together, are kept by the same event."""
    kept = tables["commitments"].drop_nulls("fulfilled_by_event_id")
    yield from _told_again(tables, "commitments", kept, PROMISE)


def _told_again(
    tables: Tables, table: str, rows: pl.DataFrame, same: Sequence[str]
) -> Iterator[Problem]:
    """Report the rows that an earlier one is like in all of `same`."""
    key = schemas.key(table)[0]
    first = pl.col(key).sort_by("line").first().over(same)
    yield from at_rows(
        rows.with_columns(first=first).filter(pl.col(key) != pl.col("first")),
        file=tables.file(table),
        column=key,
        expected="another record than " + pl.col("first"),
        remedy="keep one of the two and retire the other id, or tell them apart",
    )
