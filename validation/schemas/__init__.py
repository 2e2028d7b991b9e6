"""The schema of every table: the Pandera models, and one plain view of their columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import pandera.polars as pa
import polars as pl

from validation.schemas import core, evidence, lists, structure, wide

MODELS: dict[str, type[pa.DataFrameModel]] = {
    "events": core.Events,
    "actors": core.Actors,
    "locations": core.Locations,
    "statements": core.Statements,
    "publishers": evidence.Publishers,
    "sources": evidence.Sources,
    "event_reports": evidence.EventReports,
    "coverage": evidence.Coverage,
    "event_actors": structure.EventActors,
    "event_harm": structure.EventHarm,
    "event_links": structure.EventLinks,
    "actor_relations": structure.ActorRelations,
    "issues": structure.Issues,
    "positions": structure.Positions,
    "commitments": structure.Commitments,
    "figures": structure.Figures,
    "vocabulary": lists.Vocabulary,
    "crosswalks": lists.Crosswalks,
    "retired_ids": lists.RetiredIds,
}
"""Every table of the data set in the order in which people read them."""

DERIVED: dict[str, type[pa.DataFrameModel]] = {"events_wide": wide.EventsWide}
"""Tables that are built from the others and never edited."""

TYPES: dict[type[pl.DataType], str] = {
    pl.String: "string",
    pl.Date: "date",
    pl.Int64: "integer",
    pl.Float64: "number",
    pl.Boolean: "boolean",
}
"""The explicit map from Polars types to the types of Data Package 2.0."""


@dataclass(frozen=True)
class Column:
    """One column of one table, as the Pandera model declares it."""

    table: str
    name: str
    type: str
    title: str
    description: str
    required: bool
    pattern: str | None
    minimum: float | None
    maximum: float | None
    references: str | None
    variable: str | None
    language: str | None
    many: bool
    ordered: bool
    prose: bool


def model(table: str) -> type[pa.DataFrameModel]:
    """Return the Pandera model of `table`, edited or derived."""
    return (MODELS | DERIVED)[table]


@cache
def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of `table`, in order."""
    schema = model(table).to_schema()
    return tuple(_column(table, name, field) for name, field in schema.columns.items())


@cache
def key(table: str) -> tuple[str, ...]:
    """Return the names of the columns that identify a row of `table`."""
    return tuple(model(table).to_schema().unique or ())


def types(table: str) -> dict[str, str]:
    """Return the type of each column of `table`, by name, in order."""
    return {column.name: column.type for column in columns(table)}


def _column(table: str, name: str, field: Any) -> Column:
    meta = field.metadata or {}
    limits: dict[str, Any] = {}
    for check in field.checks:
        limits |= check.statistics
    return Column(
        table=table,
        name=name,
        type=TYPES[pl.Series(dtype=field.dtype.type).dtype.base_type()],
        title=field.title,
        description=field.description,
        required=not field.nullable,
        pattern=limits.get("pattern"),
        minimum=limits.get("min_value"),
        maximum=limits.get("max_value"),
        references=meta.get("references"),
        variable=meta.get("variable"),
        language=meta.get("language"),
        many=bool(meta.get("many")),
        ordered=bool(meta.get("ordered")),
        prose=bool(meta.get("prose")),
    )
