"""The schema of `events_wide`, which is built from the other tables and never edited."""

from __future__ import annotations

from typing import Any

import pandera.polars as pa
import polars as pl

from validation.schemas.columns import (
    arabic,
    coded,
    count,
    country,
    degrees,
    english,
    reference,
    text,
)
from validation.schemas.core import Events

LANGUAGES = {"en": ("English", english), "ar": ("Arabic", arabic)}


def _label(language: str, title: str) -> Any:
    """Return the label of a code, from `vocabulary`."""
    name, words = LANGUAGES[language]
    described = f"{title} in {name} words, from `vocabulary`; several joined by `; ` or `؛ `."
    return words(f"{title} ({name})", described, optional=True)


def _name(language: str, title: str) -> Any:
    """Return the name or names of records referred to, in the order of their ids."""
    name, words = LANGUAGES[language]
    described = (
        f"{title} by name in {name}, in the order of the ids; several joined by `; ` or `؛ `."
    )
    return words(f"{title} ({name})", described, optional=True)


def _listed(title: str, description: str) -> Any:
    """Return ids of actors, joined by `;`."""
    return reference("actors", title, f"{description}, joined by `;`.", optional=True, many=True)


def _sum(harm: str, bound: str) -> Any:
    """Return the sum of one bound over the event's own rows in `event_harm`."""
    return count(
        f"{harm.capitalize()}, {bound}",
        f"Sum of `{bound}` over the event's own rows of `{harm}` in `event_harm`, persons; empty "
        f"where there is no row or one of them leaves `{bound}` empty. Adds up over events.",
        optional=True,
    )


def _sum_with_parts(harm: str, bound: str) -> Any:
    """Return the sum of one bound over the event's rows and those of all its parts."""
    return count(
        f"{harm.capitalize()} with parts, {bound}",
        f"Sum of `{bound}` over the rows of `{harm}` of the event and of all events that are part "
        "of it, directly or through others, each once, persons; empty where there is no row or "
        f"one leaves `{bound}` empty. Never add it up over events: parts would count twice.",
        optional=True,
    )


class EventsWide(Events):
    """One row an event, with labels, place, actors, harm, evidence and links beside it."""

    event_level_label_en: str = _label("en", "Level")
    event_level_label_ar: str = _label("ar", "Level")
    event_class_label_en: str = _label("en", "Class")
    event_class_label_ar: str = _label("ar", "Class")
    event_type_label_en: str = _label("en", "Type")
    event_type_label_ar: str = _label("ar", "Type")
    theme_label_en: str = _label("en", "Theme")
    theme_label_ar: str = _label("ar", "Theme")
    date_precision_label_en: str = _label("en", "Date precision")
    date_precision_label_ar: str = _label("ar", "Date precision")
    location_precision_label_en: str = _label("en", "Location precision")
    location_precision_label_ar: str = _label("ar", "Location precision")
    event_status_label_en: str = _label("en", "Status")
    event_status_label_ar: str = _label("ar", "Status")
    means_label_en: str = _label("en", "Means")
    means_label_ar: str = _label("ar", "Means")
    outcome_label_en: str = _label("en", "Outcome")
    outcome_label_ar: str = _label("ar", "Outcome")
    verification_label_en: str = _label("en", "Verification")
    verification_label_ar: str = _label("ar", "Verification")

    location_name_en: str = _name("en", "Location")
    location_name_ar: str = _name("ar", "Location")
    location_kind: str = coded(
        "location_kind", "Kind of place", "What kind of place the location is.", optional=True
    )
    location_kind_label_en: str = _label("en", "Kind of place")
    location_kind_label_ar: str = _label("ar", "Kind of place")
    country_code: str = country()
    admin1_code: str = text(
        "First-level division", "ISO 3166-2 code of the location's governorate.", optional=True
    )
    latitude: float = degrees("Latitude", "Degrees north (WGS 84) of the location.", limit=90)
    longitude: float = degrees("Longitude", "Degrees east (WGS 84) of the location.", limit=180)
    parent_location_id: str = reference(
        "locations", "Parent", "The place that the location lies in.", optional=True
    )
    parent_location_name_en: str = _name("en", "Parent")
    parent_location_name_ar: str = _name("ar", "Parent")

    initiator_actor_id: str = _listed("Initiators", "Doers that are established")
    initiator_name_en: str = _name("en", "Initiators")
    initiator_name_ar: str = _name("ar", "Initiators")
    claimed_initiator_actor_id: str = _listed("Claimants", "Actors that claim to have done it")
    claimed_initiator_name_en: str = _name("en", "Claimants")
    claimed_initiator_name_ar: str = _name("ar", "Claimants")
    accused_initiator_actor_id: str = _listed("Accused", "Actors that others say did it")
    accused_initiator_name_en: str = _name("en", "Accused")
    accused_initiator_name_ar: str = _name("ar", "Accused")
    target_actor_id: str = _listed("Targets", "Actors at whom it was aimed")
    target_name_en: str = _name("en", "Targets")
    target_name_ar: str = _name("ar", "Targets")
    other_actor_id: str = _listed("Others", "Actors in any other role; `event_actors` says which")
    other_name_en: str = _name("en", "Others")
    other_name_ar: str = _name("ar", "Others")

    killed_low: pl.Int64 = _sum("killed", "low")
    killed_best: pl.Int64 = _sum("killed", "best")
    killed_high: pl.Int64 = _sum("killed", "high")
    wounded_low: pl.Int64 = _sum("wounded", "low")
    wounded_best: pl.Int64 = _sum("wounded", "best")
    wounded_high: pl.Int64 = _sum("wounded", "high")
    killed_with_parts_low: pl.Int64 = _sum_with_parts("killed", "low")
    killed_with_parts_best: pl.Int64 = _sum_with_parts("killed", "best")
    killed_with_parts_high: pl.Int64 = _sum_with_parts("killed", "high")
    wounded_with_parts_low: pl.Int64 = _sum_with_parts("wounded", "low")
    wounded_with_parts_best: pl.Int64 = _sum_with_parts("wounded", "best")
    wounded_with_parts_high: pl.Int64 = _sum_with_parts("wounded", "high")

    report_count: pl.Int64 = count("Reports", "Number of rows in `event_reports`.")
    source_count: pl.Int64 = count("Sources", "Number of different sources that report it.")
    affirming_group_count: pl.Int64 = count(
        "Affirming groups", "Number of different independence groups that affirm it."
    )
    language_count: pl.Int64 = count("Number of languages", "Languages of its sources, counted.")
    languages: str = text(
        "Languages", "Languages of its sources, BCP 47, joined by `;`.", optional=True
    )
    official_source: bool = pa.Field(
        title="Official source",
        description="Whether a source, whatever it says of the event, is published by an official "
        "body or the United Nations, or carries the text of one.",
    )
    denied_or_disputed: bool = pa.Field(
        title="Denied or disputed",
        description="Whether a report denies the event or disputes its doer, target or kind.",
    )
    source_id: str = reference(
        "sources", "Sources", "The sources that report it, joined by `;`.", optional=True, many=True
    )
    links_out: str = text(
        "Links from it",
        "What it bears on, as `relation:event_id`, joined by `;`.",
        optional=True,
    )
    links_in: str = text(
        "Links to it",
        "What bears on it, as `relation:event_id`, joined by `;`; the relation is the other's.",
        optional=True,
    )
    statement_count: pl.Int64 = count("Statements", "Number of statements about it.")

    class Config:
        """What the table is called and what identifies a row."""

        name = "events_wide"
        strict = True
        ordered = True
        unique = ["event_id"]
