"""Rules about places: coordinates held against an independent gazetteer, the tree of places."""

from __future__ import annotations

import math
from collections.abc import Iterator

import polars as pl

from validation import gazetteer
from validation.problems import Problem, at_rows, sentence
from validation.rules.registry import rule
from validation.tables import Tables

WITHOUT_COORDINATES = ("country", "region", "online")
GAZETTEERS = ("geonames", "airportsdata")
"""Gazetteers shipped in packages that `coordinates_source` may name instead of a source."""

SLACK_KM = 30.0
"""How much nearer another governorate's known place may be before the point is doubted."""

REMOTE_KM = 200.0
"""Further than this from every known place, a point is taken for a slip."""


@rule("places.pair", "locations")
def coordinates_come_in_pairs(tables: Tables) -> Iterator[Problem]:
    """Latitude, longitude and their source stand together or not at all."""
    names = ["latitude", "longitude", "coordinates_source"]
    filled = pl.sum_horizontal(pl.col(name).is_not_null().cast(pl.Int8) for name in names)
    odd = tables["locations"].filter((filled > 0) & (filled < 3))
    for name in names:
        yield from at_rows(
            odd.filter(pl.col(name).is_null()),
            file=tables.file("locations"),
            column=name,
            found="",
            expected="latitude, longitude and coordinates_source, all or none",
            remedy="fill in what is missing, or empty all three",
        )


@rule("places.none", "locations")
def wide_places_have_no_point(tables: Tables) -> Iterator[Problem]:
    """Countries, regions and online have no coordinates."""
    yield from at_rows(
        tables["locations"].filter(
            pl.col("location_kind").is_in(WITHOUT_COORDINATES) & pl.col("latitude").is_not_null()
        ),
        file=tables.file("locations"),
        column="latitude",
        expected="no coordinates for a " + pl.col("location_kind"),
        remedy="empty latitude, longitude and coordinates_source",
    )


@rule("places.source", "locations", "sources")
def coordinates_have_a_known_source(tables: Tables) -> Iterator[Problem]:
    """Coordinates come from a gazetteer named in the codebook or from a source read."""
    known = tables["sources"].select(coordinates_source="source_id")
    named = tables["locations"].filter(~pl.col("coordinates_source").is_in(GAZETTEERS))
    yield from at_rows(
        named.join(known, on="coordinates_source", how="anti", nulls_equal=False),
        file=tables.file("locations"),
        column="coordinates_source",
        expected="a source_id, or one of " + ", ".join(GAZETTEERS),
        remedy="add the page they were taken from to sources.csv",
    )


@rule("places.codes", "locations", "actors", "publishers", apart=True)
def codes_are_those_of_iso(tables: Tables) -> Iterator[Problem]:
    """Country codes are in ISO 3166-1, governorate codes in ISO 3166-2."""
    for table, column, known in (
        ("locations", "country_code", gazetteer.is_country),
        ("actors", "country_code", gazetteer.is_country),
        ("publishers", "country_code", gazetteer.is_country),
        ("locations", "admin1_code", gazetteer.is_division),
    ):
        used = tables[table][column].drop_nulls().unique().to_list()
        strange = [code for code in used if not known(code)]
        yield from at_rows(
            tables[table].filter(pl.col(column).is_in(strange)),
            file=tables.file(table),
            column=column,
            expected="a code of ISO 3166-2" if column == "admin1_code" else "an alpha-3 code",
            remedy="look the code up in the standard's list",
        )


@rule("places.has_country", "locations")
def places_have_their_country(tables: Tables) -> Iterator[Problem]:
    """Every place but regions and online names its country, so that its point can be held to it."""
    yield from at_rows(
        tables["locations"].filter(
            pl.col("country_code").is_null() & ~pl.col("location_kind").is_in(["region", "online"])
        ),
        file=tables.file("locations"),
        column="country_code",
        found="",
        expected="the country of a " + pl.col("location_kind"),
        remedy="write its alpha-3 code",
    )


