"""Rules about sources: each has an address, and each is read for something."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from validation import schemas
from validation.problems import Problem, at_rows
from validation.rules.registry import rule
from validation.tables import Tables


@rule("evidence.address", "sources")
def every_source_has_an_address(tables: Tables) -> Iterator[Problem]:
    """A source has an address; only founding texts, listed as exceptions, have none."""
    yield from at_rows(
        tables["sources"].filter(pl.col("url").is_null()),
        file=tables.file("sources"),
        column="url",
        found="",
        expected="the address that was read",
        remedy="copy the page's address whole",
    )


@rule("evidence.uncited", *schemas.MODELS, severity="warning")
def sources_are_cited(tables: Tables) -> Iterator[Problem]:
    """A source that no row cites says in its note what it was read for."""
    cited = pl.concat(
        tables[table].select(source_id=pl.col(column.name))
        for table in schemas.MODELS
        for column in schemas.columns(table)
        if column.references == "sources" or column.name == "coordinates_source"
    )
    bare = tables["sources"].filter(pl.col("note_en").is_null())
    yield from at_rows(
        bare.join(cited.unique(), on="source_id", how="anti"),
        file=tables.file("sources"),
        column="source_id",
        expected="a row that cites it, or a note that says what it was read for",
        remedy="add the note, or take the source out",
    )


@rule("evidence.link_source", "event_links")
def links_have_a_source(tables: Tables) -> Iterator[Problem]:
    """A link that the coder does not assert names its source."""
    bare = pl.col("source_id").is_null() & (pl.col("asserted_by") != "coder")
    yield from at_rows(
        tables["event_links"].filter(bare),
        file=tables.file("event_links"),
        column="source_id",
        found="",
        expected="the source in which " + pl.col("asserted_by") + " draws the link",
        remedy="name the source, or let the coder assert the link",
    )
