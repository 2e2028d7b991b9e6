"""The core tables: what happened, who, where, and what was said."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from validation.schemas import columns as c


class Events(pa.DataFrameModel):
    """What happened: one row for each incident, wave or episode."""

    event_id: str = c.key(
        "Event", "Permanent id: date as known, place and kind; the date column rules, not the id."
    )
    event_level: str = c.coded(
        "event_level", "Level", "Whether the row is one incident, a wave of them or an episode."
    )
    event_class: str = c.coded("event_class", "Class", "The kind of act, coarsely.")
    event_type: str = c.coded(
        "event_type", "Type", "The kind of act, finely; each type belongs to one class."
    )
    theme: str = c.coded("theme", "Theme", "The part of the story to which the event belongs.")
    start_date: pl.Date = c.start_date()
    end_date: pl.Date = c.end_date(optional=True)
    date_precision: str = c.date_precision()
    local_time: str = c.text(
        "Local time",
        "Clock time of its beginning at the place, `HH:MM`; only where a source gives one.",
        optional=True,
        pattern=r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$",
    )
    location_id: str = c.reference(
        "locations", "Location", "The smallest named place that the sources support."
    )
    location_precision: str = c.coded(
        "location_precision",
        "Location precision",
        "How precisely the place is known, from `site` to `region`; `online` and `withheld` apart.",
    )
    title_en: str = c.english("Title (English)", "A short neutral name of the event.", prose=True)
    title_ar: str = c.arabic("Title (Arabic)", "A short neutral name of the event.", prose=True)
    summary_en: str = c.english(
        "Summary (English)",
        "What the sources read say, in one to three neutral sentences.",
        prose=True,
    )
    summary_ar: str = c.arabic(
        "Summary (Arabic)",
        "What the sources read say, in one to three neutral sentences.",
        prose=True,
    )
    event_status: str = c.coded(
        "event_status", "Status", "Whether the act was done, foiled before it, or only alleged."
    )
    means: str = c.coded(
        "means",
        "Means",
        "Weapons or means named by the sources, joined by `;`.",
        optional=True,
        many=True,
    )
    outcome: str = c.coded(
        "outcome",
        "Outcome",
        "What became of an armed act, by the side hit or independents; empty for other classes.",
        optional=True,
    )
    verification: str = c.coded(
        "verification", "Verification", "How well the reports read bear the event out."
    )
    coding_note_en: str = c.note("Doubts of the coding, and how they were decided.")

    class Config:
        """What the table is called and what identifies a row."""

        name = "events"
        strict = True
        ordered = True
        unique = ["event_id"]


class Actors(pa.DataFrameModel):
    """Who acts or speaks: states, bodies, forces, groups, brand names and office holders."""

    actor_id: str = c.key("Actor", "Permanent id, after the name most used in English.")
    name_en: str = c.english("Name (English)", "The form most used in English-language news.")
    name_ar: str = c.arabic("Name (Arabic)", "The official or most used Arabic form.")
    aliases: str = c.text(
        "Aliases", "Other names and spellings in any script, joined by `;`.", optional=True
    )
    actor_kind: str = c.coded("actor_kind", "Kind", "What kind of actor it is.")
    country_code: str = c.country()
    wikidata_code: str = c.text(
        "Wikidata item",
        "Item in Wikidata, only where seen on a page read.",
        optional=True,
        pattern=r"^Q[1-9][0-9]*$",
    )
    note_en: str = c.note("What a reader has to know to tell the actor from others.")

    class Config:
        """What the table is called and what identifies a row."""

        name = "actors"
        strict = True
        ordered = True
        unique = ["actor_id"]


class Locations(pa.DataFrameModel):
    """Where: countries, governorates, settlements and single sites, in one hierarchy."""

    location_id: str = c.key("Location", "Permanent id, after the name most used in English.")
    name_en: str = c.english("Name (English)", "The form most used in English-language news.")
    name_ar: str = c.arabic("Name (Arabic)", "The official or most used Arabic form.")
    aliases: str = c.text(
        "Aliases", "Former names and spellings in any script, joined by `;`.", optional=True
    )
    location_kind: str = c.coded("location_kind", "Kind", "What kind of place it is.")
    parent_location_id: str = c.reference(
        "locations", "Parent", "The place that it lies in.", optional=True
    )
    country_code: str = c.country()
    admin1_code: str = c.text(
        "First-level division",
        "ISO 3166-2 code of the governorate.",
        optional=True,
        pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$",
    )
    latitude: float = c.degrees(
        "Latitude", "Degrees north (WGS 84); empty for countries, regions and online.", limit=90
    )
    longitude: float = c.degrees(
        "Longitude", "Degrees east (WGS 84); empty for countries, regions and online.", limit=180
    )
    coordinates_source: str = c.text(
        "Coordinates from",
        "The gazetteer (`geonames`, `airportsdata`) or the `source_id` they were taken from.",
        optional=True,
        pattern=c.SLUG,
    )
    geonames_code: str = c.text(
        "GeoNames id", "Id of the place in GeoNames.", optional=True, pattern=r"^[1-9][0-9]*$"
    )
    note_en: str = c.note("What the place is, and what it is not to be taken for.")

    class Config:
        """What the table is called and what identifies a row."""

        name = "locations"
        strict = True
        ordered = True
        unique = ["location_id"]


class Statements(pa.DataFrameModel):
    """What was said: one speaker on one occasion, paraphrased in both languages."""

    statement_id: str = c.key("Statement", "Permanent id: date, speaker, words.")
    start_date: pl.Date = c.start_date()
    end_date: pl.Date = c.end_date()
    date_precision: str = c.date_precision()
    speaker_actor_id: str = c.reference(
        "actors", "Speaker", "Who spoke; the body that an unnamed official is said to serve."
    )
    office_en: str = c.english(
        "Office (English)", "The office that the speaker held on that day.", optional=True
    )
    office_ar: str = c.arabic(
        "Office (Arabic)", "The office that the speaker held on that day.", optional=True
    )
    on_behalf_of_actor_id: str = c.reference(
        "actors", "On behalf of", "The body that a named person spoke for.", optional=True
    )
    speech_act: str = c.coded(
        "speech_act", "Speech act", "What was done by saying it: the most committing act."
    )
    addressee_actor_id: str = c.reference(
        "actors", "Addressee", "Whom the words were addressed to.", optional=True
    )
    channel: str = c.coded("channel", "Channel", "The way in which the words became public.")
    attribution_form: str = c.coded(
        "attribution_form", "Attribution", "In what form the words are attributed to the speaker."
    )
    occasion_event_id: str = c.reference(
        "events", "Occasion", "The event at which it was said.", optional=True
    )
    about_event_id: str = c.reference(
        "events", "About", "The event that it speaks of.", optional=True
    )
    gist_en: str = c.english(
        "Gist (English)", "What was said, in one or two sentences of ours.", prose=True
    )
    gist_ar: str = c.arabic(
        "Gist (Arabic)", "What was said, in one or two sentences of ours.", prose=True
    )
    related_statement_id: str = c.reference(
        "statements",
        "Related statement",
        "An earlier statement that this one bears on.",
        optional=True,
    )
    statement_relation: str = c.coded(
        "statement_relation", "Relation", "How it bears on the related statement.", optional=True
    )
    source_id: str = c.reference("sources", "Source", "The page on which it was read.")
    coding_note_en: str = c.note("Doubts of the coding, and how they were decided.")

    class Config:
        """What the table is called and what identifies a row."""

        name = "statements"
        strict = True
        ordered = True
        unique = ["statement_id"]
