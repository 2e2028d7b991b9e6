"""Rules about sources and voices: each page has an address and a use, each side one name."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from validation import schemas
from validation.problems import Problem, at_rows
from validation.rules.evidence import CLAIM, DOERS
from validation.rules.registry import rule
from validation.tables import Tables

CLAIMANTS = ("armed_group", "umbrella_brand", "facade_brand")
"""Kinds of actors whose word on a deed of their own is a claim."""

HIT = ("target", "victim")
"""Roles of the side that was hit."""


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


@rule("evidence.side", "event_reports", "event_actors", "actors")
def each_side_has_one_group(tables: Tables) -> Iterator[Problem]:
    """A state speaks as `STATE-government`; of its own deed an armed group as `claim-GROUP`.

    Of a deed that hit it an armed group speaks under its bare id.
    """
    kinds = tables["actors"].select("actor_kind", spoke="actor_id")
    roles = tables["event_actors"].group_by("event_id", spoke="actor_id").agg(
        doer=pl.col("role").is_in(DOERS).any(), hit=pl.col("role").is_in(HIT).any(),
        other=(~pl.col("role").is_in(HIT)).any(),
    )  # fmt: skip
    group = pl.col("independence_group")
    named = (
        tables["event_reports"]
        .with_columns(spoke=group.str.strip_prefix(CLAIM), claim=group.str.starts_with(CLAIM))
        .join(kinds, on="spoke")
        .join(roles, on=["event_id", "spoke"], how="left")
    )
    state = ~pl.col("claim") & (pl.col("actor_kind") == "state")
    claims = ~pl.col("claim") & pl.col("actor_kind").is_in(CLAIMANTS) & pl.col("doer")
    suffers = pl.col("claim") & pl.col("hit") & ~pl.col("other")
    yield from at_rows(
        named.filter(state | claims.fill_null(False) | suffers.fill_null(False)),
        file=tables.file("event_reports"),
        column="independence_group",
        expected=pl.when(state)
        .then(pl.col("spoke") + "-government")
        .when(pl.col("claim"))
        .then(pl.col("spoke"))
        .otherwise(CLAIM + pl.col("spoke")),
        remedy="name the side as its other reports do",
    )
