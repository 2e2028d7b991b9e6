"""Rules about the places of events: what a precision says of the kind of place."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from validation.problems import Problem, at_rows, sentence
from validation.rules.registry import rule
from validation.tables import Tables

SITE_KINDS = (
    "military_base", "airport", "embassy_consulate", "government_site", "border_post",
    "oil_gas_site",
)  # fmt: skip
"""Kinds of place that an event of the precision `site` can lie at."""

KINDS_OF_PRECISION = {
    "country": ("country",),
    "region": ("region",),
    "governorate": ("governorate",),
    "online": ("online",),
    "settlement": ("city", "town", "village", "neighbourhood", "area"),
}
"""Kinds of place that go with a location precision."""


@rule("places.site", "events", "locations")
def a_site_is_a_site(tables: Tables) -> Iterator[Problem]:
    """An event of precision `site` lies at a base, an airport, a mission or the like."""
    both = tables["events"].join(
        tables["locations"].select("location_id", "location_kind"), on="location_id"
    )
    wrong = (pl.col("location_precision") == "site") & ~pl.col("location_kind").is_in(SITE_KINDS)
    yield from at_rows(
        both.filter(wrong),
        file=tables.file("events"),
        column="location_precision",
        found=sentence("site, at {} ({})", "location_id", "location_kind"),
        expected="a place of the kind " + ", ".join(SITE_KINDS),
        remedy="name the site, or code a coarser precision",
    )


@rule("places.precision", "events", "locations", severity="warning")
def precision_fits_the_place(tables: Tables) -> Iterator[Problem]:
    """A location precision goes with a place of its kind."""
    both = tables["events"].join(
        tables["locations"].select("location_id", "location_kind"), on="location_id"
    )
    for precision, kinds in KINDS_OF_PRECISION.items():
        wrong = (pl.col("location_precision") == precision) & ~pl.col("location_kind").is_in(kinds)
        yield from at_rows(
            both.filter(wrong),
            file=tables.file("events"),
            column="location_precision",
            found=sentence("{}, at {} ({})", "location_precision", "location_id", "location_kind"),
            expected="a place of the kind " + ", ".join(kinds),
            remedy="change the place or the precision",
        )


@rule("places.gap", "events", "locations", severity="warning")
def sites_have_coordinates(tables: Tables) -> Iterator[Problem]:
    """A site at which events lie has coordinates."""
    used = tables["events"].filter(pl.col("location_precision") == "site").select("location_id")
    yield from at_rows(
        tables["locations"]
        .filter(pl.col("latitude").is_null() & pl.col("location_kind").is_in(SITE_KINDS))
        .join(used, on="location_id", how="semi"),
        file=tables.file("locations"),
        column="latitude",
        found="",
        expected="coordinates read on a page or in a gazetteer",
        remedy="read them, or leave the gap",
    )
