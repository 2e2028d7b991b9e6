"""Columns shared by the tables, defined once: each function returns one Pandera field.

What Pandera has no word for travels in the field's metadata: `references` (a foreign
key), `variable` (a closed list in `vocabulary`), `many` (codes joined by `;`), `language`
(of the text), `prose` (text that no rule across tables reads) and `ordered` (a list with an
order).
"""

from __future__ import annotations

from typing import Any

import pandera.polars as pa

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
"""An id: ASCII, lower case, words joined by single hyphens."""

CODE = r"^[a-z0-9]+(?:_[a-z0-9]+)*$"
"""A vocabulary code: ASCII, lower case, words joined by single underscores."""

SEPARATOR = ";"
"""What joins the codes of a list within one cell."""


def key(title: str, description: str) -> Any:
    """Return a table's own key: a readable slug that never changes."""
    return pa.Field(title=title, description=description, str_matches=SLUG)


def reference(
    table: str, title: str, description: str, *, optional: bool = False, many: bool = False
) -> Any:
    """Return a reference to another table's key; with `many`, keys joined by `;`.

    It has no pattern of its own: what is not the key of a row is reported as leading nowhere.
    """
    return pa.Field(
        title=title,
        description=description,
        nullable=optional,
        metadata={"references": table, "many": many},
    )


def coded(
    variable: str,
    title: str,
    description: str,
    *,
    optional: bool = False,
    many: bool = False,
    ordered: bool = False,
) -> Any:
    """Return a column of codes from the closed list `variable` in `vocabulary`."""
    return pa.Field(
        title=title,
        description=description,
        nullable=optional,
        metadata={"variable": variable, "many": many, "ordered": ordered},
    )


def english(title: str, description: str, *, optional: bool = False, prose: bool = False) -> Any:
    """Return a text in English, written for this data set; `prose` is read by no rule."""
    return _text("en", title, description, optional, prose)


def arabic(title: str, description: str, *, optional: bool = False, prose: bool = False) -> Any:
    """Return a text in Arabic, written for this data set; `prose` is read by no rule."""
    return _text("ar", title, description, optional, prose)


def text(title: str, description: str, *, optional: bool = False, pattern: str = "") -> Any:
    """Return a text in any language; with `pattern`, one that matches it whole."""
    return pa.Field(
        title=title, description=description, nullable=optional, str_matches=pattern or None
    )


def day(title: str, description: str, *, optional: bool = False) -> Any:
    """Return a calendar day, ISO 8601 (`YYYY-MM-DD`)."""
    return pa.Field(title=title, description=description, nullable=optional)


def count(title: str, description: str, *, optional: bool = False) -> Any:
    """Return a whole number of zero or more; empty where no source says it."""
    return pa.Field(title=title, description=description, nullable=optional, ge=0)


def degrees(title: str, description: str, *, limit: float) -> Any:
    """Return a coordinate in decimal degrees (WGS 84), within plus or minus `limit`."""
    return pa.Field(title=title, description=description, nullable=True, ge=-limit, le=limit)


def country(when: str = "empty where there is none or several") -> Any:
    """Return a country's ISO 3166-1 alpha-3 code; `when` says what it means to be filled."""
    return text(
        "Country",
        f"ISO 3166-1 alpha-3 code of the country; {when}.",
        optional=True,
        pattern=r"^[A-Z]{3}$",
    )


def note(description: str) -> Any:
    """Return a remark in English, for whoever reads the row again."""
    return english("Note", description, optional=True)


def start_date() -> Any:
    """Return the first day of a date with precision."""
    return day(
        "Start date",
        "First day, local date at the place; with a precision coarser than `day`, the first "
        "day on which it can have happened.",
    )


def end_date(*, optional: bool = False) -> Any:
    """Return the last day of a date with precision."""
    return day(
        "End date",
        "Last day, local date at the place; with a precision coarser than `day`, the last day "
        "on which it can have happened."
        + (" Empty only for an episode that no source read says has ended." if optional else ""),
        optional=optional,
    )


def date_precision() -> Any:
    """Return how precisely a start and an end are known."""
    return coded(
        "date_precision",
        "Date precision",
        "How precisely the dates are known, from `day` to `year`.",
        ordered=True,
    )


def _text(language: str, title: str, description: str, optional: bool, prose: bool) -> Any:
    return pa.Field(
        title=title,
        description=description,
        nullable=optional,
        metadata={"language": language, "prose": prose},
    )