@rule("places.country", "locations")
def points_lie_in_their_country(tables: Tables) -> Iterator[Problem]:
    """A point lies in the country that its row names."""
    points = _points(tables["locations"]).filter(pl.col("country_code").is_not_null())
    yield from at_rows(
        points.filter(pl.col("country_code") != pl.col("country_there")),
        file=tables.file("locations"),
        column="latitude",
        found=sentence("{}, {}", "latitude", "longitude"),
        expected=sentence("a point in {}; this one is in {}", "country_code", "country_there"),
        remedy="copy the coordinates again; see whether the two are swapped",
    )


@rule("places.governorate", "locations")
def points_lie_in_their_governorate(tables: Tables) -> Iterator[Problem]:
    """A point is near known places of the governorate that its row names."""
    points = _points(tables["locations"]).filter(pl.col("admin1_code").is_not_null())
    yield from at_rows(
        points.filter(~pl.col("division_fits")),
        file=tables.file("locations"),
        column="admin1_code",
        found=sentence("{} at {}, {}", "admin1_code", "latitude", "longitude"),
        expected="the governorate of the places around it; the nearest is " + pl.col("nearest"),
        remedy="correct the governorate or the coordinates",
    )


@rule("places.remote", "locations")
def points_are_near_a_known_place(tables: Tables) -> Iterator[Problem]:
    """A point is within 200 km of a place that the gazetteer knows in its country."""
    points = _points(tables["locations"]).filter(pl.col("country_code").is_not_null())
    yield from at_rows(
        points.filter(pl.col("distance") > REMOTE_KM),
        file=tables.file("locations"),
        column="latitude",
        found=sentence("{}, {}", "latitude", "longitude"),
        expected=sentence("a place within {} km", pl.lit(int(REMOTE_KM))),
        remedy="copy the coordinates again",
    )


@rule("places.tree", "locations")
def places_hang_in_a_tree(tables: Tables) -> Iterator[Problem]:
    """A place lies in a parent of the same country and governorate, and never in itself."""
    places, file = tables["locations"], tables.file("locations")
    parents = places.select(
        parent_location_id="location_id", up_country="country_code", up_admin1="admin1_code"
    )
    both = places.join(parents, on="parent_location_id")
    for column, up in (("country_code", "up_country"), ("admin1_code", "up_admin1")):
        yield from at_rows(
            both.filter(pl.col(column) != pl.col(up)),
            file=file,
            column=column,
            expected="that of its parent, " + pl.col(up),
            remedy="correct the code or the parent",
        )
    left = places.select("line", "key", "location_id", "parent_location_id").drop_nulls()
    while True:
        kept = left.join(
            left.select("location_id"), left_on="parent_location_id", right_on="location_id",
            how="semi",
        ).join(
            left.select("parent_location_id"), left_on="location_id",
            right_on="parent_location_id", how="semi",
        )  # fmt: skip
        if kept.height == left.height:
            break
        left = kept
    yield from at_rows(
        left,
        file=file,
        column="parent_location_id",
        expected="a place that does not lie in this one",
        remedy="break the circle",
    )


def _points(locations: pl.DataFrame) -> pl.DataFrame:
    """Return the places with coordinates and what the gazetteer knows of the points."""
    points = locations.drop_nulls(["latitude", "longitude"])
    keys = ["latitude", "longitude", "country_code", "admin1_code"]
    told = [
        {**dict(zip(keys, point, strict=True)), **_told(*point)}
        for point in points.select(keys).unique().rows()
    ]
    schema: dict[str, pl.DataType | type[pl.DataType]] = {
        **{name: points.schema[name] for name in keys},
        "country_there": pl.String, "nearest": pl.String, "distance": pl.Float64,
        "division_fits": pl.Boolean,
    }  # fmt: skip
    return points.join(pl.DataFrame(told, schema=schema), on=keys, nulls_equal=True)


def _told(
    latitude: float, longitude: float, country: str | None, division: str | None
) -> dict[str, str | float | bool]:
    if abs(latitude) > 90 or abs(longitude) > 180:
        return {"country_there": "none", "nearest": "", "distance": math.inf, "division_fits": True}
    name, near = gazetteer.nearest(latitude, longitude, country or "")
    _, within = gazetteer.nearest(latitude, longitude, country or "", division or "")
    far = within > near + SLACK_KM and within > 2 * near
    return {
        "country_there": gazetteer.country_at(latitude, longitude) or "no country",
        "nearest": name,
        "distance": near,
        "division_fits": math.isinf(within) or not far,
    }
