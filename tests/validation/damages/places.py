"""Damages to places: their coordinates, codes, parents, and the events that lie there."""

from __future__ import annotations

from tests.validation.damage import Condition, Copy, Place, cell_damage, damage
from validation.rules.sites import SITE_KINDS

ALASKA = {"latitude": "69.0", "longitude": "-152.0"}
"""A point in the USA, more than 200 km from every place of 5,000 people."""


def kinds(copy: Copy) -> dict[str, str]:
    """Return the kind of each place."""
    return {row["location_id"]: row["location_kind"] for row in copy.rows("locations")}


def in_division(code: str) -> Condition:
    """Return the condition that a place with coordinates lies in a governorate."""
    return lambda row: bool(row["admin1_code"] == code and row["latitude"])


cell_damage("a_longitude_left_out", "places.pair", "locations", "longitude", "")
cell_damage("a_latitude_left_out", "places.pair", "locations", "latitude", "")
cell_damage("coordinates_of_nowhere", "places.pair", "locations", "coordinates_source", "")
cell_damage(
    "coordinates_from_an_unknown_source", "places.source", "locations", "coordinates_source",
    "a-map-on-the-wall", says="a source_id, or one of",
)  # fmt: skip
cell_damage("a_country_of_no_list", "places.codes", "locations", "country_code", "XQZ")
cell_damage("an_actor_of_no_country", "places.codes", "actors", "country_code", "XQZ")
cell_damage("a_publisher_of_no_country", "places.codes", "publishers", "country_code", "XQZ")
cell_damage("a_governorate_of_no_list", "places.codes", "locations", "admin1_code", "IQ-ZZ")
cell_damage(
    "a_place_in_another_country_than_its_parent", "places.tree", "locations", "country_code",
    "SYR", where=lambda row: row["admin1_code"] == "IQ-BA" and row["parent_location_id"],
)  # fmt: skip
cell_damage(
    "a_point_in_another_governorate", "places.governorate", "locations", "admin1_code", "IQ-BA",
    where=in_division("IQ-NI"), says="the governorate of the places around it",
)  # fmt: skip
cell_damage(
    "a_place_without_a_country", "places.has_country", "locations", "country_code", "",
    where=lambda row: row["location_kind"] == "military_base", says="the country of a",
)  # fmt: skip


@damage("places.none", "no coordinates for a country")
def a_point_for_a_country(copy: Copy) -> Place:
    country = copy.first("locations", lambda row: row["location_kind"] == "country")
    return copy.spoil(
        "locations", country, "latitude",
        latitude="33.0", longitude="44.0", coordinates_source="geonames",
    )  # fmt: skip


@damage("places.country", "a point in IRQ")
def swapped_coordinates(copy: Copy) -> Place:
    place = copy.first("locations", lambda r: r["country_code"] == "IRQ" and r["latitude"])
    lat, lon = place["latitude"], place["longitude"]
    return copy.spoil("locations", place, "latitude", latitude=lon, longitude=lat)


@damage("places.country", "this one is in JOR")
def a_point_outside_its_country(copy: Copy) -> Place:
    place = copy.first("locations", lambda r: r["country_code"] == "IRQ" and r["latitude"])
    return copy.spoil("locations", place, "latitude", latitude="31.95", longitude="35.93")


@damage("places.country", "this one is in no country")
def a_point_at_sea(copy: Copy) -> Place:
    place = copy.first("locations", lambda r: r["country_code"] == "IRQ" and r["latitude"])
    return copy.spoil("locations", place, "latitude", latitude="0.0", longitude="0.0")


@damage("places.country", "a point in SYR")
def a_lost_minus(copy: Copy) -> Place:
    place = copy.first("locations", lambda r: r["country_code"] == "SYR" and r["latitude"])
    west = "-" + place["longitude"]
    return copy.spoil("locations", place, "latitude", longitude=west)


@damage("places.governorate", "the nearest is")
def coordinates_of_a_place_in_another_governorate(copy: Copy) -> Place:
    place = copy.first("locations", in_division("IQ-AR"))
    other = copy.first("locations", in_division("IQ-AN"))
    return copy.spoil(
        "locations", place, "admin1_code",
        latitude=other["latitude"], longitude=other["longitude"],
    )  # fmt: skip


@damage("places.remote", "a place within 200 km")
def a_point_in_the_wilderness(copy: Copy) -> Place:
    place = copy.first("locations", lambda row: row["latitude"])
    return copy.spoil("locations", place, "latitude", country_code="USA", admin1_code="", **ALASKA)


@damage("places.tree", "does not lie in this one")
def a_place_within_itself(copy: Copy) -> Place:
    place = copy.first("locations", lambda row: row["parent_location_id"])
    return copy.spoil("locations", place, parent_location_id=place["location_id"])


@damage("places.tree", "does not lie in this one")
def two_places_within_each_other(copy: Copy) -> Place:
    place = copy.first("locations", lambda row: row["parent_location_id"])
    parent = copy.first("locations", lambda row: row["location_id"] == place["parent_location_id"])
    return copy.spoil("locations", parent, parent_location_id=place["location_id"])


@damage("places.site", "a place of the kind military_base")
def a_site_that_is_a_country(copy: Copy) -> Place:
    kind = kinds(copy)
    event = copy.first("events", lambda row: kind[row["location_id"]] not in SITE_KINDS)
    return copy.spoil("events", event, location_precision="site")


@damage("places.precision", "a place of the kind country")
def a_country_that_is_a_town(copy: Copy) -> Place:
    kind = kinds(copy)
    event = copy.first("events", lambda row: kind[row["location_id"]] in ("city", "town"))
    return copy.spoil("events", event, location_precision="country")


@damage("places.gap", "coordinates read on a page")
def a_site_without_coordinates(copy: Copy) -> Place:
    used = {r["location_id"] for r in copy.rows("events") if r["location_precision"] == "site"}
    place = copy.first("locations", lambda row: row["location_id"] in used and row["latitude"])
    return copy.spoil(
        "locations", place, "latitude", latitude="", longitude="", coordinates_source=""
    )
